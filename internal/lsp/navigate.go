package lsp

import (
	"path/filepath"
	"slices"
)

// definition answers where what is at a place is defined.
func (s *server) definition(_ documentParams, f *file, offset int) (any, error) {
	found := []location{}
	if u, ok := f.useAt(offset); ok && slices.Contains(u.Kinds, files) {
		if g := s.fileAt(filepath.Join(filepath.Dir(f.path), filepath.FromSlash(u.ID))); g != nil {
			found = append(found, location{URI: g.uri})
		}
	}
	for _, t := range s.meant(f, offset) {
		found = append(found, t.definition())
	}
	return found, nil
}

// references answers where what is at a place is used.
func (s *server) references(p documentParams, f *file, offset int) (any, error) {
	found := []location{}
	for _, t := range s.meant(f, offset) {
		if p.Context.IncludeDeclaration {
			found = append(found, t.definition())
		}
		found = append(found, s.usesOf(f, t)...)
	}
	return found, nil
}

// highlights answers where what is at a place is defined and used in the same file.
func (s *server) highlights(_ documentParams, f *file, offset int) (any, error) {
	found := []map[string]any{}
	for _, t := range s.meant(f, offset) {
		for _, at := range append(s.usesOf(f, t), t.definition()) {
			if at.URI == f.uri {
				found = append(found, map[string]any{"range": at.Range})
			}
		}
	}
	return found, nil
}

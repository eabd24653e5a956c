package lsp

import (
	"path/filepath"
	"slices"
)

// locate reads the parameters of a request about a place, and returns the file and
// the offset there; nil where the document is neither a model nor a framework.
func (s *server) locate(get func(any)) (p positionParams, f *file, offset int) {
	get(&p)
	if f = s.fileOf(p.TextDocument.URI); f != nil {
		offset = f.offset(p.Position, s.encoding)
	}
	return p, f, offset
}

// definition answers where what is at a place is defined.
func (s *server) definition(get func(any)) (any, error) {
	_, f, offset := s.locate(get)
	if f == nil {
		return nil, nil
	}
	s.waitForFiles()
	found := []location{}
	if u, ok := f.useAt(offset); ok && slices.Contains(u.kinds, files) {
		if g := s.fileAt(filepath.Join(filepath.Dir(f.path), filepath.FromSlash(u.id))); g != nil {
			found = append(found, location{URI: g.uri})
		}
	}
	for _, t := range s.meant(f, offset) {
		found = append(found, s.location(definitionOf(t)))
	}
	return found, nil
}

// references answers where what is at a place is used.
func (s *server) references(get func(any)) (any, error) {
	p, f, offset := s.locate(get)
	if f == nil {
		return nil, nil
	}
	s.waitForFiles()
	found := []location{}
	for _, t := range s.meant(f, offset) {
		if p.Context.IncludeDeclaration {
			found = append(found, s.location(definitionOf(t)))
		}
		for _, at := range s.usesOf(f, t) {
			found = append(found, s.location(at))
		}
	}
	return found, nil
}

// highlights answers where what is at a place is defined and used in the same file.
func (s *server) highlights(get func(any)) (any, error) {
	_, f, offset := s.locate(get)
	if f == nil {
		return nil, nil
	}
	found := []map[string]any{}
	for _, t := range s.meant(f, offset) {
		for _, at := range append(s.usesOf(f, t), definitionOf(t)) {
			if at.file == f {
				found = append(found, map[string]any{"range": s.location(at).Range})
			}
		}
	}
	return found, nil
}

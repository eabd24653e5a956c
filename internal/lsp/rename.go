package lsp

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// prepareRename answers whether there is an id at a place that can be renamed.
func (s *server) prepareRename(get func(any)) (any, error) {
	_, f, offset := s.locate(get)
	if f == nil {
		return nil, nil
	}
	s.waitForFiles()
	all := s.meant(f, offset)
	if len(all) != 1 {
		return nil, nil
	}
	n, _ := f.tree.At(offset)
	_, to := n.Inner()
	return preparedRename{f.span(to-len(all[0].id), to, s.encoding), all[0].id}, nil
}

// rename answers with the edits that give a thing another id, where it is defined and
// wherever it is used.
func (s *server) rename(get func(any)) (any, error) {
	p, f, offset := s.locate(get)
	if f == nil {
		return nil, nil
	}
	s.waitForFiles()
	all := s.meant(f, offset)
	if len(all) == 0 {
		return nil, errors.New("there is no id here that can be renamed")
	}
	opened, err := s.openAll(f)
	if err != nil {
		return nil, err
	}
	from, _ := all[0].name.Inner()
	thing, ok := edit.At(opened, diag.Pos{File: editName(all[0].file), Offset: from})
	if !ok {
		return nil, fmt.Errorf("mend the faults of %s first", s.shortName(all[0].file))
	}
	if err := edit.Rename(opened, thing, p.NewName); err != nil {
		return nil, err
	}
	return s.editsOf(f, opened), nil
}

// editName returns the name of a file for package edit.
func editName(f *file) string { return filepath.ToSlash(f.key()) }

// openAll opens a file and those beside it to be changed. Of two that define the same
// ids each is there; what cannot be read at all must not use any.
func (s *server) openAll(f *file) ([]*edit.File, error) {
	var all []*edit.File
	for _, g := range s.beside(f) {
		opened, err := edit.Open(editName(g), []byte(g.src))
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read as it is, and may use the id; mend it first", s.shortName(g))
		}
		all = append(all, opened)
	}
	return all, nil
}

// editsOf returns the changes made to opened files as edits of the texts, which are those
// of the file and beside it.
func (s *server) editsOf(f *file, opened []*edit.File) workspaceEdit {
	all := map[string][]textEdit{}
	for _, g := range s.beside(f) {
		for _, o := range opened {
			if o.Name() != editName(g) {
				continue
			}
			for _, e := range o.Edits() {
				all[g.uri] = append(all[g.uri], textEdit{g.span(e.Pos.Offset, e.End.Offset, s.encoding), e.Text})
			}
		}
	}
	return workspaceEdit{all}
}

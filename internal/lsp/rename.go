package lsp

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// prepareRename answers whether there is an id at a place that can be renamed.
func (s *server) prepareRename(_ documentParams, f *file, offset int) (any, error) {
	all := s.meant(f, offset)
	if len(all) != 1 {
		return nil, nil
	}
	n, _ := f.tree.At(offset)
	_, to := n.Inner()
	return map[string]any{"range": f.span(to-len(all[0].ID), to), "placeholder": all[0].ID}, nil
}

// rename answers with the edits that give a thing another id, where it is defined and
// wherever it is used. Files that cannot be read at all must not have it.
func (s *server) rename(p documentParams, f *file, offset int) (any, error) {
	var opened []*edit.File
	var closed []*file
	for _, g := range s.beside(f) {
		if o, err := edit.Open(editName(g), []byte(g.src)); err == nil {
			opened = append(opened, o)
		} else {
			closed = append(closed, g)
		}
	}
	thing, ok := edit.At(opened, diag.Pos{File: editName(f), Offset: offset})
	for _, g := range closed {
		if g == f || ok && strings.Contains(g.src, thing.ID) {
			return nil, fmt.Errorf("%s cannot be read as it is, and may use the id; mend it first", s.shortName(g))
		}
	}
	if !ok {
		return nil, errors.New("there is no id here that can be renamed")
	}
	if err := edit.Rename(opened, thing, p.NewName); err != nil {
		return nil, err
	}
	var edits []diag.Edit
	for _, o := range opened {
		edits = append(edits, o.Edits()...)
	}
	return s.editOf(edits), nil
}

// editName returns the name of a file for package edit.
func editName(f *file) string { return filepath.ToSlash(f.key()) }

// editOf returns edits of files as the protocol has them; none where a file is not known.
func (s *server) editOf(edits []diag.Edit) workspaceEdit {
	all := map[string][]textEdit{}
	for _, e := range edits {
		f := s.fileAt(filepath.FromSlash(e.Pos.File))
		if f == nil {
			return workspaceEdit{}
		}
		all[f.uri] = append(all[f.uri], textEdit{f.span(e.Pos.Offset, e.End.Offset), e.Text})
	}
	return workspaceEdit{all}
}

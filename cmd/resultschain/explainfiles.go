package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/strength"
)

// An explainReader reads a model to explain, and those to which links may join
// it.
type explainReader struct {
	open   *opener
	stderr io.Writer
	by     *checkers
}

// file reads the model in a file, and the models beside it.
func (r *explainReader) file(arg string) (*explained, error) {
	in, err := r.open.file(arg)
	if err != nil {
		return nil, err
	}
	if in.kind() == "framework" {
		return nil, usage("%s is an outcomes framework; explain takes the file of a logic model", called(arg))
	}
	inputs := append([]*input{in}, r.beside(arg)...)
	members, links := r.by.members(inputs, true)
	x, err := r.explained(in, members[0], links)
	if err == nil {
		r.tellUnread(inputs[1:], members[1:])
	}
	return x, err
}

// beside are the models in the folder of the file, without its own. What cannot
// be read is told, and the rest explained.
func (r *explainReader) beside(arg string) []*input {
	if arg == "-" || isStream(arg) {
		return nil
	}
	tell := func(err error) {
		fmt.Fprintf(r.stderr, "resultschain: %v; its links are not told\n", err)
	}
	folder := filepath.Dir(arg)
	entries, err := os.ReadDir(folder)
	if err != nil {
		tell(unreadable(folder, err))
		return nil
	}
	own, err := os.Stat(arg)
	if err != nil {
		tell(unreadable(arg, err))
		return nil
	}
	var inputs []*input
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		ext := strings.ToLower(filepath.Ext(name))
		if ext != ".yaml" && ext != ".yml" || strings.HasPrefix(e.Name(), ".") || !isFile(name, e) {
			continue
		}
		if info, err := os.Stat(name); err == nil && os.SameFile(info, own) {
			continue
		}
		in, err := r.open.file(name)
		switch {
		case err != nil:
			tell(err)
		case in.kind() == "model":
			inputs = append(inputs, in)
		}
	}
	return inputs
}

// tellUnread tells which other models have faults that keep them from being
// read, so that their links are not known.
func (r *explainReader) tellUnread(inputs []*input, members []*portfolio.Member) {
	for i, m := range members {
		if m != nil && m.Model == nil {
			name := inputs[i].shown(inputs[i].name)
			fmt.Fprintf(r.stderr, "resultschain: %s cannot be read as a model, so that its links are not told; “resultschain check” explains what is wrong with it\n", diag.Quote(name))
		}
	}
}

// folder reads the models in a folder, and chooses the one that the name says,
// as in moray/trained, which it parts from the element.
func (r *explainReader) folder(arg, name string) (*explained, string, error) {
	id, element, ok := strings.Cut(name, "/")
	if !ok || id == "" || element == "" {
		return nil, "", usage("%s is a folder; name the file of a logic model, or with the folder a model and its element, as in moray/trained", diag.Quote(arg))
	}
	unread := false
	tell := func(err error) {
		fmt.Fprintf(r.stderr, "resultschain: %v; its links are not told\n", err)
		unread = true
	}
	var inputs []*input
	for _, f := range r.open.files(targets([]string{arg}, tell)) {
		switch {
		case f.err != nil:
			tell(f.err)
		case f.in.kind() == "model":
			inputs = append(inputs, f.in)
		}
	}
	members, links := r.by.members(inputs, unread)
	r.tellUnread(inputs, members)
	var ids []string
	found := -1
	for i, m := range members {
		switch {
		case m.Model == nil:
		case m.Model.ID != id:
			ids = append(ids, m.Model.ID)
		case found >= 0:
			return nil, "", usage("%s and %s are both called %s; give one of them another id, or name the file of one", diag.Quote(members[found].Name()), diag.Quote(m.Name()), diag.Quote(id))
		default:
			found = i
		}
	}
	if found < 0 {
		hint := ""
		if like, ok := near.Find(id, ids); ok {
			hint = "; did you mean " + diag.Quote(like+"/"+element) + "?"
		}
		return nil, "", usage("no model in %s has the id %s%s", diag.Quote(arg), diag.Quote(id), hint)
	}
	x, err := r.explained(inputs[found], members[found], links)
	return x, element, err
}

// explained is the model of a member.
func (r *explainReader) explained(in *input, m *portfolio.Member, links []portfolio.Link) (*explained, error) {
	if m.Model == nil {
		return nil, in.refuse(m.Findings, r.stderr)
	}
	return &explained{Member: m, file: in.shown(in.name), links: links}, nil
}

// errors are how many errors check finds in the model and in its links to
// others.
func (x *explained) errors() int {
	return x.Findings.Count(diag.Error) + x.Across.Count(diag.Error)
}

// join adds to the explanation of an element the links across models that are
// written in the other models.
func (x *explained) join() {
	e := x.element
	if e.Element < 0 {
		return
	}
	before, after := x.Chain.Causes(e.Element), x.Chain.Reach(e.Element)
	add := func(list *[]strength.Outside, marked []bool, own, other portfolio.Step) {
		i, ok := x.Chain.Index(own.Element.ID)
		same := func(o strength.Outside) bool { return o.Element == i && o.Ref.ID == other.String() }
		if own.Model == x.Model && ok && marked[i] && !slices.ContainsFunc(*list, same) {
			*list = append(*list, strength.Outside{Element: i, Ref: logicmodel.Ref{ID: other.String(), Pos: other.Element.Pos}})
		}
	}
	for _, l := range x.links {
		if !l.Feedback() {
			add(&e.Before, before, l.To, l.From)
			add(&e.After, after, l.From, l.To)
		}
	}
}

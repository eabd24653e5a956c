package main

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/render"
)

// A diffFormat is a form in which diff tells changes.
type diffFormat struct {
	form
	write func([]compared, io.Writer) error // nil: it is drawn
}

// diffFormats are all forms; the first is the default.
var diffFormats = []diffFormat{
	{form{name: "text", ending: "txt"}, writeDiffText},
	{form{name: "markdown", ending: "md"}, writeDiffMarkdown},
	{form{name: "json"}, writeDiffJSON},
	{form{name: "svg", picture: render.SVG}, nil},
	{form{name: "png", picture: render.PNG}, nil},
	{form{name: "pdf", picture: render.PDF}, nil},
	{form{name: "dot", picture: render.DOT}, nil},
	{form{name: "outline", ending: "txt", picture: render.Outline}, nil},
}

func diffFormatNames() []string {
	var names []string
	for _, f := range diffFormats {
		names = append(names, f.name)
	}
	return names
}

func diffForms() []form {
	var forms []form
	for _, f := range diffFormats {
		forms = append(forms, f.form)
	}
	return forms
}

func writeDiffText(pairs []compared, w io.Writer) error {
	for _, p := range pairs {
		if err := diff.WriteText(w, p.name(), p.changes); err != nil {
			return err
		}
	}
	return nil
}

func writeDiffMarkdown(pairs []compared, w io.Writer) error {
	var b strings.Builder
	for _, p := range pairs {
		if len(p.changes) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if err := diff.WriteMarkdown(&b, p.name(), p.changes); err != nil {
			return err
		}
	}
	if b.Len() == 0 && len(pairs) > 0 {
		b.WriteString("No change in meaning.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// The object that "diff --format json" writes. Its names are a contract.
type jsonDiff struct {
	Files []jsonCompared `json:"files"` // that changed
}

type jsonCompared struct {
	Old     *string      `json:"old"`
	New     *string      `json:"new"`
	Kind    string       `json:"kind"`
	Changes []jsonChange `json:"changes"`
}

type jsonChange struct {
	Kind   string     `json:"kind"`
	What   string     `json:"what"`
	Old    *jsonThing `json:"old"`
	New    *jsonThing `json:"new"`
	Field  string     `json:"field"`
	Before string     `json:"before"`
	After  string     `json:"after"`
}

type jsonThing struct {
	ID     string `json:"id"`
	To     string `json:"to"`
	Of     string `json:"of"`
	Title  string `json:"title"`
	Stage  string `json:"stage"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func writeDiffJSON(pairs []compared, w io.Writer) error {
	all := jsonDiff{Files: []jsonCompared{}}
	for _, p := range pairs {
		if len(p.changes) == 0 {
			continue
		}
		j := jsonCompared{Kind: "model"}
		for _, r := range []*revision{p.old, p.new} {
			if r != nil && r.framework != nil {
				j.Kind = "framework"
			}
		}
		if p.old != nil {
			j.Old = &p.old.shown
		}
		if p.new != nil {
			j.New = &p.new.shown
		}
		for _, c := range p.changes {
			k := jsonChange{Kind: c.Kind.String(), What: c.What.String(), Field: c.Field, Before: c.Before, After: c.After}
			if c.Kind != diff.Added {
				k.Old = jsonThingOf(c.Old, c.OldPos)
			}
			if c.Kind != diff.Removed {
				k.New = jsonThingOf(c.New, c.NewPos)
			}
			j.Changes = append(j.Changes, k)
		}
		all.Files = append(all.Files, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(all)
}

func jsonThingOf(t diff.Thing, at diag.Pos) *jsonThing {
	return &jsonThing{t.ID, t.To, t.Of, t.Title, t.Stage.String(), at.Line, at.Column}
}

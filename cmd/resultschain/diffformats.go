package main

import (
	"io"

	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/render"
)

// A diffFormat is a form in which diff writes changes.
type diffFormat struct {
	form
	write func(io.Writer, []*diff.Diff) error // nil: it is drawn
}

// diffFormats are all forms; the first is the default.
var diffFormats = []diffFormat{
	{form{name: "text", ending: "txt"}, diff.WriteText},
	{form{name: "markdown", ending: "md"}, diff.WriteMarkdown},
	{form{name: "json"}, diff.WriteJSON},
	{form{name: "svg", picture: render.SVG}, nil},
	{form{name: "png", picture: render.PNG}, nil},
	{form{name: "pdf", picture: render.PDF}, nil},
	{form{name: "dot", picture: render.DOT}, nil},
	{form{name: "outline", ending: "txt", picture: render.Outline}, nil},
}

func diffForms() []form {
	var forms []form
	for _, f := range diffFormats {
		forms = append(forms, f.form)
	}
	return forms
}

func diffFormatNames() []string {
	var names []string
	for _, f := range diffFormats {
		names = append(names, f.name)
	}
	return names
}

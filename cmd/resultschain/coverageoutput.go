package main

import (
	"bytes"
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/render"
)

// A coverageFormat is a form in which coverage is told.
type coverageFormat struct {
	form
	write func(*portfolio.Coverage, io.Writer) error // nil: it is drawn
}

// coverageFormats are all forms; the first is the default.
var coverageFormats = []coverageFormat{
	{form{name: "text", ending: "txt"}, (*portfolio.Coverage).WriteText},
	{form{name: "md", ending: "markdown"}, (*portfolio.Coverage).WriteMarkdown},
	{form{name: "csv"}, (*portfolio.Coverage).WriteCSV},
	{form{name: "json"}, (*portfolio.Coverage).WriteJSON},
	{form{name: "html", ending: "htm"}, (*portfolio.Coverage).WriteHTML},
	{form{name: "svg", picture: render.SVG}, nil},
	{form{name: "png", picture: render.PNG}, nil},
	{form{name: "pdf", picture: render.PDF}, nil},
	{form{name: "dot", picture: render.DOT}, nil},
	{form{name: "outline", ending: "txt", picture: render.Outline}, nil},
}

func coverageForms() []form {
	var forms []form
	for _, f := range coverageFormats {
		forms = append(forms, f.form)
	}
	return forms
}

func coverageFormatNames() []string {
	var names []string
	for _, f := range coverageFormats {
		names = append(names, f.name)
	}
	return names
}

// A coverageWriter writes coverage in one form to one place.
type coverageWriter struct {
	ctx            context.Context
	stdout, stderr io.Writer
	format         coverageFormat
	options        render.Options // of a picture
	output         string         // a file; empty: standard output
	read           *filesRead
}

// writer is what the flags want.
func (o *coverageOptions) writer(cmd *cobra.Command) (*coverageWriter, error) {
	chosen, err := chosenForm(coverageForms(), o.format, o.output, "coverage")
	if err != nil {
		return nil, err
	}
	w := &coverageWriter{ctx: cmd.Context(), stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr(), format: coverageFormats[chosen], read: o.read}
	if o.output != "-" {
		w.output = o.output
	}
	if meansFolder(w.output) {
		return nil, usage("%s is a folder; name a file, as in coverage.svg", diag.Quote(w.output))
	}
	if w.format.picture == "" {
		return w, noPictureFlags(cmd)
	}
	if w.options, err = o.picture.options(); err != nil {
		return nil, err
	}
	return w, o.picture.files(&w.options, o.opener(o.root, nil), w.stderr)
}

// write writes the coverage, whole or not at all.
func (w *coverageWriter) write(c *portfolio.Coverage) error {
	if w.format.picture != "" {
		picture, err := w.draw(c)
		switch {
		case err != nil:
			return err
		case w.output == "":
			return write(w.stdout, string(picture))
		}
		return replacePicture(w.output, picture, w.read)
	}
	var b bytes.Buffer
	if err := w.format.write(c, &b); err != nil {
		return failure(err)
	}
	if w.output == "" {
		return write(w.stdout, b.String())
	}
	return replaceText("the coverage", w.output, b.Bytes(), w.read)
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/render"
)

// coverageForms are the forms that coverage writes; the first is the default.
var coverageForms = append(tableForms(), pictureForms...)

// A coverageWriter writes coverage in one form to one place.
type coverageWriter struct {
	ctx            context.Context
	stdout, stderr io.Writer
	form           form
	options        render.Options // of a picture
	output         string         // a file; empty: standard output
	read           *filesRead
}

// writer returns what writes as the flags want.
func (o *coverageOptions) writer(cmd *cobra.Command) (*coverageWriter, error) {
	chosen, err := chosenForm(coverageForms, o.format, o.output, "coverage")
	if err != nil {
		return nil, err
	}
	w := &coverageWriter{ctx: cmd.Context(), stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr(), form: coverageForms[chosen], read: o.read}
	if o.output != "-" {
		w.output = o.output
	}
	if meansFolder(w.output) {
		return nil, usage("%s is a folder; name a file, as in coverage.svg", diag.Quote(w.output))
	}
	if w.form.picture == "" {
		return w, noPictureFlags(cmd)
	}
	if w.options, err = o.picture.options(); err != nil {
		return nil, err
	}
	return w, o.picture.files(&w.options, o.opener(o.root, nil), w.stderr)
}

// write writes the coverage, whole or not at all.
func (w *coverageWriter) write(c *portfolio.Coverage) error {
	if w.form.picture != "" {
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
	if err := c.Write(&b, w.form.name); err != nil {
		return failure(err)
	}
	if w.output == "" {
		return write(w.stdout, b.String())
	}
	return replaceText("the coverage", w.output, b.Bytes(), w.read)
}

// draw draws the framework by levels, with notes on who supports each outcome.
func (w *coverageWriter) draw(c *portfolio.Coverage) ([]byte, error) {
	if c.Framework == nil {
		return nil, failure(errors.New("the coverage was not drawn: the models name no framework; name one with --framework"))
	}
	o := w.options
	notes, marks := c.Notes()
	o.Notes = notes
	for _, m := range marks {
		o.NoteMarks = append(o.NoteMarks, render.NoteMark(m))
	}
	draws := pictures{formats: []render.Format{w.form.picture}}
	made, err := draws.write(&o, subject{
		write: func(b *bytes.Buffer, format render.Format) error {
			return render.WriteFramework(w.ctx, b, c.Framework, format, &o)
		},
		draw: func(o *render.Options) (*render.Picture, error) {
			picture, err := render.DrawFramework(w.ctx, c.Framework, o)
			return picture, tooLarge(err, o)
		},
		split: inNoParts,
	})
	if e := (*exit)(nil); errors.As(err, &e) {
		return nil, err
	} else if err != nil {
		return nil, failure(fmt.Errorf("the coverage was not drawn: %w", err))
	}
	for _, warning := range made.warnings {
		fmt.Fprintf(w.stderr, "resultschain: %s\n", warning)
	}
	return made.pictures[0], nil
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/render"
)

func newRender() *cobra.Command {
	var o renderOptions
	cmd := &cobra.Command{
		Use:   "render FILE|DIR…",
		Short: "Draw logic models and frameworks",
		Long: `render draws the logic model in FILE, with the outcomes of its framework, or an
outcomes framework by itself. The format is that of the ending of the output's
name, or SVG; without -o it goes to standard output.

Of several files or a folder, every model and framework is drawn, in every
format that --format names, into the folder that -o names. Pictures that have
not changed are not written again, and a file with errors does not keep the
others from being drawn.

With --together all models stand side by side in one picture, with the outcomes
of the framework on top; --depth says how much of each is shown. Without it, as
much is shown on a page as can be read there, which is told.

Links from one model to another are followed where both are read, and of a
folder they must lead somewhere, as for “check”.

With --show progress the boxes tell how indicators do, as at the date that the
model gives, or --as-at; --data adds values from tables, as for “progress”.

A model with errors is not drawn, since its picture would be wrong too; --force
draws it all the same, as a draft. Each output is written whole or not at all.
It takes the place of what had its name, but never of a file that is read, nor
of another model or framework.`,
		Example: `  resultschain render examples/stobswellbeing.yaml -o chain.svg
  resultschain render model.yaml --page a4 --landscape -o chain.svg
  resultschain render model.yaml --view chain --focus aware --only -o part.svg
  resultschain render models/ -o pictures --format svg,dot
  resultschain render model.yaml --format dot | dot -Tpdf > chain.pdf`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("name the file of a logic model to draw")
			}
			return nil
		},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.render(cmd.Context(), args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	o.addFlags(cmd)
	addReading(cmd, &o.reading)
	return cmd
}

type renderOptions struct {
	reading
	pictureOptions
	output  string
	formats []string
	force   bool

	allTogether bool
}

func (o *renderOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write to `FILE`, or into a folder")
	f.StringSliceVar(&o.formats, "format", nil, "draw as `FORMAT`: "+formatNames(", "))
	f.BoolVar(&o.force, "force", false, "draw a model that has errors")
	f.BoolVar(&o.allTogether, "together", false, "draw all models in one picture, side by side")
	o.pictureOptions.addFlags(cmd)
	completeWords(cmd, "format", strings.Split(formatNames(" "), " ")...)
}

func formatNames(sep string) string { return join(render.Formats(), sep) }

func (o *renderOptions) render(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	p, err := o.prepare(args, stdin, stderr)
	if err != nil {
		return err
	}
	if o.depth != "" && !o.allTogether {
		return usage("--depth says how much --together shows; give both")
	}
	if o.allTogether {
		return o.together(ctx, p, args, stdout, stderr)
	}
	if o.several(args) {
		return o.batch(ctx, p, args, stdout, stderr)
	}
	return o.one(ctx, p, args[0], stdout, stderr)
}

// prepare reads what the flags name.
func (o *renderOptions) prepare(args []string, stdin io.Reader, stderr io.Writer) (*pictures, error) {
	formats, err := o.chosenFormats(o.several(args) && !o.allTogether)
	if err != nil {
		return nil, err
	}
	options, err := o.options()
	if err != nil {
		return nil, err
	}
	open := newOpener(o.root, stdin)
	if err := o.files(&options, open, stderr); err != nil {
		return nil, err
	}
	p := &pictures{options: options, formats: formats, force: o.force, open: open}
	if p.progress, err = o.overlay(args, open, stderr); err != nil {
		return nil, err
	}
	if o.framework == "" {
		return p, nil
	}
	in, err := p.open.framework(o.framework)
	if err != nil {
		return nil, err
	}
	var faults diag.List
	if p.framework, faults = in.framework(); p.framework == nil {
		p.unfit = &refused{in: in, why: faults, hint: "mend its framework"}
	}
	return p, nil
}

// several reports whether there may be more than one picture.
func (o *renderOptions) several(args []string) bool {
	return len(args) > 1 || len(o.formats) > 1 || meansFolder(o.output) || args[0] != "-" && meansFolder(args[0])
}

// meansFolder reports whether the name is that of a folder, or can only be meant
// as one.
func meansFolder(name string) bool {
	if name == "" {
		return false
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir() || err != nil && os.IsPathSeparator(name[len(name)-1])
}

// one draws one file to one output.
func (o *renderOptions) one(ctx context.Context, p *pictures, arg string, stdout, stderr io.Writer) error {
	in, err := p.open.file(arg)
	if err != nil {
		return err
	}
	d, err := p.draw(ctx, in, p.members([]*input{in}, true)[0])
	if err != nil {
		return tell(stderr, arg, err)
	}
	for _, w := range d.warnings {
		fmt.Fprintf(stderr, "resultschain: %s: %s\n", called(arg), w)
	}
	if o.output == "" || o.output == "-" {
		return write(stdout, string(d.pictures[0]))
	}
	return replacePicture(o.output, d.pictures[0], p.open.read)
}

// tell prints why the file of an argument was not drawn, and gives the error
// to end with.
func tell(w io.Writer, arg string, err error) error {
	var r *refused
	if errors.As(err, &r) {
		printer := diag.Printer{Source: r.in.source}
		list := append(r.in.display(r.why), r.across...)
		list.Sort()
		if err := printer.Print(w, list); err != nil {
			return failure(err)
		}
		if r.hint == "" {
			return &exit{exitFindings, fmt.Errorf("%s is not a theme that can be used: mend it first", called(arg))}
		}
		return &exit{exitFindings, fmt.Errorf("%s was not drawn: %s", called(arg), r.hint)}
	}
	var e *exit
	switch {
	case errors.As(err, &e) && arg != "" && !strings.Contains(err.Error(), diag.Quote(arg)):
		return &exit{e.status, fmt.Errorf("%s: %w", called(arg), err)}
	case errors.As(err, &e):
		return err
	}
	return failure(fmt.Errorf("%s was not drawn: %w", called(arg), err))
}

// chosenFormats are the formats of the flag, else that of the output's name,
// else SVG.
func (o *renderOptions) chosenFormats(several bool) ([]render.Format, error) {
	names := o.formats
	if ext := strings.TrimPrefix(filepath.Ext(o.output), "."); len(names) == 0 && ext != "" && !several {
		names = []string{ext}
	}
	if len(names) == 0 {
		names = []string{string(render.SVG)}
	}
	var formats []render.Format
	for _, name := range names {
		format, err := render.ParseFormat(name)
		if err != nil {
			return nil, usage("%w", err)
		}
		if !slices.Contains(formats, format) {
			formats = append(formats, format)
		}
	}
	ending := strings.TrimPrefix(filepath.Ext(o.output), ".")
	switch ends, err := render.ParseFormat(ending); {
	case err != nil || ends == render.Outline || meansFolder(o.output): // text of any kind may be .txt
	case several:
		return nil, usage("%s is the name of one picture, and there may be several; name a folder, or draw all models in one with --together", diag.Quote(o.output))
	case ends != formats[0]:
		return nil, usage("%s is the name of a picture in the format %s, and --format says %s", diag.Quote(o.output), ends, formats[0])
	}
	return formats, nil
}

// unchanged reports whether the file holds just that already.
func unchanged(name string, data []byte) bool {
	info, err := os.Stat(name)
	if err != nil || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(name)
	return err == nil && bytes.Equal(old, data)
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

func newRender() *cobra.Command {
	var o renderOptions
	cmd := &cobra.Command{
		Use:   "render FILE",
		Short: "Draw a logic model",
		Long: `render draws the logic model in FILE, with the outcomes of its framework. The
format is that of the ending of the output's name, or SVG.

A model with errors is not drawn, since its picture would be wrong too; --force
draws it all the same. The output is written whole or not at all.`,
		Example: `  resultschain render examples/stobswellbeing.yaml -o chain.svg
  resultschain render model.yaml --format dot | dot -Tpdf > chain.pdf`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("name the file of one logic model to draw")
			}
			return nil
		},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.render(cmd.Context(), args[0], cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`; without it, to standard output")
	cmd.Flags().StringVar(&o.format, "format", "", "draw as `FORMAT`: "+formatNames(" or "))
	cmd.Flags().BoolVar(&o.force, "force", false, "draw a model that has errors")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", strings.Split(formatNames(" "), " ")...)
	return cmd
}

func formatNames(sep string) string {
	var names []string
	for _, f := range render.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, sep)
}

type renderOptions struct {
	reading
	output string
	format string
	force  bool
}

func (o *renderOptions) render(ctx context.Context, arg string, stdin io.Reader, stdout, stderr io.Writer) error {
	format, err := o.chosenFormat()
	if err != nil {
		return err
	}
	open := newOpener(o.root, stdin)
	var f *outcomes.Framework
	if o.framework != "" {
		in, err := open.framework(o.framework)
		if err != nil {
			return err
		}
		var faults diag.List
		if f, faults = in.framework(); f == nil {
			return refuse(stderr, in, faults, arg, "mend its framework")
		}
	}
	in, err := open.file(arg)
	if err != nil {
		return err
	}
	if kindOf(in.src) == "framework" {
		return usage("%s is a framework; name the file of a logic model", called(arg))
	}
	if o.output != "-" && sameFile(arg, o.output) {
		return usage("the picture would take the place of the model %s; choose another name for it", called(arg))
	}
	report := logicmodel.CheckSource(in.fsys, in.name, in.src, f, nil)
	switch errors := atLeast(report.Findings, diag.Error); {
	case report.Model == nil:
		return refuse(stderr, in, errors, arg, "mend what is wrong")
	case len(errors) > 0 && !o.force:
		return refuse(stderr, in, errors, arg, "mend what is wrong, or draw it all the same with --force")
	}
	var picture bytes.Buffer
	err = render.Write(ctx, &picture, report.Model, format, &render.Options{Framework: report.Framework})
	if err != nil {
		return failure(fmt.Errorf("%s was not drawn: %w", called(arg), err))
	}
	if o.output == "" || o.output == "-" {
		return write(stdout, picture.String())
	}
	return unwritable(o.output, replaceFile(o.output, picture.Bytes()))
}

// refuse tells why the model arg is not drawn, and what to do.
func refuse(w io.Writer, in *input, why diag.List, arg, hint string) error {
	printer := diag.Printer{Source: in.source}
	if err := printer.Print(w, in.display(why)); err != nil {
		return failure(err)
	}
	return &exit{exitFindings, fmt.Errorf("%s was not drawn: %s", called(arg), hint)}
}

// chosenFormat is the format of the flag, else of the output's name, else SVG.
func (o *renderOptions) chosenFormat() (render.Format, error) {
	name := o.format
	if name == "" {
		name = strings.TrimPrefix(filepath.Ext(o.output), ".")
	}
	if name == "" {
		return render.SVG, nil
	}
	format, err := render.ParseFormat(name)
	if err != nil {
		return "", usage("%w", err)
	}
	return format, nil
}

// atLeast are the findings of the severity or a graver one.
func atLeast(list diag.List, s diag.Severity) diag.List {
	var some diag.List
	for _, d := range list {
		if d.Severity >= s {
			some = append(some, d)
		}
	}
	return some
}

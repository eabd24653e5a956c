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
  resultschain render examples/stobswellbeing.yaml --format dot | dot -Tpdf > chain.pdf`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.render(cmd.Context(), args[0], cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`; without it, to standard output")
	cmd.Flags().StringVar(&o.format, "format", "", "`format` of the picture: "+formatNames(" or "))
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
	f, err := o.override(stdin)
	if err != nil {
		return err
	}
	in, err := openInput(arg, o.root, stdin)
	if err != nil {
		return err
	}
	if kindOf(in.src) == "framework" {
		return usage("%s is a framework; name the file of a logic model", arg)
	}
	report := logicmodel.CheckSource(in.fsys, in.name, in.src, f, nil)
	if errors := atLeast(report.Findings, diag.Error); len(errors) > 0 && (!o.force || report.Model == nil) {
		printer := diag.Printer{Source: in.source}
		if err := printer.Print(stderr, in.display(errors)); err != nil {
			return failure(err)
		}
		hint := "mend what is wrong"
		if report.Model != nil {
			hint += ", or draw it all the same with --force"
		}
		return &exit{exitFindings, fmt.Errorf("%s was not drawn: %s", arg, hint)}
	}
	var picture bytes.Buffer
	err = render.Write(ctx, &picture, report.Model, format, &render.Options{Framework: report.Framework})
	if err != nil {
		return failure(fmt.Errorf("drawing %s: %w", arg, err))
	}
	if o.output == "" || o.output == "-" {
		_, err = stdout.Write(picture.Bytes())
	} else {
		err = writeFile(o.output, picture.Bytes(), true)
	}
	if err != nil {
		return failure(fmt.Errorf("writing the picture: %w", err))
	}
	return nil
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

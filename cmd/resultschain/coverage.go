package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

func newCoverage() *cobra.Command {
	var o coverageOptions
	cmd := &cobra.Command{
		Use:   "coverage [FILE|DIR]…",
		Short: "Tell who supports which outcomes of a framework",
		Long: `coverage reads the logic models in a folder, follows the links between them, and
tells for each outcome of their framework which elements support it, directly or
through outcomes that contribute to it, and which activities and partners work
towards it: what nobody supports, where only one partner does, and where effort
may be made twice. Without arguments it reads the working folder.

The framework is the one for which most of the models are written, by themselves
or by one that extends it; --framework names another, for which models that name
none count too. Models with errors, or for other frameworks, are left out; which
and why is told, and the exit status is 1.`,
		Example: `  resultschain coverage models/
  resultschain coverage models/ --framework plan.yaml --format html > plan.html`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.coverage(args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "`FORMAT`: "+strings.Join(coverageFormatNames(), ", "))
	addReading(cmd, &o.reading)
	cmd.Flags().Lookup("framework").Usage = "cover the framework in `FILE`"
	completeWords(cmd, "format", coverageFormatNames()...)
	return cmd
}

type coverageOptions struct {
	reading
	format string
}

// A coverageFormat is a form in which coverage is written.
type coverageFormat struct {
	name  string
	write func(*portfolio.Coverage, io.Writer) error
}

// coverageFormats are all forms; the first is the default.
var coverageFormats = []coverageFormat{
	{"text", (*portfolio.Coverage).WriteText},
	{"md", (*portfolio.Coverage).WriteMarkdown},
	{"csv", (*portfolio.Coverage).WriteCSV},
	{"json", (*portfolio.Coverage).WriteJSON},
	{"html", (*portfolio.Coverage).WriteHTML},
	{"svg", writeCoveragePicture},
}

func coverageFormatNames() []string {
	var names []string
	for _, f := range coverageFormats {
		names = append(names, f.name)
	}
	return names
}

func coverageFormatOf(name string) (coverageFormat, error) {
	for _, f := range coverageFormats {
		if f.name == name {
			return f, nil
		}
	}
	names := coverageFormatNames()
	last := len(names) - 1
	return coverageFormat{}, usage("there is no format %s of coverage; use %s or %s", diag.Quote(name), strings.Join(names[:last], ", "), names[last])
}

func (o *coverageOptions) coverage(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	format, err := coverageFormatOf(o.format)
	if err != nil {
		return err
	}
	all := newResults() // what must be told beside the coverage
	all.color = wantsColor(stderr)
	var f *outcomes.Framework
	if o.framework != "" {
		in, err := newOpener(o.root, stdin).framework(o.framework)
		if err != nil {
			return err
		}
		var faults diag.List
		if f, faults = in.framework(); f == nil {
			all.add(in, checked{found: faults})
			return all.refuse(stderr, fmt.Errorf("the framework %s has errors, so nothing can be told of it", called(o.framework)))
		}
	}
	inputs, unread, err := o.inputs(args, stdin, stderr)
	if err != nil {
		return err
	}
	switch {
	case len(inputs) > 0:
	case unread:
		return failure(nil)
	default:
		return usage("there is no logic model here")
	}
	checkers := newCheckers(nil)
	sources := make([]portfolio.Source, len(inputs))
	for i, in := range inputs {
		sources[i] = checkers.source(in)
	}
	p := portfolio.New(sources, &portfolio.Options{Framework: f, Partial: unread})
	c := p.Coverage(f)
	if err := format.write(c, stdout); err != nil {
		return unwritable("standard output", err)
	}
	for i, m := range p.Members {
		all.add(inputs[i], checked{across: m.Across})
	}
	if err := all.refuse(stderr, nil); err != nil && !all.failed() {
		return err
	}
	for _, l := range c.LeftOut {
		hint := ""
		if l.Findings.Err() != nil {
			hint = fmt.Sprintf("; “resultschain check %s” explains more", l.Name())
		}
		fmt.Fprintf(stderr, "resultschain: %s is left out: %s%s\n", diag.Quote(l.Name()), l.Why, hint)
	}
	switch {
	case unread:
		return failure(nil)
	case all.failed() || len(c.LeftOut) > 0:
		return &exit{status: exitFindings}
	}
	return nil
}

// inputs are the models that the arguments name; of a file that cannot be read
// the user is told. A folder that does not lie under the working folder is
// where the frameworks of its models are read.
func (o *coverageOptions) inputs(args []string, stdin io.Reader, stderr io.Writer) (inputs []*input, unread bool, err error) {
	tell := func(err error) {
		fmt.Fprintf(stderr, "resultschain: %v\n", err)
		unread = true
	}
	root := o.root
	folder := len(args) == 0
	if folder {
		args = []string{"."}
	}
	if info, err := os.Stat(args[0]); root == "" && len(args) == 1 && err == nil && info.IsDir() {
		if _, under := relative(".", args[0]); !under {
			root = args[0]
		}
	}
	open := newOpener(root, stdin)
	for _, t := range targets(args, tell) {
		in, err := open.file(t.name)
		var e *exit
		switch {
		case errors.As(err, &e) && e.status == exitUsage:
			return nil, false, err
		case err != nil:
			tell(err)
		case t.named && !folder && kindOf(in.src) == "framework":
			return nil, false, usage("%s is a framework; name the models here, and the framework with --framework", called(t.name))
		case t.named && !folder || kindOf(in.src) == "model":
			inputs = append(inputs, in)
		}
	}
	return inputs, unread, nil
}

// refuse prints the errors and gives the status to exit with, and err as the
// reason. Without errors it is nil.
func (r *results) refuse(w io.Writer, err error) error {
	var list diag.List
	for _, d := range r.findings {
		if d.Severity == diag.Error {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		return nil
	}
	printer := diag.Printer{Source: r.source, Color: r.color}
	if err := printer.Print(w, list); err != nil {
		return unwritable("standard error", err)
	}
	return &exit{exitFindings, err}
}

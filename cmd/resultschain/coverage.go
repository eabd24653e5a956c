package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

func newCoverage() *cobra.Command {
	o := coverageOptions{read: newFilesRead()}
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
and why is told, and the exit status is 1.

As svg, png or pdf it is a picture of the framework, level by level, in which
● marks the outcomes that models support directly, ► those that they support
only through outcomes that contribute to them, and ○ what nobody supports yet.
outline tells that picture in words, and dot is text for Graphviz. The ending of
the output's name chooses the format too. An output is written whole or not at
all, and never in the place of a model, a framework or a file that is read.`,
		Example: `  resultschain coverage models/
  resultschain coverage models/ --framework plan.yaml -o plan.html
  resultschain coverage models/ --page a4 --landscape -o plan.pdf`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := o.writer(cmd)
			if err != nil {
				return err
			}
			return o.coverage(w, args, cmd.InOrStdin())
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "`FORM`: "+strings.Join(formNames(coverageForms), ","))
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`")
	addReading(cmd, &o.reading)
	cmd.Flags().Lookup("framework").Usage = "cover the framework in `FILE`"
	completeWords(cmd, "format", formNames(coverageForms)...)
	addPictureFlags(cmd, &o.picture)
	return cmd
}

type coverageOptions struct {
	reading
	format, output string
	picture        pictureOptions
	read           *filesRead // by all of its openers
}

func (o *coverageOptions) opener(root string, stdin io.Reader) *opener {
	open := newOpener(root, stdin)
	open.read = o.read
	return open
}

// coverage tells what the models in the arguments cover.
func (o *coverageOptions) coverage(w *coverageWriter, args []string, stdin io.Reader) error {
	stderr := w.stderr
	all := newResults() // what must be told beside the coverage
	all.color = wantsColor(stderr)
	var f *outcomes.Framework
	if o.framework != "" {
		in, err := o.opener(o.root, stdin).framework(o.framework)
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
	if err := w.write(c); err != nil {
		return err
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
			hint = fmt.Sprintf("; “resultschain check %s” explains more", plaintext.Printable(l.Name()))
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
	open := o.opener(root, stdin)
	ts := targets(args, tell)
	for i, f := range open.files(ts) {
		t, in, err := ts[i], f.in, f.err
		var e *exit
		switch {
		case errors.As(err, &e) && e.status == exitUsage:
			return nil, false, err
		case err != nil:
			tell(err)
		case t.named && !folder && in.kind() == "framework":
			return nil, false, usage("%s is a framework; name the models here, and the framework with --framework", called(t.name))
		case t.named && !folder || in.kind() == "model":
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

package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
	needle "github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

func newProgressReport() *cobra.Command {
	var o progressOptions
	cmd := &cobra.Command{
		Use:   "progress FILE|DIR…",
		Short: "Tell how far indicators are from their targets",
		Long: `progress tells of each indicator of a logic model or an outcomes framework how
far it has come from its baseline towards its target, and whether it is on
track: reached, kept, on track, behind, not kept, worse, or not known, and why.

It looks from the date that the model gives under “as-at”, or from --as-at; the
clock is never read. The latest value by then is held against a straight line
from the baseline to the targets, on the day of that value. A year or a month
stands for its last day; while it is not over, its value counts as of the date
from which one looks, unless there is one from within it. Two values for one
day must be the same.

Values may stand in the model, under “actuals”, or in tables that --data names,
so that the model stays as it is: CSV files with the columns indicator (its id),
date and value, parted by commas, semicolons or tabs. Where models share an id,
write the model's too, as in village-cafe/known. An indicator that measures one
of the framework takes from it what it does not say, and its values in a table.

An indicator to be maintained is kept unless it crosses its target, seen from
its baseline; where the two are one, any move leaves it not known.

The report is text for people; md, Markdown; csv; or json: {"files": [{"file",
"kind", "id", "title", "date", "counts", "indicators": [{"indicator", "title",
"element", "state", "needle", "reason", "explanation", "unit", "direction",
"inferred", "baseline", "latest", "target", "travelled", "asked", "due",
"notes", "file", "line", "column"}]}]}, where “baseline”, “latest” and “target”
are {"value", "on"} as written, “asked” and “due” what the line asks for by the
date of the value and by that of the report, “travelled” the part of the way
from baseline to target, and each of these is null where it is not known.

Exit status: 0 told, whatever the news; 1 the models or the data have errors;
2 the command line is wrong; 3 a file could not be read.`,
		Example: `  resultschain progress examples/village-cafe.yaml
  resultschain progress --data values.csv --as-at 2026-06 models/
  resultschain progress --format csv models/ > progress.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("name the file of a logic model, or a folder")
			}
			return nil
		},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			p := &progressReport{progressOptions: o, stderr: cmd.ErrOrStderr(), open: newOpener(o.root, cmd.InOrStdin())}
			return p.run(args, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "write the report as `FORMAT`")
	cmd.Flags().StringVar(&o.asAt, "as-at", "", "look from `DATE`, as in 2026 or 2026-06-30")
	cmd.Flags().StringArrayVar(&o.data, "data", nil, "add the values in the CSV file `FILE`")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", table.Names(false)...)
	completeWords(cmd, "as-at")
	completeFlag(cmd, "data", cobra.ShellCompDirectiveFilterFileExt, "csv", "tsv", "txt")
	return cmd
}

type progressOptions struct {
	reading
	format string
	asAt   string
	data   []string
}

// A progressReport is the progress of the indicators of many files.
type progressReport struct {
	progressOptions
	open   *opener
	stderr io.Writer
	files  []measured
	values []needle.Value
	faults progressFaults
	unread bool
}

// measured is a file whose indicators are looked at.
type measured struct {
	in        *input
	model     *logicmodel.Model // nil: a framework
	framework *outcomes.Framework
	review    *needle.Review
}

func (p *progressReport) run(args []string, stdout io.Writer) error {
	if names := table.Names(false); !slices.Contains(names, p.format) {
		return usage("there is no format %s of progress; use %s", diag.Quote(p.format), prose.Or(names))
	}
	asAt := outcomes.Date(p.asAt)
	if _, _, err := asAt.Span(); asAt != "" && err != nil {
		return usage("--as-at: %v", err)
	}
	if err := p.readData(); err != nil {
		return err
	}
	if err := p.readFiles(args); err != nil {
		return err
	}
	if len(p.files) == 0 && len(p.faults.list) == 0 && !p.unread {
		return usage("no YAML file here has “model” or “framework” at the top; name the file of a model")
	}
	p.reckon(asAt)
	if err := p.faults.print(p.stderr); err != nil {
		return unwritable("standard error", err)
	}
	if len(p.files) > 0 {
		var reviews []*needle.Review
		for _, f := range p.files {
			reviews = append(reviews, f.review)
		}
		if err := needle.Write(stdout, p.format, reviews...); err != nil {
			return unwritable("standard output", err)
		}
	}
	switch {
	case p.unread:
		return failure(nil)
	case p.faults.list.Count(diag.Error) > 0:
		return &exit{status: exitFindings}
	}
	return nil
}

// tell tells why a file could not be read.
func (p *progressReport) tell(err error) {
	fmt.Fprintf(p.stderr, "resultschain: %v\n", err)
	p.unread = true
}

// reckon reports on each file, and keeps the values that belong to indicators of
// them. Others are told if all files could be read.
func (p *progressReport) reckon(asAt outcomes.Date) {
	var reviews []*needle.Review
	for _, f := range p.files {
		reviews = append(reviews, needle.Judge(f.model, f.framework, nil, asAt))
	}
	values, faults := needle.Known(p.values, reviews...)
	if !p.unread && !p.faults.unparsed {
		p.faults.list = append(p.faults.list, faults...)
	}
	for i := range p.files {
		f := &p.files[i]
		f.review = needle.Judge(f.model, f.framework, values, asAt)
		f.review.Name = f.in.shown(f.in.name)
		p.faults.addData(f.in, f.review.Findings)
	}
	p.values = values
}

// readData reads the tables.
func (p *progressReport) readData() error {
	for _, name := range p.data {
		src, shown, err := p.open.data(name)
		var e *exit
		switch {
		case errors.As(err, &e) && e.status == exitUsage:
			return err
		case err != nil:
			p.tell(err)
			continue
		}
		p.values = append(p.values, p.faults.table(shown, src)...)
	}
	return nil
}

// readFiles reads the models and frameworks that the arguments name.
func (p *progressReport) readFiles(args []string) error {
	checkers := newCheckers(nil)
	if p.framework != "" {
		in, err := p.open.framework(p.framework)
		if err != nil {
			return err
		}
		var faults diag.List
		if checkers.framework, faults = in.framework(); checkers.framework == nil {
			p.faults.add(in, faults)
			p.faults.unparsed = true
			return nil
		}
	}
	ts := targets(args, p.tell)
	for i, f := range p.open.files(ts) {
		t, in, err := ts[i], f.in, f.err
		var e *exit
		switch {
		case errors.As(err, &e) && e.status == exitUsage:
			return err
		case err != nil:
			p.tell(err)
		case t.named || in.kind() != "":
			p.read(in, checkers)
		}
	}
	return nil
}

// read reads a model or a framework, and tells its errors.
func (p *progressReport) read(in *input, by *checkers) {
	f := measured{in: in}
	if in.kind() == "framework" {
		var faults diag.List
		f.framework, faults = in.framework()
		p.faults.add(in, faults)
	} else {
		r := by.checker(in).CheckSource(in.name, in.src)
		f.model, f.framework = r.Model, r.Framework
		p.faults.add(in, r.Findings)
	}
	if f.model == nil && (f.framework == nil || in.kind() != "framework") {
		p.faults.unparsed = true
		return
	}
	p.files = append(p.files, f)
}

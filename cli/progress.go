package cli

import (
	"bytes"
	"slices"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/internal/workspace"
	needle "github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

func newProgressReport(p pack) *cobra.Command {
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
			return o.progress(newSession(cmd, p), args)
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "write the report as `FORMAT`")
	cmd.Flags().StringVar(&o.asAt, "as-at", "", "look from `DATE`, as in 2026 or 2026-06-30")
	cmd.Flags().StringArrayVar(&o.data, "data", nil, "add the values in the CSV file `FILE`")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", table.Names(false)...)
	return cmd
}

type progressOptions struct {
	reading
	format string
	asAt   string
	data   []string
}

// progress writes the progress of the indicators of the files.
func (o *progressOptions) progress(s *session, args []string) error {
	if names := table.Names(false); !slices.Contains(names, o.format) {
		return usage("there is no format %s of progress; use %s", diag.Quote(o.format), prose.Or(names))
	}
	asAt, err := dateOf("as-at", o.asAt)
	if err != nil {
		return err
	}
	names := o.workspace(args)
	names.Data = o.data
	if err := s.open(names); err != nil {
		return err
	}
	unread := s.warnUnread()
	d := s.dataset()
	var faults diag.List
	if s.unfit() {
		s.Files, faults = nil, s.Framework.Findings
	} else if len(s.Files) == 0 && len(d.faults) == 0 && !unread {
		return usage("no YAML file here has “model” or “framework” at the top; name the file of a model")
	}
	if err := s.Check(workspace.CheckOptions{Partial: true}); err != nil {
		return err
	}
	files, errs := s.measurable()
	d.measure(files, asAt, !unread && !s.unfit() && len(files) == len(s.Files))
	faults = workspace.Once(d.faults, faults, errs)
	if err := s.print(faults); err != nil {
		return err
	}
	if len(files) > 0 {
		var reviews []*needle.Review
		for _, f := range files {
			reviews = append(reviews, f.review)
		}
		if err := needle.Write(s.stdout, o.format, reviews...); err != nil {
			return unwritable("standard output", err)
		}
	}
	switch {
	case unread:
		return failure(nil)
	case faults.Count(diag.Error) > 0:
		return &exit{status: exitFindings}
	}
	return nil
}

// dateOf is the date that a flag gives, which may be none.
func dateOf(flag, date string) (outcomes.Date, error) {
	if _, _, err := outcomes.Date(date).Span(); date != "" && err != nil {
		return "", usage("--%s: %v", flag, err)
	}
	return outcomes.Date(date), nil
}

// A review is a file and the progress of its indicators.
type review struct {
	*workspace.File
	review *needle.Review
}

// measurable returns the files that could be read as what they are, and the
// errors of all.
func (s *session) measurable() (files []review, errs diag.List) {
	for _, f := range s.Files {
		errs = append(errs, workspace.Errors(f.Findings)...)
		if f.Model != nil || f.Framework != nil && f.Kind == workspace.Framework {
			files = append(files, review{File: f})
		}
	}
	return files, errs
}

// A dataset is the values of tables and what is wrong with them.
type dataset struct {
	tables []*workspace.File
	values []needle.Value
	faults diag.List
}

// dataset returns what the tables hold.
func (s *session) dataset() *dataset {
	d := &dataset{tables: s.Tables}
	for _, t := range s.Tables {
		values, faults := needle.ReadCSV(t.Name, bytes.NewReader(t.Text))
		d.values = append(d.values, values...)
		d.faults = append(d.faults, faults...)
	}
	return d
}

// measure gives each file its progress, and keeps the values that belong to
// indicators of them. Where these are all files, others are faults.
func (d *dataset) measure(files []review, asAt outcomes.Date, all bool) {
	var reviews []*needle.Review
	for _, f := range files {
		reviews = append(reviews, needle.Judge(f.Model, f.Framework, nil, asAt))
	}
	values, faults := needle.Known(d.values, reviews...)
	d.values = values
	if all {
		d.faults = append(d.faults, faults...)
	}
	var ofFiles diag.List // which name places in models
	for i := range files {
		f := &files[i]
		f.review = needle.Judge(f.Model, f.Framework, values, asAt)
		f.review.Name = f.Name
		for _, fault := range f.review.Findings {
			if !d.holds(fault.Pos) {
				ofFiles = append(ofFiles, fault)
				continue
			}
			for k := range fault.Related {
				if at := &fault.Related[k].Pos; !d.holds(*at) {
					at.File = f.Shown(at.File)
				}
			}
			d.faults = append(d.faults, fault)
		}
	}
	d.faults = workspace.Once(d.faults)
	d.faults.Sort()
	d.faults = append(d.faults, ofFiles...)
}

// holds reports whether a place is in a table.
func (d *dataset) holds(at diag.Pos) bool {
	return slices.ContainsFunc(d.tables, func(t *workspace.File) bool { return t.Name == at.File })
}

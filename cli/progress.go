package cli

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

func newProgressReport(p pack) *cobra.Command {
	var o progressOptions
	cmd := &cobra.Command{
		Use:   "progress FILE|DIR…",
		Short: "Show how far indicators are from their targets",
		Long:  progressHelp,
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
	addData(cmd.Flags(), &o.data, "add the values in the CSV or .xlsx file `FILE`")
	addNoBOM(cmd, &o.noBOM)
	addReadingFlags(cmd, &o.readingFlags)
	completeWords(cmd, "format", table.Names(false)...)
	return cmd
}

const progressHelp = `progress shows for each indicator of a logic model or an outcomes framework how
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
date and value, or with a column for each date, parted by commas, semicolons or
tabs, as DHIS2 and spreadsheets write them; or workbooks (.xlsx), of which the
first sheet is read. A column with the name of what an indicator is
“disaggregated-by” keeps its values apart. Where models share an id, write the
model's too, as in village-cafe/known. An indicator that measures one of the
framework takes from it what it does not say, and its values in a table.

An element with a “status” is shown with that, its date and its note; one of a
later date than that from which one looks is not known.

An indicator to be maintained is kept unless it crosses its target, seen from
its baseline; where the two are one, any move leaves it not known.

The report is text for people; md, Markdown; csv; or json: {"files": [{"file",
"kind", "id", "title", "date", "counts", "indicators": [{"indicator", "title",
"element", "state", "needle", "reason", "explanation", "unit", "direction",
"inferred", "baseline", "latest", "target", "travelled", "asked", "due",
"parts", "also", "notes", "file", "line", "column"}], "judgements": [{"element",
"title", "is", "on", "note", "later", "file", "line", "column"}]}]}, where
“baseline”, “latest” and “target” are {"value", "on"} as written, “asked” and
“due” what the line asks for by the date of the value and by that of the report,
“travelled” the part of the way from baseline to target, and each of these is
null where it is not known. Judgements are those under “status”, which say how
an element stands where no number shows it.

Exit status: 0 judged, whatever the result; 1 the models or the data have
errors; 2 the command line is wrong; 3 a file could not be read.`

type progressOptions struct {
	readingFlags
	format string
	asAt   string
	data   []string
	noBOM  bool
}

// progress writes the progress of the indicators of the files.
func (o *progressOptions) progress(s *session, args []string) error {
	if names := table.Names(false); !slices.Contains(names, o.format) {
		return usage("there is no format %s of progress; use %s", diag.Quote(o.format), prose.Or(names))
	}
	asAt, err := parseDate("as-at", o.asAt)
	if err != nil {
		return err
	}
	reading := o.workspaceOptions(args)
	reading.Data = o.data
	if err := s.open(reading); err != nil {
		return err
	}
	unread := s.warnUnread()
	var faults diag.List
	if s.isFrameworkUnreadable() {
		s.Files, faults = nil, s.Framework.Findings
	} else if _, faults := s.tableValues(); len(s.Files) == 0 && len(faults) == 0 && !unread {
		return usage("no YAML file here has “model” or “framework” at the top; name the file of a model")
	}
	if err := s.Check(workspace.CheckOptions{Partial: true}); err != nil {
		return err
	}
	j := s.judge(asAt)
	faults = workspace.Unique(j.tableFaults, j.fileFaults, faults, s.errors())
	if err := s.print(faults); err != nil {
		return err
	}
	if len(j.reviews) > 0 {
		if _, err := io.WriteString(s.stdout, byteOrderMark(o.format, o.noBOM)); err != nil {
			return writeError("standard output", err)
		}
		if err := progress.Write(s.stdout, o.format, j.reviews...); err != nil {
			return writeError("standard output", err)
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

// parseDate returns the date that a flag gives; the zero date where it gives none.
func parseDate(flag, date string) (outcomes.Date, error) {
	if _, _, err := outcomes.Date(date).Span(); date != "" && err != nil {
		return "", usage("--%s: %v", flag, err)
	}
	return outcomes.Date(date), nil
}

// errors returns the errors of the files by themselves.
func (s *session) errors() diag.List {
	var errs diag.List
	for _, f := range s.Files {
		errs = append(errs, workspace.Errors(f.Findings)...)
	}
	return errs
}

// tableValues returns the values in the tables, and the faults of the tables.
func (s *session) tableValues() (values []progress.Value, faults diag.List) {
	options := progress.ReadOptions{DateOrder: s.dateOrder, By: s.dimensions()}
	for _, t := range s.Tables {
		var more []progress.Value
		var found diag.List
		if xlsx.IsWorkbook(t.Text) {
			more, found = readWorkbook(options, t)
		} else {
			more, found = options.ReadCSV(t.Name, bytes.NewReader(t.Text))
		}
		values, faults = append(values, more...), append(faults, found...)
	}
	return values, faults
}

// readWorkbook reads the first sheet of a workbook.
func readWorkbook(options progress.ReadOptions, t *workspace.File) ([]progress.Value, diag.List) {
	cells, err := xlsx.Read(t.Text)
	if err != nil {
		return nil, diag.List{{Pos: diag.Pos{File: t.Name}, Severity: diag.Error, Message: err.Error(), Cause: err}}
	}
	var rows [][]string
	room := maxRoom
	for _, c := range cells {
		if room -= max(0, c.Row-len(rows)); room < 0 || c.Column > room {
			return nil, diag.List{{Pos: diag.Pos{File: t.Name}, Severity: diag.Error, Message: fmt.Sprintf("the sheet is larger than %d cells, the most that are read; save a part of it", maxRoom)}}
		}
		for len(rows) < c.Row {
			rows = append(rows, nil)
		}
		row := &rows[c.Row-1]
		if more := c.Column - len(*row); more > 0 {
			*row = append(*row, make([]string, more)...)
			room -= more
		}
		(*row)[c.Column-1] = c.Text
	}
	return options.ReadTable(t.Name, rows)
}

// maxRoom is how many rows and cells of a workbook are read, empty ones included.
const maxRoom = 4_000_000

// dimensions returns what indicators of the files and their frameworks are given apart
// by, such as sex.
func (s *session) dimensions() (all []string) {
	add := func(indicators []outcomes.Indicator) {
		for i := range indicators {
			for _, by := range indicators[i].DisaggregatedBy {
				if !slices.Contains(all, by.ID) {
					all = append(all, by.ID)
				}
			}
		}
	}
	for _, f := range s.Files {
		if f.Model != nil {
			for i := range f.Model.Elements {
				add(f.Model.Elements[i].Indicators)
			}
		}
		if f.Framework != nil {
			for o := range f.Framework.All() {
				add(o.Indicators)
			}
		}
	}
	return all
}

// addData adds the flags of tables with values.
func addData(f *pflag.FlagSet, data *[]string, usage string) {
	f.StringArrayVar(data, "data", nil, usage)
	f.String("date-order", "", "`ORDER` of dates in tables: dmy, mdy or ymd")
}

// A judgement holds the progress of all indicators.
type judgement struct {
	reviews     []*progress.Review // of the files that were read as what they are
	values      []progress.Value   // of the tables, for indicators of these files
	tableFaults diag.List          // what is wrong with the tables
	fileFaults  diag.List          // what is wrong with values in the files
}

// judge judges the indicators of the files with the values of the tables. Where
// all files were read, values of other indicators are faults.
func (s *session) judge(asAt outcomes.Date) *judgement {
	j := &judgement{}
	var files []*workspace.File
	for _, f := range s.Files {
		if f.IsRead() {
			r := progress.Judge(f.Model, f.Framework, nil, asAt)
			r.Name = f.Name
			files, j.reviews = append(files, f), append(j.reviews, r)
		}
	}
	values, faults := s.tableValues()
	j.values, j.tableFaults = progress.Add(values, j.reviews...)
	if len(s.Unread) > 0 || s.isFrameworkUnreadable() || len(files) < len(s.Files) {
		j.tableFaults = nil
	}
	j.tableFaults = append(faults, j.tableFaults...)
	isTable := func(at diag.Pos) bool {
		return slices.ContainsFunc(s.Tables, func(t *workspace.File) bool { return t.Name == at.File })
	}
	for i, r := range j.reviews {
		for _, fault := range r.Findings {
			if !isTable(fault.Pos) {
				j.fileFaults = append(j.fileFaults, fault)
				continue
			}
			for k := range fault.Related {
				if at := &fault.Related[k].Pos; !isTable(*at) {
					at.File = files[i].Shown(at.File)
				}
			}
			j.tableFaults = append(j.tableFaults, fault)
		}
	}
	j.tableFaults = workspace.Unique(j.tableFaults)
	j.tableFaults.Sort()
	return j
}

package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/outcomes"
)

func newValues(p pack) *cobra.Command {
	diff := false
	cmd := &cobra.Command{
		Use:   "values TABLE [FILE|DIR]…",
		Short: "Write measured values from a table into models",
		Long: `values writes the values of a table under “actuals” of the indicators in models
and frameworks that have these ids. The table is one that “resultschain progress
--data” reads: a CSV file or a workbook with the columns indicator, date and
value, or with a column for each date.

Values that are there already are passed over. Where a line of the table cannot
be read, names no indicator, or gives another value for the same date, nothing
is written, and what is wrong is reported.

Without files it looks in the working folder.`,
		Example: `  resultschain values values.csv our-model.yaml
  resultschain values --diff --date-order dmy returns.xlsx models/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return writeValues(newSession(cmd, p), args[0], args[1:], diff)
		},
	}
	table := flagValues["data"]
	takeFirst(cmd, "name the table with the values, as in: resultschain values values.csv", cobra.FixedCompletions(table.words, table.directive))
	addDiffFlag(cmd, &diff)
	cmd.Flags().String("date-order", "", "`ORDER` of dates in the table: dmy, mdy or ymd")
	return cmd
}

func writeValues(s *session, table string, args []string, diff bool) error {
	files, _, err := s.openEdited(workspace.Options{Args: args, Data: []string{table}})
	if err != nil {
		return err
	}
	if err := s.Check(workspace.CheckOptions{Partial: true}); err != nil {
		return err
	}
	j := s.judge("")
	if err := s.print(j.tableFaults); err != nil {
		return err
	}
	if j.tableFaults.Count(diag.Error) > 0 {
		return &exit{exitFindings, fmt.Errorf("nothing was written: mend the table first")}
	}
	var ids []string // of indicators, in the order of the table
	values := map[string][]outcomes.Figure{}
	for _, v := range j.values {
		if values[v.Indicator.ID] == nil {
			ids = append(ids, v.Indicator.ID)
		}
		values[v.Indicator.ID] = append(values[v.Indicator.ID], v.Figure)
	}
	written, there := 0, 0
	for _, id := range ids {
		n, err := addValues(files, id, values[id])
		if err != nil {
			return &exit{exitFindings, fmt.Errorf("nothing was written: %w", err)}
		}
		written, there = written+n, there+len(values[id])-n
	}
	if err := s.saveEdited(s.changed(files), diff); err != nil {
		return err
	}
	verb := "written"
	if diff {
		verb = "to write"
	}
	fmt.Fprintf(s.stderr, "%s %s", prose.Count(written, "value"), verb)
	if there > 0 {
		fmt.Fprintf(s.stderr, ", %d there already", there)
	}
	fmt.Fprintln(s.stderr)
	return nil
}

// addValues adds values to the indicator of that name, and returns how many were not there.
func addValues(files []*edit.File, name string, values []outcomes.Figure) (int, error) {
	t, err := edit.Find(files, diag.KindIndicator, name)
	if err != nil {
		return 0, err
	}
	f := fileOf(files, t)
	var more []outcomes.Figure
	for _, v := range values {
		if !hasValue(indicatorOf(f, t), v) {
			more = append(more, v)
		}
	}
	if len(more) == 0 {
		return 0, nil
	}
	return len(more), f.Add(more, t.Path("actuals")...)
}

// indicatorOf returns the indicator that a thing is.
func indicatorOf(f *edit.File, t edit.Thing) *outcomes.Indicator {
	if f.Model() != nil {
		return f.Model().Indicator(t.ID, nil)
	}
	return f.Framework().Indicator(t.ID)
}

// hasValue reports whether an indicator has a value for the date and part of another. Where
// they differed, the table would have a fault.
func hasValue(in *outcomes.Indicator, v outcomes.Figure) bool {
	for _, a := range in.Actuals {
		if a.On == v.On && a.Group() == v.Group() {
			return true
		}
	}
	return false
}

package progress

import (
	"io"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/outcomes"
)

// A Table writes reports as CSV, one line an indicator, under one header. An
// apostrophe stands before what a spreadsheet would take for a formula, and
// nothing in a cell can drive the terminal.
type Table struct {
	w     io.Writer
	begun bool
}

// NewTable is a table that is written to w.
func NewTable(w io.Writer) *Table { return &Table{w: w} }

var columns = []string{
	"file", "element", "indicator", "title", "state", "needle", "unit", "direction",
	"baseline", "baseline on", "latest", "latest on", "target", "target on", "travelled", "asked", "as at", "explanation",
}

// Write writes the header, if that has not been written, and the indicators of
// the report; name says what the report is about.
func (t *Table) Write(name string, r *Report) error {
	var b strings.Builder
	if !t.begun {
		t.begun = true
		b.WriteString(plaintext.Row(columns...))
	}
	for i := range r.Results {
		res := &r.Results[i]
		row := []string{name, res.Owner(), res.Indicator.ID, res.Indicator.Title, res.State.String(), res.Needle.String(), res.Unit, res.Direction.String()}
		baseline, latest, target := res.Written()
		for _, f := range []*outcomes.Figure{baseline, latest, target} {
			if f == nil {
				f = &outcomes.Figure{}
			}
			row = append(row, f.Value, string(f.On))
		}
		travelled, asked := "", ""
		if res.HasTravelled {
			travelled = strconv.FormatFloat(res.Travelled, 'f', 3, 64)
		}
		if res.Asked != nil {
			asked = res.Asked.Value
		}
		row = append(row, travelled, asked, string(r.AsAt), res.says(false))
		for k := range row {
			row[k] = harmless(row[k])
		}
		b.WriteString(plaintext.Row(row...))
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

// harmless is a text as a cell that no spreadsheet takes for a formula. Numbers stay
// numbers.
func harmless(text string) string {
	if _, ok := (outcomes.Figure{Value: text}).Number(); ok {
		return text
	}
	return plaintext.Cell(text)
}

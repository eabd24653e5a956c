package portfolio

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// WriteCSV writes the coverage as CSV (RFC 4180) in UTF-8, a line for each
// outcome, with all of it but the reasons why models are left out, which have
// lines of their own at the end. The models, activities and partners are those
// of direct support and of that through other outcomes together; the last
// columns tell which of the models and partners are of direct support. An
// apostrophe stands before what a spreadsheet would take for a formula.
func (c *Coverage) WriteCSV(w io.Writer) error {
	out := bufio.NewWriter(w)
	row := func(cells ...string) {
		for i := range cells {
			cells[i] = plaintext.Cell(cells[i])
		}
		out.WriteString(plaintext.Row(cells...)) // its error stays until Flush
	}
	row("level", "outcome", "title", "support", "models", "directly", "through", "activities", "partners", "partner count", "worth a look", "models directly", "partners directly", "partner count directly")
	list := func(names []string) string { return strings.Join(names, "; ") }
	for _, o := range c.Outcomes {
		var look []string
		for _, e := range o.Overlap {
			look = append(look, e.Model.ID)
		}
		row(o.levelName(), o.ID, o.Title, o.support(), list(ids(o.Models())), list(supports(o.Direct)), list(supports(o.Through)),
			list(stepNames(o.Activities)), list(partnerNames(o.Partners)), fmt.Sprint(len(o.Partners)), list(look),
			list(ids(o.DirectModels())), list(partnerNames(o.DirectPartners)), fmt.Sprint(len(o.DirectPartners)))
	}
	for _, l := range c.LeftOut {
		row("", "", "", "left out", l.Name(), l.Why, "", "", "", "", "", "", "", "")
	}
	return out.Flush()
}

// support is direct, through, none or, of an outcome that has been replaced,
// replaced.
func (o *Outcome) support() string {
	switch {
	case len(o.Direct) > 0:
		return "direct"
	case len(o.Through) > 0:
		return "through"
	case o.Missing():
		return "none"
	}
	return "replaced"
}

package portfolio

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
)

// Write writes the coverage in a format: text, md, csv, json or html. Another
// one is an error.
//
// The text is for people to read in 80 columns; it shows only the beginning of
// long lists and how many more there are, while the other formats have all of
// them. CSV has a line for each outcome, with the activities and partners of
// direct support and of that through other outcomes together; the last columns
// have the models and partners of direct support alone, and the last lines the
// models that are left out. JSON is that of [Coverage.MarshalJSON]. HTML is a
// page that needs nothing else. No text in them can drive a terminal or a
// pipeline, or become a link or a formula.
func (c *Coverage) Write(w io.Writer, format string) error {
	notes := []string{c.Summary()}
	if n := len(c.LeftOut); n > 0 {
		notes = append(notes, fmt.Sprintf("%d of %s %s left out.", n, prose.Count(n+len(c.Models), "model"), prose.Agree(n, "is", "are")))
	}
	d := &table.Document{
		Title:  c.Title(),
		Notes:  notes,
		Tables: c.tables,
		Lists:  c.lists,
		Data:   c.data,
		JSON:   func() any { return c },
	}
	return d.Write(w, format)
}

// tables returns the whole coverage for Markdown and HTML.
func (c *Coverage) tables() []table.Table {
	levels := table.Table{Title: "How many outcomes are supported", Heads: []string{"Level", "Outcomes", "Supported"}}
	for _, g := range c.Groups {
		levels.Add(g.Name(), fmt.Sprint(len(g.Rows)), fmt.Sprint(g.CountSupported()))
	}
	missing := table.Table{Title: missingTitle, Heads: []string{"Outcome", "Title", "Level"}}
	for _, r := range c.MissingRows() {
		missing.Add(r.ID, r.Title, r.Group.Title)
	}
	single := table.Table{Title: singleTitle, Heads: []string{"Outcome", "Title", "Partner", "Models"}}
	for _, r := range c.SinglePartnerRows() {
		single.Add(r.ID, r.Title, r.Partners[0].Name, list(ids(r.Models())))
	}
	overlap := table.Table{Title: overlapTitle, Text: overlapText, Heads: []string{"Outcome", "Title", "Model", "Partners", unnamed.Heading(logicmodel.Output, c.Framework)}}
	for _, r := range c.OverlappingRows() {
		for _, e := range r.Overlap {
			overlap.Add(r.ID, r.Title, e.Model.ID, list(names(e.Partners)), list(stepNames(e.Outputs)))
		}
	}
	detail := table.Table{Title: detailTitle, Heads: []string{"Outcome", "Title", "Directly", "Partners of what is direct", "Through what contributes to it", "All " + c.countNoun(logicmodel.Activity, 2), "All partners"}}
	for _, r := range c.SupportedRows() {
		detail.Add(r.ID, r.Title, list(supportNames(r.Direct)), list(names(r.DirectPartners)), list(supportNames(r.Through)), list(stepNames(r.Activities)), list(names(r.Partners)))
	}
	out := table.Table{Title: leftOutTitle, Heads: []string{"File", "Why"}}
	for _, l := range c.LeftOut {
		out.Add(l.Name, l.Why)
	}
	return []table.Table{levels, c.matrix(), missing, single, overlap, detail, out}
}

// data returns the coverage for CSV, an outcome a row.
func (c *Coverage) data() table.Table {
	t := table.Table{Heads: []string{
		"level", "outcome", "title", "support", "models", "directly", "through", "activities", "partners", "partner count",
		"worth a look", "models directly", "partners directly", "partner count directly",
	}}
	list := func(items []string) string { return strings.Join(items, "; ") }
	for _, r := range c.Rows {
		var look []string
		for _, e := range r.Overlap {
			look = append(look, e.Model.ID)
		}
		t.Add(r.Group.Title, r.ID, r.Title, r.supportWord(), list(ids(r.Models())), list(supportNames(r.Direct)), list(supportNames(r.Through)),
			list(stepNames(r.Activities)), list(names(r.Partners)), fmt.Sprint(len(r.Partners)), list(look),
			list(ids(r.DirectModels())), list(names(r.DirectPartners)), fmt.Sprint(len(r.DirectPartners)))
	}
	for _, l := range c.LeftOut {
		t.Add("", "", "", "left out", l.Name, l.Why, "", "", "", "", "", "", "", "")
	}
	return t
}

// lists returns the coverage for text.
func (c *Coverage) lists() []table.List {
	var all []table.List
	if len(c.Groups) > 1 {
		levels := table.List{}
		for _, g := range c.Groups {
			levels.Labels = max(levels.Labels, min(uniseg.StringWidth(g.Name()), 50)+2)
			levels.Items = append(levels.Items, table.Item{Label: g.Name(), Text: fmt.Sprintf("%d of %d supported", g.CountSupported(), len(g.Rows))})
		}
		all = append(all, levels)
	}
	missing := c.MissingRows()
	top, more := groupMissing(missing)
	for _, l := range []table.List{
		{Title: missingTitle, Items: c.byLevel(top, func(r *Row) (string, []table.Item) {
			if n := more[r]; n > 0 {
				return fmt.Sprintf(" (nor %d beneath it)", n), nil
			}
			return "", nil
		})},
		{Title: singleTitle, Items: c.byLevel(c.SinglePartnerRows(), func(r *Row) (string, []table.Item) {
			return "", []table.Item{{Text: "only ", Names: names(r.Partners)}}
		})},
		{Title: overlapTitle, Text: overlapText, Items: c.byLevel(c.OverlappingRows(), overlapItems)},
		{Title: detailTitle, Items: c.byLevel(c.SupportedRows(), c.detailItems)},
		{Title: leftOutTitle, Items: c.leftOutItems()},
	} {
		if len(l.Items) > 0 {
			all = append(all, l)
		}
	}
	return all
}

const (
	maxRows   = 15 // outcomes of a level that the text shows all of
	shownRows = 8  // how many it shows where there are more
)

// byLevel returns the outcomes by their levels, each with the text behind its
// title and the items below it.
func (c *Coverage) byLevel(rows []*Row, describe func(*Row) (string, []table.Item)) []table.Item {
	in := map[*Row]bool{}
	for _, r := range rows {
		in[r] = true
	}
	var all []table.Item
	for _, g := range c.Groups {
		here := filter(g.Rows, func(r *Row) bool { return in[r] })
		if len(here) == 0 {
			continue
		}
		level := table.Item{}
		if len(c.Groups) > 1 {
			level.Text = g.Name() + ":"
		}
		shown := here
		if len(here) > maxRows {
			shown = here[:shownRows]
		}
		for _, r := range shown {
			after, items := describe(r)
			level.Items = append(level.Items, table.Item{Label: r.ID, Text: plaintext.Line(r.Title) + after, Items: items})
		}
		if more := len(here) - len(shown); more > 0 {
			level.Items = append(level.Items, table.Item{Text: fmt.Sprintf("… and %d more", more)})
		}
		all = append(all, level)
	}
	return all
}

func overlapItems(r *Row) (after string, items []table.Item) {
	for i, e := range r.Overlap {
		if i == 4 && len(r.Overlap) > 5 {
			return "", append(items, table.Item{Text: fmt.Sprintf("… and %d more models", len(r.Overlap)-i)})
		}
		items = append(items, table.Item{Text: plaintext.Line(e.Model.ID) + ": ", Names: names(e.Partners)})
	}
	return "", items
}

func (c *Coverage) detailItems(r *Row) (after string, items []table.Item) {
	add := func(text string, names []string) { items = append(items, table.Item{Text: text, Names: names}) }
	if len(r.Direct) > 0 {
		add("directly: ", supportNames(r.Direct))
	}
	if len(r.Through) > 0 {
		add("through what contributes to it: ", supportNames(r.Through))
	}
	n := len(r.Activities)
	work := fmt.Sprintf("%d %s", n, c.countNoun(logicmodel.Activity, n))
	if n == 0 {
		work = "no " + c.countNoun(logicmodel.Activity, n)
	}
	both := len(r.Direct) > 0 && len(r.Through) > 0
	if both {
		work = "together " + work
	}
	if len(r.Partners) == 0 {
		add(work+"; no partner is named", nil)
		return "", items
	}
	add(work+" by ", names(r.Partners))
	all := prose.Count(len(r.Partners), "partner")
	switch n := len(r.DirectPartners); {
	case !both || n == len(r.Partners):
	case n == 0:
		add("none of the "+all+" directly", nil)
	default:
		add(fmt.Sprintf("%d of the %s directly: ", n, all), names(r.DirectPartners))
	}
	return "", items
}

// unnamed is a model without headings, so that the nouns of stages are those of
// the framework's headings.
var unnamed logicmodel.Model

// countNoun returns the noun for n elements of a stage.
func (c *Coverage) countNoun(s logicmodel.Stage, n int) string {
	return prose.Agree(n, unnamed.Noun(s, c.Framework), unnamed.Plural(s, c.Framework))
}

func (c *Coverage) leftOutItems() []table.Item {
	var items []table.Item
	for _, l := range c.LeftOut {
		items = append(items, table.Item{Text: l.Name + ": " + l.Why})
	}
	return items
}

func list(items []string) string { return strings.Join(items, ", ") }

func ids(models []*logicmodel.Model) []string {
	return table.Each(models, func(m *logicmodel.Model) string { return m.ID })
}

// names returns the names of organisations in order.
func names(all []*Organisation) []string {
	names := table.Each(all, func(o *Organisation) string { return plaintext.CleanLine(o.Name) })
	slices.Sort(names)
	return names
}

func stepNames(all []logicmodel.Step) []string { return table.Each(all, logicmodel.Step.String) }

// supportNames returns the ids of the elements; for those that support the
// outcome through another one, with the id of that.
func supportNames(all []Support) []string {
	return table.Each(all, func(s Support) string {
		if s.Via == nil {
			return s.String()
		}
		return s.String() + " (through " + s.Via.ID + ")"
	})
}

// groupMissing returns the missing outcomes to show, and how many more missing
// ones contribute to each.
func groupMissing(missing []*Row) (top []*Row, more map[*Row]int) {
	byID := map[string]*Row{}
	for _, r := range missing {
		byID[r.ID] = r
	}
	more = map[*Row]int{}
	highest := map[*Row]*Row{}  // the highest missing one above each
	for _, r := range missing { // the highest levels first
		for _, ref := range r.ContributesTo {
			if up := byID[ref.ID]; up != nil && up != r {
				if h := highest[up]; h != nil {
					up = h
				}
				highest[r] = up
				more[up]++
				break
			}
		}
		if highest[r] == nil {
			top = append(top, r)
		}
	}
	return top, more
}

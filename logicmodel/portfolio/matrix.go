package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// CoverModels returns how models cover the outcomes of a framework, which stands
// for the ones that they name. All models count, whatever a check would find in
// them. Links from one model to another count where both are there, but for those
// that close a loop.
func CoverModels(f *outcomes.Framework, models ...*logicmodel.Model) *Coverage {
	models = slices.DeleteFunc(slices.Clone(models), func(m *logicmodel.Model) bool { return m == nil })
	n := logicmodel.NewNetwork(models...)
	c := &Coverage{Framework: f}
	for i, m := range models {
		c.Models = append(c.Models, &rules.Result{Name: m.ID, Model: m, Framework: f, Graph: n.Graphs[i]})
	}
	if f != nil {
		c.fill(slices.DeleteFunc(slices.Clone(n.Links), func(l *logicmodel.CrossLink) bool { return l.InLoop }))
	}
	return c
}

// ModelNames returns a name for each of the Models, as short as tells them apart:
// the title up to a dash or a colon, the title, or the title with the id.
func (c *Coverage) ModelNames() []string {
	names := table.Each(c.Models, func(m *rules.Result) string { return beforeSubtitle(m.Model.Title) })
	lengthen := func(longer func(*logicmodel.Model) string) {
		count := map[string]int{}
		for _, n := range names {
			count[n]++
		}
		for i, n := range names {
			if count[n] > 1 || n == "" {
				names[i] = longer(c.Models[i].Model)
			}
		}
	}
	lengthen(func(m *logicmodel.Model) string { return plaintext.CleanLine(m.Title) })
	lengthen(func(m *logicmodel.Model) string {
		return strings.TrimSpace(plaintext.CleanLine(m.Title) + " (" + m.ID + ")")
	})
	return names
}

// beforeSubtitle returns a title without what follows a dash or a colon in it.
func beforeSubtitle(title string) string {
	title = plaintext.CleanLine(title)
	for _, sep := range []string{" – ", " — ", " - ", ": "} {
		if before, _, ok := strings.Cut(title, sep); ok && strings.TrimSpace(before) != "" {
			title = before
		}
	}
	return strings.TrimSpace(title)
}

// maxColumns is how many models a table shows side by side at most.
const maxColumns = 40

// matrix returns which model supports which outcome, for Markdown and HTML; no
// rows where there are too many models to read.
func (c *Coverage) matrix() table.Table {
	if len(c.Models) > maxColumns {
		return table.Table{}
	}
	t := table.Table{
		Title: "Which model supports which outcome", Text: "● means directly, ○ through an outcome that contributes to it.",
		Heads: slices.Concat([]string{"Outcome", "Level"}, c.ModelNames(), []string{"Models"}),
	}
	for _, r := range c.Rows {
		cells := []string{r.Title, r.Group.Title}
		direct, all := r.DirectModels(), r.Models()
		for _, m := range c.Models {
			switch {
			case slices.Contains(direct, m.Model):
				cells = append(cells, "● directly")
			case slices.Contains(all, m.Model):
				cells = append(cells, "○ through others")
			default:
				cells = append(cells, "")
			}
		}
		count := fmt.Sprint(len(all))
		switch {
		case r.IsMissing():
			count = "nobody"
		case len(all) == 0:
			count = "replaced"
		}
		t.Add(append(cells, count)...)
	}
	return t
}

package portfolio

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
)

// A section is a table of the report.
type section struct {
	title, text string
	heads       []string
	rows        [][]string
}

// sections are the tables of the report, whole, without those that are empty.
func (c *Coverage) sections() []section {
	levels := section{title: "How many outcomes are supported", heads: []string{"Level", "Outcomes", "Supported"}}
	for i := range c.Levels {
		n := countOf(c.Levels[i].Outcomes)
		levels.add(c.Levels[i].name(), fmt.Sprint(n.All), fmt.Sprint(n.Supported))
	}
	missing := section{title: missingTitle, heads: []string{"Outcome", "Title", "Level"}}
	for _, o := range c.Missing() {
		missing.add(o.ID, o.Title, o.levelName())
	}
	single := section{title: singleTitle, heads: []string{"Outcome", "Title", "Partner", "Models"}}
	for _, o := range c.Single() {
		single.add(o.ID, o.Title, o.Partners[0].Name, strings.Join(ids(o.Models()), ", "))
	}
	overlap := section{title: overlapTitle, text: overlapText, heads: []string{"Outcome", "Title", "Model", "Partners", "Outputs"}}
	for _, o := range c.Overlapping() {
		for _, e := range o.Overlap {
			overlap.add(o.ID, o.Title, e.Model.ID, strings.Join(partnerNames(e.Partners), ", "), strings.Join(stepNames(e.Outputs), ", "))
		}
	}
	detail := section{title: detailTitle, heads: []string{"Outcome", "Title", "Directly", "Partners of what is direct", "Through what contributes to it", "All activities", "All partners"}}
	for _, o := range c.Outcomes {
		if o.Supported() {
			detail.add(o.ID, o.Title, strings.Join(supports(o.Direct), ", "), strings.Join(partnerNames(o.DirectPartners), ", "), strings.Join(supports(o.Through), ", "),
				strings.Join(stepNames(o.Activities), ", "), strings.Join(partnerNames(o.Partners), ", "))
		}
	}
	out := section{title: leftOutTitle, heads: []string{"File", "Why"}}
	for _, l := range c.LeftOut {
		out.add(l.Name(), l.Why)
	}
	var all []section
	for _, s := range []section{levels, missing, single, overlap, detail, out} {
		if len(s.rows) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func (s *section) add(cells ...string) { s.rows = append(s.rows, cells) }

func ids(models []*logicmodel.Model) []string {
	var all []string
	for _, m := range models {
		all = append(all, m.ID)
	}
	return all
}

package outcomes

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// checkIndicators reports indicators that are defined twice or nowhere, and
// values by a category that the indicator does not list under "disaggregated-by".
func (c *checker) checkIndicators() {
	defined := map[string]diag.Pos{}
	for _, g := range slices.Backward(c.Lineage()) {
		for i := range g.Outcomes {
			for k := range g.Outcomes[i].Indicators {
				in := &g.Outcomes[i].Indicators[k]
				first, ok := defined[in.ID]
				switch {
				case in.IsReference():
				case !ok:
					defined[in.ID] = in.Pos
				case g == c.Framework:
					d := c.reportRepeated("indicator", in.ID, in.Pos, first)
					d.Message = fmt.Sprintf("there is already an indicator called %s; where it is the same one, write its id alone, as in [%s], else give this one another id", diag.Quote(in.ID), in.ID)
				}
			}
		}
	}
	ids := slices.Sorted(maps.Keys(defined))
	for i := range c.Outcomes {
		o := &c.Outcomes[i]
		c.element = o.ID
		for k := range o.Indicators {
			in := &o.Indicators[k]
			if _, ok := defined[in.ID]; in.IsReference() && !ok && c.complete {
				c.reportNotThere(in.Pos, fmt.Sprintf("the indicator %s is not defined in this framework", diag.Quote(in.ID)), in.ID, ids,
					fmt.Sprintf("correct the id, or write the indicator out, as in {id: %s, title: …}", in.ID))
			}
			for _, f := range slices.Concat(in.Targets, in.Actuals) {
				c.checkCategories(in, f)
			}
		}
	}
	c.element = ""
}

func (c *checker) checkCategories(in *Indicator, f Figure) {
	var by []string
	for _, r := range in.DisaggregatedBy {
		by = append(by, r.ID)
	}
	for _, part := range f.By {
		if !slices.Contains(by, part.Of) {
			c.reportNotThere(part.Pos, fmt.Sprintf(`%s is not under "disaggregated-by" of the indicator %s`, diag.Quote(part.Of), diag.Quote(in.ID)), part.Of, by,
				fmt.Sprintf(`add it there, as in "disaggregated-by: [%s]"`, strings.Join(append(by, part.Of), ", ")))
		}
	}
}

// reportNotThere reports a word that names nothing known, and suggests a similar
// word or else the hint.
func (c *checker) reportNotThere(at diag.Pos, message, word string, known []string, hint string) {
	like, ok := near.Find(word, known)
	if ok {
		hint = fmt.Sprintf("did you mean %q?", like)
	}
	d := c.errorf("OF003", at, "%s; %s", message, hint)
	if ok && !c.isFull("OF003") {
		d.Fixes = yamldoc.Fix("write "+diag.Quote(like), c.Origin.Replace(at, like))
	}
}

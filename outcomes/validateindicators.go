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

// checkIndicators reports indicators that are defined nowhere, and values by a
// category that the indicator does not list under "disaggregated-by".
func (c *checker) checkIndicators() {
	var ids []string // of indicators, where they are asked for
	for i := range c.Outcomes {
		o := &c.Outcomes[i]
		c.element = o.ID
		for k := range o.Indicators {
			in := &o.Indicators[k]
			if _, ok := c.indicators[in.ID]; in.IsReference() && !ok && c.complete {
				if ids == nil {
					ids = slices.Sorted(maps.Keys(c.indicators))
				}
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

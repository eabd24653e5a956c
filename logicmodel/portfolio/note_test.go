package portfolio_test

import (
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// TestNote checks that models and partners are counted of the same
// support, the direct or the other.
func TestNote(t *testing.T) {
	support := func(models ...*logicmodel.Model) (all []portfolio.Support) {
		for _, m := range models {
			s := portfolio.Support{Step: logicmodel.Step{Model: m, Element: &logicmodel.Element{}}}
			all = append(all, s, s) // by two elements
		}
		return all
	}
	a, b, c := &logicmodel.Model{ID: "a"}, &logicmodel.Model{ID: "b"}, &logicmodel.Model{ID: "c"}
	partners := func(n int) []*portfolio.Organisation { return make([]*portfolio.Organisation, n) }
	for want, o := range map[string]portfolio.Row{
		"● 2 models, 3 partners": {Direct: support(a, b), Partners: partners(3), DirectPartners: partners(3)},
		"● 1 model, 4 partners (through others 2 more models, 6 more partners)": {Direct: support(a), Through: support(a, b, c), Partners: partners(10), DirectPartners: partners(4)},
		"● 1 model, 1 partner (through others 1 more partner)":                  {Direct: support(a), Through: support(a), Partners: partners(2), DirectPartners: partners(1)},
		"● 1 model, 1 partner (through others 1 more model)":                    {Direct: support(a), Through: support(b), Partners: partners(1), DirectPartners: partners(1)},
		"● 1 model, no partners":                                                {Direct: support(a), Through: support(a)},
		"► only through others: 1 model, 2 partners":                            {Through: support(a), Partners: partners(2)},
		"○ nobody yet": {},
		"replaced":     {Outcome: &outcomes.Outcome{ReplacedBy: outcomes.Ref{ID: "V2"}}},
	} {
		if o.Outcome == nil {
			o.Outcome = &outcomes.Outcome{}
		}
		if got := o.Note(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

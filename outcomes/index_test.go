package outcomes_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/outcomes"
)

// pyramid returns a national framework and a local one that extends it, read
// anew each time.
func pyramid(local string) *outcomes.Framework {
	out := func(id string, to ...string) outcomes.Outcome {
		o := outcomes.Outcome{ID: id, Indicators: []outcomes.Indicator{{ID: id + ".1", Title: "T"}}}
		for _, t := range to {
			o.ContributesTo = append(o.ContributesTo, outcomes.Ref{ID: t})
		}
		return o
	}
	national := &outcomes.Framework{ID: "national", Outcomes: []outcomes.Outcome{out("N1"), out("N2", "N1"), out("N3", "N2", "N3")}}
	return &outcomes.Framework{ID: local, Parents: []*outcomes.Framework{national}, Outcomes: []outcomes.Outcome{
		out("L1", "N2", "N9"), out("L2", "L1", "N1"), out("L1", "N3"),
	}}
}

func TestIndex(t *testing.T) {
	f, g := pyramid("east"), pyramid("west")
	x := outcomes.NewIndex(f, g)
	if diff := cmp.Diff([]string{"L1", "L2", "N1", "N2", "N3"}, x.IDs()); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if x.Outcome("N2") != &f.Parents[0].Outcomes[1] || x.Outcome("L1") != &f.Outcomes[0] || x.Outcome("N9") != nil {
		t.Error("an id means another outcome")
	}
	if x.Indicator("N2.1") != &f.Parents[0].Outcomes[1].Indicators[0] || x.Indicator("N2.2") != nil {
		t.Error("an id means another indicator")
	}
	if x.OutcomeIn(g, "N2") != x.Outcome("N2") {
		t.Error("one framework that was read twice is two")
	}
	if x.OutcomeIn(g, "L1") == x.Outcome("L1") {
		t.Error("two frameworks are one")
	}
	ids := func(all []*outcomes.Outcome) []string {
		names := []string{}
		for _, o := range all {
			names = append(names, o.ID)
		}
		return names
	}
	for _, test := range []struct {
		id           string
		above, below []string
	}{
		{"L2", []string{"L1", "N1", "N2"}, []string{}},
		{"N1", []string{}, []string{"N2", "L2", "L2", "N3", "L1", "L1"}},
		{"N3", []string{"N2", "N1"}, []string{}},
	} {
		for range 2 { // the second time it is known
			if diff := cmp.Diff(test.above, ids(x.Above(x.Outcome(test.id)))); diff != "" {
				t.Errorf("above %s (-want +got):\n%s", test.id, diff)
			}
			if diff := cmp.Diff(test.below, ids(x.Below(x.Outcome(test.id)))); diff != "" {
				t.Errorf("below %s (-want +got):\n%s", test.id, diff)
			}
		}
	}
}

package portfolio_test

import (
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel/portfolio"
)

// TestOverlapOverOthers takes models for joined where a chain of links leads from
// one to the other over a third one, and only then.
func TestOverlapOverOthers(t *testing.T) {
	plain := func(id string) string { return work(id, "plan.yaml", "Partner "+id, "", "V1") }
	after := func(id, names string) string {
		return work(id, "plan.yaml", "Partner "+id, ", depends-on: ["+names+"]", "V1")
	}
	// Two chains in one model, which have nothing to do with each other.
	hub := strings.Replace(after("b", "a/s"), "end-state:", `  medium: [{id: t, title: T, leads-to: [e]}]
end-state:`, 1)
	hub = strings.Replace(hub, "title: A, partners: [p], leads-to: [o]}", "title: A, partners: [p], leads-to: [o]}, {id: a2, title: A2, leads-to: [o2]}", 1)
	hub = strings.Replace(hub, "title: O, leads-to: [s]}", "title: O, leads-to: [s]}, {id: o2, title: O2, leads-to: [t]}", 1)
	for _, test := range []struct {
		name    string
		a, b, c string
		want    string
	}{
		{"over one", plain("a"), after("b", "a/s"), after("c", "b/s"), ""},
		{"the other way round", after("a", "b/s"), after("b", "c/s"), plain("c"), ""},
		{"none", plain("a"), plain("b"), plain("c"), "a b c"},
		{"both lead to it", plain("a"), after("b", "a/s, c/s"), plain("c"), "a c"},
		{"both come from it", after("a", "b/s"), plain("b"), after("c", "b/s"), "a c"},
		{"no path through it", plain("a"), hub, after("c", "b/t"), "a c"},
		{"a path through it", plain("a"), hub, after("c", "b/s"), ""},
	} {
		p, found := load(t, with(village, map[string]string{"a.yaml": test.a, "b.yaml": test.b, "c.yaml": test.c}))
		c := portfolio.Cover(p, nil)
		if len(c.Models) != 3 {
			t.Fatalf("%s: %v", test.name, found)
		}
		var got []string
		var outcome *portfolio.Row
		for _, o := range c.Rows {
			if o.ID == "V1" {
				outcome = o
			}
		}
		for _, e := range outcome.Overlap {
			got = append(got, e.Model.ID)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %q, want %q", test.name, s, test.want)
		}
	}
}

package portfolio_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel/portfolio"
)

// TestWholes compares models that link groups and stages as wholes with one that links
// each pair of members: they cover the same.
func TestWholes(t *testing.T) {
	const head = `
title: Work
framework: plan.yaml
partners: [{id: giver, name: Giver}, {id: p, name: Partner A}, {id: q, name: Partner B}]
`
	const ends = `outcomes:
  short: [{id: s, title: S, supports: [V1]LINKS}]
end-state: [{id: e, title: E, supports: [N1]}, {id: f, title: F, supports: [N2]}]
`
	plain := "model: plain" + head + `inputs: [{id: i, title: I, partners: [giver], leads-to: [a, b]}]
activities:
  - {id: a, title: A, partners: [p], leads-to: [o, u]}
  - {id: b, title: B, partners: [q], leads-to: [o, u]}
outputs: [{id: o, title: O, leads-to: [s]}, {id: u, title: U, leads-to: [s]}]
` + strings.Replace(ends, "LINKS", ", leads-to: [e, f]", 1)
	wide := map[string]string{
		"plain": plain,
		"groups": "model: groups" + head + `groups:
  - {id: deeper, title: Part of the work, group: outer}
  - {id: outer, title: The work together, leads-to: [made]}
  - {id: made, title: What is made, leads-to: [s]}
  - {id: last, title: In the end}
inputs: [{id: i, title: I, partners: [giver]}]
activities:
  - {id: a, title: A, partners: [p], group: outer}
  - {id: b, title: B, partners: [q], group: deeper}
outputs: [{id: o, title: O, group: made}, {id: u, title: U, group: made}]
` + strings.ReplaceAll(strings.Replace(ends, "LINKS", ", leads-to: [last]", 1), "supports: [N", "group: last, supports: [N"),
		"stages": "model: stages" + head + `links: stages
inputs: [{id: i, title: I, partners: [giver]}]
activities: [{id: a, title: A, partners: [p]}, {id: b, title: B, partners: [q]}]
outputs: [{id: o, title: O}, {id: u, title: U}]
` + strings.Replace(ends, "LINKS", "", 1),
	}
	covered := map[string][]string{}
	for name, text := range wide {
		other := work("other", "plan.yaml", "Partner C", "", "V1")
		p, found := load(t, with(village, map[string]string{"m.yaml": text, "other.yaml": other}))
		c := portfolio.Cover(p, nil)
		if len(c.Models) != 2 {
			t.Fatalf("%s: %v", name, found)
		}
		for _, line := range listing(c) {
			covered[name] = append(covered[name], strings.NewReplacer(name+"/", "m/", "? "+name, "? m").Replace(line))
		}
		for _, r := range c.OverlappingRows() {
			for _, e := range r.Overlap {
				line := r.ID
				for _, p := range e.Partners {
					line += " " + p.Name
				}
				covered[name] = append(covered[name], line)
			}
		}
	}
	if !slices.Contains(covered["plain"], "V1 Partner A Partner B") {
		t.Errorf("the plain model covers %q", covered["plain"])
	}
	for _, name := range []string{"groups", "stages"} {
		if diff := cmp.Diff(covered["plain"], covered[name]); diff != "" {
			t.Errorf("%s (-plain +%s)\n%s", name, name, diff)
		}
	}
}

package logicmodel_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// wideModel returns the model of testdata/wide.yaml.
func wideModel(t testing.TB) *logicmodel.Model {
	t.Helper()
	src, err := os.ReadFile("testdata/wide.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(src))
}

func TestParseWide(t *testing.T) {
	m := wideModel(t)
	at := func(line, column int) string { return fmt.Sprintf("m.yaml:%d:%d", line, column) }
	river := m.Element("poor")
	for _, test := range []struct{ what, got, want string }{
		{"heading", m.Headings[1].Pos.String() + m.Headings[1].Text, at(6, 42) + "Impact"},
		{"rule set aside", m.Ignore[0].Pos.String() + m.Ignore[0].Code, at(8, 10) + "LM020"},
		{"foreign id", m.SameAs[0].Pos.String() + m.SameAs[0].ID, at(9, 29) + "14.1"},
		{"key of another program", fmt.Sprint(m.Extra), `[{x-tool {"colours":["red","7",7,"no",null],"size":1.50}}]`},
		{"group", m.Groups[1].Pos.String() + m.Groups[1].Group.Pos.String(), at(29, 10) + at(29, 47)},
		{"group's link", m.Groups[0].LeadsTo[1].To.Pos.String(), at(26, 27)},
		{"factor", m.Factors[0].Pos.String() + m.Factors[0].Affects[1].Pos.String(), at(21, 10) + at(21, 61)},
		{"member", m.Element("clear").Group.Pos.String(), at(38, 53)},
		{"status", river.Status.Pos.String() + river.Status.OnPos.String(), at(42, 18) + at(42, 32)},
		{"stage of outcomes without terms", river.Stage.String() + fmt.Sprint(m.NoTerms), "mediumtrue"},
		{"end states", fmt.Sprint(len(slices.Collect(m.At(logicmodel.EndState)))), "2"},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %s, want %s", test.what, test.got, test.want)
		}
	}
}

func TestHeading(t *testing.T) {
	f := &outcomes.Framework{Headings: []outcomes.Heading{{Stage: logicmodel.EndState, Text: "Impact"}, {Stage: logicmodel.Output, Text: "Products"}}}
	m := &logicmodel.Model{Lang: "pl-PL", NoTerms: true, Headings: []outcomes.Heading{{Stage: logicmodel.Output, Text: "Wyniki"}}}
	var got []string
	for _, s := range outcomes.Stages() {
		got = append(got, m.Heading(s, f))
	}
	want := []string{"Nakłady", "Działania", "Wyniki", "Rezultaty krótkoterminowe", "Rezultaty", "Rezultaty długoterminowe", "Impact"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := (&logicmodel.Model{Lang: "fr"}).Heading(logicmodel.Input, nil); got != "Inputs" {
		t.Errorf("the heading in a language without words is %q", got)
	}
}

// TestWholes compares what a graph finds with groups and stages as wholes with what
// it finds where every pair of members is linked.
func TestWholes(t *testing.T) {
	for seed := range uint64(300) {
		m, plain := randomWholes(modeltest.NewGenerator(seed).IntN)
		g, want := logicmodel.NewGraph(m), logicmodel.NewGraph(plain)
		for i := range m.Elements {
			describe := func(g *logicmodel.Graph) string {
				s := fmt.Sprint(g.IsCaused(i), g.IsCause(i), g.IsIsolated(i), g.Reach(i), g.Causes(i))
				for k := range g.Len() {
					s += fmt.Sprint(" ", g.Path(i, k) != nil || i == k || g.Reach(i)[k])
				}
				return s
			}
			if got, want := describe(g), describe(want); got != want {
				src, _ := m.Marshal()
				t.Fatalf("seed %d: of %s got\n%s\nwant\n%s\n%s", seed, m.Elements[i].ID, got, want, src)
			}
		}
		if got, want := len(g.Loops()) > 0, loops(plain, m); got != want {
			src, _ := m.Marshal()
			t.Fatalf("seed %d: there are loops: %v, want %v\n%s", seed, got, want, src)
		}
	}
}

// loops reports whether the stated links of a model, without those between stages,
// form a loop.
func loops(plain, m *logicmodel.Model) bool {
	p := plain.Clone()
	for i := range p.Elements {
		p.Elements[i].LeadsTo = slices.DeleteFunc(p.Elements[i].LeadsTo, func(l logicmodel.Link) bool { return l.Note == "stages" })
	}
	return len(logicmodel.NewGraph(p).Loops()) > 0
}

// randomWholes returns a model with groups, and one without that says the same.
func randomWholes(intN func(int) int) (m, plain *logicmodel.Model) {
	m = &logicmodel.Model{ID: "m", Title: "M", Links: logicmodel.Linking(intN(2))}
	groups := intN(5)
	for i := range groups {
		g := logicmodel.Group{ID: fmt.Sprint("g", i), Title: "G"}
		if intN(2) == 0 {
			g.Group.ID = fmt.Sprint("g", intN(groups))
		}
		m.Groups = append(m.Groups, g)
	}
	n := 1 + intN(7)
	for i := range n {
		e := logicmodel.Element{ID: fmt.Sprint("e", i), Title: "E", Stage: logicmodel.Input + logicmodel.Stage(i*6/n)}
		if groups > 0 && intN(2) == 0 {
			e.Group.ID = fmt.Sprint("g", intN(groups))
		}
		m.Elements = append(m.Elements, e)
	}
	g := logicmodel.NewGraph(m)
	members := func(id string) []string {
		if !strings.HasPrefix(id, "g") {
			return []string{id}
		}
		group, _ := g.GroupIndex(id)
		var all []string
		for i := range m.Elements {
			for k := g.GroupOf(i); k >= 0; k = g.Within(k) {
				if k == group {
					all = append(all, m.Elements[i].ID)
				}
			}
		}
		return all
	}
	pick := func() string {
		if k := intN(n + groups); k < n {
			return m.Elements[k].ID
		} else {
			return m.Groups[k-n].ID
		}
	}
	plain = m.Clone()
	plain.Groups, plain.Links = nil, logicmodel.LinkingElements
	node := func(id string) int {
		if k, ok := g.GroupIndex(id); ok {
			return g.Len() + 2*k
		}
		i, _ := g.Index(id)
		return i
	}
	for range intN(6) {
		from, to := pick(), pick()
		if g.Holds(node(from), node(to)) {
			continue
		}
		link := logicmodel.Link{To: logicmodel.Ref{ID: to}, Feedback: intN(4) == 0}
		if strings.HasPrefix(from, "g") {
			m.Group(from).LeadsTo = append(m.Group(from).LeadsTo, link)
		} else {
			m.Element(from).LeadsTo = append(m.Element(from).LeadsTo, link)
		}
		for _, a := range members(from) {
			for _, b := range members(to) {
				l := link
				l.To.ID = b
				plain.Element(a).LeadsTo = append(plain.Element(a).LeadsTo, l)
			}
		}
	}
	for _, s := range g.StageLinks() {
		for a := range plain.At(s[0]) {
			for b := range plain.At(s[1]) {
				a.LeadsTo = append(a.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: b.ID}, Note: "stages"})
			}
		}
	}
	return m, plain
}

func TestNoun(t *testing.T) {
	for heading, want := range map[string]string{
		"Immediate outcomes":              "immediate outcome, immediate outcomes",
		"Outcome":                         "outcome, outcomes",
		"SOA results":                     "SOA result, SOA results",
		"Impact":                          "impact, impacts",
		"Activities":                      "activity, activities",
		"Outcomes  for children in homes": "outcome for children in homes, outcomes for children in homes",
		"What we do":                      "medium-term outcome, medium-term outcomes",
		"Medium":                          "medium-term outcome, medium-term outcomes",
	} {
		m := &logicmodel.Model{Headings: []outcomes.Heading{{Stage: logicmodel.MediumTerm, Text: heading}}}
		if got := m.Noun(logicmodel.MediumTerm, nil) + ", " + m.Plural(logicmodel.MediumTerm, nil); got != want {
			t.Errorf("%s: got %s, want %s", heading, got, want)
		}
	}
	m := &logicmodel.Model{Lang: "cy", Headings: []outcomes.Heading{{Stage: logicmodel.MediumTerm, Text: "Outcome"}}}
	if got := m.Noun(logicmodel.MediumTerm, nil); got != "medium-term outcome" {
		t.Errorf("in a Welsh model one is called %s", got)
	}
}

// TestNetworkLoopThroughGroups finds a loop through two models that the link of a
// group closes.
func TestNetworkLoopThroughGroups(t *testing.T) {
	a := parse(t, `model: a
title: A
groups: [{id: g, title: G, leads-to: [h]}, {id: h, title: H}, {id: in, title: In, group: h}]
outcomes:
  short: [{id: s, title: S, group: g}]
  medium: [{id: m, title: M, group: in, leads-to: [b/s]}]
`)
	b := parse(t, "model: b\ntitle: B\noutcomes:\n  short: [{id: s, title: S, leads-to: [a/s]}]\n")
	n := logicmodel.NewNetwork(a, b)
	if len(n.Loops) != 1 {
		t.Fatalf("there are %d loops", len(n.Loops))
	}
	got := n.Loops[0].First.From.String()
	for _, l := range n.Loops[0].Back {
		got += fmt.Sprint(" ", l.From, " ", l.To, " ", l.Pos.Line, ":", l.Pos.Column)
	}
	if want := "a/m b/s a/s 4:40 a/s a/m 3:39"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !n.InLoop(&a.Groups[0].LeadsTo[0]) {
		t.Error("the group's link is not part of the loop")
	}
}

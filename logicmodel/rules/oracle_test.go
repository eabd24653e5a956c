package rules_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// randomChain is a model of at most nine elements of any stages with links of
// any direction, in which every element and link has a place of its own. The
// places are not in the order of the chain.
func randomChain(seed uint64) *logicmodel.Model {
	return anyChain(rand.New(rand.NewPCG(seed, 3)))
}

// anyChain is [randomChain] by the choices of r.
func anyChain(r *rand.Rand) *logicmodel.Model {
	n := 1 + r.IntN(9)
	m := &logicmodel.Model{ID: "m", Title: "M", Pos: diag.Pos{File: "m.yaml", Line: 1, Column: 8}}
	for i := range n {
		s := logicmodel.Activity + logicmodel.Stage(r.IntN(6))
		m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("e", i), Title: "E", Stage: s})
	}
	slices.SortStableFunc(m.Elements, func(a, b logicmodel.Element) int { return int(a.Stage - b.Stage) })
	for i, line := range r.Perm(n) {
		e := &m.Elements[i]
		e.Pos = diag.Pos{File: "m.yaml", Line: 2 + line, Column: 1}
		for l := range r.IntN(4) {
			target := r.IntN(n)
			if i+1 < n && r.IntN(3) > 0 { // mostly forward
				target = i + 1 + r.IntN(n-i-1)
			}
			e.LeadsTo = append(e.LeadsTo, logicmodel.Link{
				To:       logicmodel.Ref{ID: m.Elements[target].ID, Pos: diag.Pos{File: "m.yaml", Line: 2 + line, Column: 2 + l}},
				Feedback: r.IntN(5) == 0,
			})
		}
	}
	return m
}

// expected is what the rules about the chain's shape must find in m, made from
// the words of their documentation without a thought of speed.
func expected(m *logicmodel.Model) diag.List {
	type link struct {
		from, to int
		*logicmodel.Link
	}
	var links []link
	for i := range m.Elements {
		for l := range m.Elements[i].LeadsTo {
			target := m.Elements[i].LeadsTo[l].To.ID
			to := slices.IndexFunc(m.Elements, func(e logicmodel.Element) bool { return e.ID == target })
			links = append(links, link{i, to, &m.Elements[i].LeadsTo[l]})
		}
	}
	any := func(holds func(l link) bool) bool { return slices.ContainsFunc(links, holds) }
	forward, all := distances(m, false), distances(m, true)
	inLoop := func(l link) bool { return !l.Feedback && l.from != l.to && forward[l.to][l.from] < never }
	hasCause := func(i int) bool { return any(func(l link) bool { return l.to == i && l.from != i && !l.Feedback }) }
	isolated := func(i int) bool {
		return !any(func(l link) bool { return l.from != l.to && (l.from == i || l.to == i) })
	}

	var found diag.List
	add := func(code string, at diag.Pos) { found = append(found, diag.Diagnostic{Code: code, Pos: at}) }

	last := lastStage(m)
	g := expectedGaps(m)
	for i, e := range m.Elements {
		outcome := e.Stage.IsOutcome()
		switch {
		case g.noLinks:
		case outcome && isolated(i):
			add("LM010", e.Pos)
		case g.noCause[i]:
			add("LM013", e.Pos)
		}
		switch {
		case !g.sink[i] || g.left[i] || g.noLinks:
		case e.Stage == logicmodel.Activity:
			add("LM011", e.Pos)
		case e.Stage == logicmodel.Output:
			add("LM012", e.Pos)
		case len(g.unreached) == 0 || !g.reached[i]:
			add("LM014", e.Pos)
		}
	}
	var stops []int
	for i, e := range m.Elements {
		if e.Stage.IsOutcome() && g.sink[i] && g.reached[i] {
			stops = append(stops, i)
		}
	}
	for _, i := range g.unreached {
		if len(stops) == 1 && !hasCause(i) {
			i = stops[0]
		}
		add("LM015", m.Elements[i].Pos)
	}
	if last != logicmodel.EndState {
		add("LM017", m.Pos)
	}

	// One finding for each set of elements that lead to each other, at the
	// first link between two of them.
	for i := range m.Elements {
		var first *link
		for l := range links {
			k := &links[l]
			if inLoop(*k) && forward[i][k.from] < never && forward[k.from][i] < never && (first == nil || k.To.Pos.Compare(first.To.Pos) < 0) {
				first = k
			}
		}
		if first != nil && !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Pos == first.To.Pos }) {
			add("LM006", first.To.Pos)
		}
	}
	for n, l := range links {
		switch {
		case l.from == l.to:
			add("LM004", l.To.Pos)
			continue
		case l.Feedback && all[l.to][l.from] == never:
			add("LM024", l.To.Pos)
		case !l.Feedback && m.Elements[l.to].Stage < m.Elements[l.from].Stage && !inLoop(l):
			add("LM007", l.To.Pos)
		}
		if slices.ContainsFunc(links[:n], func(k link) bool { return k.from == l.from && k.to == l.to }) {
			add("LM005", l.To.Pos)
		}
	}
	found.Sort()
	return found
}

// chainGaps are where links are missing, as the documentation of LM010 to LM015 has
// it.
type chainGaps struct {
	sink      []bool // it leads to nothing, and should
	noCause   []bool // nothing leads to it, and something should
	left      []bool // of a sink only what lacks a cause is reported
	reached   []bool // by activities
	unreached []int  // end states that are reported
	noLinks   bool
}

func expectedGaps(m *logicmodel.Model) *chainGaps {
	n, last, forward := len(m.Elements), lastStage(m), distances(m, false)
	g := &chainGaps{sink: make([]bool, n), noCause: make([]bool, n), left: make([]bool, n), reached: make([]bool, n), noLinks: true}
	cause, effect, linked := make([]bool, n), make([]bool, n), make([]bool, n)
	for i := range m.Elements {
		for _, l := range m.Elements[i].LeadsTo {
			g.noLinks = false
			if to := slices.IndexFunc(m.Elements, func(e logicmodel.Element) bool { return e.ID == l.To.ID }); to != i {
				linked[i], linked[to] = true, true
				effect[i], cause[to] = effect[i] || !l.Feedback, cause[to] || !l.Feedback
			}
		}
	}
	count := map[logicmodel.Stage]int{}
	for i, e := range m.Elements {
		count[e.Stage]++
		for j := range m.Elements {
			g.reached[j] = g.reached[j] || e.Stage == logicmodel.Activity && forward[i][j] < never
		}
	}
	first := logicmodel.Stage(0) // which needs no cause
	if count[logicmodel.Activity]+count[logicmodel.Output] == 0 {
		first = nextStage(m, logicmodel.Output)
	}
	gapless := 0
	sinks := map[logicmodel.Stage][]int{}
	for i, e := range m.Elements {
		outcome := e.Stage.IsOutcome()
		g.sink[i] = !effect[i] && (e.Stage == logicmodel.Activity || e.Stage == logicmodel.Output || outcome && linked[i] && e.Stage != last)
		g.noCause[i] = !cause[i] && (e.Stage == logicmodel.Output || outcome && linked[i] && e.Stage != first)
		if g.sink[i] {
			sinks[e.Stage] = append(sinks[e.Stage], i)
		}
		if g.noCause[i] {
			gapless++
		}
	}
	speaks, stops := gapless > 0, false
	for i, e := range m.Elements {
		if !g.noCause[i] {
			continue
		}
		before := e.Stage - 1
		for before > logicmodel.Activity && count[before] == 0 {
			before--
		}
		switch near := sinks[before]; {
		case len(near) == 1:
			g.left[near[0]] = true
		case len(near) == 0 && gapless == 1: // any, if it is the only one
			var all []int
			for s, some := range sinks {
				if s <= e.Stage {
					all = append(all, some...)
				}
			}
			if len(all) == 1 && all[0] != i && (e.Stage.IsOutcome() || m.Elements[all[0]].Stage < e.Stage) {
				g.left[all[0]] = true
			}
		}
	}
	for i, e := range m.Elements {
		stops = stops || g.sink[i] && !g.left[i]
		speaks = speaks || g.sink[i] && !g.left[i] && e.Stage <= logicmodel.Output
	}
	var ends []int
	arrived := 0
	for i, e := range m.Elements {
		if e.Stage == last {
			ends = append(ends, i)
			if g.reached[i] {
				arrived++
			}
		}
	}
	outOfReach := count[logicmodel.Activity] > 0 && arrived < len(ends) && (last == logicmodel.EndState || arrived == 0)
	if g.noLinks = g.noLinks && outOfReach && n > 2; g.noLinks {
		g.unreached = ends[:1]
		return g
	}
	for _, end := range ends {
		begins := false // with something that lacks a cause
		for i := range m.Elements {
			begins = begins || i != end && g.noCause[i] && forward[i][end] < never
		}
		if outOfReach && !g.reached[end] && !begins && !(speaks && stops && arrived == 0) {
			g.unreached = append(g.unreached, end)
		}
	}
	return g
}

// lastStage is the stage that ends the chain of a model: the end states, or else its
// last outcomes.
func lastStage(m *logicmodel.Model) (last logicmodel.Stage) {
	for _, e := range m.Elements {
		if e.Stage.IsOutcome() || e.Stage == logicmodel.EndState {
			last = max(last, e.Stage)
		}
	}
	return last
}

// shapeRules are the rules that [expected] knows.
const shapeRules = "LM004 LM005 LM006 LM007 LM010 LM011 LM012 LM013 LM014 LM015 LM017 LM024"

// choices are numbers that begin with the bytes that a fuzzer chooses. What
// follows each is by chance, without which numbers within a range may never
// come.
type choices struct {
	bytes []byte
	rest  *rand.PCG
}

func (c *choices) Uint64() uint64 {
	n := c.rest.Uint64()
	if len(c.bytes) > 0 {
		n = n>>8 | uint64(c.bytes[0])<<56
		c.bytes = c.bytes[1:]
	}
	return n
}

// FuzzValidate compares the rules about the chain's shape, and those about all
// links together, with what their words ask for, on models that the fuzzer
// chooses. Then it muddles the model, and checks that all rules come to an end
// and say what is wrong.
func FuzzValidate(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 40 {
		seed := make([]byte, 4*n)
		for i := range seed {
			seed[i] = byte(r.Uint32())
		}
		f.Add(seed)
	}
	framework, err := outcomes.Load(os.DirFS("testdata"), "plan.yaml")
	if err != nil {
		f.Fatal(err)
	}
	shape, whole := rulesOnly(f, shapeRules), rulesOnly(f, wholeRules)
	every := &rules.Options{Severity: map[string]diag.Severity{}}
	for _, rule := range rules.All() {
		every.Severity[rule.Code] = diag.Info // those that are off as well
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		chosen := func() *rand.Rand { return rand.New(&choices{src, rand.NewPCG(0, 0)}) }
		for _, c := range []struct {
			m        *logicmodel.Model
			expected func(*logicmodel.Model) diag.List
			found    func(*logicmodel.Model) diag.List
		}{
			{anyChain(chosen()), expected, func(m *logicmodel.Model) diag.List { return rules.Validate(m, nil, shape) }},
			{anyWhole(chosen(), 4), expectedWhole, func(m *logicmodel.Model) diag.List { return foundWhole(m, whole) }},
		} {
			if diff := cmp.Diff(places(c.expected(c.m)), places(c.found(c.m))); diff != "" {
				text, err := c.m.Marshal()
				t.Fatalf("-want +got:\n%s\n%s%v", diff, text, err)
			}
			spoil(chosen(), c.m, framework)
			for _, d := range rules.Validate(c.m, framework, every) {
				if d.Code == "" || d.Message == "" { // the models made up have few places
					t.Fatalf("the finding %+v lacks something", d)
				}
			}
		}
	})
}

// spoil gives ids to the model's elements and links that others have, or that
// are of another model or of nothing, and to elements outcomes to support.
func spoil(r *rand.Rand, m *logicmodel.Model, f *outcomes.Framework) {
	if len(m.Elements) == 0 {
		return
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		id := m.Elements[r.IntN(len(m.Elements))].ID
		switch r.IntN(5) {
		case 0:
			e.ID = id
		case 1:
			e.DependsOn = append(e.DependsOn, logicmodel.Ref{ID: []string{id, "other/" + id, m.ID + "/" + id, "/"}[r.IntN(4)], Pos: e.Pos})
		case 2:
			e.Supports = append(e.Supports, logicmodel.Ref{ID: []string{f.Outcomes[r.IntN(len(f.Outcomes))].ID, "LO9", id}[r.IntN(3)], Pos: e.Pos})
		case 3:
			if len(e.LeadsTo) > 0 {
				e.LeadsTo[0].To.ID = []string{"other/" + id, m.ID + "/" + id, "nowhere", ""}[r.IntN(4)]
			}
		}
	}
}

// TestRulesOracle compares the rules about the chain's shape with what their
// words ask for, on small models of all sorts.
func TestRulesOracle(t *testing.T) {
	counts := map[string]int{}
	seeds := soak.Rounds(uint64(5000))
	for seed := range seeds {
		m := randomChain(seed)
		got := rules.Validate(m, nil, rulesOnly(t, shapeRules))
		if diff := cmp.Diff(places(expected(m)), places(got)); diff != "" {
			src, _ := m.Marshal()
			t.Fatalf("seed %d (-want +got):\n%s\n%s", seed, diff, src)
		}
		forward := distances(m, false)
		c := logicmodel.NewGraph(m)
		for _, d := range got {
			counts[d.Code]++
			if d.Code != "LM006" {
				continue
			}
			// The related places lead on round a shortest loop.
			l := c.Links[slices.IndexFunc(c.Links, func(l logicmodel.Edge) bool { return l.Link.To.Pos == d.Pos })]
			if len(d.Related) != forward[l.To][l.From] {
				t.Fatalf("seed %d: the loop from %v has %d related places, want %d", seed, d.Pos, len(d.Related), forward[l.To][l.From])
			}
			at := l.To
			for _, r := range d.Related {
				k := c.Links[slices.IndexFunc(c.Links, func(l logicmodel.Edge) bool { return l.Link.To.Pos == r.Pos })]
				if k.From != at || k.Link.Feedback {
					t.Fatalf("seed %d: the loop from %v breaks off at %v", seed, d.Pos, r.Pos)
				}
				at = k.To
			}
		}
	}
	for _, code := range []string{"LM004", "LM005", "LM006", "LM007", "LM010", "LM011", "LM012", "LM013", "LM014", "LM015", "LM017", "LM024"} {
		if counts[code] < int(seeds/50) {
			t.Errorf("%s is found %d times in all models, too seldom to compare", code, counts[code])
		}
	}
}

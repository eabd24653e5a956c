package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// randomWhole is a model for the rules that look at all links together: dense
// or sparse, of few stages or all, with reasons, grades, partners and
// assumptions here and there. Every element and link has a place of its own.
func randomWhole(seed uint64) *logicmodel.Model {
	return anyWhole(rand.New(rand.NewPCG(seed, 8)), 10)
}

// anyWhole is [randomWhole] by the choices of r, with at most so many elements
// of a stage.
func anyWhole(r *rand.Rand, most int) *logicmodel.Model {
	m := &logicmodel.Model{ID: "m", Title: "M", Pos: diag.Pos{File: "m.yaml", Line: 1, Column: 8}}
	for p := range r.IntN(5) {
		m.Partners = append(m.Partners, logicmodel.Partner{ID: fmt.Sprint("p", p), Name: "P", Pos: diag.Pos{File: "m.yaml", Line: 2, Column: 1 + p}})
	}
	for a := range r.IntN(4) {
		m.Assumptions = append(m.Assumptions, logicmodel.Assumption{ID: fmt.Sprint("t", a), Text: "T", Status: []logicmodel.Status{0, logicmodel.StatusUntested, logicmodel.StatusUntested, logicmodel.StatusUntested, logicmodel.StatusHolds}[r.IntN(5)]})
	}
	wide := r.IntN(3) == 0   // one stage of many
	narrow := r.IntN(3) == 0 // stages of one or two but for the activities
	for s := logicmodel.Activity; s <= logicmodel.EndState; s++ {
		n := r.IntN(5)
		switch {
		case s == logicmodel.EndState:
			n = min(n, 2)
		case narrow && s > logicmodel.Activity:
			n = 1 + r.IntN(2)
		case wide && r.IntN(3) == 0:
			n = 8 + r.IntN(3)
		}
		n = min(n, most)
		for range n {
			m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("e", len(m.Elements)), Title: "E", Stage: s})
		}
	}
	n := len(m.Elements)
	density := []int{2, 5, 20, 60, 100}[r.IntN(5)] // percent of the links that run forward
	step := narrow || r.IntN(3) == 0               // only to the next stage that has elements
	chance := func(percent int) bool { return r.IntN(100) < percent }
	line := r.Perm(n)
	for i := range m.Elements {
		e := &m.Elements[i]
		e.Pos = diag.Pos{File: "m.yaml", Line: 3 + line[i], Column: 1}
		if len(m.Partners) > 0 {
			for range r.IntN(3) {
				e.Partners = append(e.Partners, logicmodel.Ref{ID: m.Partners[min(r.IntN(len(m.Partners)), r.IntN(len(m.Partners)))].ID})
			}
		}
		for j := range m.Elements {
			likely := 1
			if i < j {
				likely = density
				if step && m.Elements[j].Stage != nextStage(m, e.Stage) {
					likely = 0
				}
			}
			for range 2 { // the same twice, seldom
				if !chance(likely) {
					break
				}
				l := logicmodel.Link{To: logicmodel.Ref{ID: m.Elements[j].ID, Pos: diag.Pos{File: "m.yaml", Line: 3 + line[i], Column: 2 + len(e.LeadsTo)}}, Feedback: chance(4)}
				if chance(15) {
					l.Because = "Why"
				}
				if chance(40) || narrow {
					l.Evidence.Grade = outcomes.Grade(r.IntN(5))
				}
				if chance(5) {
					l.Evidence.Source = "S"
				}
				if len(m.Assumptions) > 0 && chance(60) {
					l.Assumes = []logicmodel.LinkAssumption{{ID: m.Assumptions[r.IntN(len(m.Assumptions))].ID, Pos: diag.Pos{File: "a.yaml", Line: 3 + line[i], Column: 2 + len(e.LeadsTo)}}}
				}
				e.LeadsTo = append(e.LeadsTo, l)
				likely = 5
			}
		}
	}
	return m
}

// nextStage is the next stage after s that has elements.
func nextStage(m *logicmodel.Model, s logicmodel.Stage) logicmodel.Stage {
	for s++; s <= logicmodel.EndState; s++ {
		if slices.ContainsFunc(m.Elements, func(e logicmodel.Element) bool { return e.Stage == s }) {
			return s
		}
	}
	return 0
}

// expectedWhole is what LM008, LM014, LM019, LM021, LM022, LM023 and LM032 must
// find in m, from the words of their documentation without a thought of speed.
func expectedWhole(m *logicmodel.Model) diag.List {
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
	n := len(m.Elements)
	stage := func(i int) logicmodel.Stage { return m.Elements[i].Stage }
	// reached are the elements that a path along links that hold leads to.
	reached := func(along func(l link) bool, from ...int) []bool {
		seen := make([]bool, n)
		for _, i := range from {
			seen[i] = true
		}
		for range n {
			for _, l := range links {
				if seen[l.from] && along(l) {
					seen[l.to] = true
				}
			}
		}
		return seen
	}
	forward := func(l link) bool { return !l.Feedback }
	var activities, ends []int
	for i := range m.Elements {
		switch stage(i) {
		case logicmodel.Activity:
			activities = append(activities, i)
		case lastStage(m):
			ends = append(ends, i)
		}
	}
	fromActivities := reached(forward, activities...)
	arrived := 0
	for _, i := range ends {
		if fromActivities[i] {
			arrived++
		}
	}
	outOfReach := len(activities) > 0 && arrived < len(ends) && (lastStage(m) == logicmodel.EndState || arrived == 0)

	var found diag.List
	add := func(code string, at diag.Pos) { found = append(found, diag.Diagnostic{Code: code, Pos: at}) }

	// LM008
	for _, l := range links {
		jumps := slices.ContainsFunc(m.Elements, func(e logicmodel.Element) bool { return stage(l.from) < e.Stage && e.Stage < stage(l.to) })
		if jumps && !l.Feedback && l.Because == "" {
			add("LM008", l.To.Pos)
		}
	}

	// LM019, once
	most, at := 0, diag.Pos{}
	for s := logicmodel.Activity; s < logicmodel.EndState; s++ {
		next := nextStage(m, s)
		from, to, missing := 0, 0, false
		var first *link
		for i := range m.Elements {
			if stage(i) == next {
				to++
			}
			if stage(i) != s {
				continue
			}
			from++
			for j := range m.Elements {
				if stage(j) != next {
					continue
				}
				at := slices.IndexFunc(links, func(l link) bool { return l.from == i && l.to == j && !l.Feedback })
				missing = missing || at < 0
				if at >= 0 && (first == nil || links[at].from == first.from && links[at].To.Pos.Column < first.To.Pos.Column) {
					first = &links[at]
				}
			}
		}
		if from >= 3 && to >= 3 && !missing && next != logicmodel.EndState && most == 0 {
			most, at = never, first.To.Pos
		}
	}
	for i, e := range m.Elements {
		out, in := map[int]bool{}, map[int]bool{}
		for _, l := range links {
			if l.from == l.to || stage(l.to) == logicmodel.EndState {
				continue
			}
			if l.from == i {
				out[l.to] = true
			}
			if l.to == i {
				in[l.from] = true
			}
		}
		if n := max(len(out), len(in)); n > 7 && n > most {
			most, at = n, e.Pos
		}
	}
	if most > 0 {
		add("LM019", at)
	}

	// LM021, and LM014 where it leaves a gap to it
	part := make([]int, n) // the first element that each is joined to
	size := make([]int, n)
	for i := range m.Elements {
		part[i] = i
	}
	for range n {
		for _, l := range links {
			part[l.from] = min(part[l.from], part[l.to])
			part[l.to] = part[l.from]
		}
	}
	for i := range m.Elements {
		size[part[i]]++
	}
	var parts []int
	for i := range m.Elements {
		if part[i] == i && size[i] >= 2 {
			parts = append(parts, i)
		}
	}
	told := !outOfReach && len(parts) >= 2
	g := expectedGaps(m)
	explained := map[int]bool{} // by another finding on the link that is missing
	for i, e := range m.Elements {
		work := e.Stage == logicmodel.Activity || e.Stage == logicmodel.Output
		if size[part[i]] >= 2 && (g.noCause[i] || work && g.sink[i] && !g.left[i]) {
			explained[part[i]] = true
		}
	}
	if told && len(parts) == 2 && explained[parts[0]] {
		explained[parts[1]] = true
	}
	if told {
		for _, i := range parts[1:] {
			if !explained[i] {
				add("LM021", m.Elements[i].Pos)
			}
		}
	}
	withEnd := map[int]bool{} // parts
	for _, i := range ends {
		if size[part[i]] >= 2 {
			withEnd[part[i]] = true
		}
	}
	for i, e := range m.Elements {
		if !e.Stage.IsOutcome() || !g.sink[i] || g.left[i] || len(g.unreached) > 0 && g.reached[i] {
			continue
		}
		at := part[i] // of LM021
		if told && at == parts[0] {
			at = parts[max(0, slices.IndexFunc(parts, func(part int) bool { return withEnd[part] }))]
		}
		if told && len(withEnd) > 0 && !withEnd[part[i]] && !explained[at] {
			continue
		}
		add("LM014", e.Pos)
	}

	// LM022
	counts := func(l link) bool {
		return !l.Feedback && l.from != l.to && stage(l.from) <= stage(l.to) && !reached(forward, l.to)[l.from]
	}
	var counted []bool
	for _, l := range links {
		counted = append(counted, counts(l))
	}
	along := func(l link) bool {
		return counted[slices.IndexFunc(links, func(k link) bool { return k.To.Pos == l.To.Pos })]
	}
	from := make([][]bool, n)
	for i := range m.Elements {
		from[i] = reached(along, i)
	}
	for k, l := range links {
		toldByLM008 := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == "LM008" && d.Pos == l.To.Pos })
		if !counted[k] || toldByLM008 || l.Because != "" || l.Evidence.Grade != 0 || l.Evidence.Source != "" {
			continue
		}
		for between := range m.Elements {
			if between != l.from && between != l.to && from[l.from][between] && from[between][l.to] {
				add("LM022", l.To.Pos)
				break
			}
		}
	}

	for _, end := range ends {
		// LM023
		var causes []int
		partners := map[string]bool{}
		unsaid := false
		for _, a := range activities {
			if !reached(forward, a)[end] {
				continue
			}
			causes = append(causes, a)
			unsaid = unsaid || len(m.Elements[a].Partners) == 0
			for _, p := range m.Elements[a].Partners {
				partners[p.ID] = true
			}
		}
		if len(causes) == 1 && len(activities) >= 3 || len(causes) > 0 && !unsaid && len(partners) == 1 && len(m.Partners) >= 3 {
			add("LM023", m.Elements[end].Pos)
		}

		// LM032
		if !fromActivities[end] {
			continue
		}
		for k, l := range links {
			weak := l.Evidence.Grade == outcomes.GradeWeak || l.Evidence.Grade == outcomes.GradeNone
			if l.Feedback || !weak || reached(func(other link) bool { return !other.Feedback && other.To.Pos != links[k].To.Pos }, activities...)[end] {
				continue
			}
			for _, a := range l.Assumes {
				if slices.ContainsFunc(m.Assumptions, func(t logicmodel.Assumption) bool { return t.ID == a.ID && t.Status == logicmodel.StatusUntested }) {
					if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == "LM032" && d.Pos == a.Pos }) {
						add("LM032", a.Pos)
					}
				}
			}
		}
	}
	found.Sort()
	return found
}

// wholeRules are the rules that [expectedWhole] knows, and those on which LM014
// depends.
const wholeRules = "LM008 LM010 LM011 LM012 LM013 LM014 LM015 LM019 LM021 LM022 LM023 LM032"

// foundWhole is what the rules that [expectedWhole] knows find, by the options
// for [wholeRules].
func foundWhole(m *logicmodel.Model, options *rules.Options) diag.List {
	return slices.DeleteFunc(rules.Validate(m, nil, options), func(d diag.Diagnostic) bool {
		return d.Code <= "LM006" || "LM010" <= d.Code && d.Code <= "LM013" || d.Code == "LM015" || d.Code == "LM033" // TestRulesOracle has these
	})
}

// TestWholeOracle compares the rules about all links together with what their
// words ask for, on models of all sorts.
func TestWholeOracle(t *testing.T) {
	options := rulesOnly(t, wholeRules)
	counts := map[string]int{}
	seeds := soak.Rounds(uint64(3000))
	for seed := range seeds {
		m := randomWhole(seed)
		got := foundWhole(m, options)
		if diff := cmp.Diff(places(expectedWhole(m)), places(got)); diff != "" {
			src, _ := m.Marshal()
			t.Fatalf("seed %d (-want +got):\n%s\n%s", seed, diff, src)
		}
		for _, d := range got {
			counts[d.Code]++
		}
	}
	t.Log(counts)
	for _, code := range []string{"LM008", "LM014", "LM019", "LM021", "LM022", "LM023", "LM032"} {
		least := int(seeds / 100)
		if code == "LM021" { // which leaves most parts of random chains to LM011 to LM013
			least /= 2
		}
		if counts[code] < least {
			t.Errorf("%s is found %d times in all models, too seldom to compare", code, counts[code])
		}
	}
}

// TestNoStages checks that models with elements of stages that there are none
// of, as a program may build them, are checked all the same.
func TestNoStages(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for seed := range soak.Rounds(uint64(500)) {
		m := randomWhole(seed)
		for i := range m.Elements {
			if r.IntN(3) == 0 {
				m.Elements[i].Stage = logicmodel.Stage(r.IntN(21) - 10)
			}
		}
		o := &rules.Options{Severity: map[string]diag.Severity{}}
		for _, rule := range rules.All() {
			o.Severity[rule.Code] = diag.Info // those that are off as well
		}
		rules.Validate(m, nil, o)
	}
}

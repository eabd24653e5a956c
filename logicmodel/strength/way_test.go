package strength_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/strength"
	"github.com/resultschain/resultschain/outcomes"
)

// randomModel is a model of n elements. Its links lead forward, unless it may
// have loops; some are marked as feedback, some lead to nothing or elsewhere,
// and some are there twice.
func randomModel(r *rand.Rand, n int, loops bool) *logicmodel.Model {
	m := &logicmodel.Model{ID: "m"}
	for i := range 3 {
		m.Assumptions = append(m.Assumptions, logicmodel.Assumption{ID: fmt.Sprint("a", i), Status: logicmodel.Status(i)})
		m.Risks = append(m.Risks, logicmodel.Risk{ID: fmt.Sprint("r", i)})
	}
	many := 1 + r.IntN(2*n)
	for i := range n {
		stage := logicmodel.Stage(1 + i*6/n)
		m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint(i), Stage: stage})
	}
	for range many {
		from, to := r.IntN(n), r.IntN(n)
		feedback := r.IntN(8) == 0
		if !loops && !feedback && from >= to {
			continue
		}
		l := logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint(to)}, Feedback: feedback}
		switch r.IntN(12) {
		case 0:
			l.To.ID = "nothing"
		case 1:
			l.To.ID = "other/element"
		}
		l.Evidence.Grade = outcomes.Grade(r.IntN(5))
		for range r.IntN(3) {
			l.Assumes = append(l.Assumes, []logicmodel.LinkAssumption{{ID: "a0"}, {ID: "a1"}, {ID: "a2"}, {ID: "missing"}, {Text: "a0"}, {Text: "text"}}[r.IntN(6)])
			l.Risks = append(l.Risks, logicmodel.Ref{ID: fmt.Sprint("r", r.IntN(4))})
		}
		e := &m.Elements[from]
		e.LeadsTo = append(e.LeadsTo, l)
	}
	return m
}

// simplePaths are all paths from one element to the first of others, as lists of
// links. None comes to an element twice.
func simplePaths(c *logicmodel.Graph, from int, to []int) [][]int {
	var all [][]int
	var on []int
	var path []int
	var follow func(e int)
	follow = func(e int) {
		if slices.Contains(to, e) {
			all = append(all, slices.Clone(path))
			return
		}
		on = append(on, e)
		for l, k := range c.Links {
			if k.From == e && !k.Link.Feedback && !slices.Contains(on, k.To) {
				path = append(path, l)
				follow(k.To)
				path = path[:len(path)-1]
			}
		}
		on = on[:len(on)-1]
	}
	follow(from)
	return all
}

// bruteForce is the way by its definition: from all the paths, one by one. Several
// links of c may be one link of the way: origin returns its number, and -1 for a link
// from a stage to the next.
func bruteForce(m *logicmodel.Model, c *logicmodel.Graph, from, to []int, origin func(l int) int) strength.Way {
	w := strength.Way{To: to}
	var paths [][]int
	var begins []int
	for _, f := range from {
		found := simplePaths(c, f, to)
		for range found {
			begins = append(begins, f)
		}
		paths = append(paths, found...)
		if len(found) > 0 {
			w.From = append(w.From, f)
		}
	}
	if len(paths) == 0 {
		return w
	}
	w.One = len(paths) == 1
	elementsOf := func(i int) []int {
		es := []int{begins[i]}
		for _, l := range paths[i] {
			es = append(es, c.Links[l].To)
		}
		return es
	}
	onEvery := func(holds func(i int) bool) bool {
		for i := range paths {
			if !holds(i) {
				return false
			}
		}
		return true
	}

	var links []int // of c
	// Of loops, what a path may go round: a link counts where one path leads
	// to it and another on from it.
	for l, k := range c.Links {
		if k.Link.Feedback || k.From == k.To || slices.Contains(to, k.From) {
			continue
		}
		there := slices.ContainsFunc(from, func(f int) bool { return joined(c, f, k.From, to) })
		if there && len(simplePaths(c, k.To, to)) > 0 {
			links = append(links, l)
		}
	}
	for e := range m.Elements {
		on := slices.Contains(w.From, e)
		for _, l := range links {
			on = on || c.Links[l].From == e || c.Links[l].To == e
		}
		if on {
			w.Elements = append(w.Elements, e)
		}
	}
	one := map[int]*logicmodel.Link{} // of each origin
	for _, l := range links {
		stages := [2]logicmodel.Stage{c.Stage(c.Links[l].From), c.Stage(c.Links[l].To)}
		switch o := origin(l); {
		case o >= 0:
			one[o] = c.Links[l].Link
		case !slices.Contains(w.Stages, stages):
			w.Stages = append(w.Stages, stages)
		}
	}
	w.Links = slices.Sorted(maps.Keys(one))

	// In the order of any path.
	for _, e := range elementsOf(0) {
		if onEvery(func(i int) bool { return slices.Contains(elementsOf(i), e) }) &&
			!(len(w.From) == 1 && e == w.From[0]) && !(len(to) == 1 && e == to[0]) {
			w.Every.Elements = append(w.Every.Elements, e)
		}
	}
	for _, l := range paths[0] {
		o := origin(l)
		same := func(l int) bool { return origin(l) == o }
		if o >= 0 && !slices.Contains(w.Every.Links, o) && onEvery(func(i int) bool { return slices.ContainsFunc(paths[i], same) }) {
			w.Every.Links = append(w.Every.Links, o)
		}
	}

	best := -1
	for _, p := range paths {
		weakest := 5
		for _, l := range p {
			weakest = min(weakest, strength.Rank(c.Links[l].Link.Evidence.Grade))
		}
		best = max(best, weakest)
	}
	grades := []outcomes.Grade{0, outcomes.GradeNone, outcomes.GradeWeak, outcomes.GradeModerate, outcomes.GradeStrong, 0}
	w.Best = grades[best]
	for _, g := range grades[1:5] {
		for _, l := range w.Links {
			if one[l].Evidence.Grade == g && (w.Weakest == 0 || w.Weakest == g) {
				w.Weakest = g
				w.Weak = append(w.Weak, l)
			}
		}
	}
	for _, l := range w.Links {
		if one[l].Evidence.Grade == 0 {
			w.Ungraded = append(w.Ungraded, l)
		}
	}

	crossing := func(has func(*logicmodel.Link) bool) (links []int, every bool) {
		for _, l := range w.Links {
			if has(one[l]) {
				links = append(links, l)
			}
		}
		return links, onEvery(func(i int) bool {
			return slices.ContainsFunc(paths[i], func(l int) bool { return slices.Contains(links, origin(l)) })
		})
	}
	assumptions := []*logicmodel.Assumption{{ID: "missing"}, {Text: "a0"}, {Text: "text"}}
	for i := range m.Assumptions {
		assumptions = append(assumptions, &m.Assumptions[i])
	}
	for _, a := range assumptions {
		links, every := crossing(func(l *logicmodel.Link) bool {
			return slices.Contains(l.Assumes, logicmodel.LinkAssumption{ID: a.ID, Text: a.Text})
		})
		if len(links) > 0 {
			w.Assumptions = append(w.Assumptions, strength.Assumption{Assumption: a, Links: links, Every: every})
		}
	}
	for _, id := range []string{"r0", "r1", "r2", "r3"} {
		links, every := crossing(func(l *logicmodel.Link) bool { return slices.Contains(l.Risks, logicmodel.Ref{ID: id}) })
		if len(links) > 0 {
			w.Risks = append(w.Risks, strength.Risk{Risk: &logicmodel.Risk{ID: id}, Links: links, Every: every})
		}
	}
	return w
}

// joined reports whether a path leads from one element to another without going
// on from where paths end.
func joined(c *logicmodel.Graph, from, to int, ends []int) bool {
	if from == to {
		return true
	}
	for _, p := range simplePaths(c, from, []int{to}) {
		if !slices.ContainsFunc(p, func(l int) bool { return slices.Contains(ends, c.Links[l].From) }) {
			return true
		}
	}
	return false
}

// TestBruteForce compares ways with all their paths.
func TestBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 7))
	byName := cmpopts.SortSlices(func(a, b strength.Assumption) bool { return a.ID+"/"+a.Text < b.ID+"/"+b.Text })
	risks := cmpopts.SortSlices(func(a, b strength.Risk) bool { return a.ID < b.ID })
	exist, several, loops := 0, 0, 0
	for i := range soak.Rounds(6000) {
		n := 2 + r.IntN(8)
		m := randomModel(r, n, i%3 == 0)
		c := logicmodel.NewGraph(m)
		from, to := r.Perm(n)[:1+r.IntN(min(2, n))], r.Perm(n)[:1+r.IntN(min(2, n))]
		got, want := strength.To(m, c, to...).From(from...), bruteForce(m, c, from, to, func(l int) int { return l })
		if diff := cmp.Diff(want, got, byName, risks, cmpopts.IgnoreFields(strength.Way{}, "BestPath")); diff != "" {
			t.Fatalf("%d: from %v to %v (-want +got):\n%s", i, from, to, diff)
		}
		if got.Exists() {
			exist++
			if i%3 == 0 {
				loops++
			}
		}
		if len(got.Every.Links) < len(got.Links) {
			several++
		}
	}
	if exist < 200 || several < 60 || loops < 60 {
		t.Errorf("%d ways exist, %d of them in models with loops; %d have several paths: too few to tell anything", exist, loops, several)
	}
}

// randomWholes is a model with groups and stages that are linked as wholes, and one
// without that says the same. The note of each link of that is the number of the
// link that it stands for, and of those between stages it is -1.
func randomWholes(r *rand.Rand) (m, plain *logicmodel.Model) {
	m = randomModel(r, 2+r.IntN(6), false)
	if r.IntN(3) == 0 {
		m.Links = logicmodel.LinkingStages
	}
	groups := 1 + r.IntN(3)
	for i := range groups {
		g := logicmodel.Group{ID: fmt.Sprint("g", i)}
		if i > 0 && r.IntN(2) == 0 {
			g.Group.ID = fmt.Sprint("g", r.IntN(i))
		}
		m.Groups = append(m.Groups, g)
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		e.LeadsTo = e.LeadsTo[:min(len(e.LeadsTo), 1)]
		if r.IntN(2) == 0 {
			e.Group.ID = fmt.Sprint("g", r.IntN(groups))
		}
		for l := range e.LeadsTo {
			if r.IntN(3) == 0 {
				e.LeadsTo[l].To.ID = fmt.Sprint("g", r.IntN(groups))
			}
			if r.IntN(4) == 0 {
				g := &m.Groups[r.IntN(groups)]
				g.LeadsTo = append(g.LeadsTo, e.LeadsTo[l])
			}
		}
	}
	c := logicmodel.NewGraph(m)
	plain = m.Clone()
	plain.Groups, plain.Links = nil, logicmodel.LinkingElements
	for i := range plain.Elements {
		plain.Elements[i].LeadsTo = nil
	}
	link := func(from, to int, l logicmodel.Link, number int) {
		if from == to && number < len(c.Links) {
			return
		}
		l.To.ID, l.Note = plain.Elements[to].ID, fmt.Sprint(number)
		plain.Elements[from].LeadsTo = append(plain.Elements[from].LeadsTo, l)
	}
	for number, k := range c.Edges {
		for from := range m.Elements {
			for to := range m.Elements {
				if k.Link != nil && c.Holds(k.From, from) && c.Holds(k.To, to) {
					link(from, to, *k.Link, number)
				}
			}
		}
	}
	for _, s := range c.StageLinks() {
		for from := range c.InStage(s[0]) {
			for to := range c.InStage(s[1]) {
				link(from, to, logicmodel.Link{}, -1)
			}
		}
	}
	return m, plain
}

// TestWholes compares ways through groups and along stages as wholes with those of a
// model that links each pair of members.
func TestWholes(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 14))
	byName := cmpopts.SortSlices(func(a, b strength.Assumption) bool { return a.ID+"/"+a.Text < b.ID+"/"+b.Text })
	risks := cmpopts.SortSlices(func(a, b strength.Risk) bool { return a.ID < b.ID })
	wide, staged := 0, 0
	for i := range soak.Rounds(4000) {
		m, plain := randomWholes(r)
		n := len(m.Elements)
		c := logicmodel.NewGraph(plain)
		from, to := r.Perm(n)[:1+r.IntN(min(2, n))], r.Perm(n)[:1+r.IntN(min(2, n))]
		origin := func(l int) int {
			number, err := strconv.Atoi(c.Links[l].Link.Note)
			if err != nil {
				t.Fatal(err)
			}
			return number
		}
		got, want := strength.To(m, nil, to...).From(from...), bruteForce(plain, c, from, to, origin)
		if diff := cmp.Diff(want, got, byName, risks, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(strength.Way{}, "BestPath")); diff != "" {
			src, _ := m.Marshal()
			t.Fatalf("%d: from %v to %v (-want +got):\n%s\n%s", i, from, to, diff, src)
		}
		if len(got.Links) > 0 && got.Links[len(got.Links)-1] >= len(logicmodel.NewGraph(m).Links) {
			wide++
		}
		staged += len(got.Stages)
	}
	if wide < 30 || staged < 30 {
		t.Errorf("%d ways run through groups and %d along stages: too few to tell anything", wide, staged)
	}
}

// TestBestPath checks that the path is one, and as good as is said.
func TestBestPath(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	for i := range soak.Rounds(3000) {
		n := 2 + r.IntN(9)
		m := randomModel(r, n, i%3 == 0)
		c := logicmodel.NewGraph(m)
		from, to := r.IntN(n), r.IntN(n)
		w := strength.To(m, c, to).From(from)
		path := w.BestPath
		all := simplePaths(c, from, []int{to})
		if w.One != (len(all) == 1) {
			t.Fatalf("%d: One is %t of %v", i, w.One, all)
		}
		if !w.Exists() || from == to {
			if path != nil {
				t.Fatalf("%d: there is none, but got %v", i, path)
			}
			continue
		}
		shortest := n
		for _, q := range all {
			if weakest(c, q) == weakest(c, path) {
				shortest = min(shortest, len(q))
			}
		}
		if !slices.ContainsFunc(all, func(q []int) bool { return slices.Equal(q, path) }) || weakest(c, path) != strength.Rank(w.Best) || len(path) != shortest {
			t.Fatalf("%d: from %d to %d got %v, which is best %v, of %v", i, from, to, path, w.Best, all)
		}
	}
}

func weakest(c *logicmodel.Graph, path []int) int {
	rank := 5
	for _, l := range path {
		rank = min(rank, strength.Rank(c.Links[l].Link.Evidence.Grade))
	}
	return rank
}

// TestRank holds the order of grades.
func TestRank(t *testing.T) {
	for want, g := range []outcomes.Grade{0, outcomes.GradeNone, outcomes.GradeWeak, outcomes.GradeModerate, outcomes.GradeStrong} {
		if got := strength.Rank(g); got != want {
			t.Errorf("%v is %d, want %d", g, got, want)
		}
	}
}

// largeModels are models of 10,000 elements with many paths: more than there are
// numbers for.
func largeModels() map[string]*logicmodel.Model {
	r := rand.New(rand.NewPCG(3, 4))
	link := func(to int) logicmodel.Link {
		return logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint(to)}, Evidence: outcomes.Evidence{Grade: outcomes.Grade(r.IntN(5))},
			Assumes: []logicmodel.LinkAssumption{{ID: fmt.Sprint("a", r.IntN(1000))}}, Risks: []logicmodel.Ref{{ID: fmt.Sprint("r", r.IntN(100))}}}
	}
	const n = 10_000
	model := func(stage func(i int) logicmodel.Stage, targets func(i int) []int) *logicmodel.Model {
		m := &logicmodel.Model{ID: "m"}
		for i := range 1000 {
			m.Assumptions = append(m.Assumptions, logicmodel.Assumption{ID: fmt.Sprint("a", i), Status: logicmodel.StatusUntested})
		}
		for i := range n {
			e := logicmodel.Element{ID: fmt.Sprint(i), Stage: stage(i)}
			for _, to := range targets(i) {
				if to >= 0 && to < n {
					e.LeadsTo = append(e.LeadsTo, link(to))
				}
			}
			m.Elements = append(m.Elements, e)
		}
		return m
	}
	staged := func(i int) logicmodel.Stage {
		if i == n-1 {
			return logicmodel.EndState
		}
		return logicmodel.Stage(1 + i*5/n)
	}
	return map[string]*logicmodel.Model{
		"stages": model(staged, func(i int) []int {
			next := (i*5/n + 1) * (n / 5)
			if next >= n {
				return []int{n - 1}
			}
			return []int{next + r.IntN(n/5), next + r.IntN(n/5), next + r.IntN(n/5)}
		}),
		"ladder": model(staged, func(i int) []int { return []int{i + 1, i + 2, i + 3} }),
		"loops":  model(staged, func(i int) []int { return []int{i + 1, i + 2, r.IntN(n)} }),
		"line":   model(staged, func(i int) []int { return []int{i + 1} }),
	}
}

// TestLarge makes sure that the time does not grow with the number of paths.
func TestLarge(t *testing.T) {
	for name, m := range largeModels() {
		t.Run(name, func(t *testing.T) {
			start := processor.Time()
			p := strength.To(m, nil, len(m.Elements)-1)
			if w := p.From(at(m, logicmodel.Activity)...); !w.Exists() {
				t.Error("there is no way")
			}
			if took := processor.Time() - start; took > 2*time.Second { // tens of milliseconds, on a machine that does nothing else
				t.Errorf("it took %v", took)
			}
		})
	}
}

func at(m *logicmodel.Model, s logicmodel.Stage) []int {
	var all []int
	for i := range m.Elements {
		if m.Elements[i].Stage == s {
			all = append(all, i)
		}
	}
	return all
}

func BenchmarkLarge(b *testing.B) {
	for name, m := range largeModels() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p := strength.To(m, nil, len(m.Elements)-1)
				p.From(at(m, logicmodel.Activity)...)
			}
		})
		b.Run(name+"/each", func(b *testing.B) {
			for b.Loop() {
				p := strength.To(m, nil, len(m.Elements)-1)
				for _, a := range at(m, logicmodel.Activity) {
					p.From(a)
				}
			}
		})
	}
}

package strength

import (
	"iter"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Way is all paths from one or more elements to another, taken together.
// Elements and links are given by their numbers in the model and its graph, in
// the order of the model if nothing else is said. The zero Way has no path.
type Way struct {
	From []int // of the elements asked for, those from which a path leads there
	To   []int // where the paths end

	Elements []int  // on any of the paths, both ends included
	Links    []int  // on any of the paths
	Every    Points // on all of them

	Best     outcomes.Grade // the best path's weakest evidence, as [Rank] has it; zero: every path has a link without a grade
	BestPath []int          // the links of a path that is as good as that, a shortest, in the order of the path
	Weakest  outcomes.Grade // the weakest evidence that a link on any path gives; zero: none does
	Weak     []int          // links with just that evidence
	Ungraded []int          // links whose evidence has no grade

	Assumptions []Assumption
	Risks       []Risk
}

// Points are what all paths of a way go through, in the order in which they do.
type Points struct {
	Elements []int // without the ends, where the paths have one beginning or one end
	Links    []int
}

// Exists reports whether there is a path.
func (w *Way) Exists() bool { return len(w.From) > 0 }

// IsOne reports whether there is just one path, apart from going round a loop.
func (w *Way) IsOne() bool {
	return len(w.From) == 1 && len(w.Every.Links) == len(w.BestPath)
}

// From returns the way from any of the elements.
func (p *Paths) From(from ...int) Way {
	w := Way{To: p.to}
	asked := make([]bool, p.root)
	for _, e := range from {
		if p.best[e] >= 0 && !asked[e] {
			asked[e] = true
			w.From = append(w.From, e)
		}
	}
	if len(w.From) == 0 {
		return w
	}
	p.walk(&w)
	p.every(&w)
	p.evidence(&w)
	p.caveat(&w)
	return w
}

// walk finds the elements and links of the way.
func (p *Paths) walk(w *Way) {
	seen := make([]bool, p.root+1)
	queue := slices.Clone(w.From)
	for _, e := range w.From {
		seen[e] = true
	}
	for i := 0; i < len(queue); i++ {
		for k, to := range p.ahead.Next(queue[i]) {
			if p.best[to] < 0 {
				continue
			}
			if l := p.links[p.ahead.Edges(queue[i])[k]]; l >= 0 {
				w.Links = append(w.Links, l)
			}
			if !seen[to] && int(to) != p.root {
				seen[to] = true
				queue = append(queue, int(to))
			}
		}
	}
	slices.Sort(queue)
	slices.Sort(w.Links)
	w.Elements = queue
}

// every finds what all paths go through.
func (p *Paths) every(w *Way) {
	var from []int
	for _, e := range w.From {
		from = append(from, 2*e)
	}
	for _, b := range p.split.Bridges(from, 2*p.root) {
		e, link := int(b), int(b)-(p.root+1)
		begins := len(w.From) == 1 && e == w.From[0]
		ends := len(w.To) == 1 && e == w.To[0]
		switch {
		case link >= 0 && p.links[link] >= 0:
			w.Every.Links = append(w.Every.Links, p.links[link])
		case link < 0 && !begins && !ends:
			w.Every.Elements = append(w.Every.Elements, e)
		}
	}
}

// evidence finds how well the links of the way are supported.
func (p *Paths) evidence(w *Way) {
	best, weakest := int8(-1), noLink
	for _, e := range w.From {
		best = max(best, p.best[e])
	}
	w.Best = grade(int(best))
	w.BestPath = p.bestFrom(w.From, best)
	for _, l := range w.Links {
		switch rank := Rank(p.c.Links[l].Link.Evidence.Grade); {
		case rank == 0:
			w.Ungraded = append(w.Ungraded, l)
		case rank < weakest:
			weakest, w.Weak = rank, []int{l}
		case rank == weakest:
			w.Weak = append(w.Weak, l)
		}
	}
	w.Weakest = grade(weakest)
}

// grade returns that of the rank.
func grade(rank int) outcomes.Grade {
	if rank < Rank(outcomes.NoEvidence) || rank > Rank(outcomes.Strong) {
		return 0
	}
	return outcomes.NoEvidence + 1 - outcomes.Grade(rank)
}

// Activities returns the activities of the model, each with its way to the end
// state, in the order of the model; those from which no path leads there have a
// way that does not exist. There are none where the model has no end state. The
// graph may be nil. Each way takes time in proportion to what it lists.
func Activities(m *logicmodel.Model, c *logicmodel.Graph) iter.Seq2[int, Way] {
	return func(yield func(int, Way) bool) {
		ends := elementsOf(m, logicmodel.EndState)
		if len(ends) == 0 {
			return
		}
		p := To(m, c, ends...)
		for _, a := range elementsOf(m, logicmodel.Activity) {
			if !yield(a, p.From(a)) {
				return
			}
		}
	}
}

// elementsOf returns the elements of a stage.
func elementsOf(m *logicmodel.Model, s logicmodel.Stage) []int {
	var all []int
	for i := range m.Elements {
		if m.Elements[i].Stage == s {
			all = append(all, i)
		}
	}
	return all
}

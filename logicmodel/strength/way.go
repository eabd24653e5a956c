package strength

import (
	"iter"
	"slices"

	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Way holds all paths from one or more elements to another, taken together.
// Elements are given by their numbers in the model and links, also those of groups,
// by theirs in [logicmodel.Graph.Edges], in these orders but for what is noted. The
// zero Way has no path.
type Way struct {
	From []int // of the elements asked for, those from which a path leads there
	To   []int // where the paths end

	Elements []int                 // on any of the paths, both ends included
	Links    []int                 // on any of the paths
	Stages   [][2]logicmodel.Stage // that lead to the next as a whole, on any of the paths, each with that

	// Every is what all of the paths go through, in the order in which they do.
	Every struct {
		Elements []int // without the ends, where the paths have one beginning or one end
		Links    []int
	}

	// Grades are compared by what they let one rely on: strong over moderate, weak
	// and none found, and last no grade, which is the zero one.
	Best     outcomes.Grade // the best path's weakest evidence; zero: every path has a link without a grade, or runs along a stage as a whole
	BestPath []int          // the links of a path that is as good as that, a shortest, in the order of the path
	Weakest  outcomes.Grade // the weakest evidence that a link on any path gives; zero: none does
	Weak     []int          // links with just that evidence
	Ungraded []int          // links whose evidence has no grade

	Assumptions []Assumption
	Risks       []Risk

	One bool // there is just one path, apart from going round a loop
}

// An Assumption is an assumption on which links of a way rest: one of the model,
// or a text of a link's own. Links with the same text rest on the same
// assumption.
type Assumption struct {
	*logicmodel.Assumption
	Links []int // of the way, that rest on it
	Every bool  // every path crosses one of them
}

// IsOpen reports whether the assumption is not known to hold: it is untested, or
// broken, or has no status.
func (a *Assumption) IsOpen() bool { return a.Status != logicmodel.StatusHolds }

// A Risk is a risk to links of a way.
type Risk struct {
	*logicmodel.Risk
	Links []int // of the way, that have it
	Every bool  // every path crosses one of them
}

// Exists reports whether there is a path.
func (w *Way) Exists() bool { return len(w.From) > 0 }

// Activities returns the activities of the model, each with its way to the end of
// the chain, which is its end states or else its last outcomes, in the order of
// the model; those from which no path leads there have a way that does not exist.
// In a model without activities, the elements to which no other leads take their
// place. There are none where the chain has no end. The graph may be nil.
func Activities(m *logicmodel.Model, g *logicmodel.Graph) iter.Seq2[int, Way] {
	return func(yield func(int, Way) bool) {
		if g == nil {
			g = logicmodel.NewGraph(m)
		}
		ends := elementsOf(m, m.End())
		if len(ends) == 0 {
			return
		}
		p := pathsTo(m, g, ends...)
		for _, a := range startsOf(g) {
			if !yield(a, p.way(a)) {
				return
			}
		}
	}
}

// startsOf returns the elements with which chains begin: the activities, or in a
// model without any, the elements to which no other leads.
func startsOf(g *logicmodel.Graph) []int {
	if g.Count(logicmodel.Activity) > 0 {
		return slices.Collect(g.InStage(logicmodel.Activity))
	}
	var down [][2]int32 // from groups and stages to what is in them
	var reached []int
	for _, k := range g.Edges {
		_, group := g.Group(k.From)
		switch {
		case k.IsFeedback() || k.From == k.To:
		case k.Link != nil:
			reached = append(reached, k.To)
		case k.From >= g.Len():
			down = append(down, [2]int32{int32(k.From), int32(k.To)})
			if !group {
				reached = append(reached, k.From)
			}
		}
	}
	var starts []int
	for i, is := range graph.New(g.Nodes(), down).Reach(reached...)[:g.Len()] {
		if !is && g.Stage(i) != g.End() {
			starts = append(starts, i)
		}
	}
	return starts
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

// A caveatSet holds the assumptions and risks of a model, by numbers: those that
// it defines in its order, then those that it names but does not define.
type caveatSet struct {
	all      []caveat
	on       [][]int          // of each edge
	avoiding map[int][]uint64 // see [paths.around]
}

// A caveat is an assumption or a risk; the other is nil.
type caveat struct {
	assumption *logicmodel.Assumption
	risk       *logicmodel.Risk
}

func newCaveats(m *logicmodel.Model, g *logicmodel.Graph) *caveatSet {
	v := &caveatSet{on: make([][]int, len(g.Edges)), avoiding: map[int][]uint64{}}
	numbers := map[string]int{}
	add := func(key string, x caveat) int {
		n, ok := numbers[key]
		if !ok {
			n = len(v.all)
			numbers[key] = n
			v.all = append(v.all, x)
		}
		return n
	}
	put := func(link, n int) {
		if !slices.Contains(v.on[link], n) {
			v.on[link] = append(v.on[link], n)
		}
	}
	for i := range m.Assumptions {
		add("assumption "+m.Assumptions[i].ID, caveat{assumption: &m.Assumptions[i]})
	}
	for i := range m.Risks {
		add("risk "+m.Risks[i].ID, caveat{risk: &m.Risks[i]})
	}
	for l, k := range g.Edges {
		if k.Link == nil {
			continue
		}
		for _, a := range k.Link.Assumes {
			key := "assumption " + a.ID
			if a.ID == "" {
				key = "text " + a.Text
			}
			put(l, add(key, caveat{assumption: &logicmodel.Assumption{ID: a.ID, Text: a.Text, Pos: a.Pos}}))
		}
		for _, ref := range k.Link.Risks {
			put(l, add("risk "+ref.ID, caveat{risk: &logicmodel.Risk{ID: ref.ID, Pos: ref.Pos}}))
		}
	}
	return v
}

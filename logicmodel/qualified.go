package logicmodel

import (
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Qualified splits the name of an element of another model, such as
// moray/trained: the id of the model, a slash, and the id of the element. It
// returns false for the id of an element of the model itself. Such names stand under
// "leads-to" and "depends-on".
func Qualified(id string) (model, element string, ok bool) {
	model, element, ok = strings.Cut(id, "/")
	if !ok || !yamldoc.IsID(model) || !yamldoc.IsID(element) {
		return "", "", false
	}
	return model, element, true
}

// crossings are flags for how links across models join an element to other
// models.
type crossings uint8

const (
	crossesAny     crossings = 1 << iota // any link does
	crossesCaused                        // one that is not feedback leads to it
	crossesCausing                       // one that is not feedback leads from it
	crossesLeaving                       // any leads from it
)

func (g *Graph) hasCrossing(i int, how crossings) bool {
	return g.crossings != nil && g.crossings[i]&how != 0
}

// elementsWith returns the elements with a crossing of one of the kinds.
func (g *Graph) elementsWith(how crossings) []int {
	var all []int
	for i, o := range g.crossings {
		if o&how != 0 {
			all = append(all, i)
		}
	}
	return all
}

// Joined returns the elements that links join to other models.
func (g *Graph) Joined() []int { return g.elementsWith(crossesAny) }

// CausedAcross returns the elements to which links that are not feedback
// lead from other models.
func (g *Graph) CausedAcross() []int { return g.elementsWith(crossesCaused) }

// IsJoined reports whether links join element i to other models.
func (g *Graph) IsJoined(i int) bool { return g.hasCrossing(i, crossesAny) }

// IsCausedAcross reports whether a link that is not feedback leads to element i
// from another model.
func (g *Graph) IsCausedAcross(i int) bool { return g.hasCrossing(i, crossesCaused) }

// Detours returns a function that reports whether a path may lead from one
// element to another through other models.
func (g *Graph) Detours() func(from, to int) bool {
	if g.crossings == nil {
		return func(int, int) bool { return false }
	}
	away := g.back.Reach(g.elementsWith(crossesLeaving)...)   // elements from which a path leads to other models
	comes := g.onward.Reach(g.elementsWith(crossesCaused)...) // elements to which a path leads from other models
	return func(from, to int) bool { return away[from] && comes[to] }
}

// findCrossings sets the crossings of each element: by links in the model itself, of
// its own and of groups that it is in, and by those in other models that lead to its
// elements or from them.
func (g *Graph) findCrossings(m *Model, to, from map[*Element]bool) {
	set := func(i int, how crossings) {
		if g.crossings == nil {
			g.crossings = make([]crossings, len(m.Elements))
		}
		g.crossings[i] |= how | crossesAny
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		if len(e.DependsOn) > 0 {
			set(i, crossesCaused)
		}
		if to[e] {
			set(i, crossesCaused)
		}
		if from[e] {
			set(i, crossesCausing|crossesLeaving)
		}
	}
	for _, l := range g.Away {
		if l.Link.Feedback {
			set(l.From, crossesLeaving)
		} else {
			set(l.From, crossesCausing|crossesLeaving)
		}
	}
	groups := make([]crossings, len(m.Groups)) // by the links of each
	for k := range m.Groups {
		for _, l := range m.Groups[k].LeadsTo {
			if _, _, away := Qualified(l.To.ID); !away || g.Names(l.To.ID) {
				continue
			}
			groups[k] |= crossesLeaving
			if !l.Feedback {
				groups[k] |= crossesCausing
			}
		}
	}
	for i := range m.Elements {
		for k := g.GroupOf(i); k >= 0; k = g.Within(k) {
			if groups[k] != 0 {
				set(i, groups[k])
			}
		}
	}
}

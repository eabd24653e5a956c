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

// others is how links across models join an element to other models.
type others uint8

const (
	joined others = 1 << iota // any link does
	caused                    // one that is not feedback leads to it
	causes                    // one that is not feedback leads from it
	leaves                    // any leads from it
)

func (g *Graph) joins(i int, how others) bool { return g.others != nil && g.others[i]&how != 0 }

// joinedBy returns the elements that such links join to other models.
func (g *Graph) joinedBy(how others) []int {
	var all []int
	for i, o := range g.others {
		if o&how != 0 {
			all = append(all, i)
		}
	}
	return all
}

// Joined returns the elements that links join to other models.
func (g *Graph) Joined() []int { return g.joinedBy(joined) }

// CausedAcross returns the elements to which links that are not feedback
// lead from other models.
func (g *Graph) CausedAcross() []int { return g.joinedBy(caused) }

// IsJoined reports whether links join element i to other models.
func (g *Graph) IsJoined(i int) bool { return g.joins(i, joined) }

// IsCausedAcross reports whether a link that is not feedback leads to element i
// from another model.
func (g *Graph) IsCausedAcross(i int) bool { return g.joins(i, caused) }

// Detours returns a function that reports whether a path may lead from one
// element to another through other models.
func (g *Graph) Detours() func(from, to int) bool {
	if g.others == nil {
		return func(int, int) bool { return false }
	}
	away := g.in.Reach(g.joinedBy(leaves)...)   // elements from which a path leads to other models
	comes := g.out.Reach(g.joinedBy(caused)...) // elements to which a path leads from other models
	return func(from, to int) bool { return away[from] && comes[to] }
}

// findOthers notes the links across models, besides those of the model itself
// those that lead to elements and from them in others.
func (g *Graph) findOthers(m *Model, to, from map[*Element]bool) {
	set := func(i int, how others) {
		if g.others == nil {
			g.others = make([]others, len(m.Elements))
		}
		g.others[i] |= how | joined
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		if len(e.DependsOn) > 0 {
			set(i, caused)
		}
		if to[e] {
			set(i, caused)
		}
		if from[e] {
			set(i, causes|leaves)
		}
	}
	for _, l := range g.Away {
		if l.Link.Feedback {
			set(l.From, leaves)
		} else {
			set(l.From, causes|leaves)
		}
	}
}

package logicmodel

import (
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Qualified takes apart the name of an element of another model, such as
// moray/trained: the id of the model, a slash, and the id of the element. It is
// false for the id of an element of the model itself. Such names stand under
// "leads-to" and "depends-on"; package portfolio follows them.
func Qualified(id string) (model, element string, ok bool) {
	model, element, ok = strings.Cut(id, "/")
	if !ok || !yamldoc.IsID(model) || !yamldoc.IsID(element) {
		return "", "", false
	}
	return model, element, true
}

// A Linked tells what links that stand in other models join an element:
// whether one leads to it, and whether one comes from it, feedback left out.
type Linked func(e *Element) (to, from bool)

// beyond says how links across models join an element.
type beyond uint8

const (
	joined beyond = 1 << iota // any link does
	caused                    // one that is not feedback leads to it
	causes                    // one that is not feedback leads from it
	leaves                    // any leads from it
)

// is reports whether the element is joined to other models so.
func (c *Chain) is(i int, b beyond) bool { return c.beyond != nil && c.beyond[i]&b != 0 }

// elements are those that are joined to other models so.
func (c *Chain) elements(b beyond) []int {
	var all []int
	for i, is := range c.beyond {
		if is&b != 0 {
			all = append(all, i)
		}
	}
	return all
}

// findBeyond notes the links across models.
func (c *Chain) findBeyond(m *Model, linked Linked) {
	set := func(i int, b beyond) {
		if c.beyond == nil {
			c.beyond = make([]beyond, len(m.Elements))
		}
		c.beyond[i] |= b | joined
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		if len(e.DependsOn) > 0 {
			set(i, caused)
		}
		if linked == nil {
			continue
		}
		to, from := linked(e)
		if to {
			set(i, caused)
		}
		if from {
			set(i, causes|leaves)
		}
	}
	for _, l := range c.away {
		if l.Feedback {
			set(l.From, leaves)
		} else {
			set(l.From, causes|leaves)
		}
	}
}

// mayReturn reports whether a path may lead from one element to another through
// other models.
func (c *Chain) mayReturn() func(from, to int) bool {
	if c.beyond == nil {
		return func(int, int) bool { return false }
	}
	away := c.in.Reach(c.elements(leaves)...)   // elements from which a path leads to other models
	comes := c.out.Reach(c.elements(caused)...) // elements to which a path leads from other models
	return func(from, to int) bool { return away[from] && comes[to] }
}

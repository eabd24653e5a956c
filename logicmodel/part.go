package logicmodel

import "iter"

// A part is a range of a model's elements, with the links out of them.
//
// Local rules look at a large model part by part, all of them at one part
// before the next: what the first has looked at is then still near for the
// others. Rule by rule, a model of 100,000 elements would come from the main
// memory again for each.
type part struct {
	elements, links, away span // away: the links to other models
}

// A span is the numbers from one to another, that one left out.
type span struct{ from, to int }

// partSize is how many elements a part has.
const partSize = 128

// parts are the parts of the model, of at most so many elements each; a model
// without elements has one.
func (c *Chain) parts(size int) iter.Seq[part] {
	return func(yield func(part) bool) {
		n := c.out.Len()
		var p part
		for {
			p.elements = span{p.elements.to, min(p.elements.to+size, n)}
			p.links = linksOf(c.Links, p.links.to, p.elements.to)
			p.away = linksOf(c.away, p.away.to, p.elements.to)
			if !yield(p) || p.elements.to == n {
				return
			}
		}
	}
}

// linksOf are the links from a number on that lead out of elements before
// another one.
func linksOf(links []ChainLink, from, element int) span {
	to := from
	for to < len(links) && links[to].From < element {
		to++
	}
	return span{from, to}
}

// elements are the elements that a rule is to look at, with their numbers.
func (p *Pass) elements() iter.Seq2[int, *Element] {
	return func(yield func(int, *Element) bool) {
		for i := p.part.elements.from; i < p.part.elements.to; i++ {
			if !yield(i, &p.Model.Elements[i]) {
				return
			}
		}
	}
}

// links are the links of the chain out of these elements, with their numbers.
func (p *Pass) links() iter.Seq2[int, ChainLink] {
	return func(yield func(int, ChainLink) bool) {
		for l := p.part.links.from; l < p.part.links.to; l++ {
			if !yield(l, p.Chain.Links[l]) {
				return
			}
		}
	}
}

// away are the links out of these elements to other models. Their To is -1.
func (p *Pass) away() []ChainLink { return p.Chain.away[p.part.away.from:p.part.away.to] }

// allLinks are both.
func (p *Pass) allLinks() iter.Seq[ChainLink] {
	return func(yield func(ChainLink) bool) {
		for _, l := range p.links() {
			if !yield(l) {
				return
			}
		}
		for _, l := range p.away() {
			if !yield(l) {
				return
			}
		}
	}
}

package logicmodel

import "iter"

// A block is a range of a model's elements, with the links out of them.
//
// Local rules look at a large model block by block, all of them at one before
// the next: what the first has looked at is then still near for the others.
// Rule by rule, a model of 100,000 elements would come from the main memory
// again for each.
type block struct {
	elements, links span
}

// A span is the numbers from one to another, that one left out.
type span struct{ from, to int }

// blockSize is how many elements a block has.
const blockSize = 128

// blocks are the blocks of so many elements each, the last of which may have
// fewer.
func (c *Chain) blocks(size int) iter.Seq[block] {
	return func(yield func(block) bool) {
		n := c.out.Len()
		for b := (block{}); b.elements.to < n; {
			b.elements = span{b.elements.to, min(b.elements.to+size, n)}
			b.links.from = b.links.to
			for b.links.to < len(c.Links) && c.Links[b.links.to].From < b.elements.to {
				b.links.to++
			}
			if !yield(b) {
				return
			}
		}
	}
}

// elements are the elements that a rule is to look at, with their numbers.
func (p *Pass) elements() iter.Seq2[int, *Element] {
	return func(yield func(int, *Element) bool) {
		for i := p.block.elements.from; i < p.block.elements.to; i++ {
			if !yield(i, &p.Model.Elements[i]) {
				return
			}
		}
	}
}

// links are the links of the chain out of these elements, with their numbers.
func (p *Pass) links() iter.Seq2[int, ChainLink] {
	return func(yield func(int, ChainLink) bool) {
		for l := p.block.links.from; l < p.block.links.to; l++ {
			if !yield(l, p.Chain.Links[l]) {
				return
			}
		}
	}
}

// last reports whether the block is the last of the model.
func (p *Pass) last() bool { return p.block.elements.to == len(p.Model.Elements) }

// away are the links to other models, whose To is -1; nothing before the last
// block.
func (p *Pass) away() []ChainLink {
	if !p.last() {
		return nil
	}
	return p.Chain.away
}

// allLinks are these links, and after them those to other models.
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

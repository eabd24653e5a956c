package content

import "fmt"

// BoxOrder returns the boxes in the order of the words: model after model, and in each
// tier after tier, the highest level of a triangle first.
func (p *Picture) BoxOrder() []int {
	var order []int
	for lane := 1; lane <= len(p.Lanes)+1; lane++ {
		for i := range p.Tiers {
			if p.View == TriangleView {
				i = len(p.Tiers) - 1 - i
			}
			for _, n := range p.Tiers[i].Boxes {
				if p.Boxes[n].Lane == lane%(len(p.Lanes)+1) { // that of none last
					order = append(order, n)
				}
			}
		}
	}
	return order
}

// ArrowWords returns an arrow in words, with its number, evidence, assumptions and
// risks.
func (p *Picture) ArrowWords(a *Arrow) string { return numbered(a) + p.reason(a, p.Sentence(a)) }

// BroadWords returns a broad arrow in words, as [Picture.ArrowWords] does.
func (p *Picture) BroadWords(b *Broad) string {
	return numbered(&b.Arrow) + p.reason(&b.Arrow, p.BroadSentence(b))
}

// numbered returns what begins the words of an arrow with a number.
func numbered(a *Arrow) string {
	if a.Number == 0 {
		return ""
	}
	return fmt.Sprintf("%d: ", a.Number)
}

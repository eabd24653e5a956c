package content

import (
	"slices"
	"strings"
)

// WithNesting returns the picture of a framework in which outcomes stand under the
// first of the higher ones that they contribute to, and need no arrow to it; their
// boxes name the others. It is nil for another picture, and where fewer than half of
// the outcomes below the highest level have one to stand under.
func (p *Picture) WithNesting() *Picture {
	if !p.alone || len(p.Tiers) < 2 {
		return nil
	}
	parents := make([]int, len(p.Boxes)) // their indices plus 1
	also := map[int][]string{}
	var kept []Arrow
	nested := 0
	for _, a := range p.Arrows {
		switch {
		case a.Kind != Contributes:
			kept = append(kept, a)
		case parents[a.From] == 0 && p.Boxes[a.To].Tier > p.Boxes[a.From].Tier:
			parents[a.From] = a.To + 1
			nested++
		default:
			also[a.From] = append(also[a.From], p.shortOutcome(a.To))
		}
	}
	below := len(p.Boxes) - len(p.Tiers[len(p.Tiers)-1].Boxes)
	if 2*nested < below {
		return nil
	}
	q := *p
	q.Nested, q.Arrows, q.Boxes = true, kept, slices.Clone(p.Boxes)
	for n := range q.Boxes {
		b := &q.Boxes[n]
		b.Under = parents[n]
		if names := also[n]; names != nil {
			b.Also = true
			chip := chipMark + " "
			if b.Under > 0 {
				chip += "also "
			}
			b.Details = append(slices.Clone(b.Details), chip+strings.Join(names, ", "))
		}
	}
	return &q
}

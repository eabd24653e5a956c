package content

import (
	"slices"
	"strings"
)

// WithChips returns the picture without boxes for the outcomes of the framework: each
// box names the outcomes that it supports, and the entries explain these. It is nil where
// the picture has no such boxes beside others.
func (p *Picture) WithChips() *Picture {
	if p.View == TriangleView || p.Lanes != nil || p.Changes != nil {
		return nil
	}
	chips := map[int][]string{}
	above := map[int][]string{} // what an outcome contributes to
	for i := range p.Arrows {
		switch a := &p.Arrows[i]; a.Kind {
		case Supports:
			chips[a.From] = append(chips[a.From], p.Boxes[a.To].ID)
		case Contributes:
			above[a.From] = append(above[a.From], p.Boxes[a.To].ID)
		}
	}
	if len(chips) == 0 {
		return nil
	}
	q := *p
	q.Boxes = slices.Clone(p.Boxes)
	kept := make([]bool, len(q.Boxes))
	for n := range q.Boxes {
		b := &q.Boxes[n]
		if kept[n] = b.Look != FrameworkLook; kept[n] {
			if chips[n] != nil {
				b.Details = append(slices.Clone(b.Details), chipMark+" "+strings.Join(chips[n], ", "))
			}
			continue
		}
		words := b.Text
		if to := above[n]; to != nil {
			words += " (contributes to " + joinItems(to) + ")"
		}
		q.chips = append(q.chips, Entry{chipMark, words})
	}
	q.leaveOut(kept)
	return &q
}

// chipMark begins the outcomes that a box supports, where they have no boxes.
const chipMark = "►"

package content

import "strings"

// thinSupports leaves at most one arrow from each lane to each outcome: that of the
// element furthest along the chain. The boxes of the others name the outcome instead.
// The description, which is made before, has them all.
func (p *Picture) thinSupports() {
	type pair struct{ lane, outcome int }
	last := map[pair]int{} // by the arrow
	for i, a := range p.Arrows {
		if a.Kind != Supports {
			continue
		}
		k := pair{p.Boxes[a.From].Lane, a.To}
		if at, ok := last[k]; !ok || p.Boxes[p.Arrows[at].From].Tier < p.Boxes[a.From].Tier {
			last[k] = i
		}
	}
	chips := map[int][]string{}
	var kept []Arrow
	for i, a := range p.Arrows {
		if a.Kind == Supports && last[pair{p.Boxes[a.From].Lane, a.To}] != i {
			p.named = append(p.named, a)
			chips[a.From] = append(chips[a.From], p.shortOutcome(a.To))
			continue
		}
		kept = append(kept, a)
	}
	p.Arrows = kept
	for n, names := range chips {
		p.Boxes[n].Details = append(p.Boxes[n].Details, chipMark+" "+strings.Join(names, ", "))
	}
}

// shortOutcome returns what people quote an outcome by: its id, where its box has it,
// or else its title.
func (p *Picture) shortOutcome(n int) string {
	if b := &p.Boxes[n]; strings.HasPrefix(b.Text, b.ID+": ") {
		return b.ID
	}
	return p.Boxes[n].Text
}

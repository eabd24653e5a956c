package content

import "slices"

// Strands divides boxes into those that arrows or groups join, in the order of the
// first box of each.
func (p *Picture) Strands(boxes []int) [][]int {
	if p.alone {
		return p.families(boxes)
	}
	within := make([]bool, len(p.Boxes))
	strand := make([]int, len(p.Boxes))
	for _, n := range boxes {
		within[n], strand[n] = true, n
	}
	join := func(joined []int) {
		joined = slices.DeleteFunc(slices.Clone(joined), func(n int) bool { return !within[n] })
		for _, n := range joined {
			from, to := strand[n], strand[joined[0]]
			for _, o := range boxes {
				if strand[o] == from {
					strand[o] = to
				}
			}
		}
	}
	for i := range p.Arrows {
		if a := &p.Arrows[i]; !a.isOfFramework() {
			join([]int{a.From, a.To})
		}
	}
	for i := range p.Broads {
		join(slices.Concat(p.BoxesThatLeave(&p.Broads[i]), p.BoxesOf(p.Broads[i].Enters)))
	}
	for i := range p.Frames {
		join(p.BoxesOf(End{Kind: FrameEnd, Index: i}))
	}
	return divide(boxes, func(n int) int { return strand[n] })
}

// Groups divides boxes into those of the outermost groups, and then those in none.
func (p *Picture) Groups(boxes []int) [][]int {
	units := divide(boxes, func(n int) int { return p.outermost(n) })
	slices.SortStableFunc(units, func(a, b []int) int {
		in, other := p.outermost(a[0]), p.outermost(b[0])
		if in == 0 || other == 0 { // what is in none comes last
			in, other = other, in
		}
		return in - other
	})
	return units
}

// divide divides boxes into those with the same key, in the order of the first of each.
func divide(boxes []int, key func(int) int) [][]int {
	var units [][]int
	at := map[int]int{}
	for _, n := range boxes {
		k := key(n)
		if _, ok := at[k]; !ok {
			at[k] = len(units)
			units = append(units, nil)
		}
		units[at[k]] = append(units[at[k]], n)
	}
	return units
}

// outermost returns the outermost frame of a box, its index plus 1; 0: it is in none.
func (p *Picture) outermost(n int) int {
	f := p.Boxes[n].Frame
	for f > 0 && p.Frames[f-1].In > 0 {
		f = p.Frames[f-1].In
	}
	return f
}

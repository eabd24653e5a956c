package content

import (
	"slices"
	"strings"
)

// Arrangements returns the pictures of a framework by itself in which outcomes need no
// arrows to those that they contribute to, the best first: in columns by their groups,
// or below the ones above them, or beside these. It is empty for another picture.
func (p *Picture) Arrangements() []*Picture {
	if !p.alone {
		return nil
	}
	var all []*Picture
	for _, q := range []*Picture{p.inGroups(), p.inColumns(), p.nested()} {
		if q != nil {
			all = append(all, q)
		}
	}
	return all
}

// ArrangementKey returns what the places of outcomes mean; empty where arrows say it.
func (p *Picture) ArrangementKey() string {
	also := slices.ContainsFunc(p.Boxes, func(b Box) bool { return b.Also })
	key := ""
	switch {
	case p.Nested:
		key = "an outcome contributes to the one beside it on the right"
	case p.ByColumn && p.Frames == nil:
		key = "an outcome contributes to the one at the top of its column"
	}
	switch {
	case also && key == "":
		return "an outcome contributes to those behind " + chipMark
	case also:
		key += ", and to those behind " + chipMark
	}
	return key
}

// under returns the picture without arrows between levels, in which each outcome stands
// under the first of the higher ones that it contributes to and names the others, and
// how many do. Where apart is set, it names them all.
func (p *Picture) under(apart bool) (q *Picture, nested int) {
	parents := make([]int, len(p.Boxes)) // their indices plus 1
	also := map[int][]string{}
	c := *p
	c.Arrows = nil
	for _, a := range p.Arrows {
		switch {
		case a.Kind != Contributes:
			c.Arrows = append(c.Arrows, a)
		case !apart && parents[a.From] == 0 && p.Boxes[a.To].Tier > p.Boxes[a.From].Tier:
			parents[a.From] = a.To + 1
			nested++
		default:
			also[a.From] = append(also[a.From], p.shortOutcome(a.To))
		}
	}
	c.Boxes = slices.Clone(p.Boxes)
	for n := range c.Boxes {
		b := &c.Boxes[n]
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
	return &c, nested
}

// nested returns the picture in which outcomes stand beside those that they contribute
// to. It is nil where fewer than half of the outcomes below the highest level have one.
func (p *Picture) nested() *Picture {
	if len(p.Tiers) < 2 {
		return nil
	}
	q, nested := p.under(false)
	if below := len(p.Boxes) - len(p.Tiers[len(p.Tiers)-1].Boxes); 2*nested < below {
		return nil
	}
	q.Nested = true
	return q
}

// mostColumns is the number of outcomes of the higher level that stand side by side, each
// with a column below it.
const mostColumns = 7

// inColumns returns the picture of two levels in which each outcome of the higher one
// has a column below it. It is nil where some have no place in one, or where links
// besides need arrows.
func (p *Picture) inColumns() *Picture {
	if len(p.Tiers) != 2 || len(p.Tiers[1].Boxes) < 2 || len(p.Tiers[1].Boxes) > mostColumns {
		return nil
	}
	q, nested := p.under(false)
	if nested < len(p.Tiers[0].Boxes) || q.Arrows != nil {
		return nil
	}
	q.ByColumn = true
	return q
}

// inGroups returns the picture in which the outcomes of a level stand in columns by
// their groups. It is nil where fewer than half of those of any level have one, or where
// links besides need arrows.
func (p *Picture) inGroups() *Picture {
	q, _ := p.under(true)
	if q.Arrows != nil {
		return nil
	}
	for i := range q.Tiers {
		t := &q.Tiers[i]
		var groups []string
		grouped := 0
		for _, n := range t.Boxes {
			if g := q.Boxes[n].group; g != "" {
				grouped++
				if !slices.Contains(groups, g) {
					groups = append(groups, g)
				}
			}
		}
		if len(groups) < 2 && (p.Tile == nil || len(groups) == 0) || 2*grouped < len(t.Boxes) {
			continue
		}
		first := len(q.Frames) + 1
		for _, g := range groups {
			q.Frames = append(q.Frames, Frame{Title: g})
		}
		for _, n := range t.Boxes {
			if at := slices.Index(groups, q.Boxes[n].group); at >= 0 {
				q.Boxes[n].Frame = first + at
			}
		}
	}
	if q.Frames == nil {
		return nil
	}
	q.ByColumn = true
	return q
}

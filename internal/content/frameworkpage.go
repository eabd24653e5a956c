package content

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
)

// families divides the outcomes of a framework by their groups and, where there are
// none, by the outcome of the highest level that they contribute to first.
func (p *Picture) families(boxes []int) [][]int {
	if slices.ContainsFunc(boxes, func(n int) bool { return p.Boxes[n].group != "" }) {
		units := divide(boxes, p.groupNumber)
		slices.SortStableFunc(units, func(a, b []int) int { return p.Boxes[b[0]].Tier - p.Boxes[a[0]].Tier })
		return units
	}
	above := make([]int, len(p.Boxes)) // their indices plus 1
	for n := range above {
		above[n] = p.Boxes[n].Under
	}
	for _, a := range p.Arrows {
		if a.Kind == Contributes && above[a.From] == 0 && p.Boxes[a.To].Tier > p.Boxes[a.From].Tier {
			above[a.From] = a.To + 1
		}
	}
	units := divide(boxes, func(n int) int {
		for above[n] > 0 {
			n = above[n] - 1
		}
		return n
	})
	slices.SortStableFunc(units, func(a, b []int) int { return slices.Max(a) - slices.Max(b) }) // by the highest
	return units
}

// groupNumber returns a number for the level and the group of an outcome.
func (p *Picture) groupNumber(n int) int {
	b := &p.Boxes[n]
	return slices.IndexFunc(p.Boxes, func(o Box) bool { return o.Tier == b.Tier && o.group == b.group })
}

// frameworkOnPage returns the part of a framework on one of several pages. Outcomes name
// those on other pages that they contribute to.
func (p *Picture) frameworkOnPage(pages []int, page int) *Picture {
	q := *p
	q.Tiers, q.Boxes, q.Arrows, q.inFrames = slices.Clone(p.Tiers), slices.Clone(p.Boxes), nil, nil
	q.Tile = &Tile{page, slices.Max(pages), p.familyWords(pages, page), p.tileColumns(pages)}
	elsewhere := make([][]string, len(p.Boxes))
	for _, a := range p.Arrows {
		switch {
		case pages[a.From] != page:
		case pages[a.To] == page:
			q.Arrows = append(q.Arrows, a)
		default:
			name := fmt.Sprintf("%s (p. %d)", p.shortOutcome(a.To), pages[a.To])
			if !slices.Contains(elsewhere[a.From], name) {
				elsewhere[a.From] = append(elsewhere[a.From], name)
			}
		}
	}
	chosen := make([]bool, len(q.Boxes))
	for n := range q.Boxes {
		chosen[n] = pages[n] == page
		if b := &q.Boxes[n]; elsewhere[n] != nil {
			b.Also = true
			b.Details = append(slices.Clone(b.Details), chipMark+" "+strings.Join(elsewhere[n], ", "))
		}
	}
	q.leaveOut(chosen)
	q.Description = describe(&q)
	return &q
}

// familyWords returns the part of a framework on a page in words: groups, or the first
// and the last of the highest outcomes.
func (p *Picture) familyWords(pages []int, page int) string {
	var words []string
	first, last := -1, -1
	grouped := false
	for n, of := range pages {
		if of != page {
			continue
		}
		b := &p.Boxes[n]
		title := b.group
		if grouped = grouped || title != ""; title == "" {
			title = p.Tiers[b.Tier].Title
		}
		if !slices.Contains(words, title) {
			words = append(words, title)
		}
		if first < 0 || b.Tier > p.Boxes[first].Tier {
			first = n
		}
		last = n
	}
	switch {
	case grouped:
		return prose.List(words)
	case first == last:
		return p.shortOutcome(first)
	}
	return p.shortOutcome(first) + " – " + p.shortOutcome(last)
}

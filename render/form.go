package render

import (
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/typeset"
)

// The most lines in a box and in a heading; the rest of a longer text is only
// in the description.
const (
	maxLines      = 16
	maxTitleLines = 4
)

// usualForm returns the form of the view. A large framework gets more boxes in a
// row, so that the picture does not become too high.
func (c *chart) usualForm() form {
	if c.Nested {
		return c.usualNest()
	}
	f := usualForms[c.View]
	if c.View == TriangleView {
		largest := 0
		for i := range c.Tiers {
			largest = max(largest, len(c.Tiers[i].Boxes))
		}
		f.perRow = max(f.perRow, int(math.Ceil(math.Sqrt(1.5*float64(largest)))))
	}
	return f
}

// applyForm gives the picture a form: it wraps all texts and puts the boxes of each
// tier on ranks.
func (c *chart) applyForm(f form) {
	if c.Nested {
		c.applyNest(f)
		return
	}
	f.padX += c.memberRoom()
	c.form = f
	c.ranks = nil
	c.frameLines = make([][]string, len(c.Frames))
	c.cells = make([]cell, len(c.Boxes))
	for i := range c.Boxes {
		c.cells[i].w = f.boxWidth
		c.setText(i)
	}
	c.makeRoomForBroads()
	c.sections = make([]section, len(c.Tiers))
	for i := range c.Tiers {
		t, s := &c.Tiers[i], &c.sections[i]
		s.lines = c.headingLines(t.Title)
		s.first = len(c.ranks)
		if t.ByDepth {
			c.ranks = append(c.ranks, c.depthRanks(t)...)
			s.last = len(c.ranks) - 1
			continue
		}
		if c.Lanes != nil {
			c.ranks = append(c.ranks, c.laneRanks(t)...)
			s.last = len(c.ranks) - 1
			continue
		}
		parts := 1
		if f.perRow > 0 {
			parts = max(1, (len(t.Boxes)+f.perRow-1)/f.perRow)
		}
		for p := range parts {
			from, to := len(t.Boxes)*p/parts, len(t.Boxes)*(p+1)/parts
			if c.IsInRows() { // read from the top
				from, to = len(t.Boxes)*(parts-1-p)/parts, len(t.Boxes)*(parts-p)/parts
			}
			c.ranks = append(c.ranks, t.Boxes[from:to])
		}
		s.last = len(c.ranks) - 1
	}
	if f.stacked {
		c.stackTail()
	}
	if c.isPacked() {
		c.orderRanks()
	}
	for r, boxes := range c.ranks {
		for _, n := range boxes {
			c.cells[n].rank = r
		}
	}
	c.makeRoomForEnds()
	for r, boxes := range c.ranks {
		tallest := 0.0
		for _, n := range boxes {
			c.cells[n].rank = r
			tallest = max(tallest, c.cells[n].h)
		}
		if c.IsInRows() { // nobody's arrows pass a taller neighbour
			for _, n := range boxes {
				c.cells[n].h = tallest
			}
		}
	}
	c.makeRoomForMarks()
}

// headingLines returns the lines of the heading of a tier.
func (c *chart) headingLines(title string) []string {
	width := c.boxWidth
	if c.IsInRows() {
		width = gutter - 2*barPad
	}
	lines := []string{title}
	if typeset.Bold.Width(title, headingSize) > width { // of several stages, each begins a line
		lines = nil
		for part := range strings.SplitAfterSeq(title, headingsApart) {
			lines = append(lines, typeset.Bold.Wrap(part, headingSize, width)...)
		}
	}
	return clip(lines, maxTitleLines, typeset.Bold, headingSize, width)
}

// headingsApart stands between the headings of the stages of one column.
const headingsApart = "\u00a0· "

// mostStacked is the number of boxes up to which two columns may become one.
const mostStacked = 3

// stackTail makes one column of the last columns of the model, where they have few
// boxes, and one of those of the framework: the later ones on top.
func (c *chart) stackTail() {
	titles := make([]string, len(c.Tiers))
	for i := range titles {
		titles[i] = c.Tiers[i].Title
	}
	for i := len(c.Tiers) - 1; i > 0; i-- {
		t, before := &c.sections[i], &c.sections[i-1]
		same := (c.Tiers[i].Look == content.FrameworkLook) == (c.Tiers[i-1].Look == content.FrameworkLook)
		few := t.first == t.last && before.first == before.last && len(c.ranks[t.first])+len(c.Tiers[i-1].Boxes) <= mostStacked
		if !same || !few || len(c.ranks[t.first]) == 0 {
			continue
		}
		titles[i-1] += headingsApart + titles[i]
		before.lines, t.lines = c.headingLines(titles[i-1]), nil
		c.ranks[before.first] = slices.Concat(c.ranks[t.first], c.ranks[before.first])
		c.ranks = slices.Delete(c.ranks, t.first, t.first+1)
		for k := i; k < len(c.sections); k++ {
			c.sections[k].first--
			c.sections[k].last--
		}
	}
}

// canStack reports whether columns may become one.
func (c *chart) canStack() bool {
	for i := 1; i < len(c.Tiers); i++ {
		if len(c.Tiers[i-1].Boxes)+len(c.Tiers[i].Boxes) <= mostStacked {
			return !c.IsInRows() && !c.isPacked()
		}
	}
	return false
}

// depthRanks returns the ranks of a tier whose boxes lead to each other: each box
// stands after those that lead to it, unless they form a loop.
func (c *chart) depthRanks(t *content.Tier) [][]int {
	depth := map[int]int{}
	for _, n := range t.Boxes {
		depth[n] = 0
	}
	var links [][2][]int // the boxes that lead, and those that they lead to
	add := func(from, to []int) {
		outside := func(n int) bool { _, ok := depth[n]; return !ok }
		from, to = slices.DeleteFunc(slices.Clone(from), outside), slices.DeleteFunc(slices.Clone(to), outside)
		links = append(links, [2][]int{from, to})
	}
	for i := range c.Arrows {
		if a := &c.Arrows[i]; a.Kind == content.LeadsTo {
			add([]int{a.From}, []int{a.To})
		}
	}
	for i := range c.Broads {
		if b := &c.Broads[i]; b.Kind == content.LeadsTo && !b.JoinsTiers() {
			add(c.BoxesOf(b.Leaves), c.BoxesOf(b.Enters))
		}
	}
	deepest := 0
	for changed := true; changed; {
		changed = false
		for _, l := range links {
			least := 0
			for _, n := range l[0] {
				least = max(least, depth[n]+1)
			}
			for _, n := range l[1] {
				if depth[n] < least {
					depth[n], changed, deepest = least, true, max(deepest, least)
				}
			}
		}
		if deepest >= len(t.Boxes) { // a loop
			return [][]int{t.Boxes}
		}
	}
	ranks := make([][]int, deepest+1)
	for _, n := range t.Boxes {
		ranks[depth[n]] = append(ranks[depth[n]], n)
	}
	return ranks
}

// laneRanks returns the ranks of a tier, in which the boxes of each lane stand
// side by side, as many as the form allows.
func (c *chart) laneRanks(t *content.Tier) [][]int {
	byLane := make([][]int, len(c.Lanes)+1)
	for _, n := range t.Boxes {
		byLane[c.Boxes[n].Lane] = append(byLane[c.Boxes[n].Lane], n)
	}
	var ranks [][]int
	for at := 0; ; at++ {
		var rank []int
		for l, boxes := range byLane {
			per := c.perRow
			switch {
			case per == 0:
				per = len(boxes)
			case l == 0: // those of the framework are in no lane
				per = max(4, per*len(c.Lanes))
			}
			from := min(at*per, len(boxes))
			rank = append(rank, boxes[from:min(from+per, len(boxes))]...)
		}
		if len(rank) == 0 {
			break
		}
		ranks = append(ranks, rank)
	}
	if len(ranks) == 0 {
		return [][]int{nil}
	}
	slices.Reverse(ranks) // read from the top
	return ranks
}

// makeRoomForEnds makes boxes large enough for the arrows at each side.
func (c *chart) makeRoomForEnds() {
	marked := make([]int, len(c.Boxes))                                  // arrows that leave with a mark
	leave, enter := make([]int, len(c.Boxes)), make([]int, len(c.Boxes)) // by the next rank, by the one before
	for i := range c.Arrows {
		a := &c.Arrows[i]
		leave[a.From]++
		if a.Mark() != "" {
			marked[a.From]++
		}
		if c.cells[a.From].rank == c.cells[a.To].rank {
			leave[a.To]++
		} else {
			enter[a.To]++
		}
	}
	for n := range c.cells {
		cell, least := &c.cells[n], place.SideLength(max(leave[n], enter[n]))
		if c.IsInRows() {
			cell.w = math.Max(cell.w, least)
		} else {
			cell.h = math.Max(cell.h, math.Max(least, float64(marked[n]+2)*(markHigh+markOff)))
		}
	}
}

// makeRoomForBroads makes boxes large enough for the broad arrows at one side.
func (c *chart) makeRoomForBroads() {
	enter, leave := map[content.End]int{}, map[content.End]int{}
	for i := range c.Broads {
		enter[c.Broads[i].Enters]++
		leave[c.Broads[i].Leaves]++
	}
	narrow := make([]bool, len(c.Boxes))
	for i := range c.Arrows {
		narrow[c.Arrows[i].From], narrow[c.Arrows[i].To] = true, true
	}
	for n := range c.Boxes {
		most := float64(max(enter[content.End{Kind: content.BoxEnd, Index: n}], leave[content.End{Kind: content.BoxEnd, Index: n}]))
		switch {
		case most == 0 || c.IsInRows():
		case narrow[n]:
			c.cells[n].h = math.Max(c.cells[n].h, 2*(most-1)*broadStep+2*(besideNarrow+broadHead)+2)
		default:
			c.cells[n].h = math.Max(c.cells[n].h, most*broadStep)
		}
	}
}

// detailGap is the gap between the text of a box and its details.
const detailGap = 3.0

// clip returns the first lines of a text, with an ellipsis where there are more.
func clip(lines []string, most int, face typeset.Face, size, width float64) []string {
	if len(lines) <= most {
		return lines
	}
	lines = slices.Clone(lines[:most])
	last := []rune(lines[most-1])
	for len(last) > 0 && face.Width(string(last)+"…", size) > width {
		last = last[:len(last)-1]
	}
	lines[most-1] = strings.TrimRight(string(last), " ") + "…"
	return lines
}

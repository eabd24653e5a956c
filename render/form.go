package render

import (
	"math"
	"slices"
	"strings"

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
func (g *graph) usualForm() form {
	f := usualForms[g.view]
	if g.view == TriangleView {
		largest := 0
		for i := range g.tiers {
			largest = max(largest, len(g.tiers[i].boxes))
		}
		f.perRow = max(f.perRow, int(math.Ceil(math.Sqrt(1.5*float64(largest)))))
	}
	return f
}

// applyForm gives the graph a form: it wraps all texts and puts the boxes of each
// tier on ranks.
func (g *graph) applyForm(f form) {
	for i := range g.arrows {
		g.arrows[i].freeSides = false
	}
	g.form = f
	g.ranks = nil
	for i := range g.boxes {
		b := &g.boxes[i]
		width := f.boxWidth - 2*f.padX
		b.lines = clip(typeset.Regular.Wrap(b.text, textSize, width), maxLines, typeset.Regular, textSize, width)
		b.detailLines = nil
		for _, d := range b.details {
			b.detailLines = append(b.detailLines, clip(typeset.Regular.Wrap(d, detailSize, width), maxLines, typeset.Regular, detailSize, width)...)
		}
		b.w = f.boxWidth
		b.h = b.textHeight() + 2*f.padY + b.badgeRoom()
	}
	g.makeRoomForBroads()
	heading := f.boxWidth + f.tierGap/2
	if g.isInRows() {
		heading = gutter
	}
	for i := range g.tiers {
		t := &g.tiers[i]
		t.lines = clip(typeset.Bold.Wrap(t.title, headingSize, heading), maxTitleLines, typeset.Bold, headingSize, heading)
		t.first = len(g.ranks)
		if t.byDepth {
			g.ranks = append(g.ranks, g.depthRanks(t)...)
			t.last = len(g.ranks) - 1
			continue
		}
		if g.lanes != nil {
			g.ranks = append(g.ranks, g.laneRanks(t)...)
			t.last = len(g.ranks) - 1
			continue
		}
		parts := 1
		if f.perRow > 0 {
			parts = max(1, (len(t.boxes)+f.perRow-1)/f.perRow)
		}
		for p := range parts {
			from, to := len(t.boxes)*p/parts, len(t.boxes)*(p+1)/parts
			if g.isInRows() { // read from the top
				from, to = len(t.boxes)*(parts-1-p)/parts, len(t.boxes)*(parts-p)/parts
			}
			g.ranks = append(g.ranks, t.boxes[from:to])
		}
		t.last = len(g.ranks) - 1
	}
	if g.isPacked() {
		g.orderRanks()
	}
	for r, boxes := range g.ranks {
		tallest := 0.0
		for _, n := range boxes {
			g.boxes[n].rank = r
			tallest = max(tallest, g.boxes[n].h)
		}
		if g.isInRows() { // nobody's arrows pass a taller neighbour
			for _, n := range boxes {
				g.boxes[n].h = tallest
			}
		}
	}
	for i := range g.arrows {
		if a := &g.arrows[i]; a.markWords() != "" && g.boxes[a.from].rank == g.boxes[a.to].rank {
			g.sideGap = max(g.sideGap, markRoom)
		}
	}
}

// depthRanks returns the ranks of a tier whose boxes lead to each other: each box
// stands after those that lead to it, unless they form a loop.
func (g *graph) depthRanks(t *tier) [][]int {
	depth := map[int]int{}
	for _, n := range t.boxes {
		depth[n] = 0
	}
	var links [][2][]int // the boxes that lead, and those that they lead to
	add := func(from, to []int) {
		outside := func(n int) bool { _, ok := depth[n]; return !ok }
		from, to = slices.DeleteFunc(slices.Clone(from), outside), slices.DeleteFunc(slices.Clone(to), outside)
		links = append(links, [2][]int{from, to})
	}
	for i := range g.arrows {
		if a := &g.arrows[i]; a.kind == leadsTo {
			add([]int{a.from}, []int{a.to})
		}
	}
	for i := range g.broads {
		if b := &g.broads[i]; b.kind == leadsTo && !b.joinsTiers() {
			add(g.boxesOf(b.leaves), g.boxesOf(b.enters))
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
		if deepest >= len(t.boxes) { // a loop
			return [][]int{t.boxes}
		}
	}
	ranks := make([][]int, deepest+1)
	for _, n := range t.boxes {
		ranks[depth[n]] = append(ranks[depth[n]], n)
	}
	return ranks
}

// makeRoomForBroads makes boxes large enough for the broad arrows at one side.
func (g *graph) makeRoomForBroads() {
	enter, leave := map[end]int{}, map[end]int{}
	for i := range g.broads {
		enter[g.broads[i].enters]++
		leave[g.broads[i].leaves]++
	}
	narrow := make([]bool, len(g.boxes))
	for i := range g.arrows {
		narrow[g.arrows[i].from], narrow[g.arrows[i].to] = true, true
	}
	for n := range g.boxes {
		most := float64(max(enter[end{boxEnd, n}], leave[end{boxEnd, n}]))
		switch {
		case most == 0 || g.isInRows():
		case narrow[n]:
			g.boxes[n].h = math.Max(g.boxes[n].h, 2*(most-1)*broadStep+2*(besideNarrow+broadHead)+2)
		default:
			g.boxes[n].h = math.Max(g.boxes[n].h, most*broadStep)
		}
	}
}

// markRoom is the room between the boxes of a rank for a mark on an arrow between
// them, so that it does not hide the head.
const markRoom = 2*markRadius + arrowLength + 7

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

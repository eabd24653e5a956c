package render

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A legendEntry explains something that the picture has.
type legendEntry struct {
	arrow  *arrow // one that looks like it; nil: a box or a mark
	note   string // a mark in the notes of boxes; or else empty
	mark   mark
	change change // or else unmarked
	looks  string // in words, for those who draw DOT
	says   string
}

// A mark is what is drawn on boxes and arrows.
type mark int

const (
	noMark           mark = iota
	illustrativeMark      // a dashed border
	priorityMark
	untestedMark
	fadedMark
	wordsAlone // nothing: the words say all
)

// legend is what occurs in the picture and is not said by headings.
func (g *graph) legend() []legendEntry {
	if g.diff != nil {
		return g.changeLegend()
	}
	var out []legendEntry
	// The order is that of the kinds, then of the grades.
	for kind := range arrowKinds {
		var of []*arrow
		for i := range g.arrows {
			if a := &g.arrows[i]; a.kind == kind && !a.faded { // grey is explained as such
				of = append(of, a)
			}
		}
		slices.SortStableFunc(of, func(a, b *arrow) int {
			return cmp.Or(cmp.Compare(a.grade, b.grade), cmp.Compare(b2i(a.illustrative), b2i(b.illustrative)))
		})
		for _, a := range of {
			s := a.stroke()
			if !slices.ContainsFunc(out, func(e legendEntry) bool { return e.says == s.says }) {
				out = append(out, legendEntry{arrow: a, looks: s.words, says: s.says})
			}
		}
	}
	add := func(occurs bool, m mark, looks, says string) {
		if occurs {
			out = append(out, legendEntry{mark: m, looks: looks, says: says})
		}
	}
	var illustrative, priority, untested, faded bool
	for i := range g.boxes {
		b := &g.boxes[i]
		illustrative = illustrative || b.illustrative && !b.faded
		priority = priority || b.priority && !b.faded
		faded = faded || b.faded
	}
	for i := range g.arrows {
		untested = untested || g.arrows[i].untested && !g.arrows[i].faded
		faded = faded || g.arrows[i].faded
	}
	add(illustrative, illustrativeMark, "dashed border", "illustrative, not from the source")
	add(priority, priorityMark, "star", "for people who are to be reached first")
	add(untested, untestedMark, "question mark", "rests on an assumption that is not tested")
	add(faded, fadedMark, "grey", "not part of what this picture is about")
	add(g.noted != "", wordsAlone, "", g.noted)
	for _, m := range g.noteMarks {
		out = append(out, legendEntry{note: m.Mark, looks: m.Mark, says: oneLine(m.Means)})
	}
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// drawKey draws the key below the drawing, in as many rows as it needs, and gives
// the height at which it ends.
func (g *graph) drawKey(s *paint.Scene, top, width float64) float64 {
	entries := g.legend()
	if len(entries) == 0 {
		return top
	}
	const row, gap = keySize * 1.8, 22.0
	x, y := g.margin, top
	for i := range entries {
		e := &entries[i]
		sample := e.sampleWidth()
		if sample > 0 {
			sample += 6 // to the words
		}
		wide := sample + typeset.Regular.Width(e.says, keySize)
		if x > g.margin && x+wide > width-g.margin {
			x, y = g.margin, y+row
		}
		s.Parts = append(s.Parts, paint.Part{
			Class:  "key",
			Shapes: g.sample(e, x, y+row/2),
			Texts:  append(sampleText(g, e, x, y+row/2), stack([]string{e.says}, x+sample, y+(row-keySize*lineHeight)/2, keySize, false, paint.Start, g.theme.text)),
		})
		x += wide + gap
	}
	return y + row
}

// sampleWidth is how wide the sample of the entry is.
func (e *legendEntry) sampleWidth() float64 {
	if e.note != "" {
		return typeset.Regular.Width(e.note, keySize)
	}
	switch e.mark {
	case priorityMark, untestedMark:
		return 2 * markRadius
	case wordsAlone:
		return 0
	}
	return keySample
}

// sample shows what an entry explains, beginning at (x, y), the middle of its
// height.
func (g *graph) sample(e *legendEntry, x, y float64) []paint.Shape {
	if e.note != "" {
		return nil
	}
	if e.change != unmarked {
		shapes, _ := g.changeSample(e.change, x, y)
		return shapes
	}
	switch e.mark {
	case wordsAlone:
		return nil
	case illustrativeMark:
		return []paint.Shape{{Path: paint.Rectangle(x+4, y-6, keySample-8, 12, 0), Stroke: g.theme.text, Thick: 1.1, Dash: illustratedBy}}
	case priorityMark:
		return g.starShapes(x+markRadius, y, g.theme.text)
	case untestedMark:
		return g.roundMark(x+markRadius, y, "?", g.theme.text)
	case fadedMark:
		return []paint.Shape{{Path: paint.Rectangle(x+4, y-6, keySample-8, 12, 0), Fill: g.theme.faded.fill, Stroke: g.theme.faded.border, Thick: 1.1}}
	}
	c := withHead([]layout.Point{{X: x, Y: y}, {X: x + keySample/3, Y: y}, {X: x + keySample*2/3, Y: y}, {X: x + keySample, Y: y}})
	a := *e.arrow
	a.faded = false
	st, colour := a.stroke(), g.arrowColour(&a)
	if a.change != unmarked {
		colour = g.theme.text
	}
	return st.drawn(c, colour, g.theme.background, g.theme.thick)
}

func sampleText(g *graph, e *legendEntry, x, y float64) []paint.Text {
	if e.change != unmarked {
		_, texts := g.changeSample(e.change, x, y)
		return texts
	}
	if e.note != "" {
		return []paint.Text{stack([]string{e.note}, x, y-keySize*lineHeight/2, keySize, false, paint.Start, g.theme.text)}
	}
	if e.mark != untestedMark {
		return nil
	}
	return []paint.Text{markText("?", x+markRadius, y, g.theme.text)}
}

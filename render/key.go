package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// What marks mean.
const (
	reachedFirst    = "for people who are to be reached first"
	restsOnUntested = "rests on an assumption that is not tested"
)

// A legendEntry explains something that the picture has.
type legendEntry struct {
	meaning  string
	dotWords string // the same for those who draw DOT, with the sample in words

	// The sample, beginning at (x, y), the middle of its height; nil: there is
	// none, and the words stand alone.
	draw  func(x, y float64) ([]paint.Shape, []paint.Text)
	width float64
}

// legend returns the entries for what occurs in the picture and has no heading, in the
// language of the model.
func (c *chart) legend() []legendEntry {
	entries := c.englishLegend
	if c.Changes != nil {
		entries = c.changeLegend
	}
	out := entries()
	for i := range out {
		e := &out[i]
		words := e.meaning
		base, group := strings.CutSuffix(words, ofWholeGroup)
		base, illustrative := strings.CutSuffix(base, asIllustration)
		words = c.Say(base)
		if illustrative {
			words += c.Say(asIllustration)
		}
		if group {
			words += c.Say(ofWholeGroup)
		}
		if rest, ok := strings.CutSuffix(e.dotWords, e.meaning); ok {
			e.dotWords = rest + words
		}
		e.meaning = words
	}
	return out
}

// englishLegend returns the entries of a picture of one version in English.
func (c *chart) englishLegend() []legendEntry {
	var out []legendEntry
	// The order is that of the kinds, then of the grades.
	for kind := range content.ArrowKinds {
		var of []*content.Arrow
		for i := range c.Arrows {
			if a := &c.Arrows[i]; a.Kind == kind && !a.Faded { // faded boxes have an entry of their own
				of = append(of, a)
			}
		}
		slices.SortStableFunc(of, func(a, b *content.Arrow) int {
			return cmp.Or(cmp.Compare(a.Grade, b.Grade), cmp.Compare(b2i(a.Illustrative), b2i(b.Illustrative)))
		})
		for _, a := range of {
			if meaning := strokeOf(a).meaning; !slices.ContainsFunc(out, func(e legendEntry) bool { return e.meaning == meaning }) {
				out = append(out, c.arrowEntry(a, c.arrowColour(a)))
			}
		}
	}
	for kind := range content.ArrowKinds {
		for i := range c.Broads {
			b := &c.Broads[i]
			if meaning := broadStroke(b).meaning; b.Kind == kind && !b.Faded && !slices.ContainsFunc(out, func(e legendEntry) bool { return e.meaning == meaning }) {
				out = append(out, c.broadEntry(b, c.arrowColour(&b.Arrow)))
			}
		}
	}
	var illustrative, unintended, priority, untested, faded, onward bool
	for i := range c.Boxes {
		b := &c.Boxes[i]
		illustrative = illustrative || b.Illustrative && !b.Faded
		unintended = unintended || b.Unintended && !b.Faded
		priority = priority || b.Priority && !b.Faded
		faded, onward = faded || b.Faded && !b.IsOnward(), onward || b.IsOnward()
	}
	for i := range c.Arrows {
		untested = untested || c.Arrows[i].Untested && !c.Arrows[i].Faded
		faded = faded || c.Arrows[i].Faded
	}
	for i := range c.Broads {
		untested = untested || c.Broads[i].Untested && !c.Broads[i].Faded
	}
	if illustrative {
		out = append(out, boxEntry("dashed border", "illustrative, not from the source", paint.Shape{Stroke: c.theme.text, Thick: 1.1, Dash: illustrativeDash}))
	}
	if unintended {
		out = append(out, c.unintendedEntry())
	}
	if priority {
		out = append(out, c.starEntry())
	}
	if untested {
		out = append(out, newLegendEntry("question mark", restsOnUntested, markHigh, func(x, y float64) ([]paint.Shape, []paint.Text) {
			return nil, []paint.Text{markText("?", markRect(layout.Point{X: x + markHigh/2, Y: y}, "?"), c.theme.text)}
		}))
	}
	for _, grey := range []struct {
		shown   bool
		meaning string
	}{{faded, "not part of what this picture is about"}, {onward, "on another page"}} {
		if !grey.shown {
			continue
		}
		out = append(out, boxEntry("grey", grey.meaning, paint.Shape{Fill: c.theme.faded.fill, Stroke: c.theme.faded.border, Thick: 1.1}))
	}
	out = append(out, c.memberEntries()...)
	if c.Nested {
		meaning := "an outcome contributes to the one beside it on the right"
		if slices.ContainsFunc(c.Boxes, func(b content.Box) bool { return b.Also }) {
			meaning += ", and to those behind ►"
		}
		out = append(out, legendEntry{meaning: meaning, dotWords: meaning})
	}
	if c.NoteKey != "" {
		out = append(out, legendEntry{meaning: c.NoteKey, dotWords: c.NoteKey})
	}
	for _, m := range c.NoteMarks {
		out = append(out, newLegendEntry(m.Mark, m.Means, typeset.Regular.Width(m.Mark, keySize), func(x, y float64) ([]paint.Shape, []paint.Text) {
			return nil, []paint.Text{stackLines([]string{m.Mark}, x, y-keySize*lineHeight/2, keySize, false, paint.Start, c.theme.text)}
		}))
	}
	return out
}

func newLegendEntry(looks, meaning string, width float64, draw func(x, y float64) ([]paint.Shape, []paint.Text)) legendEntry {
	return legendEntry{meaning: meaning, dotWords: looks + ": " + meaning, draw: draw, width: width}
}

// arrowEntry returns the entry that explains arrows such as this one.
func (c *chart) arrowEntry(a *content.Arrow, colour string) legendEntry {
	s := strokeOf(a)
	return newLegendEntry(s.lineWords, s.meaning, keySample, func(x, y float64) ([]paint.Shape, []paint.Text) {
		way := withHead([]layout.Point{{X: x, Y: y}, {X: x + keySample/3, Y: y}, {X: x + keySample*2/3, Y: y}, {X: x + keySample, Y: y}})
		shapes := s.shapes(way, colour, c.theme.background, c.theme.thick)
		if s.letter == "" {
			return shapes, nil
		}
		r := markRect(layout.Point{X: x + markHigh, Y: y}, s.letter)
		return append(shapes, c.markShape(r)), []paint.Text{markText(s.letter, r, c.theme.text)}
	})
}

// boxEntry returns the entry that explains boxes that look like this one.
func boxEntry(looks, meaning string, box paint.Shape) legendEntry {
	return newLegendEntry(looks, meaning, keySample, func(x, y float64) ([]paint.Shape, []paint.Text) {
		box.Path = paint.Rectangle(x+4, y-6, keySample-8, 12, 0)
		return []paint.Shape{box}, nil
	})
}

// broadEntry returns the entry that explains broad arrows such as this one.
func (c *chart) broadEntry(b *content.Broad, colour string) legendEntry {
	s := broadStroke(b)
	return newLegendEntry(s.lineWords, s.meaning, keySample, func(x, y float64) ([]paint.Shape, []paint.Text) {
		points := []layout.Point{{X: x, Y: y}, {X: x + keySample/3, Y: y}, {X: x + keySample*2/3, Y: y}, {X: x + keySample, Y: y}}
		return broadShapes(points, s, colour, c.theme.band[1], c.theme.thick), nil
	})
}

// unintendedEntry explains the second border of an unintended effect.
func (c *chart) unintendedEntry() legendEntry {
	return newLegendEntry("dashed border with the word “unintended”", "unintended, an effect that nobody wants", keySample, func(x, y float64) ([]paint.Shape, []paint.Text) {
		return []paint.Shape{{Path: paint.Rectangle(x+4, y-6, keySample-8, 12, 0), Stroke: c.theme.text, Thick: 1.1, Dash: unintendedDash}}, nil
	})
}

func (c *chart) starEntry() legendEntry {
	return newLegendEntry("star", reachedFirst, 2*starRadius, func(x, y float64) ([]paint.Shape, []paint.Text) {
		return starShapes(x+starRadius, y, c.theme.text), nil
	})
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// drawKey draws the key below the drawing, in as many rows as it needs, and the source
// at the end of the last where there is room, or else below. It returns the height at
// which they end.
func (c *chart) drawKey(s *paint.Scene, top, width float64) float64 {
	const row = keySize * 1.8
	entries := c.legend()
	x, y := drawLegend(s, entries, c.margin, c.theme.text, top, width)
	if c.Source == "" {
		if len(entries) == 0 {
			return top
		}
		return y + row
	}
	source := c.Say("Source") + ": " + c.Source
	lines, right := []string{source}, width-c.margin
	if x+typeset.Regular.Width(source, sourceSize) > right {
		lines = typeset.Regular.Wrap(source, sourceSize, width-2*c.margin)
		if len(entries) > 0 {
			y += row
		}
	}
	s.Parts = append(s.Parts, paint.Part{Class: "source", Texts: []paint.Text{stackLines(lines, right, y+(row-sourceSize*lineHeight)/2, sourceSize, false, paint.End, c.mutedInk())}})
	return y + row + float64(len(lines)-1)*sourceSize*lineHeight
}

// drawLegend draws the entries from the height top, and returns where the next entry
// would begin.
func drawLegend(s *paint.Scene, entries []legendEntry, margin float64, colour string, top, width float64) (x, y float64) {
	const row, gap = keySize * 1.8, 22.0
	x, y = margin, top
	for _, e := range entries {
		sample := e.width
		if sample > 0 {
			sample += 6 // to the words
		}
		wide := sample + typeset.Regular.Width(e.meaning, keySize)
		if x > margin && x+wide > width-margin {
			x, y = margin, y+row
		}
		p := paint.Part{Class: "key"}
		if e.draw != nil {
			p.Shapes, p.Texts = e.draw(x, y+row/2)
		}
		p.Texts = append(p.Texts, stackLines([]string{e.meaning}, x+sample, y+(row-keySize*lineHeight)/2, keySize, false, paint.Start, colour))
		s.Parts = append(s.Parts, p)
		x += wide + gap
	}
	return x, y
}

// mutedInk returns the colour of small print on the page: that of faded text, where it
// can be read there.
func (c *chart) mutedInk() string {
	if contrast(c.theme.faded.text, c.theme.background) >= textContrast {
		return c.theme.faded.text
	}
	return c.theme.text
}

package paint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
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
	draw  func(x, y float64) ([]Shape, []Text)
	width float64
}

// legend returns the entries for what occurs in the picture and has no heading, in the
// language of the model.
func (p *painter) legend() []legendEntry {
	entries := p.englishLegend
	if p.Changes != nil {
		entries = p.changeLegend
	}
	out := entries()
	for i := range out {
		e := &out[i]
		words := e.meaning
		base, group := strings.CutSuffix(words, ofWholeGroup)
		base, illustrative := strings.CutSuffix(base, asIllustration)
		words = p.Say(base)
		if illustrative {
			words += p.Say(asIllustration)
		}
		if group {
			words += p.Say(ofWholeGroup)
		}
		if rest, ok := strings.CutSuffix(e.dotWords, e.meaning); ok {
			e.dotWords = rest + words
		}
		e.meaning = words
	}
	return out
}

// englishLegend returns the entries of a picture of one version in English.
func (p *painter) englishLegend() []legendEntry {
	out := slices.Concat(p.arrowEntries(), p.markEntries(), p.memberEntries())
	if meaning := p.ArrangementKey(); meaning != "" {
		out = append(out, legendEntry{meaning: meaning, dotWords: meaning})
	}
	if p.NoteKey != "" {
		out = append(out, legendEntry{meaning: p.NoteKey, dotWords: p.NoteKey})
	}
	for _, m := range p.NoteMarks {
		out = append(out, newLegendEntry(m.Mark, m.Means, typeset.Regular.Width(m.Mark, place.KeySize), func(x, y float64) ([]Shape, []Text) {
			return nil, []Text{stackLines([]string{m.Mark}, x, y-place.KeySize*place.LineHeight/2, place.KeySize, false, Start, p.theme.text)}
		}))
	}
	return out
}

// arrowEntries returns the entries on arrows and then on broad arrows, by their kinds and
// grades.
func (p *painter) arrowEntries() []legendEntry {
	var out []legendEntry
	for kind := range content.ArrowKinds {
		var of []*content.Arrow
		for i := range p.Arrows {
			if a := &p.Arrows[i]; a.Kind == kind && !a.Faded { // faded boxes have an entry of their own
				of = append(of, a)
			}
		}
		slices.SortStableFunc(of, func(a, b *content.Arrow) int {
			return cmp.Or(cmp.Compare(a.Grade, b.Grade), cmp.Compare(b2i(a.Illustrative), b2i(b.Illustrative)))
		})
		for _, a := range of {
			if meaning := strokeOf(a).meaning; !slices.ContainsFunc(out, func(e legendEntry) bool { return e.meaning == meaning }) {
				out = append(out, p.arrowEntry(a, p.arrowColour(a)))
			}
		}
	}
	for kind := range content.ArrowKinds {
		for i := range p.Broads {
			b := &p.Broads[i]
			if meaning := broadStroke(b).meaning; b.Kind == kind && !b.Faded && !slices.ContainsFunc(out, func(e legendEntry) bool { return e.meaning == meaning }) {
				out = append(out, p.broadEntry(b, p.arrowColour(&b.Arrow)))
			}
		}
	}
	return out
}

// markEntries returns the entries on the borders and marks of boxes and on what is grey.
func (p *painter) markEntries() []legendEntry {
	var out []legendEntry
	var illustrative, unintended, priority, untested, faded, onward bool
	for i := range p.Boxes {
		b := &p.Boxes[i]
		illustrative = illustrative || b.Illustrative && !b.Faded
		unintended = unintended || b.Unintended && !b.Faded
		priority = priority || b.Priority && !b.Faded
		faded, onward = faded || b.Faded && !b.IsOnward(), onward || b.IsOnward()
	}
	for i := range p.Arrows {
		untested = untested || p.Arrows[i].Untested && !p.Arrows[i].Faded
		faded = faded || p.Arrows[i].Faded
	}
	for i := range p.Broads {
		untested = untested || p.Broads[i].Untested && !p.Broads[i].Faded
	}
	if illustrative {
		out = append(out, boxEntry("dashed border", "illustrative, not from the source", Shape{Stroke: p.theme.text, Thick: 1.1, Dash: illustrativeDash}))
	}
	if unintended {
		out = append(out, p.unintendedEntry())
	}
	if priority {
		out = append(out, p.starEntry())
	}
	if untested {
		out = append(out, newLegendEntry("question mark", restsOnUntested, place.MarkHigh, func(x, y float64) ([]Shape, []Text) {
			return nil, []Text{markText("?", place.MarkRect(layout.Point{X: x + place.MarkHigh/2, Y: y}, "?"), p.theme.text)}
		}))
	}
	for _, grey := range []struct {
		shown   bool
		meaning string
	}{{faded, "not part of what this picture is about"}, {onward, "on another page"}} {
		if !grey.shown {
			continue
		}
		out = append(out, boxEntry("grey", grey.meaning, Shape{Fill: p.theme.faded.fill, Stroke: p.theme.faded.border, Thick: 1.1}))
	}
	return out
}

func newLegendEntry(looks, meaning string, width float64, draw func(x, y float64) ([]Shape, []Text)) legendEntry {
	return legendEntry{meaning: meaning, dotWords: looks + ": " + meaning, draw: draw, width: width}
}

// arrowEntry returns the entry that explains arrows such as this one.
func (p *painter) arrowEntry(a *content.Arrow, colour string) legendEntry {
	s := strokeOf(a)
	return newLegendEntry(s.lineWords, s.meaning, keySample, func(x, y float64) ([]Shape, []Text) {
		way := place.WithHead([]layout.Point{{X: x, Y: y}, {X: x + keySample/3, Y: y}, {X: x + keySample*2/3, Y: y}, {X: x + keySample, Y: y}})
		shapes := s.shapes(way, colour, p.theme.background, p.theme.thick)
		if s.letter == "" {
			return shapes, nil
		}
		r := place.MarkRect(layout.Point{X: x + place.MarkHigh, Y: y}, s.letter)
		return append(shapes, p.markShape(r)), []Text{markText(s.letter, r, p.theme.text)}
	})
}

// boxEntry returns the entry that explains boxes that look like this one.
func boxEntry(looks, meaning string, box Shape) legendEntry {
	return newLegendEntry(looks, meaning, keySample, func(x, y float64) ([]Shape, []Text) {
		box.Path = Rectangle(x+4, y-6, keySample-8, 12, 0)
		return []Shape{box}, nil
	})
}

// broadEntry returns the entry that explains broad arrows such as this one.
func (p *painter) broadEntry(b *content.Broad, colour string) legendEntry {
	s := broadStroke(b)
	return newLegendEntry(s.lineWords, s.meaning, keySample, func(x, y float64) ([]Shape, []Text) {
		points := []layout.Point{{X: x, Y: y}, {X: x + keySample/3, Y: y}, {X: x + keySample*2/3, Y: y}, {X: x + keySample, Y: y}}
		return broadShapes(points, s, colour, p.theme.band[1], p.theme.thick), nil
	})
}

// unintendedEntry explains the second border of an unintended effect.
func (p *painter) unintendedEntry() legendEntry {
	return newLegendEntry("dashed border with the word “unintended”", "unintended, an effect that nobody wants", keySample, func(x, y float64) ([]Shape, []Text) {
		return []Shape{{Path: Rectangle(x+4, y-6, keySample-8, 12, 0), Stroke: p.theme.text, Thick: 1.1, Dash: unintendedDash}}, nil
	})
}

func (p *painter) starEntry() legendEntry {
	return newLegendEntry("star", reachedFirst, 2*place.StarRadius, func(x, y float64) ([]Shape, []Text) {
		return starShapes(x+place.StarRadius, y, p.theme.text), nil
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
func (p *painter) drawKey(s *Scene, top, width float64) float64 {
	const row = place.KeySize * 1.8
	entries := p.legend()
	x, y := drawLegend(s, entries, p.Margin, p.theme.text, top, width)
	if p.Source == "" {
		if len(entries) == 0 {
			return top
		}
		return y + row
	}
	source := p.Say("Source") + ": " + p.Source
	lines, right := []string{source}, width-p.Margin
	if x+typeset.Regular.Width(source, sourceSize) > right {
		lines = typeset.Regular.Wrap(source, sourceSize, width-2*p.Margin)
		if len(entries) > 0 {
			y += row
		}
	}
	s.Parts = append(s.Parts, Part{Class: "source", Texts: []Text{stackLines(lines, right, y+(row-sourceSize*place.LineHeight)/2, sourceSize, false, End, p.mutedInk())}})
	return y + row + float64(len(lines)-1)*sourceSize*place.LineHeight
}

// drawLegend draws the entries from the height top, and returns where the next entry
// would begin.
func drawLegend(s *Scene, entries []legendEntry, margin float64, colour string, top, width float64) (x, y float64) {
	widths := make([]float64, len(entries))
	for i, e := range entries {
		widths[i] = place.KeyEntryWidth(e.width, e.meaning)
	}
	spots, next := place.FlowKey(widths, margin, top, width)
	for i, e := range entries {
		at, words := spots[i], spots[i].X
		part := Part{Class: "key"}
		if e.draw != nil {
			part.Shapes, part.Texts = e.draw(at.X, at.Y+place.KeyRow/2)
		}
		if e.width > 0 {
			words += e.width + place.SampleGap
		}
		part.Texts = append(part.Texts, stackLines([]string{e.meaning}, words, at.Y+(place.KeyRow-place.KeySize*place.LineHeight)/2, place.KeySize, false, Start, colour))
		s.Parts = append(s.Parts, part)
	}
	return next.X, next.Y
}

// mutedInk returns the colour of small print on the page: that of faded text, where it
// can be read there.
func (p *painter) mutedInk() string {
	if Contrast(p.theme.faded.text, p.theme.background) >= TextContrast {
		return p.theme.faded.text
	}
	return p.theme.text
}

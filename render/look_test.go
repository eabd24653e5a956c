package render

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestContrast computes the WCAG 2.2 contrast of all colours that meet, in
// every theme.
func TestContrast(t *testing.T) {
	for _, theme := range themes {
		met := map[*string]bool{}
		what := map[*string]string{}
		for _, s := range theme.swatches() {
			what[s.colour] = s.name
		}
		lowest := map[float64]pairing{}
		for _, p := range theme.pairings() {
			met[p.front], met[p.back] = true, true
			least := p.least
			if theme == highContrastTheme && least == textContrast {
				least = 7
			}
			if w, ok := lowest[least]; !ok || p.contrast() < w.contrast() {
				lowest[least] = p
			}
			if p.contrast() < least {
				t.Errorf("theme %s: %s has a contrast of %.2f with %s, want %v", theme.name, what[p.front], p.contrast(), what[p.back], least)
			}
		}
		for _, s := range theme.swatches() {
			if !met[s.colour] {
				t.Errorf("theme %s: %s meets nothing", theme.name, s.name)
			}
		}
		for l := content.Look(1); l < content.MissingLook; l++ {
			least := textContrast
			if theme == highContrastTheme {
				least = 7
			}
			if bar := theme.boxes[l].border; contrast(onBar(bar), bar) < least {
				t.Errorf("theme %s: the heading of %s has a contrast of %.2f", theme.name, l.Name(), contrast(onBar(bar), bar))
			}
		}
		for least, p := range lowest {
			t.Logf("theme %s: the lowest contrast that is to be at least %v is %.2f, of %s with %s", theme.name, least, p.contrast(), what[p.front], what[p.back])
		}
	}
}

// TestContrastInPictures computes the contrast of all texts with what they are
// drawn on, in pictures of every theme and view.
func TestContrastInPictures(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	for _, theme := range themes {
		for _, view := range Views() {
			for _, m := range []*logicmodel.Model{m, picturetest.Undefined()} {
				o := &Options{Framework: f, View: view, Theme: theme, Draft: true, NumberLinks: true}
				if view == ModelView || view == ChainView {
					o.Focus = m.Elements[0].ID // the others are faded
				}
				d, err := drawn(t.Context(), m, o)
				if err != nil {
					t.Fatal(err)
				}
				s := d.scene.Load()
				for _, p := range s.Parts {
					on := s.Background
					if len(p.Shapes) > 0 && p.Shapes[0].Fill != "" && p.Class != "key" {
						on = p.Shapes[0].Fill
					}
					for _, txt := range p.Texts {
						if c := contrast(txt.Colour, on); c < textContrast {
							t.Errorf("theme %s, %s view: the text %q has a contrast of %.2f", theme.name, view, txt.Lines[0].Words, c)
						}
					}
				}
			}
		}
	}
}

// The least differences between stages, in CIEDE2000, whichever cones are
// missing. From 5 on, people get the impression of two different colours
// (W. S. Mokrzycki and M. Tatol, "Color difference ΔE: a survey", Machine
// Graphics and Vision 20, 2011). The thinner a mark, the less its colour shows
// (D. A. Szafir, "Modeling color difference for visualization design", IEEE
// Transactions on Visualization and Computer Graphics 24, 2018), so lines are
// to differ twice as much.
// Bands have headings of the colour of the borders, and only have to part from their
// neighbours: people see differences from 2 on between areas side by side.
const (
	leastBandDifference   = 4
	leastBorderDifference = 10
)

// TestColourDistance measures the smallest colour difference between the bands
// and between the borders, which are the headings' too, of stages and of the framework, for each kind of
// colour vision. Only the default theme has to show them apart by colour too.
func TestColourDistance(t *testing.T) {
	for _, theme := range themes {
		for v := range visions {
			smallest := func(what string, of func(content.Look) string, apart content.Look, least float64) {
				best, between := math.Inf(1), ""
				for a := content.Look(1); a < content.MissingLook; a++ {
					for b := a + 1; b < min(a+1+apart, content.MissingLook); b++ {
						if d := difference(lab(v.sees(of(a))), lab(v.sees(of(b)))); d < best {
							best, between = d, fmt.Sprintf("%s and %s", a.Name(), b.Name())
						}
					}
				}
				t.Logf("theme %s, %s: %ss differ by %.1f at least, of %s", theme.name, visionNames[v], what, best, between)
				if theme == defaultTheme && best < least {
					t.Errorf("that is less than %v", least)
				}
			}
			smallest("band", func(l content.Look) string { return theme.tints[l] }, 1, leastBandDifference)
			smallest("border", func(l content.Look) string { return theme.boxes[l].border }, content.MissingLook, leastBorderDifference)
		}
	}
}

// TestThemePrint checks that the theme for printers has greys only, and not
// many of them.
func TestThemePrint(t *testing.T) {
	tints := map[string]bool{}
	for _, s := range printTheme.swatches() {
		if c := channels(*s.colour); c[0] != c[1] || c[1] != c[2] {
			t.Errorf("%s is %s", s.name, *s.colour)
		}
	}
	for l := content.Look(1); l < content.MissingLook; l++ {
		tints[printTheme.tints[l]] = true
	}
	if len(tints) > 5 {
		t.Errorf("bands have %d tints", len(tints))
	}
}

// TestThemeForms checks that boxes that stand among those of stages differ from them
// in form, whatever the colours are.
func TestThemeForms(t *testing.T) {
	for l := content.Look(1); l < content.Looks; l++ {
		plain := !looks[l].double && looks[l].dash == nil
		if among := l == content.Look(logicmodel.EndState) || l == content.MissingLook; plain == among {
			t.Errorf("%s: is a plain box: %v", l.Name(), plain)
		}
	}
	for _, d := range [][]float64{illustrativeDash, unintendedDash} {
		if slices.Equal(d, looks[content.MissingLook].dash) {
			t.Error("what is illustrative or unintended looks like what is not defined")
		}
	}
}

// TestStrokes checks that arrows that say different things differ in more than
// colour: in dashes, letters or heads, or by half as thick a line again; and that links
// are the thicker the better their evidence is.
func TestStrokes(t *testing.T) {
	var all []stroke
	for kind := range content.ArrowKinds {
		for grade := outcomes.Grade(0); grade <= outcomes.GradeNone; grade++ {
			for _, illustrative := range []bool{false, true} {
				a := content.Arrow{Kind: kind, Grade: grade, Illustrative: illustrative}
				s := strokeOf(&a)
				if !slices.ContainsFunc(all, func(o stroke) bool { return o.meaning == s.meaning }) {
					all = append(all, s)
				}
			}
		}
	}
	if len(all) < 13 { // five grades of links, each illustrative or not, and three kinds besides
		t.Errorf("there are only %d strokes", len(all))
	}
	for grade := outcomes.GradeStrong; grade < outcomes.GradeNone; grade++ {
		if gradeStrokes[grade].thick <= gradeStrokes[grade+1].thick {
			t.Errorf("evidence %v has no heavier a line than %v", grade, grade+1)
		}
	}
	for i, p := range all {
		for _, q := range all[:i] {
			thin, thick := min(p.thick, q.thick), max(p.thick, q.thick)
			if p.head == q.head && p.letter == q.letter && slices.Equal(p.dash, q.dash) && thick < 1.5*thin {
				t.Errorf("%q and %q look alike without colour", p.meaning, q.meaning)
			}
			if p.lineWords == q.lineWords {
				t.Errorf("%q and %q are both called a %s", p.meaning, q.meaning, p.lineWords)
			}
		}
	}
}

// TestMirror checks that a picture in Arabic begins on the right, where its texts do.
func TestMirror(t *testing.T) {
	for _, view := range []View{ModelView, ChainView} {
		p, err := drawn(t.Context(), rightToLeftModel(), &Options{View: view})
		if err != nil {
			t.Fatal(err)
		}
		s := p.scene.Load()
		var boxes, headings []rect
		for _, part := range s.Parts {
			switch part.Class {
			case "box":
				boxes = append(boxes, boundsOf(part.Shapes[0].Path))
				if at := part.Texts[0]; at.Anchor != paint.End || at.Lines[0].X < boxes[len(boxes)-1].left {
					t.Errorf("%s: the text of a box is not at its right", view)
				}
			case "heading":
				headings = append(headings, boundsOf(part.Shapes[0].Path))
			}
		}
		if headings[0].right < s.W*0.9 {
			t.Errorf("%s: the first heading ends at %.0f of %.0f", view, headings[0].right, s.W)
		}
		if view == ModelView && boxes[0].left < boxes[len(boxes)-1].right {
			t.Errorf("%s: the first box is not right of the last", view)
		}
	}
}

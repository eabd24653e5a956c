package paint

import (
	"slices"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

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

// TestMemberColours checks that the edges of boxes can be seen in every theme.
func TestMemberColours(t *testing.T) {
	for _, theme := range themes {
		p := &painter{Look: Look{theme: theme}}
		for k := range memberColours[0] {
			if got := Contrast(p.memberColour(k), theme.boxes[logicmodel.Activity].fill); got < lineContrast {
				t.Errorf("%s: colour %d has a contrast of %.2f", theme.Name(), k, got)
			}
		}
	}
}

// TestChangesWithoutColour checks that no two changes look alike without colour:
// each has a word and a mark of its own, and lines of its own.
func TestChangesWithoutColour(t *testing.T) {
	for c := content.Added; c < content.ChangeKinds; c++ {
		for d := c + 1; d < content.ChangeKinds; d++ {
			a, b := changeLooks[c], changeLooks[d]
			if c.Word() == d.Word() || c.Symbol() == d.Symbol() || a.meaning == b.meaning || a.looks == b.looks {
				t.Errorf("%q and %q have the same look", a.meaning, b.meaning)
			}
			if slices.Equal(a.dash, b.dash) && (a.thick/b.thick < 1.5 && b.thick/a.thick < 1.5 || a.border == b.border) {
				t.Errorf("%q and %q have the same lines", a.meaning, b.meaning)
			}
			for kind := range content.ArrowKinds {
				s, u := changeStroke(c, &content.Arrow{Kind: kind}), changeStroke(d, &content.Arrow{Kind: kind})
				if s.head != u.head || s.meaning != u.meaning {
					t.Errorf("the head of %s depends on the change", s.meaning)
				}
			}
		}
	}
	heads := map[head]bool{}
	for kind := range content.ArrowKinds {
		heads[changeStroke(content.Added, &content.Arrow{Kind: kind}).head] = true
	}
	if len(heads) != int(content.ArrowKinds) {
		t.Errorf("%d kinds of arrows have %d heads", content.ArrowKinds, len(heads))
	}
}

package content

import (
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
)

// TestWithChips checks that a picture without boxes for the framework's outcomes
// loses none of their words, and that the picture it is made of stays the same.
func TestWithChips(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	whole, err := Model(m, &Options{Framework: f})
	if err != nil {
		t.Fatal(err)
	}
	boxes, arrows, words := len(whole.Boxes), len(whole.Arrows), FlatText(whole.Description)
	short := whole.WithChips()
	var got strings.Builder
	for i := range short.Boxes {
		b := &short.Boxes[i]
		if b.Look == FrameworkLook {
			t.Errorf("the box %q is still there", b.Text)
		}
		if d := b.Details; len(d) > 0 {
			got.WriteString(b.ID + " " + d[len(d)-1] + "; ")
		}
	}
	if want := "trust ► SOA5; wellbeing ► SOA5, NO6; "; got.String() != want {
		t.Errorf("chips %q, want %q", got.String(), want)
	}
	want := []Entry{
		{"►", "SOA5: Our people will have improved physical and mental wellbeing (contributes to NO6)"},
		{"►", "NO6: We live longer, healthier lives"},
	}
	if !slices.Equal(short.Entries(), want) {
		t.Errorf("entries %q, want %q", short.Entries(), want)
	}
	for _, a := range short.Arrows {
		if a.Kind == Supports || a.Kind == Contributes {
			t.Errorf("an arrow from %q to %q is still there", short.Boxes[a.From].ID, short.Boxes[a.To].ID)
		}
	}
	if FlatText(short.Description) != words || len(whole.Boxes) != boxes || len(whole.Arrows) != arrows || FlatText(whole.Description) != words {
		t.Error("the picture or its words changed")
	}
	for name, o := range map[string]*Options{"a triangle": {Framework: f, View: TriangleView}, "no framework": {Framework: f, HideSupports: true}} {
		p, err := Model(m, o)
		if err != nil {
			t.Fatal(err)
		}
		if p.WithChips() != nil {
			t.Errorf("%s has chips", name)
		}
	}
}

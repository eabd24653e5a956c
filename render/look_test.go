package render

import (
	"testing"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestContrastInPictures computes the contrast of all texts with what they are
// drawn on, in pictures of every theme and view.
func TestContrastInPictures(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	for _, name := range Themes() {
		theme, err := ThemeNamed(name)
		if err != nil {
			t.Fatal(err)
		}
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
						if c := paint.Contrast(txt.Colour, on); c < paint.TextContrast {
							t.Errorf("theme %s, %s view: the text %q has a contrast of %.2f", name, view, txt.Lines[0].Words, c)
						}
					}
				}
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
		var boxes, headings []place.Rect
		for _, part := range s.Parts {
			switch part.Class {
			case "box":
				boxes = append(boxes, boundsOf(part.Shapes[0].Path))
				if at := part.Texts[0]; at.Anchor != paint.End || at.Lines[0].X < boxes[len(boxes)-1].Left {
					t.Errorf("%s: the text of a box is not at its right", view)
				}
			case "heading":
				headings = append(headings, boundsOf(part.Shapes[0].Path))
			}
		}
		if headings[0].Right < s.W*0.9 {
			t.Errorf("%s: the first heading ends at %.0f of %.0f", view, headings[0].Right, s.W)
		}
		if view == ModelView && boxes[0].Left < boxes[len(boxes)-1].Right {
			t.Errorf("%s: the first box is not right of the last", view)
		}
	}
}

package render_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// TestNoteKey checks that the key of every format explains the notes, and
// that of a picture without notes does not.
func TestNoteKey(t *testing.T) {
	m := &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{
		{ID: "a", Title: "A", Stage: logicmodel.Activity, LeadsTo: []logicmodel.Link{{To: outcomes.Ref{ID: "b"}}}},
		{ID: "b", Title: "B", Stage: logicmodel.Output},
		{ID: "c", Title: "C", Stage: logicmodel.Output},
	}}
	notes := map[string]string{"b": "► Progress: on track"}
	for _, c := range []struct {
		name   string
		format render.Format
		o      render.Options
		want   string
		times  int
	}{
		{"svg", render.SVG, render.Options{Notes: notes}, ">Progress as at 2026-06</tspan>", 1},
		{"svg in words", render.SVG, render.Options{Notes: notes}, "left to right. Progress as at 2026-06.", 1},
		{"dot", render.DOT, render.Options{Notes: notes}, "Key – plain line: leads to; Progress as at 2026-06<BR/>", 1},
		{"outline", render.Outline, render.Options{Notes: notes}, "\nProgress as at 2026-06.\n", 1},
		{"no notes", render.SVG, render.Options{}, "Progress", 0},
		{"notes elsewhere", render.SVG, render.Options{Notes: notes, Focus: "c", Only: true}, "Progress", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.o.NoteKey = "Progress as at\n2026-06"
			drawing, err := render.Model(m, &c.o)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := drawing.Write(context.Background(), &b, c.format); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(b.String(), c.want); n != c.times {
				t.Errorf("%q occurs %d times, want %d, in\n%s", c.want, n, c.times, b.String())
			}
		})
	}
}

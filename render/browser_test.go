package render

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// TestInBrowser measures pictures in a real browser: whether all text is at
// least two pixels inside its box, columns line up, and no arrow crosses a box
// that is not one of its ends.
func TestInBrowser(t *testing.T) {
	c := startChromium(t)
	m, f, err := rules.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pictures := map[string][]byte{"stobswellbeing": svgOf(t, m, &Options{Framework: f})}
	for name, m := range picturetest.All() {
		pictures[name] = svgOf(t, m, nil)
	}
	for name, svg := range pictures {
		t.Run(name, func(t *testing.T) {
			r := c.measure(t, svg)
			t.Logf("%d boxes, %d arrows, the tightest text %.1f pt inside its box", r.Boxes, r.Arrows, r.Narrowest)
			if r.Boxes == 0 {
				t.Error("the browser shows no boxes")
			}
			for _, w := range r.Wrong {
				t.Error(w)
			}
		})
	}
}

type measured struct {
	Boxes, Arrows, Crossings int
	Narrowest                float64
	Wrong                    []string
}

// measure shows the picture and returns what measure.js measures.
func (c *chromium) measure(t *testing.T, svg []byte) measured {
	t.Helper()
	script, err := os.ReadFile("testdata/measure.js")
	if err != nil {
		t.Fatal(err)
	}
	c.open(t, fmt.Sprintf(`<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">%s`, svg))
	var m measured
	c.evaluate(t, string(script)+"measure()", &m)
	return m
}

func svgOf(t testing.TB, m *logicmodel.Model, o *Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(t.Context(), &b, m, SVG, o); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "<svg ") {
		t.Fatalf("not an SVG: %.60s", b.String())
	}
	return b.Bytes()
}

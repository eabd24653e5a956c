package render

import (
	"bytes"
	"context"
	"maps"
	"sync/atomic"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
)

// noHTML is an engine that fails the test where a label that it is given is HTML.
type noHTML struct {
	t     *testing.T
	given *atomic.Int32
}

func (e noHTML) Layout(ctx context.Context, dot []byte) ([]byte, error) {
	e.given.Add(1)
	quoted := false
	for i := 0; i < len(dot); i++ {
		switch {
		case quoted && dot[i] == '\\':
			i++
		case dot[i] == '"':
			quoted = !quoted
		case !quoted && dot[i] == '<':
			e.t.Errorf("there is HTML in %s", dot[max(0, i-40):min(len(dot), i+40)])
			return EmbeddedEngine().Layout(ctx, dot)
		}
	}
	return EmbeddedEngine().Layout(ctx, dot)
}

// TestNoHTMLForEngine checks that no label that Graphviz is given is HTML, in any view
// and whatever the texts are: Graphviz reads HTML by Expat, an old version of which
// with known faults is in the embedded engine.
func TestNoHTMLForEngine(t *testing.T) {
	t.Parallel()
	models := maps.Collect(maps.All(picturetest.All()))
	models["hostile"] = picturetest.Hostile()
	var given atomic.Int32
	for name, m := range models {
		for _, view := range Views() {
			d, err := Model(m, &Options{Engine: noHTML{t, &given}, View: view})
			if err == nil {
				err = d.Write(t.Context(), new(bytes.Buffer), SVG)
			}
			if err != nil && view == ModelView {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if given.Load() < int32(len(models)) {
		t.Errorf("the engine was asked %d times for %d models", given.Load(), len(models))
	}
}

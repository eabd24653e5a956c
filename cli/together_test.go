package cli

import (
	"fmt"
	"io"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// TestTooManySideBySide checks that the message about what is too large to draw
// names what helps, and nothing that does not.
func TestTooManySideBySide(t *testing.T) {
	models := func(n, activities int) []*logicmodel.Model {
		var all []*logicmodel.Model
		for i := range n {
			m := &logicmodel.Model{ID: fmt.Sprint("m", i), Title: fmt.Sprint("Model ", i)}
			for k := range activities {
				m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("a", k), Title: "Work", Stage: logicmodel.Activity})
			}
			all = append(all, m)
		}
		return all
	}
	for _, test := range []struct {
		models []*logicmodel.Model
		depth  render.Depth
		want   string
	}{
		{models(2, 501), render.DepthAll, "too large to draw: 1002 boxes for 2 models, and the limit is 1000 boxes; name fewer models, show less of each with --depth stage, or have “resultschain coverage” tell who supports what"},
		{models(1001, 1), render.DepthAll, "too large to draw: 1001 boxes for 1001 models, and the limit is 1000 boxes; name fewer models, or have “resultschain coverage” tell who supports what"},
		{models(1001, 1), render.DepthStage, "too large to draw: 1001 boxes for 1001 models, and the limit is 1000 boxes; name fewer models, or have “resultschain coverage” tell who supports what"},
	} {
		p := &pictureWriter{session: &session{ctx: t.Context(), stderr: io.Discard}, options: render.Options{Depth: test.depth}, formats: []render.Format{render.SVG}}
		if _, err := p.drawSideBySide("Many", test.models); err == nil || err.Error() != test.want {
			t.Errorf("got %v\nwant %s", err, test.want)
		}
	}
}

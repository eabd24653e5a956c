package render

import (
	"errors"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestFoldPortfolio checks that a page shows as much as can be read there, and
// the least where nothing can.
func TestFoldPortfolio(t *testing.T) {
	for _, c := range []struct {
		name    string
		models  []*logicmodel.Model
		page    Page
		want    Depth
		legible bool
	}{
		{"small", picturetest.RandomPortfolio(0)[:1], Page{Paper: "a3", Landscape: true}, DepthAll, true},
		{"large", picturetest.RandomPortfolio(8), Page{Paper: "a3", Landscape: true}, DepthOutcome, true},
		{"too large", append(append(picturetest.RandomPortfolio(4), picturetest.RandomPortfolio(9)...), picturetest.RandomPortfolio(14)...), Page{Paper: "a4"}, DepthStage, false},
	} {
		picture, depth, err := FoldPortfolio(t.Context(), "Portfolio", c.models, &Options{Page: c.page})
		if err != nil || depth != c.want || (picture.TextSize() >= Legible) != c.legible {
			t.Errorf("%s: %s, %v, text of %.1f points", c.name, depth, err, picture.TextSize())
		}
	}
	if _, _, err := FoldPortfolio(t.Context(), "Portfolio", nil, nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("no models: %v", err)
	}
}

package render

import (
	"errors"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestFoldPortfolio checks that a page shows as much as can be read there, and
// the least where nothing can; where that is too small for a page, it is refused.
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
	} {
		picture, depth, err := FoldPortfolio(t.Context(), "Portfolio", c.models, &Options{Page: c.page})
		if err != nil || depth != c.want || (picture.TextSize() >= Legible) != c.legible {
			t.Errorf("%s: %s, %v, text of %.1f points", c.name, depth, err, picture.TextSize())
		}
	}
	many := append(append(picturetest.RandomPortfolio(4), picturetest.RandomPortfolio(9)...), picturetest.RandomPortfolio(14)...)
	if d, depth, err := FoldPortfolio(t.Context(), "Portfolio", many, &Options{Page: Page{Paper: A3, Landscape: true}}); err != nil || depth != DepthStage || d.TextSize() >= Legible {
		t.Errorf("many on A3: %s, %v, text of %.1f points", depth, err, d.TextSize())
	}
	var tooLarge *TooLargeError
	if _, depth, err := FoldPortfolio(t.Context(), "Portfolio", many, &Options{Page: Page{Paper: A4}}); !errors.As(err, &tooLarge) || !tooLarge.ForPage || depth != DepthStage {
		t.Errorf("many on A4: %s, %v", depth, err)
	}
	if _, _, err := FoldPortfolio(t.Context(), "Portfolio", nil, nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("no models: %v", err)
	}
}

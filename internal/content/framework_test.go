package content

import (
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
)

// TestTriangleOfModel checks that what supports the framework stands beneath
// it, and that a framework is wanted.
func TestTriangleOfModel(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	p, err := Model(m, &Options{Framework: f, View: TriangleView})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(p.Tiers[0].Boxes); got != 3 {
		t.Errorf("%d elements stand beneath the framework, want 3", got)
	}
	if _, err := Model(m, &Options{View: TriangleView}); err != ErrNoFramework {
		t.Errorf("without a framework: %v", err)
	}
}

package lsp

import (
	"testing"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
)

// TestLongLine asks about a large model in JSON, which is one line, whose places must not be
// counted from its beginning each time.
func TestLongLine(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes long with the race detector")
	}
	m, err := logicmodel.Parse("m.yaml", []byte(largeModel(3000)))
	if err != nil {
		t.Fatal(err)
	}
	src, err := m.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	c := start(t, nil)
	c.open("m.json", string(src))
	c.findings("m.json")
	for _, method := range []string{"documentSymbol", "foldingRange", "hover", "completion", "references", "definition"} {
		begin := time.Now()
		ask[raw](c, method, "m.json", 0, len(src)-300)
		took := time.Since(begin)
		t.Logf("%-20s %v", method, took)
		if took > 2*time.Second {
			t.Errorf("%s takes %v in %d bytes", method, took, len(src))
		}
	}
}

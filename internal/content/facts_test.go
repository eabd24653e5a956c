package content

import (
	"runtime"
	"testing"

	"github.com/resultschain/resultschain/outcomes"
)

// TestManyValues checks that the line on an indicator with thousands of values is not
// written anew for each.
func TestManyValues(t *testing.T) {
	list := []outcomes.Indicator{{ID: "i", Title: "People who are well", Actuals: make([]outcomes.Figure, 12_000)}}
	for i := range list[0].Actuals {
		list[0].Actuals[i] = outcomes.Figure{Value: "12", On: "2025-06-01"}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	(&Picture{}).indicatorLines(nil, list)
	runtime.ReadMemStats(&after)
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 100 {
		t.Errorf("it took %d MB of memory", used)
	}
}

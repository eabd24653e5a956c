package processor_test

import (
	"runtime"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/processor"
)

// TestTime checks that work counts, and waiting does not.
func TestTime(t *testing.T) {
	begun := processor.Time()
	for processor.Time() < begun+20*time.Millisecond {
	}
	if runtime.GOOS == "windows" {
		return // where waiting counts
	}
	begun = processor.Time()
	time.Sleep(200 * time.Millisecond)
	if took := processor.Time() - begun; took > 100*time.Millisecond {
		t.Errorf("waiting took %v of the processor", took)
	}
}

package parallel

import (
	"runtime"
	"sync/atomic"
	"testing"
)

func TestDo(t *testing.T) {
	for _, processors := range []int{1, 4} {
		before := runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 3, 100} {
			calls := make([]atomic.Int32, n)
			Do(n, func(i int) { calls[i].Add(1) })
			for i := range calls {
				if got := calls[i].Load(); got != 1 {
					t.Errorf("on %d processors %d of %d is done %d times, want once", processors, i, n, got)
				}
			}
		}
		runtime.GOMAXPROCS(before)
	}
}

package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/processor"
)

// TestManyRows checks that a table takes no longer than its rows are many, whatever is
// wrong with each.
func TestManyRows(t *testing.T) {
	for _, table := range []struct{ name, heads, row string }{
		{"rows of one title, with links to none", "stage,title,leads-to", "output,More,x%d"},
		{"columns of one title", "Activities,Outputs,Outcomes", "Walks %d,More,Better"},
		{"partners", "stage,id,title,partners", "output,a%d,More,p%[1]d"},
	} {
		read := func(n int) (took float64) {
			var b strings.Builder
			b.WriteString(table.heads + "\n")
			for i := range n {
				fmt.Fprintf(&b, table.row+"\n", i)
			}
			data := []byte(b.String())
			for range 2 { // the least counts, as the machine may be busy
				start := processor.Time()
				exchange.FormatOf("x.csv", data).Read("x.csv", data)
				if now := (processor.Time() - start).Seconds(); took == 0 || now < took {
					took = now
				}
			}
			return took
		}
		if few, many := read(1000), read(8000); many > max(40*few, 0.5) {
			t.Errorf("%s: 1,000 take %.2f s, and 8,000 %.2f s", table.name, few, many)
		}
	}
}

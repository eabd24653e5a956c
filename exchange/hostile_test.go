package exchange_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
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

// TestMemory checks that a file is written in not much more memory than its model is
// read in: the model is not written as text to be read again, and no cell makes what
// all cells share.
func TestMemory(t *testing.T) {
	var text strings.Builder
	text.WriteString("model: m\ntitle: M\noutcomes:\n  short:\n  - {id: s0, title: T}\n")
	for i := range 400 {
		fmt.Fprintf(&text, "  - {id: s%d, title: T, leads-to: [s%d]}\n", i+1, i)
	}
	allocated := func(f func() error) (least uint64) {
		for range 3 { // the first makes what stays, and a collection may take buffers from any
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if err := f(); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			if now := after.TotalAlloc - before.TotalAlloc; least == 0 || now < least {
				least = now
			}
		}
		return least
	}
	var m *logicmodel.Model
	reading := allocated(func() (err error) {
		m, err = logicmodel.Parse("x.yaml", []byte(text.String()))
		return err
	})
	for name, most := range map[string]uint64{"csv": 40, "xlsx": 80, "json": 26, "fcdo": 64, "eu": 42, "gac": 48, "logframe": 44, "usaid": 51} {
		form, err := exchange.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if times := allocated(func() error { _, _, err := form.Write(m, exchange.Options{}); return err }) / reading; times > most {
			t.Errorf("%s takes %d times the memory of reading, want %d at most", name, times, most)
		}
	}
}

package render

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestTooLargeForPages checks that a picture beyond all pages is refused before any is
// drawn, and by a limit that the error names.
func TestTooLargeForPages(t *testing.T) {
	m := &logicmodel.Model{ID: "m", Title: "M"}
	const n = 18_000
	for i := range n { // a ladder with two elements on each rung
		e := logicmodel.Element{ID: fmt.Sprint("e", i), Title: "T", Stage: logicmodel.ShortTerm}
		for to := i/2*2 + 2; to < min(i/2*2+4, n); to++ {
			e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint("e", to)}})
		}
		m.Elements = append(m.Elements, e)
	}
	start := processor.Time()
	d, err := Model(m, &Options{Page: Page{Paper: A4}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Tiles(context.Background())
	if !errors.As(err, new(*TooLargeError)) {
		t.Errorf("the error is %v", err)
	}
	if took := processor.Time() - start; took > 3e9 {
		t.Errorf("it took %v", took)
	}
}

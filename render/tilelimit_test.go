package render

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
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

// TestManyTries checks that a tangle for which each page must be tried in many forms is
// refused by a limit that the error names.
func TestManyTries(t *testing.T) {
	t.Parallel()
	const n, stages = 130, 5
	m, r := &logicmodel.Model{ID: "m", Title: "M"}, rand.New(rand.NewPCG(1, 2))
	for i := range n {
		e := logicmodel.Element{ID: fmt.Sprint("e", i), Title: "Better", Stage: logicmodel.Activity + logicmodel.Stage(i*stages/n)}
		for range r.IntN(1 << r.IntN(6)) {
			e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint("e", r.IntN(n))}})
		}
		m.Elements = append(m.Elements, e)
	}
	d, err := Model(m, &Options{View: ChainView, Page: Page{Paper: A4TextSideways, Landscape: true}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Tiles(t.Context())
	if err == nil || !strings.Contains(err.Error(), "million steps, which is the limit") {
		t.Errorf("the error is %v", err)
	}
}

package render

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
)

// TestTooSmall checks that no page is drawn on which the text would be less than 4 points
// high, in any view, and that the same is drawn without a page and on several.
func TestTooSmall(t *testing.T) {
	t.Parallel()
	m := &logicmodel.Model{ID: "m", Title: "M"}
	const n = 140
	for i := range n {
		e := logicmodel.Element{ID: fmt.Sprint("e", i), Title: "More people meet others", Stage: logicmodel.ShortTerm + logicmodel.Stage(i*2/n)}
		for k := range 2 {
			if i < n/2 {
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint("e", n/2+(i*7+k*11)%(n/2))}})
			}
		}
		m.Elements = append(m.Elements, e)
	}
	ctx := context.Background()
	for _, view := range []View{ModelView, ChainView} {
		d, err := Model(m, &Options{Page: Page{Paper: A4}, View: view})
		if err != nil {
			t.Fatal(err)
		}
		var tooLarge *TooLargeError
		if err := d.Write(ctx, io.Discard, SVG); !errors.As(err, &tooLarge) || !tooLarge.ForPage || d.TextSize() != 0 {
			t.Errorf("in the view %s the error is %v, and the text %.1f points", view, err, d.TextSize())
		}
	}
	d, err := Model(m, &Options{Page: Page{Paper: A4}})
	if err != nil {
		t.Fatal(err)
	}
	if tiles, err := d.Tiles(ctx); err != nil || len(tiles) < 2 {
		t.Errorf("on several pages: %d, %v", len(tiles), err)
	}
	if d, err = Model(m, nil); err == nil {
		err = d.Layout(ctx)
	}
	if err != nil {
		t.Errorf("without a page: %v", err)
	}
}

package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
)

// TestChainInWordsOnly checks that a report goes on in words where neither a picture of
// the chain nor pictures of its parts can be read.
func TestChainInWordsOnly(t *testing.T) {
	t.Parallel()
	m := &logicmodel.Model{ID: "m", Title: "A model", Elements: []logicmodel.Element{{ID: "a", Title: "Walks", Stage: logicmodel.Activity}}}
	for i := range 400 { // arrows to so many others leave no page that can be read
		id := fmt.Sprint("b", i)
		m.Elements[0].LeadsTo = append(m.Elements[0].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: id}})
		m.Elements = append(m.Elements, logicmodel.Element{ID: id, Title: "Afternoons held in all the parks of the town", Stage: logicmodel.Output})
	}
	r, err := Model(t.Context(), m, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	const why = "neither a picture of the results chain nor pictures of its parts can be read on a page"
	if !strings.Contains(strings.Join(r.Warnings, "\n"), why) {
		t.Errorf("the warnings are %q, want one that says %q", r.Warnings, why)
	}
	html := string(files(t, r, HTML, "r.html")[0].Data)
	for _, want := range []string{"too large for a picture that can be read", "Afternoons held"} {
		if !strings.Contains(html, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	if strings.Contains(html, "<svg") {
		t.Error("the report has a picture")
	}
}

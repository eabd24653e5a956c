package content

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
)

// TestFold checks a folded model: small stages stay as they are, large ones have a box
// for each group, and links join the boxes of what they join.
func TestFold(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("model: m\ntitle: M\ngroups:\n  - {id: north, title: In the north, leads-to: [end]}\n  - {id: south, title: In the south}\nactivities:\n")
	for i := range 12 {
		group := []string{"", ", group: north", ", group: south"}[i%3]
		fmt.Fprintf(&b, "  - {id: a%d, title: Activity %d%s, leads-to: [o%d]}\n", i, i, group, i%2)
	}
	b.WriteString("outputs:\n  - {id: o0, title: First, leads-to: [{to: end, illustrative: true}]}\n  - {id: o1, title: Second, leads-to: [end, {to: a0, feedback: true}]}\n")
	b.WriteString("end-state: {id: end, title: The end}\n")
	m, err := logicmodel.Parse("m.yaml", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	folded, counts := Fold(m, nil)
	var got []string
	for i, e := range folded.Elements {
		line := fmt.Sprintf("%d %s →", counts[i], e.Title)
		for _, l := range e.LeadsTo {
			line += " " + l.To.ID
			if l.Feedback {
				line += " (back)"
			}
			if l.Illustrative {
				line += " (illustrative)"
			}
		}
		got = append(got, line)
	}
	want := []string{
		"4 Activities: 4 → o0 o1", "4 In the north: 4 → o1 o0 end", "4 In the south: 4 → o0 o1",
		"1 First → end (illustrative)", "1 Second → end activity *0 (back)", "1 The end →",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p, err := Model(m, &Options{Fold: true})
	if err != nil {
		t.Fatal(err)
	}
	const words = "A results chain with 12 activities, two outputs and one end state, read from left to right. A box with a number stands for so many."
	if !strings.HasPrefix(p.Description.Summary, words) {
		t.Errorf("got %s", p.Description.Summary)
	}
}

package edit

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestHostile checks that a change of a large text takes no more than a few times as long as
// to read it, and that one which would break the text is not made.
func TestHostile(t *testing.T) {
	const n = 10_000
	chain := func(id, title string) []byte {
		var b strings.Builder
		b.WriteString("model: m\ntitle: M\noutcomes:\n  short:\n")
		for i := range n {
			fmt.Fprintf(&b, "  - {id: %s%d, title: %s, leads-to: [%[1]s%d]} # kept\n", id, i, title, min(i+1, n-1))
		}
		b.WriteString("end-state: {id: end, title: People are well}\n")
		return []byte(b.String())
	}
	text := chain("a", "More people meet")
	long := []byte("model: m\ntitle: M\nactivities:\n- {id: a1, title: '" + strings.Repeat("word ", 200_000) + "'}\nend-state: {id: end, title: E}\n")
	repeated := []byte("model: m\ntitle: M\nactivities:\n" + strings.Repeat("- {id: a1, title: T}\n", n) + "end-state: {id: end, title: E}\n")
	for name, text := range map[string][]byte{"many elements": text, "a long title": long, "one id of many": repeated} {
		t.Run(name, func(t *testing.T) {
			begun := processor.Time()
			f, err := Open("x.yaml", text)
			if err != nil {
				t.Fatal(err)
			}
			most := max(20*(processor.Time()-begun), 2*time.Second)
			for what, change := range map[string]func() error{
				"rename": func() error { return f.Rename("a1", "b1") },
				"set":    func() error { return f.Set("People are very well", "end", "title") },
				"add":    func() error { return f.Add(logicmodel.Link{To: logicmodel.Ref{ID: "end"}}, "end", "leads-to") },
				"remove": func() error { return f.Remove("end") },
			} {
				f, err = Open("x.yaml", text)
				if err != nil {
					t.Fatal(err)
				}
				begun = processor.Time()
				err := change()
				if took := processor.Time() - begun; took > most {
					t.Errorf("%s takes %v, and at most %v are wanted (%v)", what, took, most, err)
				}
				if err != nil && string(f.Bytes()) != string(text) {
					t.Errorf("%s changed the text: %v", what, err)
				}
			}
		})
	}
}

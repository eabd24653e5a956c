package desk

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/internal/processor"
)

// tangle is a model of so many boxes in four columns, with as many links of each as are asked for.
func tangle(boxes, links int) string {
	var b strings.Builder
	b.WriteString("model: m\ntitle: M\n")
	for i, stage := range []string{"activities", "outputs", "outcomes:\n  short", "  long"} {
		fmt.Fprintf(&b, "%s:\n", stage)
		for k := range boxes / 4 {
			fmt.Fprintf(&b, "    - {id: a%dx%d, title: More people meet, leads-to: [", i, k)
			for n := range links {
				if i < 3 {
					fmt.Fprintf(&b, "a%dx%d, ", i+1, (k*3+n)%(boxes/4))
				}
			}
			b.WriteString("]}\n")
		}
	}
	return b.String()
}

// bomb is a workbook that unpacks to 64 MB.
func bomb(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": strings.Repeat(" ", 64<<20)} {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	params, err := json.Marshal(map[string]any{"name": "x.xlsx", "data": b.Bytes()})
	if err != nil {
		t.Fatal(err)
	}
	return string(params)
}

// TestHostile checks that what the page is asked to do with hostile input is done, or refused
// in words, in good time.
func TestHostile(t *testing.T) {
	d := New("")
	many, long := tangle(20_000, 1), "model: m\ntitle: M\nactivities: [{id: a, title: "+strings.Repeat("word ", 100_000)+"}]\n"
	const most = 2 * time.Second // of the processor
	for _, c := range []struct{ name, text, command, params, want string }{
		{"more boxes than a page holds", tangle(320, 2), "picture", `{"paper": "a4"}`, "choose larger paper, or show less"},
		{"many boxes", many, "picture", `{}`, "too large to draw"},
		{"a long title", long, "picture", `{"paper": "a4"}`, ""},
		{"a long title, as a workbook", long, "export", `{"format": "xlsx"}`, "longer than 32767 characters"},
		{"many boxes, one of which is changed", many, "edit", `{"changes": [{"do": "set", "path": ["a0x0", "title"], "text": "More people eat"}]}`, ""},
		{"a workbook that unpacks to much", "", "import", bomb(t), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var of *lsp.Subject
			if c.text != "" {
				of = subjectOf(c.text)
			}
			begun := processor.Time()
			_, err := d.Commands()[c.command](t.Context(), of, []json.RawMessage{json.RawMessage(c.params)})
			if took := processor.Time() - begun; took > most {
				t.Errorf("it took %v", took)
			}
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want %q", err, c.want)
			}
		})
	}
}

// TestStops checks that a picture that nobody waits for any more is not worked at.
func TestStops(t *testing.T) {
	of := subjectOf(tangle(80, 12))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan time.Duration, 1)
	time.AfterFunc(30*time.Millisecond, func() {
		ended <- processor.Time()
		stop()
	})
	_, err := New("").Commands()["picture"](ctx, of, []json.RawMessage{json.RawMessage(`{"format": "png"}`)})
	if after := processor.Time() - <-ended; after > 200*time.Millisecond {
		t.Errorf("it worked %v after the end", after)
	}
	if err == nil || !strings.HasSuffix(err.Error(), "ontext canceled.") {
		t.Errorf("the error is %v", err)
	}
}

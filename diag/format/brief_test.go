package format

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
)

// TestBrief checks how infos are written as text: after what is wrong, in a line
// each, of each rule three a file, and advice on wording last.
func TestBrief(t *testing.T) {
	t.Parallel()
	finding := func(file string, line int, s diag.Severity, code string) diag.Diagnostic {
		return diag.Diagnostic{Pos: diag.Pos{File: file, Line: line, Column: 1}, Severity: s, Code: code, Message: fmt.Sprintf(`"a; b" is bad, says one who knows about these things; mend it (%d)`, line)}
	}
	r := &Report{Files: []string{"a", "b"}, Rules: []Rule{{Code: "W", Advice: true}, {Code: "I"}}}
	for line := range 25 {
		r.Findings = append(r.Findings, finding("a", line+1, diag.Info, "W"))
	}
	r.Findings = append(r.Findings, finding("a", 30, diag.Info, "I"), finding("a", 31, diag.Warning, "E"))
	for line := range 4 {
		r.Findings = append(r.Findings, finding("b", line+1, diag.Info, "I"), finding("c", line+1, diag.Info, ""))
	}
	var b bytes.Buffer
	if err := Write(&b, "text", r); err != nil {
		t.Fatal(err)
	}
	want := `a:31:1: warning: "a; b" is bad, says one who knows about these things; mend it (31) [E]
a:30:1: info: "a; b" is bad, says one who knows about these things [I]
a:1:1: info: "a; b" is bad, says one who knows about these things [W]
a:2:1: info: "a; b" is bad, says one who knows about these things [W]
a:3:1: info: "a; b" is bad, says one who knows about these things [W]
  … and 22 more of W: lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, …
b:1:1: info: "a; b" is bad, says one who knows about these things [I]
b:2:1: info: "a; b" is bad, says one who knows about these things [I]
b:3:1: info: "a; b" is bad, says one who knows about these things [I]
  … and 1 more of I: line 4
c:1:1: info: "a; b" is bad, says one who knows about these things; mend it (1)
c:2:1: info: "a; b" is bad, says one who knows about these things; mend it (2)
c:3:1: info: "a; b" is bad, says one who knows about these things; mend it (3)
  … and 1 more of these: line 4
“resultschain rules CODE” explains a rule; --all shows each finding in full
2 files checked: no errors, 1 warning, 34 infos
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b.Reset()
	r.All = true
	if err := Write(&b, "text", r); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(b.Bytes(), []byte("mend it")); n != 35 {
		t.Errorf("with All %d findings are written, want 35", n)
	}
}

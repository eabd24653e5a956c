package preview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
)

func TestParts(t *testing.T) {
	at := func(column int, s diag.Severity) diag.Diagnostic {
		return diag.Diagnostic{Pos: diag.Pos{File: "a", Line: 1, Column: column}, Severity: s}
	}
	for _, tt := range []struct {
		name  string
		line  string
		found diag.List
		want  []part
	}{
		{"no finding", "- id: a", nil, []part{{Text: "- id: a"}}},
		{"an empty line", "", nil, nil},
		{"a word", "  to: [wéll, b]", diag.List{at(8, diag.Error)}, []part{{Text: "  to: ["}, {"wéll", "error"}, {Text: ", b]"}}},
		{"two", "[a, b]", diag.List{at(5, diag.Warning), at(2, diag.Error)}, []part{{Text: "["}, {"a", "error"}, {Text: ", "}, {"b", "warning"}, {Text: "]"}}},
		{"the graver of one place", "a", diag.List{at(1, diag.Info), at(1, diag.Error)}, []part{{"a", "error"}}},
		{"the whole line", "a: b", diag.List{at(0, diag.Error)}, []part{{Text: "a: b"}}},
		{"after the end", "a: ", diag.List{at(9, diag.Error)}, []part{{Text: "a: "}}},
		{"not UTF-8", "a\xff", nil, []part{{Text: "a\ufffd"}}},
		{"long", strings.Repeat("é", maxLine+5), diag.List{at(maxLine+3, diag.Error)}, []part{{Text: strings.Repeat("é", maxLine) + "…"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, splitLine(tt.line, tt.found)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestLongText shows the beginning of a long text and what is around findings.
func TestLongText(t *testing.T) {
	finding := diag.Diagnostic{Pos: diag.Pos{File: "a", Line: 4000, Column: 1}, Severity: diag.Error}
	e := &entry{File: &workspace.File{Name: "a", Text: []byte(strings.Repeat("x\n", maxLines+1)), Findings: diag.List{finding}}}
	l := newLines(e)
	var got []string
	for i, line := range l.lines {
		if line.Left > 0 || i == len(l.lines)-1 || line.Worst != "" {
			got = append(got, fmt.Sprintf("%d %d %q %v", line.Number, line.Left, line.Worst, line.Numbers))
		}
	}
	want := []string{`3980 3479 "" []`, `4000 0 "error" [1]`, `0 981 "" []`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for n, want := range map[int]bool{1: true, 500: true, 501: false, 3979: false, 3980: true, 4020: true, 4021: false} {
		if l.shows(n) != want {
			t.Errorf("line %d is shown: %t", n, !want)
		}
	}

	e.Text = e.Text[:2*maxLines]
	if l := newLines(e); len(l.lines) != maxLines || l.lines[maxLines-1].Number != maxLines {
		t.Errorf("%d lines of %d are shown", len(l.lines), maxLines)
	}
	if l := newLines(&entry{File: &workspace.File{}}); len(l.lines) > 1 {
		t.Errorf("nothing has %d lines", len(l.lines))
	}
}

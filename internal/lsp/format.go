package lsp

import (
	"strings"

	"github.com/resultschain/resultschain/logicmodel/edit"
)

// format answers with the edit that gives a document its usual form, as fmt does: of the
// lines that change, so that the cursor stays where it is.
func (s *server) format(_ documentParams, f *file, _ int) (any, error) {
	formatted, err := edit.Format(s.shortName(f), []byte(f.src))
	if err != nil {
		return nil, err
	}
	before, after := f.src, string(formatted)
	if before == after {
		return []textEdit{}, nil
	}
	head, tail := common(before, after)
	start := strings.LastIndexByte(before[:head], '\n') + 1
	_, same, _ := strings.Cut(before[len(before)-tail:], "\n")
	return []textEdit{{f.span(start, len(before)-len(same)), after[start : len(after)-len(same)]}}, nil
}

// common returns how much of two texts is the same at their beginnings and at their ends.
func common(a, b string) (head, tail int) {
	most := min(len(a), len(b))
	for head < most && a[head] == b[head] {
		head++
	}
	for tail < most-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head, tail
}

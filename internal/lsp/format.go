package lsp

import (
	"strings"

	"github.com/resultschain/resultschain/logicmodel/edit"
)

// format answers with the edit that gives a document its usual form, as fmt does.
func (s *server) format(get func(any)) (any, error) {
	_, f, _ := s.locate(get)
	if f == nil {
		return nil, nil
	}
	formatted, err := edit.Format(s.shortName(f), []byte(f.src))
	if err != nil {
		return nil, err
	}
	before, after := f.src, string(formatted)
	if before == after {
		return []textEdit{}, nil
	}
	start := 0 // after the lines that stay, so that the cursor does
	for i := 0; i < min(len(before), len(after)) && before[i] == after[i]; i++ {
		if before[i] == '\n' {
			start = i + 1
		}
	}
	end := 0 // the same from the end
	for i := 1; i <= min(len(before), len(after))-start && before[len(before)-i] == after[len(after)-i]; i++ {
		if rest := len(before) - i; rest == start || before[rest-1] == '\n' {
			if strings.HasSuffix(after[:len(after)-i], "\n") || len(after)-i == start {
				end = i
			}
		}
	}
	return []textEdit{{f.span(start, len(before)-end, s.encoding), after[start : len(after)-end]}}, nil
}

package report

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// line returns the line that a sentence rests on, in drafts of a contribution story:
// so that its author can trace it. A line of another file than the model's, such as
// its framework's, has the name of that.
func (s *study) line(at diag.Pos) text {
	switch {
	case !s.options.Draft || at.Line == 0 || !s.form.Shows("contribution"):
		return nil
	case at.File != s.model.Pos.File:
		return english(fmt.Sprintf(" [%s, line\u00a0%d]", plaintext.CleanLine(at.File), at.Line))
	}
	return english(fmt.Sprintf(" [line\u00a0%d]", at.Line))
}

// traced returns the blocks of a text, each paragraph and item with the lines on which
// it stands.
func (s *study) traced(blocks []block, at diag.Pos) []block {
	place := s.finder(at)
	for i := range blocks {
		b := &blocks[i]
		if b.text != nil {
			b.text = textf("%s%s", b.text, place(b.text))
		}
		for k := range b.list {
			b.list[k] = textf("%s%s", b.list[k], place(b.list[k]))
		}
	}
	return blocks
}

// finder returns the function that finds the lines of paragraphs of a text that begins
// at the place, one after the other. Where one is not found as it is written, it has the
// line at which the text begins.
func (s *study) finder(at diag.Pos) func(text) text {
	if s.line(at) == nil || s.model.Origin == nil {
		return func(text) text { return s.line(at) }
	}
	source := s.model.Origin.Text()
	written := func(n int) string { // a line of the text, without bullets, numbers and quotes
		line, _ := source.Line(n)
		if n == at.Line {
			line = line[min(len(line), source.Offset(at.Line, at.Column)-source.Offset(at.Line, 1)):]
		}
		line, _ = cutBullet(strings.TrimSpace(line))
		if m := numberMark.FindString(line); m != "" {
			_, line, _ = strings.Cut(line, " ")
		}
		return plaintext.CleanLine(strings.Trim(line, `"'`))
	}
	next := at.Line
	return func(t text) text {
		words := t.String()
		for first := next; ; first++ {
			if _, ok := source.Line(first); !ok {
				return s.line(at)
			}
			rest, ok := strings.CutPrefix(words, written(first))
			if !ok || rest == words {
				continue
			}
			last := first
			for rest = strings.TrimSpace(rest); rest != ""; last++ {
				more, ok := strings.CutPrefix(rest, written(last+1))
				if !ok || more == rest {
					break
				}
				rest = strings.TrimSpace(more)
			}
			if rest != "" {
				continue
			}
			next = last + 1
			if last > first {
				return english(fmt.Sprintf(" [lines\u00a0%d–%d]", first, last))
			}
			return english(fmt.Sprintf(" [line\u00a0%d]", first))
		}
	}
}

// figureLine returns the line of a figure that stands on another line than its
// indicator.
func (s *study) figureLine(r *progress.Result, f outcomes.Figure) text {
	if f.Pos.File == r.Indicator.Pos.File && f.Pos.Line == r.Indicator.Pos.Line {
		return nil
	}
	return s.line(f.Pos)
}

// ownerLine returns the line of the element that an indicator belongs to.
func (s *study) ownerLine(id string) text {
	if e := s.elements[id]; e != nil {
		return s.line(e.Pos)
	}
	return nil
}

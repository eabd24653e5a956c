package report

import (
	"fmt"

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

// traced returns the blocks of a text with the line at which it begins.
func (s *study) traced(blocks []block, at diag.Pos) []block {
	for i := range blocks {
		b := &blocks[i]
		if b.text != nil {
			b.text = textf("%s%s", b.text, s.line(at))
		}
		for k := range b.list {
			b.list[k] = textf("%s%s", b.list[k], s.line(at))
		}
	}
	return blocks
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
	if e := s.model.Element(id); e != nil {
		return s.line(e.Pos)
	}
	return nil
}

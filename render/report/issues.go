package report

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

//go:embed issues.txt
var issueList string

// Issues are the issues on the case-study form, in its order.
func Issues() []string { return strings.Split(strings.TrimSpace(issueList), "\n") }

// issues is the section on which issues the case study addresses. One
// that the model does not answer is shown as not answered and never as no; an
// answer to what is not on the form follows at the end.
func (s *study) issues() Section {
	answers := s.model.CaseStudy.Issues
	listed := Issues()
	used := make([]bool, len(answers))
	table := &Table{Caption: ours("Issues that the case study addresses"), Heads: []Text{ours("Issue"), ours("Addressed")}}
	var open []string
	for _, title := range listed {
		answer := "Not answered"
		for i, a := range answers {
			if answer == "Not answered" && alike(a.Title, title) {
				answer, used[i] = yesNo(a), true
			}
		}
		if answer == "Not answered" {
			open = append(open, title)
		}
		table.Rows = append(table.Rows, []Text{ours(title), ours(answer)})
	}
	more := &Table{Caption: ours("Issues that are not on the form"), Heads: []Text{ours("Issue"), ours("Addressed")}}
	for i, a := range answers {
		if used[i] {
			continue
		}
		more.Rows = append(more.Rows, []Text{s.says(a.Title), ours(yesNo(a))})
		s.doubtIssue(a, listed, open)
	}
	sec := Section{Title: ours(headings.issues), Blocks: []Block{{Table: table}}}
	if len(open) == len(listed) {
		sec.Blocks = append([]Block{remark("No issue of the form is answered.")}, sec.Blocks...)
	}
	if more.Rows != nil {
		sec.Blocks = append(sec.Blocks, Block{Table: more})
	}
	switch {
	case len(open) == len(listed):
		s.warn("no issue of the form is answered; write yes or no for each under “case-study: issues:”")
	case len(open) > 0:
		s.warn("%d of the %d issues of the form are not answered; write yes or no for each under “case-study: issues:”", len(open), len(listed))
	}
	return sec
}

// doubtIssue warns of an issue that is not on the form: that it is answered
// twice, or that one which is open was meant.
func (s *study) doubtIssue(a logicmodel.Issue, listed, open []string) {
	for _, title := range listed {
		if alike(a.Title, title) {
			s.warn("the issue %s is answered twice; the first answer counts, and this one is shown after the others; remove one of them", diag.Quote(a.Title))
			return
		}
	}
	for _, title := range open {
		like, ok := near.Find(normal(a.Title), []string{normal(title)})
		if ok && like != "" || begins(a.Title, title) {
			s.warn("the issue %s is not on the form and is shown after the others; did you mean %s?", diag.Quote(a.Title), diag.Quote(title))
			return
		}
	}
	s.warn("the issue %s is not on the form and is shown after the others", diag.Quote(a.Title))
}

// begins reports whether one title is the beginning of another, as of one
// without what stands in brackets.
func begins(part, title string) bool {
	part, title = normal(part), normal(title)
	return len(part) >= 5 && strings.HasPrefix(title, part)
}

func yesNo(i logicmodel.Issue) string {
	if i.Addressed {
		return "Yes"
	}
	return "No"
}

// alike reports whether two titles are the same but for case, space and
// punctuation, such as the form of an apostrophe.
func alike(a, b string) bool { return normal(a) == normal(b) }

// normal is the letters and digits of a title, and a space for what is between
// words.
func normal(title string) string {
	title = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´' || r == 'ʼ':
			return -1
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, title)
	return strings.Join(strings.Fields(title), " ")
}

func (s *study) warn(format string, args ...any) {
	s.warnings = append(s.warnings, fmt.Sprintf(format, args...))
}

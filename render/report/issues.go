package report

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

//go:embed issues.txt
var issueList string

// formIssues returns the issues on the case-study form, in its order.
func formIssues() []string { return strings.Split(strings.TrimSpace(issueList), "\n") }

// issues returns the section that lists which issues the case study addresses. An
// issue that the model does not answer is shown as not answered and never as no.
// Answers to issues that are not on the form follow in a second table.
func (s *study) issues() section {
	answers := s.model.CaseStudy.Issues
	form := formIssues()
	used := make([]bool, len(answers))
	heads := []text{english("Issue"), english("Addressed")}
	onForm := &table{caption: english("Issues that the case study addresses"), heads: heads}
	var open []string
	for _, title := range form {
		answer := "Not answered"
		for i, a := range answers {
			if answer == "Not answered" && sameTitle(a.Title, title) {
				answer, used[i] = yesNo(a), true
			}
		}
		if answer == "Not answered" {
			open = append(open, title)
		}
		onForm.rows = append(onForm.rows, []text{english(title), english(answer)})
	}
	others := &table{caption: english("Issues that are not on the form"), heads: heads}
	for i, a := range answers {
		if used[i] {
			continue
		}
		others.rows = append(others.rows, []text{s.text(a.Title), english(yesNo(a))})
		s.warnOfIssue(a, form, open)
	}
	sec := section{title: english("This case study primarily demonstrates good practice or progress in addressing the following issues"), blocks: []block{{table: onForm}}}
	if len(open) == len(form) {
		sec.blocks = append([]block{remark("No issue of the form is answered.")}, sec.blocks...)
	}
	if others.rows != nil {
		sec.blocks = append(sec.blocks, block{table: others})
	}
	switch {
	case len(open) == len(form):
		s.warn("no issue of the form is answered; write yes or no for each under “case-study: issues:”")
	case len(open) > 0:
		s.warn("%d of the %d issues of the form are not answered; write yes or no for each under “case-study: issues:”", len(open), len(form))
	}
	return sec
}

// warnOfIssue warns of an answer that is not shown on the form: it is the second
// to an issue, or may be meant for one of the open ones.
func (s *study) warnOfIssue(a logicmodel.Issue, form, open []string) {
	for _, title := range form {
		if sameTitle(a.Title, title) {
			s.warn("the issue %s is answered twice; the first answer counts, and this one is shown after the others; remove one of them", diag.Quote(a.Title))
			return
		}
	}
	for _, title := range open {
		answer, issue := normalTitle(a.Title), normalTitle(title)
		like, ok := near.Find(answer, []string{issue})
		// The beginning of a title may lack what stands in brackets.
		if ok && like != "" || len(answer) >= 5 && strings.HasPrefix(issue, answer) {
			s.warn("the issue %s is not on the form and is shown after the others; did you mean %s?", diag.Quote(a.Title), diag.Quote(title))
			return
		}
	}
	s.warn("the issue %s is not on the form and is shown after the others", diag.Quote(a.Title))
}

func yesNo(i logicmodel.Issue) string {
	if i.Addressed {
		return "Yes"
	}
	return "No"
}

// sameTitle reports whether two titles are the same but for case, space and
// punctuation, such as the form of an apostrophe.
func sameTitle(a, b string) bool { return normalTitle(a) == normalTitle(b) }

// normalTitle returns the letters and digits of a title in lower case, with a space
// between words.
func normalTitle(title string) string {
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

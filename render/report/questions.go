package report

import (
	"slices"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// notAnswered stands in drafts for the answer to a question.
const notAnswered = "Not answered"

// questions returns the answers to the questions of a section. A question that the
// model does not answer is never shown as no: it is left out, or in a draft shown
// as not answered. Answers to what the form does not ask follow after its last
// questions.
func (s *study) questions(f *formSection) []block {
	answers := s.model.CaseStudy.Issues
	first := firstAnswers(answers)
	table := &table{caption: s.heading(f), heads: []text{s.say("Question"), s.say("Answer")}}
	if f.caption != "" {
		table.caption = s.formWords(f.caption)
	}
	if len(f.columns) == 2 {
		table.heads = []text{s.formWords(f.columns[0].ID), s.formWords(f.columns[1].ID)}
	}
	var addressed []text
	for _, q := range f.asks {
		i, answered := first[normalTitle(q.ID)]
		question := text{{words: q.ID, lang: s.form.lang}}
		switch {
		case !answered:
			s.omission.Questions = append(s.omission.Questions, q.ID)
			if s.options.Draft {
				table.rows = append(table.rows, []text{question, s.say(notAnswered)})
			}
			continue
		case answers[i].Addressed:
			addressed = append(addressed, question)
		}
		table.rows = append(table.rows, []text{question, s.say(yesNo(answers[i]))})
	}
	var blocks []block
	switch {
	case f.as == answersAsList:
		blocks = listBlock(addressed)
	case table.rows != nil:
		blocks = []block{{table: table}}
	}
	asked := questions(s.form.sections)
	s.omission.Asked = len(asked)
	if f.asks[len(f.asks)-1].ID != asked[len(asked)-1] {
		return blocks
	}
	if others := s.otherAnswers(asked, first); others != nil {
		blocks = append(blocks, block{table: others})
	}
	return blocks
}

// formWords returns words of the form, in the language of the model where the form is
// English and there are words of it.
func (s *study) formWords(words string) text {
	if content.BaseLanguage(string(languageOf(s.form.lang))) == "en" {
		return s.say(words)
	}
	return text{{words: words, lang: s.form.lang}}
}

// firstAnswers returns the index of the first answer to each issue, by its title as
// [normalTitle] returns it.
func firstAnswers(answers []logicmodel.Issue) map[string]int {
	first := map[string]int{}
	for i := range slices.Backward(answers) {
		first[normalTitle(answers[i].Title)] = i
	}
	return first
}

// otherAnswers returns the answers to what the form does not ask, and second
// answers; nil where there are none.
func (s *study) otherAnswers(asked []string, first map[string]int) *table {
	var open []string
	isAsked := map[string]bool{}
	for _, q := range asked {
		title := normalTitle(q)
		isAsked[title] = true
		if _, answered := first[title]; !answered {
			open = append(open, q)
		}
	}
	table := &table{caption: s.say("Issues that are not on the form"), heads: []text{s.say("Issue"), s.say("Addressed")}}
	for i, a := range s.model.CaseStudy.Issues {
		title := normalTitle(a.Title)
		if isAsked[title] && first[title] == i {
			continue
		}
		table.rows = append(table.rows, []text{s.text(a.Title), s.say(yesNo(a))})
		if isAsked[title] {
			s.warn("the issue %s is answered twice; the first answer counts, and this one is shown after the others; remove one of them", diag.Quote(a.Title))
			continue
		}
		s.warnOfIssue(a, title, open)
	}
	if table.rows == nil {
		return nil
	}
	return table
}

// answers returns what the model answers, whatever the form asks.
func (s *study) answers() []block {
	table := &table{caption: s.say("Issues"), heads: []text{s.say("Issue"), s.say("Addressed")}}
	for _, a := range s.model.CaseStudy.Issues {
		table.rows = append(table.rows, []text{s.text(a.Title), s.say(yesNo(a))})
	}
	if table.rows == nil {
		return nil
	}
	return []block{{table: table}}
}

// warnOfIssue warns of an answer that is not shown on the form, by its title as
// [normalTitle] returns it: it may be meant for one of the open issues.
func (s *study) warnOfIssue(a logicmodel.Issue, answer string, open []string) {
	for _, title := range open {
		issue := normalTitle(title)
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

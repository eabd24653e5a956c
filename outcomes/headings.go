package outcomes

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A Heading is the authors' heading for a stage, such as "Immediate outcomes".
type Heading struct {
	Stage Stage
	Text  string
	Pos   diag.Pos // of the text
}

// HeadingOf returns the text of the heading of the stage, and false where the list
// has none.
func HeadingOf(list []Heading, s Stage) (string, bool) {
	for _, h := range list {
		if h.Stage == s {
			return h.Text, true
		}
	}
	return "", false
}

// HeadingIn returns the heading of a stage in a language, as in BCP 47, and in
// English for a language that is not known.
func HeadingIn(lang string, s Stage) string { return languageOf(lang).stages[s.row()] }

// OutcomesIn returns the heading of outcomes without terms in a language, as
// [HeadingIn] does for a stage.
func OutcomesIn(lang string) string { return languageOf(lang).outcomes }

func languageOf(lang string) *language {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if l, ok := languages[base]; ok {
		return &l
	}
	l := language{outcomes: "Outcomes"}
	for i, s := range stages {
		l.stages[i] = s.heading
	}
	return &l
}

// headingsFormat is shared with package logicmodel.
var headingsFormat = yamldoc.Share(headings().Value().Must(func(list *[]Heading) string {
	for i, h := range *list {
		if !h.Stage.IsValid() || i > 0 && h.Stage <= (*list)[i-1].Stage || h.Text == "" {
			return "there is one heading a stage, in their order, and each has a text"
		}
	}
	return ""
}))

// headings returns the format of headings: a key for each stage.
func headings() *yamldoc.Object[[]Heading] {
	var keys []yamldoc.Key[[]Heading]
	for _, s := range Stages() {
		key, _ := s.Key()
		keys = append(keys, yamldoc.Prop(key, "What the "+s.Plural()+" are called as a whole.", ref,
			func(list *[]Heading) Ref {
				text, _ := HeadingOf(*list, s)
				return Ref{ID: text}
			},
			func(list *[]Heading, r Ref) { *list = append(*list, Heading{s, r.ID, r.Pos}) }))
	}
	return yamldoc.NewObject("set of headings", "What the authors call the stages, in place of the usual headings.", keys...)
}

// IsEnglish reports whether a language, as in BCP 47, is English or empty, which
// means English.
func IsEnglish(lang string) bool {
	if strings.EqualFold(lang, "English") {
		return true
	}
	return lang == "" || len(lang) >= 2 && strings.EqualFold(lang[:2], "en") && (len(lang) == 2 || lang[2] == '-')
}

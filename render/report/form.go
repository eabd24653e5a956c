package report

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/outcomes"
)

// A Form is what a report shows and asks, section by section, and where in the
// model each answer comes from. It is read from YAML by [ParseForm], or is one of
// those that [Forms] names.
type Form struct {
	name      outcomes.Ref
	title     string         // what it is, for those who choose one
	lang      string         // of its headings, as in BCP 47; empty: English
	agreement []outcomes.Ref // what its headings call the agreement; none: they leave it to the framework
	sections  []formSection
}

// A formSection is a heading with what stands under it.
type formSection struct {
	heading   outcomes.Ref
	otherwise string // the heading where the framework calls the agreement something else
	in        []translation
	from      []outcomes.Ref // names of sources
	asks      []outcomes.Ref // questions that a model answers with yes or no
	as        answerStyle
	caption   string         // of the table of answers; empty: the heading
	columns   []outcomes.Ref // the headings of its two columns; none: Question, Answer
	include   outcomes.Ref   // the form whose sections stand here, in place of all the rest
	sections  []formSection
}

// A translation is a heading in a language, as in BCP 47.
type translation struct {
	lang, heading string
}

// An answerStyle is how the answers to questions are shown.
type answerStyle int

// The styles, and the words for them. The zero answerStyle is that of a table.
const (
	answersAsTable answerStyle = iota + 1
	answersAsList              // of the questions that are answered with yes
)

var answerStyles = []string{answersAsTable - 1: "table", answersAsList - 1: "list"}

// Name returns the name of the form.
func (f *Form) Name() string { return f.name.ID }

// Title returns what the form is, in a few words.
func (f *Form) Title() string { return f.title }

// Shows reports whether the form has a section from the source of that name, such
// as contribution.
func (f *Form) Shows(source string) bool { return shows(f.sections, source) }

func shows(sections []formSection, source string) bool {
	return slices.ContainsFunc(sections, func(s formSection) bool {
		return slices.ContainsFunc(s.from, func(r outcomes.Ref) bool { return r.ID == source }) || shows(s.sections, source)
	})
}

//go:embed forms/*.yaml
var formFiles embed.FS

// builtIn are the names of the built-in forms. The first is used where none is
// named.
var builtIn = []string{"soa-2010", "case-study", "results", "contribution", "partner"}

// Forms returns the names of the built-in forms.
func Forms() []string { return append([]string(nil), builtIn...) }

// FormNamed returns the built-in form of that name; of the empty one, the one that
// is used where none is named. Its error names the forms there are.
func FormNamed(name string) (*Form, error) {
	if name == "" {
		name = builtIn[0]
	}
	src := builtInText(name)
	if src == nil {
		if like, ok := near.Find(name, builtIn); ok {
			return nil, fmt.Errorf("there is no form %q of reports; use %s", name, like)
		}
		return nil, fmt.Errorf("there is no form %q of reports; use one of %s", name, strings.Join(builtIn, ", "))
	}
	return ParseForm(formFiles, path.Join("forms", name+".yaml"), src)
}

// builtInText returns the file of the built-in form of that name, and nothing where
// there is none.
func builtInText(name string) []byte {
	src, err := formFiles.ReadFile(path.Join("forms", name+".yaml"))
	if err != nil {
		return nil
	}
	return src
}

// questions returns all questions that the form asks.
func questions(sections []formSection) []string {
	var all []string
	for i := range sections {
		for _, q := range sections[i].asks {
			all = append(all, q.ID)
		}
		all = append(all, questions(sections[i].sections)...)
	}
	return all
}

// heading returns the heading of a section in the language of the study, with the
// name that the framework gives the agreement.
func (s *study) heading(f *formSection) text {
	words, lang := f.heading.ID, s.form.lang
	if f.otherwise != "" && !s.form.calls(s.agreement()) {
		words = f.otherwise
	}
	if said := content.Phrase(string(s.language), words); said != words && content.BaseLanguage(string(languageOf(lang))) == "en" {
		words, lang = said, string(s.language)
	}
	if t := f.translation(s.language); t != nil {
		words, lang = t.heading, t.lang
	}
	before, after, found := strings.Cut(words, agreementMark)
	if !found {
		return text{{words: words, lang: lang}}
	}
	var all text
	if before != "" {
		all = append(all, span{words: before, lang: lang})
	}
	all = append(all, s.text(s.agreement()).orElse(english("framework"))...)
	if after != "" {
		all = append(all, span{words: after, lang: lang})
	}
	return all
}

// translation returns the heading in a language, or else in the same language of any
// country or script; nil where there is none.
func (f *formSection) translation(lang language) *translation {
	var like *translation
	for i := range f.in {
		t := &f.in[i]
		switch {
		case strings.EqualFold(t.lang, string(lang)):
			return t
		case like == nil && content.BaseLanguage(t.lang) == content.BaseLanguage(string(lang)):
			like = t
		}
	}
	return like
}

// agreementMark stands in headings for what the framework calls the agreement.
const agreementMark = "{agreement}"

// calls reports whether the form calls the agreement by the name, or the
// framework has no name for it.
func (f *Form) calls(name string) bool {
	for _, a := range f.agreement {
		if sameTitle(a.ID, name) {
			return true
		}
	}
	return name == ""
}

// agreement returns the name that the community of the framework gives its
// agreement; empty where it gives none.
func (s *study) agreement() string {
	if s.framework == nil {
		return ""
	}
	return s.framework.Agreement
}

package rules

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/outcomes"
)

// ownTitles yields the elements from one stage to another with their titles, but
// for titles that repeat the framework's wording. It yields nothing where the
// model is not in English.
func ownTitles(p *Pass, from, to logicmodel.Stage) iter.Seq2[int, *wording.Title] {
	return func(yield func(int, *wording.Title) bool) {
		if !outcomes.IsEnglish(p.Model.Lang) {
			return
		}
		for i := range p.Model.Elements {
			if s := p.Graph.Stage(i); s < from || s > to {
				continue
			}
			if t := p.title(i); !t.ofFramework && !t.IsEmpty() && !yield(i, &t.Title) {
				return
			}
		}
	}
}

// ofFramework reports whether the title of the element is that of an outcome of
// the framework that it supports, whatever the case, space and punctuation. The
// author of the model cannot change such wording.
func ofFramework(p *Pass, e *logicmodel.Element) bool {
	if p.Framework == nil || len(e.Supports) == 0 {
		return false
	}
	own := "" // until it is asked for
	for _, s := range e.Supports {
		o := p.Outcome(s.ID)
		if o == nil || beginOtherwise(o.Title, e.Title) {
			continue
		}
		if own == "" {
			own = letters(e.Title)
		}
		if _, ok := p.letters[o]; !ok {
			p.letters[o] = letters(o.Title)
		}
		if p.letters[o] == own {
			return true
		}
	}
	return false
}

// beginOtherwise reports whether two texts begin with letters that are not the same,
// as most do.
func beginOtherwise(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return unicode.IsLetter(x) && unicode.IsLetter(y) && unicode.ToLower(x) != unicode.ToLower(y)
}

// letters returns the letters and digits of a text, in lower case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

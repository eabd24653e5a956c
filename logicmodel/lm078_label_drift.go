package logicmodel

import (
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var labelDrift = &Rule{
	Code: "LM078", Name: "label-drift", Class: Structural, Severity: diag.Info,
	Doc: `An element supports one outcome of the framework and repeats its wording with small changes.

Readers will ask what the difference means. Use the framework's words if the same is meant; otherwise say what is different.

Two wordings count as nearly the same if at least four fifths of their words are shared.`,
	local: true,
	Run: func(p *Pass) {
		if p.run.wordings == nil {
			p.run.wordings = map[*outcomes.Outcome][]string{}
		}
		wordings := p.run.wordings
		var ours []string
		for _, e := range p.elements() {
			if len(e.Supports) != 1 {
				continue
			}
			o := p.Outcome(e.Supports[0].ID)
			if o == nil {
				continue
			}
			theirs, ok := wordings[o]
			if !ok {
				theirs = appendWords(nil, o.Title)
				wordings[o] = theirs
			}
			ours = appendWords(ours[:0], e.Title)
			if !nearlySame(theirs, ours) || fold(o.Title) == fold(e.Title) {
				continue
			}
			d := p.Reportf(e.TitlePos, e, "this is nearly the wording of %s, %s; use the same words, or say what is different", q(o.ID), q(o.Title))
			related(d, o.Pos, "the framework's outcome is here")
		}
	},
}

// fold is a text without regard to case, space and punctuation: "Well-being"
// and "well being" are the same. A point between digits counts.
func fold(s string) string {
	out := make([]byte, 0, len(s))
	folded(s, func(r rune) { out = utf8.AppendRune(out, r) })
	return string(out)
}

// folded calls f for each character of a text that counts in [fold].
func folded(s string, f func(rune)) {
	var before rune // the last that counted
	apart := false  // something that does not count came since
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z': // mostly; all else could be said of it, too
			f(r)
			before, apart = r, false
			continue
		case '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == ' ':
			apart = true
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.IsSymbol(r) || r == '%':
			r = unicode.ToLower(r)
		default:
			apart = true
			continue
		}
		if apart && unicode.IsDigit(before) && unicode.IsDigit(r) {
			f(' ')
		}
		f(r)
		before, apart = r, false
	}
}

// nearlySame reports whether two texts share at least four fifths of their
// words (the Sørensen–Dice coefficient), in texts of three words or more.
func nearlySame(a, b []string) bool {
	total := len(a) + len(b)
	if len(a) < 3 || len(b) < 3 || 10*min(len(a), len(b)) < 4*total {
		return false
	}
	take := takeFrom(a)
	shared, left := 0, len(b)
	for _, w := range b {
		if take(w) {
			shared++
		}
		if left--; 10*(shared+left) < 4*total {
			return false
		}
	}
	return 10*shared >= 4*total
}

// takeFrom reports of one word after another whether it is among the words,
// each of which is taken once.
func takeFrom(words []string) func(w string) bool {
	if len(words) > 64 {
		count := make(map[string]int, len(words))
		for _, w := range words {
			count[w]++
		}
		return func(w string) bool {
			count[w]--
			return count[w] >= 0
		}
	}
	var taken uint64
	return func(w string) bool {
		for i, other := range words {
			if other == w && taken&(1<<i) == 0 {
				taken |= 1 << i
				return true
			}
		}
		return false
	}
}

package near

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// A lookalike is a character that people take for another one, or an invisible
// one.
type lookalike struct {
	name  string
	meant string // the character meant; empty: none
}

// lookalikes holds the characters that word processors, web pages and keyboards
// put in place of those of the format.
var lookalikes = map[rune]lookalike{
	'\u00a0': {"a no-break space", " "},
	'\u2002': {"an en space", " "},
	'\u2003': {"an em space", " "},
	'\u2007': {"a figure space", " "},
	'\u2008': {"a punctuation space", " "},
	'\u2009': {"a thin space", " "},
	'\u200a': {"a hair space", " "},
	'\u202f': {"a narrow no-break space", " "},
	'\u3000': {"a full-width space", " "},
	'\u2028': {"a line separator", " "},
	'\u2029': {"a paragraph separator", " "},
	'\u0085': {"a next-line character", " "},

	'\u00ad': {"a soft hyphen", ""},
	'\u200b': {"a zero-width space", ""},
	'\u200c': {"a zero-width non-joiner", ""},
	'\u200d': {"a zero-width joiner", ""},
	'\u200e': {"a left-to-right mark", ""},
	'\u200f': {"a right-to-left mark", ""},
	'\u2060': {"a word joiner", ""},
	'\ufeff': {"a zero-width no-break space", ""},

	'\u2010': {"a typographic hyphen (‐)", "-"},
	'\u2011': {"a non-breaking hyphen (‑)", "-"},
	'\u2012': {"a figure dash (‒)", "-"},
	'\u2013': {"an en dash (–)", "-"},
	'\u2014': {"an em dash (—)", "-"},
	'\u2015': {"a horizontal bar (―)", "-"},
	'\u2212': {"a minus sign (−)", "-"},
	'\ufe63': {"a small hyphen (﹣)", "-"},

	'\ua789': {"a modifier letter colon (꞉)", ":"},
	'\u2236': {"a ratio sign (∶)", ":"},
	'\ufe55': {"a small colon (﹕)", ":"},
	'\u3001': {"an ideographic comma (、)", ","},
	'\ufe50': {"a small comma (﹐)", ","},
	'\u060c': {"an Arabic comma (،)", ","},

	'“': {"a curly quotation mark (“)", `"`},
	'”': {"a curly quotation mark (”)", `"`},
	'„': {"a low quotation mark („)", `"`},
	'«': {"an angle quotation mark («)", `"`},
	'»': {"an angle quotation mark (»)", `"`},
	'‘': {"a curly quotation mark (‘)", "'"},
	'’': {"a curly quotation mark (’)", "'"},
	'`': {"a backtick (`)", "'"},
}

// The letters of other scripts that look like Latin ones, and the Latin ones.
const (
	cyrillic, cyrillicMeant = "асеіјорѕухһԁАВЕКМНОРСТХІЅЈ", "aceijopsyxhdABEKMHOPCTXISJ"
	greek, greekMeant       = "αονρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aovpuABEZHIKMNOPTYX"
)

func init() {
	for script, letters := range map[string][2]string{"Cyrillic": {cyrillic, cyrillicMeant}, "Greek": {greek, greekMeant}} {
		meant := []rune(letters[1])
		for i, r := range []rune(letters[0]) {
			lookalikes[r] = lookalike{fmt.Sprintf("a %s letter (%c)", script, r), string(meant[i])}
		}
	}
	for r := '！'; r <= '～'; r++ { // the full-width forms of ASCII
		lookalikes[r] = lookalike{fmt.Sprintf("a full-width character (%c)", r), string(r - '！' + '!')}
	}
	lookalikes['：'] = lookalike{"a full-width colon (：)", ":"}
	lookalikes['，'] = lookalike{"a full-width comma (，)", ","}
}

// Lookalike returns the name of a character that people take for another one or
// do not see, and the character that they mean; an empty name for any other
// character.
func Lookalike(r rune) (name, meant string) {
	l := lookalikes[r]
	return l.name, l.meant
}

// Plain returns a word with lookalikes replaced by the characters meant, and the
// name of the first lookalike; empty where there is none.
func Plain(word string) (plain, odd string) {
	plain = strings.Map(func(r rune) rune {
		name, meant := Lookalike(r)
		if name == "" {
			return r
		}
		if odd == "" {
			odd = name
			if meant == "" {
				odd += ", which cannot be seen"
			}
		}
		if meant == "" {
			return -1
		}
		return []rune(meant)[0]
	}, word)
	return strings.Trim(plain, ` "'`), odd
}

// Hint returns the advice for a word in place of a known one: how they differ if
// that can hardly be seen, and else the question whether the known one is meant.
func Hint(written, known string) string {
	if plain, odd := Plain(written); odd != "" && strings.EqualFold(strings.ReplaceAll(plain, " ", ""), strings.ReplaceAll(known, " ", "")) {
		return fmt.Sprintf("it holds %s; write %s", odd, diag.Quote(known))
	}
	return fmt.Sprintf("did you mean %s?", diag.Quote(known))
}

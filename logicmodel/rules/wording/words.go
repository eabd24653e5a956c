package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a word of a title.
type word struct {
	text       string // in lower case
	start, end int32  // its bytes in the title
	tag        tag
	sep        byte // the last of , ; : . & + / ( ) - £ before it, a full stop being that of a sentence; 0: nothing but space
	capital    bool // it begins with a capital letter
	acronym    bool // it is all in capitals
}

func (w *word) hasTag(t tag) bool { return w.tag&t != 0 }

// joins reports whether the word, or a sign before it, joins it to the words
// before.
func (w *word) joins() bool {
	return w.hasTag(conjunction) || w.sep == ',' || w.sep == ';' || w.sep == '&' || w.sep == '+' || w.sep == '.'
}

// maxWords is how many words of a title are looked at, so that the time for a
// title does not grow faster than its length. LM091 reports such titles long
// before.
const maxWords = 64

// hardHyphen is the hyphen at which no line may break.
const hardHyphen = '\u2011'

// plainMarks writes marks within words as they are on keyboards.
var plainMarks = strings.NewReplacer("’", "'", string(hardHyphen), "-")

// splitWords returns the words of a title, up to [maxWords]: letters and digits, with
// the hyphens and apostrophes within words, and the marks within figures and
// after them, such as 1,000 and 10%.
func splitWords(title string) []word {
	words := make([]word, 0, min(maxWords, strings.Count(title, " ")+1))
	var sep byte
	for i := 0; i < len(title) && len(words) < maxWords; {
		c := title[i]
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(title[i:])
		}
		if !isLetter(r) {
			switch r {
			case '+':
				if i == 0 || title[i-1] < '0' || title[i-1] > '9' { // not: 3,000+ members
					sep = c
				}
			case ',', ';', ':', '&', '/', '(', ')':
				sep = c
			case '.':
				if n := len(words); n > 0 && i+1 < len(title) && title[i+1] == ' ' && len(words[n-1].text) > 3 {
					sep = c
				}
			case '–', '—', '-', hardHyphen:
				sep = '-'
			case '£', '$', '€':
				sep = '£'
			}
			i += n
			continue
		}
		end, upper := wordEnd(title, i)
		w := word{text: title[i:end], start: int32(i), end: int32(end), sep: sep}
		if upper {
			w.capital = unicode.IsUpper(r)
			w.acronym = len(w.text) > 1 && strings.IndexFunc(w.text, isSmall) < 0 && !isFigure(&w)
			w.text = strings.ToLower(w.text)
		}
		if utf8.RuneCountInString(w.text) < len(w.text) {
			w.text = plainMarks.Replace(w.text)
		}
		w.tag = tagOf(w.text)
		words = append(words, w)
		sep, i = 0, end
	}
	return words
}

// wordEnd returns the end of the word that starts at a byte of the title, and
// whether it has letters that are not in lower case.
func wordEnd(title string, start int) (end int, upper bool) {
	end = start
	figure := false // the letter before is a digit
	for i := start; i < len(title); {
		c := title[i]
		switch {
		case 'a' <= c && c <= 'z':
			i++
			end, figure = i, false
		case '0' <= c && c <= '9':
			i++
			end, figure = i, true
		case 'A' <= c && c <= 'Z':
			i++
			end, figure, upper = i, false, true
		case c == '\'' && isPossessive(title, start, i, 1):
			return i + 1, upper
		case c == '-' || c == '\'':
			i++ // part of the word if a letter follows
			if i == len(title) || title[i] < utf8.RuneSelf && !isLetter(rune(title[i])) {
				return end, upper
			}
		case c == '%' && figure:
			return i + 1, upper
		case (c == ',' || c == '.' || c == '/' || c == ':') && figure && i+1 < len(title) && title[i+1] >= '0' && title[i+1] <= '9':
			i++
		case c < utf8.RuneSelf:
			return end, upper
		default:
			r, n := utf8.DecodeRuneInString(title[i:])
			switch {
			case r == '’' && isPossessive(title, start, i, n):
				return i + n, upper
			case (r == '’' || r == hardHyphen) && i+n < len(title), r == '–' && figure && i+n < len(title) && title[i+n] >= '0' && title[i+n] <= '9':
				i += n
			case isLetter(r):
				i += n
				end, figure = i, false
				upper = upper || unicode.IsUpper(r)
			default:
				return end, upper
			}
		}
	}
	return end, upper
}

// isSmall reports whether a letter has another one as its capital.
func isSmall(r rune) bool { return unicode.ToUpper(r) != r }

// isPossessive reports whether the apostrophe of n bytes at byte i ends a noun in
// the plural, and not a quotation: growers’ markets.
func isPossessive(title string, start, i, n int) bool {
	return i > start && title[i-1] == 's' && i+n+1 < len(title) && title[i+n] == ' ' && !strings.ContainsAny(title[:start], "‘'")
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// matchAt reports whether the words from i on are the given ones.
func matchAt(words []word, i int, these ...string) bool {
	if i < 0 || i+len(these) > len(words) {
		return false
	}
	for k, t := range these {
		if words[i+k].text != t {
			return false
		}
	}
	return true
}

// hasTagAt reports whether there is a word i and it has one of the tags.
func hasTagAt(words []word, i int, t tag) bool {
	return i >= 0 && i < len(words) && words[i].hasTag(t)
}

// anyHasTag reports whether any of the words has one of the tags.
func anyHasTag(words []word, t tag) bool {
	for i := range words {
		if words[i].hasTag(t) {
			return true
		}
	}
	return false
}

// isPlural guesses whether the word is a noun in the plural.
func isPlural(w *word) bool {
	switch w.text {
	case "people", "children", "women", "men", "staff", "police", "youth":
		return true
	}
	return strings.HasSuffix(w.text, "s") && !strings.HasSuffix(w.text, "ss") && !strings.HasSuffix(w.text, "ous") && !strings.HasSuffix(w.text, "us") &&
		!w.hasTag(determiner|preposition|pronoun|auxiliary|conjunction) && (!w.hasTag(third) || w.hasTag(orNoun|person|product))
}

// namesPeople reports whether the word is a noun for people, or looks like one in
// the plural: beekeepers, artists, detainees.
func namesPeople(w *word) bool {
	return w.hasTag(person|agent) || w.tag == 0 && len(w.text) > 6 && !notPeople[w.text] && hasEnding(w.text, "ers", "ors", "ists", "ians", "ees", "ants")
}

// notPeople are nouns that only look like those for people.
var notPeople = compileSet(`barriers charters computers containers corridors disasters generators guarantees matters monitors printers projectors reactors restaurants sensors
	simulators tractors trailers`)

// listsPeople reports whether a list of things has people in it, or the time that
// they give. What follows a preposition belongs to the thing before it.
func listsPeople(words []word) bool {
	for i := range words {
		w := &words[i]
		if w.hasTag(preposition|subordinator) || w.text == "to" {
			return false
		}
		if i+1 < len(words) {
			if next := &words[i+1]; !next.joins() && !next.hasTag(preposition|subordinator) && (!next.hasTag(ing) || next.hasTag(product)) && next.text != "to" && next.sep != '(' {
				continue // it describes the next word
			}
		}
		if givenTime[w.text] && i > 0 {
			w = &words[i-1]
		}
		one := word{text: w.text + "s"}
		if !payers[strings.TrimSuffix(w.text, "s")] && (w.hasTag(person) || w.hasTag(agent) && !w.hasTag(product) || w.tag&^adjective == 0 && (namesPeople(&word{text: w.text}) || namesPeople(&one))) {
			return true
		}
	}
	return false
}

// givenTime is what people give, and payers are people who give only money.
var (
	givenTime = compileSet(`capacity expertise hours posts skills time`)
	payers    = compileSet(`donor funder investor sponsor`)
)

// isFigure reports whether the word begins with a digit.
func isFigure(w *word) bool { return w.text[0] >= '0' && w.text[0] <= '9' }

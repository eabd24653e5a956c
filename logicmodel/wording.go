package logicmodel

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// This file holds what the rules about wording share: the words of a title,
// and small questions about them. The words themselves are in
// wording_lexicon.go. Each rule's own judgement is in its file, as a function
// of words alone.

// A word is a word of a title.
type word struct {
	text       string // in lower case
	start, end int32  // its bytes in the title
	tag        tag
	sep        byte // the last of , ; : & + / ( ) - £ before it; 0: nothing but space
	capital    bool // it begins with a capital letter
}

func (w *word) is(t tag) bool { return w.tag&t != 0 }

// joins reports whether the word, or what stands before it, joins it to what
// went before.
func (w *word) joins() bool {
	return w.is(conjunction) || w.sep == ',' || w.sep == ';' || w.sep == '&' || w.sep == '+'
}

// titles are the elements of the pass from one stage to another, and the words
// of their titles; nothing where the model is not in English.
func titles(p *Pass, from, to Stage) iter.Seq2[int, []word] {
	return func(yield func(int, []word) bool) {
		if !english(p.Model.Lang) {
			return
		}
		for i, e := range p.elements() {
			if e.Stage < from || e.Stage > to {
				continue
			}
			if words := p.run.words.of(p, i); len(words) > 0 && !yield(i, words) {
				return
			}
		}
	}
}

// A wordList is the words of the titles of one block of a model.
type wordList struct {
	block span // the elements
	words []word
	start []int32 // where those of each title begin
	small strings.Builder
}

// of are the words of the title of element i, which is one of the block that the
// pass is about. Those of all its titles are found at once, by the first rule
// that asks.
func (l *wordList) of(p *Pass, i int) []word {
	if l.block != p.block.elements {
		if l.words == nil {
			if used, ok := usedWords.Get().(*wordList); ok {
				l.words, l.start = used.words, used.start
			}
		}
		l.block, l.words, l.start = p.block.elements, l.words[:0], append(l.start[:0], 0)
		l.small = strings.Builder{}
		l.small.Grow(16 * (l.block.to - l.block.from))
		for _, e := range p.elements() {
			l.words = split(l.words, &l.small, e.Title)
			l.start = append(l.start, int32(len(l.words)))
		}
	}
	i -= l.block.from
	return l.words[l.start[i]:l.start[i+1]]
}

// usedWords are the empty lists of checks that are over, for the next.
var usedWords sync.Pool // of *wordList

// forget ends the use of all words of the list.
func (l *wordList) forget() {
	if n := cap(l.words); n > 0 && n <= maxKeptWords {
		clear(l.words[:n]) // they hold the titles
		usedWords.Put(&wordList{words: l.words[:0], start: l.start[:0]})
	}
	*l = wordList{}
}

// maxKeptWords is how many words a list that is kept has at most: those of a
// block.
const maxKeptWords = 2 * blockSize * maxWords

// english reports whether a language as in BCP 47 is English.
func english(lang string) bool {
	if strings.EqualFold(lang, "English") {
		return true
	}
	return lang == "" || len(lang) >= 2 && strings.EqualFold(lang[:2], "en") && (len(lang) == 2 || lang[2] == '-')
}

// ofFramework reports whether the title of the element is that of an outcome
// of the framework that it supports, whatever the case, space and punctuation.
// Such wording is not the model's to change.
func ofFramework(p *Pass, e *Element) bool {
	for _, s := range e.Supports {
		if o := p.Outcome(s.ID); o != nil && sameWords(o.Title, e.Title) {
			return true
		}
	}
	return false
}

// sameWords reports whether two texts have the same letters and digits.
func sameWords(a, b string) bool {
	fold := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	return fold(a) == fold(b)
}

// maxWords is how many words of a title are looked at, so that no title costs
// more than its length. LM091 speaks of such titles long before.
const maxWords = 64

// split appends the words of a title, up to [maxWords]: letters and digits, with the hyphens and
// apostrophes within words, and the marks within figures and after them, such
// as 1,000 and 10%. What has to be put in lower case is written to small.
func split(words []word, small *strings.Builder, title string) []word {
	var sep byte
	most := len(words) + maxWords
	for i := 0; i < len(title) && len(words) < most; {
		c := title[i]
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(title[i:])
		}
		if !isLetter(r) {
			switch r {
			case ',', ';', ':', '&', '+', '/', '(', ')':
				sep = c
			case '–', '—', '-':
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
			w.text = lower(small, w.text)
		}
		if strings.Contains(w.text, "’") {
			w.text = strings.ReplaceAll(w.text, "’", "'")
		}
		w.tag = tagOf(w.text)
		words = append(words, w)
		sep, i = 0, end
	}
	return words
}

// lower is a word in lower case, as a part of what is written to small.
func lower(small *strings.Builder, w string) string {
	at := small.Len()
	for _, r := range w {
		small.WriteRune(unicode.ToLower(r))
	}
	return small.String()[at:]
}

// wordEnd is the end of the word that starts at a byte of the title, and
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
			case r == '’' && i+n < len(title), r == '–' && figure && i+n < len(title) && title[i+n] >= '0' && title[i+n] <= '9':
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

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// at reports whether the words from i are these.
func at(words []word, i int, these ...string) bool {
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

// is reports whether there is a word i, and it has one of the tags.
func is(words []word, i int, t tag) bool {
	return i >= 0 && i < len(words) && words[i].is(t)
}

// has reports whether one of the words has one of the tags.
func has(words []word, t tag) bool {
	for i := range words {
		if words[i].is(t) {
			return true
		}
	}
	return false
}

// isAdverb reports whether the word says how: successfully, physically.
func isAdverb(w *word) bool {
	return strings.HasSuffix(w.text, "ly") && !w.is(condition|person|product) && w.text != "family" && w.text != "early" && w.text != "elderly" && w.text != "only"
}

// isAdjective guesses by its ending whether a word that follows a comparative
// is an adjective: more confident, more engaged.
func isAdjective(w *word) bool {
	if w.is(product | person | condition) {
		return false
	}
	for _, end := range []string{"ed", "ful", "ous", "ble", "ive", "ant", "ic", "ly", "ish"} {
		if strings.HasSuffix(w.text, end) {
			return true
		}
	}
	return strings.HasSuffix(w.text, "ent") && !strings.HasSuffix(w.text, "ment") || adjectives[w.text]
}

// adjectives are those that [isAdjective] cannot know by their ending.
var adjectives = compileSet(`able aware common equal fair hopeful independent involved open ready secure
	skilled sociable stable sure upbeat well willing understood equal proud safe healthy happy likely likely`)

func compileSet(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

// mainVerb is the first verb of the sentence itself, from word i on, and -1
// where there is none: not one after "to", "who" or "that".
func mainVerb(words []word, i int) int {
	for ; i < len(words); i++ {
		w := &words[i]
		switch {
		case w.is(subordinator | pronoun):
			return -1
		case w.text == "to" && is(words, i+1, finite|verbOrNoun|doing|doingOrNoun|changeVerb):
			return -1
		case w.is(finite):
			return i
		case w.is(verbOrNoun) && is(words, i-1, person):
			return i
		}
	}
	return -1
}

// phraseOfPeople is the first mention of people in the words from i, such as
// "foster carers", and false where there is none that can be told safely.
func phraseOfPeople(title string, words []word, i int) (string, bool) {
	for ; i < len(words); i++ {
		if !words[i].is(person) {
			continue
		}
		start := i
		for is(words, i+1, person) && words[i+1].sep == 0 { // youth workers
			i++
		}
		w := &words[i]
		if w.text[len(w.text)-1] != 's' && w.text != "people" && w.text != "staff" && w.text != "children" && w.text != "women" && w.text != "men" || w.is(product) {
			continue
		}
		if i+1 < len(words) && words[i+1].sep == 0 && (words[i+1].tag == 0 || words[i+1].is(product)) { // carers strategy
			return "", false
		}
		for start > 0 && i-start < 2 && words[start].sep == 0 && words[start-1].tag == 0 && !isFigure(&words[start-1]) && !strings.HasSuffix(words[start-1].text, "ing") {
			start--
		}
		return title[words[start].start:w.end], true
	}
	return "", false
}

// isFigure reports whether the word begins with a digit.
func isFigure(w *word) bool { return w.text[0] >= '0' && w.text[0] <= '9' }

package rules

import (
	"slices"
	"strings"
	"unicode"
)

// A gist is what a title says, without the words and endings that add nothing:
// titles of one gist say the same.
type gist struct {
	key   string // the stems of its words of weight, in alphabetical order, with its numbers
	n     int    // how many words of weight there are
	up    bool   // it says that something grows or gets better
	down  bool   // or falls
	words string // all its words in their order, without signs and the endings of the possessive
}

// gistOf returns the gist of a title in English. It looks at the first words of a
// long one.
func gistOf(title string) gist {
	var g gist
	var stems, all []string
	for _, w := range titleWords(title) {
		all = append(all, w)
		s := stem(w)
		switch sense := senses[s]; {
		case sense == rises:
			g.up = true
		case sense == falls:
			g.down = true
		case sense == light, lightWords[w]:
		default:
			stems = append(stems, s)
		}
	}
	slices.Sort(stems)
	g.n, g.key, g.words = len(stems), strings.Join(stems, " "), strings.Join(all, " ")
	return g
}

// saysSame reports whether two gists of one key say the same: none rises where the
// other falls, and none is the other with its words changed about, as in "parents
// trust teachers" and "teachers trust parents".
func (g *gist) saysSame(as *gist) bool {
	if g.n == 0 || g.key != as.key || g.up != as.up && g.down != as.down {
		return false
	}
	if g.words == as.words {
		return true
	}
	a, b := strings.Fields(g.words), strings.Fields(as.words)
	slices.Sort(a)
	slices.Sort(b)
	return !slices.Equal(a, b)
}

// maxGistWords is how many words of a title are looked at.
const maxGistWords = 64

var oneSpelling = strings.NewReplacer("’", "'", "well-being", "wellbeing", "well being", "wellbeing")

// titleWords returns the words of a title in lower case. Compounds are several
// words, but for well-being; the endings 's and ' are left out.
func titleWords(title string) []string {
	words := strings.FieldsFunc(oneSpelling.Replace(strings.ToLower(title)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("'%.£$€+", r)
	})
	kept := words[:0]
	for _, w := range words[:min(len(words), maxGistWords)] {
		w = strings.TrimSuffix(strings.Trim(w, "'."), "'s")
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// A sense is what a word adds to a title besides its weight.
type sense int

const (
	rises sense = iota + 1 // it says that something grows or gets better
	falls
	light // it adds nothing: work that is no more than its object
)

// senses holds the words of change, and those of work that add nothing to their
// object, by their stems.
var senses = func() map[string]sense {
	all := map[string]sense{}
	for sense, words := range map[sense]string{
		rises: `increase increasing improve improvement enhance enhancement strengthen raise rise rising risen grow growth grown expand expansion boost
			more greater better higher stronger bigger larger wider deeper further uplift`,
		falls: `reduce reduction decrease decline lower lessen less fewer fallen falling minimise diminish lesser`,
		light: `change level sense feel feeling degree people person individual become overall general generally significantly increasingly`,
	} {
		for w := range strings.FieldsSeq(words) {
			all[stem(w)] = sense
		}
	}
	return all
}()

// lightWords holds words without weight.
var lightWords = wordSet(`a an the this that these those their his her its our my your all any both each every some many most several such
	i he she it they them we us you who whom whose which what how
	about across after against along alongside amid among amongst around as at before between by during for from in inside into near of off on
	onto out over per since than through throughout till to toward towards until up upon via with within
	and or plus if so also am are be been being is was were will would has have had having do does did can there together own
	arrange arranged arranging carry carried carrying conduct conducted conducting deliver delivered delivering delivery give given giving held hold holding host
	hosted hosting offer offered offering organise organised organising provide provided providing provision run running set undertake undertaken undertaking`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// stem returns an English word without its endings, so that confidence, confident
// and confidently are one, as are mentor, mentors, mentored and mentoring. It need
// not be a word.
func stem(w string) string {
	if len(w) < 4 || !strings.ContainsAny(w[len(w)-1:], "abcdefghijklmnopqrstuvwxyz") {
		return w
	}
	cut := func(least int, ends ...string) bool {
		for _, end := range ends {
			if strings.HasSuffix(w, end) && len(w)-len(end) >= least {
				w = w[:len(w)-len(end)]
				return true
			}
		}
		return false
	}
	w = strings.Replace(strings.Replace(w, "iz", "is", 1), "our", "or", 1) // American spelling
	switch {
	case strings.HasSuffix(w, "sses"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	case cut(3, "ies"):
		w += "y"
	default:
		cut(3, "s")
	}
	if strings.HasSuffix(w, "ally") || strings.HasSuffix(w, "ively") {
		w = strings.TrimSuffix(w, "ly")
	}
	switch {
	case strings.HasSuffix(w, "ility"):
		w = strings.TrimSuffix(w, "ility") + "l" // ability, able
	case cut(4, "iness", "ness", "ment", "ity", "ier", "iest"):
	case cut(4, "ently", "antly", "ence", "ance", "ency", "ancy", "ent", "ant"):
	case cut(3, "ying", "ing", "ied", "ed"):
	}
	if cut(4, "ation", "ations") {
		return w
	}
	cut(3, "e", "y")
	cut(4, "at")                                                                  // isolat-ed, isolat-e, isol-ation
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' { // planning
		w = w[:n-1]
	}
	return w
}

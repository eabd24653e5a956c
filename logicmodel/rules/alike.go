package rules

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/outcomes"
)

// A gist is what a title says, without the words and endings that add nothing:
// titles of one gist say the same.
type gist struct {
	title string
	key   uint64 // a sum of hashes of the stems of its words of weight, in whatever order
	n     int    // how many words of weight there are
	up    bool   // it says that something grows or gets better
	down  bool   // or falls
}

// gistOf returns the gist of a title in English. It looks at the first words of a
// long one, and writes them into the room.
func gistOf(title string, room []byte) gist {
	g := gist{title: title}
	eachWord(title, room, func(w []byte) {
		stem, sense := weigh(w)
		switch sense {
		case rises:
			g.up = true
		case falls:
			g.down = true
		case light:
		default:
			h := uint64(14695981039346656037) // FNV-1a
			for _, c := range stem {
				h = (h ^ uint64(c)) * 1099511628211
			}
			g.key += (h ^ h>>29) * 0x9E3779B97F4A7C15 // so that sums of different words differ
			g.n++
		}
	})
	return g
}

// gist returns what the title of element i says.
func (p *Pass) gist(i int) *gist {
	if p.gists == nil {
		p.gists, p.room = make([]gist, len(p.Model.Elements)), make([]byte, 0, 64)
	}
	g := &p.gists[i]
	if g.title == "" {
		*g = gistOf(p.Model.Elements[i].Title, p.room)
	}
	return g
}

// sayingSame returns the elements whose titles have the gist of another one's, in
// order, with at most maxSaid of them before each. It is empty where the model is not
// in English, and leaves out the framework's own wording.
func (p *Pass) sayingSame() [][]int {
	r := p.run
	if r.same != nil || !outcomes.IsEnglish(p.Model.Lang) {
		return r.same
	}
	r.same = [][]int{}
	number := make(map[uint64]int, len(p.Model.Elements)) // of the group in r.same with the key, or -1-i where only element i has it
	for i := range p.Elements() {
		key := p.gist(i).key
		n, known := number[key]
		switch {
		case !known:
			number[key] = -1 - i
		case n < 0:
			number[key] = len(r.same)
			r.same = append(r.same, []int{-1 - n, i})
		default:
			r.same[n] = append(r.same[n], i)
		}
	}
	for n, all := range r.same {
		r.same[n] = slices.DeleteFunc(all, func(i int) bool { return ofFramework(p, &p.Model.Elements[i]) })
	}
	return r.same
}

// saidBefore returns the first of the elements that says what element i does, is
// before it and fits.
func (p *Pass) saidBefore(all []int, i int, fits func(before int) bool) (int, bool) {
	for _, k := range all[:min(len(all), maxSaid)] {
		if k == i {
			break
		}
		if fits(k) && p.gist(i).saysSame(p.gist(k)) {
			return k, true
		}
	}
	return 0, false
}

// maxSaid is the most elements of one gist with which others are compared.
const maxSaid = 8

// weigh returns the stem of a word, and its sense; 0 for a word of weight.
func weigh(w []byte) ([]byte, sense) {
	if lightWords[string(w)] {
		return nil, light
	}
	w = stemOf(w)
	return w, senses[string(w)]
}

// stems returns the stems of the words of weight of a title, in alphabetical order.
func stems(title string) []string {
	var all []string
	eachWord(title, nil, func(w []byte) {
		if stem, sense := weigh(w); sense == 0 {
			all = append(all, string(stem))
		}
	})
	slices.Sort(all)
	return all
}

// saysSame reports whether two gists of one key say the same: none rises where the
// other falls, and none is the other with its words changed about, as in "parents
// trust teachers" and "teachers trust parents".
func (g *gist) saysSame(as *gist) bool {
	if g.n == 0 || g.n != as.n || g.key != as.key || g.up != as.up && g.down != as.down {
		return false
	}
	a, b := titleWords(g.title), titleWords(as.title)
	if slices.Equal(a, b) {
		return true
	}
	slices.Sort(a)
	slices.Sort(b)
	return !slices.Equal(a, b)
}

// maxGistWords is how many words of a title are looked at.
const maxGistWords = 64

// titleWords returns the words of a title as [eachWord] finds them.
func titleWords(title string) []string {
	var all []string
	eachWord(title, nil, func(w []byte) { all = append(all, string(w)) })
	return all
}

// eachWord calls do with the words of a title in lower case, which it may change.
// Compounds are several words, but for well-being; the endings 's and ' are left
// out. The words are written into the room, where there is one and it is large enough.
func eachWord(title string, room []byte, do func(w []byte)) {
	if room == nil {
		room = make([]byte, 0, 64)
	}
	w, n := room[:0], 0
	well := false // the word before was "well"
	end := func() {
		w = trimWord(w)
		if len(w) == 0 || n == maxGistWords {
			return
		}
		n++
		isWell := string(w) == "well"
		switch {
		case well && string(w) == "being":
			do([]byte("wellbeing"))
			well = false
			return
		case well:
			do([]byte("well"))
		}
		if well = isWell; !isWell {
			do(w)
		}
	}
	for _, r := range title {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '\'', r == '%', r == '.', r == '$', r == '+':
			w = append(w, byte(r))
		case r == '’':
			w = append(w, '\'')
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '£' || r == '€'):
			w = utf8.AppendRune(w, unicode.ToLower(r))
		case len(w) > 0:
			end()
			w = room[:0]
		}
	}
	end()
	if well {
		do([]byte("well"))
	}
}

// trimWord removes marks round a word, and the ending 's.
func trimWord(w []byte) []byte {
	for len(w) > 0 && (w[0] == '\'' || w[0] == '.') {
		w = w[1:]
	}
	for len(w) > 0 && (w[len(w)-1] == '\'' || w[len(w)-1] == '.') {
		w = w[:len(w)-1]
	}
	if n := len(w); n > 2 && w[n-1] == 's' && w[n-2] == '\'' {
		return w[:n-2]
	}
	return w
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
func stem(w string) string { return string(stemOf([]byte(w))) }

// stemOf does the same as [stem] in place.
func stemOf(w []byte) []byte {
	if len(w) < 4 || w[len(w)-1] < 'a' || w[len(w)-1] > 'z' {
		return w
	}
	if i := bytes.IndexByte(w, 'z'); i > 0 && w[i-1] == 'i' { // American spelling
		w[i] = 's'
	}
	if i := bytes.Index(w, []byte("our")); i >= 0 {
		w = append(w[:i+1], w[i+2:]...)
	}
	w = withoutEnding(withoutPlural(w))
	if cutEnd(&w, 4, "ation") {
		return w
	}
	_ = cutEnd(&w, 3, "e") || cutEnd(&w, 3, "y")
	cutEnd(&w, 4, "at")                                                           // isolat-ed, isolat-e, isol-ation
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' { // planning
		w = w[:n-1]
	}
	return w
}

func withoutPlural(w []byte) []byte {
	if n := len(w); w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i' {
		return w
	}
	if cutEnd(&w, 3, "ies") {
		return append(w, 'y')
	}
	cutEnd(&w, 3, "s")
	return w
}

// withoutEnding returns a word without the ending that makes a noun, an adverb or a
// participle of it.
func withoutEnding(w []byte) []byte {
	switch w[len(w)-1] {
	case 'y':
		if bytes.HasSuffix(w, []byte("ally")) || bytes.HasSuffix(w, []byte("ively")) {
			w = w[:len(w)-2]
		}
		if cutEnd(&w, 2, "ility") { // ability, able
			return append(w, 'l')
		}
		_ = cutEnd(&w, 4, "ity") || cutEnd(&w, 4, "ently") || cutEnd(&w, 4, "antly") || cutEnd(&w, 4, "ency") || cutEnd(&w, 4, "ancy")
	case 's':
		_ = cutEnd(&w, 4, "iness") || cutEnd(&w, 4, "ness")
	case 't':
		_ = cutEnd(&w, 4, "ment") || cutEnd(&w, 4, "iest") || cutEnd(&w, 4, "ent") || cutEnd(&w, 4, "ant")
	case 'r':
		cutEnd(&w, 4, "ier")
	case 'e':
		_ = cutEnd(&w, 4, "ence") || cutEnd(&w, 4, "ance")
	case 'g':
		_ = cutEnd(&w, 3, "ying") || cutEnd(&w, 3, "ing")
	case 'd':
		_ = cutEnd(&w, 3, "ied") || cutEnd(&w, 3, "ed")
	}
	return w
}

// cutEnd cuts an ending off where at least the given number of bytes is left, and
// reports whether it did.
func cutEnd(w *[]byte, least int, end string) bool {
	n := len(*w) - len(end)
	if n < least || string((*w)[n:]) != end {
		return false
	}
	*w = (*w)[:n]
	return true
}

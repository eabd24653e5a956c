package diff

import (
	"slices"
	"strings"
	"unicode"
)

// How alike two things with different ids are, in thousandths: see the package
// comment. The figures were set so that none of the outcomes in the examples is
// taken for another, while a title that gains or loses a third of its words is
// known by its links.
const (
	alikeEnough = 700
	titleParts  = 3 // of four; links have the other

	maxPairs  = 1 << 18 // of things that are compared; of more, none are
	maxShared = 1 << 24 // ends of links that are compared in a round
	maxRounds = 8       // each may know a thing by those that the last one found
	maxWords  = 64      // of a title
)

// A likeness is that of an old and a new thing, by their numbers.
type likeness struct{ old, new, title int }

// byLikeness pairs things that were renamed with those that are most like them.
func (m *matcher) byLikeness(w What) {
	old, new := m.free(w)
	if len(old)*len(new) > maxPairs {
		return
	}
	number := map[string]int{} // of each word
	words := func(all []*record) [][]int {
		var list [][]int
		for _, r := range all {
			list = append(list, wordsOf(r.thing.Title, number))
		}
		return list
	}
	var pairs []likeness
	oldWords, newWords := words(old), words(new)
	for i := range old {
		for j := range new {
			if title := shared(oldWords[i], newWords[j]); title*titleParts+1000 >= alikeEnough*(titleParts+1) {
				pairs = append(pairs, likeness{i, j, title})
			}
		}
	}
	if len(pairs) == 0 {
		return
	}
	was, is := neighbours(m.old, w, old), neighbours(m.new, w, new)
	for range maxRounds {
		if !m.round(w, old, new, was, is, pairs) {
			return
		}
	}
}

// round pairs those that are the best for each other, and reports whether
// there were any.
func (m *matcher) round(w What, old, new []*record, was, is [][]neighbour, pairs []likeness) bool {
	pairs = slices.DeleteFunc(slices.Clone(pairs), func(p likeness) bool { return old[p.old].same != nil || new[p.new].same != nil })
	work := 0
	for _, p := range pairs {
		work += len(was[p.old]) + len(is[p.new])
	}
	if work > maxShared {
		return false
	}
	beside := func(id string) string { // of both versions, since what a file says may lag behind
		if to, ok := m.other[Element][id]; ok {
			return to
		}
		return id
	}
	was = certain(was, old, func(id string) string { return beside(m.now(w, id)) })
	is = certain(is, new, beside)
	oldBest, newBest := make([]best, len(old)), make([]best, len(new))
	for _, p := range pairs {
		score := p.title
		if len(was[p.old])+len(is[p.new]) > 0 {
			score = (titleParts*p.title + sharedBy(was[p.old], is[p.new], neighbour.compare)) / (titleParts + 1)
		}
		oldBest[p.old].offer(p.new, score)
		newBest[p.new].offer(p.old, score)
	}
	found := false
	for i, b := range oldBest {
		if b.score >= alikeEnough && !b.tie && newBest[b.of].of == i && !newBest[b.of].tie {
			m.pair(old[i], new[b.of])
			found = true
		}
	}
	return found
}

// certain are the neighbours that are not themselves in doubt, by the ids of
// the new version.
func certain(of [][]neighbour, things []*record, now func(id string) string) [][]neighbour {
	doubtful := map[string]bool{}
	for _, r := range things {
		doubtful[r.thing.ID] = r.same == nil
	}
	list := make([][]neighbour, len(of))
	for i := range of {
		for _, n := range of[i] {
			if !doubtful[n.id] {
				list[i] = append(list[i], neighbour{n.in, now(n.id)})
			}
		}
		slices.SortFunc(list[i], neighbour.compare)
	}
	return list
}

// A best is the likest of those that were offered.
type best struct {
	of, score int
	tie       bool // there are two
}

func (b *best) offer(of, score int) {
	switch {
	case score > b.score:
		*b = best{of, score, false}
	case score == b.score:
		b.tie = true
	}
}

// A neighbour is the other end of a link into or out of a thing.
type neighbour struct {
	in bool
	id string
}

func (n neighbour) compare(o neighbour) int {
	if n.in != o.in {
		if n.in {
			return 1
		}
		return -1
	}
	return strings.Compare(n.id, o.id)
}

// neighbours are those of the things, in order.
func neighbours(root *record, w What, things []*record) [][]neighbour {
	of := map[string][]neighbour{}
	for _, r := range things {
		of[r.thing.ID] = nil
	}
	link := func(from, to string) {
		if _, ok := of[from]; ok {
			of[from] = append(of[from], neighbour{false, to})
		}
		if _, ok := of[to]; ok {
			of[to] = append(of[to], neighbour{true, from})
		}
	}
	if w == Element || w == Outcome {
		for _, r := range root.all(w) {
			for _, p := range r.parts {
				if p.what == Link {
					link(p.thing.ID, p.thing.To)
				}
			}
			for _, f := range r.facts {
				if f.ref == w {
					link(r.thing.ID, f.id)
				}
			}
		}
	}
	list := make([][]neighbour, len(things))
	for i, r := range things {
		list[i] = of[r.thing.ID]
		slices.SortFunc(list[i], neighbour.compare)
		list[i] = slices.Compact(list[i])
	}
	return list
}

// wordsOf are the numbers of the words of a title, in order. Each letter of a
// script that is written without spaces counts as a word.
func wordsOf(title string, number map[string]int) []int {
	var words []int
	add := func(word string) {
		if number[word] == 0 {
			number[word] = len(number) + 1
		}
		words = append(words, number[word])
	}
	letter := func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r)
	}) {
		if !strings.ContainsFunc(word, letter) {
			add(word)
			continue
		}
		for _, r := range word {
			add(string(r))
		}
	}
	words = words[:min(len(words), maxWords)]
	slices.Sort(words)
	return words
}

func shared(a, b []int) int { return sharedBy(a, b, func(x, y int) int { return x - y }) }

// sharedBy is how much of two ordered lists is in both, in thousandths.
func sharedBy[T any](a, b []T, compare func(x, y T) int) int {
	all, both := len(a)+len(b), 0
	for len(a) > 0 && len(b) > 0 {
		switch c := compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			both, a, b = both+1, a[1:], b[1:]
		}
	}
	if all == 0 {
		return 0
	}
	return 2000 * both / all
}

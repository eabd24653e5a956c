package diff

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/diag"
)

// The limits for things with different ids that count as alike, in thousandths:
// see the package comment. They were chosen so that no outcome in the examples is
// taken for another, while a title that gains or loses a third of its words is
// recognised by its links.
const (
	minLikeness = 700
	titleParts  = 3 // of four; links have the other

	maxPairs  = 1 << 18 // of things that are compared; where there are more, none are
	maxShared = 1 << 24 // ends of links that are compared in a round
	maxRounds = 8       // each may recognise a thing by those that the last one paired
	maxWords  = 64      // of a title
)

// A candidate is an old and a new thing that may be the same, by their numbers,
// and the likeness of their titles.
type candidate struct{ old, new, title int }

// pairByLikeness pairs things that were renamed with those that are most like them.
func (m *matcher) pairByLikeness(w diag.Kind) {
	old, new := m.unmatched(w)
	if len(old)*len(new) > maxPairs {
		return
	}
	var all []candidate
	oldWords, newWords := titleWords(old), titleWords(new)
	for i := range old {
		for j := range new {
			if title := sharedPart(oldWords[i], newWords[j]); title*titleParts+1000 >= minLikeness*(titleParts+1) {
				all = append(all, candidate{i, j, title})
			}
		}
	}
	if len(all) == 0 {
		return
	}
	was, is := neighbours(m.old, w, old), neighbours(m.new, w, new)
	for range maxRounds {
		all = slices.DeleteFunc(all, func(c candidate) bool { return old[c.old].same != nil || new[c.new].same != nil })
		if !m.pairRound(w, old, new, was, is, all) {
			return
		}
	}
}

// pairRound pairs the things that are the best match for each other, and reports
// whether there were any.
func (m *matcher) pairRound(w diag.Kind, old, new []*record, was, is [][]neighbour, all []candidate) bool {
	work := 0
	for _, c := range all {
		work += len(was[c.old]) + len(is[c.new])
	}
	if work > maxShared {
		return false
	}
	beside := func(id string) string { // of both versions, since a file may still use an old id
		return cmp.Or(m.other[diag.KindElement][id], id)
	}
	was = settledNeighbours(was, old, func(id string) string { return beside(m.newID(w, id)) })
	is = settledNeighbours(is, new, beside)
	oldBest, newBest := make([]bestMatch, len(old)), make([]bestMatch, len(new))
	for _, c := range all {
		score := c.title
		if len(was[c.old])+len(is[c.new]) > 0 {
			score = (titleParts*c.title + sharedPart(was[c.old], is[c.new])) / (titleParts + 1)
		}
		oldBest[c.old].offer(c.new, score)
		newBest[c.new].offer(c.old, score)
	}
	found := false
	for i, b := range oldBest {
		if back := newBest[b.of]; b.score >= minLikeness && !b.tie && back.of == i && !back.tie {
			m.pair(old[i], new[b.of])
			found = true
		}
	}
	return found
}

// A bestMatch is the most alike of the things that were offered.
type bestMatch struct {
	of, score int
	tie       bool // there are two
}

func (b *bestMatch) offer(of, score int) {
	if score >= b.score {
		*b = bestMatch{of, score, score == b.score}
	}
}

// A neighbour is the other end of a link into or out of a thing: its id, after a
// sign for the direction.
type neighbour string

// neighbours returns the neighbours of each of the things, in order.
func neighbours(root *record, w diag.Kind, things []*record) [][]neighbour {
	of := map[string][]neighbour{}
	link := func(from, to string) {
		of[from] = append(of[from], neighbour(">"+to))
		of[to] = append(of[to], neighbour("<"+from))
	}
	joined := []diag.Kind{w}
	if sharedIDs(w) == diag.KindElement {
		joined = []diag.Kind{diag.KindFactor, diag.KindGroup, diag.KindElement}
	}
	for _, k := range joined {
		for _, r := range root.allOf(k) {
			for _, p := range r.parts {
				if p.what == diag.KindLink {
					link(p.thing.ID, p.thing.To)
				}
			}
			for _, f := range slices.Concat(r.fields...) {
				if f.ref != "" && sharedIDs(f.ref) == sharedIDs(w) {
					link(r.thing.ID, f.id)
				}
			}
		}
	}
	list := make([][]neighbour, len(things))
	for i, r := range things {
		list[i] = slices.Compact(slices.Sorted(slices.Values(of[r.thing.ID])))
	}
	return list
}

// settledNeighbours returns the neighbours that are paired already or have kept their ids, by the ids of the new
// version.
func settledNeighbours(of [][]neighbour, things []*record, now func(id string) string) [][]neighbour {
	doubtful := map[string]bool{}
	for _, r := range things {
		doubtful[r.thing.ID] = r.same == nil
	}
	list := make([][]neighbour, len(of))
	for i := range of {
		for _, n := range of[i] {
			if id := string(n[1:]); !doubtful[id] {
				list[i] = append(list[i], n[:1]+neighbour(now(id)))
			}
		}
		slices.Sort(list[i])
	}
	return list
}

// titleWords returns the words of each title, in order. Each letter of a script
// that is written without spaces counts as a word.
func titleWords(things []*record) [][]string {
	unspaced := func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	}
	all := make([][]string, len(things))
	for i, r := range things {
		for _, word := range strings.FieldsFunc(strings.ToLower(r.thing.Title), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r)
		}) {
			if strings.ContainsFunc(word, unspaced) {
				all[i] = append(all[i], strings.Split(word, "")...)
			} else {
				all[i] = append(all[i], word)
			}
		}
		all[i] = all[i][:min(len(all[i]), maxWords)]
		slices.Sort(all[i])
	}
	return all
}

// sharedPart returns how much of two ordered lists is in both, in thousandths.
func sharedPart[T ~string](a, b []T) int {
	all, both := len(a)+len(b), 0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			both, a, b = both+1, a[1:], b[1:]
		}
	}
	return 2000 * both / max(all, 1)
}

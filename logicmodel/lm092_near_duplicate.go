package logicmodel

import (
	"iter"
	"math/bits"

	"github.com/resultschain/resultschain/diag"
)

var nearDuplicate = &Rule{
	Code: "LM092", Name: "near-duplicate", Class: Structural, Severity: diag.Warning,
	Doc: `Two elements of one stage have the same title, but for case, space and punctuation.

They are probably one element that was written twice. Keep one and lead both chains through it, or say in the titles what is different.`,
	local: true,
	Run: func(p *Pass) {
		hashes := p.run.hashes
		if hashes == nil {
			hashes = make([]uint64, len(p.Model.Elements))
			p.run.hashes = hashes
		}
		for i, e := range p.elements() {
			hashes[i] = hashTitle(e)
		}
		if !p.last() {
			return
		}
		first := map[uint64]int{}
		for i := range repeats(hashes) {
			e := &p.Model.Elements[i]
			k, ok := first[hashes[i]]
			if !ok {
				first[hashes[i]] = i
				continue
			}
			f := &p.Model.Elements[k]
			if f.Stage != e.Stage || fold(f.Title) != fold(e.Title) { // two texts of one hash
				continue
			}
			d := p.Reportf(e.TitlePos, e, "the %s %s has the same title; keep one of the two, or say what is different", f.Stage.Noun(), q(f.ID))
			related(d, f.TitlePos, "the first one is here")
		}
	},
}

// hashTitle is a stirred FNV-1a of the element's stage and its title, folded; 0 where
// nothing in that counts.
func hashTitle(e *Element) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	hash := uint64(offset)
	folded(e.Title, func(r rune) { hash = (hash ^ uint64(r)) * prime })
	if hash == offset {
		return 0
	}
	return stir((hash ^ uint64(e.Stage)) * prime)
}

// repeats are the indices of the numbers, other than 0, that the list has more
// than once, and of a few others: those that share a bit of a Bloom filter with
// another. So a map need not hold a large model's titles, which mostly differ.
func repeats(of []uint64) iter.Seq[int] {
	once := make([]uint64, len(of)/8+1) // eight bits for each
	twice := make([]uint64, len(once))
	place := func(n uint64) (word, bit uint64) {
		word, rest := bits.Mul64(n, uint64(len(once)))
		return word, 1 << (rest >> 58)
	}
	for _, n := range of {
		word, bit := place(n)
		twice[word] |= once[word] & bit
		once[word] |= bit
	}
	return func(yield func(int) bool) {
		for i, n := range of {
			if n == 0 {
				continue
			}
			if word, bit := place(n); twice[word]&bit != 0 && !yield(i) {
				return
			}
		}
	}
}

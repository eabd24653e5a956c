package content

import (
	"fmt"
	"slices"
)

// An Entry is a number or a mark, and what it stands for.
type Entry struct{ Label, Words string }

// Entries returns the outcomes that have no boxes and the numbered links, or the
// changes that boxes and arrows have no room for.
func (p *Picture) Entries() []Entry {
	if p.Changes != nil {
		return p.Changes.entries
	}
	out := slices.Clone(p.chips)
	for i := range p.Arrows {
		if a := &p.Arrows[i]; a.Number > 0 {
			out = append(out, Entry{fmt.Sprint(a.Number), p.reason(a, p.Sentence(a))})
		}
	}
	for i := range p.Broads {
		if b := &p.Broads[i]; b.Number > 0 {
			out = append(out, Entry{fmt.Sprint(b.Number), p.reason(&b.Arrow, p.BroadSentence(b))})
		}
	}
	return out
}

package render

import (
	"fmt"
)

// An entry is a number or a mark, and what it stands for.
type entry struct{ label, words string }

// entries returns the numbered links, or the changes that boxes and arrows have no
// room for.
func (g *graph) entries() []entry {
	if g.diff != nil {
		return g.diff.entries
	}
	var out []entry
	for i := range g.arrows {
		if a := &g.arrows[i]; a.number > 0 {
			out = append(out, entry{fmt.Sprint(a.number), g.reason(a, g.sentence(a))})
		}
	}
	for i := range g.broads {
		if b := &g.broads[i]; b.number > 0 {
			out = append(out, entry{fmt.Sprint(b.number), g.reason(&b.arrow, g.broadSentence(b))})
		}
	}
	return out
}

package strength

import (
	"maps"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// An Assumption is one that links of a way rest on: one of the model, or a text
// of a link's own, of which nothing more is said. Links with the same text rest
// on the same assumption.
type Assumption struct {
	*logicmodel.Assumption
	Crossing
}

// IsOpen reports whether the assumption is not known to hold: it is untested, or
// broken, or nothing is said.
func (a *Assumption) IsOpen() bool { return a.Status != logicmodel.Holds }

// A Risk is one to links of a way.
type Risk struct {
	*logicmodel.Risk
	Crossing
}

// A Crossing is where a way meets an assumption or a risk.
type Crossing struct {
	Links []int // of the way, that have it
	Every bool  // every path crosses one of them
}

// A caveat is an assumption or a risk of a model.
type caveat struct {
	assumption *logicmodel.Assumption
	risk       *logicmodel.Risk
}

type caveats struct {
	all    []caveat
	on     [][]int          // of each link
	around map[int][]uint64 // see [Paths.around]
}

// newCaveats collects those of a model, in its order, and then those that it names
// and does not define.
func newCaveats(m *logicmodel.Model, c *logicmodel.Graph) *caveats {
	v := &caveats{on: make([][]int, len(c.Links)), around: map[int][]uint64{}}
	numbers := map[string]int{}
	add := func(key string, x caveat) int {
		n, ok := numbers[key]
		if !ok {
			n = len(v.all)
			numbers[key] = n
			v.all = append(v.all, x)
		}
		return n
	}
	put := func(link, n int) {
		if !slices.Contains(v.on[link], n) {
			v.on[link] = append(v.on[link], n)
		}
	}
	for i := range m.Assumptions {
		add("assumption "+m.Assumptions[i].ID, caveat{assumption: &m.Assumptions[i]})
	}
	for i := range m.Risks {
		add("risk "+m.Risks[i].ID, caveat{risk: &m.Risks[i]})
	}
	for l, k := range c.Links {
		for _, a := range k.Link.Assumes {
			key := "assumption " + a.ID
			if a.ID == "" {
				key = "text " + a.Text
			}
			put(l, add(key, caveat{assumption: &logicmodel.Assumption{ID: a.ID, Text: a.Text, Pos: a.Pos}}))
		}
		for _, ref := range k.Link.Risks {
			put(l, add("risk "+ref.ID, caveat{risk: &logicmodel.Risk{ID: ref.ID, Pos: ref.Pos}}))
		}
	}
	return v
}

// caveat finds the assumptions and risks of the way.
func (p *Paths) caveat(w *Way) {
	found := map[int]*Crossing{}
	for _, l := range w.Links {
		for _, n := range p.caveats.on[l] {
			if found[n] == nil {
				found[n] = &Crossing{}
			}
			found[n].Links = append(found[n].Links, l)
		}
	}
	for _, l := range w.Every.Links {
		for _, n := range p.caveats.on[l] {
			found[n].Every = true
		}
	}
	for _, n := range slices.Sorted(maps.Keys(found)) {
		x := found[n]
		x.Every = x.Every || len(x.Links) > 1 && !p.leadsAround(w, n)
		if c := &p.caveats.all[n]; c.assumption != nil {
			w.Assumptions = append(w.Assumptions, Assumption{c.assumption, *x})
		} else {
			w.Risks = append(w.Risks, Risk{c.risk, *x})
		}
	}
}

// leadsAround reports whether a path of the way is without the caveat.
func (p *Paths) leadsAround(w *Way, n int) bool {
	block := n / 64
	if p.caveats.around[block] == nil {
		p.caveats.around[block] = p.around(block)
	}
	around := p.caveats.around[block]
	return slices.ContainsFunc(w.From, func(e int) bool { return around[e]&(1<<(n%64)) != 0 })
}

// around returns for each node without which of 64 caveats, as bits, a path leads
// on to the end. Each of them alone would take as long as all together.
func (p *Paths) around(block int) []uint64 {
	barred := make([]uint64, len(p.caveats.on)+1) // by each link; the last is for edges that are none
	for l, on := range p.caveats.on {
		for _, n := range on {
			if n/64 == block {
				barred[l] |= 1 << (n % 64)
			}
		}
	}
	around, waits := make([]uint64, p.root+1), make([]bool, p.root+1)
	around[p.root] = ^uint64(0)
	queue := []int32{int32(p.root)}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		waits[v] = false
		for k, u := range p.back.Next(int(v)) {
			l := p.links[p.back.Edges(int(v))[k]]
			if l < 0 {
				l = len(p.caveats.on)
			}
			free := around[u] | around[v]&^barred[l]
			if free != around[u] && !waits[u] {
				waits[u] = true
				queue = append(queue, u)
			}
			around[u] = free
		}
	}
	return around
}

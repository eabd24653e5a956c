package strength

import (
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

// A Crossing says where a way meets an assumption or a risk.
type Crossing struct {
	Links []int // of the way, that have it
	Every bool  // every path crosses one of them
}

// caveats are the assumptions and risks of a model. The numbers of the risks
// come after those of the assumptions.
type caveats struct {
	assumptions []*logicmodel.Assumption
	risks       []*logicmodel.Risk
	on          [][]int32  // of each link
	around      [][]uint64 // see [Paths.around]
	met         []int      // of each, links of the way in question; between ways: 0
}

func newCaveats(m *logicmodel.Model, c *logicmodel.Graph) *caveats {
	v := &caveats{on: make([][]int32, len(c.Links))}
	byID, byText := map[string]int32{}, map[string]int32{}
	assume := func(names map[string]int32, name string, a *logicmodel.Assumption) int32 {
		n, ok := names[name]
		if !ok {
			n = int32(len(v.assumptions))
			names[name] = n
			v.assumptions = append(v.assumptions, a)
		}
		return n
	}
	for i := range m.Assumptions {
		assume(byID, m.Assumptions[i].ID, &m.Assumptions[i])
	}
	for l, k := range c.Links {
		for _, a := range k.Link.Assumes {
			var n int32
			if a.ID != "" {
				n = assume(byID, a.ID, &logicmodel.Assumption{ID: a.ID, Pos: a.Pos}) // not defined, if it is new
			} else {
				n = assume(byText, a.Text, &logicmodel.Assumption{Text: a.Text, Pos: a.Pos})
			}
			v.put(l, n)
		}
	}
	risks := map[string]int32{}
	risk := func(r *logicmodel.Risk) int32 {
		n, ok := risks[r.ID]
		if !ok {
			n = int32(len(v.assumptions) + len(v.risks))
			risks[r.ID] = n
			v.risks = append(v.risks, r)
		}
		return n
	}
	for i := range m.Risks {
		risk(&m.Risks[i])
	}
	for l, k := range c.Links {
		for _, ref := range k.Link.Risks {
			v.put(l, risk(&logicmodel.Risk{ID: ref.ID, Pos: ref.Pos}))
		}
	}
	v.met = make([]int, len(v.assumptions)+len(v.risks))
	v.around = make([][]uint64, (len(v.met)+63)/64)
	return v
}

func (v *caveats) put(link int, n int32) {
	if !slices.Contains(v.on[link], n) {
		v.on[link] = append(v.on[link], n)
	}
}

// caveat finds the assumptions and risks of the way.
func (p *Paths) caveat(w *Way) {
	v := p.caveats
	var found []int32
	all := 0
	for _, l := range w.Links {
		for _, n := range v.on[l] {
			if v.met[n] == 0 {
				found = append(found, n)
			}
			v.met[n]++
			all++
		}
	}
	slices.Sort(found)
	crossings := make([]Crossing, len(found))
	row := make([]int, 0, all)
	for i, n := range found {
		end := len(row) + v.met[n]
		crossings[i].Links = row[len(row):len(row):end]
		row = row[:end]
		v.met[n] = i
	}
	for _, l := range w.Links {
		for _, n := range v.on[l] {
			x := &crossings[v.met[n]]
			x.Links = append(x.Links, l)
		}
	}
	for _, l := range w.Every.Links {
		for _, n := range v.on[l] {
			crossings[v.met[n]].Every = true
		}
	}
	for i, n := range found {
		v.met[n] = 0
		x := crossings[i]
		x.Every = x.Every || len(x.Links) > 1 && !p.leadsAround(w, n)
		if k := int(n) - len(v.assumptions); k < 0 {
			w.Assumptions = append(w.Assumptions, Assumption{v.assumptions[n], x})
		} else {
			w.Risks = append(w.Risks, Risk{v.risks[k], x})
		}
	}
}

// leadsAround reports whether a path of the way is without the caveat.
func (p *Paths) leadsAround(w *Way, caveat int32) bool {
	around := &p.caveats.around[caveat/64]
	if *around == nil {
		*around = p.around(caveat / 64)
	}
	return slices.ContainsFunc(w.From, func(e int) bool { return (*around)[e]&(1<<(caveat%64)) != 0 })
}

// around finds, of 64 caveats at once, from which nodes a path leads to the end
// without them. Every node is looked at again only where something was found of
// one that it leads to: without loops, once.
func (p *Paths) around(block int32) []uint64 {
	barred := make([]uint64, len(p.caveats.on))
	for l, on := range p.caveats.on {
		for _, n := range on {
			if n/64 == block {
				barred[l] |= 1 << (n % 64)
			}
		}
	}
	around := make([]uint64, p.root+1)
	around[p.root] = ^uint64(0)
	waits := make([]bool, p.root+1)
	queue := make([]int32, 0, p.root)
	for _, v := range slices.Backward(p.c.Order()) {
		queue = append(queue, v)
		waits[v] = true
	}
	for i := 0; i < len(queue); i++ {
		v := int(queue[i])
		waits[v] = false
		was := around[v]
		for k, to := range p.ahead.Next(v) {
			free := around[to]
			if l := p.links[p.ahead.Edges(v)[k]]; l >= 0 {
				free &^= barred[l]
			}
			around[v] |= free
		}
		if around[v] == was {
			continue
		}
		for _, u := range p.back.Next(v) {
			if !waits[u] {
				waits[u] = true
				queue = append(queue, u)
			}
		}
	}
	return around
}

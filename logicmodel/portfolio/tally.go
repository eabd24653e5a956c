package portfolio

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/logicmodel"
)

// A tally is the work of one [Coverage]. The elements of its models are
// numbered through.
type tally struct {
	c      *Coverage
	offset []int   // of the elements of each model; the last is how many there are
	model  []int32 // of each element
	into   *graph.Graph
	enters [][]int32  // of each model, its elements to which links lead from others
	before [][]uint64 // of each model, once it is asked for: see [tally.leadsTo]
	walker *walker    // for before

	partners [][]int32 // of each element, as indices of Coverage.Partners
	tree     *contributions

	direct, through [][]int32 // of each outcome the elements that support it
}

func newTally(c *Coverage, links []Link) *tally {
	t := &tally{c: c, offset: make([]int, len(c.Models)+1), enters: make([][]int32, len(c.Models)), before: make([][]uint64, len(c.Models)), tree: contributionsOf(c)}
	edges := 0
	for i, m := range c.Models {
		t.offset[i+1] = t.offset[i] + len(m.Model.Elements)
		edges += len(m.Chain.Links)
	}
	n := t.offset[len(c.Models)]
	t.model = make([]int32, n)
	into := make([][2]int32, 0, edges+len(links)) // from each element to its causes
	for i, m := range c.Models {
		at := int32(t.offset[i])
		for e := range m.Model.Elements {
			t.model[int(at)+e] = int32(i)
		}
		for _, l := range m.Chain.Links {
			if !l.Feedback {
				into = append(into, [2]int32{at + int32(l.To), at + int32(l.From)})
			}
		}
	}
	number := map[*logicmodel.Element]int32{}
	if len(links) > 0 {
		for i := range int32(n) {
			number[t.step(i).Element] = i
		}
	}
	for _, l := range links {
		from, ok := number[l.From.Element]
		to, ok2 := number[l.To.Element]
		if !ok || !ok2 || l.Feedback() { // or of a model that is left out
			continue
		}
		into = append(into, [2]int32{to, from})
		t.enters[t.model[to]] = append(t.enters[t.model[to]], to)
	}
	t.into = graph.New(n, into)
	t.findPartners()
	return t
}

func (t *tally) step(n int32) Step {
	i := t.model[n]
	m := t.c.Models[i].Model
	return Step{m, &m.Elements[int(n)-t.offset[i]]}
}

// findPartners gives every partner, and the partners of every element.
func (t *tally) findPartners() {
	byName := map[string]int32{}
	t.partners = make([][]int32, len(t.model))
	for i, m := range t.c.Models {
		byID := make(map[string]int32, len(m.Model.Partners))
		for _, p := range m.Model.Partners {
			name := strings.Join(strings.Fields(strings.ToLower(p.Name)), " ")
			k, ok := byName[name]
			if !ok {
				k = int32(len(t.c.Partners))
				byName[name] = k
				t.c.Partners = append(t.c.Partners, &Partner{Name: p.Name})
			}
			byID[p.ID] = k
			if in := &t.c.Partners[k].Models; !slices.Contains(*in, m.Model) {
				*in = append(*in, m.Model)
			}
		}
		for e := range m.Model.Elements {
			for _, ref := range m.Model.Elements[e].Partners {
				if k, ok := byID[ref.ID]; ok {
					t.partners[t.offset[i]+e] = append(t.partners[t.offset[i]+e], k)
				}
			}
		}
	}
}

// support finds the elements that support each outcome.
func (t *tally) support() {
	t.direct, t.through = make([][]int32, len(t.c.Outcomes)), make([][]int32, len(t.c.Outcomes))
	last := make([]int32, len(t.c.Outcomes)) // the element, plus 1, that was last noted
	n := int32(0)
	for _, m := range t.c.Models {
		named := t.tree.named[identity(m.Framework)]
		for e := range m.Model.Elements {
			n++ // from 1
			element := &m.Model.Elements[e]
			step := Step{m.Model, element}
			for _, ref := range element.Supports {
				if p := named[ref.ID]; p != nil && p.covers >= 0 && last[p.covers] != n {
					o := t.c.Outcomes[p.covers]
					last[p.covers] = n
					o.Direct = append(o.Direct, Support{Step: step})
					t.direct[p.covers] = append(t.direct[p.covers], n-1)
				}
			}
			for _, ref := range element.Supports {
				p := named[ref.ID]
				if p == nil { // of which LM071 speaks
					continue
				}
				for _, up := range p.above() {
					if k := up.covers; k >= 0 && last[k] != n {
						last[k] = n
						o := t.c.Outcomes[k]
						o.Through = append(o.Through, Support{step, p.outcome})
						t.through[k] = append(t.through[k], n-1)
					}
				}
			}
		}
	}
}

// upstream finds who works towards each outcome.
func (t *tally) upstream() {
	w := &walker{into: t.into, seen: make([]int32, len(t.model))}
	last := make([]int, len(t.c.Partners)) // the list, from 1, that last had each
	lists := 0
	partners := func(elements []int32) (all []*Partner) {
		lists++
		for _, n := range elements {
			for _, p := range t.partners[n] {
				if last[p] != lists {
					last[p] = lists
					all = append(all, t.c.Partners[p])
				}
			}
		}
		return all
	}
	for k, o := range t.c.Outcomes {
		causes := w.causes(t.direct[k], t.through[k])
		for _, n := range causes {
			if s := t.step(n); s.Element.Stage == logicmodel.Activity {
				o.Activities = append(o.Activities, s)
			}
		}
		o.Partners = partners(causes)
		if len(o.Direct) == 0 {
			continue
		}
		if len(o.Through) > 0 {
			causes = w.causes(t.direct[k])
		}
		o.DirectPartners = partners(causes)
		if len(o.Direct) > 1 {
			o.Overlap = t.overlap(causes)
		}
	}
}

// A walker walks from elements to their causes.
type walker struct {
	into  *graph.Graph
	seen  []int32 // the round in which each element was seen
	round int32
	found []int32
}

// causes are the elements and all that lead to them, each once, in their order,
// until the next call.
func (w *walker) causes(lists ...[]int32) []int32 {
	w.walk(lists...)
	if len(w.found) < len(w.seen)/16 {
		slices.Sort(w.found)
		return w.found
	}
	w.found = w.found[:0] // faster for many
	for n, round := range w.seen {
		if round == w.round {
			w.found = append(w.found, int32(n))
		}
	}
	return w.found
}

// walk gives the same in any order.
func (w *walker) walk(lists ...[]int32) []int32 {
	w.round++
	w.found = w.found[:0]
	for _, list := range lists {
		w.add(list)
	}
	for i := 0; i < len(w.found); i++ {
		w.add(w.into.Next(int(w.found[i])))
	}
	return w.found
}

func (w *walker) add(elements []int32) {
	for _, n := range elements {
		if w.seen[n] != w.round {
			w.seen[n] = w.round
			w.found = append(w.found, n)
		}
	}
}

package portfolio

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// overlap is the effort among the elements, in their order, that may be made
// twice: that of models of which another one has no partner in common and is
// not joined to it by links, over further models or not.
func (t *tally) overlap(elements []int32) []Effort {
	var efforts []Effort
	var models []int
	var partners [][]int32
	for _, n := range elements {
		i := int(t.model[n])
		s := t.step(n)
		if s.Element.Stage != logicmodel.Output {
			continue
		}
		var by []int32
		for _, cause := range t.into.Next(int(n)) {
			if t.model[cause] == t.model[n] && t.step(cause).Element.Stage == logicmodel.Activity {
				by = append(by, t.partners[cause]...)
			}
		}
		if len(by) == 0 {
			continue
		}
		if len(models) == 0 || models[len(models)-1] != i {
			models = append(models, i)
			efforts = append(efforts, Effort{Model: s.Model})
			partners = append(partners, nil)
		}
		last := len(efforts) - 1
		efforts[last].Outputs = append(efforts[last].Outputs, s)
		for _, p := range by {
			if !slices.Contains(partners[last], p) {
				partners[last] = append(partners[last], p)
				efforts[last].Partners = append(efforts[last].Partners, t.c.Partners[p])
			}
		}
	}
	with := map[int32][]int{} // the efforts of each partner
	for k, ps := range partners {
		for _, p := range ps {
			with[p] = append(with[p], k)
		}
	}
	var found []Effort
	known := make([]int, len(efforts)) // the effort, plus 1, whose partners last knew of this one
	for k := range efforts {
		others := len(efforts)
		for _, p := range partners[k] {
			for _, other := range with[p] {
				if known[other] != k+1 {
					known[other] = k + 1
					others--
				}
			}
		}
		if others > 0 {
			for other := range efforts {
				if known[other] != k+1 && (t.leadsTo(models[k], models[other]) || t.leadsTo(models[other], models[k])) {
					others--
				}
			}
		}
		if others > 0 {
			found = append(found, efforts[k])
		}
	}
	return found
}

// leadsTo reports whether a chain of links leads from one model to another.
func (t *tally) leadsTo(from, to int) bool {
	if len(t.enters[to]) == 0 {
		return false
	}
	if t.before[to] == nil {
		t.before[to] = t.findBefore(to)
	}
	return t.before[to][from/64]&(1<<(from%64)) != 0
}

// findBefore finds the models from which chains lead to that one, a bit for each.
func (t *tally) findBefore(to int) []uint64 {
	models := make([]uint64, (len(t.c.Models)+63)/64)
	if t.walker == nil {
		t.walker = &walker{into: t.into, seen: make([]int32, len(t.model))}
	}
	for _, n := range t.walker.walk(t.enters[to]) {
		models[t.model[n]/64] |= 1 << (t.model[n] % 64)
	}
	return models
}

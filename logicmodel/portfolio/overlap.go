package portfolio

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// overlap is the effort among the elements, in their order, that may be made
// twice: that of models of which another one has no partner in common and is
// not joined to it by a link.
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
		if others > 0 && len(t.joined) > 0 {
			for other := range efforts {
				if known[other] != k+1 && t.joined[[2]int{models[k], models[other]}] {
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

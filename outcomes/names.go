package outcomes

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
)

// names holds what is defined in a framework and in those that it extends.
type names struct {
	levels     map[string]*rankedLevel
	outcomes   map[string]*Outcome // of two with one id, the one that [Framework.Outcome] returns
	rank       map[*Outcome]int    // of the level of each; none: on no known level
	unranked   []*Outcome          // on levels that are not known so far
	indicators map[string]diag.Pos
}

// A rankedLevel is a level and its rank among all levels, the highest 0.
type rankedLevel struct {
	*Level
	rank int
}

// namesOf returns what is defined in the frameworks, of which the last is extended by
// the others.
func namesOf(lineage []*Framework) *names {
	n := &names{levels: map[string]*rankedLevel{}, outcomes: map[string]*Outcome{}, rank: map[*Outcome]int{}, indicators: map[string]diag.Pos{}}
	for _, f := range slices.Backward(lineage) {
		n.define(f, func(kind diag.Kind, id string, at, first diag.Pos) {})
		n.settle(f)
	}
	return n
}

// define adds what a framework defines, which extends those that were added before, and
// reports ids that are there already.
func (n *names) define(f *Framework, repeated func(kind diag.Kind, id string, at, first diag.Pos)) {
	for i := range f.Levels {
		l := &f.Levels[i]
		if first := n.levels[l.ID]; first != nil {
			repeated(diag.KindLevel, l.ID, l.Pos, first.Pos)
		} else {
			n.levels[l.ID] = &rankedLevel{l, len(n.levels)}
		}
	}
	n.unranked = slices.DeleteFunc(n.unranked, n.setRank)
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		if first := n.outcomes[o.ID]; first != nil {
			repeated(diag.KindOutcome, o.ID, o.Pos, first.Pos)
		} else {
			n.outcomes[o.ID] = o
		}
		if !n.setRank(o) && o.Level.ID != "" {
			n.unranked = append(n.unranked, o)
		}
	}
	for i := range f.Outcomes {
		for k := range f.Outcomes[i].Indicators {
			in := &f.Outcomes[i].Indicators[k]
			first, ok := n.indicators[in.ID]
			switch {
			case in.IsReference():
			case ok:
				repeated(diag.KindIndicator, in.ID, in.Pos, first)
			default:
				n.indicators[in.ID] = in.Pos
			}
		}
	}
}

// setRank sets the rank of an outcome, and reports whether its level is known.
func (n *names) setRank(o *Outcome) bool {
	l := n.levels[o.Level.ID]
	if l != nil {
		n.rank[o] = l.rank
	}
	return l != nil
}

// settle makes ids mean the outcomes of the framework, for one that extends it.
func (n *names) settle(f *Framework) {
	for i := range f.Outcomes {
		n.outcomes[f.Outcomes[i].ID] = &f.Outcomes[i]
	}
}

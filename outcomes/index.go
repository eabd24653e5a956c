package outcomes

import (
	"maps"
	"slices"
	"sync"
)

// An Index finds the outcomes and indicators of frameworks, and what their
// outcomes contribute to. It is built once, is safe for concurrent use, and
// knows no change that is made to a framework after that.
//
// Frameworks of one id and version are one, even if they were read twice: each
// of their outcomes is the one of the first.
type Index struct {
	ids        []string // of the outcomes of the first framework and those that it extends
	indicators map[string]*Indicator
	first      scope                            // what ids mean in the first framework
	own        map[identity]map[string]*Outcome // the outcomes of each framework itself
	above      map[*Outcome][]*Outcome          // what each contributes to directly
	below      map[*Outcome][]*Outcome          // what contributes to each directly

	mu     sync.Mutex
	scopes map[identity]scope      // what ids mean in a framework, as far as it was asked for
	allUp  map[*Outcome][]*Outcome // directly or not, as far as it was asked for
	allLow map[*Outcome][]*Outcome
}

// An identity is what two frameworks share that count as one.
type identity struct {
	id, version string
	nameless    *Framework // the framework itself if it has no id
}

func (f *Framework) identity() identity {
	if f.ID == "" {
		return identity{nameless: f}
	}
	return identity{f.ID, f.Version, nil}
}

// NewIndex returns an index of the framework and those that it extends, and of
// the other frameworks and what these extend.
func NewIndex(f *Framework, others ...*Framework) *Index {
	x := &Index{
		indicators: map[string]*Indicator{},
		own:        map[identity]map[string]*Outcome{},
		scopes:     map[identity]scope{},
		above:      map[*Outcome][]*Outcome{},
		below:      map[*Outcome][]*Outcome{},
		allUp:      map[*Outcome][]*Outcome{},
		allLow:     map[*Outcome][]*Outcome{},
	}
	x.add(f)
	first := x.own[f.identity()]
	if len(f.Parents) > 0 {
		first = maps.Clone(first)
	}
	x.first = scope{first}
	for o := range f.All() {
		if first[o.ID] == nil {
			first[o.ID] = o
		}
		if first[o.ID] == o {
			x.ids = append(x.ids, o.ID)
		}
		for i := range o.Indicators {
			if in := &o.Indicators[i]; x.indicators[in.ID] == nil && !in.IsReference() {
				x.indicators[in.ID] = in
			}
		}
	}
	for _, g := range others {
		if g != nil {
			x.add(g)
		}
	}
	return x
}

// add adds a framework and those that it extends, if they are not there yet.
func (x *Index) add(f *Framework) {
	if x.own[f.identity()] != nil {
		return
	}
	own := make(map[string]*Outcome, len(f.Outcomes))
	x.own[f.identity()] = own
	for i := range f.Outcomes {
		if o := &f.Outcomes[i]; own[o.ID] == nil {
			own[o.ID] = o
		}
	}
	for _, p := range f.Parents {
		if p != nil {
			x.add(p)
		}
	}
	var all scope // nil until an outcome of another framework is named
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		if own[o.ID] != o { // an id that is there twice
			continue
		}
		for _, ref := range o.ContributesTo {
			to := own[ref.ID]
			if to == nil {
				if all == nil {
					all = x.scope(f)
				}
				to = all.outcome(ref.ID)
			}
			if to != nil {
				x.above[o] = append(x.above[o], to)
				x.below[to] = append(x.below[to], o)
			}
		}
	}
}

// A scope is the outcomes of a framework and then of those that it extends, each
// by id.
type scope []map[string]*Outcome

func (s scope) outcome(id string) *Outcome {
	for _, own := range s {
		if o := own[id]; o != nil {
			return o
		}
	}
	return nil
}

// scope returns what ids mean in a framework; nothing for a framework that is not
// in the index.
func (x *Index) scope(f *Framework) (s scope) {
	own := x.own[f.identity()]
	if own == nil || len(f.Parents) == 0 {
		return scope{own}
	}
	for _, g := range f.Lineage() {
		s = append(s, x.own[g.identity()])
	}
	return s
}

// IDs returns the ids of the outcomes of the first framework and those that it
// extends, each once. The result is not to be changed, nor are those of the
// other methods.
func (x *Index) IDs() []string { return x.ids }

// Outcome returns the outcome with the id in the first framework or those that
// it extends; nil where there is none.
func (x *Index) Outcome(id string) *Outcome { return x.first.outcome(id) }

// OutcomeIn returns the outcome that the id means in one of the frameworks;
// nil where there is none.
func (x *Index) OutcomeIn(f *Framework, id string) *Outcome {
	x.mu.Lock()
	defer x.mu.Unlock()
	s, ok := x.scopes[f.identity()]
	if !ok {
		s = x.scope(f)
		x.scopes[f.identity()] = s
	}
	return s.outcome(id)
}

// Indicator returns the indicator with the id in the first framework or those
// that it extends; nil where there is none.
func (x *Index) Indicator(id string) *Indicator { return x.indicators[id] }

// Above returns all that outcomes of the index contribute to, directly or
// through others, the nearest first, without themselves.
func (x *Index) Above(of ...*Outcome) []*Outcome { return x.closure(of, x.above, x.allUp) }

// Below returns all that contributes to outcomes of the index, as
// [Index.Above] does the other way round.
func (x *Index) Below(of ...*Outcome) []*Outcome { return x.closure(of, x.below, x.allLow) }

// closure returns all outcomes that lie beyond the given ones. What lies beyond a
// single one is kept, and not looked for again.
func (x *Index) closure(of []*Outcome, next, known map[*Outcome][]*Outcome) []*Outcome {
	if len(of) == 1 {
		x.mu.Lock()
		defer x.mu.Unlock()
		if all, ok := known[of[0]]; ok {
			return all
		}
	}
	seen := map[*Outcome]bool{}
	all := slices.Clone(of)
	for _, o := range of {
		seen[o] = true
	}
	for i := 0; i < len(all); i++ {
		for _, n := range next[all[i]] {
			if !seen[n] {
				seen[n] = true
				all = append(all, n)
			}
		}
	}
	all = all[len(of):]
	if len(of) == 1 {
		known[of[0]] = all
	}
	return all
}

package portfolio

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A tally computes one [Coverage]. The nodes of the graphs of all its models
// share one numbering: elements, and nodes for groups and stages.
type tally struct {
	c        *Coverage
	steps    []logicmodel.Step // of each node; without an element where it stands for a whole
	model    []int             // of each node
	number   map[*logicmodel.Element]int
	partners [][]*Organisation // of each node
	causes   *graph.Graph      // from each node to those that lead to it
	enters   [][]int           // of each model, its elements to which links lead from others
	before   [][]bool          // of each model, once it is needed, the models from which chains lead to it
}

func newTally(c *Coverage, links []*logicmodel.CrossLink) *tally {
	t := &tally{c: c, number: map[*logicmodel.Element]int{}, enters: make([][]int, len(c.Models)), before: make([][]bool, len(c.Models))}
	var causes [][2]int32
	for k, m := range c.Models {
		first := len(t.steps)
		lead := func(from, to int) { causes = append(causes, [2]int32{int32(first + to), int32(first + from)}) }
		nodes := m.Graph.Nodes()
		for i := range nodes + 1 {
			s := logicmodel.Step{Model: m.Model}
			if i < len(m.Model.Elements) {
				s.Element = &m.Model.Elements[i]
				t.number[s.Element] = len(t.steps)
			}
			t.steps, t.model = append(t.steps, s), append(t.model, k)
		}
		for _, e := range m.Graph.Edges {
			if !e.IsFeedback() {
				lead(e.From, e.To)
			}
		}
		for i := range m.Graph.InStage(logicmodel.Input) {
			if !m.Graph.IsCause(i) { // it feeds the activities as a whole, for which the last node stands
				lead(i, nodes)
			}
		}
		for i := range m.Graph.InStage(logicmodel.Activity) {
			lead(nodes, i)
		}
	}
	for _, l := range links {
		from, ok := t.number[l.From.Element]
		to, ok2 := t.number[l.To.Element]
		if ok && ok2 && !l.Feedback() { // and not of a model that is left out
			causes = append(causes, [2]int32{int32(to), int32(from)})
			t.enters[t.model[to]] = append(t.enters[t.model[to]], to)
		}
	}
	t.causes = graph.New(len(t.steps), causes)
	t.findPartners()
	return t
}

// findPartners finds all organisations, and the partners of every element.
func (t *tally) findPartners() {
	byName := map[string]*Organisation{}
	for _, m := range t.c.Models {
		byID := map[string]*Organisation{}
		for _, p := range m.Model.Partners {
			name := strings.Join(strings.Fields(strings.ToLower(p.Name)), " ")
			o := byName[name]
			if o == nil {
				o = &Organisation{Name: p.Name}
				byName[name] = o
				t.c.Organisations = append(t.c.Organisations, o)
			}
			byID[p.ID] = o
			if !slices.Contains(o.Models, m.Model) {
				o.Models = append(o.Models, m.Model)
			}
		}
		for i := range m.Model.Elements {
			var partners []*Organisation
			for _, ref := range m.Model.Elements[i].Partners {
				if o := byID[ref.ID]; o != nil {
					partners = append(partners, o)
				}
			}
			t.partners = append(t.partners, partners)
		}
		for range m.Graph.Nodes() + 1 - len(m.Model.Elements) {
			t.partners = append(t.partners, nil)
		}
	}
}

// fillRows fills the rows of the coverage.
func (t *tally) fillRows() {
	t.findSupport()
	for _, r := range t.c.Rows {
		if !r.IsSupported() {
			continue
		}
		all := t.upstream(r.Direct, r.Through)
		for _, n := range all {
			if s := t.steps[n]; s.Element.Stage == logicmodel.Activity {
				r.Activities = append(r.Activities, s)
			}
		}
		r.Partners = t.partnersOf(all)
		if len(r.Direct) == 0 {
			continue
		}
		direct := all
		if len(r.Through) > 0 {
			direct = t.upstream(r.Direct)
		}
		r.DirectPartners = t.partnersOf(direct)
		r.Overlap = t.findOverlap(direct)
	}
}

// findSupport finds the elements that support each outcome.
func (t *tally) findSupport() {
	rows := map[*outcomes.Outcome]*Row{}
	for _, r := range t.c.Rows {
		rows[r.Outcome] = r
	}
	var others []*outcomes.Framework
	for _, m := range t.c.Models {
		others = append(others, m.Framework)
	}
	index := outcomes.NewIndex(t.c.Framework, others...)
	last := func(list []Support, e *logicmodel.Element) bool {
		return len(list) > 0 && list[len(list)-1].Element == e
	}
	for n, step := range t.steps {
		if step.Element == nil {
			continue
		}
		e, f := step.Element, t.c.Models[t.model[n]].Framework
		for _, ref := range e.Supports {
			if r := rows[index.OutcomeIn(f, ref.ID)]; r != nil && !last(r.Direct, e) {
				r.Direct = append(r.Direct, Support{Step: step})
			}
		}
		for _, ref := range e.Supports {
			o := index.OutcomeIn(f, ref.ID)
			if o == nil { // LM071 reports it
				continue
			}
			for _, up := range index.Above(o) {
				if r := rows[up]; r != nil && !last(r.Direct, e) && !last(r.Through, e) {
					r.Through = append(r.Through, Support{step, o})
				}
			}
		}
	}
}

// upstream returns the numbers of the supporting elements and of all that lead to
// them, in order.
func (t *tally) upstream(lists ...[]Support) []int {
	var from []int
	for _, list := range lists {
		for _, s := range list {
			from = append(from, t.number[s.Element])
		}
	}
	var all []int
	for n, reached := range t.causes.Reach(from...) {
		if reached && t.steps[n].Element != nil {
			all = append(all, n)
		}
	}
	return all
}

// causesOf returns the elements that lead to a node, by links of their own, of their
// groups or of their stage.
func (t *tally) causesOf(node int) []int {
	var all []int
	seen := map[int32]bool{}
	queue := []int{node}
	for i := 0; i < len(queue); i++ {
		for _, cause := range t.causes.Next(queue[i]) {
			switch {
			case seen[cause]:
			case t.steps[cause].Element != nil:
				all = append(all, int(cause))
			default:
				queue = append(queue, int(cause))
			}
			seen[cause] = true
		}
	}
	return all
}

func (t *tally) partnersOf(elements []int) []*Organisation {
	var all []*Organisation
	for _, n := range elements {
		all = append(all, t.partners[n]...)
	}
	return unique(all)
}

// findOverlap returns the effort among the elements, in their order, that may be
// made twice: that of models for which there is another with no partner in common
// and no chain of links between the two.
func (t *tally) findOverlap(elements []int) []Effort {
	var all, found []Effort
	var models []int // of all
	for _, n := range elements {
		s := t.steps[n]
		if s.Element.Stage != logicmodel.Output {
			continue
		}
		var makers []int // the activities of the model that produce it
		for _, cause := range t.causesOf(n) {
			if c := t.steps[cause]; c.Model == s.Model && c.Element.Stage == logicmodel.Activity {
				makers = append(makers, cause)
			}
		}
		partners := t.partnersOf(makers)
		if len(partners) == 0 {
			continue
		}
		if len(all) == 0 || all[len(all)-1].Model != s.Model {
			all, models = append(all, Effort{Model: s.Model}), append(models, t.model[n])
		}
		e := &all[len(all)-1]
		e.Outputs = append(e.Outputs, s)
		e.Partners = unique(append(e.Partners, partners...))
	}
	for i, a := range all {
		for k, b := range all {
			shared := slices.ContainsFunc(b.Partners, func(p *Organisation) bool { return slices.Contains(a.Partners, p) })
			if k != i && !shared && !t.leadsTo(models[i], models[k]) && !t.leadsTo(models[k], models[i]) {
				found = append(found, a)
				break
			}
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
		t.before[to] = make([]bool, len(t.c.Models))
		for n, reached := range t.causes.Reach(t.enters[to]...) {
			if reached {
				t.before[to][t.model[n]] = true
			}
		}
	}
	return t.before[to][from]
}

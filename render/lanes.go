package render

import (
	"slices"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// portfolioView is the multiple results chain: several models side by side.
const portfolioView View = "portfolio"

// A Depth is how much of each model a portfolio's picture shows.
type Depth string

// The depths. The zero Depth is DepthOutcome.
const (
	DepthStage   Depth = "stage"   // a box for each stage, with the number of its elements
	DepthOutcome Depth = "outcome" // the elements that support the framework, and end states
	DepthAll     Depth = "all"     // every element
)

// Depths returns all depths.
func Depths() []Depth { return []Depth{DepthStage, DepthOutcome, DepthAll} }

// UnmarshalText reads the name of a depth, in any case. Its error, an
// [*OptionError], names the ones there are.
func (d *Depth) UnmarshalText(name []byte) (err error) {
	*d, err = parseName("Depth", string(name), Depths())
	return err
}

// A lane is the part of a picture that belongs to one model.
type lane struct {
	id    string // the model's
	title string
}

// A portfolioStep is an element of one of several models.
type portfolioStep struct {
	model   int
	element *logicmodel.Element
	box     int // -1: not shown
}

// A portfolioGraph is a graph of several models.
type portfolioGraph struct {
	*graph
	models []*logicmodel.Model
	steps  []portfolioStep
	byID   map[string]int   // the first model with the id
	own    []map[string]int // of each model, its steps by their ids
}

// newPortfolioGraph returns the graph of what is shown of the models.
func newPortfolioGraph(title string, models []*logicmodel.Model, o *Options) (*graph, error) {
	if o.View != "" || o.Focus != "" || o.Partner != "" || o.Outcome != "" || o.Only {
		return nil, optionError("View", "several models in one picture are shown whole: they have no view, focus, partner or outcome")
	}
	depth := DepthOutcome
	if o.Depth != "" {
		if err := depth.UnmarshalText([]byte(o.Depth)); err != nil {
			return nil, err
		}
	}
	p := *o
	p.View = portfolioView
	g, err := p.emptyGraph(title, "")
	if err != nil {
		return nil, err
	}
	f := &portfolioGraph{graph: g, models: models, byID: map[string]int{}, own: make([]map[string]int, len(models))}
	for i, m := range models {
		g.lanes = append(g.lanes, lane{id: oneLine(m.ID), title: oneLine(m.Title)})
		if _, ok := f.byID[m.ID]; !ok {
			f.byID[m.ID] = i
		}
		f.own[i] = make(map[string]int, len(m.Elements))
		for j := range m.Elements {
			e := &m.Elements[j]
			if _, ok := f.own[i][e.ID]; !ok {
				f.own[i][e.ID] = len(f.steps)
			}
			f.steps = append(f.steps, portfolioStep{model: i, element: e, box: -1})
		}
	}
	switch depth {
	case DepthStage:
		f.addStageBoxes(o)
	case DepthAll:
		f.addElements(func(*logicmodel.Element) bool { return true }, &p)
	default:
		f.addElements(func(e *logicmodel.Element) bool {
			return len(e.Supports) > 0 || e.Stage == logicmodel.EndState
		}, &p)
	}
	if len(g.boxes) == 0 {
		return nil, ErrEmpty
	}
	f.addChains()
	f.addWholes(depth)
	if !o.HideSupports {
		f.addSupported(&p)
	}
	return g.finish(nil, &p)
}

// addElements adds a box for each element that is wanted, in tiers by stage.
func (f *portfolioGraph) addElements(wanted func(*logicmodel.Element) bool, o *Options) {
	for _, stage := range outcomes.Stages() {
		for i := range f.steps {
			if s := &f.steps[i]; s.element.Stage == stage && wanted(s.element) {
				s.box = f.addElement(f.stageTier(stage, o.Framework, f.modelsWith(stage)...), f.models[s.model], s.element, o)
				f.boxes[s.box].lane = s.model + 1
			}
		}
	}
}

// modelsWith returns the models that have elements of the stage.
func (f *portfolioGraph) modelsWith(stage logicmodel.Stage) []*logicmodel.Model {
	var having []*logicmodel.Model
	for _, m := range f.models {
		for range m.At(stage) {
			having = append(having, m)
			break
		}
	}
	return having
}

// addStageBoxes adds a box for each stage of each model.
func (f *portfolioGraph) addStageBoxes(o *Options) {
	for _, stage := range outcomes.Stages() {
		counts := make([]int, len(f.models))
		last := -1
		for i := range f.steps {
			s := &f.steps[i]
			if s.element.Stage != stage {
				continue
			}
			if counts[s.model]++; counts[s.model] == 1 {
				last = f.addBox(f.stageTier(stage, o.Framework, f.modelsWith(stage)...), box{
					id: f.models[s.model].ID + "/" + stage.Noun(), text: s.element.Text(),
					look: look(stage), element: s.element, lane: s.model + 1,
				})
			} else {
				f.boxes[last].text = prose.CountInWords(counts[s.model], stage.Noun())
			}
			s.box = last
		}
	}
}

// addChains adds an arrow for each link between shown elements, and for each
// chain of links that leads from one to another through elements that are not
// shown.
func (f *portfolioGraph) addChains() {
	next := make([][]arrow, len(f.steps)) // to: a step
	for m, model := range f.models {
		for i := range f.steps {
			s := &f.steps[i]
			if s.model != m {
				continue
			}
			for j := range s.element.LeadsTo {
				l := &s.element.LeadsTo[j]
				if to := f.step(m, l.To.ID); to >= 0 && to != i {
					next[i] = append(next[i], linkArrow(model, i, to, l))
				}
			}
			for _, ref := range s.element.DependsOn {
				if from := f.step(m, ref.ID); from >= 0 && from != i {
					next[from] = append(next[from], arrow{from: from, to: i})
				}
			}
		}
	}
	for i := range f.steps {
		from := f.steps[i].box
		if from < 0 {
			continue
		}
		reached := make([]bool, len(f.steps))
		var follow func(at int, through bool)
		follow = func(at int, through bool) {
			for _, a := range next[at] {
				switch to := f.steps[a.to].box; {
				case to >= 0:
					if through { // of several links, no single one represents all
						a = arrow{kind: a.kind}
					}
					a.from, a.to = from, to
					f.join(a)
				case !reached[a.to] && a.kind != feedback:
					reached[a.to] = true
					follow(a.to, true)
				}
			}
		}
		follow(i, false)
	}
}

// addWholes adds the links of groups and of stages as wholes: between the boxes of
// stages. With other depths, where boxes are elements, the picture says that it
// lacks them.
func (f *portfolioGraph) addWholes(depth Depth) {
	for m, model := range f.models {
		links := logicmodel.NewGraph(model)
		boxOf := func(s logicmodel.Stage) int {
			return slices.IndexFunc(f.boxes, func(b box) bool { return b.lane == m+1 && b.look == look(s) })
		}
		feeds := slices.ContainsFunc(model.Elements, func(e logicmodel.Element) bool { return e.Stage == logicmodel.Input && len(e.LeadsTo) == 0 }) &&
			links.Count(logicmodel.Activity) > 0
		if depth != DepthStage {
			f.lacking = f.lacking || feeds || len(links.StageLinks()) > 0 || len(links.Wide) > 0
			continue
		}
		if feeds {
			f.join(arrow{from: boxOf(logicmodel.Input), to: boxOf(logicmodel.Activity)})
		}
		for _, s := range links.StageLinks() {
			f.join(arrow{from: boxOf(s[0]), to: boxOf(s[1])})
		}
		for _, e := range links.Wide {
			_, from := links.Span(e.From)
			to, _ := links.Span(e.To)
			a := linkArrow(model, boxOf(from), boxOf(to), e.Link)
			f.join(arrow{kind: a.kind, from: a.from, to: a.to})
		}
	}
}

// step returns the step that a link of the model m names, and -1 where there is
// none.
func (f *portfolioGraph) step(m int, id string) int {
	if model, element, ok := logicmodel.Qualified(id); ok {
		id = element
		if model != f.models[m].ID {
			if m, ok = f.byID[model]; !ok {
				return -1
			}
		}
	}
	if i, ok := f.own[m][id]; ok {
		return i
	}
	return -1
}

// addSupported adds the outcomes that the models support, with what they
// contribute to.
func (f *portfolioGraph) addSupported(o *Options) {
	shown := newOutcomeSet(o.Framework)
	for i := range f.steps {
		if f.steps[i].box >= 0 {
			for _, ref := range f.steps[i].element.Supports {
				shown.add(ref.ID)
			}
		}
	}
	shown.addContributedTo()
	f.addOutcomes(shown, o)
	for i := range f.steps {
		if s := &f.steps[i]; s.box >= 0 {
			f.addSupports(s.element, s.box, shown)
		}
	}
	f.addContributions(shown)
}

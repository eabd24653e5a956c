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
	depth  Depth
	models []*logicmodel.Model
	steps  []portfolioStep
	byID   map[string]int      // the first model with the id
	links  []*logicmodel.Graph // of each model
	first  []int               // of each model, the number of its first step
	groups []int               // of each model, the number of its first group, among those of all
	shown  []int               // of each group, its frame; -1: it has none
}

// newPortfolioGraph returns the graph of what is shown of the models.
func newPortfolioGraph(title string, models []*logicmodel.Model, o *contentOptions) (*graph, error) {
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
	f := &portfolioGraph{graph: g, depth: depth, models: models, byID: map[string]int{}}
	for i, m := range models {
		g.lanes = append(g.lanes, lane{id: oneLine(m.ID), title: oneLine(m.Title)})
		if _, ok := f.byID[m.ID]; !ok {
			f.byID[m.ID] = i
		}
		f.links = append(f.links, logicmodel.NewGraph(m))
		f.first, f.groups = append(f.first, len(f.steps)), append(f.groups, len(f.shown))
		for j := range m.Elements {
			f.steps = append(f.steps, portfolioStep{model: i, element: &m.Elements[j], box: -1})
		}
		f.shown = append(f.shown, slices.Repeat([]int{-1}, len(m.Groups))...)
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
	if depth != DepthStage {
		f.addGroups()
	}
	f.addChains()
	if depth == DepthStage {
		f.addWholesOfStages()
	} else {
		f.addStageLinks()
	}
	if len(g.frames) > 0 || len(g.broads) > 0 {
		g.addLaneFrames()
	}
	if !o.HideSupports {
		f.addSupported(&p)
	}
	return g.finish(nil, &p)
}

// addElements adds a box for each element that is wanted, in tiers by stage.
func (f *portfolioGraph) addElements(wanted func(*logicmodel.Element) bool, o *contentOptions) {
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
func (f *portfolioGraph) addStageBoxes(o *contentOptions) {
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

// addSupported adds the outcomes that the models support, with what they
// contribute to.
func (f *portfolioGraph) addSupported(o *contentOptions) {
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

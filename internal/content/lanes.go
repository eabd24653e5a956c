package content

import (
	"slices"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// PortfolioView is the multiple results chain: several models side by side.
const PortfolioView View = "portfolio"

// A Depth is how much of each model a portfolio's picture shows.
type Depth string

// The depths. The zero Depth is DepthOutcome, or DepthAll where that shows nothing.
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
	*d, err = ParseName("Depth", string(name), Depths())
	return err
}

// A Lane is the part of a picture that belongs to one model.
type Lane struct {
	ID    string // the model's
	Title string
}

// A portfolioStep is an element of one of several models.
type portfolioStep struct {
	model   int
	element *logicmodel.Element
	box     int // -1: not shown
}

// A portfolioPicture is the picture of several models while it is made.
type portfolioPicture struct {
	*Picture
	depth  Depth
	models []*logicmodel.Model
	steps  []portfolioStep
	byID   map[string]int      // the first model with the id
	links  []*logicmodel.Graph // of each model
	first  []int               // of each model, the number of its first step
	groups []int               // of each model, the number of its first group, among those of all
	shown  []int               // of each group, its frame; -1: it has none
}

// endsOrSupports reports whether an element supports the framework or is an end state.
func endsOrSupports(e logicmodel.Element) bool {
	return len(e.Supports) > 0 || e.Stage == logicmodel.EndState
}

// Portfolio returns the picture of what is shown of the models. Its errors are
// [ErrEmpty] and an [*OptionError].
func Portfolio(title string, models []*logicmodel.Model, o *Options) (*Picture, error) {
	if o.View != "" || o.Focus != "" || o.Partner != "" || o.Outcome != "" || o.Only || o.GroupBy != "" {
		return nil, NewOptionError("View", "several models in one picture are shown whole: they have no view, focus, partner, outcome or grouping")
	}
	depth := DepthOutcome
	if o.Depth != "" {
		if err := depth.UnmarshalText([]byte(o.Depth)); err != nil {
			return nil, err
		}
	}
	if o.Depth == "" && !slices.ContainsFunc(models, func(m *logicmodel.Model) bool { return slices.ContainsFunc(m.Elements, endsOrSupports) }) {
		depth = DepthAll // there is no less to show
	}
	own := *o
	own.View = PortfolioView
	p, err := own.emptyPicture(title, "")
	if err != nil {
		return nil, err
	}
	f := newPortfolioPicture(p, depth, models)
	switch depth {
	case DepthStage:
		f.addStageBoxes(o)
	case DepthAll:
		f.addElements(func(*logicmodel.Element) bool { return true }, &own)
	default:
		f.addElements(func(e *logicmodel.Element) bool { return endsOrSupports(*e) }, &own)
	}
	if len(p.Boxes) == 0 {
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
	if len(p.Frames) > 0 || len(p.Broads) > 0 {
		p.addLaneFrames()
	}
	if !o.HideSupports {
		f.addSupported(&own)
	}
	if p, err = p.finish(nil, &own); err != nil {
		return nil, err
	}
	p.thinSupports()
	return p, nil
}

// newPortfolioPicture returns the picture with a lane for each model and nothing in it.
func newPortfolioPicture(p *Picture, depth Depth, models []*logicmodel.Model) *portfolioPicture {
	f := &portfolioPicture{Picture: p, depth: depth, models: models, byID: map[string]int{}}
	for i, m := range models {
		p.Lanes = append(p.Lanes, Lane{ID: OneLine(m.ID), Title: OneLine(m.Title)})
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
	return f
}

// addElements adds a box for each element that is wanted, in tiers by stage.
func (f *portfolioPicture) addElements(wanted func(*logicmodel.Element) bool, o *Options) {
	for _, stage := range outcomes.Stages() {
		for i := range f.steps {
			if s := &f.steps[i]; s.element.Stage == stage && wanted(s.element) {
				s.box = f.addElement(f.stageTier(stage, o.Framework, f.modelsWith(stage)...), f.models[s.model], s.element, o)
				f.Boxes[s.box].Lane = s.model + 1
			}
		}
	}
}

// modelsWith returns the models that have elements of the stage.
func (f *portfolioPicture) modelsWith(stage logicmodel.Stage) []*logicmodel.Model {
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
func (f *portfolioPicture) addStageBoxes(o *Options) {
	for _, stage := range outcomes.Stages() {
		counts := make([]int, len(f.models))
		last := -1
		for i := range f.steps {
			s := &f.steps[i]
			if s.element.Stage != stage {
				continue
			}
			if counts[s.model]++; counts[s.model] == 1 {
				last = f.addBox(f.stageTier(stage, o.Framework, f.modelsWith(stage)...), Box{
					ID: f.models[s.model].ID + "/" + stage.Noun(), Text: s.element.Text(),
					Look: Look(stage), Element: s.element, Lane: s.model + 1,
				})
			} else {
				f.Boxes[last].Text = prose.CountInWords(counts[s.model], stage.Noun())
			}
			s.box = last
		}
	}
}

// addSupported adds the outcomes that the models support, with what they
// contribute to.
func (f *portfolioPicture) addSupported(o *Options) {
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

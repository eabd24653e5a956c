package render

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// newGraph returns the graph of what is shown of the model.
func newGraph(m *logicmodel.Model, o *contentOptions) (*graph, error) {
	if err := checkDrawable(m); err != nil {
		return nil, err
	}
	g, err := o.emptyGraph(m.Title, m.Lang)
	if err != nil {
		return nil, err
	}
	if g.view == TriangleView {
		if o.Framework == nil {
			return nil, ErrNoFramework
		}
		g.addSupporters(m, o)
	} else {
		byElement := g.addStages(m, o)
		g.addLinks(m, byElement)
		g.addContext(m, o)
		if !o.HideSupports {
			g.addFramework(m, o, byElement, newOutcomeSet(o.Framework))
		}
	}
	chosen, err := g.choose(m, o)
	if err != nil {
		return nil, err
	}
	return g.finish(chosen, o)
}

// checkDrawable returns an error where the model cannot be drawn.
func checkDrawable(m *logicmodel.Model) error {
	if m == nil || len(m.Elements) == 0 {
		return ErrEmpty
	}
	for i := range m.Elements {
		if s := m.Elements[i].Stage; !s.IsValid() {
			return fmt.Errorf("the element %q has no stage", m.Elements[i].ID)
		}
	}
	return nil
}

// emptyGraph returns a graph without boxes, with what the options set.
func (o *contentOptions) emptyGraph(title, lang string) (*graph, error) {
	g := &graph{title: oneLine(title), lang: cmp.Or(oneLine(lang), "en"), view: o.View, draft: o.Draft, number: o.NumberLinks}
	for _, m := range o.NoteMarks {
		g.noteMarks = append(g.noteMarks, portfolio.Mark{Mark: m.Mark, Means: oneLine(m.Means)})
	}
	if g.view == "" {
		g.view = ModelView
	}
	if g.view != portfolioView && !slices.Contains(Views(), g.view) {
		return nil, new(View).UnmarshalText([]byte(g.view))
	}
	return g, nil
}

// finish fades or leaves out what is not chosen, numbers the links and describes
// the picture.
func (g *graph) finish(chosen []bool, o *contentOptions) (*graph, error) {
	if chosen != nil {
		if o.Only {
			g.leaveOut(chosen)
		} else {
			g.fade(chosen)
		}
	}
	if g.number {
		n := 0
		for i := range g.arrows {
			if a := &g.arrows[i]; a.kind == leadsTo || a.kind == feedback {
				n++
				a.number = n
			}
		}
		for i := range g.broads {
			if b := &g.broads[i]; !b.joinsTiers() {
				n++
				b.number = n
			}
		}
	}
	if slices.ContainsFunc(g.boxes, func(b box) bool { return o.note(b.id) != nil }) {
		g.noteKey = oneLine(o.NoteKey)
	}
	g.words = describe(g)
	return g, nil
}

// addStages adds a tier for each stage that has elements, and returns the box of
// each element.
func (g *graph) addStages(m *logicmodel.Model, o *contentOptions) (byElement []int) {
	byElement = make([]int, len(m.Elements))
	for _, stage := range outcomes.Stages() {
		for i := range m.Elements {
			if m.Elements[i].Stage == stage {
				byElement[i] = g.addElement(g.stageTier(stage, o.Framework, m), m, &m.Elements[i], o)
			}
		}
	}
	return byElement
}

// stageTier returns the tier of the stage, which is the last one or a new one, with
// the words that the models have for it, or the usual ones where they differ.
func (g *graph) stageTier(stage logicmodel.Stage, f *outcomes.Framework, models ...*logicmodel.Model) int {
	if t := len(g.tiers) - 1; t >= 0 && g.tiers[t].look == look(stage) {
		return t
	}
	usual := &logicmodel.Model{}
	m := models[0]
	if slices.ContainsFunc(models, func(other *logicmodel.Model) bool { return other.Heading(stage, f) != m.Heading(stage, f) }) {
		m = usual
	}
	t := g.addTier(m.Heading(stage, f), look(stage))
	g.tiers[t].byDepth = m.NoTerms && stage == logicmodel.MediumTerm && g.view != portfolioView
	g.tiers[t].noun, g.tiers[t].plural = oneLine(m.Noun(stage, f)), oneLine(m.Plural(stage, f))
	g.tiers[t].english = g.tiers[t].title == usual.Heading(stage, nil) || m.NoTerms && outcomes.OutcomesIn("") == g.tiers[t].title
	return t
}

// addElement adds the box of an element to a tier.
func (g *graph) addElement(t int, m *logicmodel.Model, e *logicmodel.Element, o *contentOptions) int {
	b := box{id: e.ID, text: e.Text(), look: look(e.Stage), illustrative: e.Illustrative, unintended: e.Unintended, element: e, details: details(m, e, o)}
	for _, r := range e.Reach {
		for i := range m.Reach {
			b.priority = b.priority || m.Reach[i].ID == r.ID && m.Reach[i].Priority
		}
	}
	return g.addBox(t, b)
}

// addFramework adds to what is shown the outcomes that the model supports and
// those that they contribute to, and draws them, a tier for each level, the
// lowest first.
func (g *graph) addFramework(m *logicmodel.Model, o *contentOptions, byElement []int, shown *outcomeSet) {
	for i := range m.Elements {
		for _, ref := range m.Elements[i].Supports {
			shown.add(ref.ID)
		}
	}
	shown.addContributedTo()
	g.addOutcomes(shown, o)
	for i := range m.Elements {
		g.addSupports(&m.Elements[i], byElement[i], shown)
	}
	g.addContributions(shown)
}

// addOutcomes adds a box for each outcome, in tiers by level.
func (g *graph) addOutcomes(shown *outcomeSet, opt *contentOptions) {
	slices.SortStableFunc(shown.list, func(a, b *shownOutcome) int { return cmp.Compare(b.rank, a.rank) })
	t, rank := -1, -1
	for _, o := range shown.list {
		if t < 0 || o.rank != rank {
			t, rank = g.addTier(o.heading, frameworkLook), o.rank
		}
		o.box = g.addBox(t, box{id: o.id, text: o.text, look: o.look, details: opt.note(o.id)})
	}
}

// addSupports adds an arrow from the element to each outcome that it supports.
func (g *graph) addSupports(e *logicmodel.Element, from int, shown *outcomeSet) {
	for _, ref := range e.Supports {
		g.join(arrow{from: from, to: shown.byID[ref.ID].box, kind: supports})
	}
}

// addContributions adds an arrow for each contribution of one outcome to
// another.
func (g *graph) addContributions(shown *outcomeSet) {
	for _, o := range shown.list {
		for _, to := range o.contributesTo {
			g.join(arrow{from: o.box, to: shown.byID[to].box, kind: contributes})
		}
	}
}

// addLinks adds the links between elements, each pair once. A target that is not
// defined is shown as a box of its own, so that nothing is left out silently.
func (g *graph) addLinks(m *logicmodel.Model, byElement []int) {
	index := make(map[string]int, len(m.Elements))
	for i := range m.Elements {
		if _, ok := index[m.Elements[i].ID]; !ok {
			index[m.Elements[i].ID] = byElement[i]
		}
	}
	links := g.addFrames(m, byElement)
	at := func(id string, tier int) int {
		n, ok := index[id]
		if !ok {
			b := box{id: id, text: "Not defined: " + id, look: missingLook}
			if model, element, ok := logicmodel.Qualified(id); ok {
				b = box{id: id, text: "In the model " + model + ": " + element, look: missingLook, elsewhere: true}
			}
			n = g.addBox(tier, b)
			index[id] = n
		}
		return n
	}
	for i := range m.Elements {
		e, n := &m.Elements[i], byElement[i]
		for _, ref := range e.DependsOn {
			g.join(arrow{from: at(ref.ID, g.boxes[n].tier), to: n})
		}
		for j := range e.LeadsTo {
			l := &e.LeadsTo[j]
			if _, ok := links.GroupIndex(l.To.ID); !ok {
				g.join(linkArrow(m, n, at(l.To.ID, g.boxes[n].tier), l))
			}
		}
	}
	g.panels = m.Links == logicmodel.LinkingStages && len(g.tiers) > 1
	g.addBroad(m, links, byElement, at)
}

// linkArrow returns the arrow of a link.
func linkArrow(m *logicmodel.Model, from, to int, l *logicmodel.Link) arrow {
	a := arrow{
		from: from, to: to, because: oneLine(l.Because),
		grade: l.Evidence.Grade, evidence: oneLine(l.Evidence.Source), illustrative: l.Illustrative,
	}
	if l.Feedback {
		a.kind = feedback
	}
	for _, as := range l.Assumes {
		words, remark := as.Text, ""
		if i := slices.IndexFunc(m.Assumptions, func(a logicmodel.Assumption) bool { return a.ID == as.ID }); i >= 0 && as.ID != "" {
			words = m.Assumptions[i].Text
			switch m.Assumptions[i].Status {
			case logicmodel.StatusUntested:
				remark = " (untested)"
				a.untested = true
			case logicmodel.StatusBroken:
				remark = " (found not to hold)"
			}
		} else if as.ID != "" {
			words = as.ID
		}
		a.assumes = append(a.assumes, assumption{oneLine(words), remark})
	}
	for _, r := range l.Risks {
		words := r.ID
		if i := slices.IndexFunc(m.Risks, func(risk logicmodel.Risk) bool { return risk.ID == r.ID }); i >= 0 {
			words = m.Risks[i].Text
		}
		a.risks = append(a.risks, oneLine(words))
	}
	return a
}

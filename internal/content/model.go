package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// Model returns the picture of what is shown of the model. Its errors are [ErrEmpty],
// [ErrNoFramework] and an [*OptionError].
func Model(m *logicmodel.Model, o *Options) (*Picture, error) {
	if err := checkDrawable(m); err != nil {
		return nil, err
	}
	p, err := o.emptyPicture(m.Title, m.Lang)
	if err != nil {
		return nil, err
	}
	if o.Fold {
		var counts []int
		m, counts = Fold(m, o.Framework)
		p.standsFor = map[*logicmodel.Element]int{}
		for i, n := range counts {
			p.standsFor[&m.Elements[i]] = n
		}
	}
	p.addOrigin(m)
	if p.View == TriangleView {
		if o.Framework == nil {
			return nil, ErrNoFramework
		}
		p.addSupporters(m, o)
		if err := p.groupBy(m, o, nil); err != nil {
			return nil, err
		}
	} else {
		byElement := p.addStages(m, o)
		p.addLinks(m, byElement)
		if err := p.groupBy(m, o, byElement); err != nil {
			return nil, err
		}
		p.addContext(m, o)
		if !o.HideSupports {
			shown := newOutcomeSet(o.Framework)
			p.TitlesOnly, shown.titlesOnly = o.TitlesOnly, o.TitlesOnly
			p.addFramework(m, o, byElement, shown)
		}
	}
	chosen, err := p.choose(m, o)
	if err != nil {
		return nil, err
	}
	return p.finish(chosen, o)
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

// addOrigin adds of whom and when the model is, and what it is taken from.
func (p *Picture) addOrigin(m *logicmodel.Model) {
	var parts []string
	for _, s := range []string{OneLine(m.Partnership), OneLine(m.Place)} {
		if s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if m.AsAt != "" {
		date := m.AsAt.InWords()
		if BaseLanguage(p.Lang) != "en" {
			date = string(m.AsAt)
		}
		parts = append(parts, p.Say("as at")+" "+date)
	}
	p.Subtitle, p.Source = strings.Join(parts, " · "), OneLine(m.Source)
}

// emptyPicture returns a picture without boxes, with what the options set.
func (o *Options) emptyPicture(title, lang string) (*Picture, error) {
	p := &Picture{Title: OneLine(title), Lang: cmp.Or(OneLine(lang), "en"), View: o.View, Draft: o.Draft, Numbered: o.NumberLinks, framework: o.Framework, notes: o.Notes}
	for _, m := range o.NoteMarks {
		p.NoteMarks = append(p.NoteMarks, portfolio.Mark{Mark: m.Mark, Means: OneLine(m.Means)})
	}
	if p.View == "" {
		p.View = ModelView
	}
	if p.View == MatrixView {
		return nil, NewOptionError("View", "a matrix shows which models support the outcomes of a framework, so it needs models and no more")
	}
	return p, nil
}

// finish fades or leaves out what is not chosen, numbers the links and describes the
// picture.
func (p *Picture) finish(chosen []bool, o *Options) (*Picture, error) {
	if chosen != nil {
		if o.Only {
			p.leaveOut(chosen)
		} else {
			p.fade(chosen)
		}
	}
	if p.Numbered {
		n := 0
		for i := range p.Arrows {
			if a := &p.Arrows[i]; a.Kind == LeadsTo || a.Kind == Feedback {
				n++
				a.Number = n
			}
		}
		for i := range p.Broads {
			if b := &p.Broads[i]; !b.JoinsTiers() {
				n++
				b.Number = n
			}
		}
	}
	if slices.ContainsFunc(p.Boxes, func(b Box) bool { return o.note(b.ID) != nil }) {
		p.NoteKey = OneLine(o.NoteKey)
	}
	p.Description = describe(p)
	return p, nil
}

// addStages adds a tier for each stage that has elements, and returns the box of
// each element.
func (p *Picture) addStages(m *logicmodel.Model, o *Options) (byElement []int) {
	byElement = make([]int, len(m.Elements))
	for _, stage := range outcomes.Stages() {
		for i := range m.Elements {
			if m.Elements[i].Stage == stage {
				byElement[i] = p.addElement(p.stageTier(stage, o.Framework, m), m, &m.Elements[i], o)
			}
		}
	}
	return byElement
}

// stageTier returns the tier of the stage, which is the last one or a new one, with
// the words that the models have for it, or the usual ones where they differ.
func (p *Picture) stageTier(stage logicmodel.Stage, f *outcomes.Framework, models ...*logicmodel.Model) int {
	if t := len(p.Tiers) - 1; t >= 0 && p.Tiers[t].Look == Look(stage) {
		return t
	}
	usual := &logicmodel.Model{}
	m := models[0]
	if slices.ContainsFunc(models, func(other *logicmodel.Model) bool { return other.Heading(stage, f) != m.Heading(stage, f) }) {
		m = usual
	}
	t := p.addTier(m.Heading(stage, f), Look(stage))
	p.Tiers[t].ByDepth = m.NoTerms && stage == logicmodel.MediumTerm && p.View != PortfolioView
	p.Tiers[t].Noun, p.Tiers[t].Plural = OneLine(m.Noun(stage, f)), OneLine(m.Plural(stage, f))
	p.Tiers[t].English = p.Tiers[t].Title == usual.Heading(stage, nil) || m.NoTerms && outcomes.OutcomesIn("") == p.Tiers[t].Title
	return t
}

// addElement adds the box of an element to a tier.
func (p *Picture) addElement(t int, m *logicmodel.Model, e *logicmodel.Element, o *Options) int {
	b := Box{ID: e.ID, Text: e.Text(), Look: Look(e.Stage), Illustrative: e.Illustrative, Unintended: e.Unintended, Element: e, model: m, Details: details(m, e, o)}
	for _, r := range e.Reach {
		for i := range m.Reach {
			b.Priority = b.Priority || m.Reach[i].ID == r.ID && m.Reach[i].Priority
		}
	}
	return p.addBox(t, b)
}

// addFramework adds to what is shown the outcomes that the model supports and
// those that they contribute to, and draws them, a tier for each level, the
// lowest first.
func (p *Picture) addFramework(m *logicmodel.Model, o *Options, byElement []int, shown *outcomeSet) {
	for i := range m.Elements {
		for _, ref := range m.Elements[i].Supports {
			shown.add(ref.ID)
		}
	}
	shown.addContributedTo()
	p.addOutcomes(shown, o)
	for i := range m.Elements {
		p.addSupports(&m.Elements[i], byElement[i], shown)
	}
	p.addContributions(shown)
}

// addOutcomes adds a box for each outcome, in tiers by level.
func (p *Picture) addOutcomes(shown *outcomeSet, opt *Options) {
	slices.SortStableFunc(shown.list, func(a, b *shownOutcome) int { return cmp.Compare(b.rank, a.rank) })
	t, rank := -1, -1
	for _, o := range shown.list {
		if t < 0 || o.rank != rank {
			t, rank = p.addTier(o.heading, FrameworkLook), o.rank
		}
		o.box = p.addBox(t, Box{ID: o.id, Text: o.text, Look: o.look, Details: opt.note(o.id), group: o.group})
	}
}

// addSupports adds an arrow from the element to each outcome that it supports.
func (p *Picture) addSupports(e *logicmodel.Element, from int, shown *outcomeSet) {
	for _, ref := range e.Supports {
		p.join(Arrow{From: from, To: shown.byID[ref.ID].box, Kind: Supports})
	}
}

// addContributions adds an arrow for each contribution of one outcome to
// another.
func (p *Picture) addContributions(shown *outcomeSet) {
	for _, o := range shown.list {
		for _, to := range o.contributesTo {
			p.join(Arrow{From: o.box, To: shown.byID[to].box, Kind: Contributes})
		}
	}
}

// addLinks adds the links between elements, each pair once. A target that is not
// defined is shown as a box of its own, so that nothing is left out silently.
func (p *Picture) addLinks(m *logicmodel.Model, byElement []int) {
	index := make(map[string]int, len(m.Elements))
	for i := range m.Elements {
		if _, ok := index[m.Elements[i].ID]; !ok {
			index[m.Elements[i].ID] = byElement[i]
		}
	}
	links := p.addFrames(m, byElement)
	at := func(id string, tier int) int {
		n, ok := index[id]
		if !ok {
			b := Box{ID: id, Text: p.Say("Not defined") + ": " + id, Look: MissingLook}
			if model, element, ok := logicmodel.Qualified(id); ok {
				b = Box{ID: id, Text: p.Say("In the model") + " " + model + ": " + element, Look: MissingLook, Elsewhere: true}
			}
			n = p.addBox(tier, b)
			index[id] = n
		}
		return n
	}
	for i := range m.Elements {
		e, n := &m.Elements[i], byElement[i]
		for _, ref := range e.DependsOn {
			p.join(Arrow{From: at(ref.ID, p.Boxes[n].Tier), To: n})
		}
		for j := range e.LeadsTo {
			l := &e.LeadsTo[j]
			if _, ok := links.GroupIndex(l.To.ID); !ok {
				p.join(linkArrow(m, n, at(l.To.ID, p.Boxes[n].Tier), l))
			}
		}
	}
	p.WholeStages = m.Links == logicmodel.LinkingStages && len(p.Tiers) > 1
	p.addBroad(m, links, byElement, at)
}

// linkArrow returns the arrow of a link.
func linkArrow(m *logicmodel.Model, from, to int, l *logicmodel.Link) Arrow {
	a := Arrow{
		From: from, To: to, Because: OneLine(l.Because),
		Grade: l.Evidence.Grade, Evidence: OneLine(l.Evidence.Source), Illustrative: l.Illustrative,
	}
	if l.Feedback {
		a.Kind = Feedback
	}
	for _, as := range l.Assumes {
		words, remark := as.Text, ""
		if i := slices.IndexFunc(m.Assumptions, func(a logicmodel.Assumption) bool { return a.ID == as.ID }); i >= 0 && as.ID != "" {
			words = m.Assumptions[i].Text
			switch m.Assumptions[i].Status {
			case logicmodel.StatusUntested:
				remark = " (untested)"
				a.Untested = true
			case logicmodel.StatusBroken:
				remark = " (found not to hold)"
			}
		} else if as.ID != "" {
			words = as.ID
		}
		a.Assumes = append(a.Assumes, Assumption{OneLine(words), remark})
	}
	for _, r := range l.Risks {
		words := r.ID
		if i := slices.IndexFunc(m.Risks, func(risk logicmodel.Risk) bool { return risk.ID == r.ID }); i >= 0 {
			words = m.Risks[i].Text
		}
		a.Risks = append(a.Risks, OneLine(words))
	}
	return a
}

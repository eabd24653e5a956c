package strength

import (
	"github.com/resultschain/resultschain/logicmodel"
)

// outcome writes all of an outcome of the framework.
func (t *text) outcome() {
	o := t.Outcome
	t.heading(t.supported(Support{ID: o.ID, Outcome: o}))
	if o.Title == "" {
		t.sentence("This is an outcome that the model names; its framework is not known")
	} else {
		level := ""
		if l := t.Framework.Level(o.Level.ID); l != nil && l.Title != "" {
			level = ", of the level " + quote(l.Title)
		}
		t.sentence("This is an outcome of the framework %s%s", quote(t.home()), level)
		if len(o.ContributesTo) > 0 {
			t.sentence("It contributes to %s", list(o.ContributesTo, func(ref logicmodel.Ref) string {
				return t.supported(Support{ID: ref.ID, Outcome: t.Framework.Outcome(ref.ID)})
			}))
		}
	}

	t.heading("What supports it in the model " + quote(t.Model.Title))
	t.supporters()
	if len(t.By)+len(t.Through) == 0 {
		return
	}
	t.heading("How that is reached")
	t.lead("there", &t.Here)
	if es := t.Here.Every.Elements; len(es) > 0 {
		t.sentence("Every path there goes through %s", t.elementNames(es))
	}
	if len(t.Here.Links) > 0 {
		t.heading("What the way there rests on")
		t.rests(&t.Here)
	}
	t.heading("Who")
	t.partners()
}

// home returns the title of the framework, among those that the model's own
// extends, to which the outcome belongs.
func (t *text) home() string {
	for _, f := range t.Framework.Lineage() {
		for i := range f.Outcomes {
			if &f.Outcomes[i] == t.Outcome {
				return f.Title
			}
		}
	}
	return t.Framework.Title
}

// supporters writes what supports the outcome, and what supports others that
// contribute to it.
func (t *text) supporters() {
	var by []int
	direct := map[int]bool{}
	for _, s := range t.By {
		if !direct[s.Element] {
			by = append(by, s.Element)
		}
		direct[s.Element] = true
	}
	var others []Support // one of each outcome
	through := map[string][]int{}
	for _, s := range t.Through {
		if !direct[s.Element] {
			if through[s.ID] == nil {
				others = append(others, s)
			}
			through[s.ID] = append(through[s.ID], s.Element)
		}
	}
	supporter := func(e int) string {
		return "the " + t.Model.Elements[e].Stage.Noun() + " " + t.elementName(e)
	}
	switch {
	case len(by) > 0:
		t.sentence("It is supported by %s", list(by, supporter))
	case len(t.Through) > 0:
		t.sentence("Nothing supports it directly")
	default:
		t.sentence("Nothing supports it")
	}
	for i, s := range others {
		if i == many && len(others) > many+1 {
			t.sentence("%d more outcomes that contribute to it are supported", len(others)-many)
			return
		}
		t.sentence("%s, which contributes to it, is supported by %s", t.supported(s), list(through[s.ID], supporter))
	}
}

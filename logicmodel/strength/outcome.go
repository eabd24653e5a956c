package strength

import (
	"fmt"

	"github.com/resultschain/resultschain/logicmodel"
)

// outcome tells of an outcome of the framework.
func (t *explainer) outcome() {
	x := t.x
	o := x.Outcome
	t.heading(t.supported(o, o.ID))
	if o.Title == "" {
		t.say("This is an outcome that the model names; its framework is not known")
	} else {
		t.say("This is an outcome of the framework %s%s", t.framework(), t.level())
		var above []string
		for _, ref := range o.ContributesTo {
			above = append(above, t.supported(x.Framework.Outcome(ref.ID), ref.ID))
		}
		if len(above) > 0 {
			t.say("It contributes to %s", list(above))
		}
	}

	t.heading("What supports it in the model " + quote(x.Model.Title))
	t.supporters()
	if len(x.By)+len(x.Through) == 0 {
		return
	}
	t.heading("How that is reached")
	all := at(x.Model, logicmodel.Activity)
	switch n := len(x.Here.From); {
	case len(all) == 0:
		t.say("The model has no activities")
	case n == 0:
		t.say("%s there", t.lead(0, len(all), "leads", "lead"))
	default:
		t.say("%s there: %s", t.lead(n, len(all), "leads", "lead"), t.elements(x.Here.From))
	}
	if es := x.Here.Every.Elements; len(es) > 0 {
		t.say("Every path there goes through %s", t.elements(es))
	}
	if len(x.Here.Links) > 0 {
		t.heading("What the way there rests on")
		t.rests(&x.Here)
	}
	t.heading("Who")
	t.partners(nil)
}

// framework is the title of the framework, among those that the model's own
// extends, to which the outcome belongs.
func (t *explainer) framework() string {
	for _, f := range t.x.Framework.Lineage() {
		for i := range f.Outcomes {
			if &f.Outcomes[i] == t.x.Outcome {
				return quote(f.Title)
			}
		}
	}
	return quote(t.x.Framework.Title)
}

// level is the level of the outcome, to come after other words.
func (t *explainer) level() string {
	if level := t.x.Framework.Level(t.x.Outcome.Level.ID); level != nil && level.Title != "" {
		return fmt.Sprintf(", of the level %s", quote(level.Title))
	}
	return ""
}

// supporters tells what supports the outcome, and what supports others that
// contribute to it.
func (t *explainer) supporters() {
	x := t.x
	direct := map[int]bool{}
	var by []int
	for _, s := range x.By {
		if !direct[s.Element] {
			direct[s.Element] = true
			by = append(by, s.Element)
		}
	}
	switch {
	case len(by) > 0:
		t.say("It is supported by %s", t.withStages(by))
	case len(x.Through) > 0:
		t.say("Nothing supports it directly")
	default:
		t.say("Nothing supports it")
	}
	var others []Support // one of each outcome
	through := map[string][]int{}
	for _, s := range x.Through {
		if direct[s.Element] {
			continue
		}
		if through[s.ID] == nil {
			others = append(others, s)
		}
		through[s.ID] = append(through[s.ID], s.Element)
	}
	for i, s := range others {
		if i == many && len(others) > many+1 {
			t.say("%d more outcomes that contribute to it are supported", len(others)-many)
			return
		}
		t.say("%s, which contributes to it, is supported by %s", t.supported(s.Outcome, s.ID), t.withStages(through[s.ID]))
	}
}

// withStages are elements in a sentence, each with what it is.
func (t *explainer) withStages(es []int) string {
	return listOf(len(es), func(i int) string {
		return "the " + t.m.Elements[es[i]].Stage.Noun() + " " + t.element(es[i])
	})
}

package strength

import (
	"github.com/resultschain/resultschain/logicmodel"
)

// writeOutcome writes all of an outcome of the framework.
func (t *text) writeOutcome() {
	o := t.Outcome
	t.writeHeading(t.supportedName(Support{ID: o.ID, Outcome: o}))
	if o.Title == "" {
		t.writeSentence("This is an outcome that the model names; its framework is not known")
	} else {
		level := ""
		if l := t.Framework.Level(o.Level.ID); l != nil && l.Title != "" {
			level = ", of the level " + quote(l.Title)
		}
		t.writeSentence("This is an outcome of the framework %s%s", quote(t.frameworkTitle()), level)
		if len(o.ContributesTo) > 0 {
			t.writeSentence("It contributes to %s", listNames(o.ContributesTo, func(ref logicmodel.Ref) string {
				return t.supportedName(Support{ID: ref.ID, Outcome: t.Framework.Outcome(ref.ID)})
			}))
		}
	}

	t.writeHeading("What supports it in the model " + quote(t.Model.Title))
	t.writeSupporters()
	if len(t.By)+len(t.Through) == 0 {
		return
	}
	t.writeHeading("How that is reached")
	t.writeLead("there", &t.Here)
	if es := t.Here.Every.Elements; len(es) > 0 {
		t.writeSentence("Every path there goes through %s", t.elementNames(es))
	}
	if !t.Here.isEmpty() {
		t.writeHeading("What the way there rests on")
		t.writeRests(&t.Here)
	}
	t.writeHeading("Who")
	t.writePartners()
}

// frameworkTitle returns the title of the framework, among those that the model's own
// extends, to which the outcome belongs.
func (t *text) frameworkTitle() string {
	for _, f := range t.Framework.Lineage() {
		for i := range f.Outcomes {
			if &f.Outcomes[i] == t.Outcome {
				return f.Title
			}
		}
	}
	return t.Framework.Title
}

// writeSupporters writes what supports the outcome, and what supports others that
// contribute to it.
func (t *text) writeSupporters() {
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
		return "the " + t.noun(t.Model.Elements[e].Stage) + " " + t.elementName(e)
	}
	switch {
	case len(by) > 0:
		t.writeSentence("It is supported by %s", listNames(by, supporter))
	case len(t.Through) > 0:
		t.writeSentence("Nothing supports it directly")
	default:
		t.writeSentence("Nothing supports it")
	}
	for i, s := range others {
		if i == maxListed && len(others) > maxListed+1 {
			t.writeSentence("%d more outcomes that contribute to it are supported", len(others)-maxListed)
			return
		}
		t.writeSentence("%s, which contributes to it, is supported by %s", t.supportedName(s), listNames(through[s.ID], supporter))
	}
}

package strength

import (
	"fmt"

	"github.com/resultschain/resultschain/logicmodel"
)

// most is how many activities an overview has one by one. A model with more
// elements than that in all no longer reads on one page, as LM020 has it.
const most = 40

// overview writes how each activity of the model leads to its end state. What
// holds for all of them comes first, once.
func (t *text) overview() {
	t.heading(quote(t.Model.Title))
	ends, activities := elementsOf(t.Model, logicmodel.EndState), elementsOf(t.Model, logicmodel.Activity)
	switch {
	case len(ends) == 0:
		t.say("The model has no end state")
		return
	case len(activities) == 0:
		t.say("The model has no activities, from which its end state %s could be reached", t.elementNames(ends))
		return
	}
	p := To(t.Model, t.Graph, ends...)
	all := p.From(activities...)
	t.say("%s to the end state %s", leading(len(all.From), len(activities)), t.elementNames(ends))
	several := len(all.From) > 1
	if several {
		if es := all.Every.Elements; len(es) > 0 {
			t.say("From whichever activity, every path goes through %s", t.elementNames(es))
		} else {
			t.say("No step is common to all the paths")
		}
		if len(all.Ungraded) == len(all.Links) {
			t.evidence(&all)
		}
		t.noAssumption(&all)
	}
	for i, a := range all.From {
		if i == most {
			t.heading(fmt.Sprintf("%d more activities lead there; give the id of one to read of it.", len(all.From)-most))
			break
		}
		way := p.From(a)
		t.heading(t.elementName(a))
		t.say("Leads there %s", t.by(&way))
		if !several || len(all.Ungraded) < len(all.Links) {
			t.evidence(&way)
		}
		t.assumptions(&way)
		if !several {
			t.noAssumption(&way)
		}
	}
	t.idle(activities, p)
}

// idle writes the activities without a way to the end state.
func (t *text) idle(activities []int, p *Paths) {
	n := 0
	for _, a := range activities {
		if p.best[a] >= 0 {
			continue
		}
		if n++; n == 1 {
			t.heading("Without a way to the end state")
		}
		if n > most {
			continue
		}
		s := t.elementName(a)
		if away := outsideNames(outsideAfter(t.Model, t.Graph, a)); away != "" {
			s += " leads outside this model, to " + away
		}
		t.say("%s", s)
	}
	if n > most {
		t.say("%d more activities", n-most)
	}
}

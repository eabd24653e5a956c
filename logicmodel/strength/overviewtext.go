package strength

import (
	"fmt"
	"slices"

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
		t.sentence("The model has no end state")
		return
	case len(activities) == 0:
		t.sentence("The model has no activities, from which its end state %s could be reached", t.elementNames(ends))
		return
	}
	p := pathsTo(t.Model, t.Graph, ends...)
	all := p.from(activities...)
	t.sentence("%s to the end state %s", leading(len(all.From), len(activities)), t.elementNames(ends))
	several := len(all.From) > 1
	if several {
		if es := all.Every.Elements; len(es) > 0 {
			t.sentence("From whichever activity, every path goes through %s", t.elementNames(es))
		} else {
			t.sentence("No step is common to all the paths")
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
		way := p.from(a)
		t.heading(t.elementName(a))
		t.sentence("Leads there %s", t.by(&way))
		if !several || len(all.Ungraded) < len(all.Links) {
			t.evidence(&way)
		}
		t.assumptions(&way)
		if !several {
			t.noAssumption(&way)
		}
	}
	t.idle(slices.DeleteFunc(activities, func(a int) bool { return p.leads[a] }))
}

// idle writes the activities without a way to the end state.
func (t *text) idle(activities []int) {
	if len(activities) > 0 {
		t.heading("Without a way to the end state")
	}
	for i, a := range activities {
		if i == most {
			t.sentence("%d more activities", len(activities)-most)
			break
		}
		s := t.elementName(a)
		if away := outsideNames(outsideAfter(t.Graph, a)); away != "" {
			s += " leads outside this model, to " + away
		}
		t.sentence("%s", s)
	}
}

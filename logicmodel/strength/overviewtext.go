package strength

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// maxOverview is how many activities an overview lists one by one. A model with
// more elements in all does not fit on a page, as rule LM020 reports.
const maxOverview = 40

// writeOverview writes how each activity of the model leads to its end state. What
// holds for all of them comes first, once.
func (t *text) writeOverview() {
	t.writeHeading(quote(t.Model.Title))
	ends, activities := elementsOf(t.Model, logicmodel.EndState), elementsOf(t.Model, logicmodel.Activity)
	switch {
	case len(ends) == 0:
		t.writeSentence("The model has no end state")
		return
	case len(activities) == 0:
		t.writeSentence("The model has no activities, from which its end state %s could be reached", t.elementNames(ends))
		return
	}
	p := pathsTo(t.Model, t.Graph, ends...)
	all := p.way(activities...)
	t.writeSentence("%s to the end state %s", leadingWords(len(all.From), len(activities)), t.elementNames(ends))
	several := len(all.From) > 1
	if several {
		if es := all.Every.Elements; len(es) > 0 {
			t.writeSentence("From whichever activity, every path goes through %s", t.elementNames(es))
		} else {
			t.writeSentence("No step is common to all the paths")
		}
		if len(all.Ungraded) == len(all.Links) {
			t.writeEvidence(&all)
		}
		t.writeNoAssumption(&all)
	}
	for i, a := range all.From {
		if i == maxOverview {
			t.writeHeading(fmt.Sprintf("%d more activities lead there; give the id of one to read of it.", len(all.From)-maxOverview))
			break
		}
		way := p.way(a)
		t.writeHeading(t.elementName(a))
		t.writeSentence("Leads there %s", t.pathWords(&way))
		if !several || len(all.Ungraded) < len(all.Links) {
			t.writeEvidence(&way)
		}
		t.writeAssumptions(&way)
		if !several {
			t.writeNoAssumption(&way)
		}
	}
	t.writeIdle(slices.DeleteFunc(activities, func(a int) bool { return p.leads[a] }))
}

// writeIdle writes the activities without a way to the end state.
func (t *text) writeIdle(activities []int) {
	if len(activities) > 0 {
		t.writeHeading("Without a way to the end state")
	}
	for i, a := range activities {
		if i == maxOverview {
			t.writeSentence("%d more activities", len(activities)-maxOverview)
			break
		}
		s := t.elementName(a)
		if away := outsideNames(outsideAfter(t.Graph, a)); away != "" {
			s += " leads outside this model, to " + away
		}
		t.writeSentence("%s", s)
	}
}

package strength

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// maxOverview is how many activities an overview lists one by one. A model with
// more elements in all does not fit on a page, as rule LM020 reports.
const maxOverview = 40

// writeOverview writes how each activity of the model leads to the end of the chain.
// What holds for all of them comes first, once.
func (t *text) writeOverview() {
	t.writeHeading(quote(t.Model.Title))
	ends := elementsOf(t.Model, t.Graph.End())
	switch {
	case len(ends) == 0:
		t.writeSentence("The model has no end state")
		return
	case len(t.starts) == 0:
		t.writeSentence("The model has no %s, from which its %s %s could be reached", t.plural(logicmodel.Activity), t.endNoun(), t.elementNames(ends))
		return
	}
	p := pathsTo(t.Model, t.Graph, ends...)
	all := p.way(t.starts...)
	t.writeSentence("%s to the %s %s", t.leadingWords(len(all.From)), t.endNoun(), t.elementNames(ends))
	t.writeStages(&all)
	several := len(all.From) > 1
	if several {
		if es := all.Every.Elements; len(es) > 0 {
			t.writeSentence("From whichever %s, every path goes through %s", t.startNoun(1), t.elementNames(es))
		} else {
			t.writeSentence("No step is common to all the paths")
		}
		if len(all.Ungraded) == len(all.Links) {
			t.writeEvidence(&all)
		}
		t.writeNoAssumption(&all)
	}
	for i, a := range all.From {
		if len(all.Links) == 0 { // by their stage, all lead there in the same way
			break
		}
		if i == maxOverview {
			t.writeHeading(fmt.Sprintf("%d more %s lead there; give the id of one to read of it.", len(all.From)-maxOverview, t.startNoun(maxOverview)))
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
	t.writeIdle(slices.DeleteFunc(slices.Clone(t.starts), func(a int) bool { return p.leads[a] }))
}

// writeIdle writes the activities without a way to the end state.
func (t *text) writeIdle(activities []int) {
	if len(activities) > 0 {
		t.writeHeading("Without a way to the " + t.endNoun())
	}
	for i, a := range activities {
		if i == maxOverview {
			t.writeSentence("%d more %s", len(activities)-maxOverview, t.startNoun(maxOverview))
			break
		}
		s := t.elementName(a)
		if away := outsideNames(outsideAfter(t.Graph, a)); away != "" {
			s += " leads outside this model, to " + away
		}
		t.writeSentence("%s", s)
	}
}

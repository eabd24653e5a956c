package rules

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

var unownedActivity = &Rule{
	Code: "LM042", Name: "unowned-activity", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An activity names no partner, in a model that lists partners.

What everybody is to do, nobody does. Name who does it under "partners".

An input that leads to the activity and names people says it too: "Two youth workers", "Staff and volunteers". So does one that names a partner, and one without links, which feeds every activity.

Where most activities do not say it, this is one finding, at the model.`,
	Run: func(p *Pass) {
		if len(p.Model.Partners) == 0 {
			return
		}
		var unowned []*logicmodel.Element
		owned := p.ownedByInputs()
		for i, e := range p.Elements() {
			if e.Stage == logicmodel.Activity && len(e.Partners) == 0 && !owned(i) {
				unowned = append(unowned, e)
			}
		}
		all := p.Graph.Count(logicmodel.Activity)
		asOne := len(unowned) > 1 && 2*len(unowned) > all
		var left []string // to be reported as one
		for _, e := range unowned {
			if _, aside := p.setsAside(e, p.rule.Code); asOne && !aside {
				left = append(left, q(e.ID))
				continue
			}
			p.Reportf(e.Pos, e, `the activity %s does not say who does it; name the partners under "partners"`, q(e.ID))
		}
		if len(left) > 0 {
			p.Reportf(p.Model.Pos, nil, `%d of the %s %s not say who does %s: %s; name the partners of each under "partners"`,
				len(left), prose.Count(all, "activity"), prose.Agree(len(left), "does", "do"), prose.Agree(len(left), "it", "them"), prose.Some(left, 3))
		}
	},
}

// ownedByInputs returns whether an input of people leads to an element. Inputs without
// links feed all activities.
func (p *Pass) ownedByInputs() func(i int) bool {
	var people []int
	for i := range p.Graph.InStage(logicmodel.Input) {
		if !p.namesDoers(i) {
			continue
		}
		if !p.Graph.IsCause(i) {
			return func(int) bool { return true }
		}
		people = append(people, i)
	}
	if people == nil {
		return func(int) bool { return false }
	}
	reached := p.Graph.Reach(people...)
	return func(i int) bool { return reached[i] }
}

// namesDoers reports whether the input is people or a partner.
func (p *Pass) namesDoers(i int) bool {
	e := &p.Model.Elements[i]
	if len(e.Partners) > 0 {
		return true
	}
	for _, partner := range p.Model.Partners {
		if strings.EqualFold(e.Title, partner.Name) {
			return true
		}
	}
	title := p.Title(i)
	return !title.IsEmpty() && title.NamesPeople()
}

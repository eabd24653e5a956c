package rules

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var singlePoint = &Rule{
	Code: "LM023", Name: "single-point", Class: ClassStructural, Severity: diag.Info,
	Doc: `The end state hangs on one activity, in a model of three or more; or every activity that leads to it is one partner's alone, in a model of three or more partners.

If that activity stops or that partner leaves, nothing leads to the end state any more. It may be right; it is worth knowing, and worth a line in the risks.

The rule looks at activities that name their partners. Feedback links do not count, nor do partners that have no part in the model, of which LM043 speaks.`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Graph
		activities, partners := c.Count(logicmodel.Activity), len(m.Partners)
		if !p.IsOff("LM043") {
			partners -= len(idlePartners(m))
		}
		for _, i := range p.Ends() {
			e := &m.Elements[i]
			var causes []*logicmodel.Element
			before := c.Causes(i)
			if slices.ContainsFunc(c.CausedAcross(), func(k int) bool { return before[k] }) {
				continue // activities of other models lead there too
			}
			for k, isCause := range before {
				if isCause && c.Stage(k) == logicmodel.Activity {
					causes = append(causes, &m.Elements[k])
				}
			}
			if len(causes) == 1 && activities >= 3 {
				d := p.Reportf(e.Pos, e, `of %d activities only %s leads to the %s %s; see whether the others should too, or say under "risks" what happens if it stops`, activities, q(causes[0].ID), p.Noun(e.Stage), q(e.ID))
				p.Relatedf(d, causes[0].Pos, "the activity is here")
				continue
			}
			if id, ok := onePartner(causes); ok && partners >= 3 {
				d := p.Reportf(e.Pos, e, `every activity that leads to the %s %s is done by the partner %s alone; see whether others take part too, or say under "risks" what happens if it leaves`, p.Noun(e.Stage), q(e.ID), q(id))
				for _, partner := range m.Partners {
					if partner.ID == id {
						p.Relatedf(d, partner.Pos, "the partner is here")
					}
				}
			}
		}
	},
}

// onePartner returns the partner of all activities, if each names the same one and
// no other.
func onePartner(activities []*logicmodel.Element) (id string, ok bool) {
	for _, a := range activities {
		for _, ref := range a.Partners {
			if id == "" {
				id = ref.ID
			}
			if ref.ID != id {
				return "", false
			}
		}
		if len(a.Partners) == 0 {
			return "", false
		}
	}
	return id, id != ""
}

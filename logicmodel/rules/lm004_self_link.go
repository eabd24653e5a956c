package rules

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var selfLink = &Rule{
	Code: "LM004", Name: "self-link", Class: ClassStructural, Severity: diag.Error,
	Doc: `An element leads to itself, or a group to what is in it, or an element to the group that it is in.

Nothing is its own cause. Where a change keeps itself going, name the step that it goes through and mark the link that comes back with "feedback: true"; otherwise name the element that was meant.`,
	Run: func(p *Pass) {
		if len(p.groups) > 0 {
			reportInside(p)
		}
		for _, e := range p.owners() {
			isOwn := func(id string) bool { // as in moray/trained
				return len(id) > len(e.ID) && strings.HasSuffix(id, e.ID) && id == p.Model.ID+"/"+e.ID
			}
			for l := range e.LeadsTo {
				if to := &e.LeadsTo[l].To; to.ID == e.ID || isOwn(to.ID) {
					d := p.ReportLinkf(e, &e.LeadsTo[l], "%s leads to itself; remove this link, or name the element that it should lead to", q(e.ID))
					p.Offer(d, func(m *logicmodel.Model) []diag.Fix { return m.RemoveItem(to.Pos, "remove the link") })
				}
			}
			for _, from := range e.DependsOn {
				if isOwn(from.ID) {
					p.Reportf(from.Pos, e, "%s depends on itself; remove this link, or name the element that leads to it", q(e.ID))
				}
			}
		}
	},
}

// reportInside reports links between a group and its members.
func reportInside(p *Pass) {
	for e, l := range p.Links() {
		from, ok := p.Graph.Node(e.ID)
		to, ok2 := p.Graph.Node(l.To.ID)
		if ok && ok2 && e.ID != l.To.ID && p.Graph.Holds(from, to) {
			d := p.ReportLinkf(e, l, "one of %s and %s is part of the other, so that this link says nothing; remove it, or name what it should lead to", q(e.ID), q(l.To.ID))
			p.Offer(d, func(m *logicmodel.Model) []diag.Fix { return m.RemoveItem(l.To.Pos, "remove the link") })
		}
	}
}

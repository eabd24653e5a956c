// Package chain builds logic models in Go so that an illegal chain does not
// compile: an activity produces outputs, an output leads to outcomes, and an
// outcome leads to one of its own stage or a later one, or to the end state.
// What runs back on purpose needs Feedback.
//
//	c := chain.New("cafe", "Village café")
//	afternoons := c.Activity("afternoons", "Weekly community café")
//	meetings := c.Output("meetings", "Café afternoons held")
//	contacts := c.ShortTerm("contacts", "More people know their neighbours")
//	wellbeing := c.EndState("wellbeing", "Improved wellbeing of the community")
//
//	afternoons.Produces(meetings)
//	meetings.LeadsTo(contacts).Because("People who share a table get to know each other")
//	contacts.LeadsTo(wellbeing)
//
//	m := c.Build()
//
// The types only keep the order of the stages. Whether the model makes sense
// otherwise is for [logicmodel.Validate] to say.
package chain

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// A Chain is a logic model that is being built. Its parts belong to it: to use
// a part of one chain in another is to name something by an id that is not
// there.
type Chain struct {
	model    logicmodel.Model
	elements []*logicmodel.Element
}

// New begins a model.
func New(id, title string) *Chain {
	return &Chain{model: logicmodel.Model{ID: id, Title: title}}
}

// Build is the model as it stands. Set what else it should say, such as its
// Framework, in the result. The chain can be built on, which
// leaves the result alone, and built again.
func (c *Chain) Build() *logicmodel.Model {
	m := c.model
	m.Partners = slices.Clone(m.Partners)
	m.Reach = slices.Clone(m.Reach)
	m.Assumptions = slices.Clone(m.Assumptions)
	m.Risks = slices.Clone(m.Risks)
	for s := logicmodel.Activity; s <= logicmodel.EndState; s++ {
		for _, e := range c.elements {
			if e.Stage == s {
				m.Elements = append(m.Elements, clone(e))
			}
		}
	}
	return &m
}

// clone is a copy of the element that later calls leave alone.
func clone(e *logicmodel.Element) logicmodel.Element {
	c := *e
	c.Partners = slices.Clone(e.Partners)
	c.Reach = slices.Clone(e.Reach)
	c.Supports = slices.Clone(e.Supports)
	c.Indicators = slices.Clone(e.Indicators)
	c.DependsOn = slices.Clone(e.DependsOn)
	c.Ignore = slices.Clone(e.Ignore)
	c.LeadsTo = slices.Clone(e.LeadsTo)
	for i := range c.LeadsTo {
		c.LeadsTo[i].Assumes = slices.Clone(c.LeadsTo[i].Assumes)
		c.LeadsTo[i].Risks = slices.Clone(c.LeadsTo[i].Risks)
	}
	return c
}

// A Partner is a partner of the chain's model.
type Partner struct{ id string }

// Partner adds a partner.
func (c *Chain) Partner(p logicmodel.Partner) Partner {
	c.model.Partners = append(c.model.Partners, p)
	return Partner{p.ID}
}

// A Reach is a reach group of the chain's model.
type Reach struct{ id string }

// Reach adds a reach group.
func (c *Chain) Reach(g logicmodel.ReachGroup) Reach {
	c.model.Reach = append(c.model.Reach, g)
	return Reach{g.ID}
}

// An Assumption is an assumption of the chain's model.
type Assumption struct{ id string }

// Assumption adds an assumption.
func (c *Chain) Assumption(a logicmodel.Assumption) Assumption {
	c.model.Assumptions = append(c.model.Assumptions, a)
	return Assumption{a.ID}
}

// A Risk is a risk of the chain's model.
type Risk struct{ id string }

// Risk adds a risk.
func (c *Chain) Risk(r logicmodel.Risk) Risk {
	c.model.Risks = append(c.model.Risks, r)
	return Risk{r.ID}
}

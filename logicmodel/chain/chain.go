// Package chain builds logic models in Go, step by step:
//
//	c := chain.New("cafe", "Village café")
//	afternoons := c.Add(logicmodel.Activity, "afternoons", "Weekly community café")
//	meetings := c.Add(logicmodel.Output, "meetings", "Café afternoons held")
//	contacts := c.Add(logicmodel.ShortTerm, "contacts", "More people know their neighbours")
//	wellbeing := c.Add(logicmodel.EndState, "wellbeing", "Improved wellbeing of the community")
//
//	c.Link(afternoons, meetings)
//	c.Link(meetings, contacts).Because("People who share a table get to know each other")
//	c.Link(contacts, wellbeing)
//
//	m := c.Build()
//
// It can build all that a model file can hold, faults included: check the result
// like a model that was read.
package chain

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Chain is a logic model that is being built.
type Chain struct {
	model logicmodel.Model
	steps []*Step
}

// New begins a model.
func New(id, title string) *Chain {
	return &Chain{model: logicmodel.Model{ID: id, Title: title}}
}

// Partners adds partners, which steps name by their ids.
func (c *Chain) Partners(partners ...logicmodel.Partner) *Chain {
	c.model.Partners = append(c.model.Partners, partners...)
	return c
}

// Reach adds groups of people, which steps name by their ids.
func (c *Chain) Reach(groups ...logicmodel.ReachGroup) *Chain {
	c.model.Reach = append(c.model.Reach, groups...)
	return c
}

// Assumptions adds assumptions, which links name by their ids.
func (c *Chain) Assumptions(assumptions ...logicmodel.Assumption) *Chain {
	c.model.Assumptions = append(c.model.Assumptions, assumptions...)
	return c
}

// Risks adds risks, which links name by their ids.
func (c *Chain) Risks(risks ...logicmodel.Risk) *Chain {
	c.model.Risks = append(c.model.Risks, risks...)
	return c
}

// Groups adds groups, which steps join by [Step.Group].
func (c *Chain) Groups(groups ...logicmodel.Group) *Chain {
	c.model.Groups = append(c.model.Groups, groups...)
	return c
}

// Factors adds external factors, which name the ids of the steps that they
// affect.
func (c *Chain) Factors(factors ...logicmodel.Factor) *Chain {
	c.model.Factors = append(c.model.Factors, factors...)
	return c
}

// Heading sets the heading of a stage.
func (c *Chain) Heading(stage logicmodel.Stage, text string) *Chain {
	c.model.Headings = append(c.model.Headings, outcomes.Heading{Stage: stage, Text: text})
	return c
}

// LinkStages links each stage as a whole to the next, in addition to the links of
// steps.
func (c *Chain) LinkStages() *Chain {
	c.model.Links = logicmodel.LinkingStages
	return c
}

// Ignore suppresses a rule for the whole model, for a reason.
func (c *Chain) Ignore(code, reason string) *Chain {
	c.model.Ignore = append(c.model.Ignore, logicmodel.Suppression{Code: code, Reason: reason})
	return c
}

// AddOutcome adds an outcome to a model whose outcomes have no terms. All
// outcomes of such a model must be added by it.
func (c *Chain) AddOutcome(id, title string) *Step {
	c.model.NoTerms = true
	return c.Add(logicmodel.MediumTerm, id, title)
}

// Add adds an element to a stage.
func (c *Chain) Add(stage logicmodel.Stage, id, title string) *Step {
	s := &Step{element: logicmodel.Element{ID: id, Title: title, Stage: stage}}
	c.steps = append(c.steps, s)
	return s
}

// Link adds a link from one step to another.
func (c *Chain) Link(from, to *Step) *Link { return from.LeadsTo(to.element.ID) }

// Build returns the model as it stands, with its elements in the order of their
// stages. Set other fields, such as Framework, in the result. The chain can be
// extended, which does not change the result, and built again.
func (c *Chain) Build() *logicmodel.Model {
	m := c.model.Clone()
	for _, s := range c.steps {
		e := s.element
		for _, l := range s.links {
			e.LeadsTo = append(e.LeadsTo, l.link)
		}
		m.Elements = append(m.Elements, e)
	}
	slices.SortStableFunc(m.Headings, func(a, b outcomes.Heading) int { return int(a.Stage) - int(b.Stage) })
	slices.SortStableFunc(m.Elements, func(a, b logicmodel.Element) int { return int(a.Stage) - int(b.Stage) })
	return m.Clone() // a clone shares no lists with the steps
}

// A Step is an element of the chain that is being built. Its methods set fields
// of the element and return the step, so that calls can be chained.
type Step struct {
	element logicmodel.Element
	links   []*Link
}

// Label sets a shorter text for the picture.
func (s *Step) Label(text string) *Step { s.element.Label = text; return s }

// Summary sets the text for reports.
func (s *Step) Summary(text string) *Step { s.element.Summary = text; return s }

// Kind sets the kind of change that an outcome is.
func (s *Step) Kind(kind logicmodel.Kind) *Step { s.element.Kind = kind; return s }

// Group makes it a member of the group with the id.
func (s *Step) Group(id string) *Step { s.element.Group.ID = id; return s }

// Unintended marks it as an unwanted effect.
func (s *Step) Unintended() *Step { s.element.Unintended = true; return s }

// Status sets the judgement of how it stands at a date.
func (s *Step) Status(j logicmodel.Judgement) *Step { s.element.Status = &j; return s }

// SameAs adds its ids in other schemes.
func (s *Step) SameAs(ids ...outcomes.ForeignID) *Step {
	s.element.SameAs = append(s.element.SameAs, ids...)
	return s
}

// Extra adds keys of other programs.
func (s *Step) Extra(extra ...outcomes.Extra) *Step {
	s.element.Extra = append(s.element.Extra, extra...)
	return s
}

// Partners names, by their ids, partners who do it or take part.
func (s *Step) Partners(ids ...string) *Step {
	s.element.Partners = append(s.element.Partners, refs(ids)...)
	return s
}

// Reach names, by their ids, groups of people whom it reaches, or who change.
func (s *Step) Reach(ids ...string) *Step {
	s.element.Reach = append(s.element.Reach, refs(ids)...)
	return s
}

// Supports names outcomes of the framework that it supports.
func (s *Step) Supports(ids ...string) *Step {
	s.element.Supports = append(s.element.Supports, refs(ids)...)
	return s
}

// Indicators adds measures.
func (s *Step) Indicators(indicators ...outcomes.Indicator) *Step {
	s.element.Indicators = append(s.element.Indicators, indicators...)
	return s
}

// LeadsTo links the step to the element or group of this id, which may be an element
// of another model, as in "moray/trained".
func (s *Step) LeadsTo(id string) *Link {
	l := &Link{logicmodel.Link{To: logicmodel.Ref{ID: id}}}
	s.links = append(s.links, l)
	return l
}

// DependsOn names elements of other models that lead to it, as in
// "moray/trained".
func (s *Step) DependsOn(ids ...string) *Step {
	s.element.DependsOn = append(s.element.DependsOn, refs(ids)...)
	return s
}

// Ignore suppresses a rule for the step, for a reason.
func (s *Step) Ignore(code, reason string) *Step {
	s.element.Ignore = append(s.element.Ignore, logicmodel.Suppression{Code: code, Reason: reason})
	return s
}

// Source sets the publication that it is taken from.
func (s *Step) Source(text string) *Step { s.element.Source = text; return s }

// Illustrative marks it as an example of ours, not a fact of the source.
func (s *Step) Illustrative() *Step { s.element.Illustrative = true; return s }

// Note sets a remark.
func (s *Step) Note(text string) *Step { s.element.Note = text; return s }

// A Link is a link of the chain that is being built. Its methods set fields of
// the link and return it, so that calls can be chained.
type Link struct{ link logicmodel.Link }

// Because sets the rationale.
func (l *Link) Because(reason string) *Link { l.link.Because = reason; return l }

// Evidence sets how well the link is supported, and where that is published.
func (l *Link) Evidence(e outcomes.Evidence) *Link { l.link.Evidence = e; return l }

// Assumes names, by their ids, assumptions that must hold for the link to work.
func (l *Link) Assumes(ids ...string) *Link {
	for _, id := range ids {
		l.link.Assumes = append(l.link.Assumes, logicmodel.LinkAssumption{ID: id})
	}
	return l
}

// AssumesThat adds, in words, what must hold for the link to work.
func (l *Link) AssumesThat(text string) *Link {
	l.link.Assumes = append(l.link.Assumes, logicmodel.LinkAssumption{Text: text})
	return l
}

// Risks names, by their ids, risks to the link.
func (l *Link) Risks(ids ...string) *Link {
	l.link.Risks = append(l.link.Risks, refs(ids)...)
	return l
}

// Feedback marks the link as one that runs back on purpose.
func (l *Link) Feedback() *Link { l.link.Feedback = true; return l }

// Illustrative marks it as an example of ours, not a fact of the source.
func (l *Link) Illustrative() *Link { l.link.Illustrative = true; return l }

// Extra adds keys of other programs.
func (l *Link) Extra(extra ...outcomes.Extra) *Link {
	l.link.Extra = append(l.link.Extra, extra...)
	return l
}

// Note sets a remark.
func (l *Link) Note(text string) *Link { l.link.Note = text; return l }

func refs(ids []string) []logicmodel.Ref {
	var refs []logicmodel.Ref
	for _, id := range ids {
		refs = append(refs, logicmodel.Ref{ID: id})
	}
	return refs
}

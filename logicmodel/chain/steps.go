package chain

import "github.com/resultschain/resultschain/logicmodel"

// A Step is an element of any stage.
type Step interface{ element() *logicmodel.Element }

// AfterOutput is what an output may lead to: an outcome.
type AfterOutput interface {
	Step
	afterOutput()
}

// AfterShortTerm is what a short-term outcome may lead to: any outcome, or the
// end state.
type AfterShortTerm interface {
	Step
	afterShortTerm()
}

// AfterMediumTerm is what a medium-term outcome may lead to: a medium- or
// long-term outcome, or the end state.
type AfterMediumTerm interface {
	Step
	afterMediumTerm()
}

// AfterLongTerm is what a long-term outcome may lead to: another one, or the
// end state.
type AfterLongTerm interface {
	Step
	afterLongTerm()
}

// The elements of the stages. The fields of the [logicmodel.Element] in each,
// such as Label and Kind, can be set directly; its ID and Stage should be left
// as they are.
type (
	// An Activity is something that is done.
	Activity struct{ step }
	// An Output is something that an activity produces.
	Output struct{ step }
	// A ShortTerm is a short-term outcome.
	ShortTerm struct{ step }
	// A MediumTerm is a medium-term outcome.
	MediumTerm struct{ step }
	// A LongTerm is a long-term outcome.
	LongTerm struct{ step }
	// An EndState is the final change that everything leads to.
	EndState struct{ step }
)

func (*ShortTerm) afterOutput()  {}
func (*MediumTerm) afterOutput() {}
func (*LongTerm) afterOutput()   {}

func (*ShortTerm) afterShortTerm()  {}
func (*MediumTerm) afterShortTerm() {}
func (*LongTerm) afterShortTerm()   {}
func (*EndState) afterShortTerm()   {}

func (*MediumTerm) afterMediumTerm() {}
func (*LongTerm) afterMediumTerm()   {}
func (*EndState) afterMediumTerm()   {}

func (*LongTerm) afterLongTerm() {}
func (*EndState) afterLongTerm() {}

// Activity adds an activity.
func (c *Chain) Activity(id, title string) *Activity {
	return &Activity{c.step(logicmodel.Activity, id, title)}
}

// Output adds an output.
func (c *Chain) Output(id, title string) *Output {
	return &Output{c.step(logicmodel.Output, id, title)}
}

// ShortTerm adds a short-term outcome.
func (c *Chain) ShortTerm(id, title string) *ShortTerm {
	return &ShortTerm{c.step(logicmodel.ShortTerm, id, title)}
}

// MediumTerm adds a medium-term outcome.
func (c *Chain) MediumTerm(id, title string) *MediumTerm {
	return &MediumTerm{c.step(logicmodel.MediumTerm, id, title)}
}

// LongTerm adds a long-term outcome.
func (c *Chain) LongTerm(id, title string) *LongTerm {
	return &LongTerm{c.step(logicmodel.LongTerm, id, title)}
}

// EndState adds the end state.
func (c *Chain) EndState(id, title string) *EndState {
	return &EndState{c.step(logicmodel.EndState, id, title)}
}

// Produces links the activity to outputs.
func (a *Activity) Produces(outputs ...*Output) *Links { return link(a, outputs, false) }

// LeadsTo links the output to outcomes.
func (o *Output) LeadsTo(outcomes ...AfterOutput) *Links { return link(o, outcomes, false) }

// LeadsTo links the outcome to other outcomes or to the end state.
func (s *ShortTerm) LeadsTo(to ...AfterShortTerm) *Links { return link(s, to, false) }

// LeadsTo links the outcome to outcomes that are not earlier or to the end
// state.
func (m *MediumTerm) LeadsTo(to ...AfterMediumTerm) *Links { return link(m, to, false) }

// LeadsTo links the outcome to other long-term outcomes or to the end state.
func (l *LongTerm) LeadsTo(to ...AfterLongTerm) *Links { return link(l, to, false) }

// step is what the elements of all stages have in common.
type step struct{ *logicmodel.Element }

func (c *Chain) step(s logicmodel.Stage, id, title string) step {
	e := &logicmodel.Element{ID: id, Title: title, Stage: s}
	c.elements = append(c.elements, e)
	return step{e}
}

func (s step) element() *logicmodel.Element { return s.Element }

// By names partners who do it or take part.
func (s step) By(partners ...Partner) {
	for _, p := range partners {
		s.Partners = append(s.Partners, logicmodel.Ref{ID: p.id})
	}
}

// Reaches names groups of people whom it reaches, or who change.
func (s step) Reaches(groups ...Reach) {
	for _, g := range groups {
		s.Reach = append(s.Reach, logicmodel.Ref{ID: g.id})
	}
}

// Supporting names outcomes of the framework that it supports, by their ids.
func (s step) Supporting(ids ...string) {
	for _, id := range ids {
		s.Supports = append(s.Supports, logicmodel.Ref{ID: id})
	}
}

// Feedback links the element to others, earlier ones included, that it
// strengthens in turn.
func (s step) Feedback(to ...Step) *Links { return link(s, to, true) }

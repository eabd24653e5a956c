package portfolio

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// checkOrder looks for links that seem to run the wrong way, or too far. The
// frameworks of the members are known by now, and the options of their checks
// are given.
//
// Stages and kinds are each model's own: what one partner changes in the long
// term may be what another begins with, and to work otherwise is how a service
// reaches people. So a link may run back through them, and only what it may
// mean is told. The framework is common to both.
func (j *joint) checkOrder(options func(member int) *rules.Options) {
	reasons := map[[2]node]bool{}
	for i := range j.crossings {
		if c := &j.crossings[i]; c.Says != nil && c.Says.Because != "" {
			reasons[[2]node{c.from, c.to}] = true
		}
	}
	var tree *contributions // once it is asked for
	present := make(map[int]stages)
	for i := range j.crossings {
		c := &j.crossings[i]
		if c.wrong || c.again != nil || c.Feedback() {
			continue
		}
		if f, g := j.framework(c.from), j.framework(c.to); f != nil && g != nil && len(c.From.Element.Supports) > 0 && len(c.To.Element.Supports) > 0 &&
			catalogue["LM075"].SeverityIn(j.p.Members[c.writer.member].Framework, options(c.writer.member)) != diag.Off {
			if tree == nil {
				tree = newContributions()
			}
			tree.add(f)
			tree.add(g)
			if a, b, ok := against(tree.refs(f, c.From), tree.refs(g, c.To)); ok {
				j.contradicts(c, a, b)
				continue
			}
		}
		from, to := c.From.Element, c.To.Element
		switch {
		case to.Stage < from.Stage:
			j.backward(c)
		case from.Kind != 0 && to.Kind != 0 && to.Kind < from.Kind:
			j.kindOrder(c)
		case !reasons[[2]node{c.from, c.to}]:
			if member, s, ok := j.jumped(c, present); ok {
				j.skipped(c, member, s)
			}
		}
	}
}

// framework is what the element's model is checked against; nil where it names
// another.
func (j *joint) framework(n node) *outcomes.Framework {
	m := j.p.Members[n.member]
	if slices.ContainsFunc(m.Findings, func(d diag.Diagnostic) bool { return d.Code == "LM077" }) {
		return nil
	}
	return m.Framework
}

// refs are the outcomes of the framework that the step supports, as far as
// there are such.
func (t *contributions) refs(f *outcomes.Framework, s Step) []*place {
	var all []*place
	for _, ref := range s.Element.Supports {
		if p := t.named[identity(f)][ref.ID]; p != nil {
			all = append(all, p)
		}
	}
	return all
}

// against is one of the outcomes that the first step of a link supports and one
// of those that its second supports, of which the second contributes to the
// first; false where there are none, or where others are in order or the same.
func against(from, to []*place) (a, b *place, found bool) {
	start, fine := map[*place]bool{}, map[*place]bool{}
	for _, x := range from {
		start[x], fine[x] = true, true
		for _, up := range x.above() {
			fine[up] = true
		}
	}
	if slices.ContainsFunc(to, func(y *place) bool { return fine[y] }) {
		return nil, nil, false
	}
	for _, y := range to {
		for _, up := range y.above() {
			if start[up] {
				return up, y, true
			}
		}
	}
	return nil, nil, false
}

// stages are those that have elements.
type stages [logicmodel.EndState + 1]bool

// jumped is the first stage, and a member that has elements of it, past which
// the link leads. Only links of activities and outputs are looked at, since
// these come before the outcomes of every model, while the terms of one model
// are not those of another.
func (j *joint) jumped(c *crossing, present map[int]stages) (member int, s logicmodel.Stage, ok bool) {
	from, to := c.From.Element.Stage, c.To.Element.Stage
	if from != logicmodel.Activity && from != logicmodel.Output || to > logicmodel.EndState {
		return 0, 0, false
	}
	has := func(member int) stages {
		is, known := present[member]
		if !known {
			for _, e := range j.p.Members[member].Model.Elements {
				if e.Stage > 0 && e.Stage <= logicmodel.EndState {
					is[e.Stage] = true
				}
			}
			present[member] = is
		}
		return is
	}
	for s := from + 1; s < to; s++ {
		switch {
		case s == logicmodel.Output && has(c.from.member)[s]:
			return c.from.member, s, true
		case has(c.to.member)[s]:
			return c.to.member, s, true
		}
	}
	return 0, 0, false
}

// contradicts tells of a link of which the framework says that the outcome b of
// its end contributes to the outcome a of its start.
func (j *joint) contradicts(c *crossing, a, b *place) {
	from, to := q(c.From.String()), q(c.To.String())
	f := j.report(c.writer.member, "LM075", j.element(c.writer), c.Pos, "%s leads to %s, but in the framework %s, which %s supports, contributes to %s, which %s supports; turn the link round, or correct what they support",
		from, to, q(b.outcome.ID), to, q(a.outcome.ID), from)
	j.relateOther(f, c)
}

func (j *joint) backward(c *crossing) {
	f := j.report(c.writer.member, "LM007", j.element(c.writer), c.Pos, "%s is %s and leads to %s, %s; leave it so if the work of one partner begins with what another brings about, else turn the link round or correct a stage",
		q(c.From.String()), aStage(c.From.Element.Stage), q(c.To.String()), aStage(c.To.Element.Stage))
	f.most = diag.Info
	j.relateOther(f, c)
}

func (j *joint) kindOrder(c *crossing) {
	f := j.report(c.writer.member, "LM039", j.element(c.writer), c.Pos, "%s is a change of %s and leads to %s, one of %s; leave it so if other people change there, else turn the link round or correct a kind",
		q(c.From.String()), c.From.Element.Kind, q(c.To.String()), c.To.Element.Kind)
	f.most = diag.Info
	j.relateOther(f, c)
}

// skipped tells of a link that jumps over a stage of a member.
func (j *joint) skipped(c *crossing, member int, s logicmodel.Stage) {
	why := `say why under "because"`
	if c.Says == nil {
		why = `write the link in the other model and say why under "because"`
	}
	f := j.report(c.writer.member, "LM008", j.element(c.writer), c.Pos, "%s is %s and leads straight to %s, %s, past the %ss of %s; lead through one of these, or %s",
		q(c.From.String()), aStage(c.From.Element.Stage), q(c.To.String()), aStage(c.To.Element.Stage), s.Noun(), q(j.p.Members[member].Model.ID), why)
	j.relateOther(f, c)
}

// relateOther adds the place of the end at which the link is not written.
func (j *joint) relateOther(f *fault, c *crossing) {
	other := c.from
	if other == c.writer {
		other = c.to
	}
	j.relate(f, other.member, j.element(other).Pos, "%s is here", q(j.step(other).String()))
}

// aStage is the stage's noun with its article.
func aStage(s logicmodel.Stage) string {
	switch s {
	case logicmodel.Activity, logicmodel.Output, logicmodel.EndState:
		return "an " + s.Noun()
	}
	return "a " + s.Noun()
}

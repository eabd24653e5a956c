package strength

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// writeElement writes all of an element.
func (t *text) writeElement() {
	e := &t.Model.Elements[t.Element]
	t.writeHeading(t.name("element ", e.Title, e.ID))
	what := prose.A(t.noun(e.Stage))
	if e.Stage == logicmodel.EndState && t.Graph.Count(e.Stage) == 1 {
		what = "the " + t.noun(e.Stage)
	}
	if e.Unintended {
		what += " that nobody wants"
	}
	if e.Illustrative {
		what += ", as an illustration,"
	}
	what += " of " + quote(t.Model.Title)
	if e.Pos.IsValid() {
		what += fmt.Sprintf(", at line %d", e.Pos.Line)
		if t.File != "" {
			what += " of " + t.File
		}
	}
	t.writeSentence("This is %s", what)
	t.writeGroups()
	t.writeStatus(e.Status)

	t.writeHeading("How it is reached")
	t.writeReached(e.Stage)
	t.writeHeading("What it leads to")
	t.writeLeads()
	if !t.Here.isEmpty() {
		t.writeHeading("What the way here rests on")
		t.writeRests(&t.Here)
	}
	if !t.On.isEmpty() {
		t.writeHeading("What the way from here to the " + t.endNoun() + " rests on")
		t.writeRests(&t.On)
	}
	t.writeHeading("Who")
	t.writePartners()
	if len(t.Reach) > 0 {
		t.writeSentence("It is for %s", listNames(t.Reach, reachName))
	} else {
		t.writeSentence("It does not say whom it is for")
	}
	t.writeHeading("What it supports in the framework")
	t.writeSupports()
}

// writeLead writes how many of the activities lead here or there, and which.
func (t *text) writeLead(place string, w *Way) {
	all, n := len(t.starts), len(w.From)
	if all == 0 {
		t.writeSentence("The model has no %s", t.plural(logicmodel.Activity))
		return
	}
	s := t.leadingWords(n) + " " + place
	if n > 0 && (n < all || n <= maxListed+1) {
		s += ": " + t.elementNames(w.From)
	}
	t.writeSentence("%s", s)
}

// leadingWords returns in words how many of the activities, or of what is in their
// place, lead somewhere.
func (t *text) leadingWords(n int) string {
	all := len(t.starts)
	starts := t.startNoun(all)
	switch {
	case all == 1:
		return "The one " + starts + prose.Agree(n, " leads", " does not lead")
	case n == 0:
		return fmt.Sprintf("None of the %s %s leads", prose.Number(all), starts)
	case n == all && n == 2:
		return "Both " + starts + " lead"
	case n == all:
		return fmt.Sprintf("All %s %s lead", prose.Number(all), starts)
	}
	return fmt.Sprintf("%s of the %s %s %s", prose.UpperFirst(prose.Number(n)), prose.Number(all), starts, prose.Agree(n, "leads", "lead"))
}

// writeReached writes how the element is reached.
func (t *text) writeReached(stage logicmodel.Stage) {
	begins := stage == logicmodel.Input || slices.Contains(t.starts, t.Element)
	if begins {
		t.writeSentence("It is %s, with which chains begin", prose.A(t.noun(stage)))
	} else {
		t.writeLead("here", &t.Here)
		switch es := t.Here.Every.Elements; {
		case len(t.Here.Links) <= len(t.Here.From) && len(t.Here.Elements) <= len(t.Here.From)+1:
		case t.Here.One:
			t.writeSentence("One path leads here, through %s", t.elementNames(es))
		case len(es) > 0:
			t.writeSentence("Every path here goes through %s", t.elementNames(es))
		default:
			t.writeSentence("No step is common to all paths here")
		}
	}
	left := t.writeNeighbours(t.Causes, linkFrom, linkTo, func(nodes []int, why string) {
		t.writeSentence("%s %s directly to it%s", t.sentenceNames(nodes), prose.Agree(len(nodes), "leads", "lead"), why)
	})
	if left > 0 {
		t.writeSentence("%d others lead directly to it", left)
	}
	_, before := t.stageLinks(stage)
	if before != 0 {
		t.writeSentence("The %s as a whole lead to the %s", t.plural(before), t.plural(stage))
	}
	if len(t.Causes) == 0 && !begins && len(t.Before) == 0 && before == 0 {
		t.writeSentence("Nothing leads directly to it")
	}
	if factors := t.factors(); len(factors) > 0 {
		t.writeSentence("From outside, it is affected by %s", listNames(factors, func(f *logicmodel.Factor) string { return t.name("factor ", f.Title, f.ID) }))
	}
	var own, other []Outside
	for _, o := range t.Before {
		if o.Element == t.Element {
			own = append(own, o)
		} else {
			other = append(other, o)
		}
	}
	if len(own) > 0 {
		t.writeSentence("It depends on %s, outside this model", outsideNames(own))
	}
	if len(other) > 0 {
		t.writeSentence("What leads to it depends on %s, outside this model", outsideNames(other))
	}
	if len(t.FedBy) > 0 {
		t.writeSentence("Feedback comes to it from %s", listNames(t.FedBy, func(l int) string { return t.nodeName(t.Graph.Edges[l].From) }))
	}
}

// writeLeads writes what the element leads to.
func (t *text) writeLeads() {
	left := t.writeNeighbours(t.Effects, linkTo, linkFrom, func(nodes []int, why string) {
		t.writeSentence("It leads directly to %s%s", listNames(nodes, t.nodeName), why)
	})
	if left > 0 {
		t.writeSentence("It leads directly to %d others", left)
	}
	stage := t.Model.Elements[t.Element].Stage
	if after, _ := t.stageLinks(stage); after != 0 {
		t.writeSentence("The %s as a whole lead to the %s", t.plural(stage), t.plural(after))
	} else if t.feedsActivities() && t.Graph.Count(logicmodel.Activity) > 0 {
		t.writeSentence("It feeds the %s as a whole", t.plural(logicmodel.Activity))
	}
	ends := elementsOf(t.Model, t.Graph.End())
	switch isEnd := slices.Contains(ends, t.Element); {
	case isEnd && len(t.Effects) == 0 && len(ends) > 1:
		t.writeSentence("It is one of the %s %s, at which chains end", prose.Number(len(ends)), t.endNoun())
	case isEnd && len(t.Effects) == 0:
		t.writeSentence("It is the %s, at which chains end", t.endNoun())
	case isEnd:
	case len(ends) == 0:
		t.writeSentence("The model has no end state")
	case !t.On.Exists():
		t.writeSentence("It does not lead to the %s %s in this model", t.endNoun(), t.elementNames(ends))
	case !t.On.One || len(t.On.Links) > 1 || len(t.On.Elements) > 2:
		t.writeSentence("In the end it leads to the %s %s, %s", t.endNoun(), t.elementNames(ends), t.pathWords(&t.On))
	}
	if len(t.After) > 0 {
		t.writeSentence("Outside this model it leads to %s", outsideNames(t.After))
	}
	if len(t.Feeds) > 0 {
		t.writeSentence("It feeds back to %s", listNames(t.Feeds, func(l int) string { return t.nodeName(t.Graph.Edges[l].To) }))
	}
}

func linkFrom(k *logicmodel.Edge) int { return k.From }
func linkTo(k *logicmodel.Edge) int   { return k.To }

// writeNeighbours writes the elements and groups at the other ends of links, those of
// equal links together, and returns how many it leaves out where there are too many.
// At its own end a link may have a group that the element is in.
func (t *text) writeNeighbours(links []int, other, own func(*logicmodel.Edge) int, write func(nodes []int, why string)) (left int) {
	var reasons []string
	nodes := map[string][]int{}
	for _, l := range links {
		k := &t.Graph.Edges[l]
		why := ""
		if group, ok := t.Graph.Group(own(k)); ok {
			why = ", as part of the group " + t.groupName(group)
		}
		if k.Link.Illustrative {
			why = ", as an illustration"
		}
		why += evidenceWords(k.Link.Evidence)
		if k.Link.Because != "" {
			why += ", because " + quote(strings.TrimSuffix(k.Link.Because, "."))
		}
		if nodes[why] == nil {
			reasons = append(reasons, why)
		}
		nodes[why] = append(nodes[why], other(k))
	}
	for i, why := range reasons {
		if i >= maxListed && len(reasons) > maxListed+1 {
			left += len(nodes[why])
		} else {
			write(nodes[why], why)
		}
	}
	return left
}

// evidenceWords returns the evidence for a link in words, to come after it. A
// source without a grade is named too.
func evidenceWords(e outcomes.Evidence) string {
	words := ", with " + e.Grade.String() + " evidence"
	if e.Grade == outcomes.GradeNone {
		words = ", for which no evidence was found"
	}
	switch {
	case e.Grade == 0 && e.Source == "":
		return ""
	case e.Grade == 0:
		return ", citing " + quote(e.Source) + " without a grade"
	case e.Source != "":
		words += " (citing " + quote(e.Source) + ")"
	}
	return words
}

// outsideNames returns the names of elements of other models as a list, each
// once.
func outsideNames(all []Outside) string {
	var names []string
	for _, o := range all {
		if !slices.Contains(names, o.Ref.ID) {
			names = append(names, o.Ref.ID)
		}
	}
	return prose.Some(names, maxListed)
}

// writePartners writes the partners of the element, and the others who take part
// in what leads to it.
func (t *text) writePartners() {
	name := func(p logicmodel.Partner) string { return cmp.Or(p.Name, p.ID) }
	if len(t.Partners) > 0 {
		t.writeSentence("Partners: %s", listNames(t.Partners, name))
	}
	if len(t.Others) > 0 {
		t.writeSentence("Partners in what leads to it: %s", listNames(t.Others, name))
	}
	if len(t.Partners)+len(t.Others) == 0 {
		t.writeSentence("No partner is named")
	}
}

func reachName(g logicmodel.ReachGroup) string {
	switch {
	case g.Title == "":
		return g.ID
	case g.Priority:
		return quote(g.Title) + " (to be reached first)"
	}
	return quote(g.Title)
}

// writeSupports writes the outcomes of the framework, each once.
func (t *text) writeSupports() {
	var own, others []Support
	seen := map[string]bool{}
	for _, s := range t.Supports {
		switch {
		case seen[s.ID]:
		case s.Element == t.Element:
			own = append(own, s)
		default:
			others = append(others, s)
		}
		seen[s.ID] = true
	}
	switch {
	case len(t.Supports) == 0:
		t.writeSentence("Neither it nor what it leads to supports an outcome of a framework")
	case len(own) > 0:
		t.writeSentence("It supports %s", listNames(own, t.supportedName))
	default:
		t.writeSentence("It supports no outcome itself")
	}
	if len(others) > 0 {
		t.writeSentence("What it leads to supports %s", listNames(others, t.supportedName))
	}
}

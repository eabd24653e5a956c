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
	what := prose.A(e.Stage.Noun())
	if e.Stage == logicmodel.EndState {
		what = "the end state"
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

	t.writeHeading("How it is reached")
	t.writeReached(e.Stage == logicmodel.Activity)
	t.writeHeading("What it leads to")
	t.writeLeads()
	if len(t.Here.Links) > 0 {
		t.writeHeading("What the way here rests on")
		t.writeRests(&t.Here)
	}
	if len(t.On.Links) > 0 {
		t.writeHeading("What the way from here to the end state rests on")
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
	all, n := len(elementsOf(t.Model, logicmodel.Activity)), len(w.From)
	if all == 0 {
		t.writeSentence("The model has no activities")
		return
	}
	s := leadingWords(n, all) + " " + place
	if n > 0 && (n < all || n <= maxListed+1) {
		s += ": " + t.elementNames(w.From)
	}
	t.writeSentence("%s", s)
}

// leadingWords returns in words how many of the activities lead somewhere.
func leadingWords(n, all int) string {
	switch {
	case all == 1:
		return prose.Agree(n, "The one activity leads", "The one activity does not lead")
	case n == 0:
		return fmt.Sprintf("None of the %s activities leads", prose.Number(all))
	case n == all && n == 2:
		return "Both activities lead"
	case n == all:
		return fmt.Sprintf("All %s activities lead", prose.Number(all))
	}
	return fmt.Sprintf("%s of the %s activities %s", prose.UpperFirst(prose.Number(n)), prose.Number(all), prose.Agree(n, "leads", "lead"))
}

// writeReached writes how the element is reached.
func (t *text) writeReached(isActivity bool) {
	if isActivity {
		t.writeSentence("It is an activity, with which chains begin")
	} else {
		t.writeLead("here", &t.Here)
		switch es := t.Here.Every.Elements; {
		case len(t.Here.Links) <= len(t.Here.From):
		case t.Here.IsOne():
			t.writeSentence("One path leads here, through %s", t.elementNames(es))
		case len(es) > 0:
			t.writeSentence("Every path here goes through %s", t.elementNames(es))
		default:
			t.writeSentence("No step is common to all paths here")
		}
	}
	left := t.writeNeighbours(t.Causes, func(l int) int { return t.Graph.Links[l].From }, func(es []int, why string) {
		t.writeSentence("%s %s directly to it%s", t.elementNames(es), prose.Agree(len(es), "leads", "lead"), why)
	})
	if left > 0 {
		t.writeSentence("%d others lead directly to it", left)
	}
	if len(t.Causes) == 0 && !isActivity && len(t.Before) == 0 {
		t.writeSentence("Nothing leads directly to it")
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
		t.writeSentence("Feedback comes to it from %s", listNames(t.FedBy, func(l int) string { return t.elementName(t.Graph.Links[l].From) }))
	}
}

// writeLeads writes what the element leads to.
func (t *text) writeLeads() {
	left := t.writeNeighbours(t.Effects, func(l int) int { return t.Graph.Links[l].To }, func(es []int, why string) {
		t.writeSentence("It leads directly to %s%s", t.elementNames(es), why)
	})
	if left > 0 {
		t.writeSentence("It leads directly to %d others", left)
	}
	ends := elementsOf(t.Model, logicmodel.EndState)
	switch isEnd := slices.Contains(ends, t.Element); {
	case isEnd && len(t.Effects) == 0:
		t.writeSentence("It is the end state, at which chains end")
	case isEnd:
	case len(ends) == 0:
		t.writeSentence("The model has no end state")
	case !t.On.Exists():
		t.writeSentence("It does not lead to the end state %s in this model", t.elementNames(ends))
	case !t.On.IsOne() || len(t.On.Links) > 1:
		t.writeSentence("In the end it leads to the end state %s, %s", t.elementNames(ends), t.pathWords(&t.On))
	}
	if len(t.After) > 0 {
		t.writeSentence("Outside this model it leads to %s", outsideNames(t.After))
	}
	if len(t.Feeds) > 0 {
		t.writeSentence("It feeds back to %s", listNames(t.Feeds, func(l int) string { return t.elementName(t.Graph.Links[l].To) }))
	}
}

// writeNeighbours writes the elements at the other ends of links, those of equal
// links together, and returns how many it leaves out where there are too many.
func (t *text) writeNeighbours(links []int, other func(l int) int, write func(es []int, why string)) (left int) {
	var reasons []string
	elements := map[string][]int{}
	for _, l := range links {
		k := t.Graph.Links[l]
		why := ""
		if k.Link.Illustrative {
			why = ", as an illustration"
		}
		why += evidenceWords(k.Link.Evidence)
		if k.Link.Because != "" {
			why += ", because " + quote(strings.TrimSuffix(k.Link.Because, "."))
		}
		if elements[why] == nil {
			reasons = append(reasons, why)
		}
		elements[why] = append(elements[why], other(l))
	}
	for i, why := range reasons {
		if i >= maxListed && len(reasons) > maxListed+1 {
			left += len(elements[why])
		} else {
			write(elements[why], why)
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

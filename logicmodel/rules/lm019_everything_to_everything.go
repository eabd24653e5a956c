package rules

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

// maxLinks is the most links out of an element, or to it, that a reader can
// still follow.
const maxLinks = 7

var everythingToEverything = &Rule{
	Code: "LM019", Name: "everything-to-everything", Class: ClassMethod, Severity: diag.Warning,
	Doc: `Two neighbouring stages of three or more elements each have every possible link drawn; or one element has more than 7 links out or more than 7 in.

Where everything leads to everything, the links say nothing: they cannot be wrong, so they cannot be tested. Keep those for which you have a reason. Where really all work together, put an element between that they lead to jointly.

This is one finding a model, at the first such stages, or else at the element with the most links; it names the others. Links to an end state do not count, since everything may lead there. Nor do those of groups and of stages as wholes ("links: stages"), which mean all on purpose.

Stages are neighbours if no stage between them has elements.

Source: Davies (2018).`,
	Run: func(p *Pass) {
		found := append(fullStages(p), hubs(p)...)
		var most *tangle
		for i := range found {
			f := &found[i]
			if p.IsSilent("LM019", f.element) {
				p.Reportf(f.at, f.element, "%s", f.message)
			} else if most == nil || f.links > most.links && most.link == nil {
				most = f
			}
		}
		if most == nil {
			return
		}
		var d *diag.Diagnostic
		if most.link != nil {
			d = p.ReportLinkf(most.element, most.link, "%s", most.message)
		} else {
			d = p.Reportf(most.at, most.element, "%s", most.message)
		}
		for i := range found {
			if f := &found[i]; f != most && !p.IsSilent("LM019", f.element) && len(d.Related) < maxHubs {
				before, _, _ := strings.Cut(f.message, ";")
				p.Relatedf(d, f.at, "%s", before)
			}
		}
	},
}

// maxHubs is the most places that the one finding of LM019 names besides its own.
const maxHubs = 20

// A tangle is a place at which everything leads to everything.
type tangle struct {
	at      diag.Pos
	element *logicmodel.Element
	link    *logicmodel.Link // the first of all between two stages; nil: the element has too many
	links   int              // how many the element has
	message string
}

// hubs returns the elements with more than 7 links out or in.
func hubs(p *Pass) (all []tangle) {
	m, c := p.Model, p.Graph
	var seen []int // the round in which the element was counted; nil until one has many links
	round := 0
	others := func(links []int32, end func(l logicmodel.Edge) int) int {
		if len(links) <= maxLinks {
			return 0 // few enough
		}
		if seen == nil {
			seen = make([]int, len(m.Elements))
		}
		n := 0
		round++
		for _, i := range links {
			l := c.Links[i]
			if l.From != l.To && seen[end(l)] != round && c.Stage(l.To) != logicmodel.EndState {
				seen[end(l)] = round
				n++
			}
		}
		return n
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		out := others(c.Out(i), func(l logicmodel.Edge) int { return l.To })
		in := others(c.In(i), func(l logicmodel.Edge) int { return l.From })
		f := tangle{at: e.Pos, element: e, links: max(in, out)}
		switch {
		case out > maxLinks && in > maxLinks:
			f.message = fmt.Sprintf("%s leads to %d others, and %d others lead to it; keep the links for which there is a reason", q(e.ID), out, in)
		case out > maxLinks:
			f.message = fmt.Sprintf("%s leads to %d others; keep the links for which there is a reason", q(e.ID), out)
		case in > maxLinks:
			f.message = fmt.Sprintf("%d others lead to %s; keep the links for which there is a reason", in, q(e.ID))
		default:
			continue
		}
		all = append(all, f)
	}
	return all
}

// fullStages returns the first links of neighbouring stages with every possible
// link between them.
func fullStages(p *Pass) (all []tangle) {
	c := p.Graph
	next := func(s logicmodel.Stage) logicmodel.Stage { // that has elements
		for s++; s < logicmodel.EndState && c.Count(s) == 0; s++ {
		}
		return s
	}
	// possible is how many links there can be between a stage of three elements
	// or more and such a next one; 0 for other stages, or if there are fewer.
	var possible [logicmodel.EndState]int
	for s := logicmodel.Stage(1); s < logicmodel.EndState; s++ {
		if of, to := c.Count(s), c.Count(next(s)); of >= 3 && to >= 3 && next(s) != logicmodel.EndState && of <= len(c.Links)/to {
			possible[s] = of * to
		}
	}
	if possible == [logicmodel.EndState]int{} {
		return nil
	}
	var drawn [logicmodel.EndState + 1]int // links of different pairs from the stage to the next
	var first [logicmodel.EndState + 1]*logicmodel.Edge
	mark := make([]int, len(p.Model.Elements)) // the element, plus 1, that last led here
	for i := range p.Graph.Links {
		l := &p.Graph.Links[i]
		s := c.Stage(l.From)
		if l.Link.Feedback || !s.IsValid() || s == logicmodel.EndState || c.Stage(l.To) != next(s) || mark[l.To] == l.From+1 {
			continue
		}
		mark[l.To] = l.From + 1
		drawn[s]++
		if first[s] == nil {
			first[s] = l
		}
	}
	for s := logicmodel.Stage(1); s < logicmodel.EndState; s++ {
		if possible[s] == 0 || drawn[s] != possible[s] {
			continue
		}
		e := &p.Model.Elements[first[s].From]
		f := tangle{at: first[s].Link.To.Pos, element: e, link: first[s].Link}
		f.message = fmt.Sprintf("every %s leads to every %s, so the links say nothing; keep those for which there is a reason", p.Noun(s), p.Noun(next(s)))
		all = append(all, f)
	}
	return all
}

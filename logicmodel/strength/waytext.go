package strength

import (
	"fmt"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// by returns how the paths of a way run, such as “by one path, through a and b”.
func (t *text) by(w *Way) string {
	es := w.Every.Elements
	switch {
	case w.IsOne() && len(w.Links) == 1:
		return "directly"
	case w.IsOne():
		return "by one path, through " + t.elementNames(es)
	case len(es) == 0 && len(w.From) == 1:
		return "by several paths, which have no step in common"
	case len(es) == 0:
		return "by paths that have no step in common"
	case len(w.From) == 1:
		return "by several paths, all through " + t.elementNames(es)
	}
	return "by paths that all go through " + t.elementNames(es)
}

// rests writes what a way rests on.
func (t *text) rests(w *Way) {
	t.evidence(w)
	t.assumptions(w)
	t.noAssumption(w)
	for i := range w.Risks {
		if i == many && len(w.Risks) > many+1 {
			t.sentence("%d more risks are named", len(w.Risks)-many)
			break
		}
		t.risk(&w.Risks[i])
	}
}

// evidence writes how well the links of a way are supported.
func (t *text) evidence(w *Way) {
	n, bare := len(w.Links), len(w.Ungraded)
	of := func(one, each string) string { // the links, all together
		return prose.Agree(n, one, each+" of the "+prose.Number(n)+" links") + " on the way"
	}
	switch {
	case n == 0:
	case bare == 1 && n == 1 && t.source(w.Links[0]) != "":
		t.sentence("The link on the way cites %s, without a grade", t.source(w.Links[0]))
	case bare == n:
		t.sentence("%s has %s grade of evidence", of("The link", "None"), prose.Agree(n, "no", "a"))
		t.cited(w)
	case len(w.Weak) == n && w.Weakest == outcomes.GradeNone:
		t.sentence("Evidence was looked for and none found for %s", of("the link", "any"))
	case len(w.Weak) == n:
		t.sentence("The evidence is %s for %s", w.Weakest, of("the link", "each"))
	default:
		weak := fmt.Sprintf("The weakest evidence is %s, for ", w.Weakest)
		if w.Weakest == outcomes.GradeNone {
			weak = "Evidence was looked for and none found for "
		}
		weak += t.links(w.Weak)
		if bare > 0 {
			weak += fmt.Sprintf("; %s of the %s links %s no grade", prose.Number(bare), prose.Number(n), prose.Agree(bare, "has", "have"))
		}
		t.sentence("%s", weak)
		t.cited(w)
		if !w.IsOne() {
			t.atBest(w)
		}
	}
}

// source returns what the link cites; empty: nothing.
func (t *text) source(l int) string {
	if s := t.Graph.Links[l].Link.Evidence.Source; s != "" {
		return quote(s)
	}
	return ""
}

// cited writes what the links without a grade cite, since somebody has looked
// there.
func (t *text) cited(w *Way) {
	var links []int
	for _, l := range w.Ungraded {
		if t.source(l) != "" {
			links = append(links, l)
		}
	}
	if len(links) > 3 {
		t.sentence("Of the links without a grade, %s cite a source", prose.Number(len(links)))
		return
	}
	for _, l := range links {
		t.sentence("The link %s cites %s, without a grade", t.link(l), t.source(l))
	}
}

// atBest writes what no path of several can do without, and the best of them.
func (t *text) atBest(w *Way) {
	weakest := rank(w.Weakest)
	if len(w.Ungraded) > 0 {
		weakest = 0
	}
	switch {
	case w.Best == 0:
		t.sentence("Every path has a link without a grade")
	case rank(w.Best) == weakest:
		t.sentence("Every path has such a link")
	default:
		better := map[outcomes.Grade]string{
			outcomes.GradeStrong: "strong evidence for each link", outcomes.GradeModerate: "evidence for each link that is moderate or better",
			outcomes.GradeWeak: "evidence for each link, weak at least", outcomes.GradeNone: "a grade for each link",
		}
		t.sentence("One path has %s: %s", better[w.Best], t.steps(w.BestPath))
	}
	shared, links := noLink, []int(nil)
	for _, l := range w.Every.Links {
		switch r := rank(t.Graph.Links[l].Link.Evidence.Grade); {
		case r > 0 && r < shared:
			shared, links = r, []int{l}
		case r == shared:
			links = append(links, l)
		}
	}
	switch g := gradeOf(shared); {
	case links == nil:
	case g == outcomes.GradeNone:
		t.sentence("Every path crosses %s, for which none was found", t.links(links))
	default:
		t.sentence("Of the links that every path crosses, the weakest evidence is %s, for %s", g, t.links(links))
	}
}

// steps returns a path, from one element to the next.
func (t *text) steps(links []int) string {
	s := t.elementName(t.Graph.Links[links[0]].From)
	for i, l := range links {
		switch {
		case i < many || i == len(links)-1:
			s += " → " + t.elementName(t.Graph.Links[l].To)
		case i == many:
			s += " → …"
		}
	}
	return s
}

// assumptions writes those that are not known to hold, and how many do.
func (t *text) assumptions(w *Way) {
	var every, some []*Assumption
	for i := range w.Assumptions {
		switch a := &w.Assumptions[i]; {
		case a.IsOpen() && a.Every:
			every = append(every, a)
		case a.IsOpen():
			some = append(some, a)
		}
	}
	rest := func(who string, all []*Assumption) {
		if len(all) > 0 {
			t.sentence("%s on the %s %s", who, prose.Agree(len(all), "assumption", "assumptions"), list(all, t.assumption))
		}
	}
	if w.IsOne() {
		rest("It rests", every)
	} else {
		rest("Every path rests", every)
	}
	rest("Some paths rest", some)
	switch n, all := len(w.Assumptions)-len(every)-len(some), len(w.Assumptions); {
	case n == 0:
	case n < all:
		t.sentence("%s more %s said to hold", prose.UpperFirst(prose.Number(n)), prose.Agree(n, "assumption is", "assumptions are"))
	case n == 1:
		t.sentence("The one assumption on the way is said to hold")
	default:
		t.sentence("All %s assumptions on the way are said to hold", prose.Number(n))
	}
}

// noAssumption writes that the links of a way state none, if so.
func (t *text) noAssumption(w *Way) {
	if len(w.Assumptions) == 0 && len(w.Links) > 0 {
		t.sentence("%s an assumption", prose.Agree(len(w.Links), "The link on the way does not state", "No link on the way states"))
	}
}

// assumption returns one that is not known to hold.
func (t *text) assumption(a *Assumption) string {
	status := "not said whether it holds"
	switch a.Status {
	case logicmodel.StatusUntested:
		status = "untested"
	case logicmodel.StatusBroken:
		status = "found not to hold"
	}
	return t.name("assumption ", a.Text, a.ID, status)
}

// risk writes a sentence about a risk.
func (t *text) risk(r *Risk) {
	s := "A risk is " + t.name("risk ", r.Text, r.ID)
	var ratings []string
	if r.Likelihood != 0 {
		ratings = append(ratings, r.Likelihood.String()+" likelihood")
	}
	if r.Consequence != 0 {
		ratings = append(ratings, r.Consequence.String()+" consequence")
	}
	if len(ratings) > 0 {
		s += ", of " + prose.List(ratings)
	}
	if r.Mitigation != "" {
		s += "; against it: " + quote(r.Mitigation)
	}
	t.sentence("%s", s)
}

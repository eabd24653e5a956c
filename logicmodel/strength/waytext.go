package strength

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// pathWords returns how the paths of a way run, such as “by one path, through a and b”.
func (t *text) pathWords(w *Way) string {
	es := w.Every.Elements
	switch {
	case w.One && len(w.Elements) == 2:
		return "directly"
	case w.One:
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

// writeRests writes the evidence, assumptions and risks that a way rests on.
func (t *text) writeRests(w *Way) {
	t.writeStages(w)
	t.writeEvidence(w)
	t.writeAssumptions(w)
	t.writeNoAssumption(w)
	for i := range w.Risks {
		if i == maxListed && len(w.Risks) > maxListed+1 {
			t.writeSentence("%d more risks are named", len(w.Risks)-maxListed)
			break
		}
		t.writeRisk(&w.Risks[i])
	}
}

// isEmpty reports whether the way has no path, or only one from an element to
// itself.
func (w *Way) isEmpty() bool { return len(w.Links)+len(w.Stages) == 0 }

// writeStages writes which stages as wholes a way runs along.
func (t *text) writeStages(w *Way) {
	if len(w.Stages) == 0 {
		return
	}
	var parts []string
	for i, s := range w.Stages {
		if i == 0 || w.Stages[i-1][1] != s[0] {
			parts = append(parts, t.plural(s[0]))
		}
		parts[len(parts)-1] += " → " + t.plural(s[1])
	}
	t.writeSentence("Stages lead to the next as a whole, for which no evidence is stated: %s", strings.Join(parts, "; "))
}

// writeEvidence writes how well the links of a way are supported.
func (t *text) writeEvidence(w *Way) {
	n, bare := len(w.Links), len(w.Ungraded)
	of := func(one, each string) string { // the links, all together
		return prose.Agree(n, one, each+" of the "+prose.Number(n)+" links") + " on the way"
	}
	switch {
	case n == 0:
	case bare == 1 && n == 1 && t.source(w.Links[0]) != "":
		t.writeSentence("The link on the way cites %s, without a grade", t.source(w.Links[0]))
	case bare == n:
		t.writeSentence("%s has %s grade of evidence", of("The link", "None"), prose.Agree(n, "no", "a"))
		t.writeCited(w)
	case len(w.Weak) == n && w.Weakest == outcomes.GradeNone:
		t.writeSentence("Evidence was looked for and none found for %s", of("the link", "any"))
	case len(w.Weak) == n:
		t.writeSentence("The evidence is %s for %s", w.Weakest, of("the link", "each"))
	default:
		weak := fmt.Sprintf("The weakest evidence is %s, for ", w.Weakest)
		if w.Weakest == outcomes.GradeNone {
			weak = "Evidence was looked for and none found for "
		}
		weak += t.links(w.Weak)
		if bare > 0 {
			weak += fmt.Sprintf("; %s of the %s links %s no grade", prose.Number(bare), prose.Number(n), prose.Agree(bare, "has", "have"))
		}
		t.writeSentence("%s", weak)
		t.writeCited(w)
		if !w.One {
			t.writeAtBest(w)
		}
	}
}

// source returns the source that the link cites; it may be empty.
func (t *text) source(l int) string {
	if s := t.Graph.Edges[l].Link.Evidence.Source; s != "" {
		return quote(s)
	}
	return ""
}

// writeCited writes the sources of the links without a grade.
func (t *text) writeCited(w *Way) {
	var links []int
	for _, l := range w.Ungraded {
		if t.source(l) != "" {
			links = append(links, l)
		}
	}
	if len(links) > 3 {
		t.writeSentence("Of the links without a grade, %s cite a source", prose.Number(len(links)))
		return
	}
	for _, l := range links {
		t.writeSentence("The link %s cites %s, without a grade", t.link(l), t.source(l))
	}
}

// writeAtBest writes what all of several paths go through, and the best of them.
func (t *text) writeAtBest(w *Way) {
	weakest := rank(w.Weakest)
	if len(w.Ungraded)+len(w.Stages) > 0 {
		weakest = 0
	}
	switch {
	case w.Best == 0 && len(w.Stages) > 0:
		t.writeSentence("Every path has a step without a grade")
	case w.Best == 0:
		t.writeSentence("Every path has a link without a grade")
	case rank(w.Best) == weakest:
		t.writeSentence("Every path has such a link")
	default:
		better := map[outcomes.Grade]string{
			outcomes.GradeStrong: "strong evidence for each link", outcomes.GradeModerate: "evidence for each link that is moderate or better",
			outcomes.GradeWeak: "evidence for each link, weak at least", outcomes.GradeNone: "a grade for each link",
		}
		t.writeSentence("One path has %s: %s", better[w.Best], t.stepNames(w.BestPath))
	}
	shared, links := noLink, []int(nil)
	for _, l := range w.Every.Links {
		switch r := rank(t.Graph.Edges[l].Link.Evidence.Grade); {
		case r > 0 && r < shared:
			shared, links = r, []int{l}
		case r == shared:
			links = append(links, l)
		}
	}
	switch g := gradeOf(shared); {
	case links == nil:
	case g == outcomes.GradeNone:
		t.writeSentence("Every path crosses %s, for which none was found", t.links(links))
	default:
		t.writeSentence("Of the links that every path crosses, the weakest evidence is %s, for %s", g, t.links(links))
	}
}

// stepNames returns the elements of a path in its order, and the groups by whose links
// it runs, as text.
func (t *text) stepNames(links []int) string {
	var nodes []int
	for _, l := range links {
		k := &t.Graph.Edges[l]
		if len(nodes) == 0 || nodes[len(nodes)-1] != k.From {
			nodes = append(nodes, k.From)
		}
		nodes = append(nodes, k.To)
	}
	s := t.nodeName(nodes[0])
	for i, node := range nodes[1:] {
		switch {
		case i < maxListed || i == len(nodes)-2:
			s += " → " + t.nodeName(node)
		case i == maxListed:
			s += " → …"
		}
	}
	return s
}

// writeAssumptions writes the assumptions that are not known to hold, and how
// many others hold.
func (t *text) writeAssumptions(w *Way) {
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
			t.writeSentence("%s on the %s %s", who, prose.Agree(len(all), "assumption", "assumptions"), listNames(all, t.assumption))
		}
	}
	if w.One {
		rest("It rests", every)
	} else {
		rest("Every path rests", every)
	}
	rest("Some paths rest", some)
	switch n, all := len(w.Assumptions)-len(every)-len(some), len(w.Assumptions); {
	case n == 0:
	case n < all:
		t.writeSentence("%s more %s said to hold", prose.UpperFirst(prose.Number(n)), prose.Agree(n, "assumption is", "assumptions are"))
	case n == 1:
		t.writeSentence("The one assumption on the way is said to hold")
	default:
		t.writeSentence("All %s assumptions on the way are said to hold", prose.Number(n))
	}
}

// writeNoAssumption writes that the links of a way state no assumption, where
// that is so.
func (t *text) writeNoAssumption(w *Way) {
	if len(w.Assumptions) == 0 && len(w.Links) > 0 {
		t.writeSentence("%s an assumption", prose.Agree(len(w.Links), "The link on the way does not state", "No link on the way states"))
	}
}

// assumption returns an assumption that is not known to hold, in words.
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

// writeRisk writes a sentence about a risk.
func (t *text) writeRisk(r *Risk) {
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
	t.writeSentence("%s", s)
}

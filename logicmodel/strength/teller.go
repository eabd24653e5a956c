package strength

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A teller tells of the elements and links of a model.
type teller struct {
	m     *logicmodel.Model
	c     *logicmodel.Graph
	b     strings.Builder
	named map[string]bool // what was told by its text, and is now told by its id alone
}

func newTeller(m *logicmodel.Model, c *logicmodel.Graph) *teller {
	return &teller{m: m, c: c, named: map[string]bool{}}
}

// once is a thing that has a text and an id: both where it is first told, with
// what else is to be known of it, and then the id.
func (t *teller) once(kind, text, id, more string) string {
	key := kind + "\x00" + id
	switch {
	case id == "":
		return quote(text) + more
	case t.named[key] || text == "":
		return plaintext.Printable(id)
	}
	t.named[key] = true
	if more != "" {
		more = ", " + more
	}
	return quote(text) + " (" + plaintext.Printable(id) + more + ")"
}

func (t *teller) element(e int) string {
	return t.once("element", t.m.Elements[e].Text(), t.m.Elements[e].ID, "")
}

func (t *teller) elements(es []int) string {
	return listOf(len(es), func(i int) string { return t.element(es[i]) })
}

// link is a link in a sentence.
func (t *teller) link(l int) string {
	from := t.element(t.c.Links[l].From)
	return from + " to " + t.element(t.c.Links[l].To)
}

// linksFrom are links in a sentence, such as "the link from a to b".
func (t *teller) linksFrom(ls []int) string {
	const most = 3
	var names []string
	for i, l := range ls {
		if i == most && len(ls) > most+1 {
			return "the links from " + strings.Join(names, ", from ") + " and " + fmt.Sprint(len(ls)-most) + " others"
		}
		names = append(names, t.link(l))
	}
	last := len(names) - 1
	if last < 1 {
		return "the link from " + strings.Join(names, "")
	}
	return "the links from " + strings.Join(names[:last], ", from ") + " and from " + names[last]
}

// by tells how the paths of a way run, such as "by one path, through a and b".
func (t *teller) by(w *Way) string {
	switch {
	case w.IsOne() && len(w.Links) == 1:
		return "directly"
	case w.IsOne():
		return "by one path, through " + t.elements(w.Every.Elements)
	case len(w.Every.Elements) == 0 && len(w.From) == 1:
		return "by several paths, which have no step in common"
	case len(w.Every.Elements) == 0:
		return "by paths that have no step in common"
	case len(w.From) == 1:
		return "by several paths, all through " + t.elements(w.Every.Elements)
	}
	return "by paths that all go through " + t.elements(w.Every.Elements)
}

// evidence tells how well the links of a way are supported.
func (t *teller) evidence(w *Way) {
	n, bare := len(w.Links), len(w.Ungraded)
	switch {
	case n == 0:
		return
	case bare == n && n == 1 && t.source(w.Links[0]) != "":
		t.say("The link on the way cites %s, without a grade", t.source(w.Links[0]))
		return
	case bare == n:
		t.say("%s", agree(n, "The link on the way has no grade of evidence", fmt.Sprintf("None of the %s links on the way has a grade of evidence", number(n))))
		t.cited(w)
		return
	case len(w.Weak) == n && w.Weakest == outcomes.NoEvidence:
		t.say("Evidence was looked for and none found for %s", agree(n, "the link on the way", fmt.Sprintf("any of the %s links on the way", number(n))))
		return
	case len(w.Weak) == n:
		t.say("The evidence is %s for %s", w.Weakest, agree(n, "the link on the way", fmt.Sprintf("each of the %s links on the way", number(n))))
		return
	}
	weak := t.linksFrom(w.Weak)
	if w.Weakest == outcomes.NoEvidence {
		weak = "Evidence was looked for and none found for " + weak
	} else {
		weak = fmt.Sprintf("The weakest evidence is %s, for %s", w.Weakest, weak)
	}
	if bare > 0 {
		weak += fmt.Sprintf("; %s of the %s links %s no grade", number(bare), number(n), agree(bare, "has", "have"))
	}
	t.say("%s", weak)
	t.cited(w)
	if !w.IsOne() {
		t.atBest(w)
	}
}

// source is what the link cites; empty: nothing.
func (t *teller) source(l int) string {
	if s := t.c.Links[l].Link.Evidence.Source; s != "" {
		return quote(s)
	}
	return ""
}

// cited tells what the links without a grade cite, since somebody has looked
// there.
func (t *teller) cited(w *Way) {
	const most = 3
	var links []int
	for _, l := range w.Ungraded {
		if t.source(l) != "" {
			links = append(links, l)
		}
	}
	if len(links) > most {
		t.say("Of the links without a grade, %s cite a source", number(len(links)))
		return
	}
	for _, l := range links {
		t.say("The link from %s cites %s, without a grade", t.link(l), t.source(l))
	}
}

// atBest tells what no path of several can do without, and the best of them.
func (t *teller) atBest(w *Way) {
	weakest := Rank(w.Weakest)
	if len(w.Ungraded) > 0 {
		weakest = 0
	}
	switch {
	case w.Best == 0:
		t.say("Every path has a link without a grade")
	case Rank(w.Best) == weakest:
		t.say("Every path has such a link")
	default:
		worse := map[outcomes.Grade]string{
			outcomes.Strong: "has strong evidence for each link", outcomes.Moderate: "has evidence for each link that is moderate or better",
			outcomes.Weak: "has evidence for each link, weak at least", outcomes.NoEvidence: "has a grade for each link",
		}[w.Best]
		t.say("One path %s: %s", worse, t.steps(w.BestPath))
	}
	shared := 0
	var links []int
	for _, l := range w.Every.Links {
		switch rank := Rank(t.c.Links[l].Link.Evidence.Grade); {
		case rank > 0 && (shared == 0 || rank < shared):
			shared, links = rank, []int{l}
		case rank > 0 && rank == shared:
			links = append(links, l)
		}
	}
	switch {
	case shared == 0:
	case grade(shared) == outcomes.NoEvidence:
		t.say("Every path crosses %s, for which none was found", t.linksFrom(links))
	default:
		t.say("Of the links that every path crosses, the weakest evidence is %s, for %s", grade(shared), t.linksFrom(links))
	}
}

// steps is a path, from one element to the next.
func (t *teller) steps(links []int) string {
	s := ""
	for i, l := range links {
		if i == 0 {
			s = t.element(t.c.Links[l].From)
		}
		if i >= many && i < len(links)-1 {
			if i == many {
				s += " → …"
			}
			continue
		}
		s += " → " + t.element(t.c.Links[l].To)
	}
	return s
}

// assumptions tells of those that are not known to hold.
func (t *teller) assumptions(w *Way) {
	var every, some []*Assumption
	for i := range w.Assumptions {
		a := &w.Assumptions[i]
		switch {
		case !a.IsOpen():
		case a.Every:
			every = append(every, a)
		default:
			some = append(some, a)
		}
	}
	list := func(all []*Assumption) string {
		return agree(len(all), "assumption ", "assumptions ") + listOf(len(all), func(i int) string { return t.assumption(all[i]) })
	}
	if len(every) > 0 {
		rests := "Every path rests"
		if w.IsOne() {
			rests = "It rests"
		}
		t.say("%s on the %s", rests, list(every))
	}
	if len(some) > 0 {
		t.say("Some paths rest on the %s", list(some))
	}
	switch held := len(w.Assumptions) - len(every) - len(some); {
	case held > 0 && held < len(w.Assumptions):
		t.say("%s more assumption%s said to hold", agree(held, "One", number(held)), agree(held, " is", "s are"))
	case held > 0:
		t.say("%s said to hold", agree(held, "The one assumption on the way is", "All "+number(held)+" assumptions on the way are"))
	}
}

// noAssumption tells of a way whose links state none.
func (t *teller) noAssumption(w *Way) {
	if len(w.Assumptions) == 0 && len(w.Links) > 0 {
		t.say("%s an assumption", agree(len(w.Links), "The link on the way does not state", "No link on the way states"))
	}
}

// assumption is one that is not known to hold.
func (t *teller) assumption(a *Assumption) string {
	status := "not said whether it holds"
	switch a.Status {
	case logicmodel.Untested:
		status = "untested"
	case logicmodel.Broken:
		status = "found not to hold"
	}
	if a.ID == "" {
		return quote(a.Text) + " (" + status + ")"
	}
	return t.once("assumption", a.Text, a.ID, status)
}

// risks tells of the risks of a way.
func (t *teller) risks(w *Way) {
	var fresh []*Risk
	var told []string
	for i := range w.Risks {
		if r := &w.Risks[i]; t.named["risk\x00"+r.ID] {
			told = append(told, plaintext.Printable(r.ID))
		} else {
			fresh = append(fresh, r)
		}
	}
	if len(told) > 0 {
		t.say("As told above, %s %s", list(told), agree(len(told), "is a risk", "are risks"))
	}
	for i, r := range fresh {
		if i == many && len(fresh) > many+1 {
			t.say("%d more risks are named", len(fresh)-many)
			return
		}
		t.say("%s", t.risk(r))
	}
}

// risk is a sentence about a risk.
func (t *teller) risk(r *Risk) string {
	s := "A risk is " + t.once("risk", r.Text, r.ID, "")
	var ratings []string
	if r.Likelihood != 0 {
		ratings = append(ratings, r.Likelihood.String()+" likelihood")
	}
	if r.Consequence != 0 {
		ratings = append(ratings, r.Consequence.String()+" consequence")
	}
	if len(ratings) > 0 {
		s += ", of " + list(ratings)
	}
	if r.Mitigation != "" {
		s += "; against it: " + quote(r.Mitigation)
	}
	return s
}

package strength

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// WriteText tells an explanation for people to read in a terminal. The file is
// what the user calls that of the model; it may be empty. Long lists are cut
// short. Nothing in the text can drive the terminal.
func (x *Explanation) WriteText(w io.Writer, file string) error {
	t := &explainer{newTeller(x.Model, x.Chain), x}
	if x.Outcome != nil {
		t.outcome()
	} else {
		t.tell(file)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// An explainer tells an explanation.
type explainer struct {
	*teller
	x *Explanation
}

// tell tells all of an element.
func (t *explainer) tell(file string) {
	x := t.x
	e := &x.Model.Elements[x.Element]
	t.heading(t.once("element", e.Title, e.ID, ""))
	what := "is " + article(e.Stage.Noun())
	if e.Stage == logicmodel.EndState {
		what = "is the end state"
	}
	if e.Illustrative {
		what += ", as an illustration,"
	}
	what = "This " + what + " of " + quote(x.Model.Title)
	if e.Pos.IsValid() && e.Pos.Line > 0 {
		what += fmt.Sprintf(", at line %d", e.Pos.Line)
		if file != "" {
			what += " of " + plaintext.Printable(file)
		}
	}
	t.say("%s", what)

	t.heading("How it is reached")
	t.reached()
	t.heading("What it leads to")
	t.leads()
	if len(x.Here.Links) > 0 {
		t.heading("What the way here rests on")
		t.rests(&x.Here)
	}
	if len(x.On.Links) > 0 {
		t.heading("What the way from here to the end state rests on")
		t.rests(&x.On)
	}
	t.heading("Who")
	t.partners(e.Partners)
	t.reach(e.Reach)
	t.heading("What it supports in the framework")
	t.supports()
}

// article is a noun with a or an.
func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// reached tells how the element is reached.
func (t *explainer) reached() {
	x := t.x
	isActivity := x.Model.Elements[x.Element].Stage == logicmodel.Activity
	if isActivity {
		t.say("It is an activity, with which chains begin")
	} else {
		all := at(x.Model, logicmodel.Activity)
		n := len(x.Here.From)
		switch {
		case len(all) == 0:
			t.say("The model has no activities")
		case n == 0:
			t.say("%s here", t.lead(0, len(all), "leads", "lead"))
		case n == len(all) && n > many+1:
			t.say("%s here", t.lead(n, len(all), "leads", "lead"))
		default:
			t.say("%s here: %s", t.lead(n, len(all), "leads", "lead"), t.elements(x.Here.From))
		}
		if n > 0 && len(x.Here.Links) > n {
			t.say("%s", t.from(&x.Here))
		}
	}
	groups, left := t.groups(x.Causes, func(l int) int { return x.Chain.Links[l].From })
	for _, g := range groups {
		t.say("%s %s directly to it%s", t.elements(g.elements), agree(len(g.elements), "leads", "lead"), g.why)
	}
	if left > 0 {
		t.say("%d others lead directly to it", left)
	}
	if len(x.Causes) == 0 && !isActivity && len(x.Before) == 0 {
		t.say("Nothing leads directly to it")
	}
	var own, other []Outside
	for _, o := range x.Before {
		if o.Element == x.Element {
			own = append(own, o)
		} else {
			other = append(other, o)
		}
	}
	if len(own) > 0 {
		t.say("It depends on %s, outside this model", t.outside(own))
	}
	if len(other) > 0 {
		t.say("What leads to it depends on %s, outside this model", t.outside(other))
	}
	t.feedback(x.FedBy, func(l int) int { return x.Chain.Links[l].From }, "Feedback comes to it from %s")
}

// from tells how the paths from the activities run.
func (t *explainer) from(w *Way) string {
	switch es := w.Every.Elements; {
	case w.IsOne():
		return "One path leads here, through " + t.elements(es)
	case len(es) > 0:
		return "Every path here goes through " + t.elements(es)
	}
	return "No step is common to all paths here"
}

// leads tells what the element leads to.
func (t *explainer) leads() {
	x := t.x
	groups, left := t.groups(x.Effects, func(l int) int { return x.Chain.Links[l].To })
	for _, g := range groups {
		t.say("It leads directly to %s%s", t.elements(g.elements), g.why)
	}
	if left > 0 {
		t.say("It leads directly to %d others", left)
	}
	ends := at(x.Model, logicmodel.EndState)
	switch isEnd := slices.Contains(ends, x.Element); {
	case isEnd && len(x.Effects) == 0:
		t.say("It is the end state, at which chains end")
	case isEnd:
	case len(ends) == 0:
		t.say("The model has no end state")
	case !x.On.Exists():
		t.say("It does not lead to the end state %s in this model", t.elements(ends))
	case !x.On.IsOne() || len(x.On.Links) > 1:
		t.say("In the end it leads to the end state %s, %s", t.elements(ends), t.by(&x.On))
	}
	if len(x.After) > 0 {
		t.say("Outside this model it leads to %s", t.outside(x.After))
	}
	t.feedback(x.Feeds, func(l int) int { return x.Chain.Links[l].To }, "It feeds back to %s")
}

func (t *explainer) feedback(links []int, other func(l int) int, format string) {
	var es []int
	for _, l := range links {
		es = append(es, other(l))
	}
	if len(es) > 0 {
		t.say(format, t.elements(es))
	}
}

// A group is elements at the other end of links of which the same is said.
type group struct {
	elements []int
	why      string
}

// groups puts the links together of which the same is said, and tells how many
// elements are left if there are too many groups.
func (t *explainer) groups(links []int, other func(l int) int) (groups []group, left int) {
	for _, l := range links {
		k := t.x.Chain.Links[l]
		why := ""
		if k.Link.Illustrative {
			why += ", as an illustration"
		}
		why += told(k.Link.Evidence)
		if k.Link.Because != "" {
			why += ", because " + quote(strings.TrimSuffix(k.Link.Because, "."))
		}
		i := slices.IndexFunc(groups, func(g group) bool { return g.why == why })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{why: why})
		}
		groups[i].elements = append(groups[i].elements, other(l))
	}
	if len(groups) > many+1 {
		for _, g := range groups[many:] {
			left += len(g.elements)
		}
		groups = groups[:many]
	}
	return groups, left
}

// told is what is said of the evidence for a link, to come after it. A source
// without a grade is not nothing, and is no grade either.
func told(e outcomes.Evidence) string {
	said, citing := "", ""
	if e.Source != "" {
		citing = "citing " + quote(e.Source)
	}
	switch e.Grade {
	case 0:
		if citing != "" {
			return ", " + citing + " without a grade"
		}
		return ""
	case outcomes.NoEvidence:
		said = ", for which no evidence was found"
	default:
		said = ", with " + e.Grade.String() + " evidence"
	}
	if citing != "" {
		said += " (" + citing + ")"
	}
	return said
}

// rests tells what a way rests on.
func (t *explainer) rests(w *Way) {
	t.evidence(w)
	t.assumptions(w)
	t.noAssumption(w)
	t.risks(w)
}

// partners tells who does it, and who else takes part in what leads to it.
func (t *explainer) partners(its []logicmodel.Ref) {
	names := map[string]string{}
	for _, p := range t.m.Partners {
		names[p.ID] = p.Name
	}
	var own, others []string
	for _, ref := range t.x.Partners {
		name := plaintext.Printable(ref.ID)
		if names[ref.ID] != "" {
			name = plaintext.Printable(names[ref.ID])
		}
		if slices.ContainsFunc(its, func(r logicmodel.Ref) bool { return r.ID == ref.ID }) {
			own = append(own, name)
		} else {
			others = append(others, name)
		}
	}
	if len(own) > 0 {
		t.say("Partners: %s", list(own))
	}
	if len(others) > 0 {
		t.say("Partners in what leads to it: %s", list(others))
	}
	if len(own)+len(others) == 0 {
		t.say("No partner is named")
	}
}

// reach tells whom the element is for.
func (t *explainer) reach(its []logicmodel.Ref) {
	groups := map[string]*logicmodel.ReachGroup{}
	for i := range t.m.Reach {
		groups[t.m.Reach[i].ID] = &t.m.Reach[i]
	}
	var reach []string
	for _, ref := range its {
		g := groups[ref.ID]
		switch {
		case g == nil:
			reach = append(reach, plaintext.Printable(ref.ID))
		case g.Priority:
			reach = append(reach, quote(g.Title)+" (to be reached first)")
		default:
			reach = append(reach, quote(g.Title))
		}
	}
	if len(reach) > 0 {
		t.say("It is for %s", list(reach))
	} else {
		t.say("It does not say whom it is for")
	}
}

// supports tells of the outcomes of the framework.
func (t *explainer) supports() {
	var own, others []Support
	seen := map[string]bool{}
	for _, s := range t.x.Supports {
		switch {
		case seen[s.ID]:
		case s.Element == t.x.Element:
			own = append(own, s)
		default:
			others = append(others, s)
		}
		seen[s.ID] = true
	}
	list := func(all []Support) string {
		return listOf(len(all), func(i int) string { return t.supported(all[i].Outcome, all[i].ID) })
	}
	switch {
	case len(own)+len(others) == 0:
		t.say("Neither it nor what it leads to supports an outcome of a framework")
		return
	case len(own) > 0:
		t.say("It supports %s", list(own))
	default:
		t.say("It supports no outcome itself")
	}
	if len(others) > 0 {
		t.say("What it leads to supports %s", list(others))
	}
}

// supported is an outcome of the framework in a sentence.
func (t *explainer) supported(o *outcomes.Outcome, id string) string {
	if o == nil {
		return plaintext.Printable(id)
	}
	return t.once("outcome", o.Title, id, "")
}

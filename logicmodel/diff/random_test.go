package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// An editor makes random models and random edits of them, and knows what the
// edits change.
type editor struct {
	*rand.Rand
	n    int                 // of words made so far
	plan *outcomes.Framework // that models are written for; nil: none
}

// word is one that was not used before.
func (e *editor) word() string { e.n++; return fmt.Sprintf("w%d", e.n) }

func (e *editor) title() string { return e.word() + " " + e.word() + " " + e.word() + " " + e.word() }

func (e *editor) model() *logicmodel.Model {
	m := &logicmodel.Model{ID: "m", Title: e.title(), Place: e.word()}
	for range 4 {
		m.Partners = append(m.Partners, logicmodel.Partner{ID: e.word(), Name: e.title()})
		m.Assumptions = append(m.Assumptions, logicmodel.Assumption{ID: e.word(), Text: e.title()})
		m.Risks = append(m.Risks, logicmodel.Risk{ID: e.word(), Text: e.title()})
		m.Reach = append(m.Reach, logicmodel.ReachGroup{ID: e.word(), Title: e.title()})
	}
	m.Headings = []outcomes.Heading{{Stage: logicmodel.Output, Text: e.title()}}
	m.SameAs = []outcomes.ForeignID{{Scheme: "sdg", ID: e.word()}}
	m.Extra = e.extra()
	for range 3 {
		m.Groups = append(m.Groups, logicmodel.Group{ID: e.word(), Title: e.title(), Note: e.word(), Extra: e.extra()})
	}
	m.Groups[1].Group.ID = m.Groups[0].ID
	for _, s := range outcomes.Stages() {
		for range 1 + e.IntN(4) {
			m.Elements = append(m.Elements, e.element(m, s))
		}
	}
	for i := range 2 {
		m.Factors = append(m.Factors, logicmodel.Factor{ID: e.word(), Title: e.title(), Affects: []logicmodel.Ref{{ID: m.Elements[i].ID}, {ID: m.Groups[i].ID}}})
	}
	m.Groups[0].LeadsTo = []logicmodel.Link{e.link(m, m.Elements[len(m.Elements)-1].ID), e.link(m, m.Groups[2].ID)}
	for i := range m.Elements {
		for j := range m.Elements {
			if i != j && e.IntN(5) == 0 {
				m.Elements[i].LeadsTo = append(m.Elements[i].LeadsTo, e.link(m, m.Elements[j].ID))
			}
		}
	}
	return m
}

// extra returns two keys of other programs.
func (e *editor) extra() []outcomes.Extra {
	return []outcomes.Extra{{Key: "x-a", Value: `{"a":1,"b":[2,3]}`}, {Key: "x-b", Value: fmt.Sprintf("%q", e.word())}}
}

func (e *editor) element(m *logicmodel.Model, s logicmodel.Stage) logicmodel.Element {
	el := logicmodel.Element{ID: e.word(), Title: e.title(), Stage: s, Group: logicmodel.Ref{ID: m.Groups[e.IntN(3)].ID}, Extra: e.extra(),
		Status: &logicmodel.Judgement{Is: logicmodel.StandingOnTrack, On: "2020", Extra: e.extra()}}
	el.Partners = []logicmodel.Ref{{ID: m.Partners[e.IntN(3)].ID}, {ID: m.Partners[3].ID}}
	el.Reach = []logicmodel.Ref{{ID: m.Reach[e.IntN(4)].ID}}
	el.Indicators = []outcomes.Indicator{{ID: e.word(), Title: e.title(), Targets: []outcomes.Figure{{Value: "1", On: "2020"}, {Value: "2", On: "2021"}}}}
	if e.plan != nil {
		for _, i := range e.Perm(len(e.plan.Outcomes))[:2] {
			el.Supports = append(el.Supports, logicmodel.Ref{ID: e.plan.Outcomes[i].ID})
		}
		el.Indicators[0].Measures = outcomes.Ref{ID: e.plan.Outcomes[e.IntN(3)].Indicators[0].ID}
	}
	return el
}

// framework is one that extends e.plan, if there is such a thing.
func (e *editor) framework() *outcomes.Framework {
	f := &outcomes.Framework{ID: e.word(), Title: e.title()}
	levels := []outcomes.Level{{ID: e.word(), Title: e.title()}}
	if f.Levels = levels; e.plan != nil {
		levels = append(levels, e.plan.Levels...)
		f.Expects = []outcomes.Expectation{{Stage: outcomes.LongTerm, Level: outcomes.Ref{ID: e.plan.Levels[0].ID}}}
	}
	for range 5 {
		o := outcomes.Outcome{ID: e.word(), Title: e.title(), Level: outcomes.Ref{ID: levels[e.IntN(len(levels))].ID},
			Indicators: []outcomes.Indicator{{ID: e.word(), Title: e.title()}}}
		if e.plan != nil {
			o.ContributesTo = []outcomes.Ref{{ID: e.plan.Outcomes[e.IntN(5)].ID}}
			o.ReplacedBy = outcomes.Ref{ID: e.plan.Outcomes[e.IntN(5)].ID}
		}
		f.Outcomes = append(f.Outcomes, o)
	}
	return f
}

// renameOutcomes is a copy in which some levels, outcomes and indicators have
// other ids, and what has changed: the ids, by those that follow, and the
// changes as short lines.
func (e *editor) renameOutcomes(f *outcomes.Framework) (g *outcomes.Framework, names map[string]string, did []string) {
	c := *f
	c.Levels, c.Outcomes = slices.Clone(f.Levels), slices.Clone(f.Outcomes)
	names = map[string]string{}
	to := func(what string, id *string) {
		if e.IntN(2) == 0 {
			names[*id] = e.word()
			did = append(did, fmt.Sprintf("renamed %s %s id %q %q", what, names[*id], *id, names[*id]))
			*id = names[*id]
		}
	}
	for i := range c.Levels {
		to("level", &c.Levels[i].ID)
	}
	for i := range c.Outcomes {
		o := &c.Outcomes[i]
		o.Indicators = slices.Clone(o.Indicators)
		to("outcome", &o.ID)
		to("indicator", &o.Indicators[0].ID)
		follow(names, &o.Level.ID)
	}
	return &c, names, did
}

// follow turns an id into the one that it has now.
func follow(names map[string]string, id *string) {
	if n, ok := names[*id]; ok {
		*id = n
	}
}

// followIn turns the ids of a framework's things in what names them.
func followIn(names map[string]string, m *logicmodel.Model) {
	for i := range m.Elements {
		el := &m.Elements[i]
		el.Supports = slices.Clone(el.Supports)
		for j := range el.Supports {
			follow(names, &el.Supports[j].ID)
		}
		for j := range el.Indicators {
			follow(names, &el.Indicators[j].Measures.ID)
		}
	}
}

func (e *editor) link(m *logicmodel.Model, to string) logicmodel.Link {
	return logicmodel.Link{To: logicmodel.Ref{ID: to}, Because: e.word(),
		Assumes: []logicmodel.LinkAssumption{{ID: m.Assumptions[e.IntN(4)].ID}, {Text: e.title()}}, Risks: []logicmodel.Ref{{ID: m.Risks[e.IntN(4)].ID}}}
}

// clone is a deep copy.
func clone(m *logicmodel.Model) *logicmodel.Model {
	c := *m
	c.Partners, c.Reach, c.Assumptions, c.Risks = slices.Clone(m.Partners), slices.Clone(m.Reach), slices.Clone(m.Assumptions), slices.Clone(m.Risks)
	c.Headings, c.SameAs, c.Extra = slices.Clone(m.Headings), slices.Clone(m.SameAs), slices.Clone(m.Extra)
	c.Factors, c.Groups = slices.Clone(m.Factors), slices.Clone(m.Groups)
	for i := range c.Factors {
		c.Factors[i].Affects = slices.Clone(c.Factors[i].Affects)
	}
	for i := range c.Groups {
		g := &c.Groups[i]
		g.Extra, g.LeadsTo = slices.Clone(g.Extra), cloneLinks(g.LeadsTo)
	}
	c.Elements = slices.Clone(m.Elements)
	for i := range c.Elements {
		el := &c.Elements[i]
		el.Extra = slices.Clone(el.Extra)
		if el.Status != nil {
			status := *el.Status
			status.Extra = slices.Clone(status.Extra)
			el.Status = &status
		}
		el.Partners, el.Reach, el.LeadsTo = slices.Clone(el.Partners), slices.Clone(el.Reach), cloneLinks(el.LeadsTo)
		el.Indicators = slices.Clone(el.Indicators)
		for j := range el.Indicators {
			el.Indicators[j].Targets = slices.Clone(el.Indicators[j].Targets)
		}
	}
	return &c
}

func cloneLinks(links []logicmodel.Link) []logicmodel.Link {
	links = slices.Clone(links)
	for i := range links {
		l := &links[i]
		l.Assumes, l.Risks = slices.Clone(l.Assumes), slices.Clone(l.Risks)
	}
	return links
}

// shuffle puts all lists of the model into another order.
func (e *editor) shuffle(m *logicmodel.Model) {
	shuffle(e, m.Partners)
	shuffle(e, m.Reach)
	shuffle(e, m.Assumptions)
	shuffle(e, m.Risks)
	shuffle(e, m.Elements)
	shuffle(e, m.Factors)
	shuffle(e, m.Groups)
	shuffle(e, m.Extra)
	for i := range m.Factors {
		shuffle(e, m.Factors[i].Affects)
	}
	for i := range m.Groups {
		shuffle(e, m.Groups[i].LeadsTo)
		shuffle(e, m.Groups[i].Extra)
	}
	for i := range m.Elements {
		el := &m.Elements[i]
		shuffle(e, el.Extra)
		if el.Status != nil {
			shuffle(e, el.Status.Extra)
		}
		shuffle(e, el.Partners)
		shuffle(e, el.LeadsTo)
		shuffle(e, el.Indicators)
		for j := range el.Indicators {
			shuffle(e, el.Indicators[j].Targets)
		}
		for j := range el.LeadsTo {
			shuffle(e, el.LeadsTo[j].Assumes)
		}
	}
}

func shuffle[T any](e *editor, s []T) { e.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] }) }

// edit edits the model, each thing at most once, and gives the changes as
// short lines.
func (e *editor) edit(m *logicmodel.Model) []string {
	var did []string
	say := func(format string, args ...any) { did = append(did, fmt.Sprintf(format, args...)) }

	// What is removed takes its links along; whatever it is linked with counts.
	gone := e.IntN(len(m.Elements))
	id := m.Elements[gone].ID
	say("removed element %s", id)
	say("removed indicator %s", m.Elements[gone].Indicators[0].ID)
	for _, l := range m.Elements[gone].LeadsTo {
		say("removed link %s %s", id, l.To.ID)
	}
	m.Elements = slices.Delete(m.Elements, gone, gone+1)
	for i := range m.Elements {
		el := &m.Elements[i]
		el.LeadsTo = slices.DeleteFunc(el.LeadsTo, func(l logicmodel.Link) bool {
			if l.To.ID == id {
				say("removed link %s %s", el.ID, id)
			}
			return l.To.ID == id
		})
	}

	for i := range m.Factors {
		f := &m.Factors[i]
		f.Affects = slices.DeleteFunc(f.Affects, func(r logicmodel.Ref) bool {
			if r.ID == id {
				say("changed external factor %s affects %q %q", f.ID, id, "")
			}
			return r.ID == id
		})
	}
	for i := range m.Groups {
		g := &m.Groups[i]
		g.LeadsTo = slices.DeleteFunc(g.LeadsTo, func(l logicmodel.Link) bool {
			if l.To.ID == id {
				say("removed link %s %s", g.ID, id)
			}
			return l.To.ID == id
		})
	}
	e.editWholes(m, say)

	old := len(m.Elements)
	for range e.IntN(3) {
		m.Elements = append(m.Elements, e.element(m, outcomes.Stages()[e.IntN(7)]))
		el := &m.Elements[len(m.Elements)-1]
		to := m.Elements[e.IntN(old)].ID
		el.LeadsTo = []logicmodel.Link{e.link(m, to)}
		say("added element %s", el.ID)
		say("added indicator %s", el.Indicators[0].ID)
		say("added link %s %s", el.ID, to)
	}

	for i := range old {
		el := &m.Elements[i]
		switch e.IntN(14) {
		case 0:
			was := el.Title
			el.Title = e.title()
			say("retitled element %s title %q %q", el.ID, was, el.Title)
		case 1:
			was := el.Stage
			el.Stage = was%7 + 1
			say("moved element %s stage %q %q", el.ID, was, el.Stage)
		case 2:
			say("changed element %s partners %q %q", el.ID, el.Partners[0].ID, "")
			if el.Partners[0] == el.Partners[1] {
				did = did[:len(did)-1]
			} else {
				el.Partners = el.Partners[1:]
			}
		case 3:
			if len(el.LeadsTo) > 0 {
				l := &el.LeadsTo[0]
				l.Evidence.Grade = outcomes.GradeWeak
				say("changed link %s %s evidence.grade %q %q", el.ID, l.To.ID, "", "weak")
				was := l.Assumes[1].Text
				l.Assumes[1].Text = e.title()
				say("changed link %s %s assumes %q %q", el.ID, l.To.ID, was, l.Assumes[1].Text)
			}
		case 4:
			in := &el.Indicators[0]
			in.Targets[1].Value = "3"
			say("changed indicator %s targets %q %q", in.ID, "2 (2021)", "3 (2021)")
		case 5:
			in := &el.Indicators[0]
			in.Targets[0].On = "2022"
			say("changed indicator %s targets %q %q", in.ID, "1 (2020)", "1 (2022)")
		case 6:
			if len(el.LeadsTo) > 0 {
				say("removed link %s %s", el.ID, el.LeadsTo[0].To.ID)
				el.LeadsTo = el.LeadsTo[1:]
			}
		case 7:
			i := e.IntN(len(el.Partners))
			el.Partners = append(el.Partners, el.Partners[i]) // twice says no more than once
		case 8:
			if len(el.Supports) > 0 {
				say("changed element %s supports %q %q", el.ID, el.Supports[0].ID, "")
				el.Supports = el.Supports[1:]
			}
		case 9:
			was := el.Group.ID
			el.Group.ID = m.Groups[e.IntN(3)].ID
			if el.Group.ID != was {
				say("changed element %s group %q %q", el.ID, was, el.Group.ID)
			}
		case 10:
			el.Status = &logicmodel.Judgement{Is: logicmodel.StandingBehind, On: "2021", Extra: el.Status.Extra[1:]}
			say("changed element %s status.is %q %q", el.ID, "on-track", "behind")
			say("changed element %s status.on %q %q", el.ID, "2020", "2021")
			say("changed element %s status.x-a %q %q", el.ID, `{"a":1,"b":[2,3]}`, "")
		case 11:
			el.Extra[0].Value = `{"b":[2,3], "a":1}` // the same in another order
			was := el.Extra[1].Value
			el.Extra[1].Value = "7"
			say("changed element %s x-b %q %q", el.ID, was, "7")
		case 12:
			el.Unintended, el.SameAs = true, []outcomes.ForeignID{{Scheme: "sdg", ID: "3.4"}}
			say("changed element %s unintended %q %q", el.ID, "", "yes")
			say("changed element %s same-as %q %q", el.ID, "", "sdg 3.4")
		}
	}
	p := &m.Partners[0]
	p.Sector = logicmodel.SectorThird
	say("changed partner %s sector %q %q", p.ID, "", "third")
	return did
}

// editWholes edits what is not about single elements.
func (e *editor) editWholes(m *logicmodel.Model, say func(string, ...any)) {
	switch e.IntN(3) {
	case 0:
		m.Links = logicmodel.LinkingStages
		say("changed model m links %q %q", "", "stages")
	case 1:
		was := m.Headings[0].Text
		m.Headings = []outcomes.Heading{{Stage: logicmodel.Output, Text: e.title()}, {Stage: logicmodel.LongTerm, Text: "Impact"}}
		say("changed model m headings.outputs %q %q", was, m.Headings[0].Text)
		say("changed model m headings.long %q %q", "", "Impact")
	case 2:
		was := "sdg " + m.SameAs[0].ID
		m.SameAs[0].ID = e.word()
		m.Ignore = []logicmodel.Suppression{{Code: "LM020", Reason: "so"}}
		m.Situation, m.NoTerms = "rain", true
		say("changed model m same-as %q %q", was, "sdg "+m.SameAs[0].ID)
		say("changed model m ignore %q %q", "", "LM020: so")
		say("changed model m situation %q %q", "", "rain")
		say("changed model m outcomes %q %q", "", "without terms")
	}
	f, g := &m.Factors[0], &m.Groups[0]
	switch e.IntN(4) {
	case 0:
		was := f.Title
		f.Title = e.title()
		say("retitled external factor %s title %q %q", f.ID, was, f.Title)
	case 1:
		say("changed group %s group %q %q", m.Groups[1].ID, g.ID, m.Groups[2].ID)
		m.Groups[1].Group.ID = m.Groups[2].ID
	case 2:
		last := len(g.LeadsTo) - 1
		say("removed link %s %s", g.ID, g.LeadsTo[last].To.ID)
		g.LeadsTo = g.LeadsTo[:last]
		say("added group %s", e.word())
		m.Groups = append(m.Groups, logicmodel.Group{ID: fmt.Sprint("w", e.n), Title: e.title(), Group: logicmodel.Ref{ID: g.ID}})
	case 3:
		l := &g.LeadsTo[0]
		was := l.Because
		l.Because, l.Extra = e.word(), e.extra()[:1]
		say("changed link %s %s because %q %q", g.ID, l.To.ID, was, l.Because)
		say("changed link %s %s x-a %q %q", g.ID, l.To.ID, "", `{"a":1,"b":[2,3]}`)
	}
}

// rename gives some things other ids, wherever they are named.
func (e *editor) rename(m *logicmodel.Model) (names map[string]string, did []string) {
	names = map[string]string{}
	to := func(what string, id *string) {
		if e.IntN(3) == 0 {
			names[*id] = e.word()
			did = append(did, fmt.Sprintf("renamed %s %s id %q %q", what, names[*id], *id, names[*id]))
			*id = names[*id]
		}
	}
	for i := range m.Partners {
		to("partner", &m.Partners[i].ID)
	}
	for i := range m.Reach {
		to("reach group", &m.Reach[i].ID)
	}
	for i := range m.Assumptions {
		to("assumption", &m.Assumptions[i].ID)
	}
	for i := range m.Risks {
		to("risk", &m.Risks[i].ID)
	}
	for i := range m.Factors {
		to("external factor", &m.Factors[i].ID)
	}
	for i := range m.Groups {
		to("group", &m.Groups[i].ID)
	}
	for i := range m.Elements {
		to("element", &m.Elements[i].ID)
		to("indicator", &m.Elements[i].Indicators[0].ID)
	}
	for i := range m.Factors {
		for j := range m.Factors[i].Affects {
			follow(names, &m.Factors[i].Affects[j].ID)
		}
	}
	links := func(list []logicmodel.Link) {
		for j := range list {
			l := &list[j]
			follow(names, &l.To.ID)
			follow(names, &l.Assumes[0].ID)
			follow(names, &l.Assumes[1].ID)
			follow(names, &l.Risks[0].ID)
		}
	}
	for i := range m.Groups {
		follow(names, &m.Groups[i].Group.ID)
		links(m.Groups[i].LeadsTo)
	}
	for i := range m.Elements {
		el := &m.Elements[i]
		follow(names, &el.Group.ID)
		for j := range el.Partners {
			follow(names, &el.Partners[j].ID)
		}
		for j := range el.Reach {
			follow(names, &el.Reach[j].ID)
		}
		links(el.LeadsTo)
	}
	return names, did
}

// short is a change as the editor says it, with the ids of before.
func short(c diff.Change) string {
	thing := c.Old
	if c.Kind == diff.KindAdded {
		thing = c.New
	}
	s := fmt.Sprintf("%v %v %s", c.Kind, c.What, thing.ID)
	if c.Kind == diff.KindRenamed {
		s = fmt.Sprintf("%v %v %s", c.Kind, c.What, c.New.ID)
	}
	if c.What == diag.KindLink {
		s += " " + thing.To
	}
	if c.Field != "" {
		s += fmt.Sprintf(" %s %q %q", c.Field, c.Before, c.After)
	}
	return s
}

func shorts(changes []diff.Change) []string {
	var list []string
	for _, c := range changes {
		list = append(list, short(c))
	}
	slices.Sort(list)
	return list
}

// TestFrameworkRenames finds exactly the edits of a model whose framework has
// renamed outcomes and indicators, and none in a framework that only follows
// one that it extends; without the changes of the framework, each use of a
// renamed id is a change. A model that does not follow has not changed.
func TestFrameworkRenames(t *testing.T) {
	unfollowed, stale := 0, 0
	for seed := range soak.Rounds(uint64(200)) {
		e := &editor{Rand: rand.New(rand.NewPCG(seed, 7))}
		e.plan = e.framework()
		old := e.model()
		local := e.framework()
		edited := clone(old)
		want := e.edit(edited)
		slices.Sort(want)

		plan, names, renamed := e.renameOutcomes(e.plan)
		slices.Sort(renamed)
		there, back := frameworks(e.plan, plan), frameworks(plan, e.plan)
		if d := cmp.Diff(renamed, shorts(there)); d != "" {
			t.Fatalf("seed %d: the framework (-want +got)\n%s", seed, d)
		}

		followed := clone(edited)
		followIn(names, followed)
		e.shuffle(followed)
		changes := diff.ModelsUnder(old, followed, there)
		if d := cmp.Diff(want, shorts(changes)); d != "" {
			t.Fatalf("seed %d: (-want +got)\n%s", seed, d)
		}
		if d := cmp.Diff(reversed(changes), ordered(diff.ModelsUnder(followed, old, back))); d != "" {
			t.Fatalf("seed %d: (-there +back)\n%s", seed, d)
		}
		unfollowed += len(models(old, followed)) - len(changes)
		if d := cmp.Diff(want, shorts(diff.ModelsUnder(old, edited, there))); d != "" {
			t.Fatalf("seed %d: it does not follow (-want +got)\n%s", seed, d)
		}

		// Some elements follow and some do not.
		partly := clone(followed)
		for i := range partly.Elements {
			if el := &partly.Elements[i]; i%2 == 0 {
				for j := range edited.Elements {
					if edited.Elements[j].ID == el.ID {
						el.Supports = slices.Concat(el.Supports, edited.Elements[j].Supports)
					}
				}
			}
		}
		changes = diff.ModelsUnder(old, partly, there)
		stale += len(changes)
		if d := cmp.Diff(reversed(changes), ordered(diff.ModelsUnder(partly, old, back))); d != "" {
			t.Fatalf("seed %d: it follows in part (-there +back)\n%s", seed, d)
		}

		after := *local
		after.Outcomes = slices.Clone(local.Outcomes)
		after.Expects = slices.Clone(local.Expects)
		follow(names, &after.Expects[0].Level.ID)
		for i := range after.Outcomes {
			o := &after.Outcomes[i]
			o.ContributesTo = slices.Clone(o.ContributesTo)
			follow(names, &o.ContributesTo[0].ID)
			follow(names, &o.ReplacedBy.ID)
			follow(names, &o.Level.ID)
		}
		if changes := diff.FrameworksUnder(local, &after, there); len(changes) > 0 {
			t.Fatalf("seed %d: a framework that follows: %+v", seed, changes)
		}
		unfollowed += len(frameworks(local, &after))
	}
	if unfollowed < 200 || stale < 200 {
		t.Errorf("only %d uses of renamed ids and %d changes of models that follow in part", unfollowed, stale)
	}
}

// TestRandomEdits finds exactly the edits, in whatever order the lists are.
func TestRandomEdits(t *testing.T) {
	for seed := range soak.Rounds(uint64(200)) {
		e := &editor{Rand: rand.New(rand.NewPCG(seed, 5))}
		old := e.model()
		edited := clone(old)
		want := e.edit(edited)
		e.shuffle(edited)
		slices.Sort(want)
		there, back := models(old, edited), models(edited, old)
		if d := cmp.Diff(want, shorts(there)); d != "" {
			t.Fatalf("seed %d: (-want +got)\n%s", seed, d)
		}
		if d := cmp.Diff(reversed(there), ordered(back)); d != "" {
			t.Fatalf("seed %d: (-there +back)\n%s", seed, d)
		}
	}
}

// TestRandomRenames knows things by another id, with the edits of other things
// and of their own besides.
func TestRandomRenames(t *testing.T) {
	for seed := range soak.Rounds(uint64(200)) {
		e := &editor{Rand: rand.New(rand.NewPCG(seed, 6))}
		old := e.model()
		edited := clone(old)
		names, want := e.rename(edited)
		e.shuffle(edited)
		slices.Sort(want)
		there := models(old, edited)
		if d := cmp.Diff(want, shorts(there)); d != "" {
			t.Fatalf("seed %d: (-want +got)\n%s", seed, d)
		}
		if d := cmp.Diff(reversed(there), ordered(models(edited, old))); d != "" {
			t.Fatalf("seed %d: (-there +back)\n%s", seed, d)
		}

		// Three of four words of a title, with the same links, are enough.
		for i := range edited.Elements {
			el := &edited.Elements[i]
			if slices.Contains(mapValues(names), el.ID) {
				was := el.Title
				el.Title = was[:len(was)-len(lastWord(was))] + e.word()
				want = append(want, fmt.Sprintf("retitled element %s title %q %q", oldName(names, el.ID), was, el.Title))
			}
		}
		slices.Sort(want)
		if d := cmp.Diff(want, shorts(models(old, edited))); d != "" {
			t.Fatalf("seed %d, retitled: (-want +got)\n%s", seed, d)
		}
	}
}

func mapValues(m map[string]string) []string {
	var list []string
	for _, v := range m {
		list = append(list, v)
	}
	return list
}

func oldName(names map[string]string, now string) string {
	for old, new := range names {
		if new == now {
			return old
		}
	}
	return now
}

func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}

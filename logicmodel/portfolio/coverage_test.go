package portfolio_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// village is two frameworks, one of which extends the other.
var village = map[string]string{
	"nation.yaml": `framework: nation
version: "2007"
title: The nation's plan
levels: [{id: top, title: National outcome}]
outcomes:
  - {id: N1, level: top, title: We are healthier}
  - {id: N2, level: top, title: We are safer}
  - {id: N3, level: top, title: An old one, replaced-by: N2}
`,
	"plan.yaml": `framework: plan
title: The village plan
extends: [nation.yaml]
levels: [{id: goal, title: Village goal}]
outcomes:
  - {id: V1, level: goal, title: People are well, contributes-to: [N1]}
  - {id: V2, level: goal, title: Streets are safe, contributes-to: [N2]}
  - {id: V3, level: goal, title: Everyone has work}
`,
}

// work is a model with its partners, its outcome's keys, and what it supports.
func work(id, framework, partner, keys, supports string) string {
	return fmt.Sprintf(`model: %s
title: Work
framework: %s
partners: [{id: p, name: %s}]
activities: [{id: a, title: A, partners: [p], leads-to: [o]}]
outputs: [{id: o, title: O, leads-to: [s]}]
outcomes:
  short: [{id: s, title: S, leads-to: [e]%s}]
end-state: {id: e, title: E, supports: [%s]}
`, id, framework, partner, keys, supports)
}

func with(base map[string]string, more map[string]string) map[string]string {
	all := map[string]string{}
	for _, m := range []map[string]string{base, more} {
		for name, text := range m {
			all[name] = text
		}
	}
	return all
}

// listing returns a line for each outcome: who supports it and who works towards it,
// with a star after the partners of direct support.
func listing(c *portfolio.Coverage) []string {
	var all []string
	for _, o := range c.Rows {
		line := o.ID
		for _, s := range o.Direct {
			line += " " + s.String()
		}
		for _, s := range o.Through {
			line += " (" + s.String() + " by " + s.Via.ID + ")"
		}
		line += " |"
		for _, s := range o.Activities {
			line += " " + s.String()
		}
		line += " |"
		for _, p := range o.Partners {
			line += " " + p.Name
			if slices.Contains(o.DirectPartners, p) {
				line += "*"
			}
		}
		for _, e := range o.Overlap {
			line += " ? " + e.Model.ID
		}
		all = append(all, line)
	}
	return all
}

func TestCoverage(t *testing.T) {
	p, found := load(t, with(village, map[string]string{
		"a.yaml": work("a", "plan.yaml", "Council", "", "V1"),
		"b.yaml": work("b", "plan.yaml", " the  TRUST", ", depends-on: [a/s]", "V1, N1"),
		"c.yaml": work("c", "plan.yaml", "The Trust", "", "V2"),
		"d.yaml": work("d", "plan.yaml", "School", "", "V1"),
	}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	c := portfolio.Cover(p, nil)
	if c.Framework.ID != "plan" || len(c.LeftOut) > 0 || len(c.Models) != 4 {
		t.Fatalf("framework %s, %d models, %d left out", c.Framework.ID, len(c.Models), len(c.LeftOut))
	}
	want := []string{
		"N1 b/e (a/e by V1) (d/e by V1) | a/a b/a d/a | Council* the  TRUST* School",
		"N2 (c/e by V2) | c/a | the  TRUST",
		"N3 | |",
		"V1 a/e b/e d/e | a/a b/a d/a | Council* the  TRUST* School* ? a ? b ? d", // a and b are joined, d knows neither
		"V2 c/e | c/a | the  TRUST*",
		"V3 | |",
	}
	if diff := cmp.Diff(want, listing(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	ids := func(list []*portfolio.Row) string {
		s := ""
		for _, o := range list {
			s += o.ID + " "
		}
		return s
	}
	if got := ids(c.MissingRows()) + "| " + ids(c.SinglePartnerRows()) + "| " + ids(c.OverlappingRows()); got != "V3 | N2 V2 | V1 " { // N3 is replaced
		t.Errorf("missing, single, overlapping: %s", got)
	}
	if len(c.Organisations) != 3 || len(c.Organisations[1].Models) != 2 {
		t.Errorf("%d partners", len(c.Organisations))
	}
}

// TestLeftOut checks that no model is left out in silence, and which framework
// is taken.
func TestLeftOut(t *testing.T) {
	p, _ := load(t, with(village, map[string]string{
		"nation-2011.yaml": strings.Replace(village["nation.yaml"], "2007", "2011", 1),
		"other.yaml":       "framework: other\ntitle: Other\nextends: [nation.yaml]\nlevels: [{id: x, title: X}]\noutcomes: [{id: V1, level: x, title: Another V1, contributes-to: [N2]}]\n",
		"a.yaml":           work("a", "plan.yaml", "P", "", "V1"),
		"b.yaml":           work("b", "other.yaml", "P", "", "V1"),
		"c.yaml":           work("c", "nation-2011.yaml", "P", "", "N1"),
		"d.yaml":           work("d", "plan.yaml", "P", "", "V9"),
		"e.yaml":           "model: e\ntitle: [\n",
		"f.yaml":           strings.Replace(work("f", "plan.yaml", "P", "", "V1"), "framework: plan.yaml\n", "", 1),
		"g.yaml":           work("a", "plan.yaml", "P", "", "V1"),
		"h.yaml":           work("h", "{file: nation.yaml, version: \"2011\"}", "P", "", "N1"),
		"i.yaml":           work("i", "gone.yaml", "P", "", "N1"),
		"j.yaml":           work("j", "plan.yaml", "P", ", depends-on: [k/s]", "V2"), // only the link is wrong
	}))
	reasons := func(c *portfolio.Coverage) []string {
		var all []string
		for _, l := range c.LeftOut {
			all = append(all, l.Name+": "+l.Why)
		}
		return all
	}
	c := portfolio.Cover(p, nil)
	if c.Framework.ID != "nation" || c.Framework.Version != "2007" { // a, b and j
		t.Errorf("framework %s %s", c.Framework.ID, c.Framework.Version)
	}
	faulty := []string{"d.yaml: it has an error", "e.yaml: it cannot be read as a model", "f.yaml: it names no framework", `g.yaml: it has the same id as a.yaml, "a"`, "h.yaml: it has an error", "i.yaml: it has an error"}
	want := append([]string{`c.yaml: it is written for version "2011" of the framework`}, faulty...)
	if diff := cmp.Diff(want, reasons(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// V1 means another outcome in each framework.
	if diff := cmp.Diff([]string{"N1 (a/e by V1) | a/a | P", "N2 (b/e by V1) (j/e by V2) | b/a j/a | P", "N3 | |"}, listing(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	plan := p.Results[0].Framework
	c = portfolio.Cover(p, plan)
	want = append([]string{`b.yaml: it is written for the framework "other"`, `c.yaml: it is written for the framework "nation"`}, faulty...)
	if diff := cmp.Diff(want, reasons(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c := portfolio.Cover(&rules.Report{}, nil); c.Framework != nil || c.Write(new(strings.Builder), "text") != nil {
		t.Error("a portfolio of nothing covers something")
	}
}

// TestFrameworkForModelsWithoutOne checks that a given framework is for models
// that name none.
func TestFrameworkForModelsWithoutOne(t *testing.T) {
	f, err := outcomes.Load(files(village), "plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(work("f", "plan.yaml", "P", "", "V1"), "framework: plan.yaml\n", "", 1)
	p := check(t, &rules.Options{Default: f}, rules.Source{Name: "f.yaml", Text: []byte(text)})
	if c := portfolio.Cover(p, f); len(c.LeftOut) > 0 || !c.Rows[0].IsSupported() {
		t.Errorf("left out: %v", c.LeftOut)
	}
}

// TestAgainstBruteForce compares random portfolios with walks that try every
// path without a thought of speed.
func TestAgainstBruteForce(t *testing.T) {
	links, overlaps, throughs, models := 0, 0, 0, 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		f := randomFramework(r)
		sources, options := randomModels(r, f)
		p := check(t, options, sources...)
		links += len(p.Links)
		c := portfolio.Cover(p, f)
		models += len(c.Models)
		if got := len(c.Models) + len(c.LeftOut); got != len(sources) {
			t.Fatalf("seed %d: %d of %d models", seed, got, len(sources))
		}
		want := bruteForce(c, p.Links)
		got := listing(c)
		for _, o := range c.Rows {
			overlaps += len(o.Overlap)
			throughs += len(o.Through)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
	t.Logf("%d models, %d links across them, %d supports through others, %d efforts worth a look", models, links, throughs, overlaps)
	if links < 100 || overlaps < 20 || throughs < 100 {
		t.Error("the portfolios are too poor")
	}
}

func randomFramework(r *rand.Rand) *outcomes.Framework {
	f := &outcomes.Framework{ID: "f", Levels: []outcomes.Level{{ID: "0"}, {ID: "1"}, {ID: "2"}}}
	for i := range 3 + r.IntN(8) {
		o := outcomes.Outcome{ID: fmt.Sprint("X", i), Level: outcomes.Ref{ID: fmt.Sprint(i * 3 / 11)}}
		for up := range i {
			if r.IntN(4) == 0 {
				o.ContributesTo = append(o.ContributesTo, outcomes.Ref{ID: fmt.Sprint("X", up)})
			}
		}
		f.Outcomes = append(f.Outcomes, o)
	}
	return f
}

func randomModels(r *rand.Rand, f *outcomes.Framework) ([]rules.Source, *rules.Options) {
	options := &rules.Options{Framework: f, Complete: true, Severity: map[string]diag.Severity{
		"LM010": diag.Off, "LM011": diag.Off, "LM012": diag.Off, "LM013": diag.Off, "LM015": diag.Off, "LM017": diag.Off,
	}}
	var sources []rules.Source
	n := 1 + r.IntN(5)
	cross := r.IntN(3) // how often links lead across models
	for i := range n {
		m := &logicmodel.Model{ID: fmt.Sprint("m", i), Title: "M"}
		for p := range 1 + r.IntN(2) {
			m.Partners = append(m.Partners, logicmodel.Partner{ID: fmt.Sprint(p), Name: fmt.Sprint("P", r.IntN(9))})
		}
		size := 3 + r.IntN(6)
		for e := range size {
			x := logicmodel.Element{ID: fmt.Sprint("e", e), Title: fmt.Sprint("E", e), Stage: logicmodel.Activity + logicmodel.Stage(e*6/size)}
			for to := e + 1; to < size; to++ {
				if r.IntN(3) == 0 {
					x.LeadsTo = append(x.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint("e", to)}})
				}
			}
			if e > 0 && r.IntN(6) == 0 {
				x.LeadsTo = append(x.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint("e", r.IntN(e))}, Feedback: true})
			}
			other := func() logicmodel.Ref {
				return logicmodel.Ref{ID: fmt.Sprintf("m%d/e%d", (i+1+r.IntN(max(n-1, 1)))%n, r.IntN(8))}
			}
			if n > 1 && r.IntN(6) < cross {
				x.LeadsTo = append(x.LeadsTo, logicmodel.Link{To: other(), Feedback: r.IntN(4) == 0})
			}
			if n > 1 && r.IntN(12) < cross {
				x.DependsOn = append(x.DependsOn, other())
			}
			if r.IntN(2) == 0 {
				x.Supports = append(x.Supports, logicmodel.Ref{ID: f.Outcomes[r.IntN(len(f.Outcomes))].ID})
			}
			if r.IntN(3) > 0 {
				x.Partners = append(x.Partners, logicmodel.Ref{ID: m.Partners[r.IntN(len(m.Partners))].ID})
			}
			m.Elements = append(m.Elements, x)
		}
		sources = append(sources, rules.Source{Name: m.ID, Model: m})
	}
	return sources, options
}

// bruteForce is what [listing] must return, by trying every path anew for every
// question.
func bruteForce(c *portfolio.Coverage, links []*logicmodel.CrossLink) []string {
	f := c.Framework
	var contributes func(from, to string) bool
	contributes = func(from, to string) bool {
		return slices.ContainsFunc(f.Outcome(from).ContributesTo, func(r outcomes.Ref) bool { return r.ID == to || contributes(r.ID, to) })
	}
	counted := func(m *logicmodel.Model) bool {
		return slices.ContainsFunc(c.Models, func(x *rules.Result) bool { return x.Model == m })
	}
	var leads func(from, to logicmodel.Step, seen []string) bool
	leads = func(from, to logicmodel.Step, seen []string) bool {
		if from == to {
			return true
		}
		if slices.Contains(seen, from.String()) {
			return false
		}
		seen = append(seen, from.String())
		for _, l := range from.Element.LeadsTo {
			if next := from.Model.Element(l.To.ID); next != nil && !l.Feedback && leads(logicmodel.Step{Model: from.Model, Element: next}, to, seen) {
				return true
			}
		}
		for _, l := range links {
			if l.From == from && !l.Feedback() && counted(l.To.Model) && leads(l.To, to, seen) {
				return true
			}
		}
		return false
	}
	var all []logicmodel.Step
	for _, m := range c.Models {
		for i := range m.Model.Elements {
			all = append(all, logicmodel.Step{Model: m.Model, Element: &m.Model.Elements[i]})
		}
	}
	names := func(s logicmodel.Step) []string {
		var names []string
		for _, ref := range s.Element.Partners {
			for _, p := range s.Model.Partners {
				if p.ID == ref.ID {
					names = append(names, p.Name)
					break
				}
			}
		}
		return names
	}
	var listing []string
	for _, o := range c.Rows {
		line := o.ID
		var direct, supporters []logicmodel.Step
		through := ""
		for _, s := range all {
			by := ""
			for _, ref := range s.Element.Supports {
				if ref.ID == o.ID {
					by = o.ID
					break
				}
				if by == "" && contributes(ref.ID, o.ID) {
					by = ref.ID
				}
			}
			switch by {
			case "":
				continue
			case o.ID:
				line += " " + s.String()
				direct = append(direct, s)
			default:
				through += " (" + s.String() + " by " + by + ")"
			}
			supporters = append(supporters, s)
		}
		line += through + " |"
		upstream := func(of []logicmodel.Step) []logicmodel.Step {
			var found []logicmodel.Step
			for _, s := range all {
				if slices.ContainsFunc(of, func(to logicmodel.Step) bool { return leads(s, to, nil) }) {
					found = append(found, s)
				}
			}
			return found
		}
		var partners []string
		for _, s := range upstream(supporters) {
			if s.Element.Stage == logicmodel.Activity {
				line += " " + s.String()
			}
			for _, name := range names(s) {
				if !slices.Contains(partners, name) {
					partners = append(partners, name)
				}
			}
		}
		line += " |"
		directly := upstream(direct)
		for _, name := range partners {
			line += " " + name
			if slices.ContainsFunc(directly, func(s logicmodel.Step) bool { return slices.Contains(names(s), name) }) {
				line += "*"
			}
		}
		listing = append(listing, line+overlaps(c, directly, len(direct), links, names))
	}
	return listing
}

// overlaps are the models among the elements that do not know of another one.
func overlaps(c *portfolio.Coverage, elements []logicmodel.Step, direct int, links []*logicmodel.CrossLink, names func(logicmodel.Step) []string) string {
	if direct < 2 {
		return ""
	}
	by := map[*logicmodel.Model][]string{}
	for _, o := range elements {
		if o.Element.Stage != logicmodel.Output {
			continue
		}
		for _, a := range elements {
			if a.Model == o.Model && a.Element.Stage == logicmodel.Activity && slices.ContainsFunc(a.Element.LeadsTo, func(l logicmodel.Link) bool { return l.To.ID == o.Element.ID && !l.Feedback }) {
				by[o.Model] = append(by[o.Model], names(a)...)
			}
		}
	}
	// Follow every link from all elements of a model.
	chained := func(a, b *logicmodel.Model) bool {
		var met []logicmodel.Step
		meet := func(m *logicmodel.Model, e *logicmodel.Element) {
			if s := (logicmodel.Step{Model: m, Element: e}); e != nil && !slices.Contains(met, s) {
				met = append(met, s)
			}
		}
		for e := range a.Elements {
			meet(a, &a.Elements[e])
		}
		for i := 0; i < len(met); i++ {
			for _, l := range met[i].Element.LeadsTo {
				if !l.Feedback {
					meet(met[i].Model, met[i].Model.Element(l.To.ID))
				}
			}
			for _, l := range links {
				if l.From == met[i] && !l.Feedback() && slices.ContainsFunc(c.Models, func(m *rules.Result) bool { return m.Model == l.To.Model }) {
					meet(l.To.Model, l.To.Element)
				}
			}
		}
		return slices.ContainsFunc(met, func(s logicmodel.Step) bool { return s.Model == b })
	}
	know := func(a, b *logicmodel.Model) bool {
		return slices.ContainsFunc(by[a], func(name string) bool { return slices.Contains(by[b], name) }) ||
			chained(a, b) || chained(b, a)
	}
	listing := ""
	for _, a := range c.Models {
		for _, b := range c.Models {
			if len(by[a.Model]) > 0 && len(by[b.Model]) > 0 && !know(a.Model, b.Model) {
				listing += " ? " + a.Model.ID
				break
			}
		}
	}
	return listing
}

// TestActivitiesOfFramework checks that activities which a framework lists are not
// counted as outcomes, unless an element supports one of them.
func TestActivitiesOfFramework(t *testing.T) {
	t.Parallel()
	framework := `framework: plan
title: Plan
levels: [{id: goal, title: Goal}, {id: do, title: activities}]
outcomes:
  - {id: G, level: goal, title: People are well}
  - {id: A1, level: do, title: Walks, contributes-to: [G]}
  - {id: A2, level: do, title: Talks, contributes-to: [G]}
`
	for supports, want := range map[string]string{"G": "1 of 1 outcome is supported", "A1": "2 of 3 outcomes are supported"} {
		p, _ := load(t, map[string]string{"plan.yaml": framework, "m.yaml": work("m", "plan.yaml", "P", "", supports)})
		if got := portfolio.Cover(p, nil).Summary(); !strings.HasPrefix(got, want) {
			t.Errorf("supports %s: %s", supports, got)
		}
	}
}

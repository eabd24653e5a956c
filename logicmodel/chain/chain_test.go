package chain_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/chain"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// TestBuild checks that a built model is the one that its YAML says.
func TestBuild(t *testing.T) {
	c := chain.New("cafe", "Village café")
	c.Partners(logicmodel.Partner{ID: "council", Name: "The council", Sector: logicmodel.SectorPublic})
	c.Reach(logicmodel.ReachGroup{ID: "residents", Title: "Residents", Priority: true})
	c.Assumptions(logicmodel.Assumption{ID: "trust", Text: "People trust the café", Status: logicmodel.StatusUntested})
	c.Risks(logicmodel.Risk{ID: "funding", Text: "The grant ends", Likelihood: logicmodel.RatingHigh})
	c.Groups(logicmodel.Group{ID: "people", Title: "People", LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "support"}}}})
	c.Factors(logicmodel.Factor{ID: "prices", Title: "Prices", Affects: []logicmodel.Ref{{ID: "people"}}})
	c.Heading(logicmodel.EndState, "Impact").Heading(logicmodel.Input, "Resources").LinkStages().Ignore("LM020", "It hangs on a wall")
	c.Add(logicmodel.Input, "hall", "The village hall")

	wellbeing := c.Add(logicmodel.EndState, "wellbeing", "Improved wellbeing").Supports("NO6").Source("The plan")
	afternoons := c.Add(logicmodel.Activity, "afternoons", "Weekly community café").Partners("council").Illustrative()
	meetings := c.Add(logicmodel.Output, "meetings", "Café afternoons held").
		Indicators(outcomes.Indicator{ID: "held", Title: "Afternoons held", Unit: "afternoons", Source: "The diary"})
	contacts := c.Add(logicmodel.ShortTerm, "contacts", "More people know their neighbours").
		Label("Know their neighbours").Kind(logicmodel.KindAwareness).Reach("residents").
		Ignore("LM061", "Said in May").Group("people").Unintended().
		Status(logicmodel.Judgement{Is: logicmodel.StandingOnTrack, On: "2025"}).
		SameAs(outcomes.ForeignID{Scheme: "sdg", ID: "3.4"}).Extra(outcomes.Extra{Key: "x-a", Value: "1"})
	friends := c.Add(logicmodel.ShortTerm, "friends", "More people have friends").Summary("Friends").Note("Asked in May")
	support := c.Add(logicmodel.MediumTerm, "support", "Neighbours help each other").DependsOn("moray/trained")
	belonging := c.Add(logicmodel.LongTerm, "belonging", "Fewer people feel lonely")

	c.Link(afternoons, meetings)
	c.Link(meetings, contacts).Because("They share a table").
		Evidence(outcomes.Evidence{Grade: outcomes.GradeModerate, Source: "A study"}).
		Assumes("trust").AssumesThat("The hall stays open").Risks("funding")
	c.Link(meetings, friends).Illustrative().Note("We hope").Extra(outcomes.Extra{Key: "x-a", Value: "1"})
	c.Link(contacts, support)
	c.Link(friends, support)
	c.Link(support, belonging)
	support.LeadsTo("moray/heard")
	c.Link(belonging, wellbeing)
	c.Link(belonging, contacts).Feedback()

	want, err := logicmodel.Parse("cafe.yaml", []byte(`
model: cafe
title: Village café
partners: [{id: council, name: The council, sector: public}]
reach: [{id: residents, title: Residents, priority: true}]
assumptions: [{id: trust, text: People trust the café, status: untested}]
risks: [{id: funding, text: The grant ends, likelihood: high}]
headings: {inputs: Resources, end-state: Impact}
links: stages
ignore: {LM020: It hangs on a wall}
groups: [{id: people, title: People, leads-to: [support]}]
external-factors: [{id: prices, title: Prices, affects: [people]}]
inputs: [{id: hall, title: The village hall}]
activities:
  - {id: afternoons, title: Weekly community café, partners: [council], illustrative: true, leads-to: [meetings]}
outputs:
  - id: meetings
    title: Café afternoons held
    indicators: [{id: held, title: Afternoons held, unit: afternoons, source: The diary}]
    leads-to:
      - {to: contacts, because: They share a table, evidence: {grade: moderate, source: A study}, assumes: [trust, The hall stays open], risks: [funding]}
      - {to: friends, illustrative: true, note: We hope, x-a: 1}
outcomes:
  short:
    - {id: contacts, title: More people know their neighbours, label: Know their neighbours, kind: awareness, reach: [residents], leads-to: [support],
       ignore: {LM061: Said in May}, group: people, unintended: yes, status: {is: on-track, on: 2025}, same-as: [{scheme: sdg, id: "3.4"}], x-a: 1}
    - {id: friends, title: More people have friends, summary: Friends, note: Asked in May, leads-to: [support]}
  medium:
    - {id: support, title: Neighbours help each other, depends-on: [moray/trained], leads-to: [belonging, moray/heard]}
  long:
    - {id: belonging, title: Fewer people feel lonely, leads-to: [wellbeing, {to: contacts, feedback: true}]}
end-state: {id: wellbeing, title: Improved wellbeing, supports: [NO6], source: The plan}
`))
	if err != nil {
		t.Fatal(err)
	}
	got := c.Build()
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(diag.Pos{})); diff != "" {
		t.Errorf("the built model (-want +got):\n%s", diff)
	}
	whole(t, got)
	report, err := rules.Check([]rules.Source{{Model: got}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := report.Findings().Err(); err != nil {
		t.Errorf("the built model has errors: %v", err)
	}
}

// whole checks that the model sets each field that an element
// and a link have, so that package chain can build what the format may say.
func whole(t *testing.T, m *logicmodel.Model) {
	t.Helper()
	set := map[string]bool{}
	note := func(v reflect.Value) {
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			set[name] = set[name] || !v.Field(i).IsZero()
		}
	}
	for _, e := range m.Elements {
		note(reflect.ValueOf(e))
		for _, l := range e.LeadsTo {
			note(reflect.ValueOf(l))
		}
	}
	for name, ok := range set {
		if !ok && !strings.HasSuffix(name, "Pos") {
			t.Errorf("nothing sets %s", name)
		}
	}
}

// TestBuildAgain checks that building on leaves what was built alone.
func TestBuildAgain(t *testing.T) {
	c := chain.New("c", "C")
	link := c.Link(c.Add(logicmodel.Activity, "a", "A"), c.Add(logicmodel.Output, "o", "O"))
	first := c.Build()
	link.Because("later")
	c.Add(logicmodel.EndState, "e", "E")
	if len(first.Elements) != 2 || first.Elements[0].LeadsTo[0].Because != "" {
		t.Errorf("the first result has changed: %+v", first.Elements)
	}
	if again := c.Build(); len(again.Elements) != 3 || again.Elements[0].LeadsTo[0].Because != "later" {
		t.Errorf("the second result is %+v", again.Elements)
	}
}

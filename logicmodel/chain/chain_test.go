package chain_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/chain"
)

// TestBuild checks that a built model is the one that its YAML says.
func TestBuild(t *testing.T) {
	c := chain.New("cafe", "Village café")
	council := c.Partner(logicmodel.Partner{ID: "council", Name: "The council", Sector: logicmodel.Public})
	residents := c.Reach(logicmodel.ReachGroup{ID: "residents", Title: "Residents", Priority: true})
	trust := c.Assumption(logicmodel.Assumption{ID: "trust", Text: "People trust the café", Status: logicmodel.Untested})
	funding := c.Risk(logicmodel.Risk{ID: "funding", Text: "The grant ends", Likelihood: logicmodel.High})

	wellbeing := c.EndState("wellbeing", "Improved wellbeing")
	afternoons := c.Activity("afternoons", "Weekly community café")
	meetings := c.Output("meetings", "Café afternoons held")
	contacts := c.ShortTerm("contacts", "More people know their neighbours")
	friends := c.ShortTerm("friends", "More people have friends")
	support := c.MediumTerm("support", "Neighbours help each other")
	belonging := c.LongTerm("belonging", "Fewer people feel lonely")
	contacts.Label = "Know their neighbours"
	contacts.Kind = logicmodel.Awareness

	afternoons.By(council)
	contacts.Reaches(residents)
	wellbeing.Supporting("NO6")
	afternoons.Produces(meetings)
	meetings.LeadsTo(contacts, friends).Because("They share a table").
		Evidence(logicmodel.Evidence{Grade: logicmodel.Moderate, Source: "A study"}).
		Assumes(trust).AssumesThat("The hall stays open").Risks(funding)
	contacts.LeadsTo(support)
	friends.LeadsTo(support)
	support.LeadsTo(belonging)
	belonging.LeadsTo(wellbeing)
	belonging.Feedback(contacts)

	want, err := logicmodel.Parse("cafe.yaml", []byte(`
model: cafe
title: Village café
partners: [{id: council, name: The council, sector: public}]
reach: [{id: residents, title: Residents, priority: true}]
assumptions: [{id: trust, text: People trust the café, status: untested}]
risks: [{id: funding, text: The grant ends, likelihood: high}]
activities:
  - {id: afternoons, title: Weekly community café, partners: [council], leads-to: [meetings]}
outputs:
  - id: meetings
    title: Café afternoons held
    leads-to:
      - {to: contacts, because: They share a table, evidence: {grade: moderate, source: A study}, assumes: [trust, The hall stays open], risks: [funding]}
      - {to: friends, because: They share a table, evidence: {grade: moderate, source: A study}, assumes: [trust, The hall stays open], risks: [funding]}
outcomes:
  short:
    - {id: contacts, title: More people know their neighbours, label: Know their neighbours, kind: awareness, reach: [residents], leads-to: [support]}
    - {id: friends, title: More people have friends, leads-to: [support]}
  medium:
    - {id: support, title: Neighbours help each other, leads-to: [belonging]}
  long:
    - {id: belonging, title: Fewer people feel lonely, leads-to: [wellbeing, {to: contacts, feedback: true}]}
end-state: {id: wellbeing, title: Improved wellbeing, supports: [NO6]}
`))
	if err != nil {
		t.Fatal(err)
	}
	got := c.Build()
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(diag.Pos{})); diff != "" {
		t.Errorf("the built model (-want +got):\n%s", diff)
	}
	if err := logicmodel.Validate(got, nil, nil).Err(); err != nil {
		t.Errorf("the built model has errors: %v", err)
	}
}

// TestBuildAgain checks that building on leaves what was built alone.
func TestBuildAgain(t *testing.T) {
	c := chain.New("c", "C")
	a, o := c.Activity("a", "A"), c.Output("o", "O")
	link := a.Produces(o)
	first := c.Build()
	link.Because("later")
	c.EndState("e", "E")
	if len(first.Elements) != 2 || first.Elements[0].LeadsTo[0].Because != "" {
		t.Errorf("the first result has changed: %+v", first.Elements)
	}
	if again := c.Build(); len(again.Elements) != 3 || again.Elements[0].LeadsTo[0].Because != "later" {
		t.Errorf("the second result is %+v", again.Elements)
	}
}

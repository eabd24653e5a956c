package examples_test

import (
	"slices"
	"testing"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// TestPartnershipCoverage checks who works towards some outcomes of the
// framework. What is wanted was counted by hand in the files, as the comments
// tell: upwards from what supports the outcome, against the arrows.
func TestPartnershipCoverage(t *testing.T) {
	p, err := rules.CheckFiles(examples.FS, nil, "partnership")
	if err != nil {
		t.Fatal(err)
	}
	c := portfolio.Cover(p, nil)
	if c.Framework == nil || c.Framework.ID != "partnership" || len(c.Models) != 9 || len(c.LeftOut) != 0 {
		t.Fatalf("coverage of %v by %d models, %d left out", c.Framework, len(c.Models), len(c.LeftOut))
	}

	for _, want := range []struct {
		id              string
		direct, through []string
		activities      []string
		partners        []string
	}{
		// forres-friends: healthier ← grow ← gardens ← provide, and together ← gather.
		// moray-wellbeing-hub: manage ← supported ← champions ← movement, and
		// matches ← peers; manage ← skills ← courses ← teaching, and campaigns ←
		// campaigning. The rest of the hub's activities end in voice. Teaching is by
		// five, the others by the hub and by the Health and Social Care Partnership,
		// which is one of the five.
		{
			id:         "M1-behaviour",
			direct:     []string{"forres-friends/healthier", "moray-wellbeing-hub/manage"},
			through:    []string{"forres-friends/grow", "moray-wellbeing-hub/skills"}, // M1-awareness
			activities: []string{"forres-friends/gather", "forres-friends/provide", "moray-wellbeing-hub/movement", "moray-wellbeing-hub/teaching", "moray-wellbeing-hub/peers", "moray-wellbeing-hub/campaigning"},
			partners:   []string{"Forres Friends of Woods and Fields", "Health and Social Care Partnership", "Moray Third Sector Interface (tsiMORAY)", "Moray Wellbeing Hub CIC", "Other third sector organisations", "The local council"},
		},
		// inverness-foodstuff: isolation ← company ← lunches ← serve; able, through
		// M3-knowledge, ← introductions ← link-up. pockets-and-prospects: less-lonely
		// ← taken-up ← services ← offer, and ← choice ← invited ← develop and
		// invite, menu ← develop and call; choice is counted by itself too. All six
		// partners of the second take part, and both of the first.
		{
			id:         "M3-isolation",
			direct:     []string{"inverness-foodstuff/isolation", "pockets-and-prospects/less-lonely"},
			through:    []string{"inverness-foodstuff/able", "pockets-and-prospects/choice"},
			activities: []string{"inverness-foodstuff/serve", "inverness-foodstuff/link-up", "pockets-and-prospects/develop", "pockets-and-prospects/invite", "pockets-and-prospects/call", "pockets-and-prospects/offer"},
			partners:   []string{"CHEX", "Community organisations", "Inverness Foodstuff", "Local organisations", "SENScot", "Scottish Communities for Health & Wellbeing", "Scottish Community Alliance", "Social enterprise suppliers"},
		},
		// ahlul-bayt: relationships ← able ← partnerships ← champion, and occasions
		// ← empower. bikes-for-refugees: connections ← get-about and meetings ←
		// bicycles ← provide. forres-friends: relationships ← use ← gardens ←
		// provide, and together ← gather. inverness-foodstuff: connections ← able ←
		// introductions ← link-up. just-ask-maud: relationships ← meet ← place ←
		// cafe. pockets-and-prospects, through M3-knowledge: choice, as above.
		{
			id:         "M3-networks",
			direct:     []string{"ahlul-bayt/relationships", "bikes-for-refugees/connections", "forres-friends/relationships", "inverness-foodstuff/connections", "just-ask-maud/relationships"},
			through:    []string{"inverness-foodstuff/able", "pockets-and-prospects/choice"},
			activities: []string{"ahlul-bayt/champion", "ahlul-bayt/empower", "bikes-for-refugees/provide", "forres-friends/gather", "forres-friends/provide", "inverness-foodstuff/link-up", "just-ask-maud/cafe", "pockets-and-prospects/develop", "pockets-and-prospects/invite", "pockets-and-prospects/call"},
			partners:   []string{"Bikes for Refugees", "CHEX", "Forres Friends of Woods and Fields", "Inverness Foodstuff", "Local organisations", "Maud Village Trust", "NHS Grampian", "SENScot", "Scottish Ahlul Bayt Society", "Scottish Communities for Health & Wellbeing", "Scottish Community Alliance", "Social enterprise suppliers"},
		},
		// stobs-engagement: the process as a whole, an activity, which nothing leads
		// to: the seven of the working group and the Advice Centre.
		{
			id:         "S4",
			direct:     []string{"stobs-engagement/process"},
			activities: []string{"stobs-engagement/process"},
			partners:   []string{"Communities Officer", "Community Artist", "Dundee Association of Mental Health", "Local Advice Centre", "Regeneration Worker", "Senior Adult Learning Worker", "The Web young persons drug and alcohol project", "Youth sports workers"},
		},
		{id: "M5-schools"},
	} {
		i := slices.IndexFunc(c.Rows, func(o *portfolio.Row) bool { return o.ID == want.id })
		if i < 0 {
			t.Errorf("no outcome %s", want.id)
			continue
		}
		o := c.Rows[i]
		var partners []string
		for _, p := range o.Partners {
			partners = append(partners, p.Name)
		}
		for _, list := range []struct {
			what      string
			got, want []string
		}{
			{"direct", supportNames(o.Direct), want.direct},
			{"through", supportNames(o.Through), want.through},
			{"activities", stepNames(o.Activities), want.activities},
			{"partners", partners, want.partners},
		} {
			slices.Sort(list.got)
			slices.Sort(list.want)
			if !slices.Equal(list.got, list.want) {
				t.Errorf("%s, %s: %d, want %d:\n%q\n%q", want.id, list.what, len(list.got), len(list.want), list.got, list.want)
			}
		}
	}
}

// TestStandardsMet checks that all the Standards for Community Engagement, which
// the source says the engagement process met, are supported, and each by the
// process as a whole alone, since it says so of none of its steps.
func TestStandardsMet(t *testing.T) {
	p, err := rules.CheckFiles(examples.FS, nil, "partnership")
	if err != nil {
		t.Fatal(err)
	}
	standards := 0
	for _, o := range portfolio.Cover(p, nil).Rows {
		if o.Group.ID != "standard" {
			continue
		}
		standards++
		if got := supportNames(o.Direct); !slices.Equal(got, []string{"stobs-engagement/process"}) || len(o.Through) > 0 {
			t.Errorf("%s is supported by %q", o.ID, got)
		}
	}
	if standards != 10 {
		t.Errorf("%d standards, want 10", standards)
	}
}

func supportNames(supports []portfolio.Support) (names []string) {
	for _, s := range supports {
		names = append(names, s.Step.String())
	}
	return names
}

func stepNames(steps []logicmodel.Step) (names []string) {
	for _, s := range steps {
		names = append(names, s.String())
	}
	return names
}

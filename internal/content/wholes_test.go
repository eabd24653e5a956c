package content

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// TestFocusThroughWholes checks that broad arrows are followed to what is in groups
// and stages.
func TestFocusThroughWholes(t *testing.T) {
	m := picturetest.Model(t, "wholes.yaml")
	for focus, want := range map[string][]string{
		"visit":  {"grant", "visit", "fence", "fenced", "cattle", "clear", "fish", "birds"},
		"joined": {"drains", "grant", "joined", "found", "clear", "fish", "birds"},
	} {
		p, err := Model(m, &Options{Focus: focus, Only: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range p.Boxes {
			got = append(got, p.Boxes[i].ID)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", focus, got, want)
		}
	}
}

// TestDiffOfGroups checks the marks of groups and of their links.
func TestDiffOfGroups(t *testing.T) {
	old, new := picturetest.Model(t, "wholes.yaml"), picturetest.Model(t, "wholes.yaml")
	new.Groups[0].Title = "On all farms"
	new.Groups[2].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "fish"}}}
	new.Groups[3].LeadsTo[0].Because = "They listen"
	p, err := Changes(diff.Models(old, new), &Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c := p.Frames[0].Change; c != Altered {
		t.Errorf("the frame with another title is marked %d", c)
	}
	got := map[string]Change{}
	for i := range p.Broads {
		if b := &p.Broads[i]; b.Leaves.Kind == FrameEnd {
			name := p.Frames[b.Leaves.Index].ID + " "
			if b.Enters.Kind == FrameEnd {
				name += p.Frames[b.Enters.Index].ID
			} else {
				name += p.Boxes[b.Enters.Index].ID
			}
			got[name] = b.Change
		}
	}
	for name, want := range map[string]Change{"farms clear": Unchanged, "towns clear": Removed, "towns fish": Added, "talk farms": Altered} {
		if got[name] != want {
			t.Errorf("the link %s is marked %d, want %d", name, got[name], want)
		}
	}
}

// TestPortfolioWholes checks which links of groups and of stages as wholes models side
// by side show: between boxes of stages narrow arrows, and elsewhere broad ones, which
// stand also for what leads on through what is not shown.
func TestPortfolioWholes(t *testing.T) {
	river, meals := picturetest.Model(t, "wholes.yaml"), picturetest.Model(t, "stages.yaml")
	for _, id := range []string{"cattle", "joined"} {
		river.Element(id).Supports = []logicmodel.Ref{{ID: "o"}}
	}
	for _, id := range []string{"grant", "drive", "company"} {
		meals.Element(id).Supports = []logicmodel.Ref{{ID: "o"}}
	}
	meals.Element("company").LeadsTo = append(meals.Element("company").LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "river/talk"}})
	river.Groups[2].LeadsTo = append(river.Groups[2].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "meals/company"}})
	for depth, want := range map[Depth][]string{
		DepthStage: nil,
		DepthOutcome: {
			"“Older people have company” [meals/company] leads to the group “On farms” [river/farms] as a whole.",
			"All of the group “On farms” [river/farms] together lead to “Salmon return” [river/fish].",
			"All of the group “On farms” [river/farms] together lead to “Birds return” [river/birds].",
			"All of the group “In towns” [river/towns] together lead to “Salmon return” [river/fish].",
			"All of the group “In towns” [river/towns] together lead to “Birds return” [river/birds].",
			"All of the group “In towns” [river/towns] together lead to “Older people have company” [meals/company].",
			"All inputs of “Meals together” (meals) together lead to the activities.",
			"All activities of “Meals together” (meals) together lead to the medium-term outcomes.",
		},
		DepthAll: {
			"“The water is clearer” [river/clear] feeds back to the group “Talking” [river/talk] as a whole, because: Anglers tell farmers.",
			"“Older people have company” [meals/company] leads to the group “Talking” [river/talk] as a whole.",
			"All of the group “On farms” [river/farms] together lead to “The water is clearer” [river/clear], because: Cattle stir up mud.",
			"All of the group “In towns” [river/towns] together lead to “The water is clearer” [river/clear].",
			"All of the group “In towns” [river/towns] together lead to “Older people have company” [meals/company].",
			"All of the group “Talking” [river/talk] together lead to the group “On farms” [river/farms] as a whole.",
			"The inputs of “A living river” (river) without links of their own together lead to the activities.",
			"All inputs of “Meals together” (meals) together lead to the activities.",
			"All activities of “Meals together” (meals) together lead to the outputs.",
			"All outputs of “Meals together” (meals) together lead to the medium-term outcomes.",
		},
	} {
		p, err := Portfolio("Both", []*logicmodel.Model{river, meals}, &Options{Depth: depth, HideSupports: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range p.Broads {
			got = append(got, p.BroadSentence(&p.Broads[i]))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", depth, d)
		}
		joined := func(from, to string) bool {
			return slices.ContainsFunc(p.Arrows, func(a Arrow) bool {
				return p.qualifiedID(a.From) == from && p.qualifiedID(a.To) == to
			})
		}
		for _, ids := range [][2]string{{"meals/input", "meals/activity"}, {"river/short-term outcome", "river/medium-term outcome"}, {"river/short-term outcome", "meals/medium-term outcome"}} {
			if joined(ids[0], ids[1]) != (depth == DepthStage) {
				t.Errorf("%s: an arrow leads from %s to %s: %v", depth, ids[0], ids[1], depth != DepthStage)
			}
		}
	}
}

// TestHeadings checks whose words stand over a stage.
func TestHeadings(t *testing.T) {
	f := &outcomes.Framework{Headings: []outcomes.Heading{{Stage: logicmodel.Activity, Text: "What we do"}, {Stage: logicmodel.Output, Text: "Products"}}}
	m := picturetest.Chain("Headings", "Do", "Make", "Better")
	m.Headings = []outcomes.Heading{{Stage: logicmodel.Output, Text: "Goods"}}
	for lang, want := range map[string]string{
		"":   "What we do, Goods, Short-term outcomes",
		"pl": "What we do, Goods, Rezultaty krótkoterminowe",
		"fr": "What we do, Goods, Short-term outcomes",
	} {
		m.Lang = lang
		p, err := Model(m, &Options{Framework: f})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range p.Tiers {
			got = append(got, p.Tiers[i].Title)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %v, want %s", lang, got, want)
		}
	}
}

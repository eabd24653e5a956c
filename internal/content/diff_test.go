package content

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

func changes(t testing.TB, d *diff.Diff, o *Options) *Picture {
	t.Helper()
	p, err := Changes(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shown returns how a picture shows changes: each box and arrow by its mark.
func shown(p *Picture) (boxes, arrows []string) {
	for i := range p.Boxes {
		b := &p.Boxes[i]
		s := fmt.Sprintf("%s %s", b.Change.Symbol(), b.Text)
		for _, d := range b.Details {
			s += " | " + d
		}
		boxes = append(boxes, strings.TrimSpace(s))
	}
	for i := range p.Arrows {
		a := &p.Arrows[i]
		arrows = append(arrows, strings.TrimSpace(fmt.Sprintf("%s %s > %s > %s", a.Mark(), p.Boxes[a.From].Text, verbs[a.Kind], p.Boxes[a.To].Text)))
	}
	return boxes, arrows
}

// TestDiffMarks holds the mark of each box and arrow of two versions of a
// model.
func TestDiffMarks(t *testing.T) {
	both := picturetest.Cafe(t)
	p := changes(t, both, &Options{})
	boxes, arrows := shown(p)
	if d := cmp.Diff([]string{
		"≠ Weekly café | was “Monthly café” | no longer with partner NHS | now with partner The school",
		"− Newsletter",
		"+ Cooking class",
		"Afternoons held",
		"− Newsletters delivered",
		"≠ More people know their neighbours | its id was contacts",
		"People know what goes on | illustrative",
		"≠ Neighbours trust each other | moved from short-term outcomes to medium-term outcomes",
		"≠ Improved wellbeing | indicator “Wellbeing score”: target from 5 (2026) to 6 (2026)",
		"In the model elsewhere: school",
		"In the model elsewhere: shops",
		"G1: People look after each other",
		"G2: People know what goes on",
		"V1: Everybody lives well",
	}, boxes); d != "" {
		t.Errorf("boxes (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{
		"Weekly café > leads to > Afternoons held",
		"− Newsletter > leads to > Newsletters delivered",
		"+ Cooking class > leads to > Afternoons held",
		"≠1 Afternoons held > leads to > More people know their neighbours",
		"− Afternoons held > leads to > People know what goes on",
		"− Newsletters delivered > leads to > People know what goes on",
		"More people know their neighbours > leads to > Neighbours trust each other",
		"People know what goes on > leads to > Neighbours trust each other",
		"Neighbours trust each other > leads to > Improved wellbeing",
		"+ Neighbours trust each other > feeds back to > Afternoons held",
		"+ In the model elsewhere: school > leads to > Improved wellbeing",
		"− In the model elsewhere: shops > leads to > Improved wellbeing",
		"More people know their neighbours > supports > G1: People look after each other",
		"− People know what goes on > supports > G2: People know what goes on",
		"+ Neighbours trust each other > supports > G2: People know what goes on",
		"G1: People look after each other > contributes to > V1: Everybody lives well",
		"G2: People know what goes on > contributes to > V1: Everybody lives well",
	}, arrows); d != "" {
		t.Errorf("arrows (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]Entry{
		{"≠1", "Link from “Afternoons held” to “More people know their neighbours”: evidence from weak to strong."},
		{"≠", "Changed: the model – was “Village café”; date from 2025-06 to 2026-06."},
		{"−", "Removed: the partner “NHS”."},
		{"+", "Added: the partner “The school”."},
		{"≠", "Changed: the assumption “The kitchen may be used” – status from untested to holds."},
	}, p.Changes.entries, cmp.AllowUnexported(Entry{})); d != "" {
		t.Errorf("the list (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"what changed from 2025-06 to 2026-06: 1 element added, 2 removed, 4 changed; 4 links added, 5 removed, 1 changed; 4 more changes listed below"}, p.Subjects); d != "" {
		t.Errorf("about (-want +got):\n%s", d)
	}

	// Without the framework, boxes say what it would.
	boxes, _ = shown(changes(t, both, &Options{HideSupports: true}))
	for _, want := range []string{
		"≠ People know what goes on | illustrative | no longer supports “People know what goes on”",
		"≠ Neighbours trust each other | moved from short-term outcomes to medium-term outcomes | now supports “People know what goes on”",
	} {
		if !slices.Contains(boxes, want) {
			t.Errorf("there is no %q in %q", want, boxes)
		}
	}
}

// TestFrameworkDiffMarks checks the same for frameworks.
func TestFrameworkDiffMarks(t *testing.T) {
	old, new := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan2.yaml")
	p := changes(t, diff.Frameworks(old, new), &Options{})
	boxes, arrows := shown(p)
	if d := cmp.Diff([]string{
		"≠ N3: Streets are clean | its id was G3 | moved from level goal to level step",
		"G1: People look after each other",
		"G2: People know what goes on",
		"+ G5: The air is fit to breathe",
		"≠ V1: Everybody lives well and long | was “Everybody lives well”",
	}, boxes); d != "" {
		t.Errorf("boxes (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{
		"+ N3: Streets are clean > contributes to > G1: People look after each other",
		"− N3: Streets are clean > contributes to > V1: Everybody lives well and long",
		"G1: People look after each other > contributes to > V1: Everybody lives well and long",
		"G2: People know what goes on > contributes to > V1: Everybody lives well and long",
		"+ G5: The air is fit to breathe > contributes to > V1: Everybody lives well and long",
		"≠1 G2: People know what goes on > leads to > G1: People look after each other",
	}, arrows); d != "" {
		t.Errorf("arrows (-want +got):\n%s", d)
	}
	if want := "what changed from 2025 to 2026: 1 outcome added, 2 changed; 2 links added, 1 removed, 1 changed; 3 more changes listed below"; p.Subjects[0] != want {
		t.Errorf("got  %s\nwant %s", p.Subjects[0], want)
	}
}

// TestDiffFollows draws a model and a framework that have only followed another
// in calling an outcome, or an element of another model, by another id: nothing
// has changed. An arrow that both
// versions have, by one key or another, is not taken for added or removed.
func TestDiffFollows(t *testing.T) {
	parent, parent2 := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan.yaml")
	parent2.Outcomes[1].ID = "N1"
	model := func(supports string) *logicmodel.Model {
		return &logicmodel.Model{ID: "m", Title: "M", Framework: logicmodel.FrameworkRef{File: "plan.yaml"},
			Elements: []logicmodel.Element{{ID: "a", Title: "A", Stage: logicmodel.EndState, Supports: []logicmodel.Ref{{ID: supports}}}}}
	}
	local := func(to string, f *outcomes.Framework) *outcomes.Framework {
		return &outcomes.Framework{ID: "f", Title: "F", Extends: []outcomes.Ref{{ID: "plan.yaml"}}, Parents: []*outcomes.Framework{f},
			Outcomes: []outcomes.Outcome{{ID: "L", Title: "L", ContributesTo: []outcomes.Ref{{ID: to}}}}}
	}
	for _, version := range []string{"N1", "G1"} {
		all := diff.Files([]diff.Pair{
			{Old: diff.Version{Path: "plan.yaml", Framework: parent}, New: diff.Version{Path: "plan.yaml", Framework: parent2}},
			{Old: diff.Version{Path: "m.yaml", Model: model("G1"), Framework: parent}, New: diff.Version{Path: "m.yaml", Model: model(version), Framework: parent2}},
			{Old: diff.Version{Path: "f.yaml", Framework: local("G1", parent)}, New: diff.Version{Path: "f.yaml", Framework: local(version, parent2)}},
		})
		p, h := changes(t, all[1], &Options{}), changes(t, all[2], &Options{})
		for _, p := range []*Picture{p, h} {
			boxes, arrows := shown(p)
			listed := strings.Join(slices.Concat(boxes, arrows), "\n")
			if strings.ContainsAny(listed, "+−≠") || len(arrows) == 0 {
				t.Errorf("%s: %s", version, listed)
			}
			if missing := strings.Contains(listed, "Not defined: G1"); missing != (version == "G1") {
				t.Errorf("%s: %s", version, listed)
			}
			if p.Subjects[0] != "what changed: nothing in meaning" {
				t.Error(p.Subjects[0])
			}
		}
	}

	other := func(id string) *logicmodel.Model {
		return &logicmodel.Model{ID: "b", Elements: []logicmodel.Element{{ID: id, Title: "More people know their neighbours"}}}
	}
	user := func(id string) *logicmodel.Model {
		return &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{
			{ID: "a", Title: "A", Stage: logicmodel.Activity, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: id}}}},
			{ID: "c", Title: "C", Stage: logicmodel.Activity, DependsOn: []logicmodel.Ref{{ID: id}}},
		}}
	}
	for _, version := range []string{"b/s", "b/neighbours"} {
		was, is := user("b/s"), user(version)
		together := diff.Files([]diff.Pair{
			{Old: diff.Version{Model: was}, New: diff.Version{Model: is}},
			{Old: diff.Version{Model: other("s")}, New: diff.Version{Model: other("neighbours")}},
		})
		boxes, arrows := shown(changes(t, together[0], &Options{}))
		listed := strings.Join(slices.Concat(boxes, arrows), "\n")
		if strings.ContainsAny(listed, "+−≠") || len(arrows) != 2 {
			t.Errorf("%s: %s", version, listed)
		}
		alone := diff.Models(was, is)
		_, arrows = shown(changes(t, alone, &Options{}))
		if len(arrows) != 2+len(alone.Changes)/2 || strings.ContainsAny(strings.Join(arrows, ""), "+−") != (len(alone.Changes) > 0) {
			t.Errorf("%s, alone: %s", version, arrows)
		}
	}

	twice := func(dependsOn ...logicmodel.Ref) *logicmodel.Model {
		return &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{
			{ID: "a", Title: "A", Stage: logicmodel.Activity, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "b"}}}},
			{ID: "b", Title: "B", Stage: logicmodel.Output, DependsOn: dependsOn},
		}}
	}
	old, new := twice(logicmodel.Ref{ID: "a"}), twice()
	_, arrows := shown(changes(t, diff.Models(old, new), &Options{}))
	if d := cmp.Diff([]string{"≠1 A > leads to > B"}, arrows); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestDiffNothing draws two versions between which nothing changed, and ones of
// which one is not there.
func TestDiffNothing(t *testing.T) {
	old, f := picturetest.Model(t, "old.yaml"), picturetest.Framework(t, "plan.yaml")
	for _, test := range []struct {
		old, new *logicmodel.Model
		want     Change
		about    string
	}{
		{old, old, Unchanged, "what changed: nothing in meaning"},
		{nil, old, Added, "what changed: 8 elements added; 11 links added"},
		{old, nil, Removed, "what changed: 8 elements removed; 11 links removed"},
	} {
		p := changes(t, picturetest.Versions(test.old, test.new, f, f), &Options{})
		for i := range p.Boxes {
			if b := &p.Boxes[i]; b.Element != nil && b.Change != test.want {
				t.Errorf("%s: the box %q is %q", test.about, b.Text, b.Change.Badge())
			}
		}
		if p.Subjects[0] != test.about {
			t.Errorf("got %q, want %q", p.Subjects[0], test.about)
		}
	}
	for want, pair := range map[string][2]*outcomes.Framework{
		"what changed: nothing in meaning":                  {f, f},
		"what changed: 4 outcomes added; 4 links added":     {nil, f},
		"what changed: 4 outcomes removed; 4 links removed": {f, nil},
	} {
		p := changes(t, diff.Frameworks(pair[0], pair[1]), &Options{})
		if p.Subjects[0] != want {
			t.Errorf("got %q, want %q", p.Subjects[0], want)
		}
	}
}

// TestDiffRandom draws random edits, there and back. The boxes and arrows of the
// picture are those of both versions; those that were added are the ones that
// the changes name, and were removed the other way; and every change is in words.
func TestDiffRandom(t *testing.T) {
	seeds := uint64(40)
	if testing.Short() {
		seeds = 12
	}
	total := [ChangeKinds]int{}
	for seed := range seeds {
		a, b := picturetest.Edited(seed)
		f := picturetest.RandomFramework(7, seed)
		d := picturetest.Versions(a, b, f, f)
		o := &Options{View: []View{ModelView, ChainView}[seed%2]}
		there, back := changes(t, d, o), changes(t, picturetest.Versions(b, a, f, f), o)
		marks := func(p *Picture, turned bool) []string {
			var all []string
			name := func(i int) string { return fmt.Sprint(p.Boxes[i].ID, p.Boxes[i].Element != nil) }
			is := func(c Change) string {
				if turned && (c == Added || c == Removed) {
					c = Added + Removed - c
				}
				return fmt.Sprint(int(c))
			}
			for i := range p.Boxes {
				all = append(all, name(i)+is(p.Boxes[i].Change))
			}
			for i := range p.Arrows {
				all = append(all, name(p.Arrows[i].From)+name(p.Arrows[i].To)+fmt.Sprint(p.Arrows[i].isOfFramework())+is(p.Arrows[i].Change))
			}
			slices.Sort(all)
			return all
		}
		if d := cmp.Diff(marks(there, false), marks(back, true)); d != "" {
			t.Fatalf("seed %d: there and back (-there +back)\n%s", seed, d)
		}

		counts := [2][ChangeKinds]int{}
		for i := range there.Boxes {
			counts[0][there.Boxes[i].Change]++
			total[there.Boxes[i].Change]++
		}
		for i := range there.Arrows {
			if !there.Arrows[i].isOfFramework() {
				counts[1][there.Arrows[i].Change]++
			}
			total[there.Arrows[i].Change]++
		}
		want := [2][ChangeKinds]int{}
		for _, c := range d.Changes {
			i := slices.Index([]diag.Kind{diag.KindElement, diag.KindLink}, c.What)
			switch {
			case i >= 0 && c.Kind == diff.KindAdded:
				want[i][Added]++
			case i >= 0 && c.Kind == diff.KindRemoved:
				want[i][Removed]++
			case c.What == diag.KindLink:
				want[1][Altered]++
			}
		}
		for i, what := range []string{"elements", "links"} {
			for _, c := range []Change{Added, Removed, Altered} {
				if counts[i][c] != want[i][c] && (i == 1 || c != Altered) {
					t.Errorf("seed %d: %d %s are %s, want %d", seed, counts[i][c], what, c.Word(), want[i][c])
				}
			}
		}

		words := FlatText(there.Description)
		for i := range there.Boxes {
			if b := &there.Boxes[i]; !strings.Contains(words, beginning(b.Text)) {
				t.Errorf("seed %d: there is nothing on %q", seed, b.Text)
			}
		}
		for _, c := range d.Changes {
			if w := c.Words(); c.Kind == diff.KindChanged && c.Field == "because" && !strings.Contains(words, w) {
				t.Errorf("seed %d: %q is not in the words", seed, w)
			}
		}
	}
	t.Log(total)
	for c := Added; c < ChangeKinds; c++ {
		if total[c] < 10 {
			t.Errorf("only %d have the change %d", total[c], c)
		}
	}
}

// TestDiffFaulty draws models of few ids, so that many stand twice or are not
// defined: every element of either version has its box, and the boxes that were
// added and removed are as many as in the changes.
func TestDiffFaulty(t *testing.T) {
	muddle := func(r *rand.Rand) *logicmodel.Model {
		m := &logicmodel.Model{ID: "m", Title: "Muddle"}
		id := func() string { return string(rune('a' + r.IntN(6))) }
		for i := range 1 + r.IntN(6) {
			e := logicmodel.Element{ID: id(), Title: "Title " + id(), Stage: outcomes.Stages()[r.IntN(6)], Pos: diag.Pos{Line: i + 1, Column: 1}}
			for range r.IntN(4) {
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: id()}, Feedback: r.IntN(4) == 0})
			}
			for range r.IntN(3) {
				e.Supports = append(e.Supports, logicmodel.Ref{ID: id()})
				e.DependsOn = append(e.DependsOn, logicmodel.Ref{ID: id()})
			}
			m.Elements = append(m.Elements, e)
		}
		return m
	}
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 13))
		a, b := muddle(r), muddle(r)
		d := diff.Models(a, b)
		p := changes(t, d, &Options{})
		got, want := [ChangeKinds]int{}, [ChangeKinds]int{}
		for i := range p.Boxes {
			if p.Boxes[i].Element != nil {
				got[Unmarked]++
				got[p.Boxes[i].Change]++
			}
		}
		want[Unmarked] = len(b.Elements)
		for _, c := range d.Changes {
			switch {
			case c.What == diag.KindElement && c.Kind == diff.KindAdded:
				want[Added]++
			case c.What == diag.KindElement && c.Kind == diff.KindRemoved:
				want[Removed]++
				want[Unmarked]++
			}
		}
		if got[Added] != want[Added] || got[Removed] != want[Removed] || got[Unmarked] != want[Unmarked] {
			t.Fatalf("seed %d: %v boxes, want %v", seed, got, want)
		}
		if nothing := len(d.Changes) == 0; nothing != strings.Contains(p.Subjects[0], "nothing in meaning") {
			t.Fatalf("seed %d: %d changes are summed up as %q", seed, len(d.Changes), p.Subjects[0])
		}
	}
}

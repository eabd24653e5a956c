package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
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

func diffGraph(t testing.TB, d *diff.Diff, o *contentOptions) *graph {
	t.Helper()
	g, err := newDiffGraph(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// shown returns how a graph shows changes: each box and arrow by its mark.
func shown(g *graph) (boxes, arrows []string) {
	for i := range g.boxes {
		b := &g.boxes[i]
		s := fmt.Sprintf("%s %s", b.change.symbol(), b.text)
		for _, d := range b.details {
			s += " | " + d
		}
		boxes = append(boxes, strings.TrimSpace(s))
	}
	for i := range g.arrows {
		a := &g.arrows[i]
		arrows = append(arrows, strings.TrimSpace(fmt.Sprintf("%s %s > %s > %s", a.markWords(), g.boxes[a.from].text, verbs[a.kind], g.boxes[a.to].text)))
	}
	return boxes, arrows
}

// TestDiffMarks holds the mark of each box and arrow of two versions of a
// model.
func TestDiffMarks(t *testing.T) {
	both := picturetest.Cafe(t)
	g := diffGraph(t, both, &contentOptions{})
	boxes, arrows := shown(g)
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
	if d := cmp.Diff([]entry{
		{"≠1", "Link from “Afternoons held” to “More people know their neighbours”: evidence from weak to strong."},
		{"≠", "Changed: the model – was “Village café”; date from 2025-06 to 2026-06."},
		{"−", "Removed: the partner “NHS”."},
		{"+", "Added: the partner “The school”."},
		{"≠", "Changed: the assumption “The kitchen may be used” – status from untested to holds."},
	}, g.diff.entries, cmp.AllowUnexported(entry{})); d != "" {
		t.Errorf("the list (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"what changed from 2025-06 to 2026-06: 1 element added, 2 removed, 4 changed; 4 links added, 5 removed, 1 changed; 4 more changes listed below"}, g.subjects); d != "" {
		t.Errorf("about (-want +got):\n%s", d)
	}

	// Without the framework, boxes say what it would.
	boxes, _ = shown(diffGraph(t, both, &contentOptions{HideSupports: true}))
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
	g := diffGraph(t, diff.Frameworks(old, new), &contentOptions{})
	boxes, arrows := shown(g)
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
	if want := "what changed from 2025 to 2026: 1 outcome added, 2 changed; 2 links added, 1 removed, 1 changed; 3 more changes listed below"; g.subjects[0] != want {
		t.Errorf("got  %s\nwant %s", g.subjects[0], want)
	}
}

// TestDiffOutline holds the words of both pictures to golden files.
func TestDiffOutline(t *testing.T) {
	d := picturetest.Cafe(t)
	f, f2 := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan2.yaml")
	for name, write := range map[string]func(*bytes.Buffer) error{
		"model": func(b *bytes.Buffer) error { return write(t.Context(), b, d, Outline, nil) },
		"framework": func(b *bytes.Buffer) error {
			return write(t.Context(), b, diff.Frameworks(f, f2), Outline, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", "diff", name+".txt")
			if *update {
				if err := os.WriteFile(golden, b.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), b.String()); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
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
		g, h := diffGraph(t, all[1], &contentOptions{}), diffGraph(t, all[2], &contentOptions{})
		for _, g := range []*graph{g, h} {
			boxes, arrows := shown(g)
			listed := strings.Join(slices.Concat(boxes, arrows), "\n")
			if strings.ContainsAny(listed, "+−≠") || len(arrows) == 0 {
				t.Errorf("%s: %s", version, listed)
			}
			if missing := strings.Contains(listed, "Not defined: G1"); missing != (version == "G1") {
				t.Errorf("%s: %s", version, listed)
			}
			if g.subjects[0] != "what changed: nothing in meaning" {
				t.Error(g.subjects[0])
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
		boxes, arrows := shown(diffGraph(t, together[0], &contentOptions{}))
		listed := strings.Join(slices.Concat(boxes, arrows), "\n")
		if strings.ContainsAny(listed, "+−≠") || len(arrows) != 2 {
			t.Errorf("%s: %s", version, listed)
		}
		alone := diff.Models(was, is)
		_, arrows = shown(diffGraph(t, alone, &contentOptions{}))
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
	_, arrows := shown(diffGraph(t, diff.Models(old, new), &contentOptions{}))
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
		want     change
		about    string
	}{
		{old, old, unchanged, "what changed: nothing in meaning"},
		{nil, old, added, "what changed: 8 elements added; 11 links added"},
		{old, nil, removed, "what changed: 8 elements removed; 11 links removed"},
	} {
		g := diffGraph(t, picturetest.Versions(test.old, test.new, f, f), &contentOptions{})
		for i := range g.boxes {
			if b := &g.boxes[i]; b.element != nil && b.change != test.want {
				t.Errorf("%s: the box %q is %q", test.about, b.text, b.change.badge())
			}
		}
		if g.subjects[0] != test.about {
			t.Errorf("got %q, want %q", g.subjects[0], test.about)
		}
	}
	for want, pair := range map[string][2]*outcomes.Framework{
		"what changed: nothing in meaning":                  {f, f},
		"what changed: 4 outcomes added; 4 links added":     {nil, f},
		"what changed: 4 outcomes removed; 4 links removed": {f, nil},
	} {
		g := diffGraph(t, diff.Frameworks(pair[0], pair[1]), &contentOptions{})
		if g.subjects[0] != want {
			t.Errorf("got %q, want %q", g.subjects[0], want)
		}
	}
}

// TestDiffRefuses checks what cannot be drawn.
func TestDiffRefuses(t *testing.T) {
	d := picturetest.Cafe(t)
	f := picturetest.Framework(t, "plan.yaml")
	for _, o := range []Options{{Focus: "cafe"}, {Partner: "nhs"}, {Outcome: "G1"}, {Only: true}, {NumberLinks: true}, {View: TriangleView}} {
		if err := write(t.Context(), &bytes.Buffer{}, d, SVG, &o); !errors.As(err, new(*OptionError)) {
			t.Errorf("%+v: the error is %v", o, err)
		}
		if _, err := drawn(t.Context(), diff.Frameworks(f, f), &o); o.View == "" && !errors.As(err, new(*OptionError)) {
			t.Errorf("%+v, a framework: the error is %v", o, err)
		}
	}
	old, new, none := d.Old.Model, d.New.Model, &logicmodel.Model{ID: "none"}
	for _, pair := range [][2]*logicmodel.Model{{none, none}, {nil, none}, {none, nil}, {nil, nil}} {
		if _, err := drawn(t.Context(), diff.Models(pair[0], pair[1]), nil); !errors.Is(err, ErrEmpty) {
			t.Errorf("nothing to draw: the error is %v", err)
		}
	}
	if _, err := drawn(t.Context(), diff.Frameworks(nil, nil), nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("no framework: the error is %v", err)
	}
	// One version may be empty.
	if _, err := drawn(t.Context(), diff.Models(none, new), nil); err != nil {
		t.Error(err)
	}
	if _, err := drawn(t.Context(), diff.Models(old, none), nil); err != nil {
		t.Error(err)
	}
}

// TestChangesWithoutColour checks that no two changes look alike without colour:
// each has a word and a mark of its own, and lines of its own.
func TestChangesWithoutColour(t *testing.T) {
	for c := added; c < changeKinds; c++ {
		for d := c + 1; d < changeKinds; d++ {
			a, b := changeLooks[c], changeLooks[d]
			if c.word() == d.word() || c.symbol() == d.symbol() || a.meaning == b.meaning || a.looks == b.looks {
				t.Errorf("%q and %q have the same look", a.meaning, b.meaning)
			}
			if slices.Equal(a.dash, b.dash) && (a.thick/b.thick < 1.5 && b.thick/a.thick < 1.5 || a.border == b.border) {
				t.Errorf("%q and %q have the same lines", a.meaning, b.meaning)
			}
			for kind := range arrowKinds {
				s, u := changeStroke(c, &arrow{kind: kind}), changeStroke(d, &arrow{kind: kind})
				if s.head != u.head || s.meaning != u.meaning {
					t.Errorf("the head of %s depends on the change", s.meaning)
				}
			}
		}
	}
	heads := map[head]bool{}
	for kind := range arrowKinds {
		heads[changeStroke(added, &arrow{kind: kind}).head] = true
	}
	if len(heads) != int(arrowKinds) {
		t.Errorf("%d kinds of arrows have %d heads", arrowKinds, len(heads))
	}
}

// TestDiffRandom draws random edits, there and back. The boxes and arrows of the
// picture are those of both versions; those that were added are the ones that
// the changes name, and were removed the other way; every change is in words in
// words; no arrow crosses a box; and nothing is outside the picture.
func TestDiffRandom(t *testing.T) {
	seeds := uint64(40)
	if testing.Short() {
		seeds = 12
	}
	total := [changeKinds]int{}
	for seed := range seeds {
		a, b := picturetest.Edited(seed)
		f := picturetest.RandomFramework(7, seed)
		d := picturetest.Versions(a, b, f, f)
		o := &contentOptions{View: []View{ModelView, ChainView}[seed%2]}
		there, back := diffGraph(t, d, o), diffGraph(t, picturetest.Versions(b, a, f, f), o)
		marks := func(g *graph, turned bool) []string {
			var all []string
			name := func(i int) string { return fmt.Sprint(g.boxes[i].id, g.boxes[i].element != nil) }
			is := func(c change) string {
				if turned && (c == added || c == removed) {
					c = added + removed - c
				}
				return changeLooks[c].meaning
			}
			for i := range g.boxes {
				all = append(all, name(i)+is(g.boxes[i].change))
			}
			for i := range g.arrows {
				all = append(all, name(g.arrows[i].from)+name(g.arrows[i].to)+fmt.Sprint(g.arrows[i].isOfFramework())+is(g.arrows[i].change))
			}
			slices.Sort(all)
			return all
		}
		if d := cmp.Diff(marks(there, false), marks(back, true)); d != "" {
			t.Fatalf("seed %d: there and back (-there +back)\n%s", seed, d)
		}

		counts := [2][changeKinds]int{}
		for i := range there.boxes {
			counts[0][there.boxes[i].change]++
			total[there.boxes[i].change]++
		}
		for i := range there.arrows {
			if !there.arrows[i].isOfFramework() {
				counts[1][there.arrows[i].change]++
			}
			total[there.arrows[i].change]++
		}
		want := [2][changeKinds]int{}
		for _, c := range d.Changes {
			i := slices.Index([]diff.ThingKind{diff.ThingElement, diff.ThingLink}, c.What)
			switch {
			case i >= 0 && c.Kind == diff.KindAdded:
				want[i][added]++
			case i >= 0 && c.Kind == diff.KindRemoved:
				want[i][removed]++
			case c.What == diff.ThingLink:
				want[1][altered]++
			}
		}
		for i, what := range []string{"elements", "links"} {
			for _, c := range []change{added, removed, altered} {
				if counts[i][c] != want[i][c] && (i == 1 || c != altered) {
					t.Errorf("seed %d: %d %s are %s, want %d", seed, counts[i][c], what, c.word(), want[i][c])
				}
			}
		}

		words := flatText(describe(there))
		for i := range there.boxes {
			if b := &there.boxes[i]; !strings.Contains(words, beginning(b.text)) {
				t.Errorf("seed %d: there is nothing on %q", seed, b.text)
			}
		}
		for _, c := range d.Changes {
			if w := c.Words(); c.Kind == diff.KindChanged && c.Field == "because" && !strings.Contains(words, w) {
				t.Errorf("seed %d: %q is not in the words", seed, w)
			}
		}

		p, err := newPlan(t.Context(), newChart(there, &Options{}))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range crossings(p) {
			t.Errorf("seed %d: %s", seed, c)
		}
		within(t, fmt.Sprint("seed ", seed), p.draw())
	}
	t.Log(total)
	for c := added; c < changeKinds; c++ {
		if total[c] < 10 {
			t.Errorf("only %d are %q", total[c], changeLooks[c].meaning)
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
		g := diffGraph(t, d, &contentOptions{})
		got, want := [changeKinds]int{}, [changeKinds]int{}
		for i := range g.boxes {
			if g.boxes[i].element != nil {
				got[unmarked]++
				got[g.boxes[i].change]++
			}
		}
		want[unmarked] = len(b.Elements)
		for _, c := range d.Changes {
			switch {
			case c.What == diff.ThingElement && c.Kind == diff.KindAdded:
				want[added]++
			case c.What == diff.ThingElement && c.Kind == diff.KindRemoved:
				want[removed]++
				want[unmarked]++
			}
		}
		if got[added] != want[added] || got[removed] != want[removed] || got[unmarked] != want[unmarked] {
			t.Fatalf("seed %d: %v boxes, want %v", seed, got, want)
		}
		if nothing := len(d.Changes) == 0; nothing != strings.Contains(g.subjects[0], "nothing in meaning") {
			t.Fatalf("seed %d: %d changes are summed up as %q", seed, len(d.Changes), g.subjects[0])
		}
	}
}

// TestDiffFormats writes every format, on a page, in every theme, of ordinary
// and of hostile texts.
func TestDiffFormats(t *testing.T) {
	d := picturetest.Cafe(t)
	hostile := picturetest.Hostile()
	other := *hostile
	other.Elements = slices.Clone(other.Elements)[:len(other.Elements)/2]
	for i := range other.Elements {
		other.Elements[i].Title += " <&>\x01"
	}
	for name, d := range map[string]*diff.Diff{"café": d, "hostile": diff.Models(hostile, &other)} {
		for _, theme := range Themes() {
			chosen, err := ThemeNamed(theme)
			if err != nil {
				t.Fatal(err)
			}
			p, err := drawn(t.Context(), d, &Options{Theme: chosen, Page: Page{Paper: A4}, View: ChainView, DPI: 72})
			if err != nil {
				t.Fatal(err)
			}
			if w, h := p.Size(); w < 595 || w > 596 || h < 841 || h > 842 {
				t.Errorf("%s: it is %.1f by %.1f points", name, w, h)
			}
			within(t, name, p.scene.Load())
			svg := written(t, p, SVG)
			if err := wellFormed(svg); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if name == "hostile" { // PNG and PDF want a font
				continue
			}
			for _, words := range []string{"+ added", "− removed", "≠ changed", "<title>Removed: Activity: Newsletter</title>", "unchanged (grey)"} {
				if !bytes.Contains(svg, []byte(words)) {
					t.Errorf("the SVG does not say %q", words)
				}
			}
			decode(t, written(t, p, PNG))
			if pdf := written(t, p, PDF); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("the PDF begins with %.10q", pdf)
			}
		}
	}
}

// TestDiffDOT checks that Graphviz as it is installed draws the DOT text of a
// picture of changes, with its words and marks.
func TestDiffDOT(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	d := picturetest.Cafe(t)
	f, f2 := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan2.yaml")
	for name, write := range map[string]func(*bytes.Buffer) error{
		"model": func(b *bytes.Buffer) error { return write(t.Context(), b, d, DOT, nil) },
		"framework": func(b *bytes.Buffer) error {
			return write(t.Context(), b, diff.Frameworks(f, f2), DOT, nil)
		},
	} {
		var b, stderr bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(dot, "-Tsvg")
		cmd.Stdin, cmd.Stderr = &b, &stderr
		out, err := cmd.Output()
		if err != nil || stderr.Len() > 0 {
			t.Fatalf("%s: dot: %v\n%s", name, err, stderr.Bytes())
		}
		for _, want := range []string{">+ added<", ">≠ changed<", ">≠1<", ">−<"} {
			if !bytes.Contains(out, []byte(want)) {
				t.Errorf("%s: dot does not show %s", name, want)
			}
		}
	}
}

// TestDiffInBrowser measures pictures of changes in a real browser, as
// TestInBrowser does others.
func TestDiffInBrowser(t *testing.T) {
	c := startChromium(t)
	d := picturetest.Cafe(t)
	a, b := picturetest.Edited(5)
	f, f2 := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan2.yaml")
	for name, write := range map[string]func(*bytes.Buffer) error{
		"model": func(b *bytes.Buffer) error { return write(t.Context(), b, d, SVG, nil) },
		"chain": func(b *bytes.Buffer) error {
			return write(t.Context(), b, d, SVG, &Options{View: ChainView, Page: Page{Paper: A4}})
		},
		"random": func(w *bytes.Buffer) error {
			return write(t.Context(), w, diff.Models(a, b), SVG, nil)
		},
		"framework": func(b *bytes.Buffer) error {
			return write(t.Context(), b, diff.Frameworks(f, f2), SVG, nil)
		},
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		r := c.measure(t, b.Bytes())
		if r.Boxes == 0 {
			t.Errorf("%s: the browser shows no boxes", name)
		}
		for _, w := range r.Wrong {
			t.Errorf("%s: %s", name, w)
		}
	}
}

// wellFormed returns where the text is no XML.
func wellFormed(text []byte) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

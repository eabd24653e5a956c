package edit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/outcomes"
)

// A randomEdit is a change of a file, and the same of the model in memory.
type randomEdit struct {
	name  string
	file  func(f *edit.File) error
	model func(m *logicmodel.Model)
}

// randomEdits returns a change of each kind.
func randomEdits(g modeltest.Generator, f *edit.File) (all []randomEdit) {
	m := f.Model()
	ids := map[string]int{}
	for _, t := range f.Things() {
		ids[t.ID]++
	}
	things := slices.DeleteFunc(f.Things(), func(t edit.Thing) bool { return t.Kind != diag.KindElement || ids[t.ID] > 1 })
	if len(things) == 0 {
		return nil
	}
	t := things[g.IntN(len(things))]
	e := func(m *logicmodel.Model) *logicmodel.Element { return m.Element(t.ID) }
	text := strings.TrimSpace(g.Text()) + "!"
	link := logicmodel.Link{To: logicmodel.Ref{ID: "somewhere"}, Because: text, Feedback: g.IntN(2) == 0}
	in := outcomes.Indicator{ID: "new-indicator", Title: text, Actuals: []outcomes.Figure{{Value: "5", On: "2025"}, {Value: text}}}
	to := logicmodel.Activity + logicmodel.Stage(g.IntN(6))
	all = []randomEdit{
		{"rename", func(f *edit.File) error { return edit.Rename([]*edit.File{f}, t, "renamed.1") }, func(m *logicmodel.Model) { rename(m, t.ID, "renamed.1") }},
		{"set the title", func(f *edit.File) error { return f.Set(text, t.Path("title")...) }, func(m *logicmodel.Model) { e(m).Title = text }},
		{"set the label", func(f *edit.File) error { return f.Set(text, t.Path("label")...) }, func(m *logicmodel.Model) { e(m).Label = text }},
		{"set supports", func(f *edit.File) error { return f.Set([]string{"a", text}, t.Path("supports")...) }, func(m *logicmodel.Model) { e(m).Supports = modeltest.Refs("a", text) }},
		{"add a link", func(f *edit.File) error { return f.Add(link, t.Path("leads-to")...) }, func(m *logicmodel.Model) { e(m).LeadsTo = append(e(m).LeadsTo, link) }},
		{"add an indicator", func(f *edit.File) error { return f.Add(in, t.Path("indicators")...) }, func(m *logicmodel.Model) { e(m).Indicators = append(e(m).Indicators, in) }},
		{"add a partner", func(f *edit.File) error { return f.Add(logicmodel.Partner{ID: "p", Name: text}, "partners") }, func(m *logicmodel.Model) {
			m.Partners = append(m.Partners, logicmodel.Partner{ID: "p", Name: text})
		}},
		{"set the summary", func(f *edit.File) error { return f.Set(text, "summary") }, func(m *logicmodel.Model) { m.Summary = text }},
	}
	if e(m).Note != "" {
		all = append(all, randomEdit{"remove the note", func(f *edit.File) error { return f.Remove(t.Path("note")...) }, func(m *logicmodel.Model) { e(m).Note = "" }})
	}
	if len(e(m).LeadsTo) > 0 {
		all = append(all, randomEdit{"remove the links", func(f *edit.File) error { return f.Remove(t.Path("leads-to")...) }, func(m *logicmodel.Model) { e(m).LeadsTo = nil }})
		all = append(all, randomEdit{"set a reason", func(f *edit.File) error { return f.Set(text, t.Path("leads-to", "0", "because")...) }, func(m *logicmodel.Model) {
			l := slices.IndexFunc(e(m).LeadsTo, func(l logicmodel.Link) bool { return l.To.ID == "0" })
			e(m).LeadsTo[max(l, 0)].Because = text
		}})
	}
	if !m.NoTerms {
		added := logicmodel.Element{ID: "added", Title: text, Stage: to, Partners: modeltest.Refs("x"), LeadsTo: []logicmodel.Link{link}}
		key, _ := to.Key()
		path := []string{key}
		if to.IsOutcome() {
			path = []string{"outcomes", key}
		}
		all = append(all, randomEdit{"add an element", func(f *edit.File) error { return f.Add(added, path...) }, func(m *logicmodel.Model) { insert(m, added) }})
		if to != e(m).Stage {
			all = append(all, randomEdit{"move", func(f *edit.File) error { return f.Move(t.ID, to) }, func(m *logicmodel.Model) {
				moved := *e(m)
				moved.Stage = to
				m.Elements = slices.DeleteFunc(m.Elements, func(e logicmodel.Element) bool { return e.ID == t.ID })
				insert(m, moved)
			}})
		}
	}
	return all
}

// insert adds an element at the end of its stage.
func insert(m *logicmodel.Model, e logicmodel.Element) {
	m.Elements = append(m.Elements, e)
	slices.SortStableFunc(m.Elements, func(a, b logicmodel.Element) int { return int(a.Stage - b.Stage) })
}

// rename renames an element of a model.
func rename(m *logicmodel.Model, from, to string) {
	for i := range m.Elements {
		if m.Elements[i].ID == from {
			m.Elements[i].ID = to
		}
	}
	for r := range m.Refs() {
		switch {
		case !slices.Contains([]string{"leads-to", "group", "affects", "depends-on"}, r.Key):
		case r.ID == from && r.Key != "depends-on":
			r.ID = to
		case r.ID == m.ID+"/"+from && r.Key != "group" && r.Key != "affects":
			r.ID = m.ID + "/" + to
		}
	}
}

// checkRandomEdits makes random changes of a text one by one, and compares the file with the
// model in memory. It returns how many were made.
func checkRandomEdits(t *testing.T, name, src string, g modeltest.Generator) (made int) {
	for k := range randomEdits(g, open(t, name, src)) {
		f := open(t, name, src)
		edits := randomEdits(g, f)
		if k >= len(edits) {
			break
		}
		c := edits[k]
		if err := c.file(f); err != nil {
			if string(f.Bytes()) != src {
				t.Fatalf("%s: %s: %v, and the text changed", name, c.name, err)
			}
			continue
		}
		made++
		checkEdits(t, f, src)
		want, err := logicmodel.Parse(name, []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		c.model(want)
		got, err := logicmodel.Parse(name, f.Bytes())
		if err != nil {
			t.Fatalf("%s: %s: %v\n%s", name, c.name, err, f.Bytes())
		}
		if diff := cmp.Diff(want, got, noPlaces); diff != "" {
			t.Fatalf("%s: %s: the file holds something else: %s\nlines:\n%s", name, c.name, diff, strings.Join(changedLines(src, string(f.Bytes())), "\n"))
		}
		for line := range strings.Lines(src) {
			if i := strings.Index(line, " # "); i >= 0 && !strings.HasPrefix(c.name, "remove") && !strings.Contains(string(f.Bytes()), strings.TrimSpace(line[i:])) {
				t.Errorf("%s: %s: the comment %q is lost", name, c.name, line[i:])
			}
		}
	}
	return made
}

// TestRandomEdits changes examples and random models, as YAML and as JSON.
func TestRandomEdits(t *testing.T) {
	t.Parallel()
	made := 0
	for name, src := range exampleFiles(t) {
		if !strings.Contains(src, "\nmodel: ") && !strings.HasPrefix(src, "model: ") {
			continue
		}
		seeds := uint64(1)
		if *many {
			seeds = 30
		}
		forms := []string{src, strings.ReplaceAll(src, "\n", "\r\n"), "\ufeff" + strings.TrimSuffix(src, "\n")}
		for seed := range seeds {
			form := forms[(int(seed)+len(name))%len(forms)]
			made += checkRandomEdits(t, name, form, modeltest.Generator{Rand: rand.New(rand.NewPCG(seed, 7))})
		}
	}
	randomModels(t, 20, func(seed uint64, m *logicmodel.Model, src string) {
		made += checkRandomEdits(t, fmt.Sprint("random ", seed), src, modeltest.NewGenerator(seed))
		json, err := m.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		made += checkRandomEdits(t, fmt.Sprint("random JSON ", seed), string(json), modeltest.NewGenerator(seed))
	})
	if made < 300 {
		t.Errorf("only %d changes were made", made)
	}
}

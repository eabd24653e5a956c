package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// portfolio are three random models that name each other's elements.
func (e *editor) portfolio() []*logicmodel.Model {
	var models []*logicmodel.Model
	for range 3 {
		m := e.model()
		m.ID = e.word()
		models = append(models, m)
	}
	for i, m := range models {
		for j := range m.Elements {
			el := &m.Elements[j]
			el.DependsOn = nil
			for k, other := range models {
				if k == i {
					continue
				}
				to := func() string { return other.ID + "/" + other.Elements[e.IntN(len(other.Elements))].ID }
				if e.IntN(2) == 0 {
					el.LeadsTo = append(el.LeadsTo, e.link(m, to()))
				}
				if e.IntN(2) == 0 {
					el.DependsOn = append(el.DependsOn, logicmodel.Ref{ID: to()})
				}
			}
		}
	}
	return models
}

// across turns what the model calls elements of others into what they are called
// now.
func across(names map[string]string, m *logicmodel.Model) {
	for i := range m.Elements {
		el := &m.Elements[i]
		el.DependsOn = slices.Clone(el.DependsOn)
		for j := range el.DependsOn {
			follow(names, &el.DependsOn[j].ID)
		}
		for j := range el.LeadsTo {
			follow(names, &el.LeadsTo[j].To.ID)
		}
	}
}

// elementNames are the qualified names of the elements that have changed, where
// the model and its elements have been renamed so.
func elementNames(m *logicmodel.Model, model string, elements map[string]string) map[string]string {
	names := map[string]string{}
	for _, el := range m.Elements {
		is := el.ID
		follow(elements, &is)
		if was := m.ID + "/" + el.ID; was != model+"/"+is {
			names[was] = model + "/" + is
		}
	}
	return names
}

func together(old, new []*logicmodel.Model) [][]diff.Change {
	var pairs []diff.Pair
	for i := range old {
		pairs = append(pairs, diff.Pair{Old: diff.Version{Model: old[i]}, New: diff.Version{Model: new[i]}})
	}
	var all [][]diff.Change
	for _, d := range diff.Files(pairs) {
		all = append(all, d.Changes)
	}
	return all
}

// TestTogether finds exactly the renames and the edits of models that name each
// other's elements, where all follow in calling these and the models by other
// ids, whether titles have changed too or not. One that does not follow has not
// changed either. Compared alone, each use of another id is a change.
func TestTogether(t *testing.T) {
	alone, stale := 0, 0
	for seed := range soak.Rounds(uint64(30)) {
		e := &editor{Rand: rand.New(rand.NewPCG(seed, 11))}
		old := e.portfolio()
		all := map[string]string{}
		var edited []*logicmodel.Model
		var elements []map[string]string // renamed, of each
		var want [][]string
		for _, m := range old {
			c := clone(m)
			names, did := e.rename(c)
			if e.IntN(2) == 0 {
				was := c.ID
				c.ID = e.word()
				did = append(did, fmt.Sprintf("renamed model %s id %q %q", c.ID, was, c.ID))
			}
			for was, is := range elementNames(m, c.ID, names) {
				all[was] = is
			}
			edited, elements, want = append(edited, c), append(elements, names), append(want, did)
		}
		lagging := clone(edited[0])
		for i, m := range edited {
			across(all, m)
			e.shuffle(m)
			if i%2 == 0 {
				continue
			}
			for j := range m.Elements { // three of four words, and the same links
				el := &m.Elements[j]
				if slices.Contains(mapValues(elements[i]), el.ID) {
					was := el.Title
					el.Title = was[:len(was)-len(lastWord(was))] + e.word()
					want[i] = append(want[i], fmt.Sprintf("retitled element %s title %q %q", oldName(elements[i], el.ID), was, el.Title))
				}
			}
		}
		there, back := together(old, edited), together(edited, old)
		for i := range old {
			slices.Sort(want[i])
			if d := cmp.Diff(want[i], shorts(there[i])); d != "" {
				t.Fatalf("seed %d, model %d: (-want +got)\n%s", seed, i, d)
			}
			if d := cmp.Diff(reversed(there[i]), ordered(back[i])); d != "" {
				t.Fatalf("seed %d, model %d: (-there +back)\n%s", seed, i, d)
			}
			alone += len(models(old[i], edited[i])) - len(there[i])
		}

		// The first model does not follow: nothing is written anew in it.
		edited[0] = lagging
		changes := together(old, edited)
		for i := range old {
			if d := cmp.Diff(want[i], shorts(changes[i])); d != "" {
				t.Fatalf("seed %d, model %d, with one that does not follow: (-want +got)\n%s", seed, i, d)
			}
		}

		// Some of its elements follow, and some do so and keep what they said.
		partly := clone(lagging)
		for i := range partly.Elements {
			el := &partly.Elements[i]
			was, saysToo := slices.Clone(el.LeadsTo), i%3 == 0
			if i%3 < 2 {
				one := &logicmodel.Model{Elements: partly.Elements[i : i+1]}
				across(all, one)
			}
			for _, l := range was {
				if _, renamed := all[l.To.ID]; renamed && saysToo {
					el.LeadsTo = append(el.LeadsTo, l)
				}
			}
		}
		edited[0] = partly
		there, back = together(old, edited), together(edited, old)
		stale += len(there[0])
		for i := range old {
			if d := cmp.Diff(reversed(there[i]), ordered(back[i])); d != "" {
				t.Fatalf("seed %d, model %d, where one follows in part: (-there +back)\n%s", seed, i, d)
			}
		}
	}
	if alone < 200 || stale < 100 {
		t.Errorf("only %d uses of renamed ids and %d changes of models that follow in part", alone, stale)
	}
}

// TestTogetherSymmetric compares models of few ids and titles, so that models
// share ids, and many elements are repeated, undefined or taken for another.
func TestTogetherSymmetric(t *testing.T) {
	for seed := range soak.Rounds(uint64(1000)) {
		random := rand.New(rand.NewPCG(seed, 12))
		muddled := func() *logicmodel.Model {
			if random.IntN(8) == 0 {
				return nil
			}
			m := muddle(random)
			for i := range m.Elements {
				el := &m.Elements[i]
				other := func() string { return string("mn"[random.IntN(2)]) + "/" + string("abcdefgh"[random.IntN(8)]) }
				for range random.IntN(3) {
					el.DependsOn = append(el.DependsOn, logicmodel.Ref{ID: other()})
					el.LeadsTo = append(el.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: other()}})
				}
			}
			return m
		}
		old, new := []*logicmodel.Model{muddled(), muddled()}, []*logicmodel.Model{muddled(), muddled()}
		there, back := together(old, new), together(new, old)
		for i := range old {
			if d := cmp.Diff(reversed(there[i]), ordered(back[i])); d != "" {
				t.Fatalf("seed %d, model %d: (-there +back)\n%s", seed, i, d)
			}
		}
		for i, changes := range together(old, old) {
			if len(changes) > 0 {
				t.Fatalf("seed %d, model %d: against itself: %+v", seed, i, changes)
			}
		}
	}
}

// TestTogetherInDoubt follows no element of models that share an id: which of
// them is meant is not known.
func TestTogetherInDoubt(t *testing.T) {
	model := func(id, element string) *logicmodel.Model {
		return &logicmodel.Model{ID: id, Elements: []logicmodel.Element{{ID: element, Title: "More people know their neighbours", Stage: logicmodel.ShortTerm}}}
	}
	user := func(to string) *logicmodel.Model {
		m := model("user", "own")
		m.Elements[0].DependsOn = []logicmodel.Ref{{ID: to}}
		m.Elements[0].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: to}}}
		return m
	}
	for _, test := range []struct {
		name   string
		others [][2]*logicmodel.Model // by their versions
		want   []string
	}{
		{"one model", [][2]*logicmodel.Model{{model("b", "s"), model("b", "t")}}, nil},
		{"two had the id", [][2]*logicmodel.Model{{model("b", "s"), model("b", "t")}, {model("b", "s"), model("c", "s")}}, []string{"b/s", "b/t"}},
		{"two had it, and one is gone", [][2]*logicmodel.Model{{model("b", "s"), model("b", "t")}, {model("b", "s"), nil}}, []string{"b/s", "b/t"}},
		{"two have it, and one is new", [][2]*logicmodel.Model{{model("b", "s"), model("b", "t")}, {nil, model("b", "t")}}, []string{"b/s", "b/t"}},
		{"another model was renamed", [][2]*logicmodel.Model{{model("c", "s"), model("c", "t")}}, []string{"b/s", "b/t"}},
	} {
		var want []string
		if test.want != nil {
			was, is := test.want[0], test.want[1]
			want = []string{
				"added link own " + is, `changed element own depends-on "" "` + is + `"`, `changed element own depends-on "` + was + `" ""`, "removed link own " + was,
			}
		}
		old, new := []*logicmodel.Model{user("b/s")}, []*logicmodel.Model{user("b/t")}
		for _, other := range test.others {
			old, new = append(old, other[0]), append(new, other[1])
		}
		if d := cmp.Diff(want, shorts(together(old, new)[0])); d != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, d)
		}
	}
}

// TestPairs checks that files are versions of each other by path and id, by id,
// or by path, but not where two have the same.
func TestPairs(t *testing.T) {
	model := func(path, id string) diff.Version {
		return diff.Version{Name: path, Path: path, Model: &logicmodel.Model{ID: id}}
	}
	framework := func(path, id string) diff.Version {
		return diff.Version{Name: path, Path: path, Framework: &outcomes.Framework{ID: id}}
	}
	var got []string
	for _, p := range diff.Pairs(
		[]diff.Version{model("same", "a"), model("moved", "b"), model("renamed", "c"), model("gone", "d"), model("kind", "e"), model("x", "twice"), model("y", "twice")},
		[]diff.Version{model("same", "a"), model("to", "b"), model("renamed", "cc"), framework("kind", "e"), model("x", "twice"), model("z", "twice")},
	) {
		got = append(got, p.Old.Name+" "+p.New.Name)
	}
	want := []string{"gone ", "kind ", " kind", "renamed renamed", "same same", "moved to", "x x", "y z"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

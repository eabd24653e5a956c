package diff_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// sources are the files of examples and tests.
func sources(t testing.TB) map[string][]byte {
	all := map[string][]byte{}
	for _, fsys := range []fs.FS{examples.FS, os.DirFS("../testdata")} {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(name, ".yaml") {
				all[name], err = fs.ReadFile(fsys, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(all) < 5 {
		t.Fatalf("there are only %d files", len(all))
	}
	return all
}

// read is the model or the framework that a text is, or nil.
func read(src []byte) any {
	if m, err := logicmodel.Parse("a.yaml", src); err == nil {
		return m
	}
	if f, err := outcomes.Parse("a.yaml", src); err == nil {
		return f
	}
	return nil
}

// changes are those between two documents, and false where they are not two
// models or two frameworks.
func changes(old, new any) ([]diff.Change, bool) {
	switch old := old.(type) {
	case *logicmodel.Model:
		if new, ok := new.(*logicmodel.Model); ok {
			return models(old, new), true
		}
	case *outcomes.Framework:
		if new, ok := new.(*outcomes.Framework); ok {
			return frameworks(old, new), true
		}
	}
	return nil, false
}

// compare are the changes between two texts.
func compare(old, new []byte) ([]diff.Change, bool) { return changes(read(old), read(new)) }

// TestReformatted finds no change in files in another order, with other quotes
// and without comments.
func TestReformatted(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 9))
	read := 0
	for name, src := range sources(t) {
		if _, ok := compare(src, src); !ok {
			continue
		}
		read++
		for range soak.Rounds(20) {
			var doc yaml.Node
			if err := yaml.Unmarshal(src, &doc); err != nil {
				t.Fatal(err)
			}
			reformat(random, &doc, "")
			other, err := yaml.Marshal(&doc)
			if err != nil {
				t.Fatal(err)
			}
			changes, ok := compare(src, other)
			if !ok {
				t.Fatalf("%s cannot be read any more:\n%s", name, other)
			}
			if len(changes) > 0 {
				t.Fatalf("%s: %+v\n%s", name, changes, other)
			}
		}
	}
	if read < 5 {
		t.Errorf("only %d files were compared", read)
	}
}

// reformat shuffles all maps and lists but levels, limits of ranges and those of other
// programs, and quotes texts in other ways.
func reformat(random *rand.Rand, n *yaml.Node, key string) {
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!str" && key != "" {
			n.Style = []yaml.Style{yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle, 0}[random.IntN(3)]
		}
	case yaml.MappingNode:
		n.Style = yaml.FlowStyle * yaml.Style(random.IntN(2))
		for i := 0; i < len(n.Content); i += 2 {
			n.Content[i].HeadComment, n.Content[i].LineComment, n.Content[i].FootComment = "", "", ""
			name := n.Content[i].Value
			if strings.HasPrefix(key, "x-") {
				name = key
			}
			reformat(random, n.Content[i+1], name)
		}
		random.Shuffle(len(n.Content)/2, func(i, j int) {
			n.Content[2*i], n.Content[2*j] = n.Content[2*j], n.Content[2*i]
			n.Content[2*i+1], n.Content[2*j+1] = n.Content[2*j+1], n.Content[2*i+1]
		})
	default:
		for _, c := range n.Content {
			reformat(random, c, key)
		}
		if key != "levels" && key != "between" && !strings.HasPrefix(key, "x-") {
			random.Shuffle(len(n.Content), func(i, j int) { n.Content[i], n.Content[j] = n.Content[j], n.Content[i] })
		}
	}
}

// TestSymmetric compares all files with all others, there and back.
func TestSymmetric(t *testing.T) {
	documents := map[string]any{}
	for name, src := range sources(t) {
		documents[name] = read(src)
	}
	for a, old := range documents {
		for b, new := range documents {
			if _, ok := checkPair(t, a+" and "+b, old, new); a == b && !ok && old != nil {
				t.Errorf("%s is not compared with itself", a)
			}
		}
	}
}

// checkPair checks that there are changes where the two documents differ in what
// they say, and none where they do not; and that the way back undoes the way
// there. It gives the changes.
func checkPair(t *testing.T, what string, old, new any) ([]diff.Change, bool) {
	t.Helper()
	there, ok := changes(old, new)
	if !ok {
		return nil, false
	}
	back, _ := changes(new, old)
	if d := cmp.Diff(reversed(there), ordered(back)); d != "" {
		t.Fatalf("%s: (-there +back)\n%s", what, d)
	}
	was, is := said(old), said(new)
	switch {
	case was == is && len(there) > 0:
		t.Fatalf("%s say the same, and these are told: %+v\n%s", what, there, was)
	case was != is && len(there) == 0 && !repeatsID(old) && !repeatsID(new):
		t.Fatalf("%s: no change is told (-old +new)\n%s", what, cmp.Diff(was, is))
	}
	return there, true
}

// TestSymmetricRandom compares models of few ids and titles, so that many are
// repeated, undefined or taken for another.
func TestSymmetricRandom(t *testing.T) {
	found := map[diff.Kind]int{}
	for seed := range soak.Rounds(uint64(1000)) {
		random := rand.New(rand.NewPCG(seed, 3))
		a, b := muddle(random), muddle(random)
		there, _ := checkPair(t, fmt.Sprint("seed ", seed), a, b)
		e := &editor{Rand: random}
		shuffled := clone(a)
		e.shuffle(shuffled)
		if changes := models(a, shuffled); len(changes) > 0 {
			t.Fatalf("seed %d: in another order: %+v", seed, changes)
		}
		if d := cmp.Diff(ordered(there), ordered(models(shuffled, b))); d != "" {
			t.Fatalf("seed %d: in another order: (-want +got)\n%s", seed, d)
		}
		for _, c := range there {
			found[c.Kind]++
		}
	}
	t.Log(found)
}

// muddle is a model with faults of all kinds.
func muddle(random *rand.Rand) *logicmodel.Model {
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	id := func() string { return pick("a", "b", "c", "d", "e", "f", "g", "h") }
	m := &logicmodel.Model{ID: pick("m", "n"), Title: pick("One", "Two")}
	for range random.IntN(4) {
		m.Partners = append(m.Partners, logicmodel.Partner{ID: id(), Name: pick("One partner", "Two partners", "Three partners in all")})
		m.Assumptions = append(m.Assumptions, logicmodel.Assumption{ID: id(), Text: pick("It works", "It works well", "It may work well")})
	}
	for range random.IntN(3) {
		m.Groups = append(m.Groups, logicmodel.Group{ID: id(), Title: pick("On farms", "On the farms", "In towns"), Group: logicmodel.Ref{ID: pick("", id())},
			LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: id()}}}})
		m.Factors = append(m.Factors, logicmodel.Factor{ID: id(), Title: pick("Prices", "Wages"), Affects: []logicmodel.Ref{{ID: id()}, {ID: id()}}})
	}
	for range random.IntN(7) {
		el := logicmodel.Element{ID: id(), Stage: outcomes.Stages()[random.IntN(3)],
			Group: logicmodel.Ref{ID: pick("", id())}, Title: pick("More people are well", "More people are", "More people are well and", "Fewer people are ill", "")}
		for range random.IntN(4) {
			l := logicmodel.Link{To: logicmodel.Ref{ID: id()}, Because: pick("", "it is so")}
			for range random.IntN(3) {
				l.Assumes = append(l.Assumes, logicmodel.LinkAssumption{ID: id()})
			}
			if random.IntN(3) == 0 {
				l.Assumes = append(l.Assumes, logicmodel.LinkAssumption{Text: pick("x y", "y z", "z x")})
			}
			el.LeadsTo = append(el.LeadsTo, l)
		}
		for range random.IntN(2) {
			el.Indicators = append(el.Indicators, outcomes.Indicator{ID: id(), Title: pick("Score", "Number"),
				Targets: []outcomes.Figure{{Value: pick("1", "2"), On: outcomes.Date(pick("", "2020"))}, {Value: pick("1", "2"), On: outcomes.Date(pick("", "2020"))}}})
		}
		for range random.IntN(3) {
			el.Partners = append(el.Partners, logicmodel.Ref{ID: id()})
		}
		m.Elements = append(m.Elements, el)
	}
	return m
}

// choices are numbers that begin with the bytes that a fuzzer chooses. What
// follows each is by chance.
type choices struct {
	bytes []byte
	rest  *rand.PCG
}

func (c *choices) Uint64() uint64 {
	n := c.rest.Uint64()
	if len(c.bytes) > 0 {
		n = n>>8 | uint64(c.bytes[0])<<56
		c.bytes = c.bytes[1:]
	}
	return n
}

// chosen is a muddle by the fuzzer's bytes.
func chosen(src []byte) *logicmodel.Model {
	return muddle(rand.New(&choices{src, rand.NewPCG(0, 0)}))
}

// FuzzDiff compares any two texts, and two models by the choices of their bytes:
// what says something else has changed, what says the same has not, the way back
// undoes the way there, and all of it can be written.
func FuzzDiff(f *testing.F) {
	const model = "model: m\ntitle: %s\nactivities:\n- {id: a, title: %s, leads-to: [%s]}\noutputs:\n- {id: b, title: B}\n"
	const framework = "framework: f\ntitle: F\nlevels: [{id: l, title: L}, {id: k, title: K}]\noutcomes:\n- {id: %s, title: %s, level: l, indicators: [{id: i, title: I, targets: [%s]}]}\n"
	pair := func(format string, old, new []any) {
		f.Add(fmt.Appendf(nil, format, old...), fmt.Appendf(nil, format, new...))
	}
	pair(model, []any{"M", "A", "b"}, []any{"M", "A", "b"})
	pair(model, []any{"M", "A", "b"}, []any{"N", "A", "b"})
	pair(model, []any{"M", "A", "b"}, []any{"M", "C", "b"})
	pair(model, []any{"M", "A", "b"}, []any{"M", "A", "{to: b, because: so}"})
	pair(model, []any{"M", "A", "b"}, []any{"M", "A", "b, a"})
	pair(framework, []any{"o", "O", "1"}, []any{"o", "O", "1"})
	pair(framework, []any{"o", "O", "1"}, []any{"p", "O", "1"})
	pair(framework, []any{"o", "O", "1"}, []any{"o", "O", "{value: 2, on: 2024}"})
	f.Fuzz(func(t *testing.T, a, b []byte) {
		if len(a)+len(b) > 4000 { // longer ones only take longer
			return
		}
		old, new := read(a), read(b)
		checkPair(t, "the first text and itself", old, old)
		checkPair(t, "the second text and itself", new, new)
		list, _ := checkPair(t, "the texts", old, new)
		chosenList, _ := checkPair(t, "the chosen models", chosen(a), chosen(b))
		for _, list := range [][]diff.Change{list, chosenList} {
			var text, markdown strings.Builder
			if err := diff.WriteText(&text, named("x", list)); err != nil {
				t.Fatal(err)
			}
			if err := diff.WriteMarkdown(&markdown, named("x", list)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

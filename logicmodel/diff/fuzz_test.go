package diff_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/examples"
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

// compare are the changes between two texts, and false where they are not two
// models or two frameworks.
func compare(old, new []byte) ([]diff.Change, bool) {
	a, err := logicmodel.Parse("old.yaml", old)
	b, err2 := logicmodel.Parse("new.yaml", new)
	if err == nil && err2 == nil {
		return diff.Models(a, b), true
	}
	f, err := outcomes.Parse("old.yaml", old)
	g, err2 := outcomes.Parse("new.yaml", new)
	if err == nil && err2 == nil {
		return diff.Frameworks(f, g), true
	}
	return nil, false
}

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
		for range 20 {
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

// reformat shuffles all maps and lists but that of levels, and quotes texts in
// other ways.
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
			reformat(random, n.Content[i+1], n.Content[i].Value)
		}
		random.Shuffle(len(n.Content)/2, func(i, j int) {
			n.Content[2*i], n.Content[2*j] = n.Content[2*j], n.Content[2*i]
			n.Content[2*i+1], n.Content[2*j+1] = n.Content[2*j+1], n.Content[2*i+1]
		})
	default:
		for _, c := range n.Content {
			reformat(random, c, key)
		}
		if key != "levels" {
			random.Shuffle(len(n.Content), func(i, j int) { n.Content[i], n.Content[j] = n.Content[j], n.Content[i] })
		}
	}
}

// TestSymmetric compares all files with all others, there and back.
func TestSymmetric(t *testing.T) {
	all := sources(t)
	for a, src := range all {
		for b, other := range all {
			checkSymmetric(t, a+" and "+b, src, other)
		}
	}
}

func checkSymmetric(t *testing.T, what string, a, b []byte) {
	t.Helper()
	there, ok := compare(a, b)
	if !ok {
		return
	}
	back, _ := compare(b, a)
	if d := cmp.Diff(reversed(there), ordered(back)); d != "" {
		t.Fatalf("%s: (-there +back)\n%s", what, d)
	}
	if bytes.Equal(a, b) && len(there) > 0 {
		t.Fatalf("%s: %+v", what, there)
	}
}

// TestSymmetricRandom compares models of few ids and titles, so that many are
// repeated, undefined or taken for another.
func TestSymmetricRandom(t *testing.T) {
	found := map[diff.Kind]int{}
	for seed := range uint64(1000) {
		random := rand.New(rand.NewPCG(seed, 3))
		a, b := muddle(random), muddle(random)
		there, back := diff.Models(a, b), diff.Models(b, a)
		if d := cmp.Diff(reversed(there), ordered(back)); d != "" {
			t.Fatalf("seed %d: (-there +back)\n%s", seed, d)
		}
		e := &editor{Rand: random}
		shuffled := clone(a)
		e.shuffle(shuffled)
		if changes := diff.Models(a, shuffled); len(changes) > 0 {
			t.Fatalf("seed %d: in another order: %+v", seed, changes)
		}
		if d := cmp.Diff(ordered(there), ordered(diff.Models(shuffled, b))); d != "" {
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
	for range random.IntN(7) {
		el := logicmodel.Element{ID: id(), Stage: outcomes.Stages()[random.IntN(3)],
			Title: pick("More people are well", "More people are", "More people are well and", "Fewer people are ill", "")}
		for range random.IntN(4) {
			l := logicmodel.Link{To: logicmodel.Ref{ID: id()}, Because: pick("", "it is so")}
			for range random.IntN(3) {
				l.Assumes = append(l.Assumes, logicmodel.Assumed{ID: id()})
			}
			if random.IntN(3) == 0 {
				l.Assumes = append(l.Assumes, logicmodel.Assumed{Text: pick("x y", "y z", "z x")})
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

// FuzzDiff compares any two texts: nothing differs from itself, and the way back
// undoes the way there.
func FuzzDiff(f *testing.F) {
	all := sources(f)
	for _, src := range all {
		f.Add(src, src)
	}
	f.Add(all["full.yaml"], all["stobswellbeing.yaml"])
	f.Add(all["npf-2007.yaml"], all["dundee-soa.yaml"])
	f.Fuzz(func(t *testing.T, a, b []byte) {
		checkSymmetric(t, "there and back", a, b)
		checkSymmetric(t, "itself", a, a)
		changes, _ := compare(a, b)
		for _, write := range []func() error{
			func() error { return diff.WriteText(&strings.Builder{}, "x", changes) },
			func() error { return diff.WriteMarkdown(&strings.Builder{}, "x", changes) },
		} {
			if err := write(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

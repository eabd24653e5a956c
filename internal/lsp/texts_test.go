package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// modelTexts returns models, by name: the examples, those of the rules and the same as
// JSON.
func modelTexts(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"../../examples/*.yaml", "../../examples/*/*.yaml", "../../logicmodel/rules/examples/LM*.yaml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if yamldoc.KindOf(src) != yamldoc.Model {
				continue
			}
			all[path] = string(src)
			if m, err := logicmodel.Parse("", src); err == nil {
				if src, err = m.MarshalJSON(); err != nil {
					t.Fatal(err)
				}
				all[path+" as JSON"] = string(src)
			}
		}
	}
	if len(all) < 100 {
		t.Fatalf("there are only %d models", len(all))
	}
	return all
}

// TestModels compares the uses of ids that are read of half-written texts with those of the strict
// reader, and what defines them.
func TestModels(t *testing.T) {
	t.Parallel()
	for name, src := range modelTexts(t) {
		m, err := logicmodel.Parse("", []byte(src))
		if err != nil {
			continue
		}
		f := (&file{kind: yamldoc.Model, text: newText(src)}).read()
		var want, got []string
		add := func(at diag.Pos, id string) {
			from := at.Offset
			if strings.IndexByte(`"'`, src[from]) >= 0 {
				from++
			}
			want = append(want, fmt.Sprint(from, " ", id))
		}
		for r := range m.Refs() {
			add(r.Pos, r.ID)
		}
		ids := 0
		for _, e := range m.Elements {
			ids += 1 + len(e.Indicators)
			for _, in := range e.Indicators {
				if in.IsReference() {
					add(in.Pos, in.ID)
					ids--
				}
			}
		}
		for _, u := range f.uses {
			if !slices.Contains(u.Kinds, codes) && !slices.Contains(u.Kinds, files) && !(u.Kinds[0] == "assumption" && !yamldoc.IsID(u.ID)) {
				got = append(got, fmt.Sprint(u.From, " ", u.ID))
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("uses in %s (-want +got)\n%s", name, diff)
		}
		defined := 0
		for _, d := range f.things {
			if d.Kind == "element" || d.Kind == "indicator" {
				defined++
			}
			i := slices.IndexFunc(m.Elements, func(e logicmodel.Element) bool { return e.Pos.Offset == d.Name.From })
			if d.Kind == "element" && (i < 0 || strings.Join(strings.Fields(m.Elements[i].Title), " ") != strings.Join(strings.Fields(d.Title), " ")) {
				t.Errorf("%s: the element %q has the title %q", name, d.ID, d.Title)
			}
		}
		if defined != ids {
			t.Errorf("%s: %d elements and indicators are defined, want %d", name, defined, ids)
		}
	}
}

// TestFramework does the same for a framework.
func TestFramework(t *testing.T) {
	t.Parallel()
	const path = "../../examples/dundee-soa.yaml"
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f := (&file{kind: yamldoc.Framework, text: newText(string(src))}).read()
	framework, err := outcomes.Parse("", src)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, o := range framework.Outcomes {
		want = append(want, o.ID+" "+o.Title)
	}
	for _, d := range f.things {
		if d.Kind == "outcome" {
			got = append(got, d.ID+" "+d.Title)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestKeysOfIDs checks that the tables say of every id what it is of, since completion
// and all else rest on that.
func TestKeysOfIDs(t *testing.T) {
	t.Parallel()
	seen := map[*yamldoc.Schema]bool{}
	var look func(s *yamldoc.Schema)
	look = func(s *yamldoc.Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		look(s.Items)
		look(s.Short)
		for _, k := range s.Keys {
			switch {
			case k.Schema.Kind == yamldoc.KindID && k.Defines == "":
				t.Errorf("the table does not say what the key %q of the %s defines", k.Name, s.Name)
			case strings.HasPrefix(k.Doc, "The id") && k.Schema.Kind != yamldoc.KindID && k.Names == nil:
				t.Errorf("the table does not say what the key %q of the %s names", k.Name, s.Name)
			}
			look(k.Schema)
		}
	}
	for _, s := range schemas {
		look(s)
	}
	if len(seen) < 50 {
		t.Errorf("there are only %d schemas", len(seen))
	}
}

package rules_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// TestOneLinkRemoved removes one random link after another from clean models, which
// are checked beside the others of their folder. Of each there is one finding more
// than before that is an error or a warning, where an end of the link has no other,
// and never two. That the last way left rests on an assumption is another matter.
func TestOneLinkRemoved(t *testing.T) {
	t.Parallel()
	partnership, err := fs.Sub(examples.FS, "partnership")
	if err != nil {
		t.Fatal(err)
	}
	removed, found := 0, 0
	for _, files := range []fs.FS{examples.FS, partnership, os.DirFS("testdata/mutation")} {
		names, err := fs.Glob(files, "*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		sources := map[string]string{}
		for _, name := range names {
			if src, err := fs.ReadFile(files, name); err != nil {
				t.Fatal(err)
			} else if strings.Contains("\n"+string(src), "\nmodel:") && name != "broken.yaml" {
				sources[name] = string(src)
			}
		}
		before := serious(t, files, sources)
		for name, src := range sources {
			r := rand.New(rand.NewPCG(7, uint64(len(src))))
			m, err := logicmodel.Parse(name, []byte(src))
			if err != nil {
				t.Fatal(err)
			}
			for range 5 {
				m := m.Clone()
				e := &m.Elements[r.IntN(len(m.Elements))]
				if len(e.LeadsTo) == 0 {
					continue
				}
				n := r.IntN(len(e.LeadsTo))
				l := e.LeadsTo[n]
				to := m.Element(l.To.ID)
				if l.Feedback || to == nil {
					continue
				}
				e.LeadsTo = slices.Delete(e.LeadsTo, n, n+1)
				text, err := m.Marshal()
				if err != nil {
					t.Fatal(err)
				}
				with := map[string]string{}
				for other, text := range sources {
					with[other] = text
				}
				with[name] = string(text)
				var more []string
				for _, d := range serious(t, files, with) {
					if !slices.Contains(before, d) {
						more = append(more, d)
					}
				}
				c := logicmodel.NewGraph(m)
				from, _ := c.Index(e.ID)
				target, _ := c.Index(to.ID)
				needed := !c.IsCause(from) && e.Stage != logicmodel.EndState || !c.IsCaused(target) && to.Stage > logicmodel.Activity
				removed++
				found += len(more)
				if len(more) > 1 || needed && len(more) == 0 {
					t.Errorf("%s without the link from %q to %q: %d findings:\n%s", name, e.ID, to.ID, len(more), strings.Join(more, "\n"))
				}
			}
		}
	}
	t.Logf("%d links removed, %d findings", removed, found)
	if removed < 60 || found < 20 {
		t.Errorf("%d links were removed and %d findings made, too few", removed, found)
	}
}

// serious returns the errors and warnings in all of the sources together, without
// their places.
func serious(t *testing.T, files fs.FS, sources map[string]string) []string {
	t.Helper()
	var all []rules.Source
	for name, text := range sources {
		all = append(all, rules.Source{Name: name, Text: []byte(text)})
	}
	slices.SortFunc(all, func(a, b rules.Source) int { return strings.Compare(a.Name, b.Name) })
	report, err := rules.Check(all, &rules.Options{FS: files})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range report.Findings() {
		if d.Severity >= diag.Warning && d.Code != "LM032" {
			found = append(found, d.Pos.File+": "+d.Code+": "+d.Message)
		}
	}
	return found
}

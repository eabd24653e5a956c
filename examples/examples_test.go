package examples_test

import (
	"io/fs"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// TestFrameworks checks that every framework is clean.
func TestFrameworks(t *testing.T) {
	want := map[string]int{"npf-2007.yaml": 20, "dundee-soa.yaml": 21, "village-plan.yaml": 4, "traditions/usaid-framework.yaml": 5} // outcomes, those extended included
	for name, n := range want {
		f, err := outcomes.Load(examples.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if found := outcomes.Validate(f); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
		got := 0
		for range f.All() {
			got++
		}
		if got != n {
			t.Errorf("%s has %d outcomes, want %d", name, got, n)
		}
	}
}

// TestModels checks that every model but broken.yaml has no errors or warnings.
func TestModels(t *testing.T) {
	names, err := fs.Glob(examples.FS, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	traditions, err := fs.Glob(examples.FS, "traditions/*.yaml")
	if err != nil || len(traditions) < 8 {
		t.Fatalf("%d models of traditions, %v", len(traditions), err)
	}
	names = append(names, traditions...)
	checked := 0
	for _, name := range names {
		if name == "broken.yaml" || name == "npf-2007.yaml" || name == "dundee-soa.yaml" || name == "village-plan.yaml" || name == "traditions/usaid-framework.yaml" {
			continue
		}
		r, err := rules.CheckFiles(examples.FS, nil, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Findings() {
			if d.Severity >= diag.Warning {
				t.Error(d)
			}
		}
		checked++
	}
	if checked == 0 {
		t.Error("no model was checked")
	}
}

// TestBroken checks that broken.yaml has a dozen mistakes, each found by another
// rule, of which two are one missing link.
func TestBroken(t *testing.T) {
	r, err := rules.CheckFiles(examples.FS, nil, "broken.yaml")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, d := range r.Findings() {
		if seen[d.Code] {
			t.Errorf("%s is found twice", d.Code)
		}
		seen[d.Code] = true
	}
	if len(seen) != 11 {
		t.Errorf("%d mistakes are found, want 11", len(seen))
	}
}

// TestStobswellbeing checks the model against the facts of the case study.
func TestStobswellbeing(t *testing.T) {
	m, f, err := rules.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Partners) != 8 {
		t.Errorf("%d partners, want 8", len(m.Partners))
	}
	// The seven steps of the results chain: work, then these six in order.
	c := logicmodel.NewGraph(m)
	steps := []string{"engaged", "aware", "capacity", "practice", "trust", "wellbeing"}
	for i, id := range steps[1:] {
		from, _ := c.Index(steps[i])
		to, _ := c.Index(id)
		if path := c.Path(from, to); len(path) != 1 {
			t.Errorf("%s does not lead directly to %s", steps[i], id)
		}
	}
	if n := len(m.CaseStudy.Issues); n != 16 {
		t.Errorf("%d issues, want the 16 of the source", n)
	}
	if soa := f.Outcome("SOA5"); soa == nil || soa.ContributesTo[0].ID != "NO6" {
		t.Error("SOA outcome 5 does not contribute to National Outcome 6")
	}
}

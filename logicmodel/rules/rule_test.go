package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// TestValidateAtOnce checks one model against one framework from eight
// goroutines: rules have no state, and change neither.
func TestValidateAtOnce(t *testing.T) {
	report, err := rules.CheckFiles(examples.FS, nil, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, f := report.Results[0].Model, report.Results[0].Framework
	for i := range m.Elements { // faults of all sorts
		e := &m.Elements[i]
		e.Supports = append(e.Supports, logicmodel.Ref{ID: "NO66", Pos: e.Pos})
		e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: m.Elements[(i*7)%len(m.Elements)].ID, Pos: e.Pos}})
	}
	want := rules.Validate(m, f, nil)
	if len(want) < len(m.Elements) {
		t.Fatalf("there are only %d findings", len(want))
	}
	o := &rules.Options{Severity: map[string]diag.Severity{"LM005": diag.Warning}}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				if diff := cmp.Diff(want, rules.Validate(m, f, o)); diff != "" {
					t.Errorf("at once (-want +got):\n%s", diff)
					return
				}
			}
		})
	}
	all.Wait()
}

// TestCatalogueIsCopied checks that a caller cannot change the catalogue by its
// list, and that the list is in order.
func TestCatalogueIsCopied(t *testing.T) {
	all := rules.All()
	if !slices.IsSortedFunc(all, func(a, b *rules.Rule) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("the rules are not in the order of their codes")
	}
	for _, r := range all {
		*r = rules.Rule{}
	}
	clear(all)
	for _, r := range rules.All() {
		if r == nil || r.Code == "" || r.Severity == 0 {
			t.Fatal("the catalogue was changed by the list of a caller")
		}
	}
}

// TestMaxFindings checks that of one rule that many findings are reported, that
// those which elements set aside are not among them, and that the rule which
// they set aside is known to have found something.
func TestMaxFindings(t *testing.T) {
	const n = 2*rules.MaxFindings + 500
	m := linked(n, 0)
	for i := range m.Elements {
		e := &m.Elements[i]
		e.Stage, e.Title = logicmodel.Activity, fmt.Sprint("Walk ", i)
		e.Pos = diag.Pos{File: "m.yaml", Line: i + 1, Column: 1}
		if i%5 < 2 { // those of LM011 that are left: 1,500
			e.Ignore = []logicmodel.Suppression{{Code: "LM011", Pos: e.Pos}}
		}
	}
	told, last := 0, ""
	for _, d := range rules.Validate(m, nil, nil) {
		switch d.Code {
		case "LM011":
			told++
			last = d.Error()
			if strings.HasSuffix(d.Subject.Element(), "0") || strings.HasSuffix(d.Subject.Element(), "6") {
				t.Errorf("set aside, and told: %v", d)
			}
		case "LM099":
			t.Errorf("%v", d)
		}
	}
	if told != rules.MaxFindings+1 || !strings.Contains(last, "500 more findings of this rule are not shown") {
		t.Errorf("%d findings are told, want %d; the last: %s", told, rules.MaxFindings+1, last)
	}
}

package logicmodel_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestValidateAtOnce checks one model against one framework from eight
// goroutines: rules have no state, and change neither.
func TestValidateAtOnce(t *testing.T) {
	m, f, err := logicmodel.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i := range m.Elements { // faults of all sorts
		e := &m.Elements[i]
		e.Supports = append(e.Supports, logicmodel.Ref{ID: "NO66", Pos: e.Pos})
		e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: m.Elements[(i*7)%len(m.Elements)].ID, Pos: e.Pos}})
	}
	want := logicmodel.Validate(m, f, nil)
	if len(want) < len(m.Elements) {
		t.Fatalf("there are only %d findings", len(want))
	}
	o := &logicmodel.Options{Severity: map[string]diag.Severity{"LM005": diag.Warning}}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				if diff := cmp.Diff(want, logicmodel.Validate(m, f, o)); diff != "" {
					t.Errorf("at once (-want +got):\n%s", diff)
					return
				}
			}
		})
	}
	all.Wait()
}

// TestRulesAreCopied checks that a caller cannot change the catalogue by its
// list, and that the list is in order.
func TestRulesAreCopied(t *testing.T) {
	rules := logicmodel.Rules()
	if !slices.IsSortedFunc(rules, func(a, b *logicmodel.Rule) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	}) {
		t.Error("the rules are not in the order of their codes")
	}
	clear(rules)
	for _, r := range logicmodel.Rules() {
		if r == nil {
			t.Fatal("the catalogue was changed by the list of a caller")
		}
	}
}

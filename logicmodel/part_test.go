package logicmodel_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// sameInParts checks that rules find the same in a model at once, element by
// element, and in the parts of large models. TestMutation calls it for faults
// of every rule.
func sameInParts(t *testing.T, m *logicmodel.Model, f *outcomes.Framework, o *logicmodel.Options) {
	t.Helper()
	want := logicmodel.ValidateInParts(m, f, o, len(m.Elements))
	for _, size := range []int{1, 3} {
		if diff := cmp.Diff(want, logicmodel.ValidateInParts(m, f, o, size)); diff != "" {
			t.Errorf("in parts of %d elements (-at once +in parts):\n%s", size, diff)
		}
	}
	if diff := cmp.Diff(want, logicmodel.Validate(m, f, o)); diff != "" {
		t.Errorf("at once, and by Validate:\n%s", diff)
	}
}

// TestParts checks random models of several parts.
func TestParts(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 11))
		m := linked(600, 0)
		m.Pos = diag.Pos{File: "m.yaml", Line: 1, Column: 1}
		for i := range m.Elements {
			e := &m.Elements[i]
			e.Stage = logicmodel.Activity + logicmodel.Stage(i*6/600)
			e.Title = fmt.Sprint("Title ", r.IntN(590))
			for range r.IntN(3) {
				l := to(m.Elements[r.IntN(600)].ID)
				l.Feedback = r.IntN(10) == 0
				e.LeadsTo = append(e.LeadsTo, l)
			}
			if r.IntN(20) == 0 {
				e.LeadsTo = append(e.LeadsTo, to("other/thing"), to("m/"+e.ID))
			}
			if r.IntN(20) == 0 {
				e.Indicators = []outcomes.Indicator{{ID: fmt.Sprint("i", i), Targets: figuresOf("5"), Pos: diag.Pos{File: "m.yaml", Line: i + 1, Column: 9}}}
			}
			e.Pos = diag.Pos{File: "m.yaml", Line: i + 1, Column: 1}
			e.TitlePos = diag.Pos{File: "m.yaml", Line: i + 1, Column: 2}
			for k := range e.LeadsTo {
				e.LeadsTo[k].To.Pos = diag.Pos{File: "m.yaml", Line: i + 1, Column: 3 + k}
			}
			if r.IntN(3) == 0 {
				e.Ignore = []logicmodel.Suppression{{Code: "LM010"}, {Code: "LM092"}}
			}
		}
		sameInParts(t, m, nil, nil)
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}

// TestMaxFindings checks that of one rule so many findings are told, that
// those which elements set aside are not among them, and that the rule which
// they set aside is known to have found something.
func TestMaxFindings(t *testing.T) {
	const n = 2*logicmodel.MaxFindings + 500
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
	for _, d := range logicmodel.Validate(m, nil, nil) {
		switch d.Code {
		case "LM011":
			told++
			last = d.Error()
			if strings.HasSuffix(d.Element, "0") || strings.HasSuffix(d.Element, "6") {
				t.Errorf("set aside, and told: %v", d)
			}
		case "LM099":
			t.Errorf("%v", d)
		}
	}
	if told != logicmodel.MaxFindings+1 || !strings.Contains(last, "500 more findings of this rule are not told") {
		t.Errorf("%d findings are told, want %d; the last: %s", told, logicmodel.MaxFindings+1, last)
	}
}

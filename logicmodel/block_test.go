package logicmodel_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// sameInBlocks checks that rules find the same in a model at once, element by
// element, and in the blocks of large models. TestMutation calls it for faults
// of every rule.
func sameInBlocks(t *testing.T, m *logicmodel.Model, f *outcomes.Framework, o *logicmodel.Options) {
	t.Helper()
	want := logicmodel.ValidateInBlocks(m, f, o, len(m.Elements))
	for _, size := range []int{1, 3} {
		if diff := cmp.Diff(want, logicmodel.ValidateInBlocks(m, f, o, size)); diff != "" {
			t.Errorf("in blocks of %d elements (-at once +in blocks):\n%s", size, diff)
		}
	}
	if diff := cmp.Diff(want, logicmodel.Validate(m, f, o)); diff != "" {
		t.Errorf("at once, and by Validate:\n%s", diff)
	}
}

// TestBlocks checks random models of several blocks, with places and without,
// some of which have more findings of a rule than are told.
func TestBlocks(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 11))
		m := linked(600, 0)
		at := func(i, column int) diag.Pos {
			if seed%2 == 0 {
				return diag.Pos{}
			}
			return diag.Pos{File: "m.yaml", Line: i + 1, Column: column}
		}
		m.Pos = at(0, 1)
		for i := range m.Elements {
			e := &m.Elements[i]
			e.Stage = logicmodel.Activity + logicmodel.Stage(i*6/600)
			e.Title = fmt.Sprint("Title ", r.IntN(590))
			for range r.IntN(3) {
				l := to(m.Elements[r.IntN(600)].ID)
				l.Feedback = r.IntN(10) == 0
				e.LeadsTo = append(e.LeadsTo, l)
			}
			for range r.IntN(1 + int(seed)/4) {
				e.LeadsTo = append(e.LeadsTo, to("other/thing"), to(e.ID), to("m/"+e.ID))
			}
			if r.IntN(20) == 0 {
				e.Indicators = []outcomes.Indicator{{ID: fmt.Sprint("i", i), Targets: figuresOf("5"), Pos: at(i, 9)}}
			}
			if r.IntN(20) == 0 {
				e.DependsOn = []logicmodel.Ref{{ID: "m/" + e.ID, Pos: at(i, 8)}}
			}
			e.Pos, e.TitlePos = at(i, 1), at(i, 2)
			for k := range e.LeadsTo {
				e.LeadsTo[k].To.Pos = at(i, 3+k)
			}
			if r.IntN(3) == 0 {
				e.Ignore = []logicmodel.Suppression{{Code: "LM010"}, {Code: "LM092"}}
			}
		}
		own := []*logicmodel.Rule{
			{Code: "X2", Name: "second", Run: func(p *logicmodel.Pass) { p.Reportf(diag.Pos{}, nil, "one; do it") }, Severity: diag.Info},
			{Code: "X1", Name: "first", Run: func(p *logicmodel.Pass) { p.Reportf(diag.Pos{}, nil, "one; do it") }, Severity: diag.Info},
		}
		sameInBlocks(t, m, nil, &logicmodel.Options{Rules: own, Severity: map[string]diag.Severity{"LM030": diag.Warning}})
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}

// TestBlockCost checks that what concerns the whole model, or its framework, is
// not found out anew for each block: nothing takes much longer in blocks of
// four elements.
func TestBlockCost(t *testing.T) {
	if testing.Short() {
		t.Skip("large models take a few seconds")
	}
	const n = 10_000
	f := &outcomes.Framework{ID: "f"}
	for i := range n {
		o := outcomes.Outcome{ID: fmt.Sprint("o", i), Title: "People"}
		if i == 0 {
			o.Title = strings.Repeat("people are well ", n)
		}
		o.ContributesTo = refs(fmt.Sprint("o", i+1))
		f.Outcomes = append(f.Outcomes, o)
		f.Levels = append(f.Levels, outcomes.Level{ID: fmt.Sprint("l", i)})
	}
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprint("o", i)
	}
	for _, test := range []struct {
		name   string
		change func(m *logicmodel.Model)
	}{
		{"elements in a line, that support one outcome", func(m *logicmodel.Model) {
			for i := range m.Elements {
				m.Elements[i].Supports = refs("o0")
				if i > 0 {
					m.Elements[i-1].LeadsTo = []logicmodel.Link{to(m.Elements[i].ID)}
				}
			}
		}},
		{"elements that lead to one, which supports all outcomes", func(m *logicmodel.Model) {
			m.Elements[0].Supports = refs(all...)
			for i := 1; i < n; i++ {
				m.Elements[i].Supports = refs("o1")
				m.Elements[i].LeadsTo = []logicmodel.Link{to(m.Elements[0].ID)}
			}
		}},
		{"equal titles", func(m *logicmodel.Model) {
			for i := range m.Elements {
				m.Elements[i].Title = "People are well"
			}
		}},
		{"links to other models", func(m *logicmodel.Model) {
			for i := range m.Elements {
				m.Elements[i].LeadsTo = []logicmodel.Link{to("other/thing"), to("m/" + m.Elements[i].ID)}
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := linked(n, 0)
			test.change(m)
			took := func(size int) time.Duration {
				start := time.Now()
				logicmodel.ValidateInBlocks(m, f, nil, size)
				return time.Since(start)
			}
			took(n) // warms up
			once, blocks := took(n), took(4)
			t.Logf("at once %v, in blocks %v", once, blocks)
			if blocks > 5*once+200*time.Millisecond {
				t.Errorf("it takes %v in blocks, and %v at once", blocks, once)
			}
		})
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
			if strings.HasSuffix(d.Subject.Element(), "0") || strings.HasSuffix(d.Subject.Element(), "6") {
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

package rules_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// BenchmarkFloor compares reading and checking a model with the least that any
// reader must do, decoding its YAML. The bar is 0.6 times that ("x-floor").
//
//	go test -bench Floor ./logicmodel/rules
func BenchmarkFloor(b *testing.B) {
	f, err := outcomes.Load(examples.FS, "dundee-soa.yaml")
	if err != nil {
		b.Fatal(err)
	}
	src, err := examples.FS.ReadFile("stobswellbeing.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("stobswellbeing", func(b *testing.B) { floor(b, src, f) })
	for _, n := range []int{30, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { floor(b, []byte(generated(n)), f) })
	}
}

// floor times the two in turns, so that what else the machine does is spread
// over both, and compares their medians.
func floor(b *testing.B, src []byte, f *outcomes.Framework) {
	var floors, checks []time.Duration
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		start := time.Now()
		var n yaml.Node
		if err := yaml.Unmarshal(src, &n); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		report, err := rules.Check([]rules.Source{{Name: "m.yaml", Text: src}}, &rules.Options{Framework: f})
		if err != nil {
			b.Fatal(err)
		}
		if list := report.Findings(); list.Err() != nil {
			b.Fatal(list)
		}
		floors = append(floors, middle.Sub(start))
		checks = append(checks, time.Since(middle))
	}
	median := func(all []time.Duration) float64 {
		slices.Sort(all)
		return float64(all[len(all)/2])
	}
	b.ReportMetric(median(checks)/median(floors), "x-floor")
	b.ReportMetric(median(checks), "check-ns")
}

// generated is a sound model of about n elements, each with what partners
// mostly write.
func generated(n int) string {
	var b strings.Builder
	b.WriteString("model: generated\ntitle: A model that was generated\nframework: dundee-soa.yaml\npartners:\n  - {id: council, name: The council, sector: public}\n")
	b.WriteString("reach:\n  - {id: people, title: People who live here}\n")
	column := n / 5
	titles := map[string]string{"o": "Meetings held in street", "s": "Neighbours know each other better in street", "m": "Neighbours help each other more often in street", "l": "People feel safer in street", "a": "Weekly walks through street"}
	list := func(key, indent, id, next, more string) {
		fmt.Fprintf(&b, "%s:\n", key)
		for i := range column {
			fmt.Fprintf(&b, "%s  - id: %s%d\n%[1]s    title: %[5]s %[3]d\n%[1]s    leads-to: [%[4]s", indent, id, i, next, titles[id])
			if next != "end" {
				fmt.Fprintf(&b, "%d, %s%d", i, next, (i*7+1)%column)
			}
			fmt.Fprintf(&b, "]\n%s", more)
		}
	}
	list("activities", "", "a", "o", "    partners: [council]\n")
	list("outputs", "", "o", "s", "    reach: [people]\n")
	b.WriteString("outcomes:\n")
	list("  short", "  ", "s", "m", "      reach: [people]\n      kind: capacity\n")
	list("  medium", "  ", "m", "l", "      kind: practice\n")
	list("  long", "  ", "l", "end", "      supports: [SOA5]\n")
	b.WriteString("end-state:\n  id: end\n  title: Community wellbeing\n  supports: [NO6]\n")
	return b.String()
}

// hostile are models that cost much if anything grows faster than the model.
var hostile = []struct {
	name  string
	model func() *logicmodel.Model
	most  time.Duration
}{
	{"200 elements, all to all", func() *logicmodel.Model {
		m := linked(200, 0)
		for i := range m.Elements {
			for j := range m.Elements {
				m.Elements[i].LeadsTo = append(m.Elements[i].LeadsTo, to(m.Elements[j].ID))
			}
		}
		return m
	}, time.Second},
	{"100,000 elements in one line", func() *logicmodel.Model {
		m := linked(100_000, 0)
		for i := range len(m.Elements) - 1 {
			m.Elements[i].LeadsTo = []logicmodel.Link{to(m.Elements[i+1].ID)}
		}
		return m
	}, 2 * time.Second},
	{"100,000 elements in one loop", func() *logicmodel.Model {
		m := linked(100_000, 0)
		for i := range m.Elements {
			m.Elements[i].LeadsTo = []logicmodel.Link{to(m.Elements[(i+1)%len(m.Elements)].ID)}
		}
		return m
	}, 2 * time.Second},
	{"30,000 loops that lead to one hub", func() *logicmodel.Model {
		const loops, leaves = 30_000, 10_000
		m := linked(3*loops+1+leaves, 0)
		hub := 3 * loops
		for i := range loops {
			for k := range 3 {
				m.Elements[3*i+k].LeadsTo = []logicmodel.Link{to(m.Elements[hub].ID), to(m.Elements[3*i+(k+1)%3].ID)}
			}
		}
		for i := range leaves {
			m.Elements[hub].LeadsTo = append(m.Elements[hub].LeadsTo, to(m.Elements[hub+1+i].ID))
		}
		return m
	}, 5 * time.Second},
	{"100,000 links that are not defined", func() *logicmodel.Model {
		m := linked(50_000, 0)
		for i := range m.Elements {
			m.Elements[i].LeadsTo = []logicmodel.Link{to(fmt.Sprint("f", i)), to(fmt.Sprint("g", i))}
		}
		return m
	}, 5 * time.Second},
	{"100,000 names of each kind that are not defined", func() *logicmodel.Model {
		m := linked(50_000, 0)
		for i := range m.Elements {
			m.Partners = append(m.Partners, logicmodel.Partner{ID: fmt.Sprint("p", i)})
			m.Reach = append(m.Reach, logicmodel.ReachGroup{ID: fmt.Sprint("p", i)})
			m.Assumptions = append(m.Assumptions, logicmodel.Assumption{ID: fmt.Sprint("p", i)})
			m.Risks = append(m.Risks, logicmodel.Risk{ID: fmt.Sprint("p", i)})
			e := &m.Elements[i]
			unknown := refs(fmt.Sprint("q", i), fmt.Sprint("r", i))
			e.Partners, e.Reach = unknown, unknown
			e.LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: e.ID}, Risks: unknown, Assumes: []logicmodel.LinkAssumption{{ID: unknown[0].ID}, {ID: unknown[1].ID}}}}
		}
		return m
	}, 10 * time.Second},
	{"100,000 elements of one id", func() *logicmodel.Model {
		m := linked(100_000, 0)
		for i := range m.Elements {
			m.Elements[i].ID = "e0"
		}
		return m
	}, 2 * time.Second},
	{"50,000 elements in one line, and 50,000 short cuts of all lengths", func() *logicmodel.Model {
		m := linked(50_000, 0)
		for i := range len(m.Elements) - 1 {
			short := i + 1 + (i*7919)%(len(m.Elements)-i-1)
			m.Elements[i].LeadsTo = []logicmodel.Link{to(m.Elements[i+1].ID), to(m.Elements[short].ID)}
		}
		return m
	}, 5 * time.Second},
	{"1,000 elements that support 100 outcomes each, 100 links out of each", func() *logicmodel.Model {
		m := linked(1000, 0)
		for i := range m.Elements {
			for k := range 100 {
				m.Elements[i].Supports = append(m.Elements[i].Supports, logicmodel.Ref{ID: fmt.Sprint("XO", (i*100+k)%5000)})
				m.Elements[i].LeadsTo = append(m.Elements[i].LeadsTo, to(m.Elements[(i+k+1)%1000].ID))
			}
		}
		return m
	}, 5 * time.Second},
	{"50,000 critical links with an untested assumption", func() *logicmodel.Model {
		m := linked(50_000, 0)
		m.Elements[0].Stage = logicmodel.Activity
		m.Elements[len(m.Elements)-1].Stage = logicmodel.EndState
		m.Assumptions = []logicmodel.Assumption{{ID: "t", Status: logicmodel.StatusUntested}}
		for i := range len(m.Elements) - 1 {
			l := to(m.Elements[i+1].ID)
			l.Evidence.Grade, l.Assumes = outcomes.GradeWeak, []logicmodel.LinkAssumption{{ID: "t"}}
			m.Elements[i].LeadsTo = []logicmodel.Link{l}
		}
		return m
	}, 2 * time.Second},
	{"50,000 islands that break off", func() *logicmodel.Model {
		m := linked(100_001, 0)
		m.Elements[0].Stage = logicmodel.Activity
		end := len(m.Elements) - 1
		m.Elements[end].Stage = logicmodel.EndState
		for i := 0; i < end; i += 2 {
			m.Elements[i].LeadsTo = []logicmodel.Link{to(m.Elements[i+1].ID)}
		}
		m.Elements[1].LeadsTo = []logicmodel.Link{to(m.Elements[end].ID)}
		return m
	}, 2 * time.Second},
	{"60,000 backward links of an element that sets 60,000 rules aside", func() *logicmodel.Model {
		m := linked(60_001, 0)
		e := &m.Elements[0]
		e.Stage = logicmodel.LongTerm
		for i := range 60_000 {
			e.LeadsTo = append(e.LeadsTo, to(m.Elements[i+1].ID))
			e.Ignore = append(e.Ignore, logicmodel.Suppression{Code: fmt.Sprintf("LX%03d", i%1000)})
		}
		return m
	}, 2 * time.Second},
	{"50,000 end states that are reached", func() *logicmodel.Model {
		m := halfEnds(100_000)
		for i := range len(m.Elements) - 1 {
			m.Elements[i].LeadsTo = []logicmodel.Link{to(m.Elements[i+1].ID)}
		}
		return m
	}, 5 * time.Second},
	{"50,000 end states that are not reached", func() *logicmodel.Model { return halfEnds(100_000) }, 5 * time.Second},
	{"100,000 outcomes that are not there", func() *logicmodel.Model {
		m := linked(100_000, 0)
		for i := range m.Elements {
			m.Elements[i].Supports = refs(fmt.Sprint("NO", i))
		}
		return m
	}, 5 * time.Second},
}

// hostileFrameworks are models that support outcomes of a framework of 10,000,
// each of which contributes to the next, and the first of which has a long title.
var hostileFrameworks = []struct {
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
		for i := range m.Elements {
			m.Elements[0].Supports = append(m.Elements[0].Supports, logicmodel.Ref{ID: fmt.Sprint("o", i)})
		}
		for i := 1; i < len(m.Elements); i++ {
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
}

// TestHostileFrameworks checks that what concerns a framework is not found out
// anew for each element.
func TestHostileFrameworks(t *testing.T) {
	if testing.Short() {
		t.Skip("large models take a few seconds")
	}
	const n = 10_000
	f := &outcomes.Framework{ID: "f"}
	for i := range n {
		o := outcomes.Outcome{ID: fmt.Sprint("o", i), Title: "People", ContributesTo: refs(fmt.Sprint("o", i+1))}
		if i == 0 {
			o.Title = strings.Repeat("people are well ", n)
		}
		f.Outcomes = append(f.Outcomes, o)
		f.Levels = append(f.Levels, outcomes.Level{ID: fmt.Sprint("l", i)})
	}
	for _, test := range hostileFrameworks {
		t.Run(test.name, func(t *testing.T) {
			m := linked(n, 0)
			test.change(m)
			start := processor.Time()
			rules.Validate(m, f, nil)
			took := processor.Time() - start
			t.Logf("took %v", took)
			if took > 2*time.Second {
				t.Errorf("took %v, want at most 2 s", took)
			}
		})
	}
}

// halfEnds is a model of n elements without links, activities and then as many
// end states.
func halfEnds(n int) *logicmodel.Model {
	m := linked(n, 0)
	for i := range m.Elements {
		m.Elements[i].Stage = logicmodel.Activity
		if i >= n/2 {
			m.Elements[i].Stage = logicmodel.EndState
		}
	}
	return m
}

// TestHostileModels checks that no model costs more than its size.
func TestHostileModels(t *testing.T) {
	if testing.Short() {
		t.Skip("hostile models take a few seconds")
	}
	var big outcomes.Framework
	for i := range 5000 { // each contributes to the next
		big.Outcomes = append(big.Outcomes, outcomes.Outcome{ID: fmt.Sprint("XO", i), Title: "T", ContributesTo: refs(fmt.Sprint("XO", i+1))})
	}
	for _, test := range hostile {
		t.Run(test.name, func(t *testing.T) {
			m := test.model()
			start := processor.Time()
			list := rules.Validate(m, &big, nil)
			took := processor.Time() - start
			t.Logf("%d findings took %v", len(list), took)
			if took > test.most {
				t.Errorf("took %v, want at most %v", took, test.most)
			}
		})
	}
}

// BenchmarkRules times the checks alone, in parts of the least that any reader
// must do ("x-floor").
func BenchmarkRules(b *testing.B) {
	f, err := outcomes.Load(examples.FS, "dundee-soa.yaml")
	if err != nil {
		b.Fatal(err)
	}
	allToAll := linked(200, 0)
	for i := range allToAll.Elements {
		e := &allToAll.Elements[i]
		e.Title, e.Stage = fmt.Sprint("E", i), logicmodel.Activity+logicmodel.Stage(i*6/200)
		if e.Stage == logicmodel.EndState && i < 199 {
			e.Stage = logicmodel.LongTerm
		}
		for j := range allToAll.Elements {
			e.LeadsTo = append(e.LeadsTo, to(allToAll.Elements[j].ID))
		}
	}
	dense, err := allToAll.Marshal()
	if err != nil {
		b.Fatal(err)
	}
	for _, test := range []struct {
		name string
		src  []byte
	}{{"30", []byte(generated(30))}, {"10000", []byte(generated(10_000))}, {"200-all-to-all", dense}} {
		b.Run(test.name, func(b *testing.B) {
			m, err := logicmodel.Parse("m.yaml", test.src)
			if err != nil {
				b.Fatal(err)
			}
			var floors, checks time.Duration
			for b.Loop() {
				start := time.Now()
				var n yaml.Node
				if err := yaml.Unmarshal(test.src, &n); err != nil {
					b.Fatal(err)
				}
				middle := time.Now()
				rules.Validate(m, f, nil)
				floors += middle.Sub(start)
				checks += time.Since(middle)
			}
			b.ReportMetric(float64(checks)/float64(floors), "x-floor")
		})
	}
}

// TestLargeModel reads and checks a file of 100,000 elements.
func TestLargeModel(t *testing.T) {
	if testing.Short() {
		t.Skip("a large model takes a few seconds")
	}
	src := []byte(generated(100_000))
	start := processor.Time()
	m, err := logicmodel.Parse("m.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	list := rules.Validate(m, nil, &rules.Options{Severity: map[string]diag.Severity{"LM019": diag.Off, "LM020": diag.Off, "LM036": diag.Off, "LM050": diag.Off}}) // all leads to one end, and nothing is measured or assumed
	took := processor.Time() - start
	t.Logf("%d elements in %d MB took %v", len(m.Elements), len(src)>>20, took)
	if len(list) > 0 {
		t.Errorf("the model is not clean: %v", list[0])
	}
	if most := 20 * time.Second; took > most {
		t.Errorf("took %v, want at most %v", took, most)
	}
	if bytes.Contains(src, []byte("%!")) {
		t.Error("the model is not what was meant")
	}
}

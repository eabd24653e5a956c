package exchange_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// rich returns a random model with values of all kinds, each of them another.
func rich(seed uint64) *logicmodel.Model {
	m := picturetest.Random(12, seed)
	if seed%2 == 1 {
		m = picturetest.Reasoned(12, seed)
	}
	r, n := rand.New(rand.NewPCG(seed, 1)), 0
	text := func(kind string) string {
		if n++; r.IntN(3) == 0 {
			return ""
		}
		return fmt.Sprintf("%s %d", kind, 1000+n)
	}
	date := func() outcomes.Date {
		return outcomes.Date([]string{"", "2024", "2025-06", "2025-09-30", "2024/25", "2025-Q4"}[r.IntN(6)])
	}
	figure := func() outcomes.Figure {
		n++
		f := outcomes.Figure{Value: fmt.Sprint([]string{"", "1,", "word "}[r.IntN(3)], 100+n), On: date(), Note: text("note")}
		if f.On == "2025-09-30" {
			f.From = "2025-01-01"
		}
		if r.IntN(6) == 0 {
			f.By = []outcomes.Category{{Of: "sex", Is: "female"}}
		}
		return f
	}
	m.Title, m.Summary = fmt.Sprint("model ", seed), text("summary")
	m.Partners = []logicmodel.Partner{{ID: "p", Name: "partner", Sector: logicmodel.SectorPublic}}
	for i := range m.Elements {
		e := &m.Elements[i]
		e.Title = fmt.Sprintf("Title %d", i)
		e.Summary, e.Note = text("summary"), text("note")
		e.Indicators = nil
		if r.IntN(2) == 0 {
			e.Extra = []outcomes.Extra{{Key: "x-weighting", Value: fmt.Sprint(r.IntN(90) + 10)}}
		}
		for k := range r.IntN(3) {
			in := outcomes.Indicator{ID: fmt.Sprintf("i%d.%d", i, k), Title: fmt.Sprintf("indicator %d-%d", i, k), Unit: []string{"", "%", "people"}[r.IntN(3)],
				Definition: text("definition"), Method: text("method"), Source: text("source"), Frequency: text("frequency"), Responsible: text("responsible"),
				Direction: outcomes.Direction(r.IntN(4))}
			if s := text("analysis"); s != "" {
				in.Extra = []outcomes.Extra{{Key: "x-analysis", Value: strconv.Quote(s)}}
			}
			if r.IntN(2) == 0 {
				in.Baseline = outcomes.Baseline{Figure: figure()}
				in.Baseline.By, in.Baseline.From = nil, ""
			}
			for range r.IntN(3) {
				in.Targets = append(in.Targets, figure())
			}
			for range r.IntN(3) {
				in.Actuals = append(in.Actuals, figure())
			}
			e.Indicators = append(e.Indicators, in)
		}
	}
	return m
}

// values returns the values of a model, each once, with titles in place of ids, since
// other formats have ids of their own.
func values(m *logicmodel.Model, losses []exchange.Loss) []string {
	titles := map[string]string{m.ID: "the model"}
	for _, p := range m.Partners {
		titles[p.ID] = p.Name
	}
	for _, e := range m.Elements {
		titles[e.ID] = e.Title
		for _, in := range e.Indicators {
			titles[in.ID] = in.Title
		}
	}
	name := func(id string) string {
		if t, ok := titles[id]; ok {
			return t
		}
		return id
	}
	var all []string
	for _, l := range losses {
		from, to, isLink := strings.Cut(l.Of, " → ")
		of := name(from)
		if isLink {
			of += " → " + name(to)
		}
		value := strings.ReplaceAll(l.Value, ",", "")
		if l.Key == "to" {
			value = name(l.Value)
		}
		all = append(all, of+" | "+l.Key+" | "+value)
	}
	slices.Sort(all)
	return all
}

// TestExact checks for the formats that lose something that what is missing in the
// model that is read from a file is what the list of losses names, and nothing else.
func TestExact(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		m := rich(seed)
		checkAll(t, m)
		for _, form := range exchange.Formats() {
			if !form.CanWrite() {
				continue
			}
			for _, ending := range form.Endings {
				t.Run(fmt.Sprintf("%s%s of %d", form.Name, ending, seed), func(t *testing.T) {
					o := options
					o.Ending = ending
					data, losses, err := form.Write(m, o)
					switch {
					case err != nil:
						t.Error(err)
					case form.CanRead():
						checkExact(t, m, losses, readModel(t, form, "a"+ending, data))
					default:
						checkText(t, m, losses, string(data))
					}
				})
			}
		}
	}
}

// all returns all values of a model.
func all(m *logicmodel.Model) []exchange.Loss { return exchange.Losses(m, &logicmodel.Model{}) }

// checkAll checks that the values of a model are all that its text has.
func checkAll(t *testing.T, m *logicmodel.Model) {
	t.Helper()
	text, err := m.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"true": true}
	for _, l := range all(m) {
		known[strings.Trim(l.Value, `"`)] = true
	}
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		for i, c := range n.Content {
			if n.Kind != yaml.MappingNode || i%2 == 1 {
				visit(c)
			}
		}
		if n.Kind == yaml.ScalarNode && !known[n.Value] {
			t.Errorf("line %d: %q is no value of the model", n.Line, n.Value)
		}
	}
	visit(&document)
}

func readModel(t *testing.T, form *exchange.Format, name string, data []byte) *logicmodel.Model {
	t.Helper()
	imports, found := form.Read(name, data)
	if found.Count(diag.Error) > 0 || len(imports) != 1 {
		t.Fatal(found)
	}
	m, found := imports[0].Model(name)
	if m == nil {
		t.Fatal(found)
	}
	return m
}

func checkExact(t *testing.T, m *logicmodel.Model, losses []exchange.Loss, back *logicmodel.Model) {
	missing := values(m, all(m))
	for _, v := range values(back, all(back)) {
		if i := slices.Index(missing, v); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
		}
	}
	named := values(m, losses)
	for _, v := range missing {
		if i := slices.Index(named, v); i >= 0 {
			named = slices.Delete(named, i, i+1)
		} else {
			t.Errorf("lost and not named: %s", v)
		}
	}
	for _, v := range named {
		t.Errorf("named and not lost: %s", v)
	}
}

// checkText checks a file that cannot be read: each text of the model stands in it, or
// is lost.
func checkText(t *testing.T, m *logicmodel.Model, losses []exchange.Loss, text string) {
	lost := map[string]bool{}
	for _, l := range losses {
		lost[l.Value] = true
	}
	for _, l := range all(m) {
		if strings.Contains(l.Value, " ") && strings.Contains(text, `"`+l.Value+`"`) == lost[l.Value] {
			t.Errorf("%v: lost %v", l, lost[l.Value])
		}
	}
}

// TestTitles checks that each format takes titles that read like something else, or
// says that it cannot.
func TestTitles(t *testing.T) {
	t.Parallel()
	titles := []string{"Output 1.1: lessons", "N/A", "- a dash", "* a star", "(related to none) people", "Goal", "Impact: people", "1. one", "Indicator", "Baseline", "=1+1", "Achieved", "Source", "Output weighting (%)",
		"Notes: none", "title: x", "two\nlines", "from: from 1 to 2", "share (%)", "Activity Matrix", "stage", "ends in (related to Oc 9)", "<b>&amp;</b> \"q\"", "_x000D_"}
	for seed := range uint64(6) {
		m := rich(seed)
		n := int(seed)
		for i := range m.Elements {
			e := &m.Elements[i]
			e.Title = titles[(n+5*i)%len(titles)]
			for k := range e.Indicators {
				e.Indicators[k].Title = titles[(n+7*i+k)%len(titles)]
			}
		}
		for _, form := range exchange.Formats() {
			for _, ending := range form.Endings {
				if !form.CanWrite() {
					continue
				}
				o := options
				o.Ending = ending
				if _, _, err := form.Write(m, o); err != nil && !strings.Contains(err.Error(), "reads like") {
					t.Errorf("%s%s of %d: %v", form.Name, ending, seed, err)
				}
			}
		}
	}
}

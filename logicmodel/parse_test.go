package logicmodel_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// noPlaces compares models but for places.
var noPlaces = cmpopts.IgnoreTypes(diag.Pos{})

// fullModel is testdata/full.yaml, which uses every key.
func fullModel(t testing.TB) (m *logicmodel.Model, src []byte) {
	t.Helper()
	src, err := os.ReadFile("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(src)), src
}

// TestParseFields checks that every key is read into the right field.
func TestParseFields(t *testing.T) {
	figure := func(value string, on outcomes.Date) outcomes.Figure {
		return outcomes.Figure{Value: value, On: on}
	}
	grade := func(l logicmodel.Link, g outcomes.Grade) logicmodel.Link {
		l.Evidence.Grade = g
		return l
	}
	back := grade(to("meetings"), outcomes.GradeNone)
	back.Feedback = true
	want := &logicmodel.Model{
		ID: "full", Title: "Village café: the plan",
		Framework:   logicmodel.FrameworkRef{File: "plan.yaml", Version: "2024"},
		Lang:        "gd",
		Partnership: "Village trust",
		Place:       "Ullapool",
		Summary:     "One line and another.",
		Source:      "Village plan, 2024",
		AsAt:        "2024-06",
		Partners: []logicmodel.Partner{
			{ID: "trust", Name: "Village trust", Sector: logicmodel.SectorThird},
			{ID: "council", Name: "The council", Sector: logicmodel.SectorPublic},
			{ID: "shop", Name: "The shop", Sector: logicmodel.SectorPrivate},
			{ID: "folk", Name: "Neighbours", Sector: logicmodel.SectorCommunity},
		},
		Reach: []logicmodel.ReachGroup{
			{ID: "residents", Title: "Everyone who lives here"},
			{ID: "alone", Title: "People who live alone", Priority: true},
		},
		Assumptions: []logicmodel.Assumption{
			{ID: "open", Text: "The hall stays open", Status: logicmodel.StatusUntested},
			{ID: "bus", Text: "The bus runs", Status: logicmodel.StatusBroken},
			{ID: "信頼", Text: "People trust each other", Status: logicmodel.StatusHolds},
		},
		Risks: []logicmodel.Risk{
			{ID: "fire", Text: "The hall burns down", Likelihood: logicmodel.RatingLow, Consequence: logicmodel.RatingHigh, Mitigation: "There are extinguishers"},
			{ID: "rain", Text: "It rains", Likelihood: logicmodel.RatingMedium},
		},
		Elements: []logicmodel.Element{
			{ID: "cafe", Title: "Weekly café", Stage: logicmodel.Activity, Partners: refs("trust", "folk"), LeadsTo: []logicmodel.Link{to("meetings")}},
			{ID: "meetings", Title: "Afternoons held", Stage: logicmodel.Output, Kind: logicmodel.KindAwareness, LeadsTo: []logicmodel.Link{grade(to("contacts"), outcomes.GradeStrong)}},
			{
				ID: "contacts", Title: "More people know their neighbours", Label: "More contacts", Summary: "In the whole village",
				Stage: logicmodel.ShortTerm, Kind: logicmodel.KindReach,
				Partners: refs("council"), Reach: refs("residents", "alone"), Supports: refs("LO1"),
				Source: "Survey", Illustrative: true, Note: "Not in the plan",
				Indicators: []outcomes.Indicator{
					{
						ID: "knows", Title: "People who know a neighbour", Measures: logicmodel.Ref{ID: "LO1.1"}, Unit: "%", Direction: outcomes.DirectionIncrease,
						Baseline: outcomes.Baseline{Figure: figure("51.20", "2022-03")},
						Targets:  []outcomes.Figure{figure("60", "2024-12-31"), figure("70", "")},
						Actuals:  []outcomes.Figure{figure("55", "2023")},
						Source:   "Household survey",
					},
					{ID: "falls", Title: "Falls", Direction: outcomes.DirectionDecrease, Baseline: outcomes.Baseline{Unavailable: true}},
					{ID: "visits", Title: "Visits", Direction: outcomes.DirectionMaintain, Baseline: outcomes.Baseline{Figure: figure("12", "")}},
				},
				LeadsTo: []logicmodel.Link{
					{
						To:           logicmodel.Ref{ID: "skills"},
						Because:      "They learn from each other",
						Evidence:     outcomes.Evidence{Grade: outcomes.GradeModerate, Source: "Smith 2020"},
						Assumes:      []logicmodel.LinkAssumption{{ID: "open"}, {ID: "信頼"}, {Text: "They meet: often"}, {Text: "友達"}},
						Risks:        refs("fire"),
						Illustrative: true,
						Note:         "An arrow of ours",
					},
					grade(to("health"), outcomes.GradeWeak),
				},
				Ignore: []logicmodel.Suppression{{Code: "LM014", Reason: "agreed in March"}, {Code: "LM008", Reason: "agreed: in April"}},
			},
			{ID: "skills", Title: "People cook better", Stage: logicmodel.MediumTerm, Kind: logicmodel.KindCapacity, LeadsTo: []logicmodel.Link{to("health"), back, to("moray/cooks")}, Indicators: []outcomes.Indicator{{ID: "knows"}, {
				ID: "meals", Title: "Meals cooked", Definition: "Hot ones", Type: outcomes.TypeNumber, Direction: outcomes.DirectionIncrease, Cumulative: true, DisaggregatedBy: refs("age"),
				Baseline: outcomes.Baseline{Figure: outcomes.Figure{Value: "12", From: "2021-07", On: "2022-06", Note: "Half a year"}},
				Targets: []outcomes.Figure{{AtLeast: "80", On: "2025-Q4"}, {AtMost: "1,200"},
					{AtLeast: "90", AtMost: "100", From: "2023/24", On: "2024/25", By: []outcomes.Category{{Of: "age", Is: "16-24"}}, Note: "Agreed"}},
				Actuals: []outcomes.Figure{{Value: "3", From: "2024-01", On: "2024-H1", By: []outcomes.Category{{Of: "age", Is: "old"}}, Note: "Counted"}},
				Method:  "By hand", Source: "Kitchen book", Frequency: "Yearly", Responsible: "The café",
			}}},
			{ID: "health", Title: "People's health", Stage: logicmodel.LongTerm, Kind: logicmodel.KindPractice, Supports: refs("LO2"), LeadsTo: []logicmodel.Link{to("1.10")}, DependsOn: refs("moray/trained")},
			{ID: "1.10", Title: "A village that is well", Stage: logicmodel.EndState, Kind: logicmodel.KindCondition, Supports: refs("LO1", "LO2")},
		},
		YearStarts: "6 April",
		CaseStudy: logicmodel.CaseStudy{
			Outline:  "A café",
			Issues:   []logicmodel.Issue{{Title: "Poverty", Addressed: true}, {Title: "Rural services"}},
			Activity: "Tea", Evidence: "Smiles", AddedValue: "Trust", Lessons: "Bake more", Other: "Nothing",
		},
	}
	m, _ := fullModel(t)
	if diff := cmp.Diff(want, m, noPlaces); diff != "" {
		t.Errorf("testdata/full.yaml (-want +got):\n%s", diff)
	}
}

// TestParsePlaces checks the line and column of everything that has a place.
func TestParsePlaces(t *testing.T) {
	m, _ := fullModel(t)
	contacts, skills, end := m.Element("contacts"), m.Element("skills"), m.Element("1.10")
	knows, link := contacts.Indicators[0], contacts.LeadsTo[0]
	for _, test := range []struct {
		what string
		got  diag.Pos
		want string
	}{
		{"the model's id", m.Pos, "2:8"},
		{"the framework in long form", m.Framework.Pos, "4:19"},
		{"the framework in short form", parse(t, "model: m\ntitle: M\nframework:   plan.yaml\n").Framework.Pos, "3:14"},
		{"as-at", m.AsAtPos, "12:8"},
		{"a partner's id", m.Partners[0].Pos, "15:10"},
		{"a partner's id at the end", m.Partners[3].Pos, "18:47"},
		{"a reach group's id", m.Reach[1].Pos, "22:10"},
		{"an assumption's id", m.Assumptions[2].Pos, "27:9"},
		{"an assumption's status", m.Assumptions[2].StatusPos, "29:13"},
		{"an assumption's status in brackets", m.Assumptions[0].StatusPos, "25:51"},
		{"a risk's id", m.Risks[0].Pos, "32:9"},
		{"an element's id", contacts.Pos, "50:11"},
		{"an element's title of two lines", contacts.TitlePos, "51:14"},
		{"an element's id in quotes", end.Pos, "41:7"},
		{"an element's title in quotes", m.Element("health").TitlePos, "48:27"},
		{"a use of a partner", contacts.Partners[0].Pos, "56:18"},
		{"a use of a reach group", contacts.Reach[1].Pos, "57:26"},
		{"a use of an outcome", contacts.Supports[0].Pos, "58:19"},
		{"an indicator's id", knows.Pos, "63:15"},
		{"what an indicator measures", knows.Measures.Pos, "65:21"},
		{"a baseline's value", knows.Baseline.Pos, "68:29"},
		{"a baseline's date", knows.Baseline.OnPos, "68:40"},
		{"a target's value", knows.Targets[0].Pos, "70:23"},
		{"a target's date", knows.Targets[0].OnPos, "70:31"},
		{"a target's value alone", knows.Targets[1].Pos, "71:15"},
		{"an actual value", knows.Actuals[0].Pos, "72:39"},
		{"an actual value's date", knows.Actuals[0].OnPos, "72:26"},
		{"an unavailable baseline", contacts.Indicators[1].Baseline.Pos, "74:68"},
		{"a baseline's value alone", contacts.Indicators[2].Baseline.Pos, "75:70"},
		{"a link's target", link.To.Pos, "77:15"},
		{"a link's grade", link.Evidence.Pos, "80:20"},
		{"a named assumption", link.Assumes[0].Pos, "82:21"},
		{"a named assumption in Chinese", link.Assumes[1].Pos, "82:27"},
		{"an assumption's text", link.Assumes[2].Pos, "82:31"},
		{"an assumption's text after Chinese", link.Assumes[3].Pos, "82:51"},
		{"a risk of a link", link.Risks[0].Pos, "83:19"},
		{"a suppressed code", contacts.Ignore[1].Pos, "89:9"},
		{"a link's target in short form", skills.LeadsTo[0].To.Pos, "94:18"},
		{"a link's target in brackets", skills.LeadsTo[1].To.Pos, "94:31"},
	} {
		if got := fmt.Sprintf("%d:%d", test.got.Line, test.got.Column); got != test.want || test.got.File != "m.yaml" {
			t.Errorf("%s: %v, want m.yaml:%s", test.what, test.got, test.want)
		}
	}
}

// TestParseStageOrder checks that elements come by stage whatever the order of
// the keys, those of one stage in the file's order.
func TestParseStageOrder(t *testing.T) {
	list := func(ids ...string) string {
		var items []string
		for _, id := range ids {
			items = append(items, fmt.Sprintf("{id: %s, title: T}", id))
		}
		return "[" + strings.Join(items, ", ") + "]\n"
	}
	head := "model: m\ntitle: M\n"
	activities := "activities: " + list("a2", "a1")
	outputs := "outputs: " + list("o1", "o2")
	out := "outcomes:\n  long: " + list("l") + "  short: " + list("s2", "s1") + "  medium: " + list("m")
	end := "end-state: {id: e, title: T}\n"
	for _, src := range []string{
		head + activities + outputs + out + end,
		head + end + out + outputs + activities,
		head + outputs + end + activities + out,
	} {
		var got []string
		for _, e := range parse(t, src).Elements {
			got = append(got, e.Stage.String()+" "+e.ID)
		}
		want := []string{"activity a2", "activity a1", "output o1", "output o2", "short s2", "short s1", "medium m", "long l", "end-state e"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the elements of\n%s(-want +got):\n%s", src, diff)
		}
	}
}

func TestParseJSON(t *testing.T) {
	m := parse(t, `{
	"model": "m", "title": "Caf\u00e9 \"bar\"",
	"activities": [{"id": "a", "title": "A", "leads-to": ["o", {"to": "p", "feedback": true}]}],
	"as-at": 2024
}`)
	want := &logicmodel.Model{ID: "m", Title: `Café "bar"`, AsAt: "2024", Elements: []logicmodel.Element{
		{ID: "a", Title: "A", Stage: logicmodel.Activity, LeadsTo: []logicmodel.Link{to("o"), {To: logicmodel.Ref{ID: "p"}, Feedback: true}}},
	}}
	if diff := cmp.Diff(want, m, noPlaces); diff != "" {
		t.Errorf("a model in JSON (-want +got):\n%s", diff)
	}
	if got := m.Elements[0].LeadsTo[1].To.Pos.String(); got != "m.yaml:3:68" {
		t.Errorf("the second link is at %s, want m.yaml:3:68", got)
	}
}

// TestParseLiteral checks that texts stay as they are written, whatever YAML
// takes them for.
func TestParseLiteral(t *testing.T) {
	for _, text := range []string{"1.10", "0x1F", "1e3", "007", "yes", "No", "true", "2010-06-30", "12:30:45", ".inf", ".5", "1_000"} {
		m := parse(t, fmt.Sprintf("model: m\ntitle: %s\nactivities: [{id: a, title: %[1]s, leads-to: [%[1]s]}]\n", text))
		e := m.Elements[0]
		if m.Title != text || e.Title != text || e.LeadsTo[0].To.ID != text {
			t.Errorf("%s is read as %q, %q and %q", text, m.Title, e.Title, e.LeadsTo[0].To.ID)
		}
	}
	for _, id := range []string{"1.10", "0123", "yes", "é-ü_1"} {
		if m := parse(t, "model: "+id+"\ntitle: M\n"); m.ID != id {
			t.Errorf("the id %s is read as %q", id, m.ID)
		}
	}
}

// TestParseTexts checks that texts of every script and sign are kept.
func TestParseTexts(t *testing.T) {
	for _, text := range []string{
		`"quoted" and 'single'`, `a\b\\c`, `R&D <b>`, `<script>alert(1)</script>`, "two\nlines", "ends in a line\n", "\ttab",
		"שלום עולם", "\u202eright to left", "社区福祉", "🙂👩‍👩‍👧", "e\u0301", "a: b # c", "[x]", "{y}", "- z", "null", "~",
		strings.Repeat("long ", 20_000),
	} {
		quoted, err := (&logicmodel.Model{ID: "m", Title: text}).Marshal()
		if err != nil {
			t.Fatal(err)
		}
		if m := parse(t, string(quoted)); m.Title != text {
			t.Errorf("%.40q is read as %.40q", text, m.Title)
		}
	}
}

// TestParseAssumed checks what links take for an assumption's id and what for
// a text of its own.
func TestParseAssumed(t *testing.T) {
	const head = "model: m\ntitle: M\nassumptions: [{id: trust, text: T}, {id: 信頼, text: T}, {id: büro-1, text: T}]\n"
	for _, test := range []struct {
		assumed string
		want    logicmodel.LinkAssumption
	}{
		{"trust", logicmodel.LinkAssumption{ID: "trust"}},
		{"unknown", logicmodel.LinkAssumption{ID: "unknown"}},
		{"1.10", logicmodel.LinkAssumption{ID: "1.10"}},
		{"People trust us", logicmodel.LinkAssumption{Text: "People trust us"}},
		{"trust!", logicmodel.LinkAssumption{Text: "trust!"}},
		{"信頼", logicmodel.LinkAssumption{ID: "信頼"}},
		{"büro-1", logicmodel.LinkAssumption{ID: "büro-1"}},
		{"友達", logicmodel.LinkAssumption{Text: "友達"}},
		{"büro-2", logicmodel.LinkAssumption{Text: "büro-2"}},
	} {
		m := parse(t, head+"activities: [{id: a, title: A, leads-to: [{to: b, assumes: ["+test.assumed+"]}]}]\n")
		got := m.Elements[0].LeadsTo[0].Assumes[0]
		if diff := cmp.Diff(test.want, got, noPlaces); diff != "" {
			t.Errorf("assumes %s (-want +got):\n%s", test.assumed, diff)
		}
		if want := (diag.Pos{File: "m.yaml", Line: 4, Column: 61}); got.Pos.Compare(want) != 0 {
			t.Errorf("assumes %s is at %v, want %v", test.assumed, got.Pos, want)
		}
	}
}

// TestParseAllOrNothing checks that a model with one fault is not read.
func TestParseAllOrNothing(t *testing.T) {
	m, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: M\nactivities: [{id: a, title: A, kind: good}]\nparts: []\n"))
	if m != nil {
		t.Errorf("the model is %v, want nil", m)
	}
	list, ok := err.(diag.List)
	if !ok {
		t.Fatalf("the error is a %T, want a diag.List", err)
	}
	if diff := cmp.Diff("3:38 LM001\n4:1 LM001\n", places(list)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// badInput are the files of bad form, with "line:column code" of what is found
// in each.
var badInput = []struct {
	name, src, want string
}{
	{"empty", "", "1:1 LM001\n"},
	{"only white space", " \n\n", "1:1 LM001\n"},
	{"only comments", "# model: m\n# title: M\n", "1:1 LM001\n"},
	{"a marker alone", "---\n", "1:1 LM001\n"},
	{"not YAML", "model: m\ntitle: M\nplace: here: there\n", "3:8 LM001\n"},
	{"a PDF", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n", "1:1 LM001\n"},
	{"a text", "Our plan for the village\n", "1:1 LM001\n"},
	{"a list at the top", "- model: m\n- title: M\n", "1:1 LM001\n"},
	{"a scalar for a list", "model: m\ntitle: M\nactivities: cafe\n", "3:13 LM001\n"},
	{"a scalar for a list of ids", "model: m\ntitle: M\nactivities: [{id: a, title: A, leads-to: b}]\n", "3:42 LM001\n"},
	{"a map for a list", "model: m\ntitle: M\nactivities: {id: a, title: A}\n", "3:13 LM001\n"},
	{"a list for a text", "model: m\ntitle: [M]\n", "2:8 LM001\n"},
	{"a text for the outcomes", "model: m\ntitle: M\noutcomes: health\n", "3:11 LM001\n"},
	{"a text for the end state", "model: m\ntitle: M\nend-state: health\n", "3:12 LM001\n"},
	{"unknown keys", "model: m\nTitle: M\nactivities:\n  - {id: a, title: A, lead-to: [b]}\ncolour: red\n", "2:1 LM001\n4:23 LM001\n5:1 LM001\n"},
	{"repeated keys", "model: m\ntitle: M\nmodel: n\nactivities:\n  - {id: a, title: A, id: b}\n", "3:1 LM001\n5:23 LM001\n"},
	{"missing keys", "title: M\nactivities:\n  - id: a\n  - title: B\n", "1:1 LM001\n3:5 LM001\n4:5 LM001\n"},
	{"no value", "model: m\ntitle: M\nactivities:\nplace: ~\n", "3:1 LM001\n4:1 LM001\n"},
	{"an empty text", "model: m\ntitle: \" \"\n", "2:8 LM001\n"},
	{"an empty item", "model: m\ntitle: M\nactivities:\n  -\n", "4:4 LM001\n"},
	{"bad ids", "model: my model\ntitle: M\nactivities: [{id: \"a b\", title: A}]\nreach: [{id: a/b, title: A}]\n", "1:8 LM001\n3:19 LM001\n4:14 LM001\n"},
	{"values outside their lists", "model: m\ntitle: M\npartners: [{id: p, name: P, sector: state}]\nreach: [{id: r, title: R, priority: maybe}]\n", "3:37 LM001\n4:37 LM001\n"},
	{"a reason that is missing", "model: m\ntitle: M\nactivities: [{id: a, title: A, ignore: {LM011: }}, {id: b, title: B, ignore: {LM011: \"\"}}]\n", "3:41 LM001\n3:86 LM001\n"},
	{"a framework without its file", "model: m\ntitle: M\nframework: {version: 2024}\n", "3:12 LM001\n"},
	{"a code to ignore twice", "model: m\ntitle: M\nactivities: [{id: a, title: A, ignore: {LM011: x, LM011: y}}]\n", "3:51 LM001\n"},
	{"an alias bomb", "model: m\ntitle: M\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n", "3:1 LM001\n4:1 LM001\n5:1 LM001\n6:1 LM001\n"},
	{"an anchor", "model: &m m\ntitle: M\n", "1:8 LM001\n"},
	{"an alias", "model: &m m\ntitle: *m\n", "1:8 LM001\n2:8 LM001\n"},
	{"a merge key", "model: m\ntitle: M\n<<: {place: P}\n", "3:1 LM001\n"},
	{"a tag", "model: m\ntitle: !!binary aGk=\n", "2:8 LM001\n"},
	{"invalid UTF-8", "model: m\ntitle: \u00e9\xff\n", "2:9 LM001\n"},
	{"UTF-16", "\xff\xfem\x00o\x00d\x00e\x00l\x00:\x00", "1:1 LM001\n1:1 LM001\n"},
	{"a control character", "model: m\ntitle: a\x07b\n", "2:9 LM001\n"},
	{"a control character that is escaped", "model: m\ntitle: \"a\\x07b\"\n", "2:8 LM001\n"},
	{"a NUL", "model: m\ntitle: a\x00b\n", "2:9 LM001\n"},
	{"two documents", "model: m\ntitle: M\n---\nmodel: n\ntitle: N\n", "3:1 LM001\n"},
	{"a document after an end", "---\nmodel: m\ntitle: M\n...\nmodel: n\n", "5:1 LM001\n"},
	{"CR LF and é before a fault", "\ufeffmodel: m\r\ntitle: \u00e9\r\nactivities: [{id: a, title: \u00e9\u00e9, kind: x}]\r\n", "3:39 LM001\n"},
}

func TestParseBadInput(t *testing.T) {
	for _, test := range badInput {
		t.Run(test.name, func(t *testing.T) {
			m, err := logicmodel.Parse("m.yaml", []byte(test.src))
			if m != nil {
				t.Error("there is a model")
			}
			list, _ := err.(diag.List)
			if diff := cmp.Diff(test.want, places(list)); diff != "" {
				t.Errorf("findings (-want +got):\n%s%v", diff, list.Unwrap())
			}
			for _, d := range list {
				if d.Pos.File != "m.yaml" || d.Severity != diag.Error || d.Rule != "malformed" {
					t.Errorf("the finding %+v is not an error of the rule malformed in m.yaml", d)
				}
			}
		})
	}
}

// hugeInput are files that a careless reader spends minutes or gigabytes on.
var hugeInput = []struct {
	name  string
	src   func() string
	first string // how "line:column code" of the first finding begins
	most  time.Duration
}{
	{"36 KB of one key", func() string { return strings.Repeat("k: v\n", 7400) }, "1:1 LM001", 500 * time.Millisecond},
	{"36 KB of one known key", func() string { return "model: m\n" + strings.Repeat("title: M\n", 4000) }, "3:1 LM001", 500 * time.Millisecond},
	{"36 KB of one empty key", func() string { return strings.Repeat("? \n", 12_000) }, "1:", 500 * time.Millisecond},
	{"20,000 levels of lists", func() string { return "model: m\ntitle: " + strings.Repeat("[", 20_000) }, "2:", 2 * time.Second},
	{"20,000 levels of maps", func() string { return "model: m\ntitle: " + strings.Repeat("{a: ", 20_000) }, "2:", 2 * time.Second},
	{"20,000 levels of dashes", func() string { return "model: m\ntitle: M\nactivities:\n" + strings.Repeat("- ", 20_000) }, "4:", 2 * time.Second},
	{"20,000 levels of lines", func() string {
		var b strings.Builder
		for i := range 20_000 / 8 {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.String()
	}, "", 5 * time.Second},
	{"50 MB", func() string { return "model: m\ntitle: " + strings.Repeat("x", 50<<20) }, "1:1 LM001", 2 * time.Second},
	{"50 MB of brackets", func() string { return strings.Repeat("[", 50<<20) }, "1:1 LM001", 2 * time.Second},
	{"30 MB of dashes", func() string { return strings.Repeat("-\n", 15<<20) }, "1:1 LM001", 2 * time.Second},
}

func TestParseHugeInput(t *testing.T) {
	if testing.Short() {
		t.Skip("huge inputs take a few seconds")
	}
	for _, test := range hugeInput {
		t.Run(test.name, func(t *testing.T) {
			src := []byte(test.src())
			start := processor.Time()
			_, err := logicmodel.Parse("m.yaml", src)
			took := processor.Time() - start
			t.Logf("%d bytes took %v", len(src), took)
			if took > test.most {
				t.Errorf("took %v, want at most %v", took, test.most)
			}
			list, ok := err.(diag.List)
			if !ok {
				t.Fatalf("the error is %v, want findings", err)
			}
			first, _, _ := strings.Cut(places(list), "\n")
			if !strings.HasPrefix(first, test.first) {
				t.Errorf("the first finding is at %s, want %s: %v", first, test.first, list[0])
			}
			if len(list) > 1001 {
				t.Errorf("there are %d findings, want at most 1001", len(list))
			}
		})
	}
}

// TestParseLongLabel checks that a label of 100,000 characters is read, and
// that no message repeats all of it.
func TestParseLongLabel(t *testing.T) {
	long := strings.Repeat("社区 ", 50_000)[:len("社区 ")*33_333]
	m := parse(t, "model: m\ntitle: M\nactivities: [{id: a, title: A, label: \""+long+"\"}]\n")
	if m.Elements[0].Label != long {
		t.Error("the label is not what was written")
	}
	_, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: M\nactivities: [{id: \""+long+"\", title: A}]\n"))
	if list, _ := err.(diag.List); len(list) != 1 || len(list[0].Message) > 400 {
		t.Errorf("an id of 100,000 characters gives %.500v, want one short finding", err)
	}
}

// TestLinkLimit checks that a model of too many links is refused at the first
// that is over the limit, and one of 200 elements that all lead to all is not.
func TestLinkLimit(t *testing.T) {
	model := func(n int, leads func(i, j int) bool) string {
		var b strings.Builder
		b.WriteString("model: m\ntitle: M\noutcomes:\n  long:\n")
		for i := range n {
			fmt.Fprintf(&b, "    - id: e%d\n      title: E\n      leads-to: [", i)
			sep := ""
			for j := range n {
				if leads(i, j) {
					fmt.Fprintf(&b, "%se%d", sep, j)
					sep = ", "
				}
			}
			b.WriteString("]\n")
		}
		return strings.ReplaceAll(b.String(), "      leads-to: []\n", "")
	}
	if m := parse(t, model(200, func(i, j int) bool { return i != j })); len(m.Elements[199].LeadsTo) != 199 {
		t.Error("200 elements that all lead to all are not read")
	}
	src := model(1000, func(i, j int) bool { return i < j })
	_, err := logicmodel.Parse("m.yaml", []byte(src))
	list, _ := err.(diag.List)
	// 999 + 998 + … links: element 225 holds the 200,000th.
	const element, before = 225, 225 * (999 + 775) / 2
	line := 4 + 3*element + 3
	text := strings.Split(src, "\n")[line-1]
	over := fmt.Sprint("e", element+1+logicmodel.MaxLinks-before)
	want := fmt.Sprintf("m.yaml:%d:%d: error: a model has at most 200,000 links, and this one has more; split the model, or keep the links for which there is a reason [LM001]",
		line, strings.Index(text, over)+1)
	if len(list) != 1 || list[0].Error() != want {
		t.Errorf("500,000 links: %v\nwant %s", err, want)
	}

	// Exactly so many are read, and the place of the next is that of the file.
	exact := model(1000, func(i, j int) bool { return j < 200 })
	if m := parse(t, exact); len(m.Elements) != 1000 {
		t.Error("200,000 links are refused")
	}
	_, err = logicmodel.Parse("m.yaml", []byte(strings.Replace(exact, "outcomes:", "end-state: {id: end, title: E, leads-to: [e0]}\noutcomes:", 1)))
	if list, _ = err.(diag.List); len(list) != 1 || list[0].Pos.Line != 4+3*1000+1 {
		t.Errorf("one link too many: %v, want it at the last line", err)
	}
}

package progress_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// hostile is a report whose texts are meant to do harm.
func hostile() *progress.Review {
	return progress.Judge(&logicmodel.Model{ID: "m", AsAt: "2026", Elements: []logicmodel.Element{
		{ID: "e", Title: "1. <b>@all</b> \x1b[31mred", Indicators: []outcomes.Indicator{
			{ID: "n", Title: "=HYPERLINK(\"http://x\")", Unit: "+cmd|' /C calc'!A0", Baseline: outcomes.Baseline{Figure: outcomes.Figure{Value: "-5", On: "2024"}}},
			{ID: "w", Title: "@SUM(1) [x](http://y) *b*\n# h", Actuals: []outcomes.Figure{{Value: "a\u202eb"}}},
		}},
		{ID: "f", Title: "A title of more than eighty columns, which is broken between its words where there is room", Indicators: []outcomes.Indicator{
			{ID: "é", Title: "Names", Direction: outcomes.DirectionMaintain, Baseline: outcomes.Baseline{Figure: outcomes.Figure{Value: "7"}}, Actuals: []outcomes.Figure{{Value: "7", On: "2026"}}},
		}},
	}}, nil, nil, "")
}

// written is the reviews of a file of that name in a format.
func written(t *testing.T, format, name string, reviews ...*progress.Review) string {
	t.Helper()
	for _, r := range reviews {
		r.Name = name
	}
	var b strings.Builder
	if err := progress.Write(&b, format, reviews...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteText(t *testing.T) {
	const want = `m.yaml: 3 indicators, as last measured by 2026: 1 kept, 2 not known

1. <b>@all</b> ` + "\ufffd" + `[31mred
  not known  =HYPERLINK("http://x"): from -5 +cmd|' /C calc'!A0 in 2024: nothing
             has been measured yet
  not known  @SUM(1) [x](http://y) *b* # h: it is told in words, "a` + "\ufffd" + `b"

A title of more than eighty columns, which is broken between its words where
  there is room
  kept       Names: 7 in 2026, from 7 to be maintained: it has not moved
`
	if d := cmp.Diff(want, written(t, "text", "m.yaml", hostile())); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestWriteMarkdown(t *testing.T) {
	const want = `**m.yaml**: 3 indicators, as last measured by 2026: 1 kept, 2 not known

1\. &lt;b&gt;@<!-- -->all&lt;/b&gt; ` + "\ufffd" + `\[31mred

- **not known** \=HYPERLINK("http:/<!-- -->/x"): from -5 +cmd\|' /C calc'!A0 in 2024: nothing has been measured yet
- **not known** @<!-- -->SUM(1) \[x\](http:/<!-- -->/y) \*b\* #<!-- --> h: it is told in words, "a` + "\ufffd" + `b"

A title of more than eighty columns, which is broken between its words where there is room

- **kept** Names: 7 in 2026, from 7 to be maintained: it has not moved
`
	if d := cmp.Diff(want, written(t, "md", "m.yaml", hostile())); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestTableWords checks that figures in words have their cells.
func TestTableWords(t *testing.T) {
	m, f := load(t, "2026", "baseline: {value: few, on: 2023}, targets: [{value: many, on: 2027}], actuals: [{value: some, on: 2025}, {value: several, on: 2026-03}, {value: most, on: 2027}]", "unit: people")
	_, got, _ := strings.Cut(written(t, "csv", "m.yaml", progress.Judge(m, f, nil, "")), "\n")
	const want = `m.yaml,known,n,Names,not known,not known,,,few,2023,several,2026-03,many,2027,,,2026,"from ""few"" in 2023 towards ""many"" by 2027: it is told in words, ""some"" in 2025, ""several"" in March 2026 and ""most"" in 2027"` + "\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestTable checks that no cell is a formula, that nothing in one drives the
// terminal or a pipeline, and that numbers stay numbers.
func TestTable(t *testing.T) {
	r := progress.Judge(&logicmodel.Model{ID: "m", AsAt: "2026", Elements: []logicmodel.Element{
		{ID: "e", Indicators: []outcomes.Indicator{
			{ID: "n", Title: "=HYPERLINK(\"http://x\")", Unit: "+cmd|' /C calc'!A0", Baseline: outcomes.Baseline{Figure: outcomes.Figure{Value: "-5", On: "2024"}}},
			{ID: "o", Title: "-1+cmd|' /C calc'!A0", Unit: "x;=1+1;y"},
			{ID: "p", Title: "@SUM(1)\n::error::pwn", Unit: "\x1b[31m\u202ea\u2028b\u200b", Actuals: []outcomes.Figure{{Value: "+7", On: "2025"}}},
		}},
	}}, nil, nil, "")
	const header = "file,element,indicator,title,state,needle,unit,direction,baseline,baseline on,latest,latest on,target,target on,travelled,asked,as at,explanation\n"
	const rows = `'=m.yaml,e,n,"'=HYPERLINK(""http://x"")",not known,not known,'+cmd|' /C calc'!A0,,-5,2024,,,,,,,2026,from -5 +cmd|' /C calc'!A0 in 2024: nothing has been measured yet
'=m.yaml,e,o,'-1+cmd|' /C calc'!A0,not known,not known,"x;'=1+1;y",,,,,,,,,,2026,nothing has been measured yet
` + "'=m.yaml,e,p,'@SUM(1) \ufffd:error::pwn,not known,not known,\ufffd[31m\ufffda b\u200b,,,,+7,2025,,,,,2026,\"7 \ufffd[31m\ufffda\ufffdb\u200b in 2025: nobody has said which way it should move; say so under \"\"direction\"\"\"\n"
	got := written(t, "csv", "=m.yaml", r, r)
	if d := cmp.Diff(header+rows+rows, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestPipeline checks that no line of a report begins with a command for the
// service that shows the log, wherever lines are broken.
func TestPipeline(t *testing.T) {
	r := progress.Judge(&logicmodel.Model{ID: "m", AsAt: "2026", Elements: []logicmodel.Element{
		{ID: "e", Title: "::error::pwn", Indicators: []outcomes.Indicator{
			{ID: "q", Title: "q", Actuals: []outcomes.Figure{{Value: strings.Repeat("a ::error::pwn", 3) + " ##[error]", On: "2026"}}},
			{ID: "n", Title: strings.Repeat("::error::pwn ", 30) + "##[error]pwn", Unit: "::a::", Actuals: []outcomes.Figure{{Value: "7", On: "2026"}}},
		}},
	}}, nil, nil, "")
	command := regexp.MustCompile(`(?m)^\s*::[a-z]|##\[`)
	for _, form := range []string{"text", "md", "csv"} {
		out := written(t, form, "::error file=x::y.yaml", r)
		if !strings.Contains(out, ":error file=x::y.yaml") || strings.Count(out, "error::pwn") < 30 {
			t.Errorf("%s does not have all:\n%s", form, out)
		}
		if found := command.FindString(out); found != "" {
			t.Errorf("%s has the command %q:\n%s", form, found, out)
		}
	}
}

// TestWriteSeveral checks what is written of several files, and of one without
// indicators.
func TestWriteSeveral(t *testing.T) {
	for format, want := range map[string]string{
		"text": "m.yaml: no indicators\n\nm.yaml: no indicators\n\n2 files: no indicators\n",
		"md":   "**m.yaml**: no indicators\n\n**m.yaml**: no indicators\n\n**2 files**: no indicators\n",
	} {
		if d := cmp.Diff(want, written(t, format, "m.yaml", progress.Judge(nil, nil, nil, "2026"), progress.Judge(nil, nil, nil, ""))); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
	}
}

// TestStateText checks that states are read as they are written.
func TestStateText(t *testing.T) {
	for s := progress.StateNotKnown; s <= progress.StateReached; s++ {
		text, err := s.MarshalText()
		var back progress.State
		if err2 := back.UnmarshalText(text); err != nil || err2 != nil || back != s || string(text) != s.String() {
			t.Errorf("%v is read as %v from %q: %v, %v", s, back, text, err, err2)
		}
	}
	var s progress.State
	if _, err := progress.State(7).MarshalText(); err == nil || err.Error() != "there is no state(7)" {
		t.Errorf("a state that is none is written: %v", err)
	}
	if err := s.UnmarshalText([]byte("fine")); err == nil || err.Error() != `there is no state "fine"; use one of not known, worse, not kept, behind, on track, kept, reached` {
		t.Errorf("a state that is none is read: %v", err)
	}
}

// TestMarshalJSON checks that a review by itself is the object that is written
// of it among others.
func TestMarshalJSON(t *testing.T) {
	r := hostile()
	one, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Files []any }
	if err := json.Unmarshal([]byte(written(t, "json", "", r)), &all); err != nil {
		t.Fatal(err)
	}
	var alone any
	if err := json.Unmarshal(one, &alone); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]any{alone}, all.Files); d != "" {
		t.Errorf("(-alone +among others):\n%s", d)
	}
}

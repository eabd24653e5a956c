package outcomes

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/processor"
)

// told is a list of findings as lines of "place severity code message", with
// the related places after each.
func told(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%v %v %s %s: %s\n", d.Pos, d.Severity, d.Code, d.Rule, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %v %s\n", r.Pos, r.Message)
		}
	}
	return b.String()
}

// findings are those of the error of [Parse] or [Load].
func findings(t *testing.T, f *Framework, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var list diag.List
	if !errors.As(err, &list) {
		t.Fatalf("the error is no list: %v", err)
	}
	if f != nil {
		t.Error("there is a framework beside the error")
	}
	return told(list)
}

const head = "framework: x\ntitle: X\n" // two lines

func TestParseFindings(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"OF001 unknown key", head + "outcomes:\n  - {id: A, titel: a}\n",
			`f.yaml:4:13 error OF001 malformed: "titel" is not a key of an outcome; did you mean "title"?`},
		{"OF001 syntax", head + "outcomes:\n  - id: A\n    title: Aim: better\n",
			`f.yaml:5:12 error OF001 malformed: a line holds one key only; put quotes round a text that holds ": ", or begin the second key on a line of its own`},
		{"OF001 word", head + "outcomes:\n  - {id: A, title: a, term: longg}\n",
			`f.yaml:4:29 error OF001 malformed: "longg" is not one of short, medium, long; did you mean "long"?`},
		{"OF001 all together", "framework: x y\nversion: [1]\nextends: a.yaml\n",
			`f.yaml:1:1 error OF001 malformed: this framework has no "title"; add one
f.yaml:1:12 error OF001 malformed: "x y" cannot be an id; use letters, digits, "-", "_" and "." only, as in "x-y"
f.yaml:2:10 error OF001 malformed: text is wanted here, and this is a list
f.yaml:3:10 error OF001 malformed: a list is wanted here, even for one item; write [a.yaml]`},
		{"OF001 speaks alone", head + "outcomes:\n  - {id: A, title: a, contributes-to: [B], colour: red}\n",
			`f.yaml:4:44 error OF001 malformed: "colour" is not a key of an outcome; use one of: id, level, title, description, group, contributes-to, term, since, until, replaced-by, indicators, links, or keep it as "x-colour", which is not read`},

		{"OF002 outcome", head + "outcomes:\n  - {id: A, title: a}\n  - {id: B, title: b}\n  - {id: A, title: c}\n",
			`f.yaml:6:10 error OF002 repeated-id: there is already an outcome called "A"; give this one another id
  f.yaml:4:10 the first one is here`},
		{"OF002 level", head + "levels:\n  - {id: l, title: L}\n  - {id: l, title: M}\noutcomes:\n  - {id: A, title: a}\n",
			`f.yaml:5:10 error OF002 repeated-id: there is already a level called "l"; give this one another id
  f.yaml:4:10 the first one is here`},
		{"OF002 indicator of another outcome", head + "outcomes:\n  - {id: A, title: a, indicators: [{id: I, title: i}]}\n  - {id: B, title: b, indicators: [{id: I, title: i}]}\n",
			`f.yaml:5:41 error OF002 repeated-id: there is already an indicator called "I"; where it is the same one, write its id alone, as in [I], else give this one another id
  f.yaml:4:41 the first one is here`},
		{"an outcome, a level and an indicator of one name", head + "levels: [{id: A, title: a}]\noutcomes:\n  - {id: A, title: a, indicators: [{id: A, title: a}]}\n", ""},

		{"OF003 near", head + "outcomes:\n  - {id: SOA5, title: a}\n  - {id: SOA6, title: b, contributes-to: [SOA6x, SO5]}\n",
			`f.yaml:5:43 error OF003 unknown-reference: "SOA6x" is not an outcome of this framework; did you mean "SOA6"?
f.yaml:5:50 error OF003 unknown-reference: "SO5" is not an outcome of this framework; did you mean "SOA5"?`},
		{"OF003 everywhere", head + `levels: [{id: soa, title: S}]
outcomes:
  - id: A
    title: a
    level: national
    contributes-to: [nowhere]
    replaced-by: nothing
    links:
      - someone
      - to: something
        because: why not
expects:
  - {stage: long, level: communal}
`,
			`f.yaml:7:12 error OF003 unknown-reference: "national" is not a level of this framework; correct the id, or add it
f.yaml:8:22 error OF003 unknown-reference: "nowhere" is not an outcome of this framework; correct the id, or add it
f.yaml:9:18 error OF003 unknown-reference: "nothing" is not an outcome of this framework; correct the id, or add it
f.yaml:11:9 error OF003 unknown-reference: "someone" is not an outcome of this framework; correct the id, or add it
f.yaml:12:13 error OF003 unknown-reference: "something" is not an outcome of this framework; correct the id, or add it
f.yaml:15:26 error OF003 unknown-reference: "communal" is not a level of this framework; correct the id, or add it`},
		{"an id that may be in a file that was not read", head + "extends: [other.yaml]\noutcomes:\n  - {id: A, title: a, level: national, contributes-to: [NO6]}\n", ""},

		{"OF004 itself", head + "outcomes:\n  - {id: A, title: a, contributes-to: [A]}\n",
			`f.yaml:4:40 error OF004 cycle: "A" contributes to itself; remove this`},
		{"OF004 three", head + "outcomes:\n  - {id: A, title: a, contributes-to: [B]}\n  - {id: B, title: b, contributes-to: [D, C]}\n  - {id: C, title: c, contributes-to: [A]}\n  - {id: D, title: d}\n",
			`f.yaml:4:40 error OF004 cycle: these outcomes contribute to each other in a circle: A → B → C → A; remove one of the steps
  f.yaml:5:43 the circle goes on here
  f.yaml:6:40 the circle goes on here`},
		{"OF004 two circles", head + "outcomes:\n  - {id: A, title: a, contributes-to: [B]}\n  - {id: B, title: b, contributes-to: [A]}\n  - {id: C, title: c, contributes-to: [C, A]}\n",
			`f.yaml:4:40 error OF004 cycle: these outcomes contribute to each other in a circle: A → B → A; remove one of the steps
  f.yaml:5:40 the circle goes on here
f.yaml:6:40 error OF004 cycle: "C" contributes to itself; remove this`},

		{"OF005 alone is no error", head + "levels: [{id: h, title: H}, {id: l, title: L}]\noutcomes:\n  - {id: A, title: a, level: h, contributes-to: [B]}\n  - {id: B, title: b, level: l}\n", ""},

		{"OF001 expectations", head + `outcomes: [{id: A, title: a}]
levels: [{id: l, title: L}]
expects:
  - {has: [indicator]}
  - {stage: long, link: [output, short], has: [because]}
  - {link: [outputs], has: [because]}
  - {link: [outputs, short], level: l}
  - {stage: inputs}
  - {stage: long, level: l, has: [target]}
  - {stage: long, has: [because]}
  - {link: [outputs, short], has: [risk, target]}
`,
			`f.yaml:1:12 error OF001 malformed: an expectation names a stage or a link; write one of them, as in {stage: long, has: [indicator]} or {link: [output, short], has: [because]}
f.yaml:7:13 error OF001 malformed: an expectation names a stage or a link; write one of them, as in {stage: long, has: [indicator]} or {link: [output, short], has: [because]}
f.yaml:8:13 error OF001 malformed: a link runs between two stages, and this names 1; write the one that it leads from and the one that it leads to
f.yaml:9:37 error OF001 malformed: links support nothing; remove "level", or name a stage in place of the link
f.yaml:10:13 error OF001 malformed: an expectation says what a stage supports or what it has; write either "level" or "has"
f.yaml:11:13 error OF001 malformed: an expectation says what a stage supports or what it has; write either "level" or "has"
f.yaml:12:13 error OF001 malformed: "because" is nothing that elements have; use any of: indicator, baseline, target, source, partner, reach, supports
f.yaml:13:13 error OF001 malformed: "target" is nothing that links have; use any of: because, evidence, assumption, risk`},
		{"OF007", head, `f.yaml:1:12 error OF007 no-outcomes: the framework "x" has no outcomes; list them under "outcomes"`},
		{"OF007 empty list", head + "outcomes: []\n", `f.yaml:1:12 error OF007 no-outcomes: the framework "x" has no outcomes; list them under "outcomes"`},
		{"none of its own", head + "extends: [other.yaml]\n", ""},

		{"OF008", head + `outcomes:
  - id: A
    title: a
    since: June 2010
    until: 2010-13
    indicators:
      - id: I
        title: i
        baseline: {value: 1, on: last year}
        targets: [{value: 2, on: 2010-02-30}, {value: 3, on: 2014}]
        actuals: [{value: 2, on: 10}]
`,
			`f.yaml:6:12 error OF008 bad-date: "June 2010" is not a date; write 2010-06
f.yaml:7:12 error OF008 bad-date: "2010-13" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25
f.yaml:11:34 error OF008 bad-date: "last year" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25
f.yaml:12:34 error OF008 bad-date: "2010-02-30" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25
f.yaml:13:34 error OF008 bad-date: "10" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25`},
		{"OF008 period", head + "outcomes:\n  - {id: A, title: a, since: 2012-05, until: 2011}\n",
			`f.yaml:4:46 error OF008 bad-date: "A" ends in 2011, before it begins in 2012-05; correct one of the dates`},
		{"period within one year", head + "outcomes:\n  - {id: A, title: a, since: 2012-05, until: 2012}\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Parse("f.yaml", []byte(c.src))
			if diff := cmp.Diff(c.want, strings.TrimSuffix(findings(t, f, err), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if err == nil && f == nil {
				t.Error("there is neither a framework nor an error")
			}
		})
	}
}

func TestValidateWarns(t *testing.T) {
	f, err := Parse("f.yaml", []byte(head+`levels: [{id: high, title: H}, {id: low, title: L}]
outcomes:
  - {id: A, title: a, level: high, contributes-to: [B, C, D]}
  - {id: B, title: b, level: low}
  - {id: C, title: c, level: high}
  - {id: D, title: d}
`))
	if err != nil {
		t.Fatal(err)
	}
	got := Validate(f)
	want := `f.yaml:5:53 warning OF005 level-order: "A" contributes to "B", which is on a lower level ("low"); turn it round, correct a level, or list "low" before "high" under "levels"` + "\n"
	if diff := cmp.Diff(want, told(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got[0].Subject.Element() != "A" {
		t.Errorf("it is about %q", got[0].Subject.Element())
	}
}

// TestIndicators checks indicators that are named by their ids, and parts.
func TestIndicators(t *testing.T) {
	const src = `framework: f
title: F
year-starts: 30 February
outcomes:
  - {id: A, title: A, indicators: [{id: known, title: Known, disaggregated-by: [sex], actuals: [{value: 5, by: {sexx: female}}, {value: 5, from: soon}]}]}
  - {id: B, title: B, indicators: [known, knwon, nowhere]}
`
	_, err := Parse("f.yaml", []byte(src))
	const want = `f.yaml:3:14 error OF008 bad-date: "30 February" is not a day of each year; write the month and the day, as in 04-06 or 6 April
f.yaml:5:113 error OF003 unknown-reference: "sexx" is not under "disaggregated-by" of the indicator "known"; did you mean "sex"?
f.yaml:5:146 error OF008 bad-date: "soon" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25
f.yaml:6:43 error OF003 unknown-reference: the indicator "knwon" is not defined in this framework; did you mean "known"?
f.yaml:6:50 error OF003 unknown-reference: the indicator "nowhere" is not defined in this framework; correct the id, or write the indicator out, as in {id: nowhere, title: …}
`
	var list diag.List
	errors.As(err, &list)
	var got strings.Builder
	for _, d := range list {
		fmt.Fprintf(&got, "%v %v %s %s: %s\n", d.Pos, d.Severity, d.Code, d.Rule, d.Message)
	}
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

// A framework that was built in Go has no places; findings name what they are
// about.
func TestValidateBuiltInGo(t *testing.T) {
	parent := &Framework{ID: "p", Levels: []Level{{ID: "top"}}, Outcomes: []Outcome{{ID: "P", Level: Ref{ID: "top"}}}}
	f := &Framework{
		ID: "x", Parents: []*Framework{parent},
		Outcomes: []Outcome{
			{ID: "A", Level: Ref{ID: "top"}, ContributesTo: []Ref{{ID: "P"}, {ID: "Q1"}}},
			{ID: "A", Since: "soon"},
			{ID: "B", ContributesTo: []Ref{{ID: "C"}}},
			{ID: "C", ContributesTo: []Ref{{ID: "B"}}},
		},
	}
	want := `- error OF002 repeated-id: there is already an outcome called "A"; give this one another id
- error OF003 unknown-reference: "Q1" is not an outcome of this framework and those it extends; correct the id, or add it
- error OF004 cycle: these outcomes contribute to each other in a circle: B → C → B; remove one of the steps
- error OF008 bad-date: "soon" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25
`
	got := Validate(f)
	if diff := cmp.Diff(want, told(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var about []string
	for _, d := range got {
		about = append(about, d.Subject.Element())
	}
	if diff := cmp.Diff([]string{"A", "A", "B", "A"}, about); diff != "" {
		t.Errorf("elements (-want +got):\n%s", diff)
	}
}

func TestLongCircle(t *testing.T) {
	f := &Framework{ID: "x"}
	for i := range 10_000 {
		f.Outcomes = append(f.Outcomes, Outcome{ID: fmt.Sprint("O", i), ContributesTo: []Ref{{ID: fmt.Sprint("O", (i+1)%10_000)}}})
	}
	want := "- error OF004 cycle: these outcomes contribute to each other in a circle: O0 → O1 → O2 → O3 → O4 → O5 → O6 → O7 → O8 → … → O0; remove one of the steps\n"
	if diff := cmp.Diff(want, told(Validate(f))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// large is a framework of n outcomes, each of which contributes to three
// others and to the wrong ids.
func large(n, wrong int) []byte {
	var b strings.Builder
	b.WriteString(head + "levels: [{id: l, title: L}]\noutcomes:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - id: O%d\n    title: Outcome %d\n    level: l\n    contributes-to: [O%d, O%d, O%d", i, i, min(i+1, n), min(i+2, n), min(i+3, n))
		for j := range wrong {
			fmt.Fprintf(&b, ", P%dx%d", i, j)
		}
		b.WriteString("]\n    indicators:\n")
		fmt.Fprintf(&b, "      - {id: I%d, title: i, baseline: 1}\n", i)
	}
	fmt.Fprintf(&b, "  - {id: O%d, title: last}\n", n)
	return []byte(b.String())
}

func TestLargeFramework(t *testing.T) {
	begun := processor.Time()
	f, err := Parse("f.yaml", large(10_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	took := processor.Time() - begun
	t.Logf("10,000 outcomes took %v", took)
	if len(f.Outcomes) != 10_001 || took > 20*time.Second {
		t.Errorf("%d outcomes in %v", len(f.Outcomes), took)
	}
}

// Of each rule 1,000 findings are reported, in whatever way they are many.
func TestManyFindings(t *testing.T) {
	const n = 1500
	var b strings.Builder
	b.WriteString(head + "levels: [{id: top, title: Top}, {id: low, title: Low}]\noutcomes:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: low, level: low, title: l, contributes-to: [nothing%d], until: long ago}\n", i)
		fmt.Fprintf(&b, "  - {id: top%d, level: top, title: t, contributes-to: [low, top%[1]d]}\n", i)
	}
	list := Validate(mustParseForm(t, b.String()))
	want := map[string]string{
		"OF002": "error 499 more", // the first of the name is no fault
		"OF003": "error 500 more",
		"OF004": "error 500 more",
		"OF005": "warning 500 more",
		"OF008": "error 500 more",
	}
	count, more := map[string]int{}, map[string]string{}
	for _, d := range list {
		count[d.Code]++
		if m, ok := strings.CutSuffix(d.Message, " findings of this rule are not shown; mend the others first"); ok {
			more[d.Code] = d.Severity.String() + " " + m
			if len(d.Related) > 0 || !d.Pos.IsValid() {
				t.Errorf("%s: %+v", d.Code, d)
			}
		}
	}
	if diff := cmp.Diff(want, more); diff != "" {
		t.Errorf("what is not told (-want +got):\n%s", diff)
	}
	for code := range want {
		if count[code] != maxFindings+1 {
			t.Errorf("%s: %d findings, want %d", code, count[code], maxFindings+1)
		}
	}
}

// All findings that are reported are reported whole.
func TestMostFindings(t *testing.T) {
	f := mustParseForm(t, string(large(maxFindings, 1)))
	list := Validate(f)
	last := fmt.Sprintf(`"P%dx0" is not an outcome of this framework; correct the id, or add it`, maxFindings-1)
	if len(list) != maxFindings || list[maxFindings-1].Message != last {
		t.Errorf("%d findings, the last of which is %v; want %q", len(list), list[len(list)-1], last)
	}
}

// mustParseForm is a framework of which only the form is right.
func mustParseForm(t *testing.T, src string) *Framework {
	t.Helper()
	f, faults := ParsePartial("f.yaml", []byte(src))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return f
}

func TestManyUnknownReferences(t *testing.T) {
	src := large(10_000, 10)
	begun := processor.Time()
	_, err := Parse("f.yaml", src)
	took := processor.Time() - begun
	t.Logf("100,000 unknown references took %v", took)
	var list diag.List
	if !errors.As(err, &list) || len(list) != maxFindings+1 || took > 30*time.Second {
		t.Errorf("%d findings in %v", len(list), took)
	}
}

// A near id is a fix, and each finding of a file has its end.
func TestFixes(t *testing.T) {
	src := []byte(head + "levels: [{id: soa, title: S}]\noutcomes:\n  - {id: A1, title: a, level: 'sao'}\n  - {id: B, title: b, contributes-to: [A2x]}\n")
	_, err := Parse("f.yaml", src)
	var list diag.List
	if !errors.As(err, &list) || len(list) != 2 {
		t.Fatal(err)
	}
	for _, d := range list {
		if d.End.Offset <= d.Pos.Offset {
			t.Errorf("%v ends at %+v", d, d.End)
		}
	}
	mended, err := list[0].Fixes[0].Apply(src)
	if want := strings.Replace(string(src), "sao", "soa", 1); err != nil || string(mended) != want {
		t.Errorf("got %q, %v", mended, err)
	}
}

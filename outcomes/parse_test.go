package outcomes

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// rich has every key, and texts that are hard to keep.
const rich = `framework: dundee-soa
version: 1.10
title: "Dundee: the # partnership's \"agreement\""
agreement: no
source: ~x
summary: |
  Two lines,
    one indented.
levels:
  - {id: national, title: "null"}
  - {id: soa, title: "~"}
outcomes:
  - id: NO6
    level: national
    title: "We live longer, healthier lives "
    description: "a\u2028b\u00a0c"
    group: "- x"
    term: long
    since: 2007
    until: 2010-06
    replaced-by: SOA5
    indicators:
      - id: NO6.1
        title: "🌱 👩‍👩‍👧"
        unit: "%"
        direction: increase
        baseline: {value: 51.20, on: 2008}
        targets: [1.10, {value: 53, on: 2014-03-31}]
        actuals: [51.9]
        source: "@home"
      - {id: NO6.2, title: two, direction: maintain, baseline: unavailable}
      - {id: NO6.3, title: three, direction: decrease, baseline: {value: unavailable}}
      - {id: NO6.4, title: four, baseline: 0}
  - id: SOA5
    level: soa
    title: |
      Our people

      are well.
    contributes-to: [NO6]
    term: short
    links:
      - NO6
      - to: NO6
        because: "'single' and \"double\""
        evidence: {grade: strong, source: "yes"}
      - {to: NO6, evidence: {grade: none}}
      - {to: NO6, evidence: {source: "# x"}}
  - {id: 園.é-1_2, title: '!x', term: medium}
expects:
  - {stage: end-state, level: national}
  - {stage: long, level: soa}
rules: {LM050: warning, LM009: off}
`

func TestParseRich(t *testing.T) {
	got, err := Parse("f.yaml", []byte(rich))
	if err != nil {
		t.Fatal(err)
	}
	at := func(line, column int) diag.Pos { return diag.Pos{File: "f.yaml", Line: line, Column: column} }
	want := &Framework{
		ID: "dundee-soa", Version: "1.10", Title: `Dundee: the # partnership's "agreement"`, Agreement: "no", Source: "~x",
		Summary: "Two lines,\n  one indented.\n",
		Levels:  []Level{{ID: "national", Title: "null", Pos: at(10, 10)}, {ID: "soa", Title: "~", Pos: at(11, 10)}},
		Outcomes: []Outcome{
			{
				ID: "NO6", Level: Ref{"national", at(14, 12)}, Title: "We live longer, healthier lives ",
				Description: "a\u2028b\u00a0c", Group: "- x", Term: TermLong,
				Since: "2007", Until: "2010-06", ReplacedBy: Ref{"SOA5", at(21, 18)},
				Indicators: []Indicator{
					{
						ID: "NO6.1", Title: "🌱 👩‍👩‍👧", Unit: "%", Direction: DirectionIncrease,
						Baseline: Baseline{Figure: Figure{Value: "51.20", On: "2008", Pos: at(27, 27), OnPos: at(27, 38)}},
						Targets:  []Figure{{Value: "1.10", Pos: at(28, 19)}, {Value: "53", On: "2014-03-31", Pos: at(28, 33), OnPos: at(28, 41)}},
						Actuals:  []Figure{{Value: "51.9", Pos: at(29, 19)}},
						Source:   "@home", Pos: at(23, 13),
					},
					{ID: "NO6.2", Title: "two", Direction: DirectionMaintain, Baseline: Baseline{Unavailable: true, Figure: Figure{Pos: at(31, 64)}}, Pos: at(31, 14)},
					{ID: "NO6.3", Title: "three", Direction: DirectionDecrease, Baseline: Baseline{Figure: Figure{Value: "unavailable", Pos: at(32, 74)}}, Pos: at(32, 14)},
					{ID: "NO6.4", Title: "four", Baseline: Baseline{Figure: Figure{Value: "0", Pos: at(33, 44)}}, Pos: at(33, 14)},
				},
				Pos: at(13, 9), SincePos: at(19, 12), UntilPos: at(20, 12),
			},
			{
				ID: "SOA5", Level: Ref{"soa", at(35, 12)}, Title: "Our people\n\nare well.\n",
				ContributesTo: []Ref{{"NO6", at(40, 22)}}, Term: TermShort,
				Links: []Link{
					{To: Ref{"NO6", at(43, 9)}},
					{To: Ref{"NO6", at(44, 13)}, Because: `'single' and "double"`, Evidence: Evidence{Grade: GradeStrong, Source: "yes", Pos: at(46, 27)}},
					{To: Ref{"NO6", at(47, 14)}, Evidence: Evidence{Grade: GradeNone, Pos: at(47, 37)}},
					{To: Ref{"NO6", at(48, 14)}, Evidence: Evidence{Source: "# x"}},
				},
				Pos: at(34, 9),
			},
			{ID: "園.é-1_2", Title: "!x", Term: TermMedium, Pos: at(49, 10)},
		},
		Expects: []Expectation{{Stage: EndState, Level: Ref{"national", at(51, 31)}, Pos: at(51, 13)}, {Stage: LongTerm, Level: Ref{"soa", at(52, 26)}, Pos: at(52, 13)}},
		Rules:   []RuleSetting{{"LM050", diag.Warning, "", at(53, 9)}, {"LM009", diag.Off, "", at(53, 25)}},
		Pos:     at(1, 12),
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(diag.Pos{}, "Offset")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// roundTrip parses what f is written as.
func roundTrip(t *testing.T, f *Framework) []byte {
	t.Helper()
	text, err := f.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse("again.yaml", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if diff := cmp.Diff(f, again, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreFields(Framework{}, "Parents")); diff != "" {
		t.Errorf("(-want +got):\n%s\nof\n%s", diff, text)
	}
	return text
}

func TestRoundTrip(t *testing.T) {
	f, err := Parse("f.yaml", []byte(rich))
	if err != nil {
		t.Fatal(err)
	}
	text := roundTrip(t, f)
	again, err := Parse("again.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(text), string(roundTrip(t, again))); diff != "" {
		t.Errorf("written once and twice (-once +twice):\n%s", diff)
	}
	inJSON, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var read Framework
	if err := json.Unmarshal(inJSON, &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(f, &read, cmpopts.IgnoreTypes(diag.Pos{})); diff != "" {
		t.Errorf("in JSON (-want +got):\n%s\n%s", diff, inJSON)
	}
}

// A framework that no file can hold is refused by the names of its faults.
func TestFaults(t *testing.T) {
	f := &Framework{ID: "x y", Title: "X", Outcomes: []Outcome{{ID: "A", Title: "A"}, {ID: "B", ContributesTo: make([]Ref, 1)}}}
	want := diag.List{
		{Severity: diag.Error, Code: "OF001", Rule: "malformed", Message: `framework: "x y" cannot be an id; use letters, digits, "-", "_" and "." only, as in "x-y"`,
			Subject: diag.Subject{Kind: "framework", ID: "x y", Field: "framework"}},
		{Severity: diag.Error, Code: "OF001", Rule: "malformed", Message: `outcomes 2: contributes-to 1: this item of the list is empty; fill it, or remove it`,
			Subject: diag.Subject{Kind: "outcome", ID: "B", Field: "contributes-to", Index: 1}},
		{Severity: diag.Error, Code: "OF001", Rule: "malformed", Message: `outcomes 2: title: this outcome has no "title"; add one`,
			Subject: diag.Subject{Kind: "outcome", ID: "B", Field: "title", Index: 1}},
	}
	if diff := cmp.Diff(want, f.Faults()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := f.Marshal(); err == nil || !strings.Contains(err.Error(), want[2].Message) {
		t.Errorf("Marshal gives %v", err)
	}
	if _, err := json.Marshal(f); err == nil {
		t.Error("it is written as JSON")
	}
}

func TestMarshal(t *testing.T) {
	f := &Framework{
		ID: "soa", Version: "2010", Title: "Single Outcome Agreement", Extends: []Ref{{ID: "npf.yaml"}},
		Levels: []Level{{ID: "soa", Title: "SOA Outcome"}},
		Outcomes: []Outcome{{
			ID: "SOA5", Level: Ref{ID: "soa"}, Title: "Wellbeing: improved", ContributesTo: []Ref{{ID: "NO6"}, {ID: "NO7"}}, Since: "2009",
			Indicators: []Indicator{{ID: "SOA5.1", Title: "Score", Baseline: Baseline{Unavailable: true}, Targets: []Figure{{Value: "53", On: "2014"}, {Value: "55"}}}},
			Links:      []Link{{To: Ref{ID: "NO6"}}, {To: Ref{ID: "NO7"}, Evidence: Evidence{Grade: GradeWeak}}},
		}},
		Expects: []Expectation{{Stage: LongTerm, Level: Ref{ID: "soa"}}},
		Rules:   []RuleSetting{{Code: "LM050", Severity: diag.Warning}, {Code: "LM014", Say: "Ask: the office"}, {Code: "LM052", Severity: diag.Off, Say: "T"}},
	}
	const want = `framework: soa
version: "2010"
title: Single Outcome Agreement
extends: [npf.yaml]
levels:
  - id: soa
    title: SOA Outcome
outcomes:
  - id: SOA5
    level: soa
    title: 'Wellbeing: improved'
    contributes-to: [NO6, NO7]
    since: "2009"
    indicators:
      - id: SOA5.1
        title: Score
        baseline: unavailable
        targets:
          - value: "53"
            on: "2014"
          - "55"
    links:
      - NO6
      - to: NO7
        evidence:
          grade: weak
expects:
  - stage: long
    level: soa
rules:
  LM050: warning
  LM014:
    say: 'Ask: the office'
  LM052:
    severity: off
    say: T
`
	if diff := cmp.Diff(want, string(roundTrip(t, f))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarshalInvalidUTF8(t *testing.T) {
	if text, err := (&Framework{ID: "x", Title: "\xff"}).Marshal(); err == nil {
		t.Errorf("it is written as %q", text)
	}
}

// The limits that [FuzzParseFramework] sets.
const (
	lowBytes = 5000
	lowNodes = 400
)

// FuzzParseFramework checks that no text makes the reader panic, that what is
// over the limits is not read, and that every framework that is accepted is
// written as it was read.
func FuzzParseFramework(f *testing.F) {
	f.Add([]byte(rich))
	f.Add([]byte(framework("f", "a.yaml", "F", "A")))
	for _, title := range []string{
		"1.10", "no", "'null'", "'~'", "\"a\\nb\"", "|\n  a\n  b\n", ">-\n  a\n\n  b\n", "\" a \"", "\"a\\u2028b\"", "🌱", "'a: b'", "'a # b'", "\"<<\"", "'=' ", "\"\\t\"", "\"\\ufeffx\"", "- x", "@x", "a: b", "'a", "[a", "\xff", "\x00",
	} {
		f.Add([]byte("framework: x\ntitle: " + title + "\noutcomes: [{id: A, title: " + title + "}]\n"))
	}
	f.Add([]byte(`{"framework": "x", "title": "X", "outcomes": [{"id": "A", "title": "a", "contributes-to": ["A"]}]}`))
	f.Add([]byte("framework: x\ntitle: y\nrules: {\"\": off, null: error, \"<<\": info}\noutcomes: [{id: A, title: a}]\n"))
	f.Add([]byte("framework: x\ntitle: y\noutcomes: [{id: A, title: a}]\n#" + strings.Repeat("x", lowBytes))) // too long
	var many strings.Builder
	for n := range lowNodes/2 + 1 {
		fmt.Fprintf(&many, "{id: A%d, title: a},", n)
	}
	f.Add([]byte("framework: x\ntitle: y\noutcomes: [" + many.String() + "]\n")) // too many values
	f.Fuzz(func(t *testing.T, src []byte) {
		limits := yamldoc.Limits
		yamldoc.Limits.Bytes, yamldoc.Limits.Nodes = lowBytes, lowNodes
		got, err := Parse("f.yaml", src)
		yamldoc.Limits = limits
		if (got == nil) == (err == nil) {
			t.Fatalf("%v and %v", got, err)
		}
		if err != nil {
			return
		}
		n := 0
		for _, o := range got.Outcomes {
			n += 2 + len(o.ContributesTo) + len(o.Links) + len(o.Indicators)
		}
		if len(src) > lowBytes || n > lowNodes {
			t.Fatalf("a file of %d bytes and at least %d values is read; the limits are %d and %d", len(src), n, lowBytes, lowNodes)
		}
		roundTrip(t, got)
	})
}

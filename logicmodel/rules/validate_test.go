package rules_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// plans are the frameworks that the cases of TestValidate name.
var plans = fstest.MapFS{
	"plan.yaml": {Data: []byte(`framework: plan
version: "2024"
title: Plan
extends: [national.yaml]
outcomes: [{id: LO1, title: T, indicators: [{id: LO1.1, title: I}]}, {id: LO2, title: T}]
`)},
	"national.yaml": {Data: []byte(`framework: national
title: National
outcomes: [{id: NO1, title: T, indicators: [{id: NO1.1, title: I}]}]
rules: {LM070: off}
`)},
	"strict.yaml": {Data: []byte(`framework: strict
title: Strict
outcomes: [{id: SO1, title: T}]
rules: {LM070: error, LM005: off, LM010: info, LM004: off, LM999: error}
`)},
	// Levels, terms, what was retired, and what it expects of a model.
	"levels.yaml": {Data: []byte(`framework: levels
title: Levels
levels: [{id: top, title: Top}, {id: local, title: Local}, {id: step, title: Step}]
outcomes:
  - {id: T1, level: top, title: Everybody lives well in this place, indicators: [{id: T1.1, title: I, source: Survey, baseline: 5}]}
  - {id: T2, level: top, title: Nobody is poor}
  - {id: L1, level: local, title: People know their neighbours well, contributes-to: [T1]}
  - {id: L2, level: local, title: People are active, contributes-to: [L1], term: long}
  - {id: S1, level: step, title: People can cook, contributes-to: [L2], term: short}
  - {id: S2, level: step, title: People walk, term: medium}
  - {id: R1, level: local, title: Retired, until: 2019}
  - {id: R2, level: local, title: Replaced, replaced-by: L1}
  - {id: R3, level: local, title: Retired and replaced, until: 2019, replaced-by: L2}
  - {id: N1, title: On no level}
`)},
	"expects.yaml": {Data: []byte(`framework: expects
title: Expects
extends: [levels.yaml]
expects: [{stage: end-state, level: top}, {stage: long, level: local}, {stage: medium, level: local}]
`)},
	// What elements and links have.
	"has.yaml": {Data: []byte(`framework: has
title: Has
expects:
  - {stage: long, has: [indicator, baseline, target, source]}
  - {stage: activities, has: [partner, reach, supports]}
  - {link: [outputs, short], has: [because, evidence, assumption, risk]}
outcomes: [{id: T1, title: T, indicators: [{id: T1.1, title: I, source: Survey, baseline: 5, targets: [6]}]}]
`)},
	// Terms beside levels; of L3 the two do not fit.
	"terms.yaml": {Data: []byte(`framework: terms
title: Terms
levels: [{id: top, title: Top}, {id: local, title: Local}]
outcomes:
  - {id: T1, level: top, title: Everybody lives well, term: long}
  - {id: T2, level: top, title: Nobody is poor, term: medium}
  - {id: L1, level: local, title: People are active, term: long}
  - {id: L2, level: local, title: People cook}
  - {id: L3, level: local, title: People walk, term: medium}
expects: [{stage: long, level: local}]
`)},
	"one-level.yaml": {Data: []byte("framework: one\ntitle: One\nlevels: [{id: only, title: Only}]\noutcomes: [{id: O1, level: only, title: T}]\n")},
	"orphan.yaml":    {Data: []byte("framework: orphan\ntitle: O\nlevels: [{id: top, title: T}]\noutcomes: [{id: O1, level: top, title: T}]\nexpects: [{stage: end-state, level: top}]\nrules: {LM072: off, LM076: off}\n")},
}

// markers stand in a case before the places of findings: <CODE> or
// <CODE=severity> of a finding, <CODE+> of a related place; those of findings
// that are set aside are in round brackets.
var markers = regexp.MustCompile(`<LM\d+[^>]*>|\(LM\d+[^)]*\)`)

// marked is the text with a marker before the place of each finding.
func marked(src string, found, suppressed diag.List) string {
	type insertion struct {
		pos  diag.Pos
		text string
	}
	var all []insertion
	add := func(list diag.List, form string) {
		for _, d := range list {
			what := d.Code
			if d.Severity != severityOf(d.Code) {
				what += "=" + d.Severity.String()
			}
			all = append(all, insertion{d.Pos, fmt.Sprintf(form, what)})
			for _, r := range d.Related {
				if r.Pos.File != d.Pos.File {
					continue // in the framework
				}
				all = append(all, insertion{r.Pos, fmt.Sprintf(form, d.Code+"+")})
			}
		}
	}
	add(found, "<%s>")
	add(suppressed, "(%s)")
	slices.SortFunc(all, func(a, b insertion) int {
		if c := a.pos.Compare(b.pos); c != 0 {
			return c
		}
		// As in the cases: "<" before "(", and by code.
		return strings.Compare(strings.ReplaceAll(a.text, "(", "~"), strings.ReplaceAll(b.text, "(", "~"))
	})
	lines := strings.Split(src, "\n")
	for _, in := range slices.Backward(all) {
		line := []rune(lines[in.pos.Line-1])
		lines[in.pos.Line-1] = string(line[:in.pos.Column-1]) + in.text + string(line[in.pos.Column-1:])
	}
	return strings.Join(lines, "\n")
}

func severityOf(code string) diag.Severity {
	for _, r := range rules.All() {
		if r.Code == code {
			return r.Severity
		}
	}
	return 0
}

// rulesOnly turns all rules of the catalogue off but those of the list, by
// codes with spaces between, and those that cannot be turned off. "LM009=info"
// also sets a severity.
func rulesOnly(t testing.TB, list string) *rules.Options {
	t.Helper()
	o := &rules.Options{Severity: map[string]diag.Severity{}}
	for _, r := range rules.All() {
		if !rules.IsFixed(r.Code) {
			o.Severity[r.Code] = diag.Off
		}
	}
	for _, word := range strings.Fields(list) {
		code, set, _ := strings.Cut(word, "=")
		if severityOf(code) == 0 {
			t.Fatalf("there is no rule %s", code)
		}
		delete(o.Severity, code)
		if set != "" {
			s, ok := map[string]diag.Severity{"info": diag.Info, "warning": diag.Warning, "error": diag.Error}[set]
			if !ok {
				t.Fatalf("there is no severity %s", set)
			}
			o.Severity[code] = s
		}
	}
	return o
}

// shape are the rules about ids, links, stages and what is supported.
const shape = "LM002 LM003 LM004 LM005 LM006 LM007 LM010 LM011 LM012 LM013 LM014 LM015 LM017 LM018 LM024 LM070 LM071 LM077"

// TestValidate checks the cases of testdata/validate: each is a model whose
// findings are marked in it. One that does not begin with "model" is given an
// id and a title. A line "rules: CODE CODE=severity" says which rules are on,
// for the file or for one case; the others are off but for those that cannot
// be.
func TestValidate(t *testing.T) {
	files, err := fs.Glob(os.DirFS("testdata/validate"), "*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no cases: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile("testdata/validate/" + file)
		if err != nil {
			t.Fatal(err)
		}
		cases := strings.Split(string(text), "\n== ")
		_, ofFile, _ := strings.Cut(cases[0], "\nrules: ")
		if ofFile, _, _ = strings.Cut(ofFile, "\n"); ofFile == "" {
			t.Errorf("%s does not say which rules it is about", file)
		}
		for _, c := range cases[1:] {
			name, want, _ := strings.Cut(c, "\n")
			codes := ofFile
			if own, ok := strings.CutPrefix(want, "rules: "); ok {
				codes, want, _ = strings.Cut(own, "\n")
			}
			t.Run(strings.TrimSuffix(file, ".txt")+"/"+name, func(t *testing.T) {
				if !strings.HasPrefix(want, "model:") {
					want = "model: m\ntitle: M\n" + want
				}
				src := markers.ReplaceAllString(want, "")
				report := checkText(t, plans, "m.yaml", src, nil, rulesOnly(t, codes))
				if report.Model == nil {
					t.Fatalf("the case is malformed: %v", report.Findings.Unwrap())
				}
				if diff := cmp.Diff(want, marked(src, report.Findings, report.Suppressed)); diff != "" {
					t.Errorf("findings (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// messages are the findings with the messages but without places.
func messages(list diag.List) []string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%s: %s", d.Code, d.Message))
	}
	return all
}

// check is what the rules of the list (as for rulesOnly) find in the model src
// with the framework.
func check(t *testing.T, src string, f *outcomes.Framework, codes string) diag.List {
	t.Helper()
	return rules.Validate(parse(t, src), f, rulesOnly(t, codes))
}

const sound = `model: m
title: M
activities: [{id: a, title: A, leads-to: [o]}]
outputs: [{id: o, title: O, leads-to: [s]}]
outcomes: {short: [{id: s, title: S, leads-to: [e]}]}
end-state: {id: e, title: E, supports: [NO1]}
`

// TestMessagesSuggest checks what the findings about ids suggest.
func TestMessagesSuggest(t *testing.T) {
	plan, err := outcomes.Load(plans, "plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	national, err := outcomes.Load(plans, "national.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what      string
		model     string
		framework *outcomes.Framework
		want      []string
	}{
		{"a near element", `activities: [{id: a, title: A, leads-to: [sesions]}, {id: sessions, title: S}]`, nil,
			[]string{`LM003: "sesions" is not defined in this model; did you mean "sessions"?`}},
		{"no near element", `activities: [{id: a, title: A, leads-to: [sessions]}]`, nil,
			[]string{`LM003: "sessions" is not defined in this model; add an element with this id, or correct it`}},
		{"itself is not meant", `activities: [{id: sessions, title: S, leads-to: [session]}]`, nil,
			[]string{`LM003: "session" is not defined in this model; add an element with this id, or correct it`}},
		{"an outcome of the framework", `activities: [{id: a, title: A, leads-to: [LO1]}, {id: lo, title: L}, {id: LOO, title: L}]`, plan,
			[]string{`LM003: "LO1" is not defined in this model; it is an outcome of the framework, so write it under "supports"`}},
		{"a near partner", `{partners: [{id: council, name: C}], activities: [{id: a, title: A, partners: [counsil]}]}`, nil,
			[]string{`LM003: the partner "counsil" is not defined in this model; did you mean "council"?`}},
		{"things of each kind", `activities: [{id: a, title: A, partners: [p], reach: [r], indicators: [{id: i, title: I, measures: m}], leads-to: [{to: a, assumes: [t], risks: [x]}]}]`, national,
			[]string{
				`LM003: the partner "p" is not defined in this model; add it under "partners"`,
				`LM003: the reach group "r" is not defined in this model; add it under "reach"`,
				`LM003: the indicator "m" is not defined in the framework; correct the id, or add the indicator to the framework`,
				`LM003: the assumption "t" is not defined in this model; add it under "assumptions", or write the assumption here as a sentence`,
				`LM003: the risk "x" is not defined in this model; add it under "risks"`,
			}},
	} {
		src := "model: m\ntitle: M\n" + test.model + "\n"
		if strings.HasPrefix(test.model, "{") {
			src = `{model: m, title: M, ` + test.model[1:]
		}
		got := messages(check(t, src, test.framework, shape))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.what, diff)
		}
	}
	for _, test := range []struct {
		supports  string
		framework *outcomes.Framework
		want      string
	}{
		{"no1", plan, `LM071: "no1" is not an outcome of the framework "plan" or those it extends; did you mean "NO1"?`},
		{"LO11", plan, `LM071: "LO11" is not an outcome of the framework "plan" or those it extends; did you mean "LO1"?`},
		{"LO1", national, `LM071: "LO1" is not an outcome of the framework "national"; did you mean "NO1"?`},
		{"s", plan, `LM071: "s" is not an outcome of the framework "plan" or those it extends; it is an element of this model, so write it under "leads-to"`},
		{"wellbeing", plan, `LM071: "wellbeing" is not an outcome of the framework "plan" or those it extends; correct the id, or add the outcome to the framework`},
	} {
		got := messages(check(t, strings.Replace(sound, "NO1", test.supports, 1), test.framework, shape))
		if diff := cmp.Diff([]string{test.want}, got); diff != "" {
			t.Errorf("supports %s (-want +got):\n%s", test.supports, diff)
		}
	}
}

// TestOtherFramework checks which framework counts as the one that a model
// names (LM077).
func TestOtherFramework(t *testing.T) {
	load := func(file string) *outcomes.Framework {
		t.Helper()
		files := fstest.MapFS{file: {Data: []byte("framework: plan\nversion: \"2024\"\ntitle: Plan\noutcomes: [{id: NO2, title: T}]\nrules: {LM018: off}\n")}}
		f, err := outcomes.Load(files, file)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	inGo := &outcomes.Framework{ID: "plan", Version: "2024", Title: "Plan", Outcomes: []outcomes.Outcome{{ID: "NO2", Title: "T"}}}
	const unknown = "LM071" // the framework is the one that is meant, and lacks NO1
	for _, test := range []struct {
		named     string // under "framework"
		framework *outcomes.Framework
		want      string
	}{
		{"", load("plan.yaml"), unknown},
		{"framework: plan.yaml", load("plan.yaml"), unknown},
		{"framework: ../plans/plan.yaml", load("new/plan.yaml"), unknown},
		{"framework: plan.yml", load("2024.yaml"), unknown},
		{"framework: 2024.yaml", load("x/2024.yaml"), unknown},
		{"framework: plan.yaml", inGo, unknown},
		{"framework: other.yaml", load("plan.yaml"), "LM077"},
		{"framework: other.yaml", inGo, "LM077"},
		{"framework: {file: other.yaml, version: 2020}", load("plan.yaml"), "LM077"},
		{"framework: {file: plan.yaml, version: 2024}", load("plan.yaml"), unknown},
		{"framework: {file: plan.yaml, version: 2020}", load("plan.yaml"), "LM077 LM071"},
		{"framework: {file: plan.yaml, version: 2020}", inGo, "LM077 LM071"},
		{"framework: plan.yaml", nil, ""},
	} {
		src := strings.Replace(sound, "title: M\n", "title: M\n"+test.named+"\n", 1)
		var got []string
		for _, d := range check(t, src, test.framework, shape) {
			got = append(got, d.Code)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("a model with %q against %+v: %s, want %s", test.named, test.framework, got, test.want)
		}
	}

	// Another framework has no say about severities.
	src := "model: m\ntitle: M\nframework: other.yaml\nend-state: {id: e, title: E}\n"
	if diff := cmp.Diff("1:8 LM018\n1:8 LM018\n3:12 LM077\n", places(check(t, src, load("plan.yaml"), shape))); diff != "" {
		t.Errorf("a model of another framework, which turns LM018 off (-want +got):\n%s", diff)
	}
}

func TestOptionsSeverity(t *testing.T) {
	src := `model: m
title: M
framework: strict.yaml
activities: [{id: a, title: A, leads-to: [o, o]}]
outputs: [{id: o, title: O, leads-to: [o, s]}]
outcomes: {short: [{id: s, title: S, leads-to: [e]}, {id: t, title: T}]}
end-state: {id: e, title: E}
`
	for _, test := range []struct {
		set  map[string]diag.Severity
		want string // severities by code
	}{
		{nil, "LM004=error LM010=info LM070=error"}, // as the framework has it
		{map[string]diag.Severity{"LM005": diag.Info}, "LM004=error LM005=info LM010=info LM070=error"},
		{map[string]diag.Severity{"LM010": diag.Off, "LM070": diag.Off}, "LM004=error"},
		{map[string]diag.Severity{"LM010": diag.Off, "LM070": diag.Warning}, "LM004=error LM070=warning"},
	} {
		o := rulesOnly(t, shape)
		maps.Copy(o.Severity, test.set)
		report := checkText(t, plans, "m.yaml", src, nil, o)
		var got []string
		for _, d := range report.Findings {
			got = append(got, d.Code+"="+d.Severity.String())
		}
		slices.Sort(got)
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("with %v: %s, want %s", test.set, got, test.want)
		}
	}
}

// TestFixedRules checks that neither a framework nor options turn the rules
// off without which there is no chain to speak of.
func TestFixedRules(t *testing.T) {
	const settings = "rules: {LM002: off, LM003: off, LM004: off, LM006: off, LM033: off, LM057: off, LM071: off, LM077: off}\n"
	files := fstest.MapFS{"plan.yaml": {Data: []byte("framework: plan\ntitle: P\noutcomes: [{id: LO1, title: T}]\n" + settings)}}
	for _, test := range []struct{ model, want string }{
		{"activities: a\n", "LM001"},
		{"activities: [{id: a, title: A}, {id: a, title: A, leads-to: [b]}]\n", "LM002 LM003"},
		{`framework: {file: plan.yaml, version: "2"}
assumptions: [{id: x, text: X, status: broken}]
activities: [{id: a, title: A, leads-to: [a, {to: o, assumes: [x]}]}]
outputs: [{id: o, title: O, leads-to: [s]}]
outcomes: {short: [{id: s, title: S, leads-to: [t]}, {id: t, title: T, leads-to: [s, e]}]}
end-state: {id: e, title: E, supports: [LO2], indicators: [{id: i, title: I, unit: "%", baseline: few}]}
`, "LM077 LM033 LM004 LM006 LM071 LM057"},
	} {
		report := checkText(t, files, "m.yaml", "model: m\ntitle: M\n"+test.model, nil, rulesOnly(t, "")) // which turns those off as well
		var got []string
		for _, d := range report.Findings {
			if d.Severity != diag.Error {
				t.Errorf("%v is not an error", d)
			}
			got = append(got, d.Code)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("all off, and %s is told, want %s", got, test.want)
		}
	}
}

// TestOptionsRules checks that a rule of the user's own runs beside the others
// and can do what they do.
func TestOptionsRules(t *testing.T) {
	own := &rules.Rule{
		Code: "X1", Name: "no-summary", Severity: diag.Warning,
		Run: func(p *rules.Pass) {
			for i := range p.Model.Elements {
				if e := &p.Model.Elements[i]; e.Summary == "" {
					p.Reportf(e.Pos, e, "the element %q has no summary; write one", e.ID)
				}
			}
			for _, l := range p.Graph.Links {
				if p.Outcome(l.Link.To.ID) != nil {
					p.Reportf(l.Link.To.Pos, nil, "never")
				}
			}
			if o := p.Outcome("NO1"); o == nil || o.Title != "T" {
				p.Reportf(p.Model.Pos, nil, "there is no NO1")
			}
		},
	}
	src := strings.Replace(sound, "title: O", "title: O, ignore: {X1: Agreed}", 1)
	src = strings.Replace(src, "title: S,", "title: S, summary: T,", 1)
	for _, test := range []struct {
		severity diag.Severity
		want     string
	}{
		{0, "3:19 X1 warning\n6:17 X1 warning\n"},
		{diag.Error, "3:19 X1 error\n6:17 X1 error\n"},
		{diag.Off, ""},
	} {
		o := rulesOnly(t, shape)
		o.Rules = []*rules.Rule{own}
		if test.severity != 0 {
			o.Severity["X1"] = test.severity
		}
		report := checkText(t, plans, "m.yaml", strings.Replace(src, "title: M\n", "title: M\nframework: plan.yaml\n", 1), nil, o)
		var got strings.Builder
		for _, d := range report.Findings {
			fmt.Fprintf(&got, "%d:%d %s %v\n", d.Pos.Line-1, d.Pos.Column, d.Code, d.Severity)
		}
		if diff := cmp.Diff(test.want, got.String()); diff != "" {
			t.Errorf("with severity %v (-want +got):\n%s", test.severity, diff)
		}
		if want := min(1, len(report.Findings)); len(report.Suppressed) != want {
			t.Errorf("with severity %v: %d are set aside, want %d", test.severity, len(report.Suppressed), want)
		}
	}
	broken := rules.Validate(parse(t, "model: m\ntitle: M\nactivities: [{id: a, title: A, leads-to: [b]}]\n"), nil, &rules.Options{Rules: []*rules.Rule{own}})
	if diff := cmp.Diff("3:43 LM003\n", places(broken)); diff != "" {
		t.Errorf("where an id is not defined no other rule speaks (-want +got):\n%s", diff)
	}
}

// TestIdleIgnoreOfOwnRule checks that setting aside a rule of the user's own is
// idle where it finds nothing, unknown where it is not handed in, and neither
// where it is off.
func TestIdleIgnoreOfOwnRule(t *testing.T) {
	own := &rules.Rule{
		Code: "X1", Name: "no-summary", Severity: diag.Warning,
		Run: func(p *rules.Pass) {
			for e := range p.Model.At(logicmodel.Activity) {
				if e.Summary == "" {
					p.Reportf(e.Pos, e, "the element %q has no summary; write one", e.ID)
				}
			}
		},
	}
	src := "model: m\ntitle: M\nactivities: [{id: a, title: A, ignore: {X1: Agreed}}, {id: b, title: B, summary: S, ignore: {X1: Agreed}}]\n"
	for _, test := range []struct {
		rules []*rules.Rule
		off   bool
		want  []string
	}{
		{[]*rules.Rule{own}, false, []string{`LM099: the rule X1 finds nothing wrong with "b"; remove this line`}},
		{[]*rules.Rule{own}, true, nil},
		{nil, false, []string{
			`LM099: there is no rule "X1"; correct the code, or remove this line`,
			`LM099: there is no rule "X1"; correct the code, or remove this line`,
		}},
	} {
		o := rulesOnly(t, "LM099")
		o.Rules = test.rules
		if test.off {
			o.Severity["X1"] = diag.Off
		}
		if diff := cmp.Diff(test.want, messages(rules.Validate(parse(t, src), nil, o))); diff != "" {
			t.Errorf("with %d rules, off %v (-want +got):\n%s", len(test.rules), test.off, diff)
		}
	}
}

// TestBuiltInGo checks the findings in models without places: they name the
// elements, and come in one order.
func TestBuiltInGo(t *testing.T) {
	element := func(id string, s logicmodel.Stage, leadsTo ...string) logicmodel.Element {
		e := logicmodel.Element{ID: id, Title: id, Stage: s}
		for _, l := range leadsTo {
			e.LeadsTo = append(e.LeadsTo, to(l))
		}
		return e
	}
	for _, test := range []struct {
		what     string
		elements []logicmodel.Element
		want     []string
	}{
		{"repeated and unknown", []logicmodel.Element{
			element("a", logicmodel.Activity, "talks", "leaflets"), element("a", logicmodel.Activity), element("b", logicmodel.Activity, "visits"),
		}, []string{
			`LM002: there is already an element called "a"; give this one another id`,
			`LM003: "talks" is not defined in this model; add an element with this id, or correct it`,
			`LM003: "leaflets" is not defined in this model; add an element with this id, or correct it`,
			`LM003: "visits" is not defined in this model; add an element with this id, or correct it`,
		}},
		{"links", []logicmodel.Element{
			element("a", logicmodel.Activity, "a", "o", "o"), element("o", logicmodel.Output, "s"),
			element("s", logicmodel.ShortTerm, "t", "e"), element("t", logicmodel.ShortTerm, "s"), element("l", logicmodel.LongTerm, "o", "e"),
			element("e", logicmodel.EndState),
		}, []string{
			`LM004: "a" leads to itself; remove this link, or name the element that it should lead to`,
			`LM005: "a" already leads to "o"; remove one of the two links`,
			`LM006: these links close a loop: s → t → s; turn the wrong one round or remove it, or mark one that runs back on purpose with "feedback: true"`,
			`LM007: "l" is a long-term outcome and leads back to "o", an output; turn the link round, correct a stage, or mark the link with "feedback: true"`,
			`LM013: nothing leads to the long-term outcome "l"; name it under "leads-to" of the output or outcome that brings it about`,
		}},
		{"a chain that breaks off", []logicmodel.Element{
			element("e", logicmodel.EndState), element("a", logicmodel.Activity, "o"), element("o", logicmodel.Output, "s"),
			element("s", logicmodel.ShortTerm), element("l", logicmodel.LongTerm),
		}, []string{
			`LM010: no link leads to or from the long-term outcome "l"; say what brings it about and what it leads to, or remove it`,
			`LM015: the chain stops at "s", so no activity leads to the end state "e"; name the next step under "leads-to"`,
		}},
		{"two ends of the chain", []logicmodel.Element{
			element("a", logicmodel.Activity, "o"), element("o", logicmodel.Output, "s", "t"),
			element("s", logicmodel.ShortTerm), element("t", logicmodel.LongTerm), element("e", logicmodel.EndState),
		}, []string{
			`LM015: no activity leads to the end state "e", directly or through others; add the missing link`,
			`+ the chain from the activities breaks off here: "s" leads to nothing`,
			`+ the chain from the activities breaks off here: "t" leads to nothing`,
		}},
	} {
		m := &logicmodel.Model{ID: "m", Title: "M", Elements: test.elements}
		for range 3 {
			var got []string
			for _, d := range rules.Validate(m, nil, rulesOnly(t, shape)) {
				got = append(got, d.Code+": "+d.Message)
				for _, r := range d.Related {
					got = append(got, "+ "+r.Message)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.what, diff)
			}
		}
	}
}

// TestElementOfFinding checks that findings say which element they are about.
func TestElementOfFinding(t *testing.T) {
	list := check(t, `model: m
title: M
activities: [{id: a, title: A, leads-to: [a]}]
outcomes: {short: [{id: s, title: S, leads-to: [t]}, {id: t, title: T, leads-to: [s]}]}
end-state: {id: e, title: E, leads-to: [s]}
`, nil, shape)
	var got []string
	for _, d := range list {
		got = append(got, d.Code+" "+d.Rule+" "+d.Subject.Element())
	}
	want := []string{
		"LM018 empty-stage ", "LM011 idle-activity a", "LM004 self-link a",
		"LM006 cycle s", "LM007 backward-link e",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("code, rule and element of the findings (-want +got):\n%s", diff)
	}
}

package logicmodel

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/outcomes"
)

// wordingRules are the rules that are measured here.
var wordingRules = []*Rule{
	activityAsOutcome,
	outputAsOutcome,
	outcomeAsOutput,
	targetInOutcome,
	doubleBarrelled,
	twoLevels,
	noDirection,
	repeatsItsCause,
}

// The bars of the rules that are on by default.
const (
	leastPrecision  = 0.98
	leastRecall     = 0.80
	mostFalseAlarms = 0.02 // of the real statements, for all rules together
)

// checkWording is the findings of the wording rules, those included that are
// off by default.
func checkWording(m *Model, f *outcomes.Framework) diag.List {
	o := &Options{Severity: map[string]diag.Severity{}}
	known := Rules()
	codes := map[string]bool{}
	for _, r := range wordingRules {
		codes[r.Code] = true
		o.Severity[r.Code] = diag.Info
		if !slices.Contains(known, r) {
			o.Rules = append(o.Rules, r)
		}
	}
	return slices.DeleteFunc(Validate(m, f, o), func(d diag.Diagnostic) bool { return !codes[d.Code] })
}

// A statement is a line of a corpus.
type statement struct {
	line    string // file and number
	stage   Stage
	title   string
	codes   []string
	cause   Element // what leads to it, if that is said
	section string  // of labelled.txt: what its heading says before the colon
}

// model is the model that has the statement, and what leads to it, alone.
func (s *statement) model() *Model {
	m := &Model{ID: "m", Title: "M"}
	if s.cause.Title != "" {
		m.Elements = append(m.Elements, s.cause)
	}
	m.Elements = append(m.Elements, Element{ID: "e", Stage: s.stage, Title: s.title})
	return m
}

var stagesOfCorpus = map[string]Stage{
	"activity": Activity, "output": Output, "short": ShortTerm, "medium": MediumTerm, "long": LongTerm, "end": EndState,
}

// corpus reads lines "stage | title | codes or - | more". In labelled.txt,
// more is what leads to the statement, as "stage: title".
func corpus(t testing.TB, file string) []statement {
	t.Helper()
	src, err := os.ReadFile("testdata/wording/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var all []statement
	section := ""
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "", line[0] == '#':
			continue
		case strings.HasPrefix(line, "=="):
			section, _, _ = strings.Cut(strings.Trim(line, "= "), ":")
			continue
		}
		parts := strings.Split(line, "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		s := statement{line: fmt.Sprintf("%s:%d", file, n), section: section}
		ok := len(parts) >= 3
		if ok {
			s.stage, ok = stagesOfCorpus[parts[0]]
			s.title = parts[1]
		}
		if !ok || s.title == "" || parts[2] == "" {
			t.Fatalf("%s: not a line of a corpus: %s", s.line, line)
		}
		if parts[2] != "-" {
			for code := range strings.SplitSeq(parts[2], ",") {
				code = strings.TrimSpace(code)
				if !slices.ContainsFunc(wordingRules, func(r *Rule) bool { return r.Code == code }) {
					t.Fatalf("%s: %q is no wording rule", s.line, code)
				}
				s.codes = append(s.codes, code)
			}
		}
		if file == "labelled.txt" && len(parts) > 3 {
			stage, title, _ := strings.Cut(parts[3], ": ")
			s.cause = Element{ID: "c", Stage: stagesOfCorpus[stage], Title: title, LeadsTo: []Link{{To: Ref{ID: "e"}}}}
			if s.cause.Stage == 0 || title == "" {
				t.Fatalf("%s: not something that leads to it: %s", s.line, parts[3])
			}
		}
		all = append(all, s)
	}
	return all
}

// A score is how often a rule is right.
type score struct{ right, wrong, missed int }

func (s score) precision() float64 { return ratio(s.right, s.right+s.wrong) }
func (s score) recall() float64    { return ratio(s.right, s.right+s.missed) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// notLookedAt are the sections of labelled.txt whose statements are not to be
// looked at while rules are tuned.
var notLookedAt = []string{"held out", "unseen 2"}

// measure adds to the scores by code. It says what is wrong or missed, but of
// statements that are not to be looked at.
func measure(t *testing.T, s statement, scores map[string]*score) {
	var got []string
	for _, d := range checkWording(s.model(), nil) {
		if d.Subject.Element() == "e" {
			got = append(got, d.Code)
		}
	}
	for _, r := range wordingRules {
		is, found := slices.Contains(s.codes, r.Code), slices.Contains(got, r.Code)
		sc := scores[r.Code]
		if sc == nil {
			sc = &score{}
			scores[r.Code] = sc
		}
		how := ""
		switch {
		case is && found:
			sc.right++
		case is:
			sc.missed++
			how = "is missed"
		case found:
			sc.wrong++
			how = "is a false alarm"
		}
		if how != "" && (!slices.Contains(notLookedAt, s.section) || os.Getenv("HELD_OUT") != "") {
			t.Logf("%s: %s %s: %s", s.line, r.Code, how, s.title)
		}
	}
}

// TestWordingMeasured measures the wording rules on statements that are
// labelled by hand, and on real ones. Run it with -v to see the figures, and
// with HELD_OUT=1 to see what is wrong of those held out. The first figures of
// each section, which say more of wording yet to come, are in labelled.txt.
func TestWordingMeasured(t *testing.T) {
	labelled, real := corpus(t, "labelled.txt"), corpus(t, "real.txt")
	good, faulty := 0, 0
	for _, s := range labelled {
		if len(s.codes) == 0 {
			good++
		} else {
			faulty++
		}
	}
	var sections []string
	var scores []map[string]*score
	for _, s := range append(labelled, real...) {
		if s.section == "" {
			s.section = "real"
		}
		i := slices.Index(sections, s.section)
		if i < 0 {
			i = len(sections)
			sections, scores = append(sections, s.section), append(scores, map[string]*score{})
		}
		measure(t, s, scores[i])
	}
	t.Logf("%d good and %d faulty statements by hand, %d real ones; in each section: found, false alarms, missed", good, faulty, len(real))
	heading := fmt.Sprintf("%-26s %5s %6s %7s %10s %7s", "rule", "true", "false", "missed", "precision", "recall")
	for _, section := range sections {
		heading += fmt.Sprintf(" %10s", section)
	}
	t.Log(heading)
	wrong := 0
	for _, r := range wordingRules {
		var s score
		parts := ""
		for i := range sections {
			x := scores[i][r.Code]
			s.right, s.wrong, s.missed = s.right+x.right, s.wrong+x.wrong, s.missed+x.missed
			parts += fmt.Sprintf(" %10s", fmt.Sprintf("%d/%d/%d", x.right, x.wrong, x.missed))
			if sections[i] == "real" && r.Severity != diag.Off {
				wrong += x.wrong
			}
		}
		t.Logf("%s %-20s %5d %6d %7d %9.1f%% %6.1f%%%s", r.Code, r.Name, s.right, s.wrong, s.missed, 100*s.precision(), 100*s.recall(), parts)
		if n := s.right + s.missed; n < 15 {
			t.Errorf("%s is measured on %d faults only", r.Code, n)
		}
		if r.Severity == diag.Off {
			continue
		}
		if s.precision() < leastPrecision || s.recall() < leastRecall {
			t.Errorf("%s is on by default, and has precision %.3f and recall %.3f; the bars are %.2f and %.2f", r.Code, s.precision(), s.recall(), leastPrecision, leastRecall)
		}
	}
	if share := ratio(wrong, len(real)); share > mostFalseAlarms {
		t.Errorf("%d of %d real statements are false alarms of rules that are on by default; the bar is %.0f%%", wrong, len(real), 100*mostFalseAlarms)
	}
	if good < 120 || faulty < 120 {
		t.Errorf("%d good and %d faulty statements are not enough", good, faulty)
	}
}

// TestWordingOnExamples checks that the rules that are on by default say of
// the example models, links and all, what real.txt says they should, and that
// no title of an example is missing there.
func TestWordingOnExamples(t *testing.T) {
	labels := map[string][]string{}
	for _, s := range corpus(t, "real.txt") {
		labels[s.title] = s.codes
	}
	files, err := fs.Glob(examples.FS, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	titles, wrong := 0, 0
	for _, file := range files {
		src, err := fs.ReadFile(examples.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		m, err := Parse(file, src)
		if err != nil || m == nil { // a framework
			continue
		}
		for _, e := range m.Elements {
			titles++
			if _, ok := labels[e.Title]; !ok {
				t.Logf("%s: real.txt does not have %q", file, e.Title)
			}
		}
		for _, d := range checkWording(m, nil) {
			if e := m.Element(d.Subject.Element()); d.Code != noDirection.Code && !slices.Contains(labels[e.Title], d.Code) {
				wrong++
				t.Logf("%v", d)
			}
		}
	}
	t.Logf("%d titles, %d false alarms", titles, wrong)
	if share := ratio(wrong, titles); titles == 0 || share > mostFalseAlarms {
		t.Errorf("%d of %d titles of the examples are false alarms; the bar is %.0f%%", wrong, titles, 100*mostFalseAlarms)
	}
}

// BenchmarkWording is the time of all wording rules, those included that are
// off by default, for each title of a large model with few faults.
func BenchmarkWording(b *testing.B) {
	m := &Model{ID: "m", Title: "M"}
	all := slices.DeleteFunc(append(corpus(b, "labelled.txt"), corpus(b, "real.txt")...), func(s statement) bool { return len(s.codes) > 0 })
	const n = 10_000
	for i := range n {
		s := all[i%len(all)]
		m.Elements = append(m.Elements, Element{ID: fmt.Sprint("e", i), Stage: s.stage, Title: s.title, LeadsTo: []Link{{To: Ref{ID: fmt.Sprint("e", (i+7)%n)}}}})
	}
	r := &run{model: m, options: &Options{Severity: map[string]diag.Severity{noDirection.Code: diag.Info}}, chain: NewChain(m), blockSize: blockSize}
	bench := func(name string, rules []*Rule) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r.found, r.words = r.found[:0], wordList{}
				r.rules(rules)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/title")
		})
	}
	bench("all", wordingRules)
	for _, rule := range wordingRules {
		bench(rule.Code, []*Rule{rule})
	}
	b.Run("split", func(b *testing.B) {
		var buf [24]word
		for b.Loop() {
			for i := range m.Elements {
				split(buf[:0], new(strings.Builder), m.Elements[i].Title)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/title")
	})
}

// TestWordingMessages holds what the rules say to the house style.
func TestWordingMessages(t *testing.T) {
	for _, s := range corpus(t, "labelled.txt") {
		for _, d := range checkWording(s.model(), nil) {
			if m := d.Message; strings.HasSuffix(m, ".") || !strings.Contains(m, "; ") || strings.Contains(m, `""`) || strings.Contains(m, "%!") ||
				strings.ToLower(m[:1]) != m[:1] {
				t.Errorf("%s: %s: %s", s.line, d.Code, m)
			}
		}
	}
	for _, test := range []struct {
		stage       Stage
		title, want string
	}{
		{ShortTerm, "Deliver training", `"Deliver training" says what is done, not what changes; say who will be different, and how`},
		{ShortTerm, "Train youth workers", `"Train youth workers" says what is done, not what changes; say how "youth workers" will be different`},
		{ShortTerm, "Deliver training so that staff are more confident", `"Deliver training so that staff are more confident" says what is done, not what changes; keep the change, "staff are more confident", and list the work under "activities"`},
		{ShortTerm, "180 people trained", `"180 people trained" says what is delivered, not what changes; list it under "outputs", and say here what is different for "people"`},
		{Output, "Increased confidence", `the output "Increased confidence" states a change, not what the work produces; list it under "outcomes", and say here what is produced`},
		{LongTerm, "Increased recycling by 2014", `"by 2014" in an outcome is a target; move it to an indicator, and leave "Increased recycling"`},
		{LongTerm, "Crime falls by 10% by 2030", `"by 10% by 2030" in an outcome is a target; move it to an indicator, and leave "Crime falls"`},
		{LongTerm, "£2m more in benefits claimed", `"£2m" in an outcome is a target; move it to an indicator, and say here only what changes`},
		{LongTerm, "Increased trust, and reduced isolation", `two changes are joined here, "Increased trust" and "reduced isolation"; make each an outcome of its own`},
		{LongTerm, "Better transport, which leads to less isolation", `a cause and its effect are joined by "leads to" here; keep "Better transport", and make "less isolation" an outcome that it leads to`},
		{LongTerm, "Reduced isolation through befriending", `a cause and its effect are joined by "through" here; keep "Reduced isolation", and make "befriending" an element that leads to it`},
		{EndState, "Community wellbeing", `"Community wellbeing" does not say which way things are to change; add it, such as "more", "less", "improved" or "safer"`},
	} {
		m := &Model{Elements: []Element{{ID: "e", Stage: test.stage, Title: test.title}}}
		var got []string
		for _, d := range checkWording(m, nil) {
			got = append(got, d.Message)
		}
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.title, got, test.want)
		}
	}
}

// TestWordingOtherLanguages checks that the rules say nothing of texts that
// are not in English, even where they look like it.
func TestWordingOtherLanguages(t *testing.T) {
	faulty := corpus(t, "labelled.txt")[0]
	for lang, want := range map[string]bool{
		"": true, "en": true, "en-GB": true, "EN-gb": true, "en-Latn-GB": true,
		"gd": false, "pl": false, "ar": false, "zh": false, "enm": false, "sco": false, "e": false, "en_GB": false,
	} {
		m := faulty.model()
		m.Lang = lang
		if got := len(checkWording(m, nil)) > 0; got != want {
			t.Errorf("lang %q: findings %t, want %t", lang, got, want)
		}
		m = &Model{Lang: lang, Elements: []Element{
			{ID: "a", Stage: Activity, Title: "Walking groups", LeadsTo: []Link{{To: Ref{ID: "b"}}}},
			{ID: "b", Stage: ShortTerm, Title: "More walking groups"},
		}}
		if got := len(checkWording(m, nil)) > 0; got != want {
			t.Errorf("lang %q, LM093: findings %t, want %t", lang, got, want)
		}
	}
	for _, title := range []string{
		"Barrachd earbsa am measg nàbaidhean", "Wzrost zaufania między sąsiadami", "زيادة الثقة بين الجيران", "邻居之间更加信任", "日本の健康 2030",
		"", " ", "–", "…", "%", "'", "-", "\xff\xfe",
	} {
		for stage := Activity; stage <= EndState; stage++ {
			m := &Model{Lang: "gd", Elements: []Element{{ID: "e", Stage: stage, Title: title}}}
			if found := checkWording(m, nil); len(found) > 0 {
				t.Errorf("%q: %v", title, found)
			}
			m.Lang = "" // nobody said that it is not English: no crash
			checkWording(m, nil)
		}
	}
}

// TestWordingOfFramework checks that titles that are those of the framework
// are left alone, and only those.
func TestWordingOfFramework(t *testing.T) {
	for _, s := range corpus(t, "labelled.txt") {
		m := s.model()
		if len(checkWording(m, nil)) == 0 {
			continue
		}
		f := &outcomes.Framework{ID: "f", Title: "F", Outcomes: []outcomes.Outcome{
			{ID: "F1", Title: " " + strings.ToUpper(strings.ReplaceAll(s.title, " ", "  ")) + "!"},
			{ID: "F2", Title: "Something else"},
		}}
		e := &m.Elements[len(m.Elements)-1]
		e.Supports = []Ref{{ID: "F2"}}
		if len(checkWording(m, f)) == 0 {
			t.Errorf("%s: silent, though the wording is not that of the outcome it supports", s.line)
		}
		e.Supports = []Ref{{ID: "F2"}, {ID: "F1"}}
		if found := checkWording(m, f); len(found) > 0 {
			t.Errorf("%s: %v", s.line, found)
		}
		if len(checkWording(m, nil)) == 0 {
			t.Errorf("%s: silent without a framework", s.line)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, test := range []struct{ title, want string }{
		{"Improved trust, social support", "improved trust ,social support"},
		{"De-stigmatisation of  mental illness", "de-stigmatisation of mental illness"},
		{"Children’s centres & ‘hubs’", "children's centres &hubs"},
		{"16-24 year olds – 1,000 of them (10%)", "16-24 year olds -1,000 of them (10%"},
		{"2014–15, 2014/15 and 24/7.", "2014–15 ,2014/15 and 24/7"},
		{"£2m and/or 5.5%", "£2m and /or 5.5%"},
		{"work- and home-life", "work -and home-life"},
		{"ÉCOLE über-café", "école über-café"},
		{" -- ' ", ""},
	} {
		var got []string
		for _, w := range split(nil, new(strings.Builder), test.title) {
			sep := ""
			switch {
			case w.sep == '£':
				sep = "£"
			case w.sep != 0:
				sep = string(rune(w.sep))
			}
			got = append(got, sep+w.text)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: got %q, want %q", test.title, got, test.want)
		}
	}
}

// TestJudgements checks each judgement on titles alone. More cases, with
// their reasons, are in testdata/wording.
func TestJudgements(t *testing.T) {
	for _, test := range []struct {
		name    string
		of      func([]word) bool
		yes, no []string
	}{
		{"opensWithWork", opensWithWork,
			[]string{"Deliver training", "To run workshops", "Training staff", "Setting up a club", "Support carers", "Tackle poverty", "Ensuring children are safe", "Strengthen families"},
			[]string{"Delivery is faster", "Training is easier to reach", "Support staff are more confident", "Setting goals is easier", "Reduce isolation", "Housing", "We", "To", "Ensuring safety is a habit", "Strengthen family life"}},
		{"countsDelivery", countsDelivery,
			[]string{"Number of sessions", "12 workshops", "Leaflets distributed", "Increased number of workshops held"},
			[]string{"The number of children in care has fallen", "A number of partners", "16-24 year olds", "Trained staff feel safer", "50% of staff trained"}},
		{"statesChange", statesChange,
			[]string{"Increased confidence", "Reduction in loneliness", "Staff more able to help", "Reducing isolation", "Warmer homes", "Visits reduced", "Parents with better health", "Attendance in class improved"},
			[]string{"Report on improved services", "Harm reduction kits", "More sessions", "Better lighting", "Improved", "Staff trained in safer lifting", "Warmer Homes Scotland", "Visits made", "Reduced fares", "Serious falls"}},
		{"hasTarget", hasTarget,
			[]string{"Crime falls by 10%", "Less waste by 2030", "Twenty per cent fewer", "Cut by half", "Fewer deaths by spring 2014", "Obesity halved", "A third fewer smoke", "One in five", "9 out of every 10", "Two hundred homes"},
			[]string{"SOA 5", "The Highland 2030 forum", "Aged 16 to 24", "Under 5s", "COVID-19", "Equality Act 2010", "24/7", "1 to 1 help", "2020 Vision", "The third sector", "The other half of town", "One to one", "The Cultural Quarter"}},
		{"twoChanges", func(w []word) bool { _, _, ok := twoChanges(w); return ok },
			[]string{"Increased trust and reduced isolation", "Reducing crime and increasing confidence", "Fares are cut and staff feel valued", "Rents fall and crime is lower",
				"Debts cleared and incomes raised", "Less stress, better sleep", "Pupils gain skills and find work"},
			[]string{"Improved physical and mental wellbeing", "More and better jobs", "Longer, healthier lives", "Increased use of safer and better lit paths", "and and and",
				"People find and keep work", "Help and care are there", "People know that fares are low and paths are safe", "As trust grows, people meet", "Parents have work while their children are small", "Parents use the schools and nurseries they like"}},
		{"twoLevelsOf", func(w []word) bool { _, ok := twoLevelsOf(w); return ok },
			[]string{"Less isolation through sport", "Better health by walking more", "Learn in order to work", "Homes are dry, cutting bills", "Partners work together to reduce crime", "Men walk, which lifts their mood"},
			[]string{"Used by young people", "Used by housing staff", "By spring", "Through the night", "Fewer deaths due to drugs", "through", "by", "People are able to reduce debt", "Homes, including flats", "Care improves, cutting", "to reduce"}},
		{"hasDirection", hasDirection,
			[]string{"Improved health", "Prioritisation of prevention", "Partners better connected", "Neighbours know each other"},
			[]string{"Community wellbeing", "Housing", "Employment of young people", "Organisation of care"}},
	} {
		for want, titles := range map[bool][]string{true: test.yes, false: test.no} {
			for _, title := range titles {
				if got := test.of(split(nil, new(strings.Builder), title)); got != want {
					t.Errorf("%s of %q: got %t", test.name, title, got)
				}
			}
		}
	}
}

func TestContent(t *testing.T) {
	of := func(s string) uint64 { return content(split(nil, new(strings.Builder), s)) }
	for _, pair := range [][2]string{
		{"Mentor young people", "Young people mentored"},
		{"Planning for retirement", "Retirement plans"},
		{"Cookery classes", "More cookery class"},
		{"Activities for children", "Children's activity"},
	} {
		if a, b := of(pair[0]), of(pair[1]); a != b || a == 0 {
			t.Errorf("%q and %q are not the same", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Drug awareness sessions", "Increased drug awareness"},
		{"Walking groups", "Walking"},
		{"Training", "Training"},
		{"", ""},
	} {
		if a, b := of(pair[0]), of(pair[1]); a == b && a != 0 {
			t.Errorf("%q and %q are the same", pair[0], pair[1])
		}
	}
}

// FuzzWording checks that no title makes a rule fail, or points outside it.
func FuzzWording(f *testing.F) {
	for _, s := range corpus(f, "labelled.txt") {
		f.Add(s.title)
	}
	f.Add("x-’s by £1/2")
	f.Fuzz(func(t *testing.T, title string) {
		end := int32(0)
		for _, w := range split(nil, new(strings.Builder), title) {
			if w.start < end || w.end <= w.start || int(w.end) > len(title) || w.text == "" {
				t.Fatalf("%q: the word %+v", title, w)
			}
			end = w.end
		}
		for stage := Activity; stage <= EndState; stage++ {
			checkWording(&Model{Elements: []Element{
				{ID: "c", Stage: Activity, Title: title, LeadsTo: []Link{{To: Ref{ID: "e"}}}},
				{ID: "e", Stage: stage, Title: title},
			}}, nil)
		}
	})
}

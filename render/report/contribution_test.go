package report

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
)

// TestContribution holds the story of a model with values, an assumption that is
// broken, and an external factor; of one with two end states, a group and a value that
// is missing; and that of a published case study.
func TestContribution(t *testing.T) {
	form, err := FormNamed("contribution")
	if err != nil {
		t.Fatal(err)
	}
	for name, model := range map[string]string{
		"contribution": "contribution.yaml", "contribution-ends": "contribution-ends.yaml", "contribution-stobswellbeing": "stobswellbeing.yaml",
	} {
		r := storyOf(t, model, &Options{Form: form, Words: WordsNone})
		golden(t, name+".md", files(t, r, Markdown, name+".md")[0].Data)
	}
}

// storyOf returns the report of a model, also of one with errors: that an assumption
// is broken is one.
func storyOf(t *testing.T, name string, o *Options) *Document {
	t.Helper()
	if !strings.HasPrefix(name, "contribution") {
		return caseStudy(t, name, o)
	}
	src, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := logicmodel.Parse(name, src)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Model(t.Context(), m, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestResults holds a report on results, with values by group, milestones and what
// is not known.
func TestResults(t *testing.T) {
	form, err := FormNamed("results")
	if err != nil {
		t.Fatal(err)
	}
	r := storyOf(t, "contribution.yaml", &Options{Form: form, AsAt: "2025-12"})
	golden(t, "results.md", files(t, r, Markdown, "results.md")[0].Data)
}

// TestTraced checks that each sentence of the story in a draft names a line of the
// model's file, and that the line has what the sentence is about.
func TestTraced(t *testing.T) {
	form, err := FormNamed("contribution")
	if err != nil {
		t.Fatal(err)
	}
	for name, least := range map[string]int{"contribution.yaml": 40, "contribution-ends.yaml": 100} {
		checkTraced(t, name, form, least)
	}
}

func checkTraced(t *testing.T, name string, form *Form, least int) {
	t.Helper()
	src, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(src), "\n")
	r := storyOf(t, name, &Options{Form: form, Draft: true, Words: WordsNone})
	page := string(files(t, r, Markdown, "x.md")[0].Data)
	_, story, _ := strings.Cut(page, "### Step 1")
	story, _, _ = strings.Cut(story, "\n## ")
	heading := regexp.MustCompile(`^(#+|\*\*Table|\| ---|\| (Indicator|Leads to|Assumption|Risk|External factor)) |:$`)
	sum := regexp.MustCompile(`^(Of the )?\d (of the \d )?links on the way|: as in Table \d+\.$|^Step 3 towards|^What is called illustrative`)
	place := regexp.MustCompile(`(.*?) \\\[lines? (\d+)(?:–\d+)?\\\]`)
	known := regexp.MustCompile(`(?:id|to): [\w-]+|^    (note: |•? ?[A-Z])|leads-to: \[|^situation: |value: |at-least: |grade: |status: `)
	n := 0
	for _, said := range strings.Split(story, "\n")[1:] {
		if said == "" || heading.MatchString(said) || sum.MatchString(said) {
			continue
		}
		places := place.FindAllStringSubmatch(said, -1)
		if places == nil {
			t.Errorf("no line is named by: %s", said)
		}
		for _, m := range places {
			line, _ := strconv.Atoi(m[2])
			if on := lines[line-1]; !known.MatchString(on) {
				t.Errorf("%s: line %d is %q", m[1], line, on)
			}
			n++
		}
	}
	if n < least {
		t.Errorf("%d places are named:\n%s", n, page)
	}
}

// TestNoStory checks that there is no story where nothing leads to an end state, and
// one for each of several.
func TestNoStory(t *testing.T) {
	const steps = "Step 1: the change in question, Step 2: how the work was to lead to it, Step 3: what the evidence shows, Step 4: the story, and what challenges it, Steps 5 and 6: what is not known, and what would strengthen the story"
	for src, want := range map[string]string{
		"end-state: {id: e, title: End}": "",
		"activities: [{id: a, title: A, leads-to: [e, f]}]\nend-state: [{id: e, title: E}, {id: f, title: F}]": "Towards “E”, Towards “F”",
		"links: stages\nactivities: [{id: a, title: A}]\nend-state: {id: e, title: E}":                         steps,
		"links: stages\nactivities: [{id: a, title: A, leads-to: [e]}]\nend-state: {id: e, title: E}":          steps,
	} {
		m, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: M\n"+src+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := newStudyOf(t, m, nil, nil).contribution(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range p.sections {
			got = append(got, s.title.String())
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: %s", src, all)
		}
	}
}

// TestTracedBeside checks that what is said of a status or a grade names its own line,
// where that is not the line of its element or link.
func TestTracedBeside(t *testing.T) {
	t.Parallel()
	m, err := logicmodel.Parse("m.yaml", []byte(`model: m
title: M
assumptions:
  - id: rain
    text: It rains
    status: holds
outputs:
  - id: o
    title: O
    leads-to:
      - to: e
        because: So it is
        assumes: [rain]
        evidence:
          source: Two trials
          grade: strong
end-state:
  id: e
  title: E
  note: None
  status: {is: achieved, on: 2025}
`))
	if err != nil {
		t.Fatal(err)
	}
	form, err := FormNamed("contribution")
	if err != nil {
		t.Fatal(err)
	}
	s := newStudyOf(t, m, nil, &Options{Form: form, Draft: true})
	g := logicmodel.NewGraph(m)
	end, _ := g.Node("e")
	var got []string
	for _, b := range s.newStory(g, end).weigh() {
		for _, item := range b.list {
			got = append(got, strings.ReplaceAll(item.String(), "\u00a0", " "))
		}
	}
	want := "“E” is judged “achieved” (2025). [line 21]|Evidence for “O → E” is strong. [line 16]|The assumption “It rains” holds. [line 6]"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("%s\nwant %s", all, want)
	}
}

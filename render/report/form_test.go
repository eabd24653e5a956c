package report

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestForms checks that every built-in form can be read, and that a report by it
// is made of a model with everything and of one with nothing.
func TestForms(t *testing.T) {
	for _, name := range Forms() {
		f, err := FormNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name() != name || f.Title() == "" {
			t.Errorf("%s is called %s: %q", name, f.Name(), f.Title())
		}
		r := caseStudy(t, "measured.yaml", &Options{Form: f, Date: "2026-01-31"})
		golden(t, "form-"+name+".md", files(t, r, Markdown, "form-"+name+".md")[0].Data)
		m, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: T\n"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Model(t.Context(), m, nil, &Options{Form: f}); err != nil {
			t.Errorf("%s of an empty model: %v", name, err)
		}
	}
}

// TestHeadings checks that the headings of built-in forms, and those of the report
// itself, are said in the languages of pictures.
func TestHeadings(t *testing.T) {
	own := []string{"Contents", appendixTitle}
	var add func(sections []formSection)
	add = func(sections []formSection) {
		for _, s := range sections {
			own = append(own, s.heading.ID)
			if s.otherwise != "" {
				own = append(own, s.otherwise)
			}
			add(s.sections)
		}
	}
	for _, name := range Forms() {
		f, err := FormNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		add(f.sections)
	}
	for _, lang := range []language{"ar", "cy-GB", "gd", "pl"} {
		for _, heading := range own {
			said := lang.say(heading)
			if said.String() == heading || said[0].lang != string(lang) {
				t.Errorf("%s has no words for %q", lang, heading)
			}
			if strings.Contains(heading, agreementMark) != strings.Contains(said.String(), agreementMark) {
				t.Errorf("%s: %q has lost the name of the agreement", lang, said)
			}
		}
	}
	if said := language("pl").say("Towards “%s”", language("pl").text("Cel")).String(); said != "Ku „Cel”" {
		t.Error(said)
	}
	if said := language("de").say("Contents"); said[0] != (span{words: "Contents"}) {
		t.Errorf("%+v", said)
	}
}

// TestEmptyForm checks that a form without sections is refused, which would give
// nothing but a cover.
func TestEmptyForm(t *testing.T) {
	t.Parallel()
	_, err := ParseForm(nil, "form.yaml", []byte("form: ours\nsections: []\n"))
	const want = `form.yaml:1:7: error: the form "ours" has no sections, so that its reports would be empty; write under "sections" what they show`
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v\nwant %s", err, want)
	}
}

func TestFormNamed(t *testing.T) {
	for name, want := range map[string]string{
		"case-studdy":  `there is no form "case-studdy" of reports; use case-study`,
		"../soa-2010x": `there is no form "../soa-2010x" of reports; `,
	} {
		if _, err := FormNamed(name); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestFormFaults holds what is found wrong in a form, and where.
func TestFormFaults(t *testing.T) {
	fsys := fstest.MapFS{
		"form.yaml":  {Data: []byte("form: f\nsections: []\n")},
		"a.yaml":     {Data: []byte("form: a\nsections: [{include: b.yaml}]\n")},
		"b.yaml":     {Data: []byte("form: b\nsections: [{include: a.yaml}]\n")},
		"wrong.yaml": {Data: []byte("form: wrong\nsections: [{heading: H, from: lesson}]\n")},
	}
	for _, c := range []struct{ name, form, want string }{
		{"a source that is not there", "- {heading: H, from: outlin}", `3:22: there is no source "outlin" of what a report shows; did you mean "outline"?`},
		{"nor near", "- {heading: H, from: weather}", `3:22: there is no source "weather" of what a report shows; use one of title, `},
		{"a source twice", "- {heading: H, from: lessons}\n- {heading: I, from: lessons}", `4:22: the source "lessons" is in the form twice; what it shows would be printed twice; remove one of the two (3:22: it is first written here)`},
		{"a heading twice", "- {heading: H, from: lessons}\n- {heading: h, from: other}", `4:13: the heading "h" is in the form twice; give one of the two another (3:13: it is first written here)`},
		{"sections too deep", "- heading: A\n  sections:\n  - heading: B\n    sections:\n    - heading: C\n      sections: [{heading: D, from: lessons}]", `8:28: sections stand at most three deep; move this one out of the section that it is in`},
		{"a question twice", "- heading: H\n  asks:\n    - Is it so?\n    - is it so", `6:7: the question "is it so" is in the form twice; remove one of the two (5:7: it is first written here)`},
		{"no heading", "- {from: lessons}", `3:10: this section has no heading; add one under "heading"`},
		{"nothing to show", "- {heading: H}", `3:13: the section "H" has nothing to show; write under "from" where that comes from, or under "asks" what it asks`},
		{"an unknown mark", `- {heading: "The {plan}", from: lessons}`, `3:13: a heading has no "{plan}"; only {agreement} stands for something`},
		{"an unknown key", "- {headng: H, from: lessons}", `3:4: "headng" is not a key of a section; did you mean "heading"?`},
		{"a circle of one", "- {include: form.yaml}", `3:13: a form cannot include itself; remove this section`},
		{"a circle of two", "- {include: a.yaml}", `b.yaml:2:22: these forms include each other in a circle: a.yaml → b.yaml → a.yaml; remove one of the steps`},
		{"a form that is not there", "- {include: c.yaml}", `3:13: there is no form file "c.yaml"`},
		{"a built-in form that is not there", "- {include: soa-2011}", `3:13: there is no form "soa-2011"; did you mean "soa-2010"?`},
		{"a form outside", "- {include: ../c.yaml}", `3:13: the form "../c.yaml" lies outside the folder that may be read; move it there and name it by a relative path`},
		{"faults of another form", "- {include: wrong.yaml}", `wrong.yaml:2:31: there is no source "lesson" of what a report shows; did you mean "lessons"?`},
		{"a source of another form", "- {heading: L, from: lessons}\n- {include: case-study}", `4:13: the source "lessons" is in the form twice; what it shows would be printed twice; remove one of the two (form.yaml:3:22: it is first written here)`},
		{"more than a form", "- {include: case-study, heading: H}", `3:13: a section that includes a form has no other key; put the rest into a section of its own`},
		{"three columns", "- {heading: H, asks: [A], columns: [B, C, D]}", `3:37: a table of answers has two columns, and this names three headings; name two, as in [Issue, Addressed]`},
		{"nothing", "", `2:1: "sections" has no value; write one, or remove the line`},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := "form: f\nsections:\n" + c.form + "\n"
			f, err := ParseForm(fsys, "form.yaml", []byte(src))
			var list diag.List
			if f != nil || !errors.As(err, &list) {
				t.Fatalf("%v, %v", f, err)
			}
			var got []string
			for _, d := range list {
				s := fmt.Sprintf("%s:%d:%d: %s", d.Pos.File, d.Pos.Line, d.Pos.Column, d.Message)
				for _, r := range d.Related {
					s += fmt.Sprintf(" (%s:%d:%d: %s)", r.Pos.File, r.Pos.Line, r.Pos.Column, r.Message)
				}
				got = append(got, s)
			}
			all := strings.ReplaceAll(strings.Join(got, "\n"), "form.yaml:", "")
			if want := strings.ReplaceAll(c.want, "form.yaml:", ""); !strings.HasPrefix(all, want) || len(list) != 1 {
				t.Errorf("got\n%s\nwant\n%s", all, want)
			}
			for _, fix := range list[0].Fixes {
				mended, err := fix.Apply([]byte(src))
				if err != nil {
					if list[0].Pos.File == "form.yaml" {
						t.Error(err)
					}
				} else if _, err := ParseForm(fsys, "form.yaml", mended); err != nil {
					t.Errorf("mended: %v", err)
				}
			}
		})
	}
}

// TestOwnForm makes a report by a form that includes another, asks questions of
// its own and shows keys that only it knows.
func TestOwnForm(t *testing.T) {
	f, err := ParseForm(nil, "form.yaml", []byte(`form: ours
lang: pl
sections:
  - {heading: Pieniądze, in: {en: Money, gd: Airgead}, from: x-budget}
  - {heading: Kto, in: {en: People}, from: x-people}
  - heading: Yes
    in: {en: What is in place}
    as: list
    asks:
      - Is there a plan?
      - Is there a board?
      - Is there a park?
  - {heading: "The {agreement}", from: summary}
`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := logicmodel.Parse("m.yaml", []byte(`model: m
title: T
summary: All of it.
x-budget: 1200
case-study:
  issues: {is there a plan: yes, is there a park: no}
  x-people: [Two workers, 3]
`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Model(t.Context(), m, nil, &Options{Form: f})
	if err != nil {
		t.Fatal(err)
	}
	want := "# T\n\n## Money\n\n1200\n\n## People\n\n- Two workers\n- 3\n\n## What is in place\n\n- Is there a plan?\n\n## The framework\n\nAll of it.\n\n"
	if diff := cmp.Diff(want, string(files(t, r, Markdown, "x.md")[0].Data)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Omission{{Model: "m", Questions: []string{"Is there a board?"}, Asked: 3}}, r.LeftOut); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

// TestFormDocs checks that the page about reports has every key of forms, every
// source and every built-in form.
func TestFormDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	wanted := Forms()
	for _, k := range formFormat.Schema().Keys {
		wanted = append(wanted, k.Name)
	}
	for _, k := range sectionFormat(1).Schema().Keys {
		wanted = append(wanted, k.Name)
	}
	for i := range sources {
		wanted = append(wanted, sources[i].name)
		if !strings.Contains(string(page), "| `"+sources[i].name+"` | "+sources[i].doc+" |") {
			t.Errorf("the page has no row: | `%s` | %s |", sources[i].name, sources[i].doc)
		}
	}
	for _, word := range wanted {
		if !strings.Contains(string(page), "`"+word+"`") {
			t.Errorf("the page says nothing of `%s`", word)
		}
	}
}

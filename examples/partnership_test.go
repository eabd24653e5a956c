package examples_test

import (
	"bytes"
	"context"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

const folder = "partnership/"

// partnershipFrameworks are the frameworks of the folder, and how many outcomes
// each has, those extended included.
var partnershipFrameworks = map[string]int{
	"mental-health-improvement.yaml":      29,
	"community-engagement-standards.yaml": 10,
	"partnership.yaml":                    39,
}

// statedFigures are the figures that the sources state, by model. Seven
// examples are spelt out there.
var statedFigures = map[string][]string{
	"moray-wellbeing-hub":   {"200"},
	"pockets-and-prospects": {"15"},
	"inverness-foodstuff":   {"1,100", "500"},
	"people-led-care":       {"100", "7"},
	"stobs-engagement":      {"180", "4"},
	"stobswellbeing":        {"180", "4", "5"},
}

// partnershipModels are the models of the folder by their file names, each
// with its framework.
func partnershipModels(t *testing.T) (names []string, models map[string]*logicmodel.Model, framework *outcomes.Framework) {
	t.Helper()
	files, err := fs.Glob(examples.FS, folder+"*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	models = map[string]*logicmodel.Model{}
	for _, file := range files {
		name := path.Base(file)
		if partnershipFrameworks[name] > 0 {
			continue
		}
		m, f, err := rules.Load(examples.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		if m.ID+".yaml" != name {
			t.Errorf("%s has the id %s", name, m.ID)
		}
		names, models[name], framework = append(names, name), m, f
	}
	if len(names) < 8 {
		t.Fatalf("a portfolio of %d models, want at least 8", len(names))
	}
	return names, models, framework
}

// TestPartnershipFrameworks checks that the frameworks are clean, and what the
// sources state of them.
func TestPartnershipFrameworks(t *testing.T) {
	for name, n := range partnershipFrameworks {
		f, err := outcomes.Load(examples.FS, folder+name)
		if err != nil {
			t.Fatal(err)
		}
		if found := outcomes.Validate(f); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
		if got := countAll(f); got != n {
			t.Errorf("%s has %d outcomes, want %d", name, got, n)
		}
	}

	f, err := outcomes.Load(examples.FS, folder+"mental-health-improvement.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var groups []string
	none := 0
	for o := range f.All() {
		if o.Group != "" && !slices.Contains(groups, o.Group) {
			groups = append(groups, o.Group)
		}
		if id, title, _ := strings.Cut(o.Group, " "); o.Group != "" && (!strings.HasPrefix(o.ID, "M"+id+"-") || title == "") {
			t.Errorf("%s is in the group %q", o.ID, o.Group)
		}
		for _, l := range o.Links {
			if !linkNumber.MatchString(l.Because) && !linkNumber.MatchString(l.Evidence.Source) {
				t.Errorf("the link from %s to %s does not say which of the source's it is", o.ID, l.To.ID)
			}
			if l.Evidence.Grade == outcomes.GradeNone {
				none++
			} else if l.Evidence.Grade != 0 {
				t.Errorf("the link from %s to %s has a grade that the source does not give", o.ID, l.To.ID)
			}
		}
	}
	if len(groups) != 6 {
		t.Errorf("%d logic models, want 6: %q", len(groups), groups)
	}
	if len(f.Levels) != 4 {
		t.Errorf("%d levels, want 4", len(f.Levels))
	}
	if none != 8 { // 2.1 stands five times, 4.10 three times
		t.Errorf("%d links without evidence, want 8", none)
	}
	for _, want := range []struct {
		from, to, number string
		evidence         string
	}{
		{"M6-activities", "M6-greenspace", "6.1", "evidence"},
		{"M6-environments", "M3-networks", "3.7", "rationale"},
		{"M3-networks", "M2-resources", "2.1", "none"},
	} {
		i := slices.IndexFunc(f.Outcome(want.from).Links, func(l outcomes.Link) bool { return l.To.ID == want.to })
		if i < 0 {
			t.Errorf("no link from %s to %s", want.from, want.to)
			continue
		}
		l := f.Outcome(want.from).Links[i]
		got := "rationale"
		if l.Evidence.Grade == outcomes.GradeNone {
			got = "none"
		} else if l.Evidence.Source != "" {
			got = "evidence"
		}
		if !strings.Contains(l.Because+l.Evidence.Source, "ink "+want.number) || got != want.evidence {
			t.Errorf("link %s from %s to %s: %s, want %s: %+v", want.number, want.from, want.to, got, want.evidence, l)
		}
	}
}

var linkNumber = regexp.MustCompile(`\b[Ll]ink [1-6]\.\d`)

func countAll(f *outcomes.Framework) (n int) {
	for range f.All() {
		n++
	}
	return n
}

// TestPartnershipChecks checks that nothing at all is found in the models: what
// an evaluator would mind, and advice. Nothing is set aside, but that a source
// names no assumption or no date.
func TestPartnershipChecks(t *testing.T) {
	names, _, _ := partnershipModels(t)
	for _, name := range names {
		r, err := rules.CheckFiles(examples.FS, nil, folder+name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Findings() {
			if d.Severity >= diag.Info {
				t.Error(d)
			}
		}
		for _, d := range r.Results[0].Suppressed {
			if d.Code != "LM036" && d.Code != "LM055" {
				t.Errorf("%s sets aside: %v", name, d)
			}
		}
	}
}

// TestFigures checks that every figure of a model that is not made up is one
// that its source states, and stands in an element from the source; and that a
// figure never stands in an outcome.
func TestFigures(t *testing.T) {
	names, _ := exampleFiles(t)
	for _, name := range names {
		if slices.Contains(madeUp, name) {
			continue
		}
		m, err := logicmodel.Parse(name, readExample(t, name))
		if err != nil {
			t.Fatal(err)
		}
		stated := statedFigures[m.ID]
		seen := map[string]bool{}
		look := func(where, text string) (some bool) {
			for _, figure := range figurePattern.FindAllString(text, -1) {
				if !slices.Contains(stated, figure) {
					t.Errorf("%s: %s has the figure %s, which is not stated: %q", name, where, figure, text)
				}
				seen[figure], some = true, true
			}
			return some
		}
		for i := range m.Elements {
			e := &m.Elements[i]
			some := false
			for _, text := range []string{e.Title, e.Label, e.Summary} {
				if look(e.ID, text) {
					some = true
					if e.Stage.IsOutcome() || e.Stage == outcomes.EndState {
						t.Errorf("%s: a figure in the outcome %s: %q", name, e.ID, text)
					}
				}
			}
			for _, in := range e.Indicators {
				if some = true; !in.Baseline.Unavailable || len(in.Targets) > 0 {
					t.Errorf("%s: the indicator %s has a baseline or a target; the sources state none", name, in.ID)
				}
				look(in.ID, in.Title)
				for _, f := range in.Actuals {
					look(in.ID, f.Value)
					look(in.ID, string(f.On))
				}
			}
			if some && e.Source == "" {
				t.Errorf("%s: %s has a figure and no source", name, e.ID)
			}
			for _, l := range e.LeadsTo {
				look(e.ID, l.Because)
			}
		}
		look("the model", m.Title+" "+m.Summary)
		for _, figure := range stated {
			if !seen[figure] {
				t.Errorf("%s does not have the figure %s", name, figure)
			}
		}
	}
}

var figurePattern = regexp.MustCompile(`\d+(?:[.,]\d+)*`)

// TestPartnershipPrivacy checks that no file has an address, a telephone
// number, or a person's title with a name.
func TestPartnershipPrivacy(t *testing.T) {
	files, err := fs.Glob(examples.FS, folder+"*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := fs.ReadFile(examples.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, private := range privatePatterns {
			if found := private.Find(src); found != nil {
				t.Errorf("%s has %q", file, found)
			}
		}
	}
	for _, text := range []string{"someone@example.org", "tel 01382 000000", "+44 1382 000000", "https://example.org", "Professor Somebody", "Dr. Somebody"} {
		if !slices.ContainsFunc(privatePatterns, func(p *regexp.Regexp) bool { return p.MatchString(text) }) {
			t.Errorf("%q passes", text)
		}
	}
}

var privatePatterns = []*regexp.Regexp{
	regexp.MustCompile(`\S+@\S+`),
	regexp.MustCompile(`https?:|www\.`),
	regexp.MustCompile(`(?:\+44|\b0)[ \d()-]{8,}\d`),
	regexp.MustCompile(`\b(?:Professor|Prof|Doctor|Dr|Mr|Mrs|Ms|Miss)\.? \p{Lu}`),
}

// TestPartnershipPictures checks that every model can be drawn.
func TestPartnershipPictures(t *testing.T) {
	names, models, framework := partnershipModels(t)
	for _, name := range names {
		drawing, err := render.Model(models[name], &render.Options{Framework: framework})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var picture bytes.Buffer
		if err := drawing.Write(context.Background(), &picture, render.SVG); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if n := strings.Count(picture.String(), `class="box"`); n < len(models[name].Elements) {
			t.Errorf("%s: %d boxes for %d elements", name, n, len(models[name].Elements))
		}
	}
}

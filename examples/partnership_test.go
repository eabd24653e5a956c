package examples_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
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

// partnershipFigures are the figures that the sources state, by model. Seven
// examples are spelt out there.
var partnershipFigures = map[string][]string{
	"moray-wellbeing-hub":   {"200"},
	"pockets-and-prospects": {"15"},
	"inverness-foodstuff":   {"1,100", "500"},
	"people-led-care":       {"100", "7"},
	"stobs-engagement":      {"180", "4"},
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
		m, f, err := logicmodel.Load(examples.FS, file)
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
			if l.Evidence.Grade == outcomes.NoEvidence {
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
		if l.Evidence.Grade == outcomes.NoEvidence {
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
// an evaluator would mind, and advice.
func TestPartnershipChecks(t *testing.T) {
	names, _, _ := partnershipModels(t)
	for _, name := range names {
		r, err := logicmodel.Check(examples.FS, folder+name, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Findings {
			if d.Severity >= diag.Info {
				t.Error(d)
			}
		}
		if len(r.Suppressed) > 0 {
			t.Errorf("%s sets findings aside: %v", name, r.Suppressed)
		}
	}
}

// TestPartnershipSources refuses an element that is neither from the source of
// its model nor illustrative, and one that is illustrative and does not say
// why; and so of links: what a source states has its reason, or joins an
// activity to what it produces.
func TestPartnershipSources(t *testing.T) {
	names, models, _ := partnershipModels(t)
	for _, name := range names {
		m := models[name]
		if m.Source == "" {
			t.Errorf("%s names no source", name)
		}
		for i := range m.Elements {
			for _, fault := range sourceFaults(m, &m.Elements[i]) {
				t.Errorf("%s: %s: %s", name, m.Elements[i].ID, fault)
			}
		}
	}

	// That the test can fail.
	m := &logicmodel.Model{Source: "A book, 2010", Elements: []logicmodel.Element{{ID: "ours", Illustrative: true}, {ID: "end"}}}
	for _, e := range []logicmodel.Element{
		{ID: "nothing"},
		{ID: "elsewhere", Source: "A newspaper"},
		{ID: "both", Source: "A book", Illustrative: true, Note: "ours"},
		{ID: "bare", Illustrative: true},
		{ID: "lines", Illustrative: true, Note: "one\ntwo"},
		{ID: "link", Source: "A book", LeadsTo: []logicmodel.Link{{Illustrative: true}}},
		{ID: "unreasoned", Source: "A book", Stage: outcomes.Output, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "end"}}}},
		{ID: "from-ours", Illustrative: true, Note: "ours", LeadsTo: []logicmodel.Link{{Because: "it does"}}},
		{ID: "to-ours", Source: "A book", LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "ours"}, Because: "it does"}}},
		{ID: "evidence", Source: "A book", LeadsTo: []logicmodel.Link{{Evidence: logicmodel.Evidence{Grade: outcomes.Strong}}}},
		{ID: "indicator", Source: "A book", Indicators: []outcomes.Indicator{{ID: "i"}}},
	} {
		if len(sourceFaults(m, &e)) == 0 {
			t.Errorf("%s passes", e.ID)
		}
	}
}

func sourceFaults(m *logicmodel.Model, e *logicmodel.Element) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	// own reports whether a source is the model's, by its title at least.
	own := func(source string) bool {
		return source == m.Source || source != "" && strings.HasPrefix(m.Source, source+",")
	}
	explained := func(note string) bool { return note != "" && !strings.Contains(note, "\n") }
	switch {
	case e.Illustrative && e.Source != "":
		fault("has a source and is illustrative")
	case e.Illustrative && !explained(e.Note):
		fault("is illustrative without a note of one line")
	case !e.Illustrative && !own(e.Source):
		fault("is neither illustrative nor from the model's source: %q", e.Source)
	}
	for _, in := range e.Indicators {
		if !own(in.Source) {
			fault("the indicator %s is not from the model's source", in.ID)
		}
	}
	for _, l := range e.LeadsTo {
		to := slices.IndexFunc(m.Elements, func(x logicmodel.Element) bool { return x.ID == l.To.ID })
		switch {
		case l.Illustrative && !explained(l.Note):
			fault("the link to %s is illustrative without a note of one line", l.To.ID)
		case l.Illustrative:
		case e.Illustrative || to >= 0 && m.Elements[to].Illustrative:
			fault("the link to %s joins what is illustrative and is not so itself", l.To.ID)
		case l.Because == "" && e.Stage != outcomes.Activity:
			fault("the link to %s gives no reason and is not illustrative", l.To.ID)
		}
		if l.Evidence.Grade != 0 && l.Evidence.Source == "" {
			fault("the link to %s has evidence of no source", l.To.ID)
		}
		if l.Evidence.Source != "" && !own(l.Evidence.Source) && !l.Illustrative {
			fault("the link to %s has evidence from elsewhere and is not illustrative", l.To.ID)
		}
	}
	return faults
}

// TestPartnershipFigures checks that every figure of a model is one that its
// source states, and stands in an element from the source; and that a figure
// never stands in an outcome.
func TestPartnershipFigures(t *testing.T) {
	names, models, _ := partnershipModels(t)
	for _, name := range names {
		m := models[name]
		stated := partnershipFigures[m.ID]
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

// TestPartnershipSupport checks what supports three outcomes of the framework,
// counted by hand.
func TestPartnershipSupport(t *testing.T) {
	names, models, framework := partnershipModels(t)
	got := map[string][]string{}
	for _, name := range names {
		m := models[name]
		for i := range m.Elements {
			for _, ref := range m.Elements[i].Supports {
				got[ref.ID] = append(got[ref.ID], m.ID+"/"+m.Elements[i].ID)
			}
		}
	}
	want := map[string][]string{
		"M3-networks": {
			"ahlul-bayt/relationships", "bikes-for-refugees/connections", "forres-friends/relationships",
			"inverness-foodstuff/connections", "just-ask-maud/relationships",
		},
		"M3-isolation": {"inverness-foodstuff/isolation", "pockets-and-prospects/less-lonely"},
		"S4":           {"stobs-engagement/ask", "stobs-engagement/create"},
		"M5-schools":   nil,
	}
	for id, elements := range want {
		if framework.Outcome(id) == nil {
			t.Errorf("the framework has no outcome %s", id)
		}
		if !slices.Equal(got[id], elements) {
			t.Errorf("%s is supported by %q, want %q", id, got[id], elements)
		}
	}
}

// TestPartnershipPictures checks that every model can be drawn.
func TestPartnershipPictures(t *testing.T) {
	names, models, framework := partnershipModels(t)
	for _, name := range names {
		var picture bytes.Buffer
		if err := render.Write(context.Background(), &picture, models[name], render.SVG, &render.Options{Framework: framework}); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if n := strings.Count(picture.String(), `class="box"`); n < len(models[name].Elements) {
			t.Errorf("%s: %d boxes for %d elements", name, n, len(models[name].Elements))
		}
	}
}

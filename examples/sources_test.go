package examples_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// publications are what examples may be taken from.
var publications = []string{
	"Furthering the integration agenda in Moray, Health and Social Care Alliance Scotland",
	"Healthy relationships within the community integral to integrated success, Health and Social Care Alliance Scotland",
	"Mental Health Improvement Outcomes Framework, NHS Health Scotland, 2010",
	"National Performance Framework, Scottish Government, 2007",
	"National Standards for Community Engagement, 2005",
	"One day the needle will shift, 7 December 2021",
	"SOA case studies 2010, Dundee Partnership",
	"Supporting health and wellbeing using a community led approach, Healthcare Improvement Scotland",
}

// publicationParts are the parts of publications that examples name.
var publicationParts = regexp.MustCompile(`^(?:Description of activity|results chain|link [1-6]\.\d+)$`)

// resultsChain is the part that draws its steps in their order.
const resultsChain = ", results chain"

// madeUp are the files that are made up as a whole. Their source says so, and
// what stands in them need not say it again.
var madeUp = []string{"broken.yaml", folder + "partnership.yaml", "village-cafe.yaml", "village-plan.yaml",
	"traditions/cdc.yaml", "traditions/kellogg.yaml", "traditions/logframe.yaml", "traditions/outcomes-map.yaml", "traditions/rbm.yaml",
	"traditions/usaid-framework.yaml", "traditions/usaid.yaml", "traditions/wisconsin.yaml"}

// exampleFiles are the names of all examples, models and frameworks apart.
func exampleFiles(t *testing.T) (models, frameworks []string) {
	t.Helper()
	err := fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(examples.FS, name)
		if isModel.Match(src) {
			models = append(models, name)
		} else {
			frameworks = append(frameworks, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(models) != 19 || len(frameworks) != 7 {
		t.Fatalf("%d models and %d frameworks, want 19 and 7: %q, %q", len(models), len(frameworks), models, frameworks)
	}
	return models, frameworks
}

var isModel = regexp.MustCompile(`(?m)^model:`)

// TestSources refuses an element of a model that is neither from the source of
// its model nor illustrative, and one that is illustrative and does not say
// why; and so of links: what a source states has its reason, joins an activity
// to what it produces, or is drawn in a results chain. Of frameworks it refuses
// indicators and evidence from elsewhere.
func TestSources(t *testing.T) {
	models, frameworks := exampleFiles(t)
	for _, name := range models {
		m, err := logicmodel.Parse(name, readExample(t, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range modelFaults(name, m) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	for _, name := range frameworks {
		f, err := outcomes.Load(examples.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range frameworkFaults(name, f) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

func readExample(t *testing.T, name string) []byte {
	t.Helper()
	src, err := fs.ReadFile(examples.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// TestSourceFaults checks that the test above can fail.
func TestSourceFaults(t *testing.T) {
	m := &logicmodel.Model{Source: "A book, 2010", Elements: []logicmodel.Element{
		{ID: "ours", Illustrative: true}, {ID: "end"}, {ID: "drawn", Source: "A book, 2010, results chain"},
	}}
	for _, test := range []struct {
		element logicmodel.Element
		want    int // faults
	}{
		{logicmodel.Element{ID: "nothing"}, 1},
		{logicmodel.Element{ID: "elsewhere", Source: "A newspaper"}, 1},
		{logicmodel.Element{ID: "part", Source: "A book, 2010, the best chapter"}, 1},
		{logicmodel.Element{ID: "both", Source: "A book", Illustrative: true, Note: "ours"}, 1},
		{logicmodel.Element{ID: "bare", Illustrative: true}, 1},
		{logicmodel.Element{ID: "lines", Illustrative: true, Note: "one\ntwo"}, 1},
		{logicmodel.Element{ID: "link", Source: "A book", LeadsTo: []logicmodel.Link{{Illustrative: true}}}, 1},
		{logicmodel.Element{ID: "unreasoned", Source: "A book", Stage: outcomes.Output, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "end"}}}}, 1},
		{logicmodel.Element{ID: "not-drawn", Source: "A book", Stage: outcomes.Output, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "drawn"}}}}, 1},
		{logicmodel.Element{ID: "from-ours", Illustrative: true, Note: "ours", LeadsTo: []logicmodel.Link{{Because: "it does"}}}, 1},
		{logicmodel.Element{ID: "to-ours", Source: "A book", LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "ours"}, Because: "it does"}}}, 1},
		{logicmodel.Element{ID: "evidence", Source: "A book", Stage: outcomes.Activity, LeadsTo: []logicmodel.Link{{Evidence: outcomes.Evidence{Grade: outcomes.GradeStrong}}}}, 1},
		{logicmodel.Element{ID: "indicator", Source: "A book", Indicators: []outcomes.Indicator{{ID: "i"}}}, 1},

		{logicmodel.Element{ID: "stated", Source: "A book"}, 0},
		{logicmodel.Element{ID: "in-full", Source: "A book, 2010, Description of activity"}, 0},
		{logicmodel.Element{ID: "explained", Illustrative: true, Note: "ours"}, 0},
		{logicmodel.Element{ID: "chain", Source: "A book, 2010, results chain", Stage: outcomes.Output, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "drawn"}}}}, 0},
	} {
		if got := sourceFaults(m, &test.element); len(got) != test.want {
			t.Errorf("%s: %d faults, want %d: %q", test.element.ID, len(got), test.want, got)
		}
	}

	for _, test := range []struct{ name, source string }{
		{"model.yaml", ""},
		{"model.yaml", "Made up to pass"}, // on no list
		{"village-cafe.yaml", publications[0]},
		{"model.yaml", "A book, 2010"},
	} {
		if len(modelFaults(test.name, &logicmodel.Model{Source: test.source})) == 0 {
			t.Errorf("a model %s from %q passes", test.name, test.source)
		}
	}
	for _, f := range []*outcomes.Framework{
		{},
		{Source: "Made up to pass"},
		{Source: publications[0], Outcomes: []outcomes.Outcome{{Indicators: []outcomes.Indicator{{ID: "i", Source: "A newspaper"}}}}},
		{Source: publications[0], Outcomes: []outcomes.Outcome{{Links: []outcomes.Link{{Evidence: outcomes.Evidence{Source: "A newspaper"}}}}}},
	} {
		if len(frameworkFaults("framework.yaml", f)) == 0 {
			t.Errorf("a framework passes: %+v", f)
		}
	}
}

// fileFault is what is wrong with the source of a file as a whole, and empty
// where nothing is; whole reports whether the file is made up as a whole.
func fileFault(name, source string) (fault string, whole bool) {
	whole = strings.HasPrefix(source, "Made up")
	switch listed := slices.Contains(madeUp, name); {
	case source == "":
		return "names no source", whole
	case whole && !listed:
		return fmt.Sprintf("says that it is made up, and is not on the list of those that are: %q", source), whole
	case !whole && listed:
		return fmt.Sprintf("is made up, and its source does not say so: %q", source), whole
	case !whole && !slices.Contains(publications, source):
		return fmt.Sprintf("is from a publication that is not on the list: %q", source), whole
	}
	return "", whole
}

func modelFaults(name string, m *logicmodel.Model) (faults []string) {
	fault, whole := fileFault(name, m.Source)
	if fault != "" {
		faults = append(faults, fault)
	}
	for i := range m.Elements {
		if whole {
			break
		}
		for _, fault := range sourceFaults(m, &m.Elements[i]) {
			faults = append(faults, m.Elements[i].ID+": "+fault)
		}
	}
	return faults
}

func frameworkFaults(name string, f *outcomes.Framework) (faults []string) {
	fault, whole := fileFault(name, f.Source)
	if fault != "" {
		faults = append(faults, fault)
	}
	for i := range f.Outcomes {
		if whole {
			break
		}
		o := &f.Outcomes[i]
		for _, in := range o.Indicators {
			if !own(f.Source, in.Source) {
				faults = append(faults, fmt.Sprintf("%s: the indicator %s is not from the framework's source", o.ID, in.ID))
			}
		}
		for _, l := range o.Links {
			if l.Evidence.Source != "" && !own(f.Source, l.Evidence.Source) {
				faults = append(faults, fmt.Sprintf("%s: the link to %s has evidence from elsewhere", o.ID, l.To.ID))
			}
		}
	}
	return faults
}

// own reports whether a source is the publication, named by its title at least,
// or one of its known parts.
func own(publication, source string) bool {
	if source == "" {
		return false
	}
	if source == publication || strings.HasPrefix(publication, source+",") {
		return true
	}
	title, _, _ := strings.Cut(publication, ",")
	for _, whole := range []string{publication, title} {
		if part, ok := strings.CutPrefix(source, whole+", "); ok && publicationParts.MatchString(part) {
			return true
		}
	}
	return false
}

func sourceFaults(m *logicmodel.Model, e *logicmodel.Element) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	explained := func(note string) bool { return note != "" && !strings.Contains(note, "\n") }
	switch {
	case e.Illustrative && e.Source != "":
		fault("has a source and is illustrative")
	case e.Illustrative && !explained(e.Note):
		fault("is illustrative without a note of one line")
	case !e.Illustrative && !own(m.Source, e.Source):
		fault("is neither illustrative nor from the model's source: %q", e.Source)
	}
	for _, in := range e.Indicators {
		if !own(m.Source, in.Source) {
			fault("the indicator %s is not from the model's source", in.ID)
		}
	}
	drawn := func(e *logicmodel.Element) bool { return strings.HasSuffix(e.Source, resultsChain) }
	for _, l := range e.LeadsTo {
		to := m.Element(l.To.ID)
		switch {
		case l.Illustrative && !explained(l.Note):
			fault("the link to %s is illustrative without a note of one line", l.To.ID)
		case l.Illustrative:
		case e.Illustrative || to != nil && to.Illustrative:
			fault("the link to %s joins what is illustrative and is not so itself", l.To.ID)
		case l.Because == "" && e.Stage != outcomes.Activity && !(drawn(e) && to != nil && drawn(to)):
			fault("the link to %s gives no reason, is in no results chain and is not illustrative", l.To.ID)
		}
		if l.Evidence.Grade != 0 && l.Evidence.Source == "" {
			fault("the link to %s has evidence of no source", l.To.ID)
		}
		if l.Evidence.Source != "" && !own(m.Source, l.Evidence.Source) && !l.Illustrative {
			fault("the link to %s has evidence from elsewhere and is not illustrative", l.To.ID)
		}
	}
	return faults
}

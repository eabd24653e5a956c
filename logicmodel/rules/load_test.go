package rules_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

func TestCheckExample(t *testing.T) {
	report, err := rules.CheckFiles(examples.FS, nil, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, f := report.Results[0].Model, report.Results[0].Framework
	if m.ID != "stobswellbeing" || f.ID != "dundee-soa" || len(f.Parents) != 1 || f.Outcome("NO6") == nil {
		t.Errorf("the model is %q and its framework %q with NO6 %v", m.ID, f.ID, f.Outcome("NO6"))
	}
	if list := report.Findings(); len(list) > 0 {
		t.Errorf("the example is not clean: %v", list.Unwrap())
	}
}

func TestCheckWithoutFramework(t *testing.T) {
	files := fstest.MapFS{"sub/m.yaml": {Data: []byte("model: m\ntitle: M\n")}}
	report, err := rules.CheckFiles(files, nil, "./sub//m.yaml")
	if err != nil || report.Results[0].Framework != nil || report.Results[0].Model.Pos.File != "sub/m.yaml" {
		t.Errorf("the report is %+v and the error %v; want a model in sub/m.yaml without a framework", report, err)
	}
}

// TestCheckUnreadable checks that a model that cannot be read is an error of
// the file system, not a finding.
func TestCheckUnreadable(t *testing.T) {
	files := fstest.MapFS{"dir/m.yaml": {Data: []byte("model: m\ntitle: M\n")}}
	for _, test := range []struct {
		name string
		want error // nil: any
	}{
		{"missing.yaml", fs.ErrNotExist},
		{"../m.yaml", nil},
		{"/m.yaml", nil},
	} {
		_, err := rules.CheckFiles(files, nil, test.name)
		var list diag.List
		if err == nil || errors.As(err, &list) || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("reading %s: the error is %v, want one of the file system (%v)", test.name, err, test.want)
		}
	}
}

// TestFrameworkFaults checks where faults of the framework are reported, and that
// the model is checked all the same.
func TestFrameworkFaults(t *testing.T) {
	files := fstest.MapFS{
		"plan.yaml":        {Data: []byte("framework: plan\ntitle: P\noutcomes: [{id: LO1, title: T}]\n")},
		"empty.yaml":       {},
		"broken.yaml":      {Data: []byte("framework: broken\ntitle: P\noutcomes:\n  - {id: LO1, titel: T}\n  - {id: LO2, title: T, contributes-to: [LO2]}\n")},
		"self.yaml":        {Data: []byte("framework: self\ntitle: P\nextends: [self.yaml]\noutcomes: [{id: LO1, title: T}]\n")},
		"circle.yaml":      {Data: []byte("framework: circle\ntitle: P\nextends: [sub/back.yaml]\noutcomes: [{id: LO1, title: T}]\n")},
		"sub/back.yaml":    {Data: []byte("framework: back\ntitle: P\nextends: [../circle.yaml]\noutcomes: [{id: LO2, title: T}]\n")},
		"orphan.yaml":      {Data: []byte("framework: orphan\ntitle: P\nextends: [gone.yaml, ../../secret.yaml]\noutcomes: [{id: LO1, title: T}]\n")},
		"sub/folder/x.txt": {},
	}
	for _, test := range []struct {
		named string
		want  string // "file:line:column code"
		is    error
	}{
		{"missing.yaml", "m.yaml:3:12 OF006\n", fs.ErrNotExist},
		{"plam.yaml", "m.yaml:3:12 OF006\n", fs.ErrNotExist},
		{"{file: missing.yaml}", "m.yaml:3:19 OF006\n", fs.ErrNotExist},
		{"sub/folder", "m.yaml:3:12 OF006\n", nil},
		{".", "m.yaml:3:12 OF006\n", nil},
		{"../../secret.yaml", "m.yaml:3:12 OF006\n", nil},
		{"sub/../../plan.yaml", "m.yaml:3:12 OF006\n", nil},
		{"/etc/passwd", "m.yaml:3:12 OF006\n", nil},
		{`"C:\\plan.yaml"`, "m.yaml:3:12 OF006\n", nil},
		{"https://example.org/plan.yaml", "m.yaml:3:12 OF006\n", nil},
		{"empty.yaml", "empty.yaml:1:1 OF001\n", nil},
		{"broken.yaml", "broken.yaml:4:15 OF001\n", nil},
		{"self.yaml", "self.yaml:3:11 OF004\n", nil},
		{"circle.yaml", "sub/back.yaml:3:11 OF004\n", nil},
		{"orphan.yaml", "orphan.yaml:3:11 OF006\norphan.yaml:3:22 OF006\n", fs.ErrNotExist},
	} {
		src := "model: m\ntitle: M\nframework: " + test.named + "\nactivities: [{id: a, title: A, leads-to: [b]}]\n"
		files["m.yaml"] = &fstest.MapFile{Data: []byte(src)}

		whole, err := rules.CheckFiles(files, nil, "m.yaml")
		if err != nil {
			t.Fatal(err)
		}
		report := whole.Results[0]
		if test.is != nil && !errors.Is(report.Findings, test.is) {
			t.Errorf("with the framework %s: %v is not %v", test.named, report.Findings, test.is)
		}
		if report.Model == nil || report.Framework != nil {
			t.Errorf("with the framework %s: the model is %v and the framework %v", test.named, report.Model, report.Framework)
		}
		var got strings.Builder
		if !slices.IsSortedFunc(report.Findings, func(a, b diag.Diagnostic) int { return a.Pos.Compare(b.Pos) }) {
			t.Errorf("with the framework %s: the findings are not in order: %v", test.named, report.Findings.Unwrap())
		}
		own := ""
		for _, d := range report.Findings {
			if d.Code == "LM003" {
				own = d.Pos.String()
				continue
			}
			fmt.Fprintf(&got, "%v %s\n", d.Pos, d.Code)
		}
		if diff := cmp.Diff(test.want, got.String()); diff != "" {
			t.Errorf("with the framework %s (-want +got):\n%s", test.named, diff)
		}
		if own != "m.yaml:4:43" {
			t.Errorf("with the framework %s: the model's own fault is at %q, want m.yaml:4:43", test.named, own)
		}
	}
}

// TestModelAsFramework checks a model that names itself as its framework.
func TestModelAsFramework(t *testing.T) {
	const src = "model: m\ntitle: M\nframework: m.yaml\n"
	list := checkText(t, fstest.MapFS{"m.yaml": {Data: []byte(src)}}, "m.yaml", src, nil, nil).Findings
	if len(list) == 0 || !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "OF001" }) {
		t.Errorf("the findings are %v, want some of OF001", list)
	}
}

// TestBothMalformed checks that a model that is malformed is reported alone.
func TestBothMalformed(t *testing.T) {
	list := checkText(t, nil, "m.yaml", "model: m\nframework: missing.yaml\n", nil, nil).Findings
	if diff := cmp.Diff("1:1 LM001\n", places(list)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestCheckWithFramework checks that a framework that is handed in is used,
// and the one that the model names not read.
func TestCheckWithFramework(t *testing.T) {
	plan := &outcomes.Framework{ID: "plan", Title: "P", Outcomes: []outcomes.Outcome{{ID: "LO1", Title: "T"}}}
	src := strings.Replace(sound, "title: M\n", "title: M\nframework: plan.yaml\n", 1)
	report := checkText(t, fstest.MapFS{}, "m.yaml", src, plan, rulesOnly(t, shape))
	if report.Framework != plan {
		t.Errorf("the framework is %v, want the one handed in", report.Framework)
	}
	if diff := cmp.Diff("7:41 LM071\n", places(report.Findings)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestCheckSourceWithoutFiles checks that a service may hand in a text and no
// files.
func TestCheckSourceWithoutFiles(t *testing.T) {
	src := strings.Replace(sound, "title: M\n", "title: M\nframework: plan.yaml\n", 1)
	report := checkText(t, nil, "request", src, nil, rulesOnly(t, shape))
	if diff := cmp.Diff("3:12 OF006\n", places(report.Findings)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if report := checkText(t, nil, "", sound, nil, rulesOnly(t, shape)); len(report.Findings) > 0 {
		t.Errorf("a model without a framework: %v", report.Findings.Unwrap())
	}
}

// TestCheckOnDisk checks the errors of a real file system.
func TestCheckOnDisk(t *testing.T) {
	if _, err := rules.CheckFiles(os.DirFS("."), nil, "missing.yaml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestFullModelIsClean checks that the rules about its shape find nothing in the
// model that uses every key.
func TestFullModelIsClean(t *testing.T) {
	report, err := rules.CheckFiles(os.DirFS("../testdata"), rulesOnly(t, shape), "full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if list := report.Findings(); len(list) > 0 {
		t.Errorf("testdata/full.yaml: %v", list.Unwrap())
	}
}

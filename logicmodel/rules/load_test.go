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

func TestLoadExample(t *testing.T) {
	m, f, err := rules.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if m.ID != "stobswellbeing" || f.ID != "dundee-soa" || len(f.Parents) != 1 || f.Outcome("NO6") == nil {
		t.Errorf("the model is %q and its framework %q with NO6 %v", m.ID, f.ID, f.Outcome("NO6"))
	}
	if list := rules.Validate(m, f, nil); len(list) > 0 {
		t.Errorf("the example is not clean: %v", list.Unwrap())
	}
}

func TestLoadWithoutFramework(t *testing.T) {
	files := fstest.MapFS{"sub/m.yaml": {Data: []byte("model: m\ntitle: M\n")}}
	m, f, err := rules.Load(files, "./sub//m.yaml")
	if err != nil || f != nil || m.Pos.File != "sub/m.yaml" {
		t.Errorf("the model is %+v, the framework %v and the error %v; want one in sub/m.yaml without a framework", m, f, err)
	}
}

// TestLoadUnreadable checks that a model that cannot be read is an error of
// the file system, not a finding.
func TestLoadUnreadable(t *testing.T) {
	files := fstest.MapFS{"dir/m.yaml": {Data: []byte("model: m\ntitle: M\n")}}
	for _, test := range []struct {
		name string
		want error // nil: any
	}{
		{"missing.yaml", fs.ErrNotExist},
		{"../m.yaml", nil},
		{"/m.yaml", nil},
		{"dir", nil},
	} {
		_, _, loadErr := rules.Load(files, test.name)
		_, checkErr := rules.Check(files, test.name, nil, nil)
		for _, err := range []error{loadErr, checkErr} {
			var list diag.List
			if err == nil || errors.As(err, &list) || test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("reading %s: the error is %v, want one of the file system (%v)", test.name, err, test.want)
			}
		}
	}
}

// TestFrameworkFaults checks where faults of the framework are told, and that
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

		m, f, err := rules.Load(files, "m.yaml")
		list, _ := err.(diag.List)
		var got strings.Builder
		for _, d := range list {
			fmt.Fprintf(&got, "%v %s\n", d.Pos, d.Code)
		}
		if diff := cmp.Diff(test.want, got.String()); diff != "" || m != nil || f != nil {
			t.Errorf("Load with the framework %s: %v, %v, findings (-want +got):\n%s", test.named, m, f, diff)
		}
		if test.is != nil && !errors.Is(err, test.is) {
			t.Errorf("Load with the framework %s: %v is not %v", test.named, err, test.is)
		}

		report, err := rules.Check(files, "m.yaml", nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if report.Model == nil || report.Framework != nil {
			t.Errorf("Check with the framework %s: the model is %v and the framework %v", test.named, report.Model, report.Framework)
		}
		got.Reset()
		if !slices.IsSortedFunc(report.Findings, func(a, b diag.Diagnostic) int { return a.Pos.Compare(b.Pos) }) {
			t.Errorf("Check with the framework %s: the findings are not in order: %v", test.named, report.Findings.Unwrap())
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
			t.Errorf("Check with the framework %s (-want +got):\n%s", test.named, diff)
		}
		if own != "m.yaml:4:43" {
			t.Errorf("Check with the framework %s: the model's own fault is at %q, want m.yaml:4:43", test.named, own)
		}
	}
}

// TestModelAsFramework checks a model that names itself as its framework.
func TestModelAsFramework(t *testing.T) {
	files := fstest.MapFS{"m.yaml": {Data: []byte("model: m\ntitle: M\nframework: m.yaml\n")}}
	_, _, err := rules.Load(files, "m.yaml")
	list, _ := err.(diag.List)
	if len(list) == 0 || list[0].Code != "OF001" {
		t.Errorf("the error is %v, want findings of OF001", err)
	}
}

// TestLoadBothMalformed checks that a model that is malformed is told alone.
func TestLoadBothMalformed(t *testing.T) {
	files := fstest.MapFS{"m.yaml": {Data: []byte("model: m\nframework: missing.yaml\n")}}
	_, _, err := rules.Load(files, "m.yaml")
	list, _ := err.(diag.List)
	if diff := cmp.Diff("1:1 LM001\n", places(list)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestCheckWithFramework checks that a framework that is handed in is used,
// and the one that the model names not read.
func TestCheckWithFramework(t *testing.T) {
	plan := &outcomes.Framework{ID: "plan", Title: "P", Outcomes: []outcomes.Outcome{{ID: "LO1", Title: "T"}}}
	src := strings.Replace(sound, "title: M\n", "title: M\nframework: plan.yaml\n", 1)
	report := rules.CheckSource(fstest.MapFS{}, "m.yaml", []byte(src), plan, rulesOnly(t, shape))
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
	report := rules.CheckSource(nil, "request", []byte(src), nil, rulesOnly(t, shape))
	if diff := cmp.Diff("3:12 OF006\n", places(report.Findings)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if report := rules.CheckSource(nil, "", []byte(sound), nil, rulesOnly(t, shape)); len(report.Findings) > 0 {
		t.Errorf("a model without a framework: %v", report.Findings.Unwrap())
	}
}

// TestCheckOnDisk checks the errors of a real file system.
func TestCheckOnDisk(t *testing.T) {
	if _, err := rules.Check(os.DirFS("."), "missing.yaml", nil, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := rules.Check(os.DirFS("."), "testdata", nil, nil); err == nil {
		t.Error("a folder is read as a file")
	}
}

// TestFullModelIsClean checks that the rules about its shape find nothing in the
// model that uses every key.
func TestFullModelIsClean(t *testing.T) {
	report, err := rules.Check(os.DirFS("../testdata"), "full.yaml", nil, rulesOnly(t, shape))
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Findings) > 0 {
		t.Errorf("testdata/full.yaml: %v", report.Findings.Unwrap())
	}
}

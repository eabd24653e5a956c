package cli

import (
	"bytes"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/diag/format"
)

// outputs are folders of files and what check must write well about.
var outputs = []struct {
	name   string
	files  func(t *testing.T) map[string]string
	args   []string
	least  int // the fewest findings
	status int
}{
	{"clean", one("model.yaml", clean), nil, 0, exitClean},
	{"all broken", broken, []string{"--rule", "LM009=info", "--rule", "LM030=info", "--rule", "LM040=info", "--rule", "LM041=info", "--rule", "LM044=info", "--rule", "LM087=info"}, 60, exitFindings},
	{"suppressed", one("model.yaml", strings.NewReplacer(", leads-to: [s]", ", leads-to: [s, {to: end, because: Company does good}]", ", leads-to: [end]", ", ignore: {LM014: The next step is for another year}").Replace(clean)), nil, 0, exitClean},
	{"many files", manyFiles, nil, 200, exitFindings},
	{"a name beyond ASCII", one("Stobswell – “café” 100% é.yaml", faulty), nil, 2, exitFindings},
	{"not YAML", one("model.yaml", "model: m\ntitle: t\nsummary: \"not closed\n"), nil, 1, exitFindings},
}

// clean has nothing to tell.
const clean = `model: m
title: M
framework: plan.yaml
external-factors: [{id: winter, title: A hard winter}]
activities: [{id: a, title: A weekly café, leads-to: [o]}]
outputs: [{id: o, title: Afternoons held, leads-to: [s]}]
outcomes: {short: [{id: s, title: Neighbours know one another, leads-to: [end], indicators: [{id: i, title: I, source: S}]}]}
end-state: {id: end, title: The village is a good place to live, supports: [O1], indicators: [{id: j, title: J, source: S}]}
`

const plan = "framework: plan\ntitle: Plan\noutcomes: [{id: O1, title: Everybody lives well}]\n"

func one(name, src string) func(*testing.T) map[string]string {
	return func(*testing.T) map[string]string { return map[string]string{name: src, "plan.yaml": plan} }
}

// broken are the example of every rule and the faulty example model.
func broken(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, from := range []string{"../logicmodel/rules/examples/*.yaml", "../examples/*.yaml"} {
		names, err := filepath.Glob(from)
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(name)] = string(src)
		}
	}
	return files
}

func manyFiles(*testing.T) map[string]string {
	files := map[string]string{}
	for range 100 {
		files[filepath.Join("sub folder", strings.Repeat("a", len(files)+1)+".yaml")] = faulty
	}
	return files
}

// everyOutput calls check with what the command writes in the format for each
// of the outputs, and of findings that have no place.
func everyOutput(t *testing.T, name string, check func(t *testing.T, out []byte, least int)) {
	for _, o := range outputs {
		t.Run(o.name, func(t *testing.T) {
			files := o.files(t) // before the folder is another
			t.Chdir(t.TempDir())
			for name, src := range files {
				if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(src), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			status, out, errors := start(nil, append([]string{"check", "--format", name}, o.args...)...)
			if status != o.status || errors != "" {
				t.Fatalf("exit status %d, %s", status, errors)
			}
			check(t, []byte(out), o.least)
		})
	}
	t.Run("no places", func(t *testing.T) {
		var out bytes.Buffer
		if err := format.Write(&out, format.Format(name), placeless()); err != nil {
			t.Fatal(err)
		}
		check(t, out.Bytes(), len(placeless().Findings))
	})
}

// placeless are findings of models that were built in Go, or of whole files.
func placeless() *format.Report {
	r := &format.Report{Rules: pack(nil).reportRules(), Version: "v1"}
	at := diag.Pos{File: "/models/a model.yaml"}
	r.Files = []string{"", at.File}
	r.Findings = diag.List{
		{Severity: diag.Error, Code: "LM017", Rule: "no-end-state", Message: "m", Related: []diag.Related{{Message: "nowhere"}, {Pos: at, Message: "in a file"}}},
		{Pos: at, Severity: diag.Warning, Code: "OF005", Rule: "level-order", Message: "m"},
		{Pos: diag.Pos{File: "<stdin>", Line: 3}, Severity: diag.Info, Code: "LM050", Rule: "unmeasured-outcome", Message: "m"},
	}
	return r
}

// TestSARIFSchema validates SARIF by the schema that OASIS published.
func TestSARIFSchema(t *testing.T) {
	schema := compileSchema(t, "testdata/sarif-schema-2.1.0.json")
	everyOutput(t, "sarif", func(t *testing.T, out []byte, least int) {
		doc := validate(t, schema, out).(map[string]any)
		if n := len(doc["runs"].([]any)[0].(map[string]any)["results"].([]any)); n < least || least == 0 && n > 0 {
			t.Errorf("there are %d results, want %d or more", n, least)
		}
	})
}

// TestRDJSONLSchema validates each line by the form that reviewdog defines.
func TestRDJSONLSchema(t *testing.T) {
	schema := compileSchema(t, "testdata/rdjsonl.schema.json")
	everyOutput(t, "rdjsonl", func(t *testing.T, out []byte, least int) {
		n := 0
		for line := range bytes.Lines(out) {
			validate(t, schema, line)
			n++
		}
		if n < least || least == 0 && n > 0 {
			t.Errorf("there are %d lines, want %d or more", n, least)
		}
	})
}

// junitReport is what is looked at of a report.
type junitReport struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Suites   []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []struct {
			Name    string `xml:"name,attr"`
			Failure *struct {
				Text string `xml:",chardata"`
			} `xml:"failure"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

// TestJUnitCounts reads the reports back and counts what they say they hold.
func TestJUnitCounts(t *testing.T) {
	everyOutput(t, "junit", func(t *testing.T, out []byte, least int) {
		var report junitReport
		d := xml.NewDecoder(bytes.NewReader(out))
		d.Strict = true
		if err := d.Decode(&report); err != nil {
			t.Fatal(err)
		}
		tests, failures := 0, 0
		for _, s := range report.Suites {
			failed := 0
			for _, c := range s.Cases {
				if c.Failure != nil {
					failed++
				}
			}
			if s.Tests != len(s.Cases) || s.Failures != failed {
				t.Errorf("suite %q says %d tests and %d failures; it has %d and %d", s.Name, s.Tests, s.Failures, len(s.Cases), failed)
			}
			tests, failures = tests+s.Tests, failures+s.Failures
		}
		if report.Tests != tests || report.Failures != failures || tests < least || tests == 0 {
			t.Errorf("the report says %d tests and %d failures; its suites have %d and %d, and at least %d are wanted", report.Tests, report.Failures, tests, failures, least)
		}
	})
}

// TestSchemasRefuse makes sure that the schemas are not so loose that they
// accept anything.
func TestSchemasRefuse(t *testing.T) {
	for file, docs := range map[string][]string{
		"testdata/sarif-schema-2.1.0.json": {
			`{}`,
			`{"version": "2.0.0", "runs": []}`,
			`{"version": "2.1.0", "runs": [{"results": []}]}`,
			`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "m"}, "level": "info"}]}]}`,
			`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "m"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a b%"}}}]}]}]}`,
			`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "m"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a"}, "region": {"startLine": 0}}}]}]}]}`,
		},
		"testdata/rdjsonl.schema.json": {
			`{}`,
			`{"message": "m", "severity": "info", "source": {"name": "x"}, "code": {"value": "x"}}`,
			`{"message": "m", "severity": "INFO", "source": {"name": "x"}, "code": {"value": "x"}, "location": {"path": "a", "range": {"start": {"line": 0}}}}`,
			`{"message": "m", "severity": "INFO", "source": {"name": "x"}, "code": {"value": "x"}, "location": {"path": "a", "range": {"begin": {"line": 1}}}}`,
		},
	} {
		schema := compileSchema(t, file)
		for _, doc := range docs {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
			if err != nil {
				t.Fatal(err)
			}
			if schema.Validate(v) == nil {
				t.Errorf("%s accepts %s", file, doc)
			}
		}
	}
}

func compileSchema(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, schema *jsonschema.Schema, text []byte) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("%v\nin %.300s", err, text)
	}
	return doc
}

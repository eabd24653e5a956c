package cli

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel/rules"
)

// faulty has an error after letters of two bytes, and a warning with a related
// place.
const faulty = `model: m
title: M
activities: [{id: bùs, title: "Café: 100% é", leads-to: [bùs, meetings, meetings]}]
outputs: [{id: meetings, title: M, leads-to: [end]}]
outcomes: {short: [{id: s, title: S, leads-to: [end], indicators: [{id: i, title: I, source: S}]}]}
end-state: {id: end, title: E, indicators: [{id: j, title: J, source: S}]}
`

// formatted is what check writes of the faulty model in the form, run in its
// folder.
func formatted(t *testing.T, args ...string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.Mkdir("sub folder", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("sub folder", "a,b.yaml"), []byte(faulty), 0o666); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	args = append([]string{"check", "--rule", "LM013=off", "--rule", "LM008=off", "--rule", "LM036=off", "--rule", "LM069=off"}, args...)
	if status := run(append(args, "sub folder"), strings.NewReader(""), &stdout, &stderr); status != exitFindings {
		t.Fatalf("exit status %d: %s", status, stderr.String())
	}
	return stdout.String()
}

// TestSARIF checks the structure of SARIF 2.1.0, as far as code scanning
// services read it.
func TestSARIF(t *testing.T) {
	type place struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           struct{ StartLine, StartColumn, EndColumn int }
		}
	}
	var log struct {
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct {
					Rules []struct {
						ID, HelpURI string
						Help        struct{ Text string }
					}
				}
			}
			Results []struct {
				RuleID, Level               string
				RuleIndex                   int
				Locations, RelatedLocations []place
			}
		}
	}
	if err := json.Unmarshal([]byte(formatted(t, "--format", "sarif")), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Fatalf("the log is %+v", log)
	}
	run := log.Runs[0]
	if len(run.Tool.Driver.Rules) < len(rules.All()) {
		t.Error("rules are missing")
	}
	for _, r := range run.Tool.Driver.Rules {
		if r.Help.Text == "" || r.HelpURI == "" {
			t.Errorf("%s has no help", r.ID)
		}
	}
	type found struct {
		Rule, Level, URI string
		Line, From, To   int
		Related          int
	}
	var got []found
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("ruleIndex %d is not %s", r.RuleIndex, r.RuleID)
		}
		at := r.Locations[0].PhysicalLocation
		got = append(got, found{r.RuleID, r.Level, at.ArtifactLocation.URI, at.Region.StartLine, at.Region.StartColumn, at.Region.EndColumn, len(r.RelatedLocations)})
	}
	const uri = "sub%20folder/a,b.yaml"
	want := []found{
		{"LM004", "error", uri, 3, 58, 61, 0},
		{"LM005", "warning", uri, 3, 73, 81, 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("results (-want +got):\n%s", diff)
	}
}

// TestGitHub checks the annotations of GitHub Actions.
func TestGitHub(t *testing.T) {
	want := `::error file=sub folder/a%2Cb.yaml,line=3,col=58,endColumn=61,title=LM004 self-link::"bùs" leads to itself; remove this link, or name the element that it should lead to
::warning file=sub folder/a%2Cb.yaml,line=3,col=73,endColumn=81,title=LM005 repeated-link::"bùs" already leads to "meetings"; remove one of the two links%0Asub folder/a,b.yaml:3:63: the first link is here
`
	if diff := cmp.Diff(want, formatted(t, "--format", "github")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRDJSONL checks reviewdog's format; its columns count bytes.
func TestRDJSONL(t *testing.T) {
	want := `{"message":"\"bùs\" leads to itself; remove this link, or name the element that it should lead to","location":{"path":"sub folder/a,b.yaml","range":{"start":{"line":3,"column":61},"end":{"line":3,"column":65}}},"severity":"ERROR","source":{"name":"resultschain","url":"https://github.com/resultschain/resultschain"},"code":{"value":"LM004","url":"https://github.com/resultschain/resultschain/blob/main/docs/rules.md#lm004-self-link"},"suggestions":[{"range":{"start":{"line":3,"column":61},"end":{"line":3,"column":67}},"text":""}]}
{"message":"\"bùs\" already leads to \"meetings\"; remove one of the two links","location":{"path":"sub folder/a,b.yaml","range":{"start":{"line":3,"column":77},"end":{"line":3,"column":85}}},"severity":"WARNING","source":{"name":"resultschain","url":"https://github.com/resultschain/resultschain"},"code":{"value":"LM005","url":"https://github.com/resultschain/resultschain/blob/main/docs/rules.md#lm005-repeated-link"},"suggestions":[{"range":{"start":{"line":3,"column":75},"end":{"line":3,"column":85}},"text":""}],"related_locations":[{"message":"the first link is here","location":{"path":"sub folder/a,b.yaml","range":{"start":{"line":3,"column":67},"end":{"line":3,"column":75}}}}]}
`
	if diff := cmp.Diff(want, formatted(t, "--format", "rdjsonl")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestJUnit checks the report by an XML parser: errors fail, warnings only
// where they count as errors.
func TestJUnit(t *testing.T) {
	for _, test := range []struct {
		args     []string
		failures int
	}{{[]string{"--format", "junit"}, 1}, {[]string{"--format", "junit", "--strict"}, 2}} {
		var report junitReport
		if err := xml.Unmarshal([]byte(formatted(t, test.args...)), &report); err != nil {
			t.Fatal(err)
		}
		if report.Tests != 2 || report.Failures != test.failures || len(report.Suites) != 1 {
			t.Fatalf("%d tests, %d failures in %d suites", report.Tests, report.Failures, len(report.Suites))
		}
		first := report.Suites[0].Cases[0]
		if first.Name != "LM004 self-link" || first.Failure == nil || !strings.Contains(first.Failure.Text, "^~~") {
			t.Errorf("the first case is %+v", first)
		}
	}
}

// TestQuiet checks that --quiet prints only what fails.
func TestQuiet(t *testing.T) {
	out := formatted(t, "--quiet")
	if !strings.Contains(out, "LM004") || strings.Contains(out, "LM005") || strings.Contains(out, "checked") {
		t.Errorf("--quiet prints:\n%s", out)
	}
}

// TestRuleFlag checks --rule.
func TestRuleFlag(t *testing.T) {
	if out := formatted(t, "--rule", "repeated-link=error", "--rule", "lm041=info"); !strings.Contains(out, "error: \"bùs\" already") || !strings.Contains(out, "info: the short-term outcome") {
		t.Errorf("the rules are not turned:\n%s", out)
	}
	for value, want := range map[string]string{
		"LM050":       `--rule "LM050" says no severity; write it as in --rule LM050=error`,
		"LM0500=off":  `there is no rule "LM0500"; did you mean LM050?`,
		"LM029=off":   `there is no rule "LM029"`,
		"OF003=off":   `"OF003" is not a rule for models, so it cannot be turned; leave it out`,
		"LM050=loud":  `"loud" is not a severity; write off, info, warning or error`,
		"LM006=off":   `LM006 always counts as an error; leave out --rule "LM006=off"`,
		"cycle=info":  `LM006 always counts as an error; leave out --rule "cycle=info"`,
		"nonsense=on": `there is no rule "nonsense"`,
	} {
		var stdout, stderr bytes.Buffer
		status := run([]string{"check", "--rule", value, "-"}, strings.NewReader(faulty), &stdout, &stderr)
		if status != exitUsage || !strings.Contains(stderr.String(), want) {
			t.Errorf("--rule %s: exit status %d, %s", value, status, stderr.String())
		}
	}
}

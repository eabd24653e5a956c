package rules

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
)

var update = flag.Bool("update", false, "write what the examples report, and docs/rules.md")

func TestMain(m *testing.M) {
	flag.Parse()
	examples = os.DirFS(".").(fs.ReadFileFS) // as they are now, not as they were compiled
	m.Run()
}

// TestExamples checks that each rule's example reports that rule and nothing
// else, at the places and in the words that are written beside it.
func TestExamples(t *testing.T) {
	files, err := fs.Sub(examples, "examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range All() {
		t.Run(r.Code, func(t *testing.T) {
			name := r.Code + ".yaml"
			report, err := CheckFiles(files, only(r), name)
			if err != nil {
				t.Fatal(err)
			}
			found := report.Findings()
			if len(found) == 0 {
				t.Error("the example has nothing to report")
			}
			for _, d := range found {
				if d.Code != r.Code {
					t.Errorf("the example also reports: %v", d)
				}
			}
			got := printed(t, files, found)
			golden := "examples/" + r.Code + ".txt"
			if *update {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("what check says (-want +got):\n%s", diff)
			}
		})
	}
}

// only turns the rule on if it is off by default, and off the rules that every
// example without an assumption or a framework would break: an example is as short
// as can be.
func only(r *Rule) *Options {
	severity := map[string]diag.Severity{"LM036": diag.Off, "LM069": diag.Off}
	delete(severity, r.Code)
	if r.Severity == diag.Off {
		severity[r.Code] = diag.Warning
	}
	return &Options{Severity: severity}
}

func printed(t *testing.T, files fs.FS, list diag.List) []byte {
	t.Helper()
	p := diag.Printer{Source: func(file string) ([]byte, bool) {
		src, err := fs.ReadFile(files, file)
		return src, err == nil
	}}
	var b bytes.Buffer
	if err := p.Print(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestNoStrayExamples checks that every example belongs to a rule.
func TestNoStrayExamples(t *testing.T) {
	entries, err := os.ReadDir("examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		code := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		known := slices.ContainsFunc(All(), func(r *Rule) bool { return r.Code == code })
		if !known && e.Name() != "framework.yaml" && e.Name() != "plan.yaml" {
			t.Errorf("%s belongs to no rule", e.Name())
		}
	}
}

var (
	codeForm = regexp.MustCompile(`^LM\d{3}$`)
	nameForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
)

// TestRulesAreComplete checks that every rule says what it is, once.
func TestRulesAreComplete(t *testing.T) {
	codes, names := map[string]bool{}, map[string]bool{}
	for _, r := range All() {
		if !codeForm.MatchString(r.Code) || codes[r.Code] {
			t.Errorf("the code %q is malformed or used twice", r.Code)
		}
		if !nameForm.MatchString(r.Name) || names[r.Name] {
			t.Errorf("%s: the name %q is malformed or used twice", r.Code, r.Name)
		}
		codes[r.Code], names[r.Name] = true, true
		if len(strings.Fields(r.Doc)) < 15 {
			t.Errorf("%s: the documentation is missing or too short", r.Code)
		}
		if r.Severity < diag.Off || r.Severity > diag.Error {
			t.Errorf("%s has no severity", r.Code)
		}
		if r.Class != ClassStructural && r.Class != ClassMethod && r.Class != ClassWording {
			t.Errorf("%s has no class", r.Code)
		}
	}
}

// TestMessages holds every message of the examples to the house style.
func TestMessages(t *testing.T) {
	for _, r := range All() {
		_, said, _ := example(r.Code)
		for line := range strings.Lines(said) {
			_, message, ok := strings.Cut(line, ": error: ")
			if !ok {
				_, message, ok = strings.Cut(line, ": warning: ")
			}
			if !ok {
				_, message, ok = strings.Cut(line, ": info: ")
			}
			if !ok {
				continue
			}
			message = strings.TrimSuffix(strings.TrimSpace(message), " ["+r.Code+"]")
			if strings.HasSuffix(message, ".") {
				t.Errorf("%s ends in a full stop: %s", r.Code, message)
			}
			if first := message[:1]; first != strings.ToLower(first) {
				t.Errorf("%s begins with a capital: %s", r.Code, message)
			}
			if !strings.ContainsAny(message, ";?") {
				t.Errorf("%s does not say what to do: %s", r.Code, message)
			}
		}
	}
}

// TestDocs checks that docs/rules.md is what the rules say.
func TestDocs(t *testing.T) {
	const file = "../../docs/rules.md"
	if *update {
		if err := os.WriteFile(file, []byte(markdown()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), markdown()); diff != "" {
		t.Errorf("docs/rules.md is not up to date; run: go test ./logicmodel/rules -update (-want +got):\n%s", diff)
	}
}

// markdown returns all pages as one document.
func markdown() string {
	var b strings.Builder
	b.WriteString(`# The rules

<!-- Made from the rules and their examples by: go test ./logicmodel/rules -update -->

What ` + "`resultschain check`" + ` looks for. A code is stable for ever. Classes: *structural*
rules are certain from the data; *method* rules a framework or a flag may change; *wording*
rules are only ever advice.

The examples are as short as can be: but for their own, LM036 and LM069 are turned off in them.

| code | name | severity | class |
|---|---|---|---|
`)
	for _, r := range All() {
		fmt.Fprintf(&b, "| [%s](#%s-%s) | %s | %s | %s |\n", r.Code, strings.ToLower(r.Code), r.Name, r.Name, r.Severity, r.Class)
	}
	for _, r := range All() {
		fmt.Fprintf(&b, "\n## %s %s\n\n%s, %s.\n\n%s\n", r.Code, r.Name, r.Severity, r.Class, r.Doc)
		if model, output, ok := example(r.Code); ok {
			fmt.Fprintf(&b, "\n```yaml\n%s```\n\n```text\n%s```\n", model, output)
		}
	}
	b.WriteString(measured)
	b.WriteString("\n## Faults of framework files\n\nA framework and its indicators are also looked at by")
	var both []string
	for _, r := range All() {
		if r.On == ScopeBoth {
			both = append(both, r.Code)
		}
	}
	fmt.Fprintf(&b, " %s and %s.\n", strings.Join(both[:len(both)-1], ", "), both[len(both)-1])
	b.WriteString("\n| code | name | severity | |\n|---|---|---|---|\n")
	for _, r := range FrameworkRules() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.Code, r.Name, r.Severity, r.Doc)
	}
	return b.String()
}

// TestFaults checks that the faults of frameworks have pages that fit.
func TestFaults(t *testing.T) {
	for i, f := range FrameworkRules() {
		if want := fmt.Sprintf("OF%03d", i+1); f.Code != want {
			t.Errorf("fault %d is %s, want %s", i, f.Code, want)
		}
		for line := range strings.Lines(Page(f)) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > 80 {
				t.Errorf("%s: a line has %d columns", f.Code, n)
			}
		}
	}
}

// TestPageFits checks that the text of every page fits a terminal.
func TestPageFits(t *testing.T) {
	for _, r := range All() {
		page, _, _ := strings.Cut(Page(r), "Example:")
		for line := range strings.Lines(page) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > 80 {
				t.Errorf("%s: a line of the page has %d columns: %s", r.Code, n, line)
			}
		}
	}
}

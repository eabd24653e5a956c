package resultschain

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// blocks are the code blocks of a language in a Markdown file.
func blocks(t *testing.T, file, language string) []string {
	t.Helper()
	var found []string
	for _, m := range regexp.MustCompile("(?s)\n```"+language+"\n(.*?)```").FindAllStringSubmatch(read(t, file), -1) {
		found = append(found, m[1])
	}
	if len(found) == 0 {
		t.Fatalf("%s has no %s", file, language)
	}
	return found
}

// TestReadmeCommands checks that the commands in the README do what it shows:
// the picture, which is the same bytes in another folder, and what check says of the
// broken model.
func TestReadmeCommands(t *testing.T) {
	t.Parallel()
	exe := filepath.Join(t.TempDir(), "resultschain.exe")
	if out, err := exec.Command("go", "build", "-o", exe, "./cmd/resultschain").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	chain := filepath.Join(t.TempDir(), "chain.svg")
	for _, m := range regexp.MustCompile(`(?m)^go run ./cmd/resultschain (.*)$`).FindAllStringSubmatch(blocks(t, "README.md", "sh")[0], -1) {
		args := strings.Fields(strings.Replace(m[1], "chain.svg", chain, 1))
		if out, err := exec.Command(exe, args...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", m[1], err, out)
		}
	}
	if read(t, chain) != read(t, "docs/stobswellbeing.svg") {
		t.Error("docs/stobswellbeing.svg is not what the README's command draws; look at the difference, then run: go generate ./...")
	}

	dir := t.TempDir()
	for _, name := range []string{"stobswellbeing.yaml", "dundee-soa.yaml", "npf-2007.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(read(t, "examples/"+name)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(exe, "render", "stobswellbeing.yaml")
	cmd.Dir = dir
	if out, err := cmd.Output(); err != nil || string(out) != read(t, chain) {
		t.Errorf("in another folder: %v; or the picture differs from the one made here", err)
	}

	const shown = "$ go run ./cmd/resultschain check examples/broken.yaml\n"
	said, ok := strings.CutPrefix(blocks(t, "README.md", "text")[0], shown)
	if !ok {
		t.Fatal("the README does not show the command")
	}
	out, err := exec.Command(exe, "check", "examples/broken.yaml").Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("check ends with %v, want exit status 1", err)
	}
	rest, parts := string(out), strings.Split(said, "…\n") // which stands for findings left out
	for i, part := range parts {
		before, after, ok := strings.Cut(rest, part)
		if !ok || i == 0 && before != "" || i == len(parts)-1 && after != "" {
			t.Errorf("check does not write of broken.yaml\n%s\nbut\n%s", part, rest)
		}
		rest = after
	}
}

// TestReadmeModel checks that the model in the README is clean, save that it
// names no framework, as the README says.
func TestReadmeModel(t *testing.T) {
	m, err := logicmodel.Parse("README.md", []byte(blocks(t, "README.md", "yaml")[0]))
	if err != nil {
		t.Fatal(err)
	}
	report, err := rules.Check([]rules.Source{{Model: m}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if found := report.Findings(); len(found) != 1 || found[0].Code != "LM069" {
		t.Error(found.Unwrap())
	}
}

// TestReadmeGo checks that the Go code in the README is that of the examples,
// which are compiled and run.
func TestReadmeGo(t *testing.T) {
	code := indented.ReplaceAllString(read(t, "examples/example_test.go"), "")
	for _, b := range blocks(t, "README.md", "go") {
		if !strings.Contains(code, b) {
			t.Errorf("examples/example_test.go has no\n%s", b)
		}
	}
}

var indented = regexp.MustCompile(`(?m)^\t`)

var link = regexp.MustCompile(`\]\(([^)#:]+)\)`)

// TestLinks checks that the files that the documents link to are there.
func TestLinks(t *testing.T) {
	docs, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(docs, "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md") {
		for _, m := range link.FindAllStringSubmatch(read(t, file), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", file, m[1])
			}
		}
	}
}

package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// certainCodes are the rules of which some fixes leave no doubt.
var certainCodes = []string{"LM001", "LM003", "LM005", "LM016", "LM059", "LM071", "OF001", "OF003", "OF008"}

// TestFixExamples mends the examples of all rules, in which a second run finds nothing to mend.
func TestFixExamples(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files, err := filepath.Glob("../logicmodel/rules/examples/*.yaml")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d examples: %v", len(files), err)
	}
	for _, file := range append(files, "../examples/broken.yaml") {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)), src, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, _, stderr := start(nil, "check", "--fix", "--quiet", dir)
	mended := regexp.MustCompile(`(?m)^mended .* \[(\w+)\]$`).FindAllStringSubmatch(stderr, -1)
	for _, m := range mended {
		if !slices.Contains(certainCodes, m[1]) {
			t.Errorf("not certain: %s", m[0])
		}
	}
	if len(mended) < 5 {
		t.Errorf("mended:\n%s", stderr)
	}
	if _, _, again := start(nil, "check", "--fix", "--quiet", dir); !strings.HasSuffix(again, "no files changed\n") {
		t.Errorf("a second run says:\n%s", again)
	}
}

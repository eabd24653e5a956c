package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDiffTooLarge checks that the picture of two large models is refused before they are
// compared, and that of two folders before it is built.
func TestDiffTooLarge(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("model: m\ntitle: M\nactivities:\n")
	for i := range 600 {
		fmt.Fprintf(&text, "  - {id: a%d, title: Run a café}\n", i)
	}
	dir := t.TempDir()
	old, new := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	for folder, model := range map[string]string{old: text.String(), new: strings.ReplaceAll(text.String(), "café", "club")} {
		if err := os.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "m.yaml"), []byte(model), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const want = "were not drawn: too large to draw: at least 600 boxes, and the limit is 500; "
	for _, args := range [][]string{
		{"diff", filepath.Join(old, "m.yaml"), filepath.Join(new, "m.yaml"), "--format", "svg"},
		{"diff", old, new, "--format", "svg", "-o", filepath.Join(dir, "out")},
	} {
		if status, _, said := start(nil, args...); status != exitFailure || !strings.Contains(said, want) {
			t.Errorf("%s: %d, %s", args, status, said)
		}
	}
}

package formatdoc

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/format.md")

// TestMarkdown checks that docs/format.md is what the tables say.
func TestMarkdown(t *testing.T) {
	const file = "../../docs/format.md"
	if *update {
		if err := os.WriteFile(file, []byte(Markdown()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), Markdown()); diff != "" {
		t.Errorf("docs/format.md is not up to date; run: go test ./internal/formatdoc -update (-want +got):\n%s", diff)
	}
}

package layoutcache

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero/api"
)

func TestMain(m *testing.M) {
	Done() // as internal/layout does; until then the temporary folder is the cache
	os.Exit(m.Run())
}

// TestImports pins the two facts from which it follows that this package is initialised before wazero's compiler:
// everything it imports wazevo imports too, and its path sorts before wazevo's.
func TestImports(t *testing.T) {
	const ours, wazevo = "github.com/resultschain/resultschain/internal/layoutcache", "github.com/tetratelabs/wazero/internal/engine/wazevo"
	if ours >= wazevo {
		t.Errorf("%s does not sort before %s", ours, wazevo)
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go command here")
	}
	deps := func(system, pkg string) []string {
		cmd := exec.Command("go", "list", "-deps", pkg)
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", cmd, err)
		}
		return strings.Fields(string(out))
	}
	for _, system := range []string{"linux", "darwin", "windows"} {
		theirs := deps(system, wazevo)
		for _, dep := range deps(system, ours) {
			if dep != ours && !slices.Contains(theirs, dep) {
				t.Errorf("%s: this package imports %s, which wazevo does not", system, dep)
			}
		}
	}
}

func TestVersion(t *testing.T) {
	if v := Version("github.com/tetratelabs/wazero", api.EncodeF64); !strings.HasPrefix(v, "v1.") {
		t.Errorf("got %q, want a version of wazero", v)
	}
	if v := Version("example.com/wazero", api.EncodeF64); v != "" {
		t.Errorf("got %q of a module that is not there", v)
	}
}

func TestNowhere(t *testing.T) {
	if err := os.Mkdir(unusableTemp()+"/go-graphviz", 0o700); err == nil {
		t.Errorf("a folder could be made in %s", unusableTemp())
	}
}

package lsp

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestNeovim drives the server by the client of a real editor.
func TestNeovim(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes long with the race detector")
	}
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	script, err := filepath.Abs("testdata/neovim.lua")
	if err != nil {
		t.Fatal(err)
	}
	server, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range office {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--headless", "-n", "-i", "NONE", "-u", "NONE",
		"-c", "lua local ok, err = pcall(dofile, '"+script+"') if not ok then io.stderr:write(err) end", "-c", "qall!")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "OUT="+out, "SERVER="+server, "XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	want := strings.TrimPrefix(`
findings: LM007@26:29 LM035@7:14 LM043@6:10 LM050@1:8 LM070@28:7
completion: The council    partners: [hall, council
hover: **outcome** §P1§: Nobody is lonely\n\nlevel: Goal\n\ndescription: By 2030\n\nin plan.yaml\n\nnamed in 2 places
definition: plan.yaml:5
references: 3
highlights: 2
symbols: short
folds: 11
action: write "reach" reach: [{id: lonely, title: Lonely people}]
rename:     - id: friends,   - {id: growing, title: Vegetables grown, depends-on: [cafe/friends]}
format:   - {id: hall, name: Village hall} # ours, 35 lines
format again: no change
picture: Village café <svg
typing: LM001@3:1
end: stopped
`, "\n")
	want = strings.ReplaceAll(want, "§", "`")
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got)\n%s\n%s", diff, said)
	}
}

package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWebAssembly builds the command as browsers run it, and runs it in Node: it draws by the Graphviz that the page
// has, here an installed dot, as the command itself draws by that, and says what is missing where there is none.
func TestWebAssembly(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it builds the command anew")
	}
	for _, name := range []string{"node", "dot"} {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal(err)
			}
			t.Skip(err)
		}
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "resultschain.wasm")
	build := exec.Command("go", "build", "-gcflags=all=-l", "-ldflags=-s -w", "-o", program, "../cmd/resultschain") // compiled as for the page in site
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	page := filepath.Join(dir, "page.js")
	const graphviz = `globalThis.graphvizPlain = async dot => require("child_process").execFileSync("dot", ["-Tplain"], {input: dot})+"";`
	if err := os.WriteFile(page, []byte(graphviz), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	loader := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	model := filepath.Join("..", "examples", "stobswellbeing.yaml")
	run := func(name string, args ...string) []byte {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir} // there is little room for more
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			return append(out, stderr.Bytes()...)
		}
		return out
	}
	want := run("resultschain", "render", model, "--engine", "dot", "--format", "svg")
	got := run("node", "--require", page, loader, program, "render", model, "--format", "svg")
	if !bytes.Equal(got, want) || !bytes.HasPrefix(got, []byte("<svg")) {
		t.Errorf("the picture differs from that of the command:\n%.300s\nwant:\n%.300s", got, want)
	}
	if got := run("node", loader, program, "render", model, "--format", "svg"); !strings.Contains(string(got), "the page must have a function graphvizPlain") {
		t.Errorf("without a Graphviz: %s", got)
	}
	if got := run("node", loader, program, "check", filepath.Join("..", "examples", "broken.yaml")); !strings.Contains(string(got), "1 file checked: ") {
		t.Errorf("checking: %s", got)
	}
}

package cli

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestVSCode drives the extension for VS Code, whose client of the language server is the
// real one and whose editor is a script, with this command.
func TestVSCode(t *testing.T) {
	t.Parallel()
	node := needs(t, "node", "nodejs")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	run := func(args ...string) (string, error) {
		cmd := exec.CommandContext(ctx, node, args...)
		cmd.Env = append(os.Environ(), "NODE_PATH="+modulePath())
		said, err := cmd.CombinedOutput()
		return string(said), err
	}
	if _, err := run("-e", "require.resolve('vscode-languageclient/node')"); err != nil {
		lacking(t, "Node.js does not find vscode-languageclient of npm, by NODE_PATH or a node_modules/.bin on the PATH")
	}
	if said, err := run("../editors/vscode/test/extension.js", "testdata/vscode"); err != nil {
		t.Errorf("%v: %s", err, said)
	}
}

// TestVSCodePackage checks that the extension is tested with the client that it is packed with.
func TestVSCodePackage(t *testing.T) {
	t.Parallel()
	var manifest struct{ Dependencies map[string]string }
	src, err := os.ReadFile("../editors/vscode/package.json")
	if err == nil {
		err = json.Unmarshal(src, &manifest)
	}
	ci, err2 := os.ReadFile("../.ci/run")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	if want := "vscode-languageclient@" + manifest.Dependencies["vscode-languageclient"]; !strings.Contains(string(ci), want+"\n") {
		t.Errorf("CI does not install %s", want)
	}
}

package render

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// build builds the program in testdata/consumer, a module of its own, and returns its path. The lines are added to its
// workspace, in which it uses this module as it is, compiled already.
func build(t *testing.T, lines ...string) string {
	t.Helper()
	dir := t.TempDir()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	_, mod, _ := strings.Cut(read(filepath.Join(root, "go.mod")), "\n") // after the name of the module
	work := fmt.Sprintf("go 1.25.0\n\nuse .\nuse %q\n%s\n", root, strings.Join(lines, "\n"))
	for name, text := range map[string]string{"go.mod": "module consumer\n" + mod, "go.work": work, "main.go": read("testdata/consumer/main.go.txt")} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	exe := filepath.Join(dir, "consumer.exe")
	cmd := exec.Command("go", "build", "-o", exe, ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return exe
}

// TestConsumer runs a program that draws and uses go-graphviz itself, from several goroutines: nothing of either fails,
// though the dot program cannot help.
func TestConsumer(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it builds a program")
	}
	cmd := exec.Command(build(t))
	cmd.Env = append(os.Environ(), "PATH="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if want := "own 300 own errors 0 pictures 300 errors 0 wrong 0\nlast by the embedded engine true <nil>\n"; err != nil || string(out) != want {
		t.Errorf("%v\n%s\nwant %s", err, out, want)
	}
}

// TestAnotherVersion runs it with a go-graphviz that replaces the known one: its functions are used and not its inside,
// and they draw the same.
func TestAnotherVersion(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it builds a program")
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/goccy/go-graphviz").Output()
	if err != nil {
		t.Fatal(err)
	}
	fork := t.TempDir()
	if err := os.CopyFS(fork, os.DirFS(strings.TrimSpace(string(out)))); err != nil {
		t.Fatal(err)
	}
	main := filepath.Join(fork, "graphviz.go")
	source, err := os.ReadFile(main)
	if err != nil {
		t.Fatal(err)
	}
	const used = "its functions are used"
	const head = "func New(ctx context.Context) (*Graphviz, error) {\n"
	printing := strings.Replace(string(source), head, head+"println(\""+used+"\")\n", 1)
	if err := os.Remove(main); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(main, []byte(printing), 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd := exec.Command(build(t, "replace github.com/goccy/go-graphviz => "+fork), "alone")
	cmd.Stderr = &stderr
	out, err = cmd.Output()
	if want := "own 0 own errors 0 pictures 300 errors 0 wrong 0\nlast by the embedded engine true <nil>\n"; err != nil || string(out) != want || !strings.Contains(stderr.String(), used) {
		t.Errorf("%v\n%s%.500s\nwant %s", err, out, &stderr, want)
	}
}

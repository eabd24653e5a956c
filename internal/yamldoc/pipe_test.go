//go:build linux || darwin

package yamldoc

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/resultschain/resultschain/diag"
)

// TestPipe reads a pipe that nobody writes to, and a device that never ends:
// both are refused at once.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "plan.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "zero.yaml")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"plan.yaml": `the framework "plan.yaml" cannot be read: it is a pipe or a device, not a file`,
		"zero.yaml": `the framework "zero.yaml" cannot be read: it is a pipe or a device, not a file`,
	} {
		t.Run(name, func(t *testing.T) {
			fsys := os.DirFS(dir)
			done := make(chan error, 1)
			go func() {
				_, err := ReadFile(fsys, name)
				done <- err
			}()
			select {
			case err := <-done:
				if err == nil {
					t.Fatal("it was read")
				}
				if got := Unreachable(fsys, "framework", name, diag.Pos{File: "a.yaml", Line: 1}, err).Message; got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
			case <-time.After(10 * time.Second):
				t.Fatal("it waits")
			}
		})
	}
}

//go:build linux || darwin

package hostile

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A command is the program that is measured.
type command struct {
	exe     string
	service string // the example service; empty: it is not compiled yet
	dir     string // of its cache
}

// build compiles the command, as it is given out.
func build(t *testing.T) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), "resultschain")
	if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", exe, "../../cmd/resultschain").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return exe
}

// stdin is the file with what the command is given on standard input, if there is one.
const stdin = "stdin"

// prepare returns the command for the folder, or what stands for it in the table: this test
// as the page or as a program that changes a text.
func (c *command) prepare(t *testing.T, folder, args string) *exec.Cmd {
	t.Helper()
	words := strings.Fields(args)
	cmd := exec.Command(c.exe, words...)
	cmd.Env = append(os.Environ(), "RESULTSCHAIN_CACHE="+filepath.Join(c.dir, "cache"), "GOGC=") // as for users, whatever the tests run with
	if helpers[words[0]] != nil {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Path, cmd.Env = self, append(cmd.Env, asHelper+"=yes")
	}
	cmd.Dir = folder
	if in, err := os.Open(filepath.Join(folder, stdin)); err == nil {
		t.Cleanup(func() { in.Close() })
		cmd.Stdin = in
	}
	return cmd
}

// start starts it in the folder and waits for it, at most five minutes.
func (c *command) start(t *testing.T, folder, args string) (out string, status int, took cost) {
	t.Helper()
	if isRequest(args) {
		return c.ask(t, folder, args)
	}
	cmd := c.prepare(t, folder, args)
	printed, err := os.CreateTemp(c.dir, "printed-")
	if err != nil {
		t.Fatal(err)
	}
	defer printed.Close()
	cmd.Stdout, cmd.Stderr = printed, printed
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(5*time.Minute, func() { cmd.Process.Kill() })
	err = cmd.Wait()
	timer.Stop()
	var e *exec.ExitError
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	text, err := os.ReadFile(printed.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(text), cmd.ProcessState.ExitCode(), costOf(cmd, time.Since(begun))
}

// costOf returns what a command took that has ended.
func costOf(cmd *exec.Cmd, wall time.Duration) cost {
	p := cmd.ProcessState
	took := cost{wall: wall, time: p.UserTime() + p.SystemTime(), memory: int64(p.SysUsage().(*syscall.Rusage).Maxrss)}
	if runtime.GOOS == "linux" { // in KB there, and in bytes on a Mac
		took.memory <<= 10
	}
	return took
}

// cost is what a run without errors takes: the least of three.
func (c *command) cost(t *testing.T, folder, args string) cost {
	t.Helper()
	var least cost
	for i := range 3 {
		out, status, took := c.start(t, folder, args)
		if status != 0 {
			t.Fatalf("%s: exit status %d, %.2000s", args, status, out)
		}
		if i == 0 || took.time < least.time {
			least = took
		}
	}
	return least
}

// run runs the command on the input, and checks what it says and leaves.
func (c *command) run(t *testing.T, in input, folder string) cost {
	t.Helper()
	out, status, took := c.start(t, folder, in.command)
	if status != in.status || !strings.Contains(out, in.says) {
		t.Errorf("exit status %d, want %d and %q:\n%.2000s", status, in.status, in.says, out)
	}
	if i := strings.IndexFunc(out, func(r rune) bool { return r < ' ' && r != '\n' || r == '\u202e' }); i >= 0 && in.command != "lsp" {
		t.Errorf("the control character %q reaches the terminal", out[i])
	}
	if strings.Contains(out, "goroutine ") || strings.Contains(out, "root:") || strings.Contains(out, "secret") {
		t.Errorf("it tells too much:\n%.2000s", out)
	}
	_, name, draws := strings.Cut(in.command, "-o ")
	switch picture, err := os.ReadFile(filepath.Join(folder, name)); {
	case !draws:
	case in.status != 0:
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("it leaves a picture, %v", err)
		}
	case err != nil:
		t.Error(err)
	case strings.HasSuffix(name, ".svg"):
		onlyPicture(t, picture)
	}
	return took
}

// long is how long a command takes that every test asks to end on its way; -update asks all.
// usualEnd is how long it then takes at most; where it took longer, the machine may have
// been busy with other tests, and it is asked again, up to so often.
const (
	long     = 500 * time.Millisecond
	usualEnd = 200 * time.Millisecond
	tries    = 4
)

// end returns how long the command takes at most from a request to end, in the middle of
// its work on the input, to its end.
func (c *command) end(t *testing.T, in input, folder string, whole time.Duration) time.Duration {
	t.Helper()
	interrupt := c.interrupt
	if isRequest(in.command) {
		interrupt = c.leave
	}
	least := interrupt(t, in, folder, whole)
	for i := 1; i < tries && least > usualEnd; i++ {
		least = min(least, interrupt(t, in, folder, whole))
	}
	t.Logf("it ended %v after it was asked to", least)
	return least
}

// interrupt starts the command on the input again, asks it to end after a third of the time that
// it took, and returns how long that took.
func (c *command) interrupt(t *testing.T, in input, folder string, whole time.Duration) time.Duration {
	t.Helper()
	cmd := c.prepare(t, folder, in.command)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(whole / 3)
	asked := time.Now()
	cmd.Process.Signal(syscall.SIGTERM) // which fails where it was faster
	cmd.Wait()
	took := time.Since(asked)
	if left, _ := filepath.Glob(filepath.Join(folder, ".*.tmp")); left != nil {
		t.Errorf("it leaves %s", left)
	}
	return took
}

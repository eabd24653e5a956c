//go:build unix

package layout

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/layoutcache"
)

// These tests start this test binary as another program, which lays out a graph and writes where the cache was.

// asProgram is the environment variable that makes the test binary that program.
const asProgram = "RESULTSCHAIN_LAYOUT_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	if broken := os.Getenv(breaks); broken != "" {
		breakAndLay(broken)
		os.Exit(0)
	}
	d, err := Layout(context.Background(), []byte(small))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d boxes\nfolder=%s\nTMPDIR=%s\n", len(d.Nodes), layoutcache.Folder(), os.Getenv("TMPDIR"))
	os.Exit(0)
}

// breaks is the environment variable that makes that program break Graphviz.
const breaks = "RESULTSCHAIN_LAYOUT_BREAKS"

// breakAndLay breaks Graphviz in a way, and writes how layouts go after that.
func breakAndLay(way string) {
	switch way {
	case "closed":
		knownInstance.Close(context.Background())
	case "hangs":
		layoutTimeout = time.Nanosecond
	case "kept": // a layout that another part of the program has made and not freed
		longestWait = time.Millisecond
		instanceShare.enter()
		instanceShare.leave(1)
	}
	dot := chain(12, 14, 2)
	for range 4 {
		_, err := Lay(context.Background(), Embedded, dot)
		fmt.Println(err)
	}
	select {
	case <-dead:
		fmt.Println("given up")
	default:
	}
}

// TestBrokenForGood breaks Graphviz so that it never works again: it is given up, and an installed dot program used, or
// an error names the cause and the way out.
func TestBrokenForGood(t *testing.T) {
	needDot(t)
	for way, cause := range map[string]string{
		"closed": "module closed",
		"hangs":  "a layout has not ended after 1ns",
		"kept":   "has not freed what it has laid out",
	} {
		for _, path := range []string{os.Getenv("PATH"), t.TempDir()} {
			cmd := program(t, t.TempDir(), t.TempDir(), breaks+"="+way, "PATH="+path, layoutcache.Variable+"="+filepath.Dir(layoutcache.Folder()))
			out, err := cmd.CombinedOutput()
			lines := strings.Split(strings.TrimSpace(string(out)), "\n")
			if err != nil || len(lines) != 5 || lines[4] != "given up" {
				t.Fatalf("%s: %v\n%s", way, err, out)
			}
			for _, line := range lines[:4] {
				if path == os.Getenv("PATH") && line != "<nil>" {
					t.Errorf("%s, with a dot program: %s", way, line)
				}
				if path != os.Getenv("PATH") && !(strings.Contains(line, cause) && strings.Contains(line, "install Graphviz")) {
					t.Errorf("%s: %s", way, line)
				}
			}
		}
	}
}

// program returns a command of the program in an environment of its own: nothing but a home and a temporary folder.
func program(t *testing.T, home, tmp string, env ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Dir = "/"
	cmd.Env = append([]string{asProgram + "=1", "HOME=" + home, "TMPDIR=" + tmp}, env...)
	return cmd
}

// runProgram runs the program and returns the folder that it kept its machine code in.
func runProgram(t *testing.T, cmd *exec.Cmd) (folder string) {
	t.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, &stderr)
	}
	if !bytes.HasPrefix(out, []byte("4 boxes\n")) {
		t.Errorf("got %s", out)
	}
	for _, e := range cmd.Env {
		if strings.HasPrefix(e, "TMPDIR=") && !strings.Contains(string(out), e+"\n") {
			t.Errorf("the temporary folder was not put back: want %s\n%s", e, out)
		}
	}
	return string(regexp.MustCompile(`folder=(.*)`).FindSubmatch(out)[1])
}

// machineCode returns the files of the cache, but for the sums.
func machineCode(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(filepath.Join(folder, "go-graphviz"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

// one returns the cache's only file.
func one(t *testing.T, folder string) string {
	t.Helper()
	files := machineCode(t, folder)
	if len(files) != 1 {
		t.Fatalf("want one file of machine code, got %q", files)
	}
	return files[0]
}

// cold skips a test in which the program has to compile.
func cold(t *testing.T) {
	if raceEnabled {
		t.Skip("wazero compiles seven times slower under the race detector, which does not look at other processes")
	}
	t.Parallel()
}

// TestRunsFirst pins the order that package layoutcache relies on.
func TestRunsFirst(t *testing.T) {
	const module = "github.com/resultschain/resultschain"
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var got []string
	for _, m := range regexp.MustCompile(`(?m)^init (\S+) `).FindAllSubmatch(out, -1) {
		got = append(got, string(m[1]))
	}
	last := -1
	for _, want := range []string{
		module + "/internal/layoutcache",
		"github.com/tetratelabs/wazero/internal/engine/wazevo",
		"github.com/goccy/go-graphviz/internal/wasm",
		module + "/internal/layout",
	} {
		i := slices.Index(got, want)
		if i <= last {
			t.Errorf("%s is not initialised, or too early\n%s", want, strings.Join(got, "\n"))
		}
		last = i
	}
}

func TestCacheIsPrivate(t *testing.T) {
	cold(t)
	home, tmp := t.TempDir(), t.TempDir()
	folder := runProgram(t, program(t, home, tmp))
	if !strings.HasPrefix(folder, home) {
		t.Fatalf("the cache is in %q, want it below %s", folder, home)
	}
	if files, err := os.ReadDir(tmp); err != nil || len(files) > 0 {
		t.Errorf("the temporary folder has %v, %v", files, err)
	}
	for _, dir := range []string{folder, filepath.Dir(folder)} {
		info, err := os.Stat(dir)
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v; want 0700", dir, info.Mode(), err)
		}
	}
	code := one(t, folder)
	before, err := os.Stat(code)
	if err != nil {
		t.Fatal(err)
	}

	t.Run("kept", func(t *testing.T) {
		runProgram(t, program(t, home, tmp))
		after, err := os.Stat(code)
		if err != nil || !os.SameFile(before, after) {
			t.Errorf("the second start compiled again: %v", err)
		}
	})
	t.Run("cut short", func(t *testing.T) {
		if err := os.Truncate(code, before.Size()/2); err != nil {
			t.Fatal(err)
		}
		runProgram(t, program(t, home, tmp))
		after, err := os.Stat(one(t, folder))
		if err != nil || after.Size() != before.Size() {
			t.Errorf("got %v, %v; want it compiled anew", after, err)
		}
	})
	t.Run("altered", func(t *testing.T) {
		code := one(t, folder)
		want, err := os.ReadFile(code)
		if err != nil {
			t.Fatal(err)
		}
		altered := bytes.Clone(want)
		altered[len(altered)/2] ^= 1
		if err := os.WriteFile(code, altered, 0o600); err != nil {
			t.Fatal(err)
		}
		runProgram(t, program(t, home, tmp))
		if got, err := os.ReadFile(one(t, folder)); err != nil || bytes.Equal(got, altered) {
			t.Errorf("the altered code is still there: %v", err)
		}
	})
}

// TestNoHome starts the program without a home folder, and with one that cannot be made.
func TestNoHome(t *testing.T) {
	cold(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, home := range []string{"", filepath.Join(file, "home")} {
		tmp := t.TempDir()
		if folder := runProgram(t, program(t, home, tmp)); folder != "" {
			t.Errorf("home %q: the cache is in %s, want none", home, folder)
		}
		if files, err := os.ReadDir(tmp); err != nil || len(files) > 0 {
			t.Errorf("home %q: the temporary folder has %v, %v", home, files, err)
		}
	}
}

// TestSecondUser starts the program as a user who owns nothing here, where the first user's go-graphviz has been: its
// folder is in the temporary folder, and this is what makes go-graphviz alone panic.
func TestSecondUser(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may start a program as another user")
	}
	cold(t)
	public, err := os.MkdirTemp("", "resultschain-test-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(public)
	if err := os.Chmod(public, 0o755); err != nil {
		t.Fatal(err)
	}
	// The test binary itself is in a folder that only root may enter.
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	exe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(public, "program"), exe, 0o755); err != nil {
		t.Fatal(err)
	}
	home, tmp := filepath.Join(public, "home"), filepath.Join(public, "tmp")
	theirs := filepath.Join(tmp, "go-graphviz")
	for dir, mode := range map[string]os.FileMode{home: 0o700, tmp: 0o777 | os.ModeSticky, theirs: 0o755} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
	}
	compiled := filepath.Join(theirs, "wazero-dev-"+runtime.GOARCH+"-"+runtime.GOOS)
	if err := os.Mkdir(compiled, 0o700); err != nil {
		t.Fatal(err)
	}
	start := func() (folder string) {
		cmd := program(t, home, tmp)
		cmd.Path = filepath.Join(public, "program")
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		return runProgram(t, cmd)
	}
	if folder := start(); folder != "" {
		t.Errorf("the cache is in %s, want none", folder)
	}

	// With a home of their own, they have a cache of their own, whatever the first user has planted.
	if err := os.Chown(home, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	folder := start()
	if !strings.HasPrefix(folder, home) {
		t.Fatalf("the cache is in %q, want it below %s", folder, home)
	}
	if err := os.Chmod(compiled, 0o755); err != nil {
		t.Fatal(err)
	}
	planted := filepath.Join(compiled, filepath.Base(one(t, folder)))
	if err := os.WriteFile(planted, []byte("planted"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if again := start(); again != folder {
		t.Errorf("the cache is in %q, want %s", again, folder)
	}
	if b, err := os.ReadFile(planted); err != nil || string(b) != "planted" {
		t.Errorf("the planted file is %q, %v", b, err)
	}
}

// TestStartTogether starts programs at once, all of them without a cache to find.
func TestStartTogether(t *testing.T) {
	cold(t)
	home, tmp, dir := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "cache")
	env := layoutcache.Variable + "=" + dir
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() { runProgram(t, program(t, home, tmp, env)) })
	}
	wg.Wait()
	folder := runProgram(t, program(t, home, tmp, env))
	before, err := os.Stat(one(t, folder))
	if err != nil {
		t.Fatal(err)
	}
	runProgram(t, program(t, home, tmp, env))
	if after, err := os.Stat(one(t, folder)); err != nil || !os.SameFile(before, after) {
		t.Errorf("a later start compiled again: %v", err)
	}
}

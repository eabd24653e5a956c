//go:build unix

package layout

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// These tests run shell scripts in place of dot.

// fake returns a program that is a shell script. DIR in the script stands for a folder of the test.
func fake(t *testing.T, script string) (p *Program, dir string) {
	t.Helper()
	dir = t.TempDir()
	path := filepath.Join(dir, "dot")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+strings.ReplaceAll(script, "DIR", dir)+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return &Program{Path: path}, dir
}

// answer is what a script says that lays out one box.
const answer = "echo 'graph 1 1 1'; echo 'node a 0.5 0.5 1 1 a solid box black white'; echo stop\n"

// child has a script start something that holds its pipes and is to be killed with it.
const child = "sleep 300 & echo $! >DIR/new; mv DIR/new DIR/child\n"

// waitFor waits for what is sure to happen.
func waitFor(t *testing.T, what string, happened func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !happened(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// childGone waits until the script's child has ended.
func childGone(t *testing.T, dir string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "child"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the child is gone", func() bool {
		if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			return true
		}
		// It may have ended while nobody takes notice of it: state Z.
		stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		return strings.Contains(string(stat), ") Z ")
	})
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestProgramCancelled(t *testing.T) {
	p, dir := fake(t, child+"wait")
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	go func() {
		_, err := p.Layout(ctx, []byte(small))
		result <- err
	}()
	waitFor(t, "the child has started", func() bool { return exists(filepath.Join(dir, "child")) })
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	childGone(t, dir)

	if _, err := p.Layout(ctx, []byte(small)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestProgramDeadline(t *testing.T) {
	p, _ := fake(t, "exec sleep 300")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := p.Layout(ctx, []byte(small)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want context.DeadlineExceeded", err)
	}
}

func TestProgramTime(t *testing.T) {
	p, _ := fake(t, "exec sleep 300")
	p.Time = 50 * time.Millisecond
	_, err := p.Layout(t.Context(), []byte(small))
	if want := "too large to draw: the dot program was stopped after 50ms"; !isTooLarge(err) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		t.Error("the deadline was not the caller's")
	}
}

// TestProgramLeavesChild ends while something that it has started still holds its pipes.
func TestProgramLeavesChild(t *testing.T) {
	p, dir := fake(t, "cat >DIR/text\n"+child+answer)
	if _, err := p.Layout(t.Context(), []byte(small)); err == nil {
		t.Error("got no error")
	}
	childGone(t, dir)
}

func TestProgramLimits(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux limits another process")
	}
	p, _ := fake(t, "cat >DIR/text; echo $(ulimit -v) kB >&2; echo $(ulimit -t) s >&2; exit 1")
	p.Memory, p.Time = 100<<20, 20*time.Second
	_, err := p.Layout(t.Context(), []byte(small))
	if want := "102400 kB; 22 s"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}

	t.Run("dot", func(t *testing.T) {
		needDot(t)
		p := &Program{Memory: 30 << 20}
		if _, err := p.Layout(t.Context(), chain(20_000, 20_000, 1)); err == nil || isTooLarge(err) {
			t.Errorf("got %v, want it to fail", err)
		}
	})
}

func TestProgramGets(t *testing.T) {
	t.Setenv("RESULTSCHAIN_SECRET", "secret")
	p, dir := fake(t, `cat >DIR/text; pwd >DIR/folder; echo "$@" >DIR/arguments; env >DIR/environment`+"\n"+answer)
	d, err := drawn(t.Context(), p, []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Nodes) != 1 || d.Nodes[0].Name != "a" {
		t.Errorf("got %+v", d)
	}
	for name, want := range map[string]string{"text": small, "folder": "/\n", "arguments": "-Tplain\n"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
		}
	}
	env, err := os.ReadFile(filepath.Join(dir, "environment"))
	if err != nil || strings.Contains(string(env), "secret") || strings.Contains(string(env), "HOME=") || !strings.Contains(string(env), "LC_ALL=C\n") {
		t.Errorf("environment: %s, %v", env, err)
	}
}

func TestProgramFaults(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"endless", "exec yes", "the dot program wrote more than 67108864 bytes"},
		{"fails", answer + "printf '\\033[1mno\\n\\n\\nwhy\\n' >&2; exit 3", "the dot program failed: exit status 3: [1mno; why"},
		{"fails silently", "exit 3", "the dot program failed: exit status 3"},
		{"killed", "kill -9 $$", "the dot program failed: signal: killed"},
		{"not a program", "", "exec format error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := fake(t, c.script)
			if c.name == "not a program" {
				if err := os.WriteFile(p.Path, []byte("\x00"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			_, err := p.Layout(t.Context(), []byte(small))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestProgramFloods(t *testing.T) {
	p, _ := fake(t, "head -c 10000000 /dev/zero | tr '\\0' e >&2; exit 1")
	_, err := p.Layout(t.Context(), []byte(small))
	if n := len(fmt.Sprint(err)); err == nil || n > maxProgramErrors+100 {
		t.Errorf("got an error of %d bytes", n)
	}
	p, _ = fake(t, "head -c 10000000 /dev/zero | tr '\\0' e >&2\n"+answer)
	if _, err := p.Layout(t.Context(), []byte(small)); err != nil {
		t.Errorf("warnings made it fail: %v", err)
	}
}

// TestProgramReadsNotAll ends before it has read the text.
func TestProgramReadsNotAll(t *testing.T) {
	p, _ := fake(t, answer)
	if _, err := p.Layout(t.Context(), make([]byte, maxProgramText)); err != nil {
		t.Error(err)
	}
}

// TestProgramsTogether runs scripts that all wait for each other.
func TestProgramsTogether(t *testing.T) {
	p, _ := fake(t, "touch DIR/here.$$; until [ $(ls DIR | grep -c here) = 4 ]; do sleep 0.01; done\n"+answer)
	p.Processes = 4
	together(t, p, 4)
}

// TestProgramsInTurn runs scripts that fail when two run at once.
func TestProgramsInTurn(t *testing.T) {
	p, dir := fake(t, "mkdir DIR/busy || exit 9; sleep 0.05; rmdir DIR/busy\n"+answer)
	p.Processes = 1
	together(t, p, 4)

	// While one is running, another caller gives up.
	p, dir = fake(t, "touch DIR/here; until [ -e DIR/end ]; do sleep 0.01; done\n"+answer)
	p.Processes = 1
	var wg sync.WaitGroup
	wg.Go(func() { together(t, p, 1) })
	waitFor(t, "the first has started", func() bool { return exists(filepath.Join(dir, "here")) })
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := p.Layout(ctx, []byte(small)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want context.DeadlineExceeded", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "end"), nil, 0o644); err != nil {
		t.Error(err)
	}
	wg.Wait()
}

func together(t *testing.T, e Engine, callers int) {
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			if _, err := e.Layout(t.Context(), []byte(small)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

//go:build linux || darwin

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestBrokenPipe ends the command without a word when nobody reads on, as in
// "resultschain check … | head -1".
func TestBrokenPipe(t *testing.T) {
	cmd := exec.Command("resultschain", "check", "-")
	cmd.Stdin = strings.NewReader("model: m\ntitle: t\n" + strings.Repeat("k: 1\n", 6000))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReaderSize(out, 16).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "<stdin>:3:1: error: ") {
		t.Errorf("got %q, %v", line, err)
	}
	out.Close()
	cmd.Wait()
	if s := signalOf(cmd); s != syscall.SIGPIPE || stderr.Len() > 0 {
		t.Errorf("ended by %v, and said %q", s, stderr.String())
	}
}

// TestInterrupt ends the command by Ctrl-C while it waits for input.
func TestInterrupt(t *testing.T) {
	for _, args := range [][]string{{"check", "-"}, {"render", "-"}} {
		cmd := exec.Command("resultschain", args...)
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// When it has taken this in, it is reading.
		if _, err := in.Write(bytes.Repeat([]byte("# \n"), 1<<16)); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
		kill.Stop()
		if s := signalOf(cmd); s != syscall.SIGINT {
			t.Errorf("%v ended by %v", args, s)
		}
	}
}

func signalOf(cmd *exec.Cmd) syscall.Signal {
	return cmd.ProcessState.Sys().(syscall.WaitStatus).Signal()
}

// TestManyFiles checks more files than may be open at once.
func TestManyFiles(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		name := filepath.Join(dir, strings.Repeat("a", i%7+1), strings.Repeat("b", i/7+1)+".yaml")
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(starter, "model: our-model", fmt.Sprint("model: model-", i), 1)
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	lowerFileLimit(t, 64)
	status, out, errors := start(nil, "check")
	if status != exitClean || errors != "" || !strings.HasSuffix(out, "300 files checked: no errors, no warnings, 300 infos\n") {
		t.Errorf("exit status %d, %s%s", status, out, errors)
	}
}

// lowerFileLimit lets this process open no more files than n until the test
// ends.
func lowerFileLimit(t *testing.T, n uint64) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Skip(err)
	}
	low := limit
	low.Cur = min(low.Cur, n)
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &low); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit) })
}

// TestInterruptAfterWriting ends a batch by Ctrl-C when it has written files:
// that is not ignored, and no file is left half-written.
func TestInterruptAfterWriting(t *testing.T) {
	dir := t.TempDir()
	for i := range 400 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("m%03d.yaml", i)), []byte(starter), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	cmd := exec.Command("resultschain", "render", dir, "-o", out)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer kill.Stop()
	for {
		if entries, err := os.ReadDir(out); err == nil && len(entries) > 3 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	if s := signalOf(cmd); s != syscall.SIGINT {
		t.Errorf("ended by %v", s)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) == 400 {
		t.Error("the batch was not interrupted")
	}
	for _, e := range entries {
		picture, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil || filepath.Ext(e.Name()) != ".svg" || !bytes.HasSuffix(picture, []byte("</svg>\n")) {
			t.Errorf("%s is left half-written, %v", e.Name(), err)
		}
	}
}

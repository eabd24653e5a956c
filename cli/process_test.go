//go:build linux || darwin

package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
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
	for _, args := range [][]string{{"check", "-"}, {"render", "-"}, {"report", "-"}} {
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

// TestSignalWhileWriting sends each signal that asks a program to end while a large file
// is half written: the program ends by the signal at once, the old file is as it was, and
// nothing of the new one is left.
func TestSignalWhileWriting(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) {
			if signal.Ignored(s) {
				t.Skip("whoever runs the tests ignores this signal, as nohup does, and so does what they start")
			}
			for range 50 {
				if signalWhileWriting(t, s) {
					return
				}
			}
			t.Error("the file was never half written when the signal was to be sent")
		})
	}
}

// signalWhileWriting reports whether the file was half written when the signal was sent.
func signalWhileWriting(t *testing.T, s syscall.Signal) bool {
	dir := t.TempDir()
	defer os.RemoveAll(dir) // it is large, and there are many
	name, size := filepath.Join(dir, "chain.svg"), int64(len(much()))
	const old = "the picture of last year"
	if err := os.WriteFile(name, []byte(old), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("write-much", name)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Release()
	pid := cmd.Process.Pid
	kill := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer kill.Stop()
	part := func() string {
		names, err := filepath.Glob(filepath.Join(dir, ".*.tmp"))
		if err != nil || len(names) == 0 {
			return ""
		}
		return names[0]
	}
	halfWritten := func() bool {
		info, err := os.Stat(part())
		return err == nil && info.Size() < size/2
	}
	written := func() int64 {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	for begun := time.Now(); part() == "" && written() < size; {
		if time.Since(begun) > 20*time.Second {
			t.Fatal("the program has not begun to write")
		}
		time.Sleep(50 * time.Microsecond)
	}
	var status syscall.WaitStatus
	step := func(s syscall.Signal, options int) {
		if err := syscall.Kill(pid, s); err != nil {
			t.Fatal(err)
		}
		for {
			_, err := syscall.Wait4(pid, &status, options, nil)
			if err == nil {
				return
			}
			if err != syscall.EINTR {
				t.Fatal(err)
			}
		}
	}
	step(syscall.SIGSTOP, syscall.WUNTRACED)
	if !status.Stopped() || !halfWritten() { // it was written already
		step(syscall.SIGKILL, 0)
		return false
	}
	if err := syscall.Kill(pid, s); err != nil {
		t.Fatal(err)
	}
	step(syscall.SIGCONT, 0)
	if !status.Signaled() || status.Signal() != s {
		t.Errorf("ended with the status %#x", status)
	}
	if part() != "" {
		t.Error("half a file is left")
	}
	if now, err := os.ReadFile(name); err != nil || string(now) != old {
		t.Errorf("the file is %.40q, of %d bytes, %v", now, len(now), err)
	}
	return true
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

// TestManyFolders checks more folders than files may be open at once, each of which is
// named.
func TestManyFolders(t *testing.T) {
	t.Chdir(t.TempDir())
	args := []string{"check"}
	for i := range 200 {
		dir := fmt.Sprint("d", i)
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(starter, "model: our-model", fmt.Sprint("model: model-", i), 1)
		if err := os.WriteFile(filepath.Join(dir, "m.yaml"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, dir)
	}
	lowerFileLimit(t, 64)
	status, out, errors := start(nil, args...)
	if status != exitClean || errors != "" || !strings.HasSuffix(out, "200 files checked: no errors, no warnings, 200 infos\n") {
		t.Errorf("exit status %d, %s%s", status, out, errors)
	}
}

// TestPreviewPipe puts a pipe in the place of a file that is followed: the preview does
// not wait for somebody to write to it, and ends when it is asked to.
func TestPreviewPipe(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("m.yaml", []byte(starter), 0o666); err != nil {
		t.Fatal(err)
	}
	p := startPreview(t, "", "preview", "m.yaml")
	waitFor := func(words string) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
			r, err := http.Get(p.address + "file?name=m.yaml")
			if err != nil {
				t.Fatal(err)
			}
			page, err := io.ReadAll(r.Body)
			r.Body.Close()
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(page), words) {
				return
			}
			if time.Now().After(end) {
				t.Fatalf("the page is still\n%s", page)
			}
		}
	}
	waitFor("<svg") // or it would be a file that was never there
	if err := os.Remove("m.yaml"); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo("m.yaml", 0o666); err != nil {
		t.Fatal(err)
	}
	waitFor("it is a pipe or a device")
	p.cmd.Process.Signal(syscall.SIGTERM)
	kill := time.AfterFunc(20*time.Second, func() { p.cmd.Process.Kill() })
	defer kill.Stop()
	p.ended = true
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("it ends with %v", err)
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

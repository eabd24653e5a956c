package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/workspace"
)

// A previewProcess is a preview that runs until the test ends.
type previewProcess struct {
	cmd     *exec.Cmd
	address string // of the list
	first   string // the page that it prints, beneath that
	stderr  bytes.Buffer
	ended   bool
}

var previewLine = regexp.MustCompile(`^The preview is at (http://127\.0\.0\.1:\d+/[A-Z2-7]{26}/)(\S*) – press Ctrl-C to end it\.\n$`)

// startPreview starts the command in a folder, where "" is the working one, and reads the
// address that it prints.
func startPreview(t *testing.T, folder string, args ...string) *previewProcess {
	t.Helper()
	p := &previewProcess{cmd: exec.Command("resultschain", args...)}
	p.cmd.Dir = folder
	p.cmd.Stderr = &p.stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // where the test has not ended it
		if !p.ended {
			p.cmd.Process.Kill()
			p.cmd.Wait()
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	found := previewLine.FindStringSubmatch(line)
	if found == nil {
		t.Fatalf("it prints %q, %v\n%s", line, err, p.stderr.String())
	}
	p.address, p.first = found[1], found[2]
	return p
}

// TestPreview shows a page and ends by Ctrl-C, with status 0, though a page
// follows it.
func TestPreview(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "café.yaml"), []byte(starter), 0o666); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot send another Ctrl-C")
	}
	file := filepath.Join(dir, "café.yaml")
	p := startPreview(t, "", "preview", file)
	get := func(path string) *http.Response {
		t.Helper()
		r, err := http.Get(p.address + path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Body.Close() })
		return r
	}
	if want := "file?name=" + url.QueryEscape(filepath.ToSlash(file)); p.first != want {
		t.Errorf("the first page is %s, want %s", p.first, want)
	}
	for _, path := range []string{"", p.first} {
		page, err := io.ReadAll(get(path).Body)
		if err != nil || !strings.Contains(string(page), "caf%C3%A9.yaml") {
			t.Errorf("%q: %v\n%s", path, err, page)
		}
	}
	if r := get("../"); r.StatusCode != http.StatusForbidden {
		t.Errorf("without the token: status %d", r.StatusCode)
	}
	events := get("events")

	port := strings.Split(strings.Split(p.address, ":")[2], "/")[0]
	status, _, stderr := start(nil, "preview", dir, "--port", port)
	if status != exitFailure || stderr != fmt.Sprintf("resultschain: port %s is used by another program, or by another preview; choose another with --port, or leave --port out\n", port) {
		t.Errorf("exit status %d, %s", status, stderr)
	}

	p.cmd.Process.Signal(os.Interrupt)
	kill := time.AfterFunc(20*time.Second, func() { p.cmd.Process.Kill() })
	defer kill.Stop()
	p.ended = true
	if err := p.cmd.Wait(); err != nil || p.stderr.Len() > 0 {
		t.Errorf("it ends with %v, and says %q", err, p.stderr.String())
	}
	if _, err := io.ReadAll(events.Body); err != nil {
		t.Errorf("the page that follows is cut off: %v", err)
	}
	if c, err := net.Dial("tcp", "127.0.0.1:"+port); err == nil {
		c.Close()
		t.Error("it still listens")
	}
}

// TestPreviewOpen opens the page in a browser whose command line others may
// see: the address there leads to the page, and only once.
func TestPreviewOpen(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("no stand-in for the browser here")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"model.yaml": starter,
		"xdg-open":   "#!/bin/sh\nprintf '%s' \"$*\" >$0.tmp && mv $0.tmp $0.asked\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	p := startPreview(t, "", "preview", filepath.Join(dir, "model.yaml"), "--open")
	var asked []byte
	for begin := time.Now(); asked == nil; time.Sleep(10 * time.Millisecond) {
		if time.Since(begin) > 20*time.Second {
			t.Fatal("no browser was opened")
		}
		asked, _ = os.ReadFile(filepath.Join(dir, "xdg-open.asked"))
	}
	token := strings.Split(p.address, "/")[3]
	if strings.Contains(string(asked), token) {
		t.Errorf("the command line of the browser has the secret: %s", asked)
	}
	for _, want := range []int{http.StatusOK, http.StatusForbidden} {
		r, err := http.Get(string(asked))
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want || want == http.StatusOK && r.Request.URL.String() != p.address+p.first {
			t.Errorf("%s leads to %s, status %d; want %d", asked, r.Request.URL, r.StatusCode, want)
		}
	}
}

// TestPreviewFiles finds the same files as check, and the same in them.
func TestPreviewFiles(t *testing.T) {
	t.Chdir("..")
	for _, args := range [][]string{{"examples"}, {"examples/partnership"}, {"examples/broken.yaml"}, {"examples/village-cafe.yaml", "examples/broken.yaml"}} {
		_, out, _ := start(nil, append([]string{"check", "--format", "json"}, args...)...)
		var checked struct {
			Diagnostics []struct {
				File, Code, Message string
				Line, Column        int
			}
		}
		if err := json.Unmarshal([]byte(out), &checked); err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, d := range checked.Diagnostics {
			want = append(want, fmt.Sprintf("%s:%d:%d %s %s", d.File, d.Line, d.Column, d.Code, d.Message))
		}
		w, err := workspace.Open(workspace.Options{Args: args})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.Check(workspace.CheckOptions{Partial: w.Partial()}), w.AddFrameworks()); err != nil {
			t.Fatal(err)
		}
		for _, f := range w.Files {
			for _, d := range f.All() {
				got = append(got, fmt.Sprintf("%s:%d:%d %s %s", d.Pos.File, d.Pos.Line, d.Pos.Column, d.Code, d.Message))
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" || len(w.Files) == 0 || len(w.Unread) > 0 {
			t.Errorf("%q: (-check +preview)\n%s", args, diff)
		}
	}
}

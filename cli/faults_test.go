//go:build linux || darwin

package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel/rules"
)

// TestSignals ends a batch of 200 models by each signal that asks a program to
// end, while it writes: each picture that there is then is whole, and nothing
// else is there. What cannot be held, SIGKILL, may leave a file that was being
// written, but under a hidden name of its own.
func TestSignals(t *testing.T) {
	models := t.TempDir()
	for i := range 200 {
		if err := os.WriteFile(filepath.Join(models, fmt.Sprintf("m%03d.yaml", i)), []byte(starter), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
		t.Run(s.String(), func(t *testing.T) {
			if signal.Ignored(s) {
				t.Skip("whoever runs the tests ignores this signal, as nohup does, and so does what they start")
			}
			out := filepath.Join(t.TempDir(), "out")
			cmd := exec.Command("resultschain", "render", models, "-o", out, "--format", "svg,pdf")
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			kill := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
			defer kill.Stop()
			for drawnIn(out) < 5 {
				time.Sleep(time.Millisecond)
			}
			cmd.Process.Signal(s)
			cmd.Wait()
			if got := signalOf(cmd); got != s {
				t.Errorf("ended by %v, and said %q", got, stderr.String())
			}
			entries, err := os.ReadDir(out)
			if err != nil {
				t.Fatal(err)
			}
			if drawnIn(out) == 200 {
				t.Error("the batch was not ended in its middle")
			}
			for _, e := range entries {
				name := e.Name()
				switch {
				case filepath.Ext(name) == ".svg" && !strings.HasPrefix(name, "."):
					picture, err := os.ReadFile(filepath.Join(out, name))
					if err != nil {
						t.Fatal(err)
					}
					wellFormed(t, string(picture))
					if !bytes.HasSuffix(picture, []byte("</svg>\n")) {
						t.Errorf("%s is half-written", name)
					}
				case filepath.Ext(name) == ".pdf" && !strings.HasPrefix(name, "."):
					picture, err := os.ReadFile(filepath.Join(out, name))
					if err != nil || !bytes.HasPrefix(picture, []byte("%PDF-")) || !bytes.HasSuffix(picture, []byte("%%EOF\n")) {
						t.Errorf("%s is half-written, %v", name, err)
					}
				case s == syscall.SIGKILL && unfinished.MatchString(name):
				default:
					t.Errorf("%s is left", name)
				}
			}
		})
	}
}

var unfinished = regexp.MustCompile(`^\.[A-Z2-7]{26}\.tmp$`)

// drawnIn is how many SVGs there are in the folder.
func drawnIn(folder string) int {
	names, _ := filepath.Glob(filepath.Join(folder, "*.svg")) // an error is of the pattern only
	return len(names)
}

// TestReadOnlyFolder writes into a folder that may not be written to, as a user
// whom permissions bind.
func TestReadOnlyFolder(t *testing.T) {
	dir, err := os.MkdirTemp("", "resultschain-test-") // not under a folder that is this user's only
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"m.yaml": starter, "out/m.svg": "the picture of last year"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{dir, out} {
		if err := os.Chmod(name, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(dir, 0o755) // so that it can be removed
	defer os.Chmod(out, 0o755)
	exe := "resultschain"
	var as *syscall.SysProcAttr
	if os.Geteuid() == 0 {
		exe = forAnybody(t)
		as = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	for _, c := range []struct {
		args string
		want string
	}{
		{"render m.yaml -o out/m.svg", "resultschain: \"out/m.svg\" cannot be written: permission denied\n"},
		{"render m.yaml -o out", "resultschain: \"m.yaml\": \"out/m.svg\" cannot be written: permission denied\n"},
		{"render m.yaml -o out/more/", "resultschain: \"m.yaml\": \"out/more/m.svg\" cannot be written: permission denied\n"},
		{"new -o out/new.yaml", "resultschain: \"out/new.yaml\" cannot be written: permission denied\n"},
	} {
		cmd := exec.Command(exe, strings.Fields(c.args)...)
		cmd.Dir, cmd.SysProcAttr = dir, as
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		err := cmd.Run()
		var e *exec.ExitError
		if !errors.As(err, &e) || e.ExitCode() != exitFailure || stderr.String() != c.want {
			t.Errorf("%s: %v, %s", c.args, err, stderr.String())
		}
	}
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if old, err := os.ReadFile(filepath.Join(out, "m.svg")); err != nil || string(old) != "the picture of last year" {
		t.Errorf("the old picture is %q, %v", old, err)
	}
}

// forAnybody is the command where every user may start it.
func forAnybody(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("resultschain")
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "resultschain-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "resultschain")
	if err := os.WriteFile(name, program, 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

// vanishing is a file system in which a file that a folder lists is not there
// when it is opened.
type vanishing struct {
	fs.FS
	name string
}

func (v vanishing) Open(name string) (fs.File, error) {
	if name == v.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.FS.Open(name)
}

// TestVanishing checks that a file that vanishes between listing and reading is
// reported, and that the others are read where they may be.
func TestVanishing(t *testing.T) {
	fsys := vanishing{fstest.MapFS{"m/a.yaml": {Data: []byte(starter)}, "m/b.yaml": {Data: []byte(starter)}}, "m/b.yaml"}
	if _, err := rules.CheckFiles(fsys, nil, "m"); !errors.Is(err, fs.ErrNotExist) || err.Error() != "reading the models: open m/b.yaml: file does not exist" {
		t.Errorf("got %v", err)
	}

	t.Chdir(t.TempDir())
	for _, name := range []string{"a.yaml", "b.yaml"} {
		if err := os.WriteFile(name, []byte(starter), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	// Another program that saves and removes b.yaml, as editors do.
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
				os.Remove("b.yaml")
				os.WriteFile("b.yaml", []byte(starter), 0o666)
			}
		}
	})
	seen := map[int]int{}
	for range 200 {
		status, out, said := start(nil, "check", "--format", "json")
		seen[status]++
		var r struct{ Files, Errors int }
		if err := json.Unmarshal([]byte(out), &r); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		switch {
		case status == exitFailure && said == "resultschain: there is no file or folder \"b.yaml\"; did you mean \"a.yaml\"?\n",
			status == exitFailure && said == "resultschain: there is no file or folder \"b.yaml\"\n",
			status == exitClean && said == "",
			status == exitFindings && said == "": // it was read empty, or both were and have one id
		default:
			t.Fatalf("exit status %d, %s%s", status, out, said)
		}
		if r.Files < 1 {
			t.Fatalf("no file was checked: %s", out)
		}
	}
	close(done)
	wg.Wait()
	t.Logf("exit statuses: %v", seen)
}

// slow is a file system that gives one byte at a time.
type slow struct{ fs.FS }

func (s slow) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return slowFile{f, iotest.OneByteReader(f)}, nil
}

type slowFile struct {
	fs.File
	slow io.Reader
}

func (f slowFile) Read(b []byte) (int, error) { return f.slow.Read(b) }

// TestSlow reads from a file system that gives little at a time, and from a
// program that writes slowly.
func TestSlow(t *testing.T) {
	fsys := os.DirFS("../examples")
	want, wantFramework, err := rules.Load(fsys, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got, framework, err := rules.Load(slow{fsys}, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the model (-want +got):\n%s", diff)
	}
	if framework.ID != wantFramework.ID || len(framework.Outcomes) != len(wantFramework.Outcomes) {
		t.Errorf("the framework is %s", framework.ID)
	}

	t.Chdir(t.TempDir())
	if err := syscall.Mkfifo("pipe.yaml", 0o600); err != nil {
		t.Skip(err)
	}
	go func() {
		w, err := os.OpenFile("pipe.yaml", os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
			return
		}
		defer w.Close()
		for i := 0; i < len(starter); i += 100 {
			if _, err := io.WriteString(w, starter[i:min(i+100, len(starter))]); err != nil {
				t.Error(err)
			}
			time.Sleep(2 * time.Millisecond)
		}
	}()
	status, out, said := start(nil, "check", "pipe.yaml")
	if status != exitClean || said != "" || !strings.HasSuffix(out, "1 file checked: no errors, no warnings, 1 info\n") {
		t.Errorf("exit status %d, %s%s", status, out, said)
	}
}

// TestHostileNames checks files whose names hold line ends, findings, escapes
// for terminals and marks that turn the direction of writing: each finding
// stays on its line, and each format is what it says.
func TestHostileNames(t *testing.T) {
	t.Chdir(t.TempDir())
	names := []string{
		"a\nb.yaml:1:1: error: \"x\" is wrong [LM001].yaml", "c\r\nd.yaml", "e\x1b[31mred\u202e.yaml", "f\u2028g\u0085h.yaml",
		"::error file=x::y.yaml", "\"quoted\".yaml", "i'; rm -rf j.yaml", "<b>&amp;.yaml", "]]>.yaml", "%0A::error::k.yaml", "-l.yaml", "=1+1.yaml", "[m](n).yaml", "##[error]o.yaml",
	}
	slices.Sort(names)
	for i, name := range names {
		model := strings.Replace(starter, "model: our-model", fmt.Sprintf("model: m%d", i), 1)
		model = strings.Replace(model, "leads-to: [meetings]", "leads-to: [nowhere]", 1)
		if err := os.WriteFile(name, []byte(model), 0o666); err != nil {
			t.Skip(err) // not every file system has such names
		}
	}
	const message = `"nowhere" is not defined in this model; add an element with this id, or correct it`
	for _, c := range []struct {
		format string
		find   func(t *testing.T, out string) (files []string) // of the findings, where the format has them as they are
	}{
		{"text", func(t *testing.T, out string) []string {
			if n := len(regexp.MustCompile(`(?m)^[^ |].*:35:16: error: "nowhere" .* \[LM003\]$`).FindAllString(out, -1)); n != len(names) {
				t.Errorf("%d lines are findings", n)
			}
			return nil
		}},
		{"json", func(t *testing.T, out string) (files []string) {
			var r struct {
				Diagnostics []struct{ File, Message string }
			}
			if err := json.Unmarshal([]byte(out), &r); err != nil {
				t.Fatal(err)
			}
			for _, d := range r.Diagnostics {
				if d.Message == message {
					files = append(files, d.File)
				}
			}
			return files
		}},
		{"rdjsonl", func(t *testing.T, out string) (files []string) {
			lines := bufio.NewScanner(strings.NewReader(out))
			for lines.Scan() {
				var d struct {
					Message  string
					Location struct{ Path string }
				}
				if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
					t.Fatal(err)
				}
				if d.Message == message {
					files = append(files, d.Location.Path)
				}
			}
			return files
		}},
		{"sarif", func(t *testing.T, out string) []string {
			var r struct {
				Runs []struct{ Results []struct{ RuleID string } }
			}
			if err := json.Unmarshal([]byte(out), &r); err != nil || len(r.Runs) != 1 {
				t.Fatal(err)
			}
			n := 0
			for _, found := range r.Runs[0].Results {
				if found.RuleID == "LM003" {
					n++
				}
			}
			if n != len(names) {
				t.Errorf("%d findings", n)
			}
			return nil
		}},
		{"junit", func(t *testing.T, out string) (files []string) {
			var r struct {
				Suites []struct {
					Name  string `xml:"name,attr"`
					Cases []struct {
						Failure *struct{} `xml:"failure"`
					} `xml:"testcase"`
				} `xml:"testsuite"`
			}
			if err := xml.Unmarshal([]byte(out), &r); err != nil {
				t.Fatal(err)
			}
			for _, s := range r.Suites {
				for _, c := range s.Cases {
					if c.Failure != nil {
						files = append(files, "")
					}
				}
			}
			if len(files) != len(names) {
				t.Errorf("%d findings", len(files))
			}
			return nil
		}},
		{"github", func(t *testing.T, out string) []string {
			for line := range strings.Lines(out) {
				if !regexp.MustCompile(`^::(error|warning|notice) file=[^,:]+,line=\d+,`).MatchString(line) {
					t.Errorf("%q is no annotation", line)
				}
			}
			if n := strings.Count(out, "::error file="); n != len(names) {
				t.Errorf("%d errors", n)
			}
			return nil
		}},
	} {
		t.Run(c.format, func(t *testing.T) {
			status, out, said := start(nil, "check", "--format", c.format)
			if status != exitFindings || said != "" {
				t.Errorf("exit status %d, %s", status, said)
			}
			if c.format == "text" {
				noControls(t, out)
			} else if strings.ContainsAny(out, "\x1b\r") { // programs read these formats, and want the names as they are
				t.Error("a control character is left as it is")
			}
			if files := c.find(t, out); files != nil {
				slices.Sort(files)
				if diff := cmp.Diff(names, files); diff != "" {
					t.Errorf("the names (-want +got):\n%s", diff)
				}
			}
		})
	}
	for _, args := range [][]string{
		{"coverage"}, {"coverage", "--format", "md"}, {"coverage", "--format", "csv"}, {"progress", "."}, {"progress", ".", "--format", "md"}, {"progress", ".", "--format", "csv"},
		{"render", ".", "-o", "out"}, {"explain", "./" + names[0]}, {"render", "./" + names[1], "--force", "-o", "x\ny/z.svg"}, {"check", "no\nsuch\x1b[31m"}, {"e\x1b\nf"},
	} {
		_, out, said := start(nil, args...)
		noControls(t, out+said)
	}
}

// noControls makes sure that nothing drives the terminal or the service that
// shows the log of a pipeline, and that no line is one of a file's name.
func noControls(t *testing.T, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		if strings.ContainsAny(strings.TrimSuffix(line, "\n"), "\r\x1b\u202e\u2028\u0085") {
			t.Errorf("a control character reaches the terminal: %q", line)
		}
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
			t.Errorf("a name is taken for a command of a pipeline: %q", line)
		}
		if strings.HasPrefix(line, "b.yaml:1:1: error:") || strings.HasPrefix(line, "b.yaml\\:") {
			t.Errorf("a name is taken for a finding: %q", line)
		}
	}
}

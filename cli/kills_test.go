//go:build linux || darwin

package cli

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var kills = flag.Int("kills", 1, "how often TestKills ends each command")

// TestKills ends each command that writes, and the preview, at a random moment. Every
// file then has its old content or the new one, and nothing else is there, nor in the
// folder for temporary files, but for what SIGKILL leaves: a hidden file of which the
// name says that it is none, and what a browser was given to print.
//
//	go test ./cli -run TestKills -kills 500 -v
func TestKills(t *testing.T) {
	t.Parallel()
	signals := []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGINT}
	for _, s := range signals {
		if signal.Ignored(s) {
			t.Skip("whoever runs the tests ignores this signal, as nohup does, and so does what they start")
		}
	}
	other := strings.NewReplacer("model: our-model", "model: other", "title: ", "title: Other ").Replace(starter)

	before := map[string][]byte{"m.yaml": []byte(starter), "old.yaml": []byte(other), "both/a.yaml": []byte(starter), "both/b.yaml": []byte(other), "late/a.yaml": []byte(other),
		"fault.yaml": []byte(strings.Replace(starter, "title:", "titel:", 1)), "wide.yaml": []byte(strings.ReplaceAll(starter, ": ", ":   ")), "v.csv": []byte("indicator,on,value\nknown,2026,5\n")}
	for _, name := range []string{"x.svg", "x.png", "x.pdf", "x.html", "x.docx", "x.md", "x.xlsx", "x.json"} {
		before[name] = []byte("of last year")
	}
	lines := []string{
		"render m.yaml -o x.svg", "fmt wide.yaml both", "preview both", // and in long runs:
		"render m.yaml -o x.png", "render m.yaml -o x.pdf", "render both -o pictures --format svg,pdf", "report m.yaml --force -o x.html",
		"report m.yaml --force -o x.docx", "report m.yaml --force -o y.md", "report m.yaml --force -o x.pdf", "export m.yaml -o x.xlsx", "export m.yaml -o x.json", "import w.xlsx -o z.yaml",
		"check --fix fault.yaml", "diff old.yaml m.yaml -o x.svg", "diff both late -o changes", "coverage both -o x.html",
		"new -o n.yaml", "new --template n.xlsx", "rename cafe lunch m.yaml", "values v.csv m.yaml", "move contacts medium both/a.yaml",
	}
	if *kills == 1 {
		lines = lines[:3]
	}
	for _, line := range lines {
		t.Run(line, func(t *testing.T) {
			args := strings.Fields(line)
			dir := t.TempDir()
			layOut(t, dir, before)
			if args[0] == "import" {
				runIn(t, dir, "export", "m.yaml", "-o", "w.xlsx")
			}
			old := contents(t, dir)
			begun := time.Now()
			if args[0] != "preview" {
				runIn(t, dir, args...)
			}
			usual := time.Since(begun)
			whole := func(name string, text []byte) bool { // a browser writes the time into its PDF
				return line == "report m.yaml --force -o x.pdf" && name == "x.pdf" && bytes.HasPrefix(text, []byte("%PDF-")) && bytes.HasSuffix(bytes.TrimSpace(text), []byte("%%EOF"))
			}
			if args[0] == "preview" {
				usual = time.Second
			}
			done := contents(t, dir)
			if args[0] != "preview" && len(changed(old, done)) == 0 {
				t.Fatal("it writes nothing")
			}
			var slowest time.Duration
			late, unwritten := 0, 0
			for i := range *kills {
				for name := range done {
					os.Remove(filepath.Join(dir, name))
				}
				layOut(t, dir, old)
				s := signals[i%len(signals)]
				took, left := endIn(t, dir, time.Duration(rand.Int64N(int64(usual))), s, args...)
				if len(left) > 0 && s != syscall.SIGKILL {
					t.Errorf("%v leaves %s in the folder for temporary files", s, left)
				}
				slowest = max(slowest, took)
				if took > 200*time.Millisecond {
					late++
				}
				now := contents(t, dir)
				for name, text := range now {
					switch {
					case bytes.Equal(text, old[name]) && old[name] != nil, bytes.Equal(text, done[name]) && done[name] != nil, whole(name, text):
					case s == syscall.SIGKILL && unfinished.MatchString(filepath.Base(name)):
						os.Remove(filepath.Join(dir, name))
					default:
						t.Errorf("%v leaves %s of %d bytes", s, name, len(text))
					}
				}
				for name := range old {
					if now[name] == nil {
						t.Errorf("%v: %s is gone", s, name)
					}
				}
				if len(changed(done, now)) > 0 {
					unwritten++
				}
			}
			t.Logf("%d runs ended, %d of them before all was written; %d took over 200 ms to end, the slowest %v", *kills, unwritten, late, slowest.Round(time.Millisecond))
			if late > 1+*kills/20 { // a busy machine may not come to it at once
				t.Error("too many took over 200 ms to end")
			}
		})
	}
}

// endIn starts the command in a folder, sends it a signal after a while, and returns how
// long it then took to end, and what is left in its folder for temporary files.
func endIn(t *testing.T, dir string, after time.Duration, s syscall.Signal, args ...string) (time.Duration, []os.DirEntry) {
	t.Helper()
	temp, err := os.MkdirTemp("", "") // of a short name, as browsers need one
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(temp)
	cmd := exec.Command("resultschain", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TMPDIR="+temp)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	begun := time.Now()
	cmd.Process.Signal(s)
	kill := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer kill.Stop()
	cmd.Wait()
	took := time.Since(begun)
	left, err := os.ReadDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	return took, left
}

func runIn(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("resultschain", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil && !strings.Contains(fmt.Sprint(err), "exit status 1") {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// layOut writes files into a folder.
func layOut(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// contents returns the files of a folder and of those in it.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = text
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// changed returns the files that one of two folders lacks, or has with another content.
func changed(a, b map[string][]byte) (names []string) {
	for _, files := range []map[string][]byte{a, b} {
		for name := range files {
			if !bytes.Equal(a[name], b[name]) || (a[name] == nil) != (b[name] == nil) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

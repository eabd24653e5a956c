package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestState reads a model and its framework again and again: what is good is
// kept while it is not, and is another thing where any of its text is.
func TestState(t *testing.T) {
	m, f := &logicmodel.Model{Title: "M"}, &outcomes.Framework{Title: "F"}
	faulty := diag.List{{Severity: diag.Error, Message: "m"}}
	a := func(text string, sound bool) *workspace.File {
		a := &workspace.File{Name: "a", Text: []byte(text), Model: m, Framework: f}
		if !sound {
			a.Findings = faulty
		}
		return a
	}
	framework := func(text string) *workspace.File {
		return &workspace.File{Name: "f", Text: []byte(text), Kind: workspace.Framework, Framework: f}
	}
	unreadable := &workspace.File{Name: "a", Text: []byte("{"), Findings: faulty}

	s := &state{}
	read := func(files ...*workspace.File) *entry {
		s = newState(s, &workspace.Workspace{Files: files})
		return s.byName["a"]
	}
	e := read(a("1", true), framework("1"))
	first, revision := e.good, s.revision
	if first == nil || e.now != first || s.byName["f"].good.model != nil {
		t.Fatalf("got %+v", e)
	}
	if read(a("1", true), framework("1")); s.revision != revision {
		t.Error("the same text is another thing")
	}
	if e = read(a("1", true), framework("2")); e.good == first || s.revision == revision {
		t.Error("another framework is the same thing")
	}
	second := e.good
	if e = read(a("2", false), framework("2")); e.good != second || e.now == nil || e.now == second {
		t.Errorf("a model with errors: got %+v", e)
	}
	if e = read(unreadable); e.good != second || e.now != nil || e.gone {
		t.Errorf("a file that cannot be read: got %+v", e)
	}
	if title, _, kind := e.title(); title != "M" || kind != "logic model" {
		t.Errorf("it is called %s, a %s", title, kind)
	}
	revision = s.revision
	if e = read(); e.good != second || !e.gone || len(s.files) != 0 || s.revision == revision {
		t.Errorf("a file that is not there: got %+v", e)
	}
	if e = read(a("3", true)); e.good == second || e.now != e.good || e.gone {
		t.Errorf("its return: got %+v", e)
	}
	for i := range maxGone {
		read(&workspace.File{Name: fmt.Sprint(i)})
	}
	for range 2 {
		read()
	}
	if len(s.byName) > maxGone+1 {
		t.Errorf("%d files are remembered", len(s.byName))
	}
}

// TestReadFiles checks that no folder stays open after files were read again and again,
// however late the memory is taken up that knows of it.
func TestReadFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "m.yaml"), []byte("model: m\ntitle: M\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	open := func() int {
		all, err := os.ReadDir("/dev/fd")
		if err != nil {
			t.Skip(err)
		}
		return len(all)
	}
	before := open()
	for range 20 {
		for _, arg := range []string{dir, filepath.Join(dir, "m.yaml")} {
			if read, err := readFiles(workspace.Options{Args: []string{arg}}); err != nil || len(read.Files) != 1 {
				t.Fatalf("%v, %v", read, err)
			}
		}
		if _, err := readFiles(workspace.Options{Args: []string{dir}, Root: dir, Framework: filepath.Join(dir, "m.yaml")}); err == nil {
			t.Fatal("a model is taken for a framework")
		}
	}
	if after := open(); after > before+5 { // of other tests
		t.Errorf("%d files were open, and %d are now", before, after)
	}
}

func TestCounts(t *testing.T) {
	list := func(severities ...diag.Severity) (l diag.List) {
		for _, s := range severities {
			l = append(l, diag.Diagnostic{Severity: s})
		}
		return l
	}
	for _, tt := range []struct {
		list        diag.List
		want, worst string
	}{
		{nil, "nothing wrong", ""},
		{list(diag.Error), "1 error", "error"},
		{list(diag.Info, diag.Warning, diag.Info), "1 warning, 2 infos", "warning"},
		{list(diag.Warning, diag.Error, diag.Error), "2 errors, 1 warning", "error"},
	} {
		if got := countText(tt.list); got != tt.want || worstSeverity(tt.list) != tt.worst {
			t.Errorf("got %s, %s; want %s, %s", got, worstSeverity(tt.list), tt.want, tt.worst)
		}
	}
}

package workspace

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// put writes files, by their names, and makes their folder the working one.
func put(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOrder reads many files with standard input among them, in the order in
// which they are named, and one that is not there.
func TestOrder(t *testing.T) {
	files := map[string]string{}
	var args, want []string
	for i := range 100 {
		name := fmt.Sprint("m", i, ".yaml")
		files[name] = "model: " + name
		args, want = append(args, name), append(want, name+" model: "+name)
		switch i {
		case 5:
			args, want = append(args, "-"), append(want, "<stdin> model: stdin")
		case 32:
			args = append(args, "missing.yaml")
		}
	}
	put(t, files)
	w, err := Open(Options{Args: args, Stdin: strings.NewReader("model: stdin")})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range w.Files {
		got = append(got, f.Name+" "+string(f.Text))
		if f.Kind != Model {
			t.Errorf("%s is a %q", f.Name, f.Kind)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(w.Unread) != 1 || w.Unread[0].Error() != `there is no file or folder "missing.yaml"` {
		t.Errorf("unread: %v", w.Unread)
	}
	if _, err := Open(Options{Args: []string{"-", "-"}, Stdin: strings.NewReader("")}); !isUsage(err) {
		t.Errorf("standard input twice: %v", err)
	}
}

// TestAgain checks texts that are not saved in place of files, and then the files
// themselves after they have changed.
func TestAgain(t *testing.T) {
	put(t, map[string]string{
		"a.yaml":      "model: a\ntitle: A\nframework: plan/p.yaml\n",
		"plan/p.yaml": "framework: p\ntitle: P\nlevels: [{id: l, title: L}]\noutcomes: [{id: O, level: l, title: All are well}]\n",
		"other.yaml":  "things: []\n",
	})
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	titles := func(unsaved map[string][]byte) string {
		t.Helper()
		w, err := Open(Options{Unsaved: unsaved})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Check(CheckOptions{Partial: w.Partial()}); err != nil {
			t.Fatal(err)
		}
		if len(w.Files) != 2 || w.Skipped != 1 || w.Files[0].Framework == nil {
			t.Fatalf("%d files, %d passed over", len(w.Files), w.Skipped)
		}
		return w.Files[0].Model.Title + " " + w.Files[0].Framework.Title + " " + w.Files[1].Framework.Title
	}
	if got := titles(nil); got != "A P P" {
		t.Errorf("the files are %s", got)
	}
	text, _ := os.ReadFile("plan/p.yaml")
	if got := titles(map[string][]byte{
		filepath.Join(here, "a.yaml"):         []byte("model: a\ntitle: B\nframework: plan/p.yaml\n"),
		filepath.Join(here, "plan", "p.yaml"): []byte(strings.Replace(string(text), "title: P", "title: Q", 1)),
	}); got != "B Q Q" {
		t.Errorf("the texts that are not saved are %s", got)
	}
	if err := os.WriteFile("a.yaml", []byte("model: a\ntitle: C\nframework: plan/p.yaml\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := titles(nil); got != "C P P" {
		t.Errorf("the changed files are %s", got)
	}
}

// TestFrameworks adds the frameworks that models name, and records where one is
// looked for that is not there.
func TestFrameworks(t *testing.T) {
	framework := "title: F\nlevels: [{id: l%[1]s, title: L}]\noutcomes: [{id: %[1]s, level: l%[1]s, title: All are well}]\n"
	put(t, map[string]string{
		"models/good.yaml":         "model: good\ntitle: Good\nframework: ../frameworks/local.yaml\n",
		"models/sub/lost.yaml":     "model: lost\ntitle: Lost\nframework: ../../frameworks/missing.yaml\n",
		"models/sub/data.yaml":     "things: []\n",
		"frameworks/local.yaml":    "framework: local\nextends: [national.yaml]\n" + fmt.Sprintf(framework, "L1"),
		"frameworks/national.yaml": "framework: national\n" + fmt.Sprintf(framework, "N1"),
	})
	w, err := Open(Options{Args: []string{"models"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Check(CheckOptions{Partial: w.Partial()}), w.AddFrameworks()); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range w.Files {
		got = append(got, fmt.Sprintf("%s %t", f.Name, f.IsRead()))
	}
	want := []string{
		"models/good.yaml true",
		"models/sub/lost.yaml true",
		"frameworks/local.yaml true",
		"frameworks/national.yaml true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"models", "models/sub"}, w.Folders); diff != "" {
		t.Errorf("folders (-want +got)\n%s", diff)
	}
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	var looked []string
	for _, path := range w.LookedFor() {
		rel, err := filepath.Rel(here, path)
		if err != nil {
			t.Fatal(err)
		}
		looked = append(looked, filepath.ToSlash(rel))
	}
	if diff := cmp.Diff([]string{"frameworks", "frameworks/local.yaml", "frameworks/missing.yaml", "frameworks/national.yaml",
		"models/good.yaml", "models/sub/lost.yaml"}, looked); diff != "" {
		t.Errorf("looked for (-want +got)\n%s", diff)
	}
	for name, want := range map[string]bool{"frameworks/national.yaml": true, "models/good.yaml": false, "models/sub/data.yaml": false} {
		if got := w.HasRead(name); got != want {
			t.Errorf("that %s is read because it is named: %t", name, got)
		}
	}
}

func TestKindOf(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"model: a\n", "model"},
		{"title: A\nframework: a\nmodel: b\n", "model"},
		{"\ufeff\"framework\" : a\n", "framework"},
		{`{"title": "A", "model": "a"}`, "model"},
		{`{"mod\u0065l": "a"}`, "model"},
		{`{"title": "a model of a framework"}`, ""},
		{`{"framework": {"id": "a"}, "outcomes": []}`, ""}, // what coverage writes
		{"things:\n  model: a\n", ""},
		{"things: [a]\n", ""},
		{"", ""},
	} {
		if got := KindOf([]byte(test.src)); got != test.want {
			t.Errorf("%q is a %q, want %q", test.src, got, test.want)
		}
	}
}

package edit_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/outcomes"
)

func open(t testing.TB, name, src string) *edit.File {
	t.Helper()
	f, err := edit.Open(name, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// changedLines returns the lines that are only in one of two texts, with "-" or "+"
// before them, as far as a text is changed line by line.
func changedLines(before, after string) (changed []string) {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(a) > 0 && len(b) > 0 && a[0] == b[0]:
			a, b = a[1:], b[1:]
			continue
		case len(b) > 0 && (len(a) == 0 || slices.Contains(b, a[0])):
			changed = append(changed, "+"+strings.TrimRight(b[0], "\r\n"))
			b = b[1:]
		default:
			changed = append(changed, "-"+strings.TrimRight(a[0], "\r\n"))
			a = a[1:]
		}
	}
	return changed
}

// checkEdits checks that the edits of a file make its text of the one that was opened.
func checkEdits(t testing.TB, f *edit.File, before string) {
	t.Helper()
	got, err := diag.Fix{Edits: f.Edits()}.Apply([]byte(before))
	if err != nil || string(got) != string(f.Bytes()) {
		t.Errorf("the edits do not make the text: %v\n%s", err, got)
	}
}

// TestChangedLines checks that only the lines that must change do.
func TestChangedLines(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("../../examples/stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, "stobswellbeing.yaml", string(src))
	if err := f.Rename("wellbeing", "well"); err != nil {
		t.Fatal(err)
	}
	in := outcomes.Indicator{ID: "trusted", Title: "People who trust a neighbour", Unit: "%", Targets: []outcomes.Figure{{Value: "51.2", On: "2026"}}}
	if err := f.Add(in, "well", "indicators"); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"-      leads-to: [wellbeing]",
		"+      leads-to: [well]",
		"-  id: wellbeing",
		"+  id: well",
		"+  indicators:",
		"+    - id: trusted",
		"+      title: People who trust a neighbour",
		"+      unit: \"%\"",
		"+      targets:",
		"+        - {value: 51.2, on: 2026}",
	}
	if got := changedLines(string(src), string(f.Bytes())); !slices.Equal(got, want) {
		t.Errorf("changed lines:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	checkEdits(t, f, string(src))
}

const small = `model: m # cafe, not the activity
title: cafe
partners: [{id: cafe-owners, name: 'The cafe'}]
activities:
  - {id: cafe, title: cafe, leads-to: [meals, {to: meals2, because: cafe}]}
  # cafe stays in comments
outputs:
  - id: 'meals'
    title: Meals
    leads-to: [ "well" ]
  - {id: meals2, title: More, leads-to: [well]}
end-state:
  id: "well"
  title: Well
`

func TestRename(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, to string
		want           string // the changed lines
	}{
		{"only ids", "cafe", "shop", "-  - {id: cafe, title: cafe, leads-to: [meals, {to: meals2, because: cafe}]}\n+  - {id: shop, title: cafe, leads-to: [meals, {to: meals2, because: cafe}]}"},
		{"quotes stay", "well", "no", "-    leads-to: [ \"well\" ]\n-  - {id: meals2, title: More, leads-to: [well]}\n+    leads-to: [ \"no\" ]\n+  - {id: meals2, title: More, leads-to: [\"no\"]}\n-  id: \"well\"\n+  id: \"no\""},
		{"a date", "meals2", "2024-01-02", "-  - {id: cafe, title: cafe, leads-to: [meals, {to: meals2, because: cafe}]}\n+  - {id: cafe, title: cafe, leads-to: [meals, {to: \"2024-01-02\", because: cafe}]}\n-  - {id: meals2, title: More, leads-to: [well]}\n+  - {id: \"2024-01-02\", title: More, leads-to: [well]}"},
		{"the model", "m", "mm", "-model: m # cafe, not the activity\n+model: mm # cafe, not the activity"},
		{"the same", "cafe", "cafe", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, br := range []string{"\n", "\r\n"} {
				src := strings.ReplaceAll(small, "\n", br)
				f := open(t, "m.yaml", src)
				if err := f.Rename(c.from, c.to); err != nil {
					t.Fatal(err)
				}
				if got := strings.Join(changedLines(src, string(f.Bytes())), "\n"); got != c.want {
					t.Errorf("changed lines:\n%s\nwant\n%s", got, c.want)
				}
				checkEdits(t, f, src)
			}
		})
	}
}

func TestRenameRefused(t *testing.T) {
	t.Parallel()
	src := small + "risks: [{id: meals, text: None come}]\n"
	for _, c := range []struct{ from, to, want string }{
		{"cafe", "well", `"well" is the id of an element already, at m.yaml:13:7; choose another`},
		{"cafe", "a café", `"a café" cannot be an id; use letters, digits, "-", "_" and "." only, as in "a-café"`},
		{"caffe", "x", `there is no thing called "caffe" in m.yaml; did you mean "cafe"?`},
		{"meals", "x", `"meals" is the id of an element at m.yaml:8:9 and a risk at m.yaml:15:14; say which of them is meant`},
	} {
		f := open(t, "m.yaml", src)
		if err := f.Rename(c.from, c.to); err == nil || err.Error() != c.want {
			t.Errorf("%s to %s: %v\nwant %s", c.from, c.to, err, c.want)
		}
		if string(f.Bytes()) != src {
			t.Errorf("%s to %s: the text changed", c.from, c.to)
		}
	}
}

// TestRenameAcross renames in a folder: in models of a framework, and in those that link to
// another.
func TestRenameAcross(t *testing.T) {
	t.Parallel()
	openAll := func() []*edit.File {
		return []*edit.File{
			open(t, "top.yaml", "framework: top\ntitle: T\nlevels: [{id: no, title: N}]\noutcomes:\n  - {id: NO1, title: One, level: no, indicators: [{id: i, title: I}]}\n"),
			open(t, "sub/f.yaml", "framework: f\ntitle: F\nextends: [../top.yaml]\noutcomes:\n  - {id: O1, title: O, contributes-to: [NO1]}\n"),
			open(t, "sub/a.yaml", "model: a\ntitle: A\nframework: f.yaml\nactivities:\n  - {id: x, title: X, supports: [NO1, O1], leads-to: [b/x], indicators: [i, {id: j, title: J, measures: i}]}\n"),
			open(t, "b.yaml", "model: b\ntitle: B\nactivities:\n  - {id: x, title: X, supports: [NO1], depends-on: [a/x], indicators: [i]}\n"),
		}
	}
	for _, c := range []struct {
		kind     diag.Kind
		from, to string
		want     string
	}{
		{"", "NO1", "NEW", "top.yaml sub/f.yaml sub/a.yaml"},
		{"", "a/x", "y", "sub/a.yaml b.yaml"},
		{diag.KindModel, "b", "bb", "sub/a.yaml b.yaml"},
		{diag.KindIndicator, "i", "k", "top.yaml sub/a.yaml"},
		{"", "no", "nos", "top.yaml"},
	} {
		files, before := openAll(), openAll()
		thing, err := edit.Find(files, c.kind, c.from)
		if err == nil {
			err = edit.Rename(files, thing, c.to)
		}
		if err != nil {
			t.Errorf("%s: %v", c.from, err)
			continue
		}
		var changed []string
		for i, f := range files {
			if string(f.Bytes()) != string(before[i].Bytes()) {
				changed = append(changed, f.Name())
			}
		}
		if got := strings.Join(changed, " "); got != c.want {
			t.Errorf("%s: changed %s, want %s", c.from, got, c.want)
		}
	}
	files := openAll()
	if _, err := edit.Find(files, "", "x"); err == nil || !strings.Contains(err.Error(), `"x" is the id of an element at sub/a.yaml:5:10 and an element at b.yaml:4:10`) {
		t.Errorf("an id of two models: %v", err)
	}
	twins := append(files, open(t, "c.yaml", "model: a\ntitle: A\nactivities: [{id: z, title: Z}]\n"))
	if thing, err := edit.Find(twins, "", "a/x"); err != nil {
		t.Error(err)
	} else if err := edit.Rename(twins, thing, "y"); err == nil || !strings.Contains(err.Error(), `there are two models called "a", in sub/a.yaml and c.yaml`) {
		t.Errorf("two models of one id: %v", err)
	}
	thing, err := edit.Find(files, diag.KindOutcome, "NO1")
	if err != nil {
		t.Fatal(err)
	}
	if err := edit.Rename(files, thing, "O1"); err == nil || !strings.Contains(err.Error(), "sub/f.yaml:5:10") {
		t.Errorf("an id that a framework below has: %v", err)
	}
}

// TestUseFramework renames an outcome of a framework that the models do not name.
func TestUseFramework(t *testing.T) {
	t.Parallel()
	framework := open(t, "f.yaml", "framework: f\ntitle: F\noutcomes: [{id: O, title: O}]\n")
	files := []*edit.File{
		framework,
		open(t, "a.yaml", "model: a\ntitle: A\nactivities: [{id: x, title: X, supports: [O]}]\n"),
		open(t, "b.yaml", "model: b\ntitle: B\nframework: other.yaml\nactivities: [{id: x, title: X, supports: [O]}]\n"),
		open(t, "c.yaml", "model: c\ntitle: C\nactivities: [{id: x, title: X, supports: [O]}]\n"),
	}
	for _, f := range files[:3] {
		f.UseFramework(framework)
	}
	thing, err := edit.Find(files, "", "O")
	if err == nil {
		err = edit.Rename(files, thing, "P")
	}
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		if got := strings.Contains(string(f.Bytes()), "P"); got != (i < 3) {
			t.Errorf("%s is changed: %v", f.Name(), got)
		}
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	f := open(t, "m.yaml", small)
	for _, c := range []struct {
		at   string
		want string
	}{
		{"meals, {to", "element meals"},
		{"eals, {to", "element meals"},
		{", {to", "element meals"},
		{"cafe-owners", "partner cafe-owners"},
		{"m # cafe", "model m"},
		{"cafe stays", ""},
	} {
		at := diag.NewText(small).Pos("m.yaml", strings.Index(small, c.at))
		got := ""
		if thing, ok := edit.At([]*edit.File{f}, at); ok {
			got = string(thing.Kind) + " " + thing.ID
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.at, got, c.want)
		}
	}
}

func TestChange(t *testing.T) {
	t.Parallel()
	const model = `model: m
title: M
activities:

  - id: a # the first
    title: A
    leads-to: [b]

  # about b
  - id: b
    title: "B"
    # leads-to: [later]
outputs:
- {id: o, title: O}
`
	for _, c := range []struct {
		name string
		do   func(f *edit.File) error
		want string
	}{
		{"set a text", func(f *edit.File) error { return f.Set("A: new", "a", "title") }, "-    title: A\n+    title: \"A: new\""},
		{"keep quotes", func(f *edit.File) error { return f.Set(`a "b"`, "b", "title") }, "-    title: \"B\"\n+    title: \"a \\\"b\\\"\""},
		{"set at the top", func(f *edit.File) error { return f.Set("2025", "as-at") }, "+as-at: 2025"},
		{"add a key in its place", func(f *edit.File) error { return f.Set([]string{"p"}, "a", "partners") }, "+    partners: [p]"},
		{"lengthen a link", func(f *edit.File) error { return f.Set("so it is", "a", "leads-to", "b", "because") }, "-    leads-to: [b]\n+    leads-to: [{to: b, because: so it is}]"},
		{"add a link", func(f *edit.File) error { return f.Add("o", "a", "leads-to") }, "-    leads-to: [b]\n+    leads-to: [b, o]"},
		{"add a list", func(f *edit.File) error {
			return f.Add(logicmodel.Link{To: logicmodel.Ref{ID: "b"}, Feedback: true}, "o", "leads-to")
		},
			"-- {id: o, title: O}\n+- {id: o, title: O, leads-to: [{to: b, feedback: true}]}"},
		{"add an element", func(f *edit.File) error {
			return f.Add(logicmodel.Element{ID: "c", Title: "C", LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "o"}}}}, "activities")
		},
			"+\n+  - id: c\n+    title: C\n+    leads-to: [o]"},
		{"add as neighbours are", func(f *edit.File) error { return f.Add(logicmodel.Element{ID: "p", Title: "P"}, "outputs") }, "+- {id: p, title: P}"},
		{"add a stage", func(f *edit.File) error {
			return f.Add(logicmodel.Element{ID: "s", Title: "S"}, "outcomes", "short")
		},
			"+outcomes:\n+  short:\n+    - id: s\n+      title: S"},
		{"add a partner", func(f *edit.File) error {
			return f.Add(logicmodel.Partner{ID: "p", Name: "P"}, "partners")
		}, "+partners:\n+  - id: p\n+    name: P"},
		{"remove an element", func(f *edit.File) error { return f.Remove("b") },
			"-    leads-to: [b]\n-  # about b\n-  - id: b\n-    title: \"B\""},
		{"move", func(f *edit.File) error { return f.Move("b", logicmodel.Output) },
			"-  # about b\n-  - id: b\n-    title: \"B\"\n+# about b\n+- id: b\n+  title: \"B\""},
		{"several lines", func(f *edit.File) error { return f.Set("One.\nTwo.\n", "summary") }, "+summary: |\n+  One.\n+  Two."},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, br := range []string{"\n", "\r\n"} {
				src := strings.ReplaceAll(model, "\n", br)
				f := open(t, "m.yaml", src)
				if err := c.do(f); err != nil {
					t.Fatal(err)
				}
				if got := strings.Join(changedLines(src, string(f.Bytes())), "\n"); got != c.want {
					t.Errorf("changed lines:\n%s\nwant\n%s", got, c.want)
				}
				if strings.Count(string(f.Bytes()), "\n") != strings.Count(string(f.Bytes()), br) {
					t.Error("line ends differ")
				}
				checkEdits(t, f, src)
			}
		})
	}
}

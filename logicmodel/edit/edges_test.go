package edit_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// TestFaultsElsewhere changes files that have faults.
func TestFaultsElsewhere(t *testing.T) {
	t.Parallel()
	const src = "model: m\ntitel: M # no such key\nactivities:\n  - id: a\n    title: &name A\n    leads-to: [b, b2]\n    partners:\n  - id:\t\"b\"\n    title:\t*name\nend-state:\n  id: e\n  tittle: E\n  kind: odd\n"
	for _, c := range []struct {
		name string
		do   func(f *edit.File) error
		want string // the changed lines, or the error
	}{
		{"rename", func(f *edit.File) error { return f.Rename("b", "c") }, "-    leads-to: [b, b2]\n+    leads-to: [c, b2]\n-  - id:\t\"b\"\n+  - id:\t\"c\""},
		{"set what has no value", func(f *edit.File) error { return f.Set([]string{"p"}, "a", "partners") }, "-    partners:\n+    partners: [p]"},
		{"set what has a fault", func(f *edit.File) error { return f.Set("practice", "e", "kind") }, "-  kind: odd\n+  kind: practice"},
		{"add to what has none", func(f *edit.File) error { return f.Add("x", "e", "reach") }, "+  reach: [x]"},
		{"a new fault", func(f *edit.File) error { return f.Set("odder", "e", "kind") }, `m.yaml:13:9: error: "odder" is not one of reach, awareness, capacity, practice, condition; write one of these [LM001]`},
		{"a key that there is not", func(f *edit.File) error { return f.Set("x", "a", "colour") }, `m.yaml:8:5: error: "colour" is not a key of an activity; use one of: id, title`},
		{"something that is not there", func(f *edit.File) error { return f.Set("x", "a", "leads-to", "q", "because") }, `there is no "q" under "activities, a, leads-to" in m.yaml`},
		{"nothing", func(f *edit.File) error { return f.Set("", "a", "title") }, `there is nothing to write under "title"; use Remove to remove what is there`},
		{"no path", func(f *edit.File) error { return f.Remove() }, "the path is empty; begin it with a key of the file, or with an id"},
		{"a value of another sort", func(f *edit.File) error { return f.Set(struct{}{}, "a", "title") }, "a value of type struct {} cannot be written into a file"},
		{"an item of no list", func(f *edit.File) error { return f.Add("x", "a", "title") }, `"activities, a, title" holds no list, so nothing can be added to it`},
		{"a required key", func(f *edit.File) error { return f.Remove("a", "id") }, `m.yaml:4:5: error: this activity has no "id"; add one`},
		{"a move of what is not there", func(f *edit.File) error { return f.Move("q", logicmodel.Output) }, `there is no element called "q" in m.yaml`},
	} {
		f := open(t, "m.yaml", src)
		err := c.do(f)
		got := strings.Join(changedLines(src, string(f.Bytes())), "\n")
		if err != nil && got == "" {
			got = err.Error()
		}
		if got != c.want && (err == nil || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
		checkEdits(t, f, src)
	}
	for _, c := range []struct{ src, want string }{
		{"model: m\ntitle: [", `"m.yaml" cannot be changed before its faults are mended: `},
		{"x: y\n", `"m.yaml" is neither a logic model nor a framework`},
		{"\xff\xfem\x00o\x00d\x00e\x00l\x00:\x00 \x00m\x00", `"m.yaml" is in UTF-16; save it as UTF-8, and change it then`},
	} {
		if _, err := edit.Open("m.yaml", []byte(c.src)); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.src, err, c.want)
		}
	}
}

// TestOnePlace makes one change after another at one place.
func TestOnePlace(t *testing.T) {
	t.Parallel()
	f := open(t, "m.yaml", small)
	for _, err := range []error{
		f.Rename("cafe", "kiosk"), f.Rename("kiosk", "shop"), f.Set("Shop", "shop", "title"), f.Set("The shop", "shop", "title"),
		f.Add("meals2", "shop", "supports"), f.Remove("shop", "supports"),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	if got := strings.Join(changedLines(small, string(f.Bytes())), "\n"); got != "-  - {id: cafe, title: cafe, leads-to: [meals, {to: meals2, because: cafe}]}\n+  - {id: shop, title: The shop, leads-to: [meals, {to: meals2, because: cafe}]}" {
		t.Error(got)
	}
	checkEdits(t, f, small)
}

// TestLarge changes a model of 10,000 elements, also in JSON of one line, which is over 1 MB.
func TestLarge(t *testing.T) {
	t.Parallel()
	m := &logicmodel.Model{ID: "m", Title: "M"}
	for i := range 10_000 {
		m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("e", i), Title: "A step that a title of about this length describes well", Stage: logicmodel.Activity,
			LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e7"}}, {To: logicmodel.Ref{ID: fmt.Sprint("e", i+1)}}}})
	}
	yaml, err := m.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	json, err := m.MarshalJSON()
	if err != nil || len(json) < 1<<20 {
		t.Fatalf("%d bytes of JSON, %v", len(json), err)
	}
	for _, src := range [][]byte{yaml, json} {
		begin := time.Now()
		f := open(t, "m.yaml", string(src))
		for _, err := range []error{f.Rename("e7", "seven"), f.Set("Last", "e9999", "title"), f.Add("seven", "e9999", "supports")} {
			if err != nil {
				t.Fatal(err)
			}
		}
		took := time.Since(begin)
		if n := bytes.Count(f.Bytes(), []byte("seven")); n != 10_003 {
			t.Errorf("the new id stands in %d places", n)
		}
		checkEdits(t, f, string(src))
		if took > 10*time.Second {
			t.Errorf("took %v", took)
		}
		t.Log(took)
	}
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFiles reads more files than are read ahead, some of them large, with
// standard input and one that is not there among them.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	var targets []target
	for i := range 3 * filesAhead {
		name := filepath.Join(dir, fmt.Sprint(i, ".yaml"))
		text := fmt.Sprintf("model: m%d\n", i)
		if i%10 == 3 {
			text += strings.Repeat("# much\n", bytesAhead/3/len("# much\n"))
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		targets = append(targets, target{name: name})
		switch i {
		case 5:
			targets = append(targets, target{name: "-", named: true})
		case filesAhead:
			targets = append(targets, target{name: filepath.Join(dir, "missing.yaml")})
		}
	}
	open := newOpener("", strings.NewReader("model: stdin\n"))
	next, models := 0, 0
	for i, f := range open.files(targets) {
		if i != next {
			t.Fatalf("file %d comes after %d others", i, next)
		}
		next++
		name := targets[i].name
		if strings.HasSuffix(name, "missing.yaml") {
			if f.err == nil {
				t.Error("the file that is not there was read")
			}
			continue
		}
		if f.err != nil {
			t.Fatalf("%s: %v", name, f.err)
		}
		want := "model: stdin\n"
		if name != "-" {
			want = fmt.Sprintf("model: m%d\n", models)
			models++
		}
		if !bytes.HasPrefix(f.in.src, []byte(want)) {
			t.Errorf("%s begins with %q, want %q", name, f.in.src[:min(len(f.in.src), 20)], want)
		}
		if f.in.kind() != "model" {
			t.Errorf("%s is a %q", name, f.in.kind())
		}
	}
	if next != len(targets) {
		t.Errorf("%d of %d files were told", next, len(targets))
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
		if got := kindOf([]byte(test.src)); got != test.want {
			t.Errorf("%q is a %q, want %q", test.src, got, test.want)
		}
	}
}

package layoutcache

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// put writes a file of the cache.
func put(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// names returns the files that clean leaves, and whether it vouches for them.
func names(t *testing.T, dir string) map[string]bool {
	t.Helper()
	kept, err := removeUnknown(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, line := range kept {
		got[strings.Trim(path.Base(line), `"`)] = true
	}
	files, err := filepath.Glob(filepath.Join(dir, "go-graphviz", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		got[filepath.Base(f)] = got[filepath.Base(f)]
	}
	return got
}

func TestClean(t *testing.T) {
	const folder = "go-graphviz/wazero-dev/"
	fill := func(t *testing.T) string {
		dir := t.TempDir()
		put(t, dir, folder+"a", "machine code")
		put(t, dir, folder+"b", "other machine code")
		writeSums(dir, nil)
		return dir
	}
	for _, c := range []struct {
		name   string
		damage func(t *testing.T, dir string)
		want   map[string]bool
	}{
		{"none", func(*testing.T, string) {}, map[string]bool{"a": true, "b": true}},
		{"cut short", func(t *testing.T, dir string) { put(t, dir, folder+"a", "mach") }, map[string]bool{"b": true}},
		{"altered", func(t *testing.T, dir string) { put(t, dir, folder+"a", "machine c0de") }, map[string]bool{"b": true}},
		{"not noted", func(t *testing.T, dir string) { put(t, dir, folder+"c", "new") }, map[string]bool{"a": true, "b": true}},
		{"in the making", func(t *testing.T, dir string) { put(t, dir, folder+"c.1.tmp", "new") },
			map[string]bool{"a": true, "b": true, "c.1.tmp": false}},
		{"left over", func(t *testing.T, dir string) {
			put(t, dir, folder+"c.1.tmp", "new")
			if err := os.Chtimes(filepath.Join(dir, folder+"c.1.tmp"), time.Time{}, time.Unix(0, 0)); err != nil {
				t.Fatal(err)
			}
		}, map[string]bool{"a": true, "b": true}},
		{"gone", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, folder+"a")) }, map[string]bool{"b": true}},
		{"a link", func(t *testing.T, dir string) {
			os.Rename(filepath.Join(dir, folder+"a"), filepath.Join(dir, "elsewhere"))
			if err := os.Symlink(filepath.Join(dir, "elsewhere"), filepath.Join(dir, folder+"a")); err != nil {
				t.Skip(err)
			}
		}, map[string]bool{"b": true}},
		{"no sums", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, sumsFile)) }, map[string]bool{}},
		{"bad sums", func(t *testing.T, dir string) { put(t, dir, sumsFile, "\x00\x00\x00") }, map[string]bool{}},
		{"sums cut short", func(t *testing.T, dir string) { put(t, dir, sumsFile, "0000 12 \"go-gr") }, map[string]bool{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := fill(t)
			c.damage(t, dir)
			if diff := cmp.Diff(c.want, names(t, dir)); diff != "" {
				t.Errorf("kept (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCleanNothing(t *testing.T) {
	if got := names(t, t.TempDir()); len(got) > 0 {
		t.Errorf("an empty folder has %v", got)
	}
}

// TestVouch pins that a start that adds nothing writes nothing, and one that adds a file keeps the others.
func TestVouch(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "go-graphviz/wazero-1/a", "machine code")
	writeSums(dir, nil)
	trusted, err := removeUnknown(dir)
	if err != nil || len(trusted) != 1 {
		t.Fatalf("got %v, %v", trusted, err)
	}
	before, err := os.Stat(filepath.Join(dir, sumsFile))
	if err != nil {
		t.Fatal(err)
	}
	writeSums(dir, trusted)
	if after, err := os.Stat(filepath.Join(dir, sumsFile)); err != nil || !os.SameFile(before, after) {
		t.Errorf("the sums were written again: %v", err)
	}
	put(t, dir, "go-graphviz/wazero-2/b", "other machine code")
	writeSums(dir, trusted)
	if diff := cmp.Diff(map[string]bool{"a": true, "b": true}, names(t, dir)); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
}

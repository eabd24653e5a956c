//go:build unix

package layoutcache

import (
	"os"
	"path/filepath"
	"testing"
)

func TestChoose(t *testing.T) {
	other := filepath.Join(t.TempDir(), "new", "cache")
	home := t.TempDir()
	for _, c := range []struct {
		name, variable, home, want string
	}{
		{"the user's", "", home, ""},
		{"the variable's", other, home, other},
		{"again", other, home, other},
		{"no home", "", "", "error"},
		{"no folder", os.DevNull, home, "error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv(Variable, c.variable)
			t.Setenv("HOME", c.home)
			t.Setenv("XDG_CACHE_HOME", "")
			want := c.want
			if want == "" {
				base, err := os.UserCacheDir()
				if err != nil {
					t.Fatal(err)
				}
				want = filepath.Join(base, "resultschain")
			}
			got, err := chooseFolder()
			if want == "error" {
				if err == nil {
					t.Errorf("got %s, want an error", got)
				}
				return
			}
			if err != nil || got != want {
				t.Fatalf("got %q, %v; want %s", got, err, want)
			}
			if info, err := os.Lstat(got); err != nil || info.Mode() != os.ModeDir|0o700 {
				t.Errorf("got %v, %v; want a folder with 0700", info, err)
			}
		})
	}
}

func TestNotPrivate(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(path string) error
		root bool
	}{
		{name: "a file", make: func(path string) error { return os.WriteFile(path, nil, 0o700) }},
		{name: "a link", make: func(path string) error { return os.Symlink(t.TempDir(), path) }},
		{name: "open to the group", make: func(path string) error {
			if err := os.Mkdir(path, 0o700); err != nil {
				return err
			}
			return os.Chmod(path, 0o770)
		}},
		{name: "somebody else's", root: true, make: func(path string) error {
			if err := os.Mkdir(path, 0o700); err != nil {
				return err
			}
			return os.Chown(path, 65534, 65534)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.root && os.Geteuid() != 0 {
				t.Skip("only root may give a folder away")
			}
			path := filepath.Join(t.TempDir(), "cache")
			if err := c.make(path); err != nil {
				t.Fatal(err)
			}
			if err := makePrivate(path); err == nil {
				t.Error("it was accepted")
			}
		})
	}
}

// TestBelongsToUser has root look at the home of another user, as under sudo.
func TestBelongsToUser(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may give a folder away")
	}
	home := t.TempDir()
	path := filepath.Join(home, "not", "there")
	if err := checkOwner(path); err != nil {
		t.Error(err)
	}
	if err := os.Chown(home, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	if err := checkOwner(path); err == nil {
		t.Error("the home of another user was accepted")
	}
}

func TestProbe(t *testing.T) {
	dir := t.TempDir()
	if err := checkWritable(dir); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("probe leaves %v, %v", files, err)
	}
	if err := checkWritable(filepath.Join(dir, "missing")); err == nil {
		t.Error("a folder that is not there was accepted")
	}
}

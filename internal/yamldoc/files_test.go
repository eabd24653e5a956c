package yamldoc

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/resultschain/resultschain/diag"
)

func TestResolve(t *testing.T) {
	for _, c := range []struct{ from, ref, want string }{
		{"a.yaml", "b.yaml", "b.yaml"},
		{"sub/a.yaml", "b.yaml", "sub/b.yaml"},
		{"sub/a.yaml", "./b.yaml", "sub/b.yaml"},
		{"sub/a.yaml", "../b.yaml", "b.yaml"},
		{"sub/a.yaml", "deep/../b.yaml", "sub/b.yaml"},
		{"sub/deep/a.yaml", "../../b c é.yaml", "b c é.yaml"},
	} {
		if got, ok := Resolve(c.from, c.ref); !ok || got != c.want {
			t.Errorf("%s from %s is %q, %t; want %q", c.ref, c.from, got, ok, c.want)
		}
	}
	for _, c := range []struct{ from, ref string }{
		{"a.yaml", "../secret.yaml"},
		{"sub/a.yaml", "../../secret.yaml"},
		{"sub/a.yaml", "x/../../../secret.yaml"},
		{"a.yaml", "/etc/passwd"},
		{"a.yaml", `..\secret.yaml`},
		{"a.yaml", `sub\b.yaml`},
		{"a.yaml", `C:\b.yaml`},
		{"a.yaml", "C:b.yaml"},
		{"a.yaml", "https://example.org/b.yaml"},
		{"a.yaml", "."},
		{"sub/a.yaml", ".."},
		{"a.yaml", "\xff.yaml"},
	} {
		if got, ok := Resolve(c.from, c.ref); ok {
			t.Errorf("%s from %s is %q", c.ref, c.from, got)
		}
	}
}

func TestUnreachable(t *testing.T) {
	fsys := fstest.MapFS{
		"sub/npf-2007.yaml":        {Data: []byte("x")},
		"sub/folder/x.yaml":        {Data: []byte("x")},
		"sub/.secret-project.yaml": {Data: []byte("x")},
	}
	at := diag.Pos{File: "sub/a.yaml", Line: 3, Column: 4}
	for _, c := range []struct{ name, ref, want string }{
		{"outside", "../../x.yaml", `the framework "../../x.yaml" lies outside the folder that may be read; move it there and name it by a relative path`},
		{"outside, through the folder itself", "x/../../../x.yaml", `the framework "x/../../../x.yaml" lies outside the folder that may be read; move it there and name it by a relative path`},
		{"absolute", "/x.yaml", `the path of the framework "/x.yaml" begins at the top of the disk; write it from the folder of this file, as in ../plan.yaml`},
		{"web page", "https://example.org/x.yaml", `the path of the framework "https://example.org/x.yaml" holds a ":", as those of drives and web pages do; name a file by its path from the folder of this one`},
		{"drive", "C:/x.yaml", `the path of the framework "C:/x.yaml" holds a ":", as those of drives and web pages do; name a file by its path from the folder of this one`},
		{"the top", "..", `the framework ".." cannot be read: it is a folder`},
		{"backslash", `folder\x.yaml`, `the path of the framework "folder\x.yaml" holds a "\"; write "/" in its place`},
		{"not there but near", "npf-2008.yaml", `there is no framework file "npf-2008.yaml"; did you mean "npf-2007.yaml"?`},
		{"not there but near, from elsewhere", "../sub/npf2007.yaml", `there is no framework file "../sub/npf2007.yaml"; did you mean "../sub/npf-2007.yaml"?`},
		{"near to a hidden one", "secret-project.yaml", `there is no framework file "secret-project.yaml"; its path is taken from the folder of this file`},
		{"not there", "soa.yaml", `there is no framework file "soa.yaml"; its path is taken from the folder of this file`},
		{"no folder", "nowhere/soa.yaml", `there is no framework file "nowhere/soa.yaml"; its path is taken from the folder of this file`},
		{"folder", "folder", `the framework "folder" cannot be read: it is a folder`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var cause error
			if name, ok := Resolve(at.File, c.ref); ok {
				if _, cause = ReadFile(fsys, name); cause == nil {
					t.Fatal("it can be read")
				}
			}
			d := Unreachable(fsys, "framework", c.ref, at, cause)
			if d.Message != c.want {
				t.Errorf("got  %s\nwant %s", d.Message, c.want)
			}
			outside := strings.HasPrefix(c.name, "outside")
			if outside {
				cause = errOutside
			}
			if d.Pos != at || d.Severity != diag.Error || d.Code != "OF006" || d.Cause != cause || IsOutside(d) != outside {
				t.Errorf("the rest is %+v", d)
			}
		})
	}
}

func TestUnreachableByLink(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret.yaml"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	inner := filepath.Join(dir, "inner")
	if err := os.Mkdir(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join("..", "secret.yaml"), filepath.Join(inner, "link.yaml")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	root, err := os.OpenRoot(inner)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, cause := ReadFile(root.FS(), "link.yaml")
	if cause == nil {
		t.Fatal("it can be read")
	}
	d := Unreachable(root.FS(), "framework", "link.yaml", diag.Pos{File: "a.yaml", Line: 1}, cause)
	want := `the framework "link.yaml" lies outside the folder that may be read; move it there and name it by a relative path`
	if d.Message != want {
		t.Errorf("got  %s\nwant %s", d.Message, want)
	}
	if !IsOutside(d) {
		t.Error("it is not outside")
	}
}

func TestUnreachableForOtherCauses(t *testing.T) {
	for _, c := range []struct {
		cause error
		want  string
	}{
		{&fs.PathError{Op: "open", Path: "/home/ann/x.yaml", Err: fs.ErrPermission}, `the framework "x.yaml" cannot be read: permission denied`},
		{errors.New("the disk is on fire"), `the framework "x.yaml" cannot be read: the disk is on fire`},
	} {
		d := Unreachable(fstest.MapFS{}, "framework", "x.yaml", diag.Pos{File: "a.yaml", Line: 1}, c.cause)
		if got := strings.ReplaceAll(d.Message, fs.ErrPermission.Error(), "permission denied"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		if !errors.Is(d, c.cause) {
			t.Errorf("%q is not its cause", c.cause)
		}
	}
}

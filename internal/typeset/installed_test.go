package typeset

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/google/go-cmp/cmp"
)

func TestFontFolders(t *testing.T) {
	for _, c := range []struct {
		system string
		env    map[string]string
		want   []string
	}{
		{"linux", map[string]string{"HOME": "/home/ann"}, []string{"/usr/share/fonts", "/usr/local/share/fonts", "/home/ann/.local/share/fonts"}},
		{"linux", map[string]string{"HOME": "/home/ann", "XDG_DATA_HOME": "/data"}, []string{"/usr/share/fonts", "/usr/local/share/fonts", "/data/fonts"}},
		{"linux", nil, []string{"/usr/share/fonts", "/usr/local/share/fonts"}},
		{"darwin", map[string]string{"HOME": "/Users/ann"}, []string{"/System/Library/Fonts", "/Library/Fonts", "/Users/ann/Library/Fonts"}},
		{"windows", map[string]string{"WINDIR": "C:/Windows", "LocalAppData": "C:/Local"}, []string{"C:/Windows/Fonts", "C:/Local/Microsoft/Windows/Fonts"}},
		{"windows", nil, nil},
	} {
		var got []string
		for _, folder := range FontFolders(c.system, func(name string) string { return c.env[name] }) {
			got = append(got, filepath.ToSlash(folder))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s with %v (-want +got):\n%s", c.system, c.env, diff)
		}
	}
}

// TestFontsWith checks which fonts have letters, and in which order they are
// tried.
func TestFontsWith(t *testing.T) {
	folder := t.TempDir()
	for name, data := range map[string][]byte{
		"a/Any-BoldItalic.ttf": liberationsansbold.TTF,
		"a/Any-Regular.ttf":    liberationsansregular.TTF,
		"b/AnySans.OTF":        liberationsansregular.TTF,
		"b/readme.txt":         []byte("no font"),
		"b/cut.ttf":            liberationsansregular.TTF[:2000],
		"b/empty.ttf":          nil,
	} {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		letters string
		want    []string
	}{
		{"aé\u200f\n", []string{"b/AnySans.OTF", "a/Any-Regular.ttf", "a/Any-BoldItalic.ttf"}},
		{"aن", nil},
	} {
		var got []string
		for _, name := range FontsWith([]rune(c.letters), []string{filepath.Join(folder, "missing"), folder}) {
			short, err := filepath.Rel(folder, name)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, filepath.ToSlash(short))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.letters, diff)
		}
	}
}

func TestLacking(t *testing.T) {
	got := string(MissingRunes([]byte("<svg>Café ن\u2068"), []byte("نم")))
	if got != "نم" {
		t.Errorf("%q", got)
	}
}

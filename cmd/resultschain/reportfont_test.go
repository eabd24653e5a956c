package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/google/go-cmp/cmp"

	reports "github.com/resultschain/resultschain/render/report"
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
		for _, folder := range fontFolders(c.system, func(name string) string { return c.env[name] }) {
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
		for _, name := range fontsWith([]rune(c.letters), []string{filepath.Join(folder, "missing"), folder}) {
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

func TestLettersBeyond(t *testing.T) {
	got := string(lettersBeyond([]reports.File{{Data: []byte("<svg>Café ن\u2068")}, {Data: []byte("نم")}}))
	if got != "نم" {
		t.Errorf("%q", got)
	}
}

// TestInstalledFont makes a DOCX with letters that the built-in font lacks: from a
// font that is installed, which is named; without one, what is said helps.
func TestInstalledFont(t *testing.T) {
	const model = "../../render/report/testdata/arabic.yaml"
	report := func(font string, folders []string) (said string, docx []byte, err error) {
		var stderr bytes.Buffer
		output := filepath.Join(t.TempDir(), "x.docx")
		w := &reportWriter{session: &session{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &stderr, stderr: &stderr}, fonts: folders}
		w.output, w.force, w.picture.font = output, true, font
		err = w.run([]string{model})
		if err == nil {
			if docx, err = os.ReadFile(output); err != nil {
				t.Fatal(err)
			}
		}
		return stderr.String(), docx, err
	}
	empty := t.TempDir()
	_, _, err := report("", []string{empty})
	if want := "no report was made: no font of this computer has all letters of the pictures (fonts were looked for in " + empty + "): the built-in font lacks "; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v\nwant %s…", err, want)
	}

	const noto = "/usr/share/fonts/truetype/noto"
	font := filepath.Join(noto, "NotoSansArabic-Regular.ttf")
	if _, err := os.Stat(font); err != nil {
		lacking(t, "the font "+font+" is not installed")
	}
	said, docx, err := report("", []string{empty, noto})
	if err != nil {
		t.Fatal(err)
	}
	if want := `resultschain: letters that the built-in font lacks are from "` + font + `"; for others name a font with --font FILE` + "\n"; !strings.HasSuffix(said, want) || strings.Count(said, "nothing is written") > 1 {
		t.Errorf("%s\nwant …%s", said, want)
	}
	if _, again, err := report(font, nil); err != nil || !bytes.Equal(again, docx) {
		t.Errorf("with --font the report is another: %v", err)
	}
}

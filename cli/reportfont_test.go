package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInstalledFont makes a DOCX with letters that the built-in font lacks: from a
// font that is installed, which is named; without one, what is said helps.
func TestInstalledFont(t *testing.T) {
	const model = "../render/report/testdata/arabic.yaml"
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

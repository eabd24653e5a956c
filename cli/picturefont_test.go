package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// TestInstalledFontOfPicture makes a PNG with letters that the built-in font lacks: from
// a font that is installed, which is named; without one, the error is the usual one.
func TestInstalledFontOfPicture(t *testing.T) {
	model := &logicmodel.Model{Title: "صحة", Lang: "ar", Elements: []logicmodel.Element{{ID: "a", Title: "لقاء", Stage: logicmodel.Activity}}}
	picture := func(folder string) (*pictureSet, error) {
		s := &session{ctx: t.Context(), stdin: strings.NewReader("")}
		if err := s.open(workspace.Options{Args: []string{"../examples/village-cafe.yaml"}}); err != nil {
			t.Fatal(err)
		}
		p := pictureWriter{session: s, formats: []render.Format{render.PNG}, fonts: []string{folder}}
		return p.write(&render.Options{}, subject{draw: func(o *render.Options) (*render.Drawing, error) { return render.Model(model, o) }})
	}
	if _, err := picture(t.TempDir()); !errors.As(err, new(*render.FontError)) {
		t.Errorf("without a font: %v", err)
	}
	const noto = "/usr/share/fonts/truetype/noto"
	font := filepath.Join(noto, "NotoSansArabic-Regular.ttf")
	if _, err := os.Stat(font); err != nil {
		lacking(t, "the font "+font+" is not installed")
	}
	d, err := picture(noto)
	if err != nil {
		t.Fatal(err)
	}
	if want := `letters that the built-in font lacks are from "` + font + `"; for others name a font with --font FILE`; len(d.warnings) != 1 || d.warnings[0] != want {
		t.Errorf("%q\nwant %s", d.warnings, want)
	}
	if !bytes.HasPrefix(d.pictures[0][0], []byte("\x89PNG")) {
		t.Error("the picture is no PNG")
	}
}

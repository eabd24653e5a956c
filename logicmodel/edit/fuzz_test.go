package edit_test

import (
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// FuzzEdit checks that no text makes a change panic, that edits make the text that is
// returned, and that a text which was formatted stays.
func FuzzEdit(f *testing.F) {
	for _, src := range []string{
		small, "{\"model\":\"m\",\"title\":\"T\",\n\"activities\":[{\"id\":\"a\"}]}", "framework: f\ntitle: F\noutcomes: [{id: x, title: X}]\n",
		"\ufeff---\n# c\nmodel: m\r\ntitle: &a |+\r\n  x\r\n\r\nactivities:\r\n- id: a\r\n  title: !t 'x'\r\n  leads-to:\r\n  # c\r\n",
		"model: m\noutcomes:\n- id: a\n\ttitle: >\n   x\n? y\n: z\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if text, err := edit.Format("m.yaml", src); err == nil {
			if again, err := edit.Format("m.yaml", text); err != nil || string(again) != string(text) {
				t.Errorf("formatted twice it differs: %v\n%q\n%q", err, text, again)
			}
		}
		file, err := edit.Open("m.yaml", src)
		if err != nil {
			return
		}
		for _, thing := range file.Things() {
			_ = edit.Rename([]*edit.File{file}, thing, "renamed")
			_ = file.Set("a: b", thing.Path("title")...)
			_ = file.Add("x", thing.Path("leads-to")...)
			_ = file.Move(thing.ID, logicmodel.ShortTerm)
			_ = file.Remove(thing.Path("title")...)
			break
		}
		_ = file.Add(logicmodel.Partner{ID: "new", Name: "N"}, "partners")
		_ = file.Set("a\nb", "summary")
		for _, thing := range file.Things() {
			_ = file.Remove(thing.ID)
		}
		checkEdits(t, file, string(src))
	})
}

package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/resultschain/resultschain/internal/ziptest"
)

// TestSchema checks documents by the schemas of Office Open XML, with the validator
// of the Open XML SDK: one with tables, charts, a logo and numbered lists, one with
// pages on their side, also as Word reads it, and one in the styles, headers and
// footers of the first.
func TestSchema(t *testing.T) {
	t.Parallel() // most of the time the validator works
	validator := needs(t, "ooxml-validator")
	form, err := FormNamed("contribution")
	if err != nil {
		t.Fatal(err)
	}
	first := files(t, caseStudy(t, "measured.yaml", &Options{Logo: testLogo(t, 100, 50), Author: "An office", Draft: true}), DOCX, "x.docx")[0].Data
	sideways := files(t, caseStudy(t, "stobswellbeing.yaml", &Options{Form: form}), DOCX, "x.docx")[0].Data
	word := unzip(t, sideways)
	word["word/document.xml"] = forWordOnly.ReplaceAllString(word["word/document.xml"], "$1")
	folder := t.TempDir()
	for name, docx := range map[string][]byte{
		"first":    first,
		"sideways": sideways,
		"word":     ziptest.Pack(t, word),
		"house":    files(t, caseStudy(t, "measured.yaml", &Options{Reference: first}), DOCX, "x.docx")[0].Data,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(folder, name+".docx")
			if err := os.WriteFile(file, docx, 0o600); err != nil {
				t.Fatal(err)
			}
			if found, err := exec.Command(validator, file).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, found)
			}
		})
	}
}

package exchange_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/resultschain/resultschain/exchange"
)

// TestOffice checks workbooks and documents by the schemas of Office Open XML.
func TestOffice(t *testing.T) {
	t.Parallel() // most of the time the validator works
	validator, err := exec.LookPath("ooxml-validator")
	switch {
	case err != nil && os.Getenv("CI") == "true":
		t.Fatal("ooxml-validator is not installed")
	case err != nil || testing.Short():
		t.Skip("it starts ooxml-validator")
	}
	folder := t.TempDir()
	for name, ending := range map[string]string{"xlsx": ".xlsx", "eu": ".xlsx", "fcdo": ".docx", "usaid": ".docx"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form, err := exchange.Find(name)
			if err != nil {
				t.Fatal(err)
			}
			o := options
			o.Ending = ending
			data, _, err := form.Write(rich(3), o)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(folder, name+ending)
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if found, err := exec.Command(validator, file).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, found)
			}
		})
	}
}

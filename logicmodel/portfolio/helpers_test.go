package portfolio_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// files are a file system of texts.
func files(texts map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// check checks the sources, whose options are known to be fine.
func check(t testing.TB, o *rules.Options, sources ...rules.Source) *rules.Report {
	t.Helper()
	report, err := rules.Check(sources, o)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// load reads all files of a folder, and gives the findings but infos.
func load(t *testing.T, texts map[string]string) (*rules.Report, []string) {
	t.Helper()
	p, err := rules.CheckFiles(files(texts), nil, ".")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range p.Findings() {
		if d.Severity != diag.Info {
			found = append(found, d.Error())
		}
	}
	return p, found
}

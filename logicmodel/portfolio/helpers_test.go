package portfolio_test

import (
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// Names of package modeltest that tests use often.
var (
	files = modeltest.Files
	check = modeltest.Check
)

// load reads all files of a folder, and gives the findings but infos.
func load(t *testing.T, texts map[string]string) (*rules.Report, []string) {
	t.Helper()
	p := modeltest.CheckFiles(t, texts)
	var found []string
	for _, d := range p.Findings() {
		if d.Severity != diag.Info {
			found = append(found, d.Error())
		}
	}
	return p, found
}

package rules_test

import (
	"io/fs"
	"testing"

	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// Names of package modeltest that tests use often.
const never = modeltest.Never

var (
	linked    = modeltest.Linked
	parse     = modeltest.Parse
	places    = modeltest.Places
	refs      = modeltest.Refs
	to        = modeltest.To
	distances = modeltest.Distances
	files     = modeltest.Files

	checkSources = modeltest.Check
)

// checkText is what a check of one text finds, whose framework lies in fsys or
// is given.
func checkText(t testing.TB, fsys fs.FS, name, src string, f *outcomes.Framework, o *rules.Options) *rules.Result {
	t.Helper()
	own := rules.Options{}
	if o != nil {
		own = *o
	}
	own.FS, own.Framework = fsys, f
	report, err := rules.Check([]rules.Source{{Name: name, Text: []byte(src)}}, &own)
	if err != nil {
		t.Fatal(err)
	}
	return report.Results[0]
}

package rules

import (
	"fmt"
	"io/fs"
	"path"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Load reads the model in the file name of fsys and the framework that it
// names, with all that this extends. The framework is nil where the model
// names none.
//
// Where something is wrong in one of the files, both are nil and the error a
// [diag.List]; a framework that is not there is told at the place that names
// it. Where the file name itself cannot be read, the error is that of the file
// system, wrapped.
func Load(fsys fs.FS, name string) (*logicmodel.Model, *outcomes.Framework, error) {
	name = path.Clean(name)
	src, err := yamldoc.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the model: %w", err)
	}
	m, err := logicmodel.Parse(name, src)
	if err != nil {
		return nil, nil, err
	}
	f, list := (&Checker{FS: fsys}).load(name, m.Framework)
	if len(list) > 0 {
		return nil, nil, list
	}
	return m, f, nil
}

// A Report is what [Check] found in one file.
type Report struct {
	Model      *logicmodel.Model   // nil where it could not be read
	Graph      *logicmodel.Graph   // of the model
	Framework  *outcomes.Framework // nil where there is none or it could not be read
	Findings   diag.List           // in the order of their places
	Suppressed diag.List           // findings that elements set aside
}

// Check reads the model in the file name of fsys and reports all that is
// wrong with it: the faults of its form, of the framework that it names, and
// what [Validate] finds. A model whose framework cannot be read is checked
// without it. A framework that is handed in is used in place of the one that
// the model names.
//
// The error is that of reading the file name, wrapped; whatever else is wrong
// is a finding.
func Check(fsys fs.FS, name string, f *outcomes.Framework, o *Options) (*Report, error) {
	return (&Checker{FS: fsys, Framework: f, Options: o}).Check(name)
}

// CheckSource is [Check] of a model whose text the caller has read, such as
// from a request. The file system is for the framework that the model names;
// it may be nil where no file is to be read.
func CheckSource(fsys fs.FS, name string, src []byte, f *outcomes.Framework, o *Options) *Report {
	return (&Checker{FS: fsys, Framework: f, Options: o}).CheckSource(name, src)
}

// asList is an error of the parsers as the list that it is; nil for any other.
func asList(err error) diag.List {
	list, _ := err.(diag.List)
	return list
}

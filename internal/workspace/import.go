package workspace

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
)

// importMark stands after the names of texts that are read from files of other
// formats, so that findings in the text are not taken for those in the file.
const importMark = "#"

// Format returns the format of a file that is no text of a model, such as a workbook;
// nil where there is none that can be read.
func (f *File) Format() *exchange.Format {
	form := exchange.FormatOf(f.Name, f.Text)
	if form == nil && grid.IsCSV(f.Name) && len(f.Text) > 0 && KindOf(f.Text) == "" && !yamldoc.IsForeign(f.Text) {
		form, _ = exchange.Find("csv") // its reader reports what a table lacks
	}
	return form
}

// importModels reads the models of a file of another format, and reports whether it
// is one.
func (f *File) importModels() bool {
	form := f.Format()
	if form == nil {
		return false
	}
	f.imports, f.imported = form.Read(f.Name, f.Text)
	f.Kind, f.Text = Model, nil
	if len(f.imports) > 0 {
		f.Text = f.imports[0].Text
	}
	return true
}

// perModel returns the file once for each of the models that are read from it.
func (f *File) perModel() []*File {
	all := []*File{f}
	for i := 1; i < len(f.imports); i++ {
		other := *f
		other.imports, other.imported = f.imports[i:i+1], nil
		other.Text = other.imports[0].Text
		all = append(all, &other)
	}
	if len(f.imports) > 1 {
		f.imports = f.imports[:1]
	}
	return all
}

// textName returns the name that findings have for the text of a model that is read from a
// file of another format.
func (f *File) textName() string { return f.Name + importMark + f.imports[0].Name }

// placeFindings moves the findings that files have in the text of the model to their
// places in the file from which it is read.
func (f *File) placeFindings(files []*File) {
	for _, g := range files {
		g.Findings = f.imports[0].Places(g.Findings, f.textName())
		g.Across = f.imports[0].Places(g.Across, f.textName())
	}
	f.Findings = slices.Concat(f.imported, f.Findings)
}

// Imported returns what is wrong with a file of another format, and false for any
// other file.
func (f *File) Imported() (diag.List, bool) {
	return slices.Clone(f.imported), f.imports != nil || f.imported != nil
}

// ImportedModel returns the model that is read from a file of another format, or what
// is wrong with it; nil where there is none.
func (f *File) ImportedModel() (*logicmodel.Model, diag.List) {
	if len(f.imports) == 0 {
		return nil, nil
	}
	return f.imports[0].Model(f.Name)
}

// Package exchange reads logic models from files of other formats, and writes models
// in them, with a list of what is lost: every value that the other side cannot hold is
// named. A format is one folder in internal and one entry of [Formats].
//
// What is read becomes the text of a model, as in docs/format.md, which is checked as
// any other is. It is not for files of models themselves: see package logicmodel.
package exchange

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange/internal/cids"
	"github.com/resultschain/resultschain/exchange/internal/columns"
	"github.com/resultschain/resultschain/exchange/internal/d2"
	"github.com/resultschain/resultschain/exchange/internal/iati"
	"github.com/resultschain/resultschain/exchange/internal/json"
	"github.com/resultschain/resultschain/exchange/internal/logframe"
	"github.com/resultschain/resultschain/exchange/internal/mermaid"
	"github.com/resultschain/resultschain/exchange/internal/miradi"
	"github.com/resultschain/resultschain/exchange/internal/xlsx"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Format is a format of other programs.
type Format struct {
	Name    string   // as in --to xlsx
	Doc     string   // what it is, as a phrase
	Endings []string // of the names of its files; the first is the usual one

	// knows reports whether a file is in the format; nil: the format is only written.
	knows func(*input) bool
	// read returns the models of a file, and what is wrong with it or is lost.
	read func(*grid.File) ([]*draft.Draft, diag.List)
	// write returns the file of a model, and a model that holds what the file does;
	// nil: the one that is read from the file.
	write func(m *logicmodel.Model, o Options) ([]byte, *logicmodel.Model, error)
	// file is the one that the format was found for: what was read of it is not read again.
	file *grid.File
	// numbered reports that files have numbers in place of ids, or none.
	numbered bool
}

// Formats returns all formats, by name.
func Formats() []*Format {
	all := []*Format{
		{Name: "cids", Doc: "the Common Impact Data Standard (3.2.1), Basic, as JSON-LD", Endings: []string{".jsonld"}, write: plain(cids.Write)},
		{Name: "columns", Doc: "a table with a column or row for each stage, as in many Word files", Endings: []string{".docx", ".xlsx", ".csv"},
			knows: func(in *input) bool { return in.isOfColumns() }, read: columns.Read},
		{Name: "csv", Doc: "one sheet: a row for each element, with its links and indicators", Endings: []string{".csv", ".xlsx"},
			knows: func(in *input) bool { return in.isTooLarge || xlsx.KnowsSheet(in.sheets) }, read: xlsx.ReadSheet, write: plain(xlsx.WriteSheet)},
		{Name: "d2", Doc: "a diagram of D2", Endings: []string{".d2"}, write: plain(d2.Write)},
		{Name: "iati", Doc: "the results of an activity in IATI (2.03; 2.01 to 2.03 are read)", Endings: []string{".xml"},
			knows: func(in *input) bool { return iati.Knows(in.data) }, read: ofText(iati.Read), write: writeIATI, numbered: true},
		{Name: "json", Doc: "the model, its framework and tables of both, as JSON", Endings: []string{".json"},
			knows: func(in *input) bool { return json.Knows(in.data) }, read: ofText(json.Read), write: plain(json.Write)},
		{Name: "mermaid", Doc: "a diagram of Mermaid, which Markdown pages of GitHub and GitLab draw", Endings: []string{".mmd", ".mermaid"}, write: plain(mermaid.Write)},
		{Name: "miradi", Doc: "the results chains of a project of Miradi (xmpz2)", Endings: []string{".xmpz2"}, knows: func(in *input) bool { return miradi.Knows(in.name, in.data) }, read: ofText(miradi.Read)},
		{Name: "xlsx", Doc: "a workbook, in the form of “resultschain new --template”", Endings: []string{".xlsx"},
			knows: func(in *input) bool {
				return xlsx.Knows(in.sheets) || in.isWorkbook && !xlsx.KnowsSheet(in.sheets) && logframe.Knows(in.sheets) == "" && !columns.Knows(in.sheets)
			}, read: xlsx.Read, write: func(m *logicmodel.Model, o Options) ([]byte, *logicmodel.Model, error) {
				return xlsx.Write(m, o.Framework, o.Words)
			}},
	}
	for _, form := range logframe.Forms() {
		all = append(all, &Format{Name: form.Name, Doc: form.Doc, Endings: logframe.Endings,
			knows: func(in *input) bool {
				return !xlsx.Knows(in.sheets) && !xlsx.KnowsSheet(in.sheets) && form.Name == in.logframe()
			}, read: logframe.Read, write: plain(form.Write), numbered: true})
	}
	slices.SortFunc(all, func(a, b *Format) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// Options are what a file needs beside the model. The zero value serves for most.
type Options struct {
	Framework *outcomes.Framework // that the model is written for; may be nil
	Ending    string              // of the name of the file, where the format has several; empty: the usual one
	Settings  *Settings           // for IATI
	Words     map[string]string   // for xlsx: the words of headings, where they are not those of the model's language
}

// Settings are what a file of IATI must say and no model does.
type Settings = iati.Settings

// ParseSettings reads a file of settings.
func ParseSettings(file string, src []byte) (*Settings, diag.List) {
	return iati.ParseSettings(file, src)
}

// ParseWords returns the words in a file of CSV or a workbook, which has in each row the
// heading of a column or the name of a sheet and the word in its place, and what is
// wrong with it.
func ParseWords(name string, data []byte) (map[string]string, diag.List) {
	return xlsx.ParseWords(name, data)
}

// Languages returns the languages beside English in which workbooks and sheets have
// their headings, by their codes in BCP 47.
func Languages() []string { return xlsx.Languages() }

// ofText returns the function that reads a file without tables.
func ofText(read func(name string, data []byte) ([]*draft.Draft, diag.List)) func(*grid.File) ([]*draft.Draft, diag.List) {
	return func(f *grid.File) ([]*draft.Draft, diag.List) { return read(f.Name, f.Data) }
}

// plain returns the function that writes a format which takes no settings.
func plain(write func(*logicmodel.Model, *outcomes.Framework, string) ([]byte, *logicmodel.Model, error)) func(*logicmodel.Model, Options) ([]byte, *logicmodel.Model, error) {
	return func(m *logicmodel.Model, o Options) ([]byte, *logicmodel.Model, error) {
		return write(m, o.Framework, strings.ToLower(o.Ending))
	}
}

func writeIATI(m *logicmodel.Model, o Options) ([]byte, *logicmodel.Model, error) {
	if o.Settings == nil {
		return nil, nil, ErrNoSettings
	}
	return iati.Write(m, o.Framework, o.Settings)
}

// ErrNoSettings is the error that a format needs settings, and none are given.
var ErrNoSettings = errors.New("this format asks for what no model says, such as the organisation that reports; give it in a file of settings")

// An input is a file that may be in one of the formats.
type input struct {
	name       string
	data       []byte
	isWorkbook bool
	isTooLarge bool // a table of CSV, which is in any format then
	isDocument bool
	sheets     []*grid.Sheet // as far as it can be read
}

// logframe returns the name of the form of logframe that the file is in; empty where it
// is in none. A document of Word whose tables are of no other format is taken for one.
func (in *input) logframe() string {
	if name := logframe.Knows(in.sheets); name != "" || !in.isDocument || columns.Knows(in.sheets) {
		return name
	}
	return "logframe"
}

// isOfColumns reports whether the file has a column for each stage, and is in no form
// that holds more.
func (in *input) isOfColumns() bool {
	return !xlsx.Knows(in.sheets) && !xlsx.KnowsSheet(in.sheets) && logframe.Knows(in.sheets) == "" && columns.Knows(in.sheets)
}

// Find returns the format with the name. Its error names those that there are.
func Find(name string) (*Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return nil, fmt.Errorf("there is no format %s; use %s", diag.Quote(name), prose.Or(names))
}

// FormatOf returns the format in which a file is, by its name and content; nil where
// it is in none that can be read.
func FormatOf(name string, data []byte) *Format {
	file := grid.Open(name, data)
	in := &input{name: name, data: data}
	if grid.IsGrid(name, data) {
		in.isDocument = grid.IsDocument(data)
		in.isWorkbook = !in.isDocument && !grid.IsCSV(name)
		var err error // that of the format
		in.sheets, err = file.Sheets()
		in.isTooLarge = errors.Is(err, grid.ErrRoom) && grid.IsCSV(name)
	}
	for _, f := range Formats() {
		if f.knows != nil && f.knows(in) {
			f.file = file
			return f
		}
	}
	return nil
}

// ForName returns the format that the name of a file to be written has the ending of;
// nil where there is none, or several of which the ending names none.
func ForName(name string) *Format {
	ending := strings.ToLower(filepath.Ext(name))
	all := slices.DeleteFunc(Formats(), func(f *Format) bool { return !f.CanWrite() || !slices.Contains(f.Endings, ending) })
	for _, f := range all {
		if len(all) == 1 || "."+f.Name == ending {
			return f
		}
	}
	return nil
}

// CanRead reports whether files of the format can be read.
func (f *Format) CanRead() bool { return f.read != nil }

// CanWrite reports whether files of the format can be written.
func (f *Format) CanWrite() bool { return f.write != nil }

// Read reads the models of a file, each as the text of one; name is that of the file in
// findings. The findings are what is wrong with the file, and as warnings what of it no
// model holds. Where one is an error there may be no models.
func (f *Format) Read(name string, data []byte) ([]*Import, diag.List) {
	if !f.CanRead() {
		return nil, diag.List{{Pos: diag.Pos{File: name}, Severity: diag.Error, Message: fmt.Sprintf("the format %s cannot be read", diag.Quote(f.Name))}}
	}
	file := f.file
	if file == nil || file.Name != name || !bytes.Equal(file.Data, data) {
		file = grid.Open(name, data)
	}
	drafts, found := f.read(file)
	var all []*Import
	for _, d := range drafts {
		d.File = name
		all = append(all, &Import{Name: d.Name, Text: d.Text, draft: d})
	}
	return all, found
}

// An Import is a model that was read from a file of another format.
type Import struct {
	Name  string // of the model, as an id
	Text  []byte // in the format of models
	draft *draft.Draft
}

// Places returns findings in the text, which has the name of a file in them, at the
// places in the other file.
func (i *Import) Places(list diag.List, text string) diag.List { return i.draft.Move(list, text) }

// Model parses the text. The findings are at the places in the file, by its name.
func (i *Import) Model(name string) (*logicmodel.Model, diag.List) {
	m, err := logicmodel.Parse(name, i.Text)
	list, _ := err.(diag.List)
	return m, i.Places(list, name)
}

// Write returns the file of a model, and all values of the model that it does not
// hold.
func (f *Format) Write(m *logicmodel.Model, o Options) ([]byte, []Loss, error) {
	if !f.CanWrite() {
		return nil, nil, fmt.Errorf("the format %s cannot be written", diag.Quote(f.Name))
	}
	o.Ending = cmp.Or(o.Ending, f.Endings[0])
	if f.CanRead() && len(m.Faults()) > 0 { // what is read from the file must be a whole model
		_, err := m.Marshal()
		return nil, nil, err
	}
	data, held, err := f.write(m, o)
	if err != nil {
		return nil, nil, err
	}
	var read *logicmodel.Model
	if held == nil || f.numbered {
		if read, err = f.readBack(data, o.Ending); err != nil {
			return nil, nil, err
		}
	}
	if held == nil {
		held = read
	}
	lost := losses(m, held)
	if f.numbered {
		lost = append(lost, lostIDs(m, held, read)...)
	}
	return data, lost, nil
}

// readBack returns the model that a file which was just written holds.
func (f *Format) readBack(data []byte, ending string) (*logicmodel.Model, error) {
	imports, found := f.Read(ending, data)
	if err := found.Err(); err != nil {
		return nil, fmt.Errorf("what was written cannot be read: %w", err)
	}
	if len(imports) == 0 {
		return &logicmodel.Model{}, nil
	}
	m, found := imports[0].Model("")
	if m == nil {
		return nil, fmt.Errorf("what was written cannot be read: %w", found.Err())
	}
	return m, nil
}

package main

import (
	"bytes"
	"io"
	"path/filepath"

	"github.com/resultschain/resultschain/diag"
	needle "github.com/resultschain/resultschain/logicmodel/progress"
)

// progressFaults are the errors of models, frameworks and tables.
type progressFaults struct {
	list     diag.List
	unparsed bool // some file could not be read as what it is
	told     map[finding]bool
	sources  map[string]*input // by the file name in places
	tables   map[string][]byte // the same
}

// data is the table that an argument names, and what places call it.
func (o *opener) data(arg string) (src []byte, shown string, err error) {
	if arg == "-" {
		src, err = o.readStdin()
		return src, stdinName, err
	}
	o.read.add(arg)
	src, err = readWhole(arg)
	return src, filepath.ToSlash(filepath.Clean(arg)), err
}

// table reads a table and tells its faults.
func (f *progressFaults) table(shown string, src []byte) []needle.Value {
	if f.tables == nil {
		f.tables = map[string][]byte{}
	}
	f.tables[shown] = src
	values, faults := needle.ReadCSV(shown, bytes.NewReader(src))
	f.list = append(f.list, faults...)
	return values
}

// add adds the errors of a model or a framework, each once.
func (f *progressFaults) add(in *input, list diag.List) {
	f.once(in, in.display(atLeast(list, diag.Error)))
}

// addData adds faults of the data, whose further places may be in a model.
func (f *progressFaults) addData(in *input, list diag.List) {
	for i := range list {
		for k := range list[i].Related {
			if at := &list[i].Related[k].Pos; f.tables[at.File] == nil {
				at.File = in.shown(at.File)
			}
		}
	}
	f.once(in, list)
}

func (f *progressFaults) once(in *input, list diag.List) {
	if f.told == nil {
		f.told, f.sources = map[finding]bool{}, map[string]*input{}
	}
	for _, d := range list {
		if f.tables[d.Pos.File] == nil {
			f.sources[d.Pos.File] = in
		}
		if key := (finding{d.Pos, d.Message}); !f.told[key] {
			f.told[key] = true
			f.list = append(f.list, d)
		}
	}
}

// print prints the faults, the tables' first, by their places.
func (f *progressFaults) print(w io.Writer) error {
	var ofTables, others diag.List
	for _, d := range f.list {
		if f.tables[d.Pos.File] != nil {
			ofTables = append(ofTables, d)
		} else {
			others = append(others, d)
		}
	}
	ofTables.Sort()
	printer := diag.Printer{Color: wantsColor(w), Source: func(file string) ([]byte, bool) {
		if src, ok := f.tables[file]; ok {
			return src, true
		}
		if in := f.sources[file]; in != nil {
			return in.source(file)
		}
		return nil, false
	}}
	return printer.Print(w, append(ofTables, others...))
}

// Package table writes tabular results in the formats that people and programs
// read: a result is one plain value, and a format is one function with a line in
// [Formats]. It makes every text safe for its format; see package plaintext.
package table

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Document is a result that can be written in all formats. Each format calls
// the function for the part that it needs, since making all of them would take
// long for a large result.
type Document struct {
	Title  string         // empty: no page by itself, so that HTML does not write it
	Notes  []string       // paragraphs below the title
	Tables func() []Table // for Markdown and HTML; nil: no tables
	Lists  func() []List  // for text, and for Markdown where there are no tables
	Data   func() Table   // for CSV
	JSON   func() any     // for [encoding/json]
}

// A Table holds rows of cells below their heads. Tables without rows are left
// out.
type Table struct {
	Title   string
	Text    string // a paragraph below the title; may be empty
	Heads   []string
	Rows    [][]string // each as long as Heads
	Numbers []string   // the heads of columns in which a spreadsheet may read numbers
}

// Add adds a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// A List holds the content of a table as lines of text.
type List struct {
	Lead  string // a name before the title, with a colon between them; may be empty
	Title string
	Text  string // a paragraph below the title; may be empty
	Items []Item

	// Labels is how many columns of text the labels take, with the space behind
	// them. Zero: two spaces follow a label, and further lines are indented.
	Labels int
}

// An Item is a paragraph of a list with the items below it.
type Item struct {
	Label string   // before the text; may be empty
	Text  string   // empty, without a label and names: the item has no paragraph
	Names []string // after the text, with commas between them; text takes as many as fill two lines
	Items []Item
}

// A Format is a way to write a document.
type Format struct {
	Name   string // as users choose it
	Ending string // of names of files, beside Name; may be empty
	Page   bool   // it writes only documents with a title
	write  func(*bytes.Buffer, *Document) error
}

// Formats are all formats, the default first.
var Formats = []Format{
	{Name: "text", Ending: "txt", write: writeText},
	{Name: "md", Ending: "markdown", write: writeMarkdown},
	{Name: "csv", write: writeCSV},
	{Name: "json", write: writeJSON},
	{Name: "html", Ending: "htm", Page: true, write: writeHTML},
}

// Names returns the names of the formats that write documents with a title, or
// of those that write the ones without.
func Names(title bool) []string {
	var names []string
	for _, f := range Formats {
		if title || !f.Page {
			names = append(names, f.Name)
		}
	}
	return names
}

// Write writes the document in the format of that name. An unknown format is an
// error, and so is one that needs a title where there is none.
func (d *Document) Write(w io.Writer, format string) error {
	names := Names(d.Title != "")
	if !slices.Contains(names, format) {
		return fmt.Errorf("there is no format %q of this result; use one of %s", format, strings.Join(names, ", "))
	}
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == format })
	var b bytes.Buffer
	if err := Formats[i].write(&b, d); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

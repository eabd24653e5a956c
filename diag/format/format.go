// Package format writes findings for people and for other programs: as text, as
// JSON, for code scanning (SARIF), as annotations of GitHub Actions, for
// reviewdog, and as a test report (JUnit). A format is one file and one entry of
// a list.
package format

import (
	"fmt"
	"io"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// A Report holds the findings of a check and what is written beside them. The
// zero Report is that of a check of no files.
type Report struct {
	Findings   diag.List
	Files      []string // that were checked, as findings name them
	Suppressed int      // findings that were set aside
	Skipped    int      // files that were skipped
	Strict     bool     // warnings fail too
	Quiet      bool     // as text: only findings that fail, and no summary
	All        bool     // as text: infos too with all that is known, and none left out
	Color      bool     // as text: with the colours of a terminal

	// Source returns the text of a file that findings name, and false where there
	// is none. If it is nil, no lines are shown and no ends are looked for.
	Source func(file string) ([]byte, bool)

	Rules   []Rule // that may have found something
	Version string // of the program

	texts map[string]*diag.Text // of files; nil: there is none
}

// A Rule describes a rule in a report.
type Rule struct {
	Code     string
	Name     string
	Doc      string // paragraphs of plain text
	Severity diag.Severity
	Advice   bool   // it only ever advises on the wording of texts
	Page     string // the address of the page that explains it
}

// A Format is the name of a form in which findings are written.
type Format string

// formats holds all formats; the first is the one for people.
var formats = []struct {
	name  Format
	write func(*Report, io.Writer) error
}{
	{"text", (*Report).writeText},
	{"json", (*Report).writeJSON},
	{"sarif", (*Report).writeSARIF},
	{"github", (*Report).writeGitHub},
	{"rdjsonl", (*Report).writeRDJSONL},
	{"junit", (*Report).writeJUnit},
}

// Names returns the names of the formats.
func Names() []string {
	var names []string
	for _, f := range formats {
		names = append(names, string(f.name))
	}
	return names
}

// Parse returns the format of that name. Its error lists the known names.
func Parse(name string) (Format, error) {
	if names := Names(); !slices.Contains(names, name) {
		return "", fmt.Errorf("there is no format %s of findings; use %s", diag.Quote(name), prose.Or(names))
	}
	return Format(name), nil
}

// Write writes the report in the format. Its error is that of w, or that of
// [Parse].
func Write(w io.Writer, format Format, r *Report) error {
	for _, f := range formats {
		if f.name == format {
			if format == "sarif" || format == "github" || format == "rdjsonl" {
				r = r.withCells()
			}
			return f.write(r, w)
		}
	}
	_, err := Parse(string(format))
	return err
}

// Fails reports whether a finding of the severity makes the check fail.
func (r *Report) Fails(s diag.Severity) bool {
	return s == diag.Error || r.Strict && s == diag.Warning
}

// Failed reports whether any finding fails.
func (r *Report) Failed() bool {
	return r.Findings.Count(diag.Error) > 0 || r.Strict && r.Findings.Count(diag.Warning) > 0
}

// Homepage is the address of the project, for programs that read findings.
const Homepage = "https://github.com/resultschain/resultschain"

// text returns the file cut into lines; nil where there is none.
func (r *Report) text(file string) *diag.Text {
	if text, ok := r.texts[file]; ok || r.Source == nil {
		return text
	}
	if r.texts == nil {
		r.texts = map[string]*diag.Text{}
	}
	if src, ok := r.Source(file); ok {
		r.texts[file] = diag.NewText(src)
	}
	return r.texts[file]
}

// end returns the known end of a finding, or else the end found in the source.
func (r *Report) end(at, known diag.Pos) diag.Pos {
	if known.IsValid() {
		return known
	}
	if text := r.text(at.File); text != nil {
		return text.End(at)
	}
	at.Column++
	return at
}

// byteColumn returns the column of a place, counted in bytes of UTF-8 from 1.
func (r *Report) byteColumn(at diag.Pos) int {
	if text := r.text(at.File); text != nil {
		return text.Offset(at.Line, at.Column) - text.Offset(at.Line, 1) + 1
	}
	return at.Column
}

// withCells returns the report with the cells of workbooks in the messages, for
// forms that have no place for them.
func (r *Report) withCells() *Report {
	if !slices.ContainsFunc(r.Findings, func(d diag.Diagnostic) bool { return d.Cell != "" }) {
		return r
	}
	shown := *r
	shown.Findings = slices.Clone(r.Findings)
	for i := range shown.Findings {
		d := &shown.Findings[i]
		d.Message = inCell(d.Cell, d.Message)
		d.Related = slices.Clone(d.Related)
		for k := range d.Related {
			d.Related[k].Message = inCell(d.Related[k].Cell, d.Related[k].Message)
		}
	}
	return &shown
}

func inCell(cell, message string) string {
	if cell == "" {
		return message
	}
	return "in " + cell + ": " + message
}

// Package format writes findings for people and for other programs: as text, as
// JSON, for code scanning (SARIF), as annotations of GitHub Actions, for
// reviewdog, and as a test report (JUnit). A format is one file and one entry of
// a list.
package format

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
)

// A Report is the findings of a check with what is said beside them. Of the zero
// Report, that nothing was checked is written.
type Report struct {
	Findings   diag.List
	Files      []string // that were checked, as findings name them
	Suppressed int      // findings that were set aside
	Passed     int      // files that were passed over
	Strict     bool     // warnings fail too
	Quiet      bool     // as text: only what fails, and no summary
	Color      bool     // as text: with the colours of a terminal

	// Source gives the text of a file that findings name, and false where there
	// is none. It may be nil; then no line is shown and no end is looked for.
	Source func(file string) ([]byte, bool)

	Rules   []Rule // that may have found something
	Version string // of the program

	texts map[string]*diag.Text // of files; nil: there is none
}

// A Rule is what a report says of a rule.
type Rule struct {
	Code     string
	Name     string
	Doc      string // paragraphs of plain text
	Severity diag.Severity
	Page     string // the address of the page that explains it
}

// A Format is a form in which findings are written, by its name.
type Format string

// formats are all formats; the first is that of people.
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

// Names are the names of the formats.
func Names() []string {
	var names []string
	for _, f := range formats {
		names = append(names, string(f.name))
	}
	return names
}

// Parse is the format of that name. Its error names the ones there are.
func Parse(name string) (Format, error) {
	for _, f := range formats {
		if string(f.name) == name {
			return f.name, nil
		}
	}
	names := Names()
	last := len(names) - 1
	return "", fmt.Errorf("there is no format %s of findings; use %s or %s", diag.Quote(name), strings.Join(names[:last], ", "), names[last])
}

// Write writes the report in the format. Its error is that of w, or that of
// [Parse].
func Write(w io.Writer, format Format, r *Report) error {
	for _, f := range formats {
		if f.name == format {
			return f.write(r, w)
		}
	}
	_, err := Parse(string(format))
	return err
}

// Fails reports whether a finding of the severity is one that has to be mended.
func (r *Report) Fails(s diag.Severity) bool {
	return s == diag.Error || r.Strict && s == diag.Warning
}

// Failed reports whether there is such a finding.
func (r *Report) Failed() bool {
	for i := range r.Findings {
		if r.Fails(r.Findings[i].Severity) {
			return true
		}
	}
	return false
}

// Homepage is where the project lives, for the programs that read findings.
const Homepage = "https://github.com/resultschain/resultschain"

// page is where a rule is explained; empty where it has no page.
func (r *Report) page(code string) string {
	for i := range r.Rules {
		if r.Rules[i].Code == code {
			return r.Rules[i].Page
		}
	}
	return ""
}

// text is a file cut into lines; nil where there is none.
func (r *Report) text(file string) *diag.Text {
	text, ok := r.texts[file]
	if !ok {
		if r.Source != nil {
			if src, ok := r.Source(file); ok {
				text = diag.NewText(src)
			}
		}
		if r.texts == nil {
			r.texts = map[string]*diag.Text{}
		}
		r.texts[file] = text
	}
	return text
}

// end is the place after what is at the place, as far as the source shows it.
func (r *Report) end(at diag.Pos) diag.Pos {
	if text := r.text(at.File); text != nil {
		return text.End(at)
	}
	at.Column++
	return at
}

// endOf is the end of a finding.
func (r *Report) endOf(d diag.Diagnostic) diag.Pos {
	if d.End.IsValid() {
		return d.End
	}
	return r.end(d.Pos)
}

// byteColumn is the column of a place, counted in bytes of UTF-8 from 1.
func (r *Report) byteColumn(at diag.Pos) int {
	line := ""
	if text := r.text(at.File); text != nil {
		line, _ = text.Line(at.Line)
	}
	n := 1
	for range at.Column - 1 {
		_, size := utf8.DecodeRuneInString(line[min(n-1, len(line)):])
		n += max(size, 1)
	}
	return n
}

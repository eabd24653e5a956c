package main

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
)

// results are the findings of all files.
type results struct {
	checked    []string // the files, as findings name them
	passed     int      // YAML files in folders that are neither model nor framework
	findings   diag.List
	suppressed int
	strict     bool // warnings count as errors
	quiet      bool // only what fails, and no summary
	color      bool

	source func(file string) ([]byte, bool)
	texts  map[string]*diag.Text // cut into lines; nil: it cannot be read
}

// fails reports whether a finding of the severity makes the command fail.
func (r *results) fails(s diag.Severity) bool {
	return s == diag.Error || r.strict && s == diag.Warning
}

// failed reports whether any finding makes the command fail.
func (r *results) failed() bool {
	for i := range r.findings {
		if r.fails(r.findings[i].Severity) {
			return true
		}
	}
	return false
}

// text is the file of a place, cut into lines; nil: it cannot be read.
func (r *results) text(at diag.Pos) *diag.Text {
	text, ok := r.texts[at.File]
	if !ok {
		if src, ok := r.source(at.File); ok {
			text = diag.NewText(src)
		}
		if r.texts == nil {
			r.texts = map[string]*diag.Text{}
		}
		r.texts[at.File] = text
	}
	return text
}

// endColumn is the column after what is at the place, in code points.
func (r *results) endColumn(at diag.Pos) int {
	text := r.text(at)
	if text == nil {
		return at.Column + 1
	}
	return text.End(at).Column
}

// byteColumn is a column of the line at the place, counted in bytes of UTF-8.
func (r *results) byteColumn(at diag.Pos, column int) int {
	line, n := "", 1
	if text := r.text(at); text != nil {
		line, _ = text.Line(at.Line)
	}
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(line[min(n-1, len(line)):])
		n += max(size, 1)
	}
	return n
}

// writeText writes the findings for people to read.
func (r *results) writeText(w io.Writer) error {
	list := r.findings
	if r.quiet {
		list = nil
		for _, d := range r.findings {
			if r.fails(d.Severity) {
				list = append(list, d)
			}
		}
	}
	printer := diag.Printer{Source: r.source, Color: r.color}
	if err := printer.Print(w, list); err != nil || len(r.checked) == 0 || r.quiet {
		return err
	}
	_, err := fmt.Fprintln(w, r.summary())
	return err
}

// summary tells how many files were checked and what was found.
func (r *results) summary() string {
	s := fmt.Sprintf("%s checked: %s, %s", count(len(r.checked), "file"),
		count(r.findings.Count(diag.Error), "error"), count(r.findings.Count(diag.Warning), "warning"))
	if n := r.findings.Count(diag.Info); n > 0 {
		s += fmt.Sprintf(", %s", count(n, "info"))
	}
	if r.suppressed > 0 {
		s += fmt.Sprintf(" (%d set aside)", r.suppressed)
	}
	if r.passed > 0 {
		s += fmt.Sprintf("; passed over %s", count(r.passed, "other YAML file"))
	}
	return s
}

func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

package main

import (
	"fmt"
	"io"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// results are the findings of all files.
type results struct {
	files      int // that were checked
	passed     int // YAML files in folders that are neither model nor framework
	findings   diag.List
	suppressed int
	sources    map[string]*input // by the file name in places
	told       map[finding]bool
}

// A finding is what makes two of them the same.
type finding struct {
	pos     diag.Pos
	message string
}

func newResults() *results {
	return &results{sources: map[string]*input{}, told: map[finding]bool{}}
}

// check checks a file: a framework, or else a model.
func (r *results) check(in *input, f *outcomes.Framework) {
	if kindOf(in.src) == "framework" {
		g, found := in.framework()
		if g != nil {
			found = outcomes.Validate(g)
		}
		r.add(in, found)
		return
	}
	report := logicmodel.CheckSource(in.fsys, in.name, in.src, f, nil)
	r.suppressed += len(report.Suppressed)
	r.add(in, report.Findings)
}

// add counts the file and adds what was found in it. A fault of a framework is
// told once, not for every model.
func (r *results) add(in *input, found diag.List) {
	r.files++
	for _, d := range in.display(found) {
		r.sources[d.Pos.File] = in
		if key := (finding{d.Pos, d.Message}); !r.told[key] {
			r.told[key] = true
			r.findings = append(r.findings, d)
		}
	}
}

func (r *results) source(file string) ([]byte, bool) {
	if in := r.sources[file]; in != nil {
		return in.source(file)
	}
	return nil, false
}

// writeText writes the findings for people to read.
func (r *results) writeText(w io.Writer) error {
	printer := diag.Printer{Source: r.source}
	if err := printer.Print(w, r.findings); err != nil || r.files == 0 {
		return err
	}
	_, err := fmt.Fprintln(w, r.summary())
	return err
}

// summary tells how many files were checked and what was found.
func (r *results) summary() string {
	s := fmt.Sprintf("%s checked: %s, %s", count(r.files, "file"),
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

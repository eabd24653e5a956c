package format

import (
	"fmt"
	"io"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// writeText writes the findings for people to read: errors and warnings with their
// line of source, in the order of their places, and then infos in brief.
func (r *Report) writeText(w io.Writer) error {
	list := r.Findings
	if r.Quiet {
		list = slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return !r.Fails(d.Severity) })
	}
	var infos diag.List
	if !r.All {
		list = slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
			isInfo := d.Severity == diag.Info
			if isInfo {
				infos = append(infos, d)
			}
			return isInfo
		})
	}
	printer := diag.Printer{Source: r.Source, Color: r.Color}
	if err := printer.Print(w, list); err != nil {
		return err
	}
	if err := r.writeBrief(w, infos); err != nil || len(r.Files) == 0 || r.Quiet {
		return err
	}
	_, err := fmt.Fprintln(w, r.summary())
	return err
}

// summary returns how many files were checked and what was found, as a sentence.
func (r *Report) summary() string {
	s := fmt.Sprintf("%s checked: %s, %s", prose.Count(len(r.Files), "file"),
		prose.Count(r.Findings.Count(diag.Error), "error"), prose.Count(r.Findings.Count(diag.Warning), "warning"))
	if n := r.Findings.Count(diag.Info); n > 0 {
		s += ", " + prose.Count(n, "info")
	}
	if r.Suppressed > 0 {
		s += fmt.Sprintf(" (%d set aside)", r.Suppressed)
	}
	if r.Skipped > 0 {
		s += "; passed over " + prose.Count(r.Skipped, "other YAML file")
	}
	return s
}

package format

import (
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/diag"
)

// The object that "check --format json" writes. Its names are a contract.
type jsonReport struct {
	Files       int       `json:"files"`
	Errors      int       `json:"errors"`
	Warnings    int       `json:"warnings"`
	Infos       int       `json:"infos"`
	Suppressed  int       `json:"suppressed"`
	Diagnostics diag.List `json:"diagnostics"`
}

func (r *Report) writeJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(jsonReport{
		Files:       len(r.Files),
		Errors:      r.Findings.Count(diag.Error),
		Warnings:    r.Findings.Count(diag.Warning),
		Infos:       r.Findings.Count(diag.Info),
		Suppressed:  r.Suppressed,
		Diagnostics: r.Findings,
	})
}

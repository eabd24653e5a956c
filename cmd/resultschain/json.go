package main

import (
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/diag"
)

// The object that "check --format json" writes. Its names are a contract.
type jsonReport struct {
	Files       int              `json:"files"`
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
	Infos       int              `json:"infos"`
	Suppressed  int              `json:"suppressed"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

type jsonDiagnostic struct {
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Severity string        `json:"severity"`
	Code     string        `json:"code"`
	Rule     string        `json:"rule"`
	Message  string        `json:"message"`
	Element  string        `json:"element"`
	Related  []jsonRelated `json:"related"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

func (r *results) writeJSON(w io.Writer) error {
	report := jsonReport{
		Files:       len(r.checked),
		Errors:      r.findings.Count(diag.Error),
		Warnings:    r.findings.Count(diag.Warning),
		Infos:       r.findings.Count(diag.Info),
		Suppressed:  r.suppressed,
		Diagnostics: []jsonDiagnostic{},
	}
	for _, d := range r.findings {
		j := jsonDiagnostic{
			File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column,
			Severity: d.Severity.String(), Code: d.Code, Rule: d.Rule,
			Message: d.Message, Element: d.Element, Related: []jsonRelated{},
		}
		for _, rel := range d.Related {
			j.Related = append(j.Related, jsonRelated{rel.Pos.File, rel.Pos.Line, rel.Pos.Column, rel.Message})
		}
		report.Diagnostics = append(report.Diagnostics, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(report)
}

package main

import (
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/diag"
)

// The diagnostic of reviewdog's format, one on a line. Columns count bytes in
// UTF-8 from 1.
type (
	rdDiagnostic struct {
		Message  string      `json:"message"`
		Location *rdLocation `json:"location,omitempty"`
		Severity string      `json:"severity"`
		Source   rdSource    `json:"source"`
		Code     rdCode      `json:"code"`
		Related  []rdRelated `json:"related_locations,omitempty"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdRelated struct {
		Message  string      `json:"message"`
		Location *rdLocation `json:"location"`
	}
)

// writeRDJSONL writes the findings for reviewdog, one JSON object on a line.
func (r *results) writeRDJSONL(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, d := range r.findings {
		out := rdDiagnostic{
			Message: d.Message, Location: r.rdLocation(d.Pos), Severity: rdSeverity(d.Severity),
			Source: rdSource{"resultschain", homepage}, Code: rdCode{d.Code, rulePage(d.Code, d.Rule)},
		}
		for _, related := range d.Related {
			if l := r.rdLocation(related.Pos); l != nil {
				out.Related = append(out.Related, rdRelated{related.Message, l})
			}
		}
		if err := e.Encode(out); err != nil {
			return err
		}
	}
	return nil
}

func rdSeverity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "ERROR"
	case diag.Warning:
		return "WARNING"
	}
	return "INFO"
}

func (r *results) rdLocation(at diag.Pos) *rdLocation {
	if at.File == "" {
		return nil
	}
	l := &rdLocation{Path: at.File}
	if !at.IsValid() {
		return l
	}
	l.Range = &rdRange{Start: rdPosition{Line: at.Line}}
	if at.Column > 0 {
		l.Range.Start.Column = r.byteColumn(at, at.Column)
		l.Range.End = &rdPosition{at.Line, r.byteColumn(at, r.endColumn(at))}
	}
	return l
}

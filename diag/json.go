package diag

import (
	"bytes"
	"encoding/json"
)

// The object that a finding is in JSON. Its names are a contract.
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

// MarshalJSON is the finding as one flat object, with the names that
// “resultschain check --format json” writes: file, line, column, severity, code,
// rule, message, element and related, a list of objects with file, line, column
// and message. No key is ever left out. The cause is not told.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	j := jsonDiagnostic{
		File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column,
		Severity: d.Severity.String(), Code: d.Code, Rule: d.Rule,
		Message: d.Message, Element: d.Element, Related: []jsonRelated{},
	}
	for _, r := range d.Related {
		j.Related = append(j.Related, jsonRelated{r.Pos.File, r.Pos.Line, r.Pos.Column, r.Message})
	}
	return marshal(j)
}

// MarshalJSON is the findings as a list, which is empty and not null where there
// are none.
func (l List) MarshalJSON() ([]byte, error) {
	if l == nil {
		l = List{}
	}
	return marshal([]Diagnostic(l))
}

// marshal leaves it to the encoder for which it works whether <, > and & are
// escaped.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

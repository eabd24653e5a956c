package diag

import (
	"bytes"
	"encoding/json"
)

// jsonDiagnostic is a finding in JSON. Its names are a contract.
type jsonDiagnostic struct {
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Severity Severity      `json:"severity"`
	Code     string        `json:"code"`
	Rule     string        `json:"rule"`
	Message  string        `json:"message"`
	Element  string        `json:"element"`
	Related  []jsonRelated `json:"related"`
	Offset   int           `json:"offset,omitzero"`
	End      Pos           `json:"end,omitzero"`
	Subject  Subject       `json:"subject,omitzero"`
	Cell     string        `json:"cell,omitzero"`
	Fixes    []Fix         `json:"fixes,omitempty"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Offset  int    `json:"offset,omitzero"`
	Cell    string `json:"cell,omitzero"`
}

// MarshalJSON returns the finding as one object, with the names that “resultschain
// check --format json” writes. File, line, column, severity, code, rule, message,
// element (see [Subject.Element]) and related are always written; offset, end,
// subject, cell and fixes where they are known. The cause is not written.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	end := d.End
	end.File = "" // that of the finding
	j := jsonDiagnostic{
		File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column, Offset: d.Pos.Offset,
		Severity: d.Severity, Code: d.Code, Rule: d.Rule,
		Message: d.Message, Element: d.Subject.Element(), Related: []jsonRelated{},
		End: end, Subject: d.Subject, Cell: d.Cell, Fixes: d.Fixes,
	}
	for _, r := range d.Related {
		j.Related = append(j.Related, jsonRelated{r.Pos.File, r.Pos.Line, r.Pos.Column, r.Message, r.Pos.Offset, r.Cell})
	}
	return marshal(j)
}

// UnmarshalJSON reads what [Diagnostic.MarshalJSON] writes.
func (d *Diagnostic) UnmarshalJSON(text []byte) error {
	var j jsonDiagnostic
	if err := json.Unmarshal(text, &j); err != nil {
		return err
	}
	*d = Diagnostic{
		Pos: Pos{j.File, j.Line, j.Column, j.Offset}, End: j.End, Severity: j.Severity, Code: j.Code, Rule: j.Rule,
		Message: j.Message, Subject: j.Subject, Cell: j.Cell, Fixes: j.Fixes,
	}
	if d.End.IsValid() {
		d.End.File = d.Pos.File
	}
	for _, r := range j.Related {
		d.Related = append(d.Related, Related{Pos{r.File, r.Line, r.Column, r.Offset}, r.Message, r.Cell})
	}
	return nil
}

// MarshalJSON returns the findings as a list, which is empty and not null where
// there are none.
func (l List) MarshalJSON() ([]byte, error) {
	if l == nil {
		l = List{}
	}
	return marshal([]Diagnostic(l))
}

// marshal encodes v without escaping <, > and &: the encoder that calls it
// decides on that.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

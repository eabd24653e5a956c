package format

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// The diagnostic of reviewdog's format, one on a line. Columns count bytes in
// UTF-8 from 1.
type (
	rdDiagnostic struct {
		Message  string      `json:"message"`
		Location *rdLocation `json:"location,omitempty"`
		Severity string      `json:"severity"`
		Source   struct {
			Name string `json:"name"`
			URL  string `json:"url"`
		} `json:"source"`
		Code struct {
			Value string `json:"value"`
			URL   string `json:"url,omitempty"`
		} `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
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
	rdSuggestion struct {
		Range *rdRange `json:"range"`
		Text  string   `json:"text"`
	}
	rdRelated struct {
		Message  string      `json:"message"`
		Location *rdLocation `json:"location"`
	}
)

// writeRDJSONL writes the findings for reviewdog, one JSON object on a line.
func (r *Report) writeRDJSONL(w io.Writer) error {
	pages := map[string]string{}
	for _, rule := range r.Rules {
		pages[rule.Code] = rule.Page
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, d := range r.Findings {
		out := rdDiagnostic{Message: d.Message, Location: r.rdLocation(d.Pos, r.end(d.Pos, d.End)), Severity: strings.ToUpper(d.Severity.String())}
		out.Source.Name, out.Source.URL = "resultschain", Homepage
		out.Code.Value, out.Code.URL = d.Code, pages[d.Code]
		for _, fix := range d.Fixes {
			if len(fix.Edits) == 1 { // a suggestion holds only one edit
				edit := fix.Edits[0]
				out.Suggestions = append(out.Suggestions, rdSuggestion{r.rdRange(edit.Pos, edit.End), edit.Text})
			}
		}
		for _, related := range d.Related {
			if l := r.rdLocation(related.Pos, r.end(related.Pos, diag.Pos{})); l != nil {
				out.Related = append(out.Related, rdRelated{related.Message, l})
			}
		}
		if err := e.Encode(out); err != nil {
			return err
		}
	}
	return nil
}

// rdLocation returns the location of a stretch of a file, and nil where there is
// no file.
func (r *Report) rdLocation(at, end diag.Pos) *rdLocation {
	if at.File == "" {
		return nil
	}
	l := &rdLocation{Path: at.File}
	if at.IsValid() {
		l.Range = r.rdRange(at, end)
	}
	return l
}

// rdRange returns a stretch of a file with columns that count bytes.
func (r *Report) rdRange(at, end diag.Pos) *rdRange {
	if at.Column == 0 {
		return &rdRange{Start: rdPosition{at.Line, 0}}
	}
	return &rdRange{rdPosition{at.Line, r.byteColumn(at)}, &rdPosition{end.Line, r.byteColumn(end)}}
}

package progress

import (
	"encoding/json"
	"io"
	"strconv"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/outcomes"
)

// Write writes reviews in a format: text, md, csv or json. Another one is an
// error.
//
// Text and Markdown have how many indicators of each review stand how, then the
// elements that are measured with their indicators, and last the sum of several
// reviews. CSV has a line for each indicator. JSON is an object whose key files
// has what [Review.MarshalJSON] returns. No text in them can drive a terminal or
// a pipeline, or become a link or a formula.
func Write(w io.Writer, format string, reviews ...*Review) error {
	d := &table.Document{
		Lists: func() []table.List { return lists(reviews) },
		Data:  func() table.Table { return data(reviews) },
		JSON: func() any {
			files := []jsonReview{}
			for _, r := range reviews {
				files = append(files, r.json())
			}
			return map[string]any{"files": files}
		},
	}
	return d.Write(w, format)
}

func lists(reviews []*Review) []table.List {
	var all []table.List
	var sum Tally
	for _, r := range reviews {
		t := r.Tally()
		for s, n := range t {
			sum[s] += n
		}
		by := ""
		if r.AsAt.Valid() && t.Total() > 0 {
			by = ", as last measured by " + string(r.AsAt)
		}
		all = append(all, table.List{Lead: r.Name, Title: t.phrase(by)})
		for i := range r.Results {
			res := &r.Results[i]
			if i == 0 || r.Results[i-1].Owner != res.Owner {
				all = append(all, table.List{Title: res.OwnerTitle, Labels: len("not known  ")})
			}
			l := &all[len(all)-1]
			l.Items = append(l.Items, table.Item{Label: res.State.String(), Text: res.Explain()})
		}
	}
	if n := len(reviews); n > 1 {
		all = append(all, table.List{Lead: prose.Count(n, "file"), Title: sum.String()})
	}
	return all
}

func data(reviews []*Review) table.Table {
	t := table.Table{
		Heads: []string{
			"file", "element", "indicator", "title", "state", "needle", "unit", "direction",
			"baseline", "baseline on", "latest", "latest on", "target", "target on", "travelled", "asked", "as at", "explanation",
		},
		Numbers: []string{"baseline", "latest", "target", "travelled", "asked"},
	}
	for _, r := range reviews {
		for i := range r.Results {
			res := &r.Results[i]
			row := []string{r.Name, res.Owner.ID, res.Indicator.ID, res.Indicator.Title, res.State.String(), res.Needle, res.Unit, res.Direction.String()}
			for _, f := range res.written {
				if f == nil {
					f = &outcomes.Figure{}
				}
				row = append(row, f.Value, string(f.On))
			}
			travelled, asked := "", ""
			if res.Travelled != nil {
				travelled = strconv.FormatFloat(*res.Travelled, 'f', 3, 64)
			}
			if res.Asked != nil {
				asked = res.Asked.Value
			}
			t.Add(append(row, travelled, asked, string(r.AsAt), res.sentence(false))...)
		}
	}
	return t
}

// The JSON of a review. Its names are a contract.
type (
	jsonReview struct {
		File       string         `json:"file"`
		Kind       string         `json:"kind"`
		ID         string         `json:"id"`
		Title      string         `json:"title"`
		Date       outcomes.Date  `json:"date"`
		Counts     map[string]int `json:"counts"`
		Indicators []jsonResult   `json:"indicators"`
	}
	jsonResult struct {
		Indicator   string      `json:"indicator"`
		Title       string      `json:"title"`
		Element     string      `json:"element"`
		State       State       `json:"state"`
		Needle      string      `json:"needle"`
		Reason      string      `json:"reason"`
		Explanation string      `json:"explanation"`
		Unit        string      `json:"unit"`
		Direction   string      `json:"direction"`
		Inferred    bool        `json:"inferred"`
		Baseline    *jsonFigure `json:"baseline"`
		Latest      *jsonFigure `json:"latest"`
		Target      *jsonFigure `json:"target"`
		Travelled   *float64    `json:"travelled"`
		Asked       *jsonFigure `json:"asked"`
		Due         *jsonFigure `json:"due"`
		Notes       []string    `json:"notes"`
		File        string      `json:"file"`
		Line        int         `json:"line"`
		Column      int         `json:"column"`
	}
	jsonFigure struct {
		Value string        `json:"value"`
		On    outcomes.Date `json:"on"`
	}
)

// MarshalJSON returns the review as an object with the keys file, kind (model or
// framework), id, title, date (the as-at date), counts (of each state) and
// indicators, which has an object for each. Figures are null where there are
// none; lists never are.
func (r *Review) MarshalJSON() ([]byte, error) { return json.Marshal(r.json()) }

func (r *Review) json() jsonReview {
	j := jsonReview{File: r.Name, Date: r.AsAt, Counts: map[string]int{}, Indicators: []jsonResult{}}
	j.Kind, j.ID, j.Title = r.document()
	for s, n := range r.Tally() {
		j.Counts[State(s).String()] = n
	}
	for i := range r.Results {
		j.Indicators = append(j.Indicators, r.Results[i].json(r.Name))
	}
	return j
}

func (r *Result) json(file string) jsonResult {
	figure := func(f *outcomes.Figure) *jsonFigure {
		if f == nil {
			return nil
		}
		return &jsonFigure{f.Value, f.On}
	}
	return jsonResult{
		Indicator: r.Indicator.ID, Title: r.Indicator.Title, Element: r.Owner.ID,
		State: r.State, Needle: r.Needle, Reason: r.Reason, Explanation: r.Explain(),
		Unit: r.Unit, Direction: r.Direction.String(), Inferred: r.Inferred,
		Baseline: figure(r.written[0]), Latest: figure(r.written[1]), Target: figure(r.written[2]), Travelled: r.Travelled,
		Asked: figure(figureOf(r.Asked)), Due: figure(figureOf(r.Due)), Notes: append([]string{}, r.Notes...),
		File: file, Line: r.Indicator.Pos.Line, Column: r.Indicator.Pos.Column,
	}
}

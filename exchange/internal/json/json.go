// Package json writes a model for other programs, such as R, Python and Quarto: the
// model as its file has it, the frameworks that it is written for, and flat tables of
// elements, links, indicators and values in which all that a reader would have to look
// up is looked up. Of a model alone, [logicmodel.Model.MarshalJSON] is enough.
package json

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Version is the value of the first key, by which the form is known.
const Version = "resultschain-1"

type (
	document struct {
		Format     string                `json:"format"`
		Model      *logicmodel.Model     `json:"model"`
		Frameworks []*outcomes.Framework `json:"frameworks"`
		Elements   []element             `json:"elements"`
		Links      []link                `json:"links"`
		Indicators []indicator           `json:"indicators"`
		Values     []value               `json:"values"`
	}
	element struct {
		ID       string   `json:"id"`
		Title    string   `json:"title"`
		Stage    string   `json:"stage"`
		Heading  string   `json:"heading"`
		Group    *string  `json:"group"`
		Supports []target `json:"supports"`
	}
	target struct {
		ID        string  `json:"id"`
		Title     *string `json:"title"` // null: no framework has it
		Level     *string `json:"level"`
		Framework *string `json:"framework"`
	}
	link struct {
		From     string  `json:"from"`
		To       string  `json:"to"`
		Because  *string `json:"because"`
		Evidence *string `json:"evidence"`
		Feedback bool    `json:"feedback"`
	}
	indicator struct {
		ID        string  `json:"id"`
		Of        string  `json:"of"`
		Title     string  `json:"title"`
		Unit      *string `json:"unit"`
		Direction *string `json:"direction"`
		Source    *string `json:"source"`
	}
	value struct {
		Indicator string            `json:"indicator"`
		Kind      string            `json:"kind"` // baseline, target or actual
		Text      string            `json:"text"`
		Number    *float64          `json:"number"` // null: the text is none
		From      *string           `json:"from"`
		On        *string           `json:"on"`
		First     *string           `json:"first"` // the days that the dates mean
		Last      *string           `json:"last"`
		By        map[string]string `json:"by"`
	}
)

// Write returns the document of a model. The framework that the model is written for
// may be nil. Nothing is lost.
func Write(m *logicmodel.Model, f *outcomes.Framework, _ string) ([]byte, *logicmodel.Model, error) {
	d := document{Format: Version, Model: m, Frameworks: []*outcomes.Framework{}, Elements: []element{}, Links: []link{}, Indicators: []indicator{}, Values: []value{}}
	var index *outcomes.Index
	if f != nil {
		index = outcomes.NewIndex(f)
		d.Frameworks = f.Lineage()
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		row := element{e.ID, e.Title, e.Stage.String(), m.Heading(e.Stage, f), orNull(e.Group.ID), []target{}}
		for _, s := range e.Supports {
			row.Supports = append(row.Supports, targetOf(s.ID, index, d.Frameworks))
		}
		d.Elements = append(d.Elements, row)
		d.addLinks(e.ID, e.LeadsTo)
		for k := range e.Indicators {
			d.addIndicator(m, f, e.ID, &e.Indicators[k])
		}
	}
	for i := range m.Groups {
		d.addLinks(m.Groups[i].ID, m.Groups[i].LeadsTo)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(d); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), nil, nil
}

// orNull returns nil for an empty text.
func orNull[T ~string](s T) *string {
	if s == "" {
		return nil
	}
	text := string(s)
	return &text
}

// targetOf returns an outcome that an element supports.
func targetOf(id string, index *outcomes.Index, frameworks []*outcomes.Framework) target {
	t := target{ID: id}
	if index == nil {
		return t
	}
	o := index.Outcome(id)
	if o == nil {
		return t
	}
	t.Title, t.Level = orNull(o.Title), orNull(o.Level.ID)
	for _, f := range frameworks {
		if index.OutcomeIn(f, id) == o {
			t.Framework = orNull(f.ID)
			break
		}
	}
	return t
}

func (d *document) addLinks(from string, links []logicmodel.Link) {
	for i := range links {
		l := &links[i]
		d.Links = append(d.Links, link{from, l.To.ID, orNull(l.Because), orNull(l.Evidence.Grade.String()), l.Feedback})
	}
}

// addIndicator adds an indicator of an element, or the one that it names, and its
// values.
func (d *document) addIndicator(m *logicmodel.Model, f *outcomes.Framework, of string, in *outcomes.Indicator) {
	if in.IsReference() {
		if there := m.Indicator(in.ID, f); there != nil {
			in = there
		}
	}
	scale := in.Scale()
	d.Indicators = append(d.Indicators, indicator{in.ID, of, in.Title, orNull(scale.Unit), orNull(in.Direction.String()), orNull(in.Source)})
	add := func(kind string, figures ...outcomes.Figure) {
		for _, g := range figures {
			v := value{Indicator: in.ID, Kind: kind, Text: g.InWords(), From: orNull(g.From), On: orNull(g.On), By: map[string]string{}}
			if x, err := scale.Number(g); err == nil {
				v.Number = &x
			}
			if first, last, err := m.Calendar(f).Span(g.On); err == nil && g.On != "" {
				if start, _, err := m.Calendar(f).Span(g.From); err == nil && g.From != "" {
					first = start
				}
				v.First, v.Last = orNull(first.Format(time.DateOnly)), orNull(last.Format(time.DateOnly))
			}
			for _, c := range g.By {
				v.By[c.Of] = c.Is
			}
			d.Values = append(d.Values, v)
		}
	}
	if in.Baseline.Value != "" {
		add("baseline", in.Baseline.Figure)
	}
	add("target", in.Targets...)
	add("actual", in.Actuals...)
}

// Knows reports whether a file is one that Write wrote.
func Knows(data []byte) bool {
	begin := bytes.TrimLeft(data[:min(len(data), 200)], " \t\r\n\xef\xbb\xbf")
	return bytes.HasPrefix(begin, []byte("{")) && bytes.Contains(begin, []byte(`"`+Version+`"`))
}

// Read reads the model of the document, and nothing else of it: the rest is made from
// that.
func Read(name string, data []byte) ([]*draft.Draft, diag.List) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	fault := func(format string, args ...any) ([]*draft.Draft, diag.List) {
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: name}}.Finding(diag.Error, format, args...)}
	}
	if len(data) > maxBytes {
		return fault("the file is larger than %d MB, the most that is read", maxBytes>>20)
	}
	var parts struct {
		Model json.RawMessage `json:"model"`
	}
	if err := json.Unmarshal(data, &parts); err != nil {
		return fault("this is no JSON: %v", err)
	}
	at := bytes.Index(data, parts.Model)
	if len(parts.Model) == 0 || at < 0 {
		return fault("there is no “model” in this file; write it with “resultschain export --to json”")
	}
	text := bytes.Repeat([]byte(" "), at) // the model stays where it is, so that places are those of the file
	for i, c := range data[:at] {
		if c == '\n' {
			text[i] = c
		}
	}
	return []*draft.Draft{{Name: "model", Text: append(text, parts.Model...)}}, nil
}

const maxBytes = 32 << 20

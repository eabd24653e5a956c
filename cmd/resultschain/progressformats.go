package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/resultschain/resultschain/diag"
	needle "github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// A progressFormat is a form in which progress is told.
type progressFormat struct {
	name  string
	write func([]measured, io.Writer) error
}

// progressFormats are all forms; the first is the default.
var progressFormats = []progressFormat{
	{"text", writeProgressText},
	{"md", writeProgressMarkdown},
	{"csv", writeProgressCSV},
	{"json", writeProgressJSON},
}

func progressFormatNames() []string {
	var names []string
	for _, f := range progressFormats {
		names = append(names, f.name)
	}
	return names
}

// progressFormatOf is the form of that name.
func progressFormatOf(name string) (progressFormat, error) {
	for _, f := range progressFormats {
		if f.name == name {
			return f, nil
		}
	}
	return progressFormat{}, usage("there is no format %s of progress; use text, md, csv or json", diag.Quote(name))
}

// name is what a report calls the file.
func (f *measured) name() string { return f.in.shown(f.in.name) }

// writeProgressText writes the reports for people, and of several the sum.
func writeProgressText(files []measured, w io.Writer) error {
	return writeProgress(files, w, (*needle.Report).WriteText, "")
}

func writeProgressMarkdown(files []measured, w io.Writer) error {
	return writeProgress(files, w, (*needle.Report).WriteMarkdown, "**")
}

func writeProgress(files []measured, w io.Writer, one func(*needle.Report, io.Writer, string) error, bold string) error {
	var sum needle.Tally
	for i := range files {
		if err := one(files[i].report, w, files[i].name()); err != nil {
			return err
		}
		if _, err := io.WriteString(w, ifAny(i+1 < len(files), "\n")); err != nil {
			return err
		}
		for s, n := range files[i].report.Tally() {
			sum[s] += n
		}
	}
	if len(files) < 2 {
		return nil
	}
	_, err := fmt.Fprintf(w, "\n%s%s%s: %v\n", bold, count(len(files), "file"), bold, sum)
	return err
}

func ifAny(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

func writeProgressCSV(files []measured, w io.Writer) error {
	t := needle.NewTable(w)
	for i := range files {
		if err := t.Write(files[i].name(), files[i].report); err != nil {
			return err
		}
	}
	return nil
}

// The object that "progress --format json" writes. Its names are a contract.
type jsonProgress struct {
	Files []jsonMeasured `json:"files"`
}

type jsonMeasured struct {
	File       string         `json:"file"`
	Kind       string         `json:"kind"`
	ID         string         `json:"id"`
	Title      string         `json:"title"`
	Date       string         `json:"date"`
	Counts     map[string]int `json:"counts"`
	Indicators []jsonResult   `json:"indicators"`
}

type jsonResult struct {
	Indicator   string      `json:"indicator"`
	Title       string      `json:"title"`
	Element     string      `json:"element"`
	State       string      `json:"state"`
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

type jsonFigure struct {
	Value string `json:"value"`
	On    string `json:"on"`
}

func writeProgressJSON(files []measured, w io.Writer) error {
	all := jsonProgress{Files: []jsonMeasured{}}
	for i := range files {
		f := &files[i]
		j := jsonMeasured{File: f.name(), Kind: "model", Date: string(f.report.AsAt), Counts: map[string]int{}, Indicators: []jsonResult{}}
		if f.model != nil {
			j.ID, j.Title = f.model.ID, f.model.Title
		} else {
			j.Kind, j.ID, j.Title = "framework", f.framework.ID, f.framework.Title
		}
		for s, n := range f.report.Tally() {
			j.Counts[needle.State(s).String()] = n
		}
		for k := range f.report.Results {
			j.Indicators = append(j.Indicators, jsonResultOf(f.in, &f.report.Results[k]))
		}
		all.Files = append(all.Files, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(all)
}

func jsonResultOf(in *input, r *needle.Result) jsonResult {
	at := r.Indicator.Pos
	baseline, latest, target := r.Written()
	j := jsonResult{
		Indicator: r.Indicator.ID, Title: r.Indicator.Title, Element: r.Owner(),
		State: r.State.String(), Needle: r.Needle.String(), Reason: r.Reason, Explanation: r.Explain(),
		Unit: r.Unit, Direction: r.Direction.String(), Inferred: r.Inferred,
		Baseline: jsonWritten(baseline), Latest: jsonWritten(latest), Target: jsonWritten(target),
		Asked: jsonAsked(r.Asked), Due: jsonAsked(r.Due), Notes: append([]string{}, r.Notes...),
		File: in.shown(at.File), Line: at.Line, Column: at.Column,
	}
	if r.HasTravelled {
		j.Travelled = &r.Travelled
	}
	return j
}

func jsonWritten(f *outcomes.Figure) *jsonFigure {
	if f == nil {
		return nil
	}
	return jsonFigureOf(f.Value, f.On)
}

func jsonAsked(a *needle.Asked) *jsonFigure {
	if a == nil {
		return nil
	}
	return jsonFigureOf(a.Value, a.On)
}

func jsonFigureOf(value string, on outcomes.Date) *jsonFigure { return &jsonFigure{value, string(on)} }

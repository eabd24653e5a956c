// Package logframe reads and writes the logframe of the European Union, the logical
// framework matrix of its grant contracts (Annex E3d, later Annex C): a table of results
// with their indicators, in a workbook or as CSV.
//
// Its links are in its numbers: “Op 1.1 (related to Oc 1)”.
package logframe

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// The columns of the table, by how their headings begin.
const (
	colResult = iota
	colIndicator
	colBaseline
	colTarget
	colCurrent
	colSource
	colAssumptions
	columnCount
)

var columnWords = [columnCount][]string{
	{"results chain", "result chain", "results"}, {"indicator"}, {"baseline"}, {"target"}, {"current value", "current"}, {"source", "sources", "means of verification"}, {"assumption"},
}

// A table is where the parts of the table are in a sheet.
type table struct {
	sheet   *grid.Sheet
	heading int // the row of the headings
	columns [columnCount]int
}

// find returns the table of one of the sheets; nil where there is none.
func find(sheets []*grid.Sheet) *table {
	for _, s := range sheets {
		for row := range min(len(s.Rows), 40) {
			t := &table{sheet: s, heading: row}
			for i := range t.columns {
				t.columns[i] = slices.IndexFunc(s.Rows[row], func(cell string) bool {
					return slices.ContainsFunc(columnWords[i], func(w string) bool { return strings.HasPrefix(plain(cell), w) })
				})
			}
			if t.columns[colResult] >= 0 && t.columns[colIndicator] > t.columns[colResult] && t.columns[colBaseline] >= 0 && t.columns[colTarget] >= 0 {
				return t
			}
		}
	}
	return nil
}

// plain returns a text in lower case, with single spaces.
func plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// Knows reports whether one of the sheets holds such a table.
func Knows(sheets []*grid.Sheet) bool { return find(sheets) != nil }

// Read reads the model of the table.
func Read(name string, data []byte) ([]*draft.Draft, diag.List) {
	sheets, err := grid.Read(name, data)
	if err != nil {
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: name}}.Finding(diag.Error, "%v", err)}
	}
	t := find(sheets)
	if t == nil {
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: name}}.Finding(diag.Error, "there is no row of headings “Results chain”, “Indicator”, “Baseline” and “Target” here")}
	}
	d, found := read(t, name)
	return []*draft.Draft{d}, found
}

func read(t *table, name string) (*draft.Draft, diag.List) {
	r := &reader{table: t, ids: map[string]*result{}}
	r.readRows()
	r.link()
	return draft.New("", r.model(name)), r.found
}

// A result is a row of the table, or several: a result and its indicators.
type result struct {
	stage       logicmodel.Stage
	id, title   string
	relation    string // as “Oc 1” in “(related to Oc 1)”
	at          draft.Place
	indicators  []*draft.Map
	assumptions []string
	assumed     draft.Place
	to          []string
}

// A reader reads a table.
type reader struct {
	*table
	results []*result
	ids     map[string]*result
	found   diag.List
}

func (r *reader) errorf(at draft.Place, format string, args ...any) {
	r.found = append(r.found, at.Finding(diag.Error, format, args...))
}

// levels holds how the texts of the first column begin.
var levels = []struct {
	word  string
	stage logicmodel.Stage
}{
	{"impact", logicmodel.EndState}, {"overall objective", logicmodel.EndState}, {"outcome", logicmodel.MediumTerm}, {"specific objective", logicmodel.MediumTerm},
	{"other outcome", logicmodel.MediumTerm}, {"intermediate outcome", logicmodel.MediumTerm}, {"output", logicmodel.Output}, {"activit", logicmodel.Activity},
}

// readRows reads the rows below the headings. The level of a row, and its result, may
// stand in a row above it.
func (r *reader) readRows() {
	var stage logicmodel.Stage
	var current *result
	first, indicator := r.columns[colResult], r.columns[colIndicator]
	for row := r.heading + 1; row < len(r.sheet.Rows); row++ {
		if r.sheet.IsEmpty(row) {
			continue
		}
		column, text := first, ""
		for c := first; c < indicator; c++ {
			cell := r.sheet.At(row, c)
			if s := levelOf(cell); s != 0 && c == first && !code.MatchString(cell) {
				stage, current = s, nil
				_, cell, _ = strings.Cut(cell, ":") // as in “Impact: people are well”
				cell = strings.TrimSpace(cell)
			}
			if cell != "" && text == "" {
				column, text = c, cell
			}
		}
		switch {
		case text != "" && stage == 0:
			r.errorf(r.sheet.Place(row, column), "no level stands before this row; write Impact, Outcome, Output or Activity in the first column")
			continue
		case text != "":
			current = r.add(stage, text, r.sheet.Place(row, column))
		}
		r.readIndicators(current, row)
	}
}

func levelOf(cell string) logicmodel.Stage {
	text := plain(cell)
	for _, l := range levels {
		if strings.HasPrefix(text, l.word) {
			return l.stage
		}
	}
	return 0
}

var (
	code     = regexp.MustCompile(`(?i)^(impact|outcome|output|activity|oc|op|so|oo|a|r|i)\s*\.?\s*(\d+(?:\.\d+)*)(\s*[.:)]|$|\s)\s*`)
	relation = regexp.MustCompile(`(?i)\(\s*(?:related to|linked to)\s+([^()]*)\)\s*`)
)

// prefixes are how ids of the stages begin.
var prefixes = map[logicmodel.Stage]string{logicmodel.EndState: "impact", logicmodel.MediumTerm: "oc", logicmodel.Output: "op", logicmodel.Activity: "a"}

// add adds a result whose text may have a number and a relation.
func (r *reader) add(stage logicmodel.Stage, text string, at draft.Place) *result {
	text = strings.Join(strings.Fields(text), " ")
	e := &result{stage: stage, at: at}
	if m := relation.FindStringSubmatch(text); m != nil {
		e.relation, text = m[1], strings.Replace(text, m[0], "", 1)
	}
	number := ""
	if m := code.FindStringSubmatch(text); m != nil && (len(m[1]) > 1 || strings.Contains(m[2]+m[3], ".")) { // “A 2 day course” has no number
		number, text = m[2], text[len(m[0]):]
		for s, before := range prefixes {
			if prefixOf(m[1]) == before {
				e.stage, stage = s, s
			}
		}
	}
	e.title = strings.TrimSpace(text)
	e.id = prefixes[stage] + number
	if number == "" && stage != logicmodel.EndState || r.ids[e.id] != nil && number == "" {
		e.id = r.free(prefixes[stage])
	}
	if other := r.ids[e.id]; other != nil {
		d := at.Finding(diag.Error, "this is the second result with the number %s; give it a number of its own", number)
		d.Related = []diag.Related{{Pos: other.at.Pos, Cell: other.at.Cell, Message: "the first one is here"}}
		r.found = append(r.found, d)
		e.id = r.free(e.id + "-")
	}
	r.ids[e.id] = e
	r.results = append(r.results, e)
	return e
}

// free returns an id that is not taken.
func (r *reader) free(prefix string) string {
	for n := 1; ; n++ {
		if id := prefix + itoa(n); r.ids[id] == nil {
			return id
		}
	}
}

// link reads what the results lead to.
func (r *reader) link() {
	var impacts, outcomes []*result
	for _, e := range r.results {
		switch e.stage {
		case logicmodel.EndState:
			impacts = append(impacts, e)
		case logicmodel.MediumTerm:
			outcomes = append(outcomes, e)
		}
	}
	for _, e := range r.results {
		switch {
		case e.relation != "":
			r.relate(e)
		case e.stage == logicmodel.MediumTerm && len(impacts) == 1:
			e.to = []string{impacts[0].id}
		case e.stage == logicmodel.Output && len(outcomes) == 1:
			e.to = []string{outcomes[0].id}
		case e.stage == logicmodel.Output || e.stage == logicmodel.Activity: // Op 1.2 is of Oc 1
			above := map[logicmodel.Stage]string{logicmodel.Output: "oc", logicmodel.Activity: "op"}[e.stage]
			number := strings.TrimPrefix(e.id, prefixes[e.stage])
			if dot := strings.LastIndex(number, "."); dot > 0 && r.ids[above+number[:dot]] != nil {
				e.to = []string{above + number[:dot]}
			}
		}
		if len(e.to) == 0 && len(e.assumptions) > 0 {
			r.found = append(r.found, e.assumed.Loss("an assumption of a result that leads to nothing", strings.Join(e.assumptions, "; ")))
		}
	}
}

var listed = regexp.MustCompile(`(?i)\s*(?:,|;|&|\band\b)\s*`)

// relate reads the relation of a result.
func (r *reader) relate(e *result) {
	if plain(e.relation) == "none" {
		return
	}
	before := ""
	for _, part := range listed.Split(e.relation, -1) {
		m := code.FindStringSubmatch(part + " ")
		switch {
		case m != nil:
			before = strings.ToLower(m[1])
		case before != "": // "Oc 1 and 2"
			m = code.FindStringSubmatch(before + part)
		}
		id := plain(part)
		if m != nil {
			id = prefixOf(m[1]) + m[2]
		}
		if r.ids[id] == nil {
			var ids []string
			for known := range r.ids {
				ids = append(ids, known)
			}
			slices.Sort(ids)
			like := ""
			if n, ok := near.Find(id, ids); ok {
				like = "; did you mean the one that begins with " + diag.Quote(r.ids[n].title) + "?"
			}
			r.errorf(e.at, "this is related to %s, and no result has that number%s", diag.Quote(part), like)
			continue
		}
		e.to = append(e.to, id)
	}
}

// prefixOf returns how the ids of results begin that have a word before their number.
func prefixOf(word string) string {
	switch word = strings.ToLower(word); word {
	case "outcome", "so", "oc":
		return "oc"
	case "output", "r", "op":
		return "op"
	case "activity", "a":
		return "a"
	}
	return "impact"
}

// model returns the model of the results.
func (r *reader) model(file string) *draft.Map {
	m := &draft.Map{}
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	at := r.sheet.Place(r.heading, r.columns[colResult])
	title, where := r.title()
	if title == "" {
		title, where = strings.NewReplacer("-", " ", "_", " ").Replace(base), at
	}
	m.Set("model", draft.ID(base), at)
	m.Set("title", title, where)
	r.stage(m.Add, logicmodel.Activity, "activities")
	r.stage(m.Add, logicmodel.Output, "outputs")
	if slices.ContainsFunc(r.results, func(e *result) bool { return e.stage == logicmodel.MediumTerm }) {
		r.stage(m.Map("outcomes").Add, logicmodel.MediumTerm, "medium")
	}
	r.stage(m.Add, logicmodel.EndState, "end-state")
	return m
}

// title returns the text above the table that names the project.
func (r *reader) title() (string, draft.Place) {
	for row := range r.heading {
		for c, cell := range r.sheet.Rows[row] {
			label, rest, ok := strings.Cut(cell, ":")
			switch l := plain(label); {
			case l != "title" && l != "project title" && l != "title of the action" && l != "programme title":
			case ok && strings.TrimSpace(rest) != "":
				return strings.TrimSpace(rest), r.sheet.Place(row, c)
			case r.sheet.At(row, c+1) != "":
				return r.sheet.At(row, c+1), r.sheet.Place(row, c+1)
			}
		}
	}
	return "", draft.Place{}
}

func (r *reader) stage(add func(string) *draft.Map, s logicmodel.Stage, key string) {
	for _, e := range r.results {
		if e.stage != s {
			continue
		}
		m := add(key)
		m.Set("id", e.id, e.at)
		m.Set("title", e.title, e.at)
		for _, to := range e.to {
			l := m.Add("leads-to")
			l.Set("to", to, e.at)
			l.Texts("assumes", e.assumptions, e.assumed)
		}
		m.AddAll("indicators", e.indicators)
	}
}

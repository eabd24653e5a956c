// Package columns reads logic models from tables that have a column for each stage, or a
// row, as many documents of Word do. Each line of a cell is an element. Such a table has
// no arrows, so each stage as a whole leads to the next.
package columns

import (
	"errors"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// Knows reports whether one of the sheets is such a table.
func Knows(sheets []*grid.Sheet) bool { return find(sheets) != nil }

// Read reads the first such table of a file.
func Read(file *grid.File) ([]*draft.Draft, diag.List) {
	sheets, err := file.Sheets()
	t := find(sheets)
	if err == nil && t == nil {
		err = errors.New("this table has no columns for stages, such as “Activities”, “Outputs” and “Outcomes”; write a row with these above what belongs to each")
	}
	if err != nil {
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: file.Name}}.Finding(diag.Error, "%v", err)}
	}
	r := &reader{table: t, found: t.sheet.Notes()}
	for _, s := range sheets {
		if s != t.sheet {
			r.readOther(s)
		}
	}
	r.readAbove()
	r.reportColumns()
	rows, columns := t.size()
	for row := t.head + 1; row < rows; row++ {
		if r.readList(row) {
			continue
		}
		for c := range columns {
			r.addLines(t.keys[c], t.at(row, c), t.place(row, c))
		}
	}
	base := strings.TrimSuffix(filepath.Base(file.Name), filepath.Ext(file.Name))
	return []*draft.Draft{draft.New(draft.ID(base), r.model(base))}, r.found
}

// A reader reads a table.
type reader struct {
	*table
	title   string
	titleAt draft.Place
	parts   draft.Map // a list for each key of a model
	ids     yamldoc.IDMaker
	found   diag.List
}

// readOther reads the text outside of the table, of which the first line is the title;
// the rest is lost, as other tables are.
func (r *reader) readOther(s *grid.Sheet) {
	for i, row := range s.Rows {
		text := strings.TrimSpace(strings.Join(row, " "))
		switch {
		case text == "":
			continue
		case len(row) == 1 && r.title == "" && s.Name == grid.TextName:
			r.title, r.titleAt = text, s.Place(i, 0)
			continue
		case s.Name == grid.TextName:
			r.found = append(r.found, s.Place(i, 0).Loss("the text outside of the table", text))
		default:
			r.found = append(r.found, s.Place(i, 0).Loss("what stands outside of the table", text))
		}
		return
	}
}

// readAbove reads what stands above the headings, of which the first is the title.
func (r *reader) readAbove() {
	_, columns := r.size()
	for row := range r.head {
		if r.readList(row) {
			continue
		}
		for c := range columns {
			text := r.at(row, c)
			switch {
			case text == "", row == r.head-1 && keyOf(text, nil) != "", plain(text) == "title" && r.at(row, c+1) != "":
			case r.title == "":
				r.title, r.titleAt = text, r.place(row, c)
			default:
				r.found = append(r.found, r.place(row, c).Loss("what stands above the table", text))
			}
		}
	}
}

// reportColumns reports columns that hold something under headings which are not known.
func (r *reader) reportColumns() {
	what := "this column"
	if r.turned {
		what = "this row"
	}
	rows, _ := r.size()
	for c, key := range r.keys {
		for row := r.head; key == "" && row < rows; row++ {
			if text := r.at(row, c); text != "" && (row == r.head || r.listOf(row) == "") {
				if plain(text) == "stage" && plain(r.at(row+1, c)) == "title" { // the names of what stands in the rows
					break
				}
				r.found = append(r.found, r.place(row, c).Loss(what, text))
				break
			}
		}
	}
}

// listOf returns the key of the list that a row holds, such as “Assumptions: people have
// time”, or with the assumptions in the cells beside it; empty where it holds none.
// Partners and people may be an input, so they have columns only.
func (r *reader) listOf(row int) string {
	name, _, hasColon := strings.Cut(r.at(row, 0), ":")
	key := keyOf(name, stageKeys)
	if key == "partners" || key == "reach" || key == r.keys[0] || !hasColon && strings.Contains(name, "\n") {
		return ""
	}
	return key
}

// readList reads a row of a list, and reports whether it is one.
func (r *reader) readList(row int) bool {
	key := r.listOf(row)
	if key == "" {
		return false
	}
	_, rest, _ := strings.Cut(r.at(row, 0), ":")
	r.addLines(key, rest, r.place(row, 0))
	_, columns := r.size()
	for c := 1; c < columns; c++ {
		r.addLines(key, r.at(row, c), r.place(row, c))
	}
	return true
}

// bullet is what may stand before an item of a list.
var bullet = regexp.MustCompile(`^(?:[-–—•·*▪○●◦‣]|\(?(?:\d{1,2}|[a-z])[.)])\s+`)

// addLines adds each line of a cell to what a key of the model holds.
func (r *reader) addLines(key, cell string, at draft.Place) {
	if key == "" {
		return
	}
	for _, line := range strings.FieldsFunc(cell, func(c rune) bool { return c == '\n' || c == '\r' || c == '\v' }) {
		line = strings.TrimSpace(bullet.ReplaceAllString(strings.TrimSpace(line), ""))
		if line == "" {
			continue
		}
		item := r.parts.Add(key)
		text := "title"
		for _, l := range lists {
			if l.key == key {
				text = l.text
			}
		}
		if text == "" {
			item.Set("", line, at)
			continue
		}
		item.Set("id", r.ids.New(line), at)
		item.Set(text, line, at)
	}
}

// model returns the model of what was read.
func (r *reader) model(base string) *draft.Map {
	m, at := &draft.Map{}, r.place(r.head, 0)
	m.Set("model", draft.ID(base), at)
	if r.title == "" {
		r.title, r.titleAt = strings.NewReplacer("-", " ", "_", " ").Replace(base), at
	}
	m.Set("title", r.title, r.titleAt)
	if lang := r.lang(); lang != "en" {
		m.Set("lang", lang, at)
	}
	m.Raw("links", "stages", at)
	r.addHeadings(m)
	var situation []string
	for _, item := range r.parts.Items("situation") {
		situation = append(situation, item.Text(""))
	}
	if len(situation) > 0 {
		m.Set("situation", strings.Join(situation, " "), r.parts.Items("situation")[0].At(""))
	}
	for _, l := range lists {
		if l.text != "" {
			m.AddAll(l.key, r.parts.Items(l.key))
		}
	}
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		items := r.parts.Items(key)
		if s == outcomes.ShortTerm {
			m.AddAll(withoutTerms, r.parts.Items(withoutTerms))
		}
		if s.IsOutcome() && len(items) > 0 {
			m.Map(withoutTerms).AddAll(key, items)
		} else {
			m.AddAll(key, items)
		}
	}
	return m
}

// addHeadings adds the headings of the table that are not the usual ones.
func (r *reader) addHeadings(m *draft.Map) {
	lang := r.lang()
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		for c, k := range r.keys {
			text := strings.Join(strings.Fields(r.at(r.head, c)), " ")
			if k == key && text != "" && plain(text) != plain(outcomes.HeadingIn(lang, s)) && plain(text) != s.Noun() && plain(text) != s.String() {
				m.Map("headings").Set(key, text, r.place(r.head, c))
			}
		}
	}
}

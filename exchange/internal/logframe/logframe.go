// Package logframe reads and writes logframes, the tables of results with their
// indicators that funders ask for, in workbooks, documents of Word and CSV. What the
// funders' forms have of their own is in [Forms].
package logframe

import (
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// A table is what the columns hold below a row of headings.
type table struct {
	columns   []heading // by their numbers
	results   []int     // the columns of levels and results
	indicator int       // the column of indicators; -1: there is none
	within    bool      // results are rows above those of their indicators
	blocks    bool      // the headings are those of one block of several
	values    bool      // there are columns of baselines or targets
}

// A heading is what a column holds, and the date that its heading has.
type heading struct {
	is   meaning
	on   string
	lost bool // the column has no place in a model, and is reported
}

// all returns the columns that hold something.
func (t *table) all(is meaning) []int {
	var all []int
	for c, h := range t.columns {
		if h.is == is {
			all = append(all, c)
		}
	}
	return all
}

var (
	dateIn      = regexp.MustCompile(`(\d{4}(?:[-/]\w{2,5})*)\)?\*?$`)
	levelColumn = regexp.MustCompile(`^(level|no\.?|number|#|code|ref\.?)?$`)
)

// several are the meanings that more than one column may have.
var several = []meaning{isResult, isTarget, isActual, isAssumption}

// headingsIn returns what the columns hold if a row is one of headings, with those
// that are not known; else nil.
func headingsIn(s *grid.Sheet, row int) (t *table, unknown []int) {
	if !slices.ContainsFunc(s.Rows[row], func(cell string) bool { return indicatorWord.MatchString(plainHeading(cell)) }) {
		return nil, nil // of most rows, before all other meanings are looked for
	}
	t = &table{indicator: -1, columns: make([]heading, len(s.Rows[row]))}
	kinds := map[meaning]bool{}
	for c, cell := range s.Rows[row] {
		h := &t.columns[c]
		if cell == "" {
			continue
		}
		if h.is = meaningOf(cell); kinds[h.is] && !slices.Contains(several, h.is) {
			h.is = isUnknown
		}
		if h.is == isIndicator {
			t.indicator = c
		}
		if h.is != isUnknown {
			if m := dateIn.FindStringSubmatch(cell); m != nil {
				h.on = m[1]
			}
		}
		kinds[h.is] = true
	}
	if t.indicator < 0 {
		return nil, nil
	}
	t.values = kinds[isBaseline] || kinds[isTarget]
	for _, is := range []meaning{isIndicator, isResult, isUnknown} {
		delete(kinds, is)
	}
	if len(kinds) < 2 {
		return nil, nil
	}
	for c, cell := range s.Rows[row] {
		is := t.columns[c].is
		before := is == isUnknown && c < t.indicator
		alone := before && isLevelAlone(cell)
		switch {
		case is == isResult, alone, before && levelColumn.MatchString(plain(cell)):
			t.results = append(t.results, c)
			t.blocks = t.blocks || alone
		case is == isUnknown && cell != "":
			t.columns[c].lost = true
			unknown = append(unknown, c)
		}
	}
	if len(t.results) == 0 {
		t.results, t.within = []int{t.indicator}, true
	}
	return t, unknown
}

// isLevelAlone reports whether a cell is a level, maybe with a number, and no result.
func isLevelAlone(cell string) bool {
	p := parse(cell)
	return p.stage != 0 && p.title == ""
}

// plain returns a text in lower case, with single spaces.
func plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// maxAbove is how many rows may stand above a table.
const maxAbove = 60

// Knows returns the name of the form that one of the sheets is in; empty where none is
// in any.
func Knows(sheets []*grid.Sheet) string {
	for _, s := range sheets {
		for row := range min(len(s.Rows), maxAbove) {
			if s.Hidden {
				break
			}
			t, _ := headingsIn(s, row)
			switch {
			case t == nil:
			case t.blocks:
				return "fcdo"
			case t.within:
				return "usaid"
			case slices.ContainsFunc(s.Rows[row], func(cell string) bool { return strings.HasPrefix(plain(cell), "expected result") }):
				return "gac"
			case t.values:
				return "eu"
			default:
				return "logframe"
			}
		}
	}
	return ""
}

// Read reads the model of a logframe.
func Read(file *grid.File) ([]*draft.Draft, diag.List) {
	sheets, err := file.Sheets()
	if err != nil {
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: file.Name}}.Finding(diag.Error, "%v", err)}
	}
	if Knows(sheets) == "" {
		is := ""
		if grid.IsDocument(file.Data) {
			is = "this is a document of Word: if a model was typed in it, save it as “Plain Text” in UTF-8, and check that file. As a logframe, "
		}
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: file.Name}}.Finding(diag.Error, "%sit has no table with the headings of one: a row with “Indicator” and two or more of “Baseline”, “Target”, “Source”, “Assumptions” and the like", is)}
	}
	r := newReader()
	for _, s := range sheets {
		r.found = append(r.found, s.Notes()...)
		r.readSheet(s)
	}
	r.link()
	return []*draft.Draft{draft.New("", r.model(file.Name))}, r.found
}

// A result is a row of the table, or several: a result and its indicators.
type result struct {
	stage       logicmodel.Stage
	id, title   string
	number      string
	relation    string // as “Oc 1” in “(related to Oc 1)”
	weighting   string
	at          draft.Place
	indicators  []*draft.Map
	assumptions []string
	assumed     draft.Place
	to          []string
}

// A reader reads the tables of a file.
type reader struct {
	*table
	sheet   *grid.Sheet
	title   string
	titleAt draft.Place
	headAt  draft.Place // of the first row of headings
	next    label       // of the result whose title comes next
	current *result
	last    *draft.Map         // the last indicator
	below   map[[2]int]meaning // what cells hold that stand below a label
	results []*result
	ids     map[string]*result
	known   *near.Finder   // these ids, once they are all known
	numbers map[string]int // the last of those given to ids, by how these begin
	found   diag.List
}

func newReader() *reader {
	return &reader{ids: map[string]*result{}, numbers: map[string]int{}, below: map[[2]int]meaning{}}
}

func (r *reader) errorf(at draft.Place, format string, args ...any) {
	r.found = append(r.found, at.Finding(diag.Error, format, args...))
}

// lose reports that a cell has no place in a model.
func (r *reader) lose(row, column int, what string) {
	r.found = append(r.found, r.sheet.Place(row, column).Loss(what, r.sheet.At(row, column)))
}

// readSheet reads the rows of a sheet with a row of headings; of others only the title
// of the project.
func (r *reader) readSheet(s *grid.Sheet) {
	r.sheet, r.table = s, nil
	clear(r.below)
	has := !s.Hidden && Knows([]*grid.Sheet{s}) != ""
	lost := has // a sheet without a logframe, or a hidden one, is named as a whole
	for row := range s.Rows {
		if s.IsEmpty(row) || !s.Hidden && (r.readTitle(row) || r.readHeadings(row)) {
			continue
		}
		switch {
		case r.table != nil:
			r.readRow(row)
		case !has && !lost:
			lost = true
			r.found = append(r.found, s.Place(row, 0).Loss("this sheet", sheetName(s, row)))
		case has:
			r.loseRow(row, "this text")
		}
	}
}

// sheetName returns the name of a sheet, or what its row begins with.
func sheetName(s *grid.Sheet, row int) string {
	if s.Name != "" {
		return s.Name
	}
	return strings.Join(s.Rows[row], " ")
}

func (r *reader) loseRow(row int, what string) {
	for c, cell := range r.sheet.Rows[row] {
		if cell != "" {
			r.lose(row, c, what)
		}
	}
}

var titleLabel = regexp.MustCompile(`(?i)^(?:(?:project|programme|program) title|title(?: of the (?:action|project|programme))?)\s*:?\s*`)

// readTitle reads a row that is the title of the project, above the first table.
func (r *reader) readTitle(row int) bool {
	if r.title != "" || r.table != nil {
		return false
	}
	for c, cell := range r.sheet.Rows[row] {
		m := titleLabel.FindString(cell)
		switch {
		case m == "":
			continue
		case strings.Contains(m, ":") && m != cell:
			r.title, r.titleAt = cell[len(m):], r.sheet.Place(row, c)
		case m == cell && r.sheet.At(row, c+1) != "":
			r.title, r.titleAt = r.sheet.At(row, c+1), r.sheet.Place(row, c+1)
		default:
			continue
		}
		return true
	}
	return false
}

// readHeadings reads a row of headings, if it is one.
func (r *reader) readHeadings(row int) bool {
	if r.table != nil && strings.HasPrefix(plain(r.sheet.At(row, r.table.results[0])), "activity matrix") {
		r.readMatrix(row)
		return true
	}
	t, unknown := headingsIn(r.sheet, row)
	if t == nil || r.table != nil && !t.blocks && !r.table.blocks && !slices.EqualFunc(t.columns, r.table.columns, func(a, b heading) bool { return a.is == b.is }) {
		return false
	}
	t.blocks = t.blocks || r.table != nil && r.table.blocks
	r.table = t
	if r.headAt == (draft.Place{}) {
		r.headAt = r.sheet.Place(row, t.results[0])
	}
	for _, c := range unknown {
		r.lose(row, c, "this column")
	}
	if t.blocks {
		for _, c := range t.results {
			if p := parse(r.sheet.At(row, c)); p.stage != 0 {
				r.next, r.current = p, nil
			}
		}
	}
	return true
}

// readMatrix reads the headings of the matrix of activities, which the logframe of the
// European Union has below the other results.
func (r *reader) readMatrix(row int) {
	t := &table{columns: make([]heading, len(r.columns)), results: r.table.results, indicator: -1}
	for c, cell := range r.sheet.Rows[row] {
		switch {
		case slices.Contains(t.results, c) || cell == "":
		case c < len(t.columns) && meaningOf(cell) == isAssumption:
			t.columns[c].is = isAssumption
		default:
			r.lose(row, c, "this column")
			for len(t.columns) <= c {
				t.columns = append(t.columns, heading{})
			}
			t.columns[c].lost = true
		}
	}
	r.table, r.next, r.current = t, label{stage: logicmodel.Activity}, nil
}

var note = regexp.MustCompile(`(?i)^(\*|(foot)?notes?\b\s*[:.])`)

// readRow reads a row below headings. The level of a row, and its result, may stand in
// a row above it.
func (r *reader) readRow(number int) {
	cells := r.sheet.Rows[number]
	if first := r.table.results[0]; note.MatchString(r.sheet.At(number, first)) && strings.Join(cells, "") == cells[first] {
		r.lose(number, first, "this note")
		return
	}
	taken := map[int]bool{}
	isAchieved := (&row{r, number, taken, 1}).readLabels()
	r.readResult(number, taken)
	r.readIndicators(number, taken, isAchieved)
	for c, cell := range cells {
		if cell != "" && !taken[c] && !isKnown(r.table, c) {
			r.lose(number, c, "this cell")
		}
	}
}

// isKnown reports whether a column has a heading: what is below others is reported at
// its cell, and what is below one that is not known, at that.
func isKnown(t *table, column int) bool {
	return column < len(t.columns) && (t.columns[column] != heading{} || slices.Contains(t.results, column))
}

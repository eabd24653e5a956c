// Package xlsx reads and writes logic models as workbooks of spreadsheets, in a form of
// our own: a sheet of elements, one of links, of indicators, of values and so on, with
// the keys of a model's file as headings. Nothing of a model is lost. Logframes of
// funders are in other packages.
package xlsx

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/outcomes"
)

// Knows reports whether one of the sheets is that of the elements of a model.
func Knows(sheets []*grid.Sheet) bool {
	v, _ := vocabularyIn(sheets)
	return slices.ContainsFunc(sheets, func(s *grid.Sheet) bool { return v.isSheet(s.Name, elementSheet.name) })
}

// Read reads a workbook. What is wrong with its form is found at its cells; what the
// cells say is checked as that of any model.
func Read(file *grid.File) ([]*draft.Draft, diag.List) {
	sheets, err := file.Sheets()
	if err != nil {
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: file.Name}}.Finding(diag.Error, "%v", err)}
	}
	r := newReader(file.Name)
	r.own, r.found = vocabularyIn(sheets)
	r.sort(sheets)
	if r.sheets[elementSheet.name] == nil {
		r.errorf(draft.Place{Pos: diag.Pos{File: file.Name}}, "no sheet is called “Elements”, so this is not the workbook of a model; “resultschain new --template FILE.xlsx” writes one to fill in")
		return nil, r.found
	}
	if at := r.readModel(); !r.top.Has("title") {
		r.errorf(at, "the model has no title; write it on the sheet “Model”, beside “title”")
		r.top.Set("title", r.name, at) // so that this is the only finding about it
	}
	for i := range listSheets {
		r.rows(&listSheets[i], r.addThing)
	}
	r.rows(&elementSheet, r.addElement)
	r.rows(&measureSheet, r.addIndicator)
	r.rows(&valueSheet, r.addValue)
	r.rows(&linkSheet, r.addLink)
	m := r.inOrder()
	return []*draft.Draft{draft.New(r.name, m)}, r.found
}

// A reader reads the sheets of a workbook.
type reader struct {
	file     string
	name     string // of the model
	sheets   map[string]*grid.Sheet
	top      draft.Map
	stages   [outcomes.EndState + 1]draft.Map // each with a list "all"
	noTerms  draft.Map                        // with a list "all"
	owners   map[string]*draft.Map            // elements and groups, by their ids
	measures map[string]*draft.Map            // indicators
	own      vocabulary                       // that the file brings
	last     vocabulary                       // that of the headings read last
	known    *near.Finder                     // the ids among which one was looked for last
	knownOf  string                           // what these are of
	found    diag.List
}

func newReader(file string) *reader {
	return &reader{file: file, sheets: map[string]*grid.Sheet{}, owners: map[string]*draft.Map{}, measures: map[string]*draft.Map{}}
}

func (r *reader) errorf(at draft.Place, format string, args ...any) {
	r.found = append(r.found, at.Finding(diag.Error, format, args...))
}

// sort finds the sheets of the template; others are lost.
func (r *reader) sort(sheets []*grid.Sheet) {
	names := []string{explanationName, choicesName, wordsName, modelSheet.name, elementSheet.name, linkSheet.name, measureSheet.name, valueSheet.name}
	for _, s := range listSheets {
		names = append(names, s.name)
	}
	for _, s := range sheets {
		r.found = append(r.found, s.Notes()...)
		is := func(name string) bool { return r.own.isSheet(s.Name, name) }
		i := slices.IndexFunc(names, is)
		if i >= 0 && r.sheets[names[i]] == nil {
			r.sheets[names[i]] = s
			continue
		}
		row := slices.IndexFunc(s.Rows, func(row []string) bool { return strings.TrimSpace(strings.Join(row, "")) != "" })
		if row < 0 {
			continue
		}
		if like, ok := near.Find(s.Name, names); ok && r.sheets[like] == nil {
			r.errorf(s.Place(row, 0), "no sheet of the template is called %s; did you mean %q?", diag.Quote(s.Name), like)
			continue
		}
		r.found = append(r.found, s.Place(row, 0).Loss("this sheet", s.Name))
	}
}

// readModel reads the sheet of keys and values, and returns its place.
func (r *reader) readModel() draft.Place {
	r.name = draft.ID(strings.TrimSuffix(filepath.Base(r.file), filepath.Ext(r.file)))
	at := draft.Place{Pos: diag.Pos{File: r.file}}
	if s := r.sheets[modelSheet.name]; s != nil {
		var keys []string
		for i := range s.Rows {
			keys = append(keys, s.At(i, 0))
		}
		r.last = r.vocabularyOf(keys)
		for i := range s.Rows {
			key, value := r.last.english(keys[i]), s.At(i, 1)
			if i == 0 && key == "key" || key == "" || value == "" {
				continue
			}
			r.cell(&r.top, modelSheet.columns, key, value, s.Place(i, 0), s.Place(i, 1))
		}
		at = s.Place(0, 0)
	}
	if !r.top.Has("model") {
		r.top.Set("model", r.name, at)
	}
	return at
}

// vocabularyOf returns the vocabulary of some headings: what the file brings, or else
// that of a language.
func (r *reader) vocabularyOf(headings []string) vocabulary {
	if len(r.own) > 0 {
		return r.own
	}
	return vocabularyOf(headings)
}

// word returns a heading as columns have it.
func word(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "_", "-")), " "))
}

// cell sets what a cell says under a heading.
func (r *reader) cell(m *draft.Map, columns []column, heading, text string, head, at draft.Place) {
	for i := range columns {
		if columns[i].heading == heading {
			if columns[i].path != nil {
				columns[i].set(m, text, at)
			}
			return
		}
	}
	if lead, key, _ := strings.Cut(heading, " "); strings.HasPrefix(key, "x-") {
		m, heading = m.Map(lead), key
	}
	if strings.HasPrefix(heading, "x-") {
		m.JSON(heading, text, at)
		return
	}
	r.reportHeading(columns, heading, head)
}

// reportHeading reports a heading that no column has.
func (r *reader) reportHeading(columns []column, heading string, at draft.Place) {
	var names []string
	for _, c := range columns {
		names = append(names, c.heading)
	}
	for _, own := range slices.Sorted(maps.Keys(r.last)) {
		if slices.Contains(names, r.last[own]) {
			names = append(names, own)
		}
	}
	if like, ok := near.Find(heading, names); ok {
		r.errorf(at, "there is no column %s; did you mean %q?", diag.Quote(heading), like)
		return
	}
	r.found = append(r.found, at.Loss("this column", heading))
}

// A line is a row of a sheet while it is read.
type line struct {
	sheet  *grid.Sheet
	row    int
	id     int            // the column of ids; -1: there is none
	before map[string]int // columns beside those of the table, by their headings
	fill   func(*draft.Map)
}

// text returns the text under a heading that is not of the table, and its place; of a
// column that is not there, that of the row.
func (l *line) text(heading string) (string, draft.Place) {
	c, ok := l.before[heading]
	if !ok {
		c = 0
	}
	if !ok {
		return "", l.sheet.Place(l.row, c)
	}
	return l.sheet.At(l.row, c), l.sheet.Place(l.row, c)
}

// rows calls add for each row of a sheet.
func (r *reader) rows(s *sheet, add func(*sheet, *line)) {
	g := r.sheets[s.name]
	if g == nil {
		return
	}
	first := slices.IndexFunc(g.Rows, func(row []string) bool { return strings.TrimSpace(strings.Join(row, "")) != "" })
	if first < 0 {
		return
	}
	columns := slices.Concat(s.before, s.columns)
	before := map[string]int{}
	known := map[int]string{} // columns, by their numbers
	id := -1
	r.last = r.vocabularyOf(g.Rows[first])
	for c := range g.Rows[first] {
		heading := r.last.english(g.At(first, c))
		i := slices.IndexFunc(columns, func(c column) bool { return c.heading == heading })
		_, _, dated := dateOf(heading)
		switch {
		case heading == "":
		case slices.ContainsFunc(s.before, func(c column) bool { return c.heading == heading }), heading == "leads-to", dated && s == &valueSheet:
			before[heading] = c
		case i >= 0, strings.HasPrefix(heading, "x-"), strings.Contains(heading, " x-"):
			known[c] = heading
			if heading == "id" {
				id = c
			}
		default:
			r.reportHeading(append(columns, column{heading: "leads-to"}), heading, g.Place(first, c))
		}
	}
	for row := first + 1; row < len(g.Rows); row++ {
		if g.IsEmpty(row) {
			continue
		}
		add(s, &line{g, row, id, before, func(m *draft.Map) {
			for c := range g.Rows[row] {
				if heading := known[c]; heading != "" && g.At(row, c) != "" {
					r.cell(m, s.columns, heading, g.At(row, c), g.Place(first, c), g.Place(row, c))
				}
			}
		}})
	}
}

// idIn returns the id of the thing in a row.
func (l *line) idIn() string { return l.sheet.At(l.row, l.id) }

// addThing adds a partner, a risk and the like.
func (r *reader) addThing(s *sheet, l *line) {
	m := r.top.Add(s.key)
	l.fill(m)
	if s.key == "groups" {
		r.owners[l.idIn()] = m
	}
	r.addTargets(m, l)
}

func (r *reader) addElement(_ *sheet, l *line) {
	name, at := l.text("stage")
	all, ok := r.stageOf(name, at)
	if !ok {
		return
	}
	m := all.Add("all")
	l.fill(m)
	if id := l.idIn(); r.owners[id] == nil {
		r.owners[id] = m
	}
	r.addTargets(m, l)
}

// stageOf returns the list of the elements of a stage, which a cell names by its word
// or its heading, in English, the language of the model, or its own words.
func (r *reader) stageOf(cell string, at draft.Place) (all *draft.Map, ok bool) {
	name := word(cell)
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		if r.top.Has("headings") && name != "" && name == word(r.top.Map("headings").Text(key)) {
			return &r.stages[s], true
		}
	}
	if name == stageOutcomes || name == "outcomes" {
		return &r.noTerms, true
	}
	var stage outcomes.Stage
	err := stage.UnmarshalText([]byte(name))
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		if slices.Contains([]string{key, s.Noun(), word(s.Heading()), word(outcomes.HeadingIn(r.top.Text("lang"), s))}, name) {
			stage, err = s, nil
		}
	}
	if err != nil || stage == 0 {
		instead := ""
		if name != "" {
			instead = ", in place of " + diag.Quote(name)
		}
		r.errorf(at, "write the stage of the element here: %s%s", strings.Join(stageWords(), ", "), instead)
		return nil, false
	}
	return &r.stages[stage], true
}

// addTargets adds the links of a column "leads-to", which are ids alone.
func (r *reader) addTargets(m *draft.Map, l *line) {
	cell, at := l.text("leads-to")
	for _, id := range fields(cell, ",;\r\n") {
		m.Add("leads-to").Set("", id, at)
	}
}

// owner returns the thing with the id that stands in a row; nil where there is none,
// which is a fault.
func (r *reader) owner(of map[string]*draft.Map, l *line, heading, what string) *draft.Map {
	id, at := l.text(heading)
	if m := of[id]; m != nil {
		return m
	}
	if r.known == nil || r.knownOf != what {
		r.known, r.knownOf = near.NewFinder(slices.Sorted(maps.Keys(of))), what
	}
	like := ""
	if n, ok := r.known.Find(id); ok {
		like = "; did you mean " + diag.Quote(n) + "?"
	}
	if id == "" {
		r.errorf(at, "write the id of the %s here", what)
	} else {
		r.errorf(at, "there is no %s with the id %s%s", what, diag.Quote(id), like)
	}
	return nil
}

func (r *reader) addIndicator(_ *sheet, l *line) {
	of := r.owner(r.owners, l, "of", "element")
	if of == nil {
		return
	}
	m := of.Add("indicators")
	l.fill(m)
	id := l.idIn()
	if m.Len() == 1 && m.Has("id") { // one that is defined elsewhere
		m.Alone()
		return
	}
	if r.measures[id] == nil {
		r.measures[id] = m
	}
}

func (r *reader) addLink(_ *sheet, l *line) {
	if from := r.owner(r.owners, l, "from", "element or group"); from != nil {
		l.fill(from.Add("leads-to"))
	}
}

// inOrder returns the whole with the stages in their order.
func (r *reader) inOrder() *draft.Map {
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		switch all := r.stages[s].Items("all"); {
		case !s.IsOutcome():
			r.top.AddAll(key, all)
		case len(all) > 0:
			r.top.Map("outcomes").AddAll(key, all)
		}
	}
	if all := r.noTerms.Items("all"); len(all) > 0 {
		if r.top.Has("outcomes") {
			r.errorf(all[0].At("id"), "this outcome has no term, and others have; write short, medium or long as its stage")
			return &r.top
		}
		r.top.AddAll("outcomes", all)
	}
	return &r.top
}

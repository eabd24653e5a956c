package xlsx

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// One sheet may hold a model as well: a row is an element with a link and an indicator.
// Rows without a stage hold further links, indicators and values of the element above.
// Without a column of ids these are made from the titles, by which links name elements.

// The columns of the sheet: of elements, of links, of indicators, and of values. What
// several have in common is of the first, but the source, which is of the indicator.
var (
	sheetStart    = []string{"stage", "id", "title", "leads-to"}
	sheetElement  = without(elementSheet.columns, []column{{heading: "id"}, {heading: "title"}, {heading: "source"}})
	sheetMeasure  = without(measureSheet.columns, []column{{heading: "id"}, {heading: "title"}}, sheetElement)
	sheetLink     = without(linkSheet.columns, []column{{heading: "to"}, {heading: "assumes"}, {heading: "risks"}}, sheetElement, sheetMeasure)
	sheetValues   = []string{"baseline", "target", "actual"}
	sheetMeasures = []column{{heading: "indicator", path: []string{"title"}, schema: text}, {heading: "indicator id", path: []string{"id"}, schema: text}}
)

// without returns the columns whose headings no others have.
func without(columns []column, others ...[]column) []column {
	return slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return isColumn(slices.Concat(others...), c.heading) })
}

// isColumn reports whether a column has the heading.
func isColumn(columns []column, heading string) bool {
	return slices.ContainsFunc(columns, func(c column) bool { return c.heading == heading })
}

// maxAbove is how many rows may stand above the headings.
const maxAbove = 1000

// headings returns the row of headings of a model in one sheet; -1: there is none.
func headings(s *grid.Sheet) int {
	return slices.IndexFunc(s.Rows[:min(len(s.Rows), maxAbove)], func(row []string) bool {
		v := vocabularyOf(row)
		has := func(heading string) bool {
			return slices.ContainsFunc(row, func(cell string) bool { return v.english(cell) == heading })
		}
		return has("stage") && has("title") && (has("id") || has("leads-to"))
	})
}

// KnowsSheet reports whether the first sheet holds a model.
func KnowsSheet(sheets []*grid.Sheet) bool {
	return len(sheets) > 0 && !Knows(sheets) && headings(sheets[0]) >= 0
}

// ReadSheet reads a model in one sheet.
func ReadSheet(file *grid.File) ([]*draft.Draft, diag.List) {
	sheets, err := file.Sheets()
	if err != nil || !KnowsSheet(sheets) {
		if err == nil {
			err = errors.New("this table has no row with the headings of a model, which are “stage”, “title” and “leads-to”, nor of its stages, such as “Activities” and “Outputs”, nor of a logframe, such as “Indicator”, “Baseline” and “Target”; write one above its rows")
		}
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: file.Name}}.Finding(diag.Error, "%v", err)}
	}
	s := sheets[0]
	head := headings(s)
	r := &sheetReader{reader: newReader(file.Name), sheet: s, head: head, columns: map[string]int{}, named: map[string]bool{}}
	above := *s
	above.Rows = s.Rows[:head]
	r.sheets[modelSheet.name] = &above
	r.found = s.Notes()
	if r.readModel(); !r.top.Has("title") {
		r.top.Set("title", strings.NewReplacer("-", " ", "_", " ").Replace(r.name), s.Place(head, 0))
	}
	r.readHeadings()
	r.nameElements()
	for row := head + 1; row < len(s.Rows); row++ {
		if !s.IsEmpty(row) {
			r.readRow(row)
		}
	}
	return []*draft.Draft{draft.New(r.name, r.inOrder())}, r.found
}

// A sheetReader reads a model in one sheet.
type sheetReader struct {
	*reader
	sheet   *grid.Sheet
	head    int
	columns map[string]int // by their headings
	element *draft.Map     // the last one
	measure *draft.Map
	named   map[string]bool     // partners and groups of people that are defined
	ids     map[int]string      // of the elements of rows, where there is no column of ids
	byTitle map[string][]string // these by their titles, which are folded
	titles  *near.Finder
}

func (r *sheetReader) readHeadings() {
	known := slices.Concat(sheetElement, sheetLink, sheetMeasure, sheetMeasures)
	for _, heading := range sheetStart {
		known = append(known, column{heading: heading})
	}
	for _, kind := range sheetValues {
		known = append(known, column{heading: kind}, column{heading: kind + " date"})
	}
	r.last = vocabularyOf(r.sheet.Rows[r.head])
	for c := range r.sheet.Rows[r.head] {
		switch heading := r.last.english(r.sheet.At(r.head, c)); {
		case heading == "":
		case isColumn(known, heading), strings.HasPrefix(heading, "x-"):
			r.columns[heading] = c
		default:
			r.reportHeading(known, heading, r.sheet.Place(r.head, c))
		}
	}
}

// nameElements gives the elements ids where there is no column of these.
func (r *sheetReader) nameElements() {
	if _, ok := r.columns["id"]; ok {
		return
	}
	r.ids, r.byTitle = map[int]string{}, map[string][]string{}
	var ids yamldoc.IDMaker
	var titles []string
	for row := r.head + 1; row < len(r.sheet.Rows); row++ {
		title, _ := r.text(row, "title")
		if title == "" {
			continue
		}
		id := ids.New(title)
		r.ids[row] = id
		key := foldedTitle(title)
		r.byTitle[key], titles = append(r.byTitle[key], id), append(titles, title)
	}
	r.titles = near.NewFinder(titles)
}

// foldedTitle returns a title as links name it.
func foldedTitle(title string) string { return strings.Trim(word(title), " .") }

// targets returns the ids of what a cell of links names; without a column of ids it names
// titles, which may have commas in them.
func (r *sheetReader) targets(cell string, at draft.Place) []string {
	if r.ids == nil {
		return fields(cell, ",;\r\n")
	}
	var ids, titles []string
	for _, part := range fields(cell, ";\r\n") {
		if titles = append(titles, part); r.byTitle[foldedTitle(part)] == nil {
			titles = append(titles[:len(titles)-1], fields(part, ",")...)
		}
	}
	for _, title := range titles {
		switch named := r.byTitle[foldedTitle(title)]; len(named) {
		case 0:
			like := ""
			if n, ok := r.titles.Find(title); ok {
				like = "; did you mean " + diag.Quote(n) + "?"
			}
			r.errorf(at, "no row has the title %s%s", diag.Quote(title), like)
		case 1:
			ids = append(ids, named[0])
		default:
			r.errorf(at, "%s rows have the title %s; give each another, or add a column “id” and name them by that", prose.Number(len(named)), diag.Quote(title))
		}
	}
	return ids
}

// text returns the text of a row under a heading, and its place.
func (r *sheetReader) text(row int, heading string) (string, draft.Place) {
	c, ok := r.columns[heading]
	if !ok {
		return "", r.sheet.Place(row, 0)
	}
	return r.sheet.At(row, c), r.sheet.Place(row, c)
}

func (r *sheetReader) readRow(row int) {
	stage, at := r.text(row, "stage")
	title, _ := r.text(row, "title")
	if stage != "" || title != "" {
		all, ok := r.stageOf(stage, at)
		if !ok {
			return
		}
		r.element, r.measure = all.Add("all"), nil
		id, at := r.text(row, "id")
		r.element.Set("id", cmp.Or(id, r.ids[row]), at)
		title, at := r.text(row, "title")
		r.element.Set("title", title, at)
		r.fill(r.element, row, sheetElement)
		for heading := range r.columns {
			if text, at := r.text(row, heading); strings.HasPrefix(heading, "x-") && text != "" {
				r.element.JSON(heading, text, at)
			}
		}
		r.define(row, "partners", "name")
		r.define(row, "reach", "title")
	}
	if r.element == nil {
		r.errorf(at, "write the stage of the element here: %s", strings.Join(stageWords(), ", "))
		return
	}
	to, at := r.text(row, "leads-to")
	ids := r.targets(to, at)
	for _, id := range ids {
		l := r.element.Add("leads-to")
		l.Set("to", id, at)
		r.fill(l, row, sheetLink)
	}
	for _, c := range sheetLink {
		if text, at := r.text(row, c.heading); text != "" && len(ids) != 1 {
			r.errorf(at, "this is about one link, and there are %d in the row; write this link in a row of its own, without a stage", len(ids))
		}
	}
	r.readMeasure(row)
}

func (r *sheetReader) fill(m *draft.Map, row int, columns []column) {
	for i := range columns {
		if text, at := r.text(row, columns[i].heading); text != "" {
			columns[i].set(m, text, at)
		}
	}
}

// define defines the things that an element names, which have no sheet of their own.
func (r *sheetReader) define(row int, key, title string) {
	text, at := r.text(row, key)
	for _, id := range fields(text, ",;\r\n") {
		if !r.named[key+id] {
			r.named[key+id] = true
			m := r.top.Add(key)
			m.Set("id", id, at)
			m.Set(title, id, at)
		}
	}
}

// readMeasure reads the indicator of a row, or further values of the last one.
func (r *sheetReader) readMeasure(row int) {
	if title, at := r.text(row, "indicator"); title != "" {
		r.measure = r.element.Add("indicators")
		id, idAt := r.text(row, "indicator id")
		if id == "" {
			id, idAt = measureID(r.element.Text("id"), len(r.element.Items("indicators"))), at
		}
		r.measure.Set("id", id, idAt)
		r.measure.Set("title", title, at)
		r.fill(r.measure, row, sheetMeasure)
	}
	for _, kind := range sheetValues {
		value, at := r.text(row, kind)
		on, onAt := r.text(row, kind+" date")
		switch {
		case value == "" && on == "":
			continue
		case r.measure == nil:
			r.errorf(at, "this value has no indicator; write in the column “indicator” what it measures")
			continue
		}
		m := r.measure
		if kind == "baseline" {
			m = m.Map(kind)
		} else {
			m = m.Add(kind + "s")
		}
		m.Set("value", value, at)
		m.Set("on", on, onAt)
	}
}

func measureID(element string, n int) string { return fmt.Sprintf("%s-%d", element, n) }

// WriteSheet returns the model in one sheet.
func WriteSheet(m *logicmodel.Model, f *outcomes.Framework, ending string) ([]byte, *logicmodel.Model, error) {
	w, err := newWriter(m)
	if err != nil {
		return nil, nil, err
	}
	w.addElements()
	headings := slices.Clone(sheetStart)
	for _, c := range slices.Concat(sheetLink, sheetElement, sheetMeasures, sheetMeasure) {
		headings = append(headings, c.heading)
	}
	for _, kind := range sheetValues {
		headings = append(headings, kind, kind+" date")
	}
	var rows []map[string]string
	for _, e := range w.rows[elementSheet.name] {
		rows = append(rows, sheetRows(e)...)
	}
	for _, x := range w.extras(elementSheet, elementSheet.columns) {
		if !strings.Contains(x, " ") {
			headings = append(headings, x)
		}
	}
	headings = slices.DeleteFunc(headings, func(h string) bool {
		return !slices.Contains(sheetStart, h) && !slices.ContainsFunc(rows, func(row map[string]string) bool { return row[h] != "" })
	})
	words := wordsOf(m.Lang)
	t := xlsx.Table{Name: words.sheet("Model"), RightToLeft: slices.Contains(rightToLeft, baseOf(m.Lang))}
	for range headings {
		t.Columns = append(t.Columns, xlsx.Column{Width: 20})
	}
	t.Rows = [][]string{{words.heading("model"), m.ID}, {words.heading("title"), m.Title}}
	if m.Lang != "" {
		t.Rows = append(t.Rows, []string{words.heading("lang"), m.Lang})
	}
	t.Heads = []int{len(t.Rows)}
	shown := make([]string, len(headings))
	for i, h := range headings {
		shown[i] = words.heading(h)
	}
	t.Rows = append(t.Rows, shown)
	for _, row := range rows {
		line := make([]string, len(headings))
		for i, h := range headings {
			line[i] = row[h]
		}
		t.Rows = append(t.Rows, line)
	}
	data, err := grid.WriteAs(ending, t)
	return data, nil, err
}

// sheetRows returns the rows of an element, by their headings.
func sheetRows(e row) []map[string]string {
	rows := []map[string]string{{"stage": e.before[0]}}
	at := func(i int) map[string]string {
		for len(rows) <= i {
			rows = append(rows, map[string]string{})
		}
		return rows[i]
	}
	fill := func(to map[string]string, columns []column, from *yaml.Node) {
		for _, c := range columns {
			to[c.heading] = c.show(get(from, c.path...))
		}
	}
	id := get(e.of, "id").Value
	rows[0]["id"], rows[0]["title"] = id, get(e.of, "title").Value
	fill(rows[0], sheetElement, e.of)
	for i := 0; i+1 < len(e.of.Content); i += 2 {
		if key := e.of.Content[i].Value; strings.HasPrefix(key, "x-") {
			rows[0][key] = inline(e.of.Content[i+1])
		}
	}
	for i, l := range items(get(e.of, "leads-to")) {
		l = short(l, "to")
		at(i)["leads-to"] = get(l, "to").Value
		fill(at(i), sheetLink, l)
	}
	next := 0
	for n, in := range items(get(e.of, "indicators")) {
		if in.Kind != yaml.MappingNode || get(in, "title") == nil {
			continue // it is defined elsewhere, or has nothing to show
		}
		row := at(next)
		fill(row, sheetMeasures, in)
		if fill(row, sheetMeasure, in); row["indicator id"] == measureID(id, n+1) {
			row["indicator id"] = ""
		}
		used := 1
		for _, kind := range sheetValues {
			key := strings.Replace(kind+"s", "baselines", "baseline", 1)
			line := 0
			for _, v := range items(get(in, key)) {
				v = short(v, "value")
				if value := get(v, "value"); value != nil && get(v, "by") == nil {
					row := at(next + line)
					row[kind] = value.Value
					if on := get(v, "on"); on != nil {
						row[kind+" date"] = on.Value
					}
					line++
				}
			}
			used = max(used, line)
		}
		next += used
	}
	return rows
}

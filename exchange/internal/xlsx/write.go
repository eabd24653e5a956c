package xlsx

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Write returns the workbook of a model. The framework is not needed. The headings are
// in the model's language, as far as they are known, or else in words of its own. The
// model that the file holds is the one that is read from it.
func Write(m *logicmodel.Model, f *outcomes.Framework, own Words) ([]byte, *logicmodel.Model, error) {
	w, err := newWriter(m)
	if err != nil {
		return nil, nil, err
	}
	w.addElements()
	for _, s := range listSheets {
		w.add(s, nil, items(get(w.root, s.key))...)
	}
	for _, g := range items(get(w.root, "groups")) {
		w.addLinks(g)
	}
	if w.words = own; len(own) == 0 {
		w.words = wordsOf(m.Lang)
	}
	tables := w.tables(m, f)
	if len(own) > 0 {
		tables = append(tables, own.table())
	}
	data, err := xlsx.Write(tables)
	return data, nil, err
}

// newWriter returns a writer of a model, which it takes as the keys of its file.
func newWriter(m *logicmodel.Model) (*writer, error) {
	root, err := yamldoc.Encode(m)
	return &writer{root: root}, err
}

// A writer gathers the rows of the sheets.
type writer struct {
	root  *yaml.Node
	rows  map[string][]row
	words Words
}

// A row is a row of a sheet: what stands before the columns of the table, and the map
// whose keys these are.
type row struct {
	before []string
	of     *yaml.Node
}

func items(n *yaml.Node) []*yaml.Node {
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.SequenceNode:
		return n.Content
	}
	return []*yaml.Node{n}
}

// add adds rows to a sheet.
func (w *writer) add(s sheet, before []string, nodes ...*yaml.Node) {
	if w.rows == nil {
		w.rows = map[string][]row{}
	}
	for _, n := range nodes {
		w.rows[s.name] = append(w.rows[s.name], row{before, n})
	}
}

// addElements adds the elements of all stages, with their links and indicators.
func (w *writer) addElements() {
	stages := func(word string, list *yaml.Node) {
		for _, e := range items(list) {
			w.add(elementSheet, []string{word}, e)
			w.addLinks(e)
			for _, in := range items(get(e, "indicators")) {
				w.addIndicator(get(e, "id").Value, in)
			}
		}
	}
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		if !s.IsOutcome() {
			stages(s.String(), get(w.root, key))
			continue
		}
		if list := get(w.root, "outcomes"); list != nil && list.Kind == yaml.SequenceNode {
			if s == outcomes.MediumTerm {
				stages(stageOutcomes, list)
			}
			continue
		}
		stages(s.String(), get(w.root, "outcomes", key))
	}
}

// short returns the map that a text alone stands for.
func short(n *yaml.Node, key string) *yaml.Node {
	if n.Kind == yaml.MappingNode {
		return n
	}
	return &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: key}, n}}
}

func (w *writer) addLinks(of *yaml.Node) {
	for _, l := range items(get(of, "leads-to")) {
		w.add(linkSheet, []string{get(of, "id").Value}, short(l, "to"))
	}
}

func (w *writer) addIndicator(of string, in *yaml.Node) {
	in = short(in, "id")
	id := get(in, "id").Value
	w.add(measureSheet, []string{of}, in)
	for _, kind := range []string{"baseline", "targets", "actuals"} {
		for _, v := range items(get(in, kind)) {
			w.add(valueSheet, []string{id, strings.TrimSuffix(kind, "s")}, short(v, "value"))
		}
	}
}

// tables returns all sheets as tables.
func (w *writer) tables(m *logicmodel.Model, f *outcomes.Framework) []xlsx.Table {
	list := choices(w.words)
	all := []xlsx.Table{explanation(m, f, w.words), w.modelTable()}
	for _, s := range allSheets() {
		all = append(all, w.table(s, list))
	}
	all = append(all, list.table())
	for i := 1; i < len(all); i++ { // the one that explains is English
		all[i].RightToLeft = slices.Contains(rightToLeft, baseOf(m.Lang))
	}
	return all
}

// table returns a sheet as a table.
func (w *writer) table(s sheet, list *choiceList) xlsx.Table {
	t := xlsx.Table{Name: w.words.sheet(s.name)}
	columns := slices.Concat(s.before, s.columns)
	for _, c := range columns {
		t.Columns = append(t.Columns, xlsx.Column{Heading: w.words.heading(c.heading), Hint: c.doc, Choices: list.of(s, c), Width: width(c), Text: isText(c)})
	}
	extras := w.extras(s, columns)
	for _, key := range extras {
		t.Columns = append(t.Columns, xlsx.Column{Heading: key, Text: true})
	}
	for _, r := range w.rows[s.name] {
		cells := slices.Clone(r.before)
		for i := range s.columns {
			cells = append(cells, s.columns[i].show(get(r.of, s.columns[i].path...)))
		}
		for _, key := range extras {
			cells = append(cells, inline(get(r.of, strings.Fields(key)...)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// extras returns the keys of other programs in the rows of a sheet, those of maps
// below these as in "status x-from".
func (w *writer) extras(s sheet, columns []column) []string {
	var all []string
	add := func(n *yaml.Node, lead string) {
		if n == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := lead + n.Content[i].Value; strings.HasPrefix(n.Content[i].Value, "x-") && !slices.Contains(all, key) {
				all = append(all, key)
			}
		}
	}
	for _, r := range w.rows[s.name] {
		add(r.of, "")
		for _, c := range columns {
			if len(c.path) > 1 {
				add(get(r.of, c.path[0]), c.path[0]+" ")
			}
		}
	}
	return all
}

// modelTable returns the sheet of what is said of the model as a whole, one key a row.
func (w *writer) modelTable() xlsx.Table {
	t := xlsx.Table{Name: w.words.sheet(modelSheet.name), Columns: []xlsx.Column{
		{Heading: w.words.heading("key"), Width: 24}, {Heading: w.words.heading("value"), Width: 60, Text: true}, {Heading: w.words.heading("what it is"), Width: 70},
	}}
	w.rows[modelSheet.name] = []row{{nil, w.root}}
	for i := range modelSheet.columns {
		c := &modelSheet.columns[i]
		n := get(w.root, c.path...)
		if len(c.path) == 1 && c.path[0] == "framework" || slices.Equal(c.path, []string{"framework", "file"}) {
			n = get(w.root, "framework")
			if n != nil && n.Kind == yaml.MappingNode {
				n = get(n, "file")
			}
		}
		t.Rows = append(t.Rows, []string{w.words.heading(c.heading), c.show(n), c.doc})
	}
	for _, key := range w.extras(modelSheet, modelSheet.columns) {
		t.Rows = append(t.Rows, []string{key, inline(get(w.root, strings.Fields(key)...)), "A key of another program."})
	}
	return t
}

// width returns the width of a column, by what its cells hold.
func width(c column) float64 {
	switch c.heading {
	case "title", "text", "because", "summary", "assumes", "definition", "mitigation":
		return 40
	case "note", "source", "method", "evidence source", "status note", "label", "name", "ignore":
		return 28
	case "id", "from", "to", "of", "indicator", "stage":
		return 18
	}
	return max(12, float64(len(c.heading)+3))
}

// isText reports whether what is typed into the column is text: ids such as 1.10, and
// dates such as 2025-06, of which a spreadsheet would make numbers and days.
func isText(c column) bool {
	switch c.heading {
	case "id", "from", "to", "of", "indicator", "on", "status on", "between", "measures", "group":
		return true
	}
	return c.schema.Kind == yamldoc.KindList
}

// inline returns a value as JSON; empty for none.
func inline(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	return yamldoc.NodeJSON(n)
}

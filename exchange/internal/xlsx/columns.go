package xlsx

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A column is a column of a sheet: a key of the table by which files of models are
// read, or one in a map below that.
type column struct {
	heading string
	path    []string
	doc     string
	schema  *yamldoc.Schema
}

// A sheet is a sheet of the template.
type sheet struct {
	name    string
	key     string   // of the list in a model whose items are its rows; empty: it is read by itself
	before  []column // beside those of the table
	columns []column
}

var (
	modelSchema     = yamldoc.Shared[logicmodel.Model]().Schema
	elementSchema   = keyOf(modelSchema, "activities").Items
	linkSchema      = keyOf(elementSchema, "leads-to").Items
	indicatorSchema = keyOf(elementSchema, "indicators").Items
	targetSchema    = keyOf(indicatorSchema, "targets").Items
)

// keyOf returns the schema of a key.
func keyOf(s *yamldoc.Schema, key string) *yamldoc.Schema {
	i := slices.IndexFunc(s.Keys, func(k yamldoc.KeyInfo) bool { return k.Name == key })
	return s.Keys[i].Schema
}

var text = &yamldoc.Schema{Kind: yamldoc.KindText}

func words(words ...string) *yamldoc.Schema {
	return &yamldoc.Schema{Kind: yamldoc.KindEnum, Allowed: words}
}

// The sheets of the template. Each key of a model is a column of one of them.
var (
	modelSheet    = sheet{name: "Model", columns: columnsOf(modelSchema, nil, listKeys()...)}
	elementSheet  = sheet{name: "Elements", before: []column{{"stage", nil, "The stage of the element. “outcome” is for outcomes without terms.", words(stageWords()...)}}, columns: columnsOf(elementSchema, nil, "leads-to", "indicators")}
	linkSheet     = sheet{name: "Links", before: []column{{"from", nil, "The id of the element or group that leads to the other.", text}}, columns: columnsOf(linkSchema, nil)}
	measureSheet  = sheet{name: "Indicators", before: []column{{"of", nil, "The id of the element that it measures.", text}}, columns: columnsOf(indicatorSchema, nil, "baseline", "targets", "actuals")}
	valueSheet    = sheet{name: "Values", before: []column{{"indicator", nil, "The id of the indicator.", text}, {"kind", nil, "What the value is: the baseline, a target, or an actual value.", words("baseline", "target", "actual")}}, columns: columnsOf(targetSchema, nil)}
	listSheets    = []sheet{{name: "Partners", key: "partners"}, {name: "Reach", key: "reach"}, {name: "Assumptions", key: "assumptions"}, {name: "Risks", key: "risks"}, {name: "Groups", key: "groups"}, {name: "External factors", key: "external-factors"}}
	stageOutcomes = "outcome" // without terms
)

func init() {
	for i := range listSheets {
		s := &listSheets[i]
		s.columns = columnsOf(keyOf(modelSchema, s.key).Items, nil, "leads-to")
	}
}

// allSheets returns the sheets whose rows are things.
func allSheets() []sheet {
	return slices.Concat([]sheet{elementSheet, linkSheet, measureSheet, valueSheet}, listSheets)
}

// listKeys returns the keys of a model that have sheets of their own.
func listKeys() []string {
	keys := []string{"outcomes", "partners", "reach", "assumptions", "risks", "groups", "external-factors"}
	for _, s := range outcomes.Stages() {
		if key, _ := s.Key(); !s.IsOutcome() {
			keys = append(keys, key)
		}
	}
	return keys
}

func stageWords() []string {
	var all []string
	for _, s := range outcomes.Stages() {
		all = append(all, s.String())
	}
	return append(all, "outcome")
}

// columnsOf returns the columns for the keys of an object but for some. Those of a map
// below it have two words, as in "status note", and the first that is wanted one alone.
func columnsOf(s *yamldoc.Schema, path []string, but ...string) []column {
	var all []column
	for i, k := range s.Keys {
		if slices.Contains(but, k.Name) {
			continue
		}
		below := append(slices.Clone(path), k.Name)
		if k.Schema.Kind == yamldoc.KindObject && len(path) == 0 {
			all = append(all, columnsOf(k.Schema, below)...)
			continue
		}
		heading := strings.Join(below, " ")
		if len(path) > 0 && i == 0 && (k.Required || k.Name == "grade") {
			heading = path[0]
		}
		all = append(all, column{heading, below, k.Doc, k.Schema})
	}
	return all
}

// isIDs reports whether a value is a list of ids, which commas separate. Other texts
// of lists stand on lines of their own.
func (c *column) isIDs() bool {
	return c.schema.Kind == yamldoc.KindList && c.heading != "assumes"
}

// show returns the text of a cell for a value.
func (c *column) show(n *yaml.Node) string {
	switch {
	case n == nil:
		return ""
	case n.Kind == yaml.ScalarNode && n.Tag == "!!bool":
		return map[string]string{"true": "yes", "false": "no"}[n.Value]
	case n.Kind == yaml.ScalarNode:
		return n.Value
	case n.Kind == yaml.MappingNode:
		return strings.Join(pairs(n), "\n")
	}
	var items []string
	mark := "\n"
	if c.isIDs() {
		mark = ", "
	}
	for _, item := range n.Content {
		if item.Kind == yaml.MappingNode { // a foreign id, or an assumption
			items = append(items, foreign(item))
			mark = "\n"
			continue
		}
		items = append(items, item.Value)
		if strings.ContainsAny(item.Value, ",;") {
			mark = "\n"
		}
	}
	return strings.Join(items, mark)
}

// pairs returns the entries of a map as lines.
func pairs(n *yaml.Node) []string {
	var all []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		value := n.Content[i+1].Value
		if n.Content[i+1].Tag == "!!bool" {
			value = map[string]string{"true": "yes", "false": "no"}[value]
		}
		all = append(all, n.Content[i].Value+": "+value)
	}
	return all
}

// foreign returns a foreign id as "scheme: id".
func foreign(n *yaml.Node) string {
	scheme, id := get(n, "scheme"), get(n, "id")
	if scheme == nil || id == nil {
		return ""
	}
	return scheme.Value + ": " + id.Value
}

// get returns the value of a key; nil where there is none.
func get(n *yaml.Node, path ...string) *yaml.Node {
	for _, key := range path {
		if n == nil || n.Kind != yaml.MappingNode {
			return nil
		}
		i := 0
		for ; i+1 < len(n.Content) && n.Content[i].Value != key; i += 2 {
		}
		if i+1 >= len(n.Content) {
			return nil
		}
		n = n.Content[i+1]
	}
	return n
}

// set sets the value that the text of a cell stands for.
func (c *column) set(m *draft.Map, cell string, at draft.Place) {
	for _, key := range c.path[:len(c.path)-1] {
		m = m.Map(key)
	}
	key := c.path[len(c.path)-1]
	switch c.schema.Kind {
	case yamldoc.KindBool:
		switch strings.ToLower(cell) {
		case "1", "yes", "true", "x":
			m.Raw(key, "true", at)
		case "0", "no", "false":
			m.Raw(key, "false", at)
		default:
			m.Set(key, cell, at)
		}
	case yamldoc.KindEnum:
		m.Set(key, strings.ToLower(cell), at)
	case yamldoc.KindList:
		if c.schema.Items.Kind == yamldoc.KindObject && c.heading != "assumes" {
			for _, line := range lines(cell) {
				scheme, id := cut(line)
				item := m.Add(key)
				item.Set("scheme", scheme, at)
				item.Set("id", id, at)
			}
			return
		}
		m.Texts(key, c.list(cell), at)
	case yamldoc.KindMap:
		below := m.Map(key)
		for _, line := range lines(cell) {
			name, value := cut(line)
			if c.schema.Items.Kind == yamldoc.KindBool {
				(&column{path: []string{name}, schema: c.schema.Items}).set(below, value, at)
				continue
			}
			below.Set(name, value, at)
		}
	default:
		m.Set(key, cell, at)
	}
}

// list returns the items of a list in a cell.
func (c *column) list(cell string) []string {
	if !c.isIDs() || strings.Contains(cell, "\n") {
		return lines(cell)
	}
	return fields(cell, ",;")
}

func lines(cell string) []string { return fields(cell, "\r\n") }

func fields(cell, marks string) []string {
	var all []string
	for _, f := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		if f = strings.TrimSpace(f); f != "" {
			all = append(all, f)
		}
	}
	return all
}

// cut cuts a line such as "sex: female" in two.
func cut(line string) (name, value string) {
	name, value, _ = strings.Cut(line, ":")
	return strings.TrimSpace(name), strings.TrimSpace(value)
}

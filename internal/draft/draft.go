// Package draft holds what a file of another format says, as the text of a model,
// and where in that file each line of the text is from. So a model that is read from
// a workbook is checked as any other is, and the findings are at its cells.
package draft

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/diag"
)

// A Place is a place in the file of another format.
type Place struct {
	Pos  diag.Pos
	Cell string // of a workbook, as in Elements!D7; else empty
}

// Finding returns a finding at the place.
func (p Place) Finding(s diag.Severity, format string, args ...any) diag.Diagnostic {
	return diag.Diagnostic{Pos: p.Pos, Cell: p.Cell, Severity: s, Rule: "exchange", Message: fmt.Sprintf(format, args...)}
}

// Loss returns the warning that a value of the file has no place in a model.
func (p Place) Loss(what, value string) diag.Diagnostic {
	d := p.Finding(diag.Warning, "%s has no place in a model, and is left out: %s", what, diag.Quote(value))
	d.Rule = "loss"
	return d
}

// A Map is a map of keys while it is built. The zero Map is empty.
type Map struct {
	entries []entry
}

type entry struct {
	key  string
	at   Place
	text string // in YAML; empty where there are items
	maps []*Map // below it: one map or, if isList, items
	list bool
}

// Len returns how many keys there are.
func (m *Map) Len() int { return len(m.entries) }

// Has reports whether the map has the key.
func (m *Map) Has(key string) bool { return m.find(key) != nil }

func (m *Map) find(key string) *entry {
	if i := slices.IndexFunc(m.entries, func(e entry) bool { return e.key == key }); i >= 0 {
		return &m.entries[i]
	}
	return nil
}

// Set sets a key to a text; an empty one is left out. An item of a list that is a
// text alone has the key "".
func (m *Map) Set(key, text string, at Place) {
	if text != "" {
		m.Raw(key, quoted(text), at)
	}
}

// Raw sets a key to what is written in YAML on one line.
func (m *Map) Raw(key, yaml string, at Place) {
	m.entries = append(m.entries, entry{key: key, at: at, text: yaml})
}

// JSON sets a key to what a text means as JSON, or to the text where it is none.
func (m *Map) JSON(key, text string, at Place) {
	if json.Valid([]byte(text)) {
		m.Raw(key, text, at)
	} else {
		m.Set(key, text, at)
	}
}

// Texts sets a key to a list of texts; an empty list is left out.
func (m *Map) Texts(key string, texts []string, at Place) {
	if len(texts) == 0 {
		return
	}
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = quoted(t)
	}
	m.Raw(key, "["+strings.Join(all, ", ")+"]", at)
}

// Map returns the map under a key, which is added where it is not there.
func (m *Map) Map(key string) *Map {
	e := m.find(key)
	if e == nil {
		m.entries = append(m.entries, entry{key: key, maps: []*Map{{}}})
		e = &m.entries[len(m.entries)-1]
	}
	return e.maps[0]
}

// Add adds a map to the list under a key, which is added where it is not there.
func (m *Map) Add(key string) *Map {
	e := m.find(key)
	if e == nil {
		m.entries = append(m.entries, entry{key: key, list: true})
		e = &m.entries[len(m.entries)-1]
	}
	item := &Map{}
	e.maps = append(e.maps, item)
	return item
}

// quoted returns a text as a scalar that is read as nothing else.
func quoted(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(text) // a text can always be encoded
	return strings.TrimSuffix(strings.ReplaceAll(b.String(), "\x7f", `\u007f`), "\n")
}

// A Draft is the text of a model that was read from another format.
type Draft struct {
	Name   string // of the model, as an id
	File   string // that it was read from, as findings call it
	Text   []byte
	places []Place // of each line; nil: the text lies in the file as it is here
}

// New returns the draft of a model with the name.
func New(name string, m *Map) *Draft {
	d := &Draft{Name: name}
	d.write(m, 0, false)
	return d
}

func (d *Draft) line(at Place, text string) {
	d.Text = append(append(d.Text, text...), '\n')
	d.places = append(d.places, at)
}

// write writes a map; the first line of an item has a dash before it.
func (d *Draft) write(m *Map, depth int, isItem bool) {
	indent := strings.Repeat("  ", depth)
	for i, e := range m.entries {
		lead := indent
		if isItem && i == 0 {
			lead = indent[2:] + "- "
		}
		switch {
		case e.key == "": // the item is a text alone
			d.line(e.at, lead+e.text)
		case e.text != "":
			d.line(e.at, lead+key(e.key)+": "+e.text)
		case len(e.maps) > 0:
			d.line(firstPlace(e), lead+key(e.key)+":")
			for _, item := range e.maps {
				if e.list {
					d.write(item, depth+2, true)
				} else {
					d.write(item, depth+1, false)
				}
			}
		}
	}
}

// key returns a key as it is written: those that are words, unquoted.
func key(s string) string {
	for _, r := range s {
		if (r < 'a' || r > 'z') && r != '-' {
			return quoted(s)
		}
	}
	return s
}

// firstPlace returns the place of the first entry that the entry holds, or its own.
func firstPlace(e entry) Place {
	for _, m := range e.maps {
		if len(m.entries) > 0 {
			return firstPlace(m.entries[0])
		}
	}
	return e.at
}

// Place returns the place in the other file from which a place of the text is.
func (d *Draft) Place(at diag.Pos) Place {
	for i := min(max(at.Line, 0), len(d.places)) - 1; i >= 0; i-- { // what was written for no cell is part of what stands before it
		if d.places[i] != (Place{}) {
			return d.places[i]
		}
	}
	return Place{}
}

// Move returns findings in the text, which has the name of a file in them, at the
// places where they are in the other file, without fixes, which are changes of the text.
func (d *Draft) Move(list diag.List, text string) diag.List {
	moved := slices.Clone(list)
	move := func(at diag.Pos) (diag.Pos, string) {
		p := d.Place(at)
		if d.places == nil {
			p.Pos = at
		}
		p.Pos.File = d.File
		return p.Pos, p.Cell
	}
	for i := range moved {
		f := &moved[i]
		if f.Pos.File == text && f.Cell == "" {
			f.Pos, f.Cell = move(f.Pos)
			f.End, f.Fixes = diag.Pos{}, nil
		}
		f.Related = slices.Clone(f.Related)
		for k := range f.Related {
			if r := &f.Related[k]; r.Pos.File == text && r.Cell == "" {
				r.Pos, r.Cell = move(r.Pos)
			}
		}
	}
	return moved
}

// Text returns the text of a key as it was set; empty where there is none.
func (m *Map) Text(key string) string {
	var text string
	if e := m.find(key); e != nil {
		json.Unmarshal([]byte(e.text), &text) // what is no text is none
	}
	return text
}

// At returns the place of the value of a key, and else of the first.
func (m *Map) At(key string) Place {
	if e := m.find(key); e != nil {
		return firstPlace(*e)
	}
	if len(m.entries) > 0 {
		return firstPlace(m.entries[0])
	}
	return Place{}
}

// Alone makes the map, which has one key, the value of that.
func (m *Map) Alone() { m.entries[0].key = "" }

// Take takes the keys of another map.
func (m *Map) Take(other *Map) { m.entries = append(m.entries, other.entries...) }

// Items returns the maps of the list under a key.
func (m *Map) Items(key string) []*Map {
	if e := m.find(key); e != nil {
		return e.maps
	}
	return nil
}

// AddAll adds maps to the list under a key.
func (m *Map) AddAll(key string, items []*Map) {
	for _, item := range items {
		*m.Add(key) = *item
	}
}

// ID returns a name as an id.
func ID(name string) string {
	id := strings.Map(func(c rune) rune {
		if c == '-' || c == '.' || unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return '-'
	}, strings.ToLower(name))
	if id = strings.Trim(id, "-."); id == "" {
		return "model"
	}
	return id
}

package desk

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// An extra is a part of a file that has no column in the table: it can be read there and
// removed, and changed if it is a text.
type extra struct {
	Path  []string `json:"path"`
	Key   string   `json:"key"`   // empty: it is an item of a list
	Text  string   `json:"text"`  // its words, of what is in it too where there are no items
	Edit  []string `json:"edit"`  // the path of Text where it may be changed; nil: it may not
	Rest  string   `json:"rest"`  // what stands beside the text that may be changed
	Items []extra  `json:"items"` // of a list or of a map
}

// wholeFile holds all of a file as nodes.
type wholeFile struct {
	root   *yaml.Node
	schema *yamldoc.Schema
	names  map[string]string
}

func newWholeFile(f *edit.File, names map[string]string) *wholeFile {
	w := &wholeFile{&yaml.Node{}, yamldoc.Shared[logicmodel.Model]().Schema, names}
	var document yaml.Node
	if err := yaml.Unmarshal(f.Bytes(), &document); err == nil && len(document.Content) == 1 {
		w.root = document.Content[0]
	}
	return w
}

// extras returns the entries of the map at a path, but for those of the keys that are shown
// elsewhere.
func (w *wholeFile) extras(at []string, shown ...string) []extra {
	n, s := w.root, w.schema
	for _, step := range at {
		n, s = within(n, s, step)
	}
	all := []extra{}
	if n == nil || n.Kind != yaml.MappingNode {
		return all
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if slices.Contains(shown, key) {
			continue
		}
		_, of := within(n, s, key)
		one := w.one(n.Content[i+1], of, join(at, key))
		one.Key = key
		all = append(all, one)
	}
	return all
}

// within returns the value of a key, or the item of a list with an id or a number, and
// its schema; nil where there is none.
func within(n *yaml.Node, s *yamldoc.Schema, step string) (*yaml.Node, *yamldoc.Schema) {
	if n == nil {
		return nil, nil
	}
	var of *yamldoc.Schema
	switch n.Kind {
	case yaml.MappingNode:
		if s != nil {
			of = s.Items
			if i := slices.IndexFunc(s.Keys, func(k yamldoc.KeyInfo) bool { return k.Name == step }); i >= 0 {
				of = s.Keys[i].Schema
			}
		}
		return valueOf(n, step), of
	case yaml.SequenceNode:
		if s != nil {
			of = s.Items
		}
		for i, c := range n.Content {
			if name(c) == step || strconv.Itoa(i) == step {
				return c, of
			}
		}
	}
	return nil, of
}

// valueOf returns the value of a key of a map; nil where there is none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// name returns the name of an item of a list in a path; empty where it has none.
func name(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		return n.Value
	}
	for _, key := range []string{"id", "to"} {
		if v := valueOf(n, key); v != nil {
			return v.Value
		}
	}
	return ""
}

// one returns a value with the items in it.
func (w *wholeFile) one(n *yaml.Node, s *yamldoc.Schema, at []string) extra {
	made := extra{Path: at, Items: []extra{}}
	switch n.Kind {
	case yaml.ScalarNode:
		made.Text = w.words(n, at[len(at)-1])
		if s != nil && s.Kind == yamldoc.KindText && n.Value == made.Text {
			made.Edit = at
		}
	case yaml.SequenceNode:
		for i, c := range n.Content {
			_, of := within(n, s, strconv.Itoa(i))
			step := name(c)
			if step == "" {
				step = strconv.Itoa(i)
			}
			made.Items = append(made.Items, w.item(c, of, join(at, step)))
		}
	case yaml.MappingNode:
		if s != nil && slices.ContainsFunc(s.Keys, func(k yamldoc.KeyInfo) bool { return k.Required }) {
			return w.item(n, s, at) // as some of it cannot be removed alone
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i].Value
			_, of := within(n, s, key)
			item := w.item(n.Content[i+1], of, join(at, key))
			item.Key = key
			made.Items = append(made.Items, item)
		}
	}
	return made
}

// item returns a value in one line: its title, which may be changed, and the rest.
func (w *wholeFile) item(n *yaml.Node, s *yamldoc.Schema, at []string) extra {
	if n.Kind == yaml.ScalarNode {
		return w.one(n, s, at)
	}
	for _, key := range []string{"title", "name", "text"} {
		if v := valueOf(n, key); v != nil && v.Kind == yaml.ScalarNode {
			return extra{Path: at, Text: v.Value, Edit: join(at, key), Rest: w.words(n, "", "id", key), Items: []extra{}}
		}
	}
	return extra{Path: at, Text: w.words(n, at[len(at)-1]), Items: []extra{}}
}

// references are the keys whose values are ids of the model.
var references = []string{"affects", "group", "risks"}

// words returns the texts in the value of a key, without those of some keys in it, in one
// line.
func (w *wholeFile) words(n *yaml.Node, key string, without ...string) string {
	if n.Kind == yaml.ScalarNode {
		if title := w.names[n.Value]; title != "" && slices.Contains(references, key) {
			return title
		}
		return n.Value
	}
	var all []string
	for i, c := range n.Content {
		of := key
		if n.Kind == yaml.MappingNode {
			if i%2 == 0 {
				continue
			}
			if of = n.Content[i-1].Value; slices.Contains(without, of) {
				continue
			}
		}
		all = append(all, w.words(c, of))
	}
	return strings.Join(all, ", ")
}

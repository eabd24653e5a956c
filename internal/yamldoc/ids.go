package yamldoc

import (
	"strconv"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// An IDPlace is where an id stands in a document. The id defines a thing there, or names
// one.
type IDPlace struct {
	ID      string
	Defines string   // the kind of the thing; empty: it names one
	Path    []string // of the thing that is defined
	Names   []string // the kinds of what it may name
	Outside bool     // it names what only a framework defines
	Pos     diag.Pos
}

// IDs returns the ids in the document, in the order of its text.
func (e *Editor) IDs() []IDPlace {
	if e.ids == nil {
		e.ids = e.collect(nil, e.root, e.schema, nil, nil)
	}
	return e.ids
}

// collect adds the ids in a value to a list. The value is that of a key of the table, or an
// item of it; key is nil where there is none.
func (e *Editor) collect(all []IDPlace, n *node, s *Schema, key *KeyInfo, path []string) []IDPlace {
	switch n.Kind {
	case yaml.ScalarNode:
		if key != nil && n.Value != "" && !isNull(n) && (key.Defines != "" || key.Names != nil) {
			all = append(all, IDPlace{n.Value, key.Defines, path, key.Names, key.NamesOutside(), e.pos(n)})
		}
	case yaml.SequenceNode:
		for i, c := range n.Content {
			step := strconv.Itoa(i)
			if name := c.name(s.item()); name != "" {
				step = name
			}
			all = e.collect(all, c, s.item(), key, append(path[:len(path):len(path)], step))
		}
	case yaml.MappingNode:
		if name := n.name(s); name != "" && s.item() != nil { // one item in place of a list
			path = append(path[:len(path):len(path)], name)
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i].Value, n.Content[i+1]
			var info *KeyInfo
			if s != nil {
				info = s.key(k)
			}
			if info == nil || info.Defines == "" || len(path) == 0 {
				all = e.collect(all, v, s.under(k), info, append(path[:len(path):len(path)], k))
			} else {
				all = e.collect(all, v, info.Schema, info, path)
			}
		}
	}
	return all
}

// NamesOutside reports whether the value of the key names what only a framework defines,
// not the model.
func (k *KeyInfo) NamesOutside() bool { return k.Name == "measures" }

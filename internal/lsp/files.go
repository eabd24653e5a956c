package lsp

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A file is a model or a framework in one version, with what it defines and names.
type file struct {
	uri  string
	path string // empty: it is not on a disk
	kind string // of package yamldoc; empty: it is neither
	*text
	tree   *node
	things []*thing
	uses   []use
}

// A thing is something that has an id.
type thing struct {
	kind  string // as in the tables, such as "element"
	id    string
	title string
	file  *file
	name  *node // the entry that holds its id
	of    *node // the map that describes it
}

// A use is where an id, the path of a file or the code of a rule is used.
type use struct {
	kinds    []string // of what it may name
	id       string
	from, to int // without quotes

	isOutside bool // it names what the framework defines, not the model
}

var schemas = map[string]*yamldoc.Schema{
	yamldoc.Model:     yamldoc.Shared[logicmodel.Model]().Schema,
	yamldoc.Framework: yamldoc.Shared[outcomes.Framework]().Schema,
}

func newFile(uri, path, kind string, t *text) *file {
	f := &file{uri: uri, path: path, kind: kind, text: t}
	if kind != "" {
		f.tree = parse(t.src, schemas[kind])
		f.collect(f.tree)
	}
	return f
}

// collect adds the things and uses in a node.
func (f *file) collect(n *node) {
	if n.shape == shapeScalar {
		if n.isEntry && n.info != nil && n.info.Defines != "" {
			t := &thing{kind: n.info.Defines, id: n.value, file: f, name: n, of: n.parent}
			for _, key := range []string{"title", "name", "text"} {
				if e := n.parent.entry(key); e != nil {
					t.title = e.value
					break
				}
			}
			f.things = append(f.things, t)
		}
		if kinds := n.names(); kinds != nil {
			from, to := n.inner()
			f.uses = append(f.uses, use{kinds, n.value, from, to, n.namesOutside()})
		}
	}
	if n.isEntry && n.parent.namesByKeys() {
		f.uses = append(f.uses, use{n.parent.info.Names, n.key, n.keyFrom, n.keyTo, false})
	}
	for _, c := range n.nodes {
		f.collect(c)
	}
}

// entry returns the entry of a map with the key; nil where it has none.
func (n *node) entry(key string) *node {
	for _, c := range n.nodes {
		if c.isEntry && c.key == key {
			return c
		}
	}
	return nil
}

// keyInfo returns what the table holds on the key whose value, or an item of whose
// value, the node is; nil where that is not known.
func (n *node) keyInfo() *yamldoc.KeyInfo {
	for n.parent != nil && !n.isEntry {
		n = n.parent
	}
	return n.info
}

// names returns the kinds of things that a text names; nil where it names none.
func (n *node) names() []string {
	if info := n.keyInfo(); info != nil && !n.namesByKeys() {
		return info.Names
	}
	return nil
}

// namesByKeys reports whether the keys of a map name things.
func (n *node) namesByKeys() bool {
	return n.isEntry && n.info != nil && n.info.Names != nil && n.schema != nil && n.schema.Kind == yamldoc.KindMap
}

// namesOutside reports whether a text names what only a framework defines.
func (n *node) namesOutside() bool {
	info := n.keyInfo()
	return info != nil && info.Name == "measures"
}

// inner returns where the text of a scalar is, without its quotes.
func (n *node) inner() (from, to int) {
	if n.isQuoted && n.to-n.from >= 2 {
		return n.from + 1, n.to - 1
	}
	return n.from, n.to
}

// at returns the innermost node whose key or text is at the offset, and whether it
// is the key; nil where there is none.
func (n *node) at(offset int) (found *node, onKey bool) {
	if n.isEntry && n.keyFrom <= offset && offset <= n.keyTo {
		return n, true
	}
	if n.shape == shapeScalar {
		if n.from <= offset && offset <= n.to {
			return n, false
		}
		return nil, false
	}
	for _, c := range n.nodes {
		if found, onKey = c.at(offset); found != nil {
			return found, onKey
		}
	}
	return nil, false
}

// end returns the offset after the node and all in it.
func (n *node) end() int {
	end := max(n.to, n.keyTo)
	if len(n.nodes) > 0 {
		end = max(end, n.nodes[len(n.nodes)-1].end())
	}
	return end
}

// start returns the offset at which the node begins.
func (n *node) start() int {
	if n.isEntry {
		return n.keyFrom
	}
	return n.from
}

// pathOf returns the path of a file by its address; empty where it is on no disk.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	path := u.Path
	if runtime.GOOS == "windows" {
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.Clean(filepath.FromSlash(path))
}

// uriOf returns the address of a file by its path.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// key returns what the file is called among those that were checked.
func (f *file) key() string {
	if f.path == "" {
		return f.uri
	}
	return f.path
}

// shortName returns the path of a file from the folder that is open.
func (s *server) shortName(f *file) string {
	root, _ := s.root(f.path)
	if rel, err := filepath.Rel(root, f.path); err == nil && root != "" {
		return filepath.ToSlash(rel)
	}
	return f.path
}

package lsp

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/resultschain/resultschain/internal/halfread"
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
	tree   *halfread.Node
	things []*thing
	uses   []use
}

// A thing is something that has an id.
type thing struct {
	kind  string // as in the tables, such as "element"
	id    string
	title string
	file  *file
	name  *halfread.Node // the entry that holds its id
	of    *halfread.Node // the map that describes it
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
		f.tree = halfread.Parse(t.src, schemas[kind])
		f.collect(f.tree)
	}
	return f
}

// collect adds the things and uses in a node.
func (f *file) collect(n *halfread.Node) {
	if n.Shape == halfread.Scalar {
		if n.IsEntry && n.Info != nil && n.Info.Defines != "" {
			t := &thing{kind: n.Info.Defines, id: n.Value, file: f, name: n, of: n.Parent}
			for _, key := range []string{"title", "name", "text"} {
				if e := n.Parent.Entry(key); e != nil {
					t.title = e.Value
					break
				}
			}
			f.things = append(f.things, t)
		}
		if kinds := n.Names(); kinds != nil {
			from, to := n.Inner()
			f.uses = append(f.uses, use{kinds, n.Value, from, to, n.NamesOutside()})
		}
	}
	if n.IsEntry && n.Parent.NamesByKeys() {
		f.uses = append(f.uses, use{n.Parent.Info.Names, n.Key, n.KeyFrom, n.KeyTo, false})
	}
	for _, c := range n.Nodes {
		f.collect(c)
	}
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

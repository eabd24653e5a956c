package lsp

import (
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/halfread"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A file is a text in one version: as it is open in the editor, or else on the disk.
type file struct {
	uri     string
	path    string // empty: it is on no disk
	kind    string // of package yamldoc; empty: it is neither, and its text on the disk is not kept
	isOpen  bool
	version int         // of what is open
	info    fs.FileInfo // of what a folder holds
	*text

	// What the text defines and names, once it is read.
	tree   *halfread.Node
	things []thing
	uses   []halfread.Use

	// What a check has found, if the text was checked.
	isChecked bool
	findings  diag.List
	model     *logicmodel.Model
	framework *outcomes.Framework

	// Across is what the last check of all files found in its links to other models, perhaps
	// of an older text.
	across diag.List
}

// A thing is something that has an id, in a file.
type thing struct {
	*halfread.Thing
	file *file
}

var schemas = map[string]*yamldoc.Schema{
	yamldoc.Model:     yamldoc.Shared[logicmodel.Model]().Schema,
	yamldoc.Framework: yamldoc.Shared[outcomes.Framework]().Schema,
}

// read reads what the text of a model or a framework defines and names, and returns the file.
func (f *file) read() *file {
	if f.tree == nil {
		f.tree = halfread.Parse(f.src, schemas[f.kind])
		things, uses := f.tree.IDs()
		for _, t := range things {
			f.things = append(f.things, thing{t, f})
		}
		f.uses = uses
	}
	return f
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

// keyOf returns what the server calls a file: by its path, or else by its address.
func keyOf(uri string) string {
	if path := pathOf(uri); path != "" {
		return path
	}
	return uri
}

func (f *file) key() string {
	if f.path != "" {
		return f.path
	}
	return f.uri
}

// scan finds the models and frameworks in the folders that are open or, where no file may
// have come, looks only at those that are known.
func (s *server) scan() {
	s.mu.Lock()
	known, folders, maybeMore := maps.Clone(s.files), slices.Clone(s.folders), s.maybeMore
	s.maybeMore = false
	s.mu.Unlock()
	found := map[string]*file{}
	look := func(path string) {
		if f := fromDisk(path, known[path]); f != nil {
			found[path] = f
		}
	}
	if maybeMore {
		for _, folder := range folders {
			walk(folder, look)
		}
	} else {
		for path, f := range known {
			if f.info != nil {
				look(path)
			}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, f := range s.files {
		if !f.isOpen && f.info != nil && found[path] == nil {
			delete(s.files, path)
		}
	}
	for path, f := range found {
		if now := s.files[path]; now == nil || !now.isOpen {
			s.files[path] = f
		}
	}
}

// maxEntries is how many files and folders are looked at in a folder to find models.
const maxEntries = 50_000

// walk calls look for the YAML files in a folder, without hidden ones.
func walk(folder string, look func(path string)) {
	entries := 0
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		entries++
		switch ext := strings.ToLower(filepath.Ext(path)); {
		case entries > maxEntries:
			return filepath.SkipAll
		case err != nil || path != folder && strings.HasPrefix(d.Name(), "."):
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
		case d.Type().IsRegular() && (ext == ".yaml" || ext == ".yml"):
			look(path)
		}
		return nil
	})
}

// fromDisk returns a file as it is on the disk, which is the one that is known unless it
// has changed; nil where there is none.
func fromDisk(path string, known *file) *file {
	info, err := os.Stat(path)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil
	case known != nil && !known.isOpen && known.info != nil && known.info.Size() == info.Size() && known.info.ModTime().Equal(info.ModTime()):
		return known
	}
	f := &file{uri: uriOf(path), path: path, info: info}
	if info.Size() > yamldoc.MaxBytes {
		return f
	}
	src, _ := os.ReadFile(path) // what cannot be read is neither
	if f.kind = yamldoc.KindOf(src); f.kind != "" {
		f.text = newText(string(yamldoc.UTF8(src)))
	}
	return f
}

// root returns the folder with whose files a file is checked, and whether the editor or
// the user has named it; empty where the file is on no disk.
func (s *server) root(path string) (folder string, isNamed bool) {
	if path == "" {
		return "", false
	}
	within := func(folder string) bool { _, ok := workspace.Under(folder, path); return ok }
	if s.options.Root != "" && within(s.options.Root) {
		return s.options.Root, true
	}
	for _, f := range s.folders {
		if len(f) > len(folder) && within(f) {
			folder = f
		}
	}
	if folder != "" {
		return folder, true
	}
	return filepath.Dir(path), false
}

// fileOf returns the open document with the address; nil where it is neither a model nor
// a framework.
func (s *server) fileOf(uri string) *file {
	if f := s.fileAt(keyOf(uri)); f != nil && f.isOpen {
		return f
	}
	return nil
}

// fileAt returns a file by its path; nil where it is neither a model nor a framework.
func (s *server) fileAt(path string) *file {
	if f := s.files[path]; f != nil && f.kind != "" {
		return f.read()
	}
	return nil
}

// beside returns the files that are checked together with a file, itself first.
func (s *server) beside(f *file) []*file {
	all := []*file{f}
	root, _ := s.root(f.path)
	for _, path := range slices.Sorted(maps.Keys(s.files)) {
		if other, _ := s.root(s.files[path].path); other != root || root == "" || path == f.path {
			continue
		}
		if g := s.fileAt(path); g != nil {
			all = append(all, g)
		}
	}
	return all
}

// shortName returns the path of a file from the folder that is open.
func (s *server) shortName(f *file) string {
	root, _ := s.root(f.path)
	if rel, err := filepath.Rel(root, f.path); err == nil && root != "" {
		return filepath.ToSlash(rel)
	}
	return f.path
}

package portfolio

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// Load reads and checks the models in the files and folders of fsys that the
// names give, together. Of a folder these are the .yaml and .yml files that
// have the key "model" at the top, in the order of their names, without hidden
// files and folders, pipes and devices.
//
// The error is that of reading a file or folder, wrapped; whatever else is
// wrong is a finding.
func Load(fsys fs.FS, names ...string) (*Portfolio, error) {
	by := &rules.Checker{FS: fsys}
	var sources []Source
	seen := map[string]bool{}
	add := func(name string, named bool) error {
		if seen[name] {
			return nil
		}
		seen[name] = true
		text, err := yamldoc.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("reading the models: %w", err)
		}
		if named || modelKey.Match(text) {
			sources = append(sources, Source{Name: name, Text: text, Checker: by})
		}
		return nil
	}
	for _, name := range names {
		name = path.Clean(name)
		err := fs.WalkDir(fsys, name, func(at string, d fs.DirEntry, err error) error {
			hidden := at != name && strings.HasPrefix(path.Base(at), ".")
			ext := strings.ToLower(path.Ext(at))
			switch {
			case err != nil:
				return fmt.Errorf("reading the models: %w", err)
			case d.IsDir():
				if hidden {
					return fs.SkipDir
				}
			case at == name:
				return add(at, true)
			case !hidden && (ext == ".yaml" || ext == ".yml") && isFile(fsys, at, d):
				return add(at, false)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return New(sources, nil), nil
}

// isFile reports whether the entry is a file or a link to one, and not, say, a
// pipe, which may never end. A link to nothing is told when it is read.
func isFile(fsys fs.FS, name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := fs.Stat(fsys, name)
	return err != nil || info.Mode().IsRegular()
}

// modelKey is the key by which a model is told.
var modelKey = regexp.MustCompile(`(?m)^(?:\x{feff})?["']?model["']?\s*:`)

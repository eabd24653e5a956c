package rules

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// findSources reads the sources in the files and folders that the names give, and
// reports whether there is a folder among them.
func findSources(fsys fs.FS, names []string) (sources []Source, folders bool, err error) {
	known := map[string]bool{}
	add := func(name string, isNamed bool) error {
		if known[name] {
			return nil
		}
		known[name] = true
		text, err := yamldoc.ReadFile(fsys, name)
		switch kind := yamldoc.KindOf(text); {
		case err != nil:
			return err
		case kind == yamldoc.Framework:
			sources = append(sources, Source{Name: name, Text: text, Kind: ScopeFrameworks})
		case isNamed || kind == yamldoc.Model:
			sources = append(sources, Source{Name: name, Text: text})
		}
		return nil
	}
	for _, top := range names {
		top = path.Clean(top)
		err := fs.WalkDir(fsys, top, func(name string, d fs.DirEntry, err error) error {
			isHidden := name != top && strings.HasPrefix(path.Base(name), ".")
			ext := strings.ToLower(path.Ext(name))
			switch {
			case err != nil:
				return err
			case d.IsDir() && isHidden:
				return fs.SkipDir
			case d.IsDir():
				folders = true
			case name == top:
				return add(name, true)
			case !isHidden && (ext == ".yaml" || ext == ".yml") && isFile(fsys, name, d):
				return add(name, false)
			}
			return nil
		})
		if err != nil {
			return nil, false, fmt.Errorf("reading the models: %w", err)
		}
	}
	return sources, folders, nil
}

// isFile reports whether the entry is a file or a link to one, and not, say, a
// pipe, which may never end. Reading reports a link to nothing.
func isFile(fsys fs.FS, name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := fs.Stat(fsys, name)
	return err != nil || info.Mode().IsRegular()
}

// asList returns the findings that an error of the parsers holds, and nil for any
// other error.
func asList(err error) diag.List {
	list, _ := err.(diag.List)
	return list
}

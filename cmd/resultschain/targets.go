package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A target is a file to check.
type target struct {
	name   string
	named  bool   // by the user, not found in a folder
	within string // its path in the folder that the user named, or its own name
}

// targets are the files that the arguments name, each once: a file itself, and
// of a folder the YAML files in it in the order of names, without hidden files
// and folders. What cannot be read is told to tell.
func targets(args []string, tell func(error)) []target {
	named := map[string]bool{}
	for _, arg := range args {
		named[filepath.Clean(arg)] = true
	}
	var all []target
	seen := map[string]bool{}
	add := func(name, within string) {
		clean := filepath.Clean(name)
		if name == "-" || !seen[clean] {
			seen[clean] = true
			all = append(all, target{name, named[clean], within})
		}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-" || err == nil && !info.IsDir():
			add(arg, filepath.Base(arg))
		case err != nil:
			tell(unreadable(arg, err))
		default:
			walk(arg, func(name string) {
				within, err := filepath.Rel(arg, name)
				if err != nil {
					within = filepath.Base(name)
				}
				add(name, within)
			}, tell)
		}
	}
	return all
}

// isFile reports whether the entry is a file, or a link to one, and not, say, a
// pipe, which may never end.
func isFile(name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(name)
	return err != nil || info.Mode().IsRegular() // a link to nothing is told when it is read
}

// walk calls add for the YAML files in a folder.
func walk(folder string, add func(string), tell func(error)) {
	// The separator makes it follow a link to a folder.
	filepath.WalkDir(folder+string(filepath.Separator), func(name string, d fs.DirEntry, err error) error {
		name = filepath.Clean(name)
		switch ext := strings.ToLower(filepath.Ext(name)); {
		case err != nil:
			tell(unreadable(name, err))
			if d == nil || d.IsDir() {
				return filepath.SkipDir
			}
		case name != filepath.Clean(folder) && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case (ext == ".yaml" || ext == ".yml") && isFile(name, d):
			add(name)
		}
		return nil
	})
}

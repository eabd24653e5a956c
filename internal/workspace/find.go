package workspace

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A target is a file to read.
type target struct {
	name   string
	named  bool   // by the user, not found in a folder
	folder string // that the user named, in which it was found; or empty
	within string // its path in that folder
}

// find returns the files that the arguments name, each once: a file itself, and
// of a folder the YAML files in it in the order of names, without hidden files
// and folders. It also returns the errors of reading folders, and the folders
// that were named with those in them.
//
// Files that are not saved need not be there.
func find(args []string, beside bool, unsaved map[string][]byte) (all []target, folders []string, unread []error) {
	named := map[string]bool{}
	for _, arg := range args {
		named[filepath.Clean(arg)] = true
	}
	seen := map[string]bool{}
	add := func(name, folder string) {
		clean := filepath.Clean(name)
		if name != "-" && seen[clean] {
			return
		}
		seen[clean] = true
		within := ""
		if folder != "" {
			var err error
			if within, err = filepath.Rel(folder, name); err != nil {
				within = filepath.Base(name)
			}
		}
		all = append(all, target{name, named[clean], folder, within})
	}
	fail := func(name string, err error) { unread = append(unread, Unreadable(name, err)) }
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-":
			add(arg, "")
		case err != nil && isUnsaved(arg, unsaved):
			add(arg, "")
		case err != nil:
			fail(arg, err)
		case info.IsDir():
			folders = append(folders, walk(arg, true, func(name string) { add(name, arg) }, fail)...)
		default:
			add(arg, "")
			if beside && info.Mode().IsRegular() {
				folder := filepath.Dir(arg)
				walk(folder, false, func(name string) {
					if other, err := os.Stat(name); err != nil || !os.SameFile(info, other) {
						add(name, folder)
					}
				}, fail)
			}
		}
	}
	return all, folders, unread
}

func isUnsaved(arg string, unsaved map[string][]byte) bool {
	path, err := filepath.Abs(arg)
	return err == nil && unsaved[path] != nil
}

// walk calls add for the YAML files in a folder and, if deep, in the folders in
// it, and returns these folders. It calls fail for what cannot be read.
func walk(folder string, deep bool, add func(string), fail func(string, error)) (folders []string) {
	top := filepath.Clean(folder)
	// The separator makes it follow a link to a folder.
	filepath.WalkDir(folder+string(filepath.Separator), func(name string, d fs.DirEntry, err error) error {
		name = filepath.Clean(name)
		switch ext := strings.ToLower(filepath.Ext(name)); {
		case err != nil:
			fail(name, err)
			if d == nil || d.IsDir() {
				return filepath.SkipDir
			}
		case name != top && d.IsDir() && (!deep || strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case d.IsDir():
			folders = append(folders, name)
		case strings.HasPrefix(d.Name(), "."):
		case (ext == ".yaml" || ext == ".yml") && isFile(name, d):
			add(name)
		}
		return nil
	})
	return folders
}

// Misnamed returns a file in the folders whose name ends in .yaml.txt, which
// Windows makes of a file that is saved as .yaml; empty where there is none.
func (w *Workspace) Misnamed() string {
	for _, folder := range w.Folders {
		for _, ending := range []string{"yaml", "yml"} {
			if names, _ := fs.Glob(os.DirFS(folder), "*."+ending+".txt"); len(names) > 0 {
				return filepath.ToSlash(filepath.Join(folder, names[0]))
			}
		}
	}
	return ""
}

// isFile reports whether the entry is a file, or a link to one, and not, say, a
// pipe, which may never end.
func isFile(name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(name)
	return err != nil || info.Mode().IsRegular() // a link to nothing is reported when it is read
}

// isStream reports whether the name is that of a pipe or a device, such as the
// shell's <(…).
func isStream(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir() && !info.Mode().IsRegular()
}

// Under returns the path of a file relative to a folder, and whether the file
// lies in the folder. It does not follow links.
func Under(folder, file string) (string, bool) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", false
	}
	if file, err = filepath.Abs(file); err != nil {
		return "", false
	}
	rel, err := filepath.Rel(folder, file)
	return rel, err == nil && filepath.IsLocal(rel)
}

// reallyUnder reports whether the folder dir lies under another when all
// symbolic links are followed.
func reallyUnder(folder, dir string) bool {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return true // it does not exist, which is reported when it is read
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return true
	}
	_, ok := Under(folder, dir)
	return ok
}

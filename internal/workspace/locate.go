package workspace

import (
	"os"
	"path/filepath"

	"github.com/resultschain/resultschain/diag"
)

// stdinName is the name of standard input in places.
const stdinName = "<stdin>"

// openTarget returns the file with the folder from which it is read.
func (w *Workspace) openTarget(t target) (*File, error) {
	f := &File{Arg: t.name, Within: filepath.ToSlash(t.within), Named: t.named}
	dir, name, err := w.locate(t)
	if err != nil {
		return nil, err
	}
	if f.folder, err = w.folder(dir, filepath.IsAbs(t.name)); err != nil {
		return nil, err
	}
	f.Path = name
	f.Name = f.folder.add(name, shownAs(t.name), t.named).name
	return f, nil
}

// shownAs returns the name that findings have for the file of an argument.
func shownAs(arg string) string {
	if arg == "-" {
		return stdinName
	}
	return filepath.ToSlash(filepath.Clean(arg))
}

// locate returns the folder from which a file is read, and its name there.
func (w *Workspace) locate(t target) (folder, name string, err error) {
	top := w.options.Root
	if top == "" {
		top = "."
	}
	switch {
	case t.name == "-":
		return top, stdinName, nil
	case t.named && !w.options.Regular && isStream(t.name):
		return top, filepath.Base(t.name), nil
	}
	dir, base := filepath.Split(filepath.Clean(t.name))
	dir = filepath.Clean(dir)
	below, known := w.below[dir]
	if !known {
		if rel, ok := Under(top, dir); ok && (w.options.Root != "" || reallyUnder(top, dir)) {
			below = rel
		}
		w.below[dir] = below
	}
	if name := filepath.Join(below, base); below != "" && filepath.IsLocal(name) {
		return top, filepath.ToSlash(name), nil
	}
	if w.options.Root != "" {
		return "", "", usage("%s is not in the folder %s that --root gives", diag.Quote(t.name), diag.Quote(top))
	}
	if w.options.Wide && t.folder != "" {
		return t.folder, filepath.ToSlash(t.within), nil
	}
	return filepath.Dir(t.name), base, nil
}

// folder returns the folder of that name. Its files have absolute names where the
// user names one of them by an absolute name.
func (w *Workspace) folder(name string, absolute bool) (*folder, error) {
	key := name
	if absolute {
		key = "/" + name
	}
	if d := w.folders[key]; d != nil {
		return d, nil
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, Unreadable(name, err)
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, failure("%w", err)
	}
	d := &folder{name: path, path: path, root: root, unsaved: w.options.Unsaved, files: map[string]*content{}}
	if here, err := filepath.Abs("."); err == nil && !absolute {
		if rel, err := filepath.Rel(here, path); err == nil {
			d.name = rel
		}
	}
	d.name = filepath.ToSlash(d.name)
	w.folders[key] = d
	return d, nil
}

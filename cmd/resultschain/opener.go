package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An opener reads the files that the user names.
type opener struct {
	root    string           // the folder that --root gives, or empty
	stdin   io.Reader        // nil once it is read
	folders map[string]fs.FS // by path, so that many files keep one open

	kept map[string]*input // files that are needed again, by their arguments; nil: none is
}

func newOpener(root string, stdin io.Reader) *opener {
	return &opener{root: root, stdin: stdin, folders: map[string]fs.FS{}}
}

// file reads the file that an argument names; "-" is standard input. The
// folder for its frameworks is the root if given; else the working folder
// where the file lies under it; else the file's own.
func (o *opener) file(arg string) (*input, error) {
	if in, ok := o.kept[arg]; ok {
		return in, nil
	}
	folder, name, err := o.within(arg)
	if err != nil {
		return nil, err
	}
	fsys, err := o.folder(folder)
	if err != nil {
		return nil, err
	}
	in := &input{root: fsys, arg: arg, name: name, names: map[string]string{}}
	if in.folder, err = filepath.Abs(folder); err != nil {
		return nil, failure(err)
	}
	switch {
	case arg == "-":
		in.arg = stdinName
		in.src, err = o.readStdin()
	case isStream(arg):
		in.src, err = readWhole(arg)
	default:
		if in.src, err = yamldoc.ReadFile(fsys.(readable).FS, name); err != nil {
			err = unreadable(arg, err)
		}
	}
	in.fsys = overlay{fsys, name, in.src}
	if o.kept != nil && err == nil {
		o.kept[arg] = in
	}
	return in, err
}

// framework reads the file that --framework names.
func (o *opener) framework(arg string) (*input, error) {
	in, err := o.file(arg)
	if err == nil && kindOf(in.src) == "model" {
		err = usage("%s is a logic model; --framework takes the file of an outcomes framework", called(arg))
	}
	return in, err
}

func (o *opener) readStdin() ([]byte, error) {
	if o.stdin == nil {
		return nil, usage("standard input, “-”, can be read only once")
	}
	src, err := yamldoc.ReadAll(o.stdin)
	o.stdin = nil
	if err != nil {
		err = failure(fmt.Errorf("standard input cannot be read: %w", reason(err)))
	}
	return src, err
}

// folder is the folder as a file system that nothing leads out of, symbolic
// links included, with the files in it that a model may name. It is open until
// the command ends.
func (o *opener) folder(name string) (fs.FS, error) {
	if fsys, ok := o.folders[name]; ok {
		return fsys, nil
	}
	r, err := os.OpenRoot(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	o.folders[name] = readable{r.FS(), name}
	return o.folders[name], nil
}

// within is the folder to read from and the name in it of the file arg.
func (o *opener) within(arg string) (folder, name string, err error) {
	folder = o.root
	if folder == "" {
		folder = "."
	}
	switch {
	case arg == "-":
		return folder, stdinName, nil
	case isStream(arg):
		return folder, filepath.Base(arg), nil
	}
	if rel, ok := relative(folder, arg); ok && (o.root != "" || liesUnder(folder, arg)) {
		return folder, filepath.ToSlash(rel), nil
	}
	if o.root != "" {
		if _, err := o.folder(o.root); err != nil {
			return "", "", err
		}
		return "", "", usage("%s is not in the folder %s that --root gives", diag.Quote(arg), diag.Quote(o.root))
	}
	return filepath.Dir(arg), filepath.Base(arg), nil
}

// relative is the path of the file from the folder, and whether it leads down.
func relative(folder, file string) (string, bool) {
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

// liesUnder reports whether the folder that holds the file lies under folder
// when all symbolic links are followed.
func liesUnder(folder, file string) bool {
	parent, err := filepath.EvalSymlinks(filepath.Dir(file))
	if err != nil {
		return true // it is not there, which reading it will tell
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return true
	}
	_, ok := relative(folder, parent)
	return ok
}

// didYouMean offers the file with the nearest name where there is none of the
// name that the user gave.
func didYouMean(arg string) string {
	entries, err := os.ReadDir(filepath.Dir(arg))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	like, ok := near.Find(filepath.Base(arg), names)
	if !ok {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", path.Join(filepath.ToSlash(filepath.Dir(arg)), like))
}

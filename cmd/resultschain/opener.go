package main

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/parallel"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An opener reads the files that the user names.
type opener struct {
	root    string             // the folder that --root gives, or empty
	stdin   io.Reader          // nil once it is read
	folders map[string]*folder // by path, so that many files keep one open
	below   map[string]string  // folders by path: where they are in the one to read from; empty: not in it

	kept map[string]*input // files that are needed again, by their arguments; nil: none is
	read *filesRead        // in whose place nothing is written
}

// A folder is one that was opened.
type folder struct {
	fs.FS
	path string // from the top
}

func newOpener(root string, stdin io.Reader) *opener {
	return &opener{root: root, stdin: stdin, folders: map[string]*folder{}, below: map[string]string{}, read: newFilesRead()}
}

// file reads the file that an argument names; "-" is standard input. The
// folder for its frameworks is the root if given; else the working folder
// where the file lies under it; else the file's own.
func (o *opener) file(arg string) (*input, error) {
	o.read.add(arg)
	f := o.place(arg)
	f.open()
	return o.keep(f)
}

// How many files are read before the first of them is looked at, and how many
// bytes they have: so much is in memory that nobody may want.
const (
	filesAhead = 32
	bytesAhead = 8 << 20
)

// files reads the files of the targets, several at once, and tells each with
// its number in turn.
func (o *opener) files(targets []target) iter.Seq2[int, placed] {
	return func(yield func(int, placed) bool) {
		for at := 0; at < len(targets); {
			var files []placed
			size := int64(0)
			for i := at; i < len(targets) && len(files) < filesAhead; i++ {
				f := o.place(targets[i].name)
				if size += f.size; size > bytesAhead && len(files) > 0 {
					break
				}
				files = append(files, f)
				if targets[i].named {
					o.read.add(targets[i].name)
				}
			}
			parallel.Do(len(files), func(i int) {
				if f := &files[i]; !f.stream && f.open() && !targets[at+i].named {
					f.in.kind() // which will be asked for, and takes long in a large file
				}
			})
			for i := range files {
				f := files[i]
				files[i] = placed{} // nobody may want it
				if f.stream {       // one after the other, as they were named
					f.open()
				}
				f.in, f.err = o.keep(f)
				if !yield(at, f) {
					return
				}
				at++
			}
		}
	}
}

// A placed is a file that is to be read, or was.
type placed struct {
	arg    string
	size   int64 // in bytes, as far as it is known
	in     *input
	err    error
	read   func() ([]byte, error) // nil: it is read, or cannot be
	stream bool
}

// place finds the folder of the file that an argument names.
func (o *opener) place(arg string) placed {
	if in, ok := o.kept[arg]; ok {
		return placed{arg: arg, in: in}
	}
	size, stream := statOf(arg)
	folder, name, err := o.withinAs(arg, stream)
	if err != nil {
		return placed{arg: arg, err: err}
	}
	fsys, err := o.folder(folder)
	if err != nil {
		return placed{arg: arg, err: err}
	}
	f := placed{arg: arg, size: size, in: &input{root: o.read.of(fsys.FS, fsys.path), arg: arg, name: name, folder: fsys.path, names: map[string]string{}}}
	switch {
	case arg == "-":
		f.in.arg, f.read, f.stream = stdinName, o.readStdin, true
	case stream:
		f.read, f.stream = func() ([]byte, error) { return readWhole(arg) }, true
	default:
		f.read = func() ([]byte, error) {
			src, err := yamldoc.ReadFile(fsys.FS.(readable).FS, name)
			if err != nil {
				err = unreadable(arg, err)
			}
			return src, err
		}
	}
	return f
}

// open reads the file, and reports whether it could.
func (f *placed) open() bool {
	if f.read != nil {
		f.in.src, f.err = f.read()
		f.in.fsys = overlay{f.in.root, f.in.name, f.in.src}
		f.read = nil
	}
	return f.err == nil
}

// keep keeps the file that was read, if any is kept.
func (o *opener) keep(f placed) (*input, error) {
	if o.kept != nil && f.err == nil {
		o.kept[f.arg] = f.in
	}
	return f.in, f.err
}

// framework reads the file that --framework names.
func (o *opener) framework(arg string) (*input, error) {
	in, err := o.file(arg)
	if err == nil && in.kind() == "model" {
		err = usage("%s is a logic model; --framework takes the file of an outcomes framework", called(arg))
	}
	return in, err
}

func (o *opener) readStdin() ([]byte, error) {
	if o.stdin == nil {
		return nil, usage("standard input, “-”, can be read only once")
	}
	o.read.addStdin(o.stdin)
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
func (o *opener) folder(name string) (*folder, error) {
	if f, ok := o.folders[name]; ok {
		return f, nil
	}
	r, err := os.OpenRoot(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, failure(err)
	}
	o.folders[name] = &folder{readable{r.FS(), name}, path}
	return o.folders[name], nil
}

// within is the folder to read from and the name in it of the file arg.
func (o *opener) within(arg string) (folder, name string, err error) {
	_, stream := statOf(arg)
	return o.withinAs(arg, stream)
}

func (o *opener) withinAs(arg string, stream bool) (folder, name string, err error) {
	folder = o.root
	if folder == "" {
		folder = "."
	}
	switch {
	case arg == "-":
		return folder, stdinName, nil
	case stream:
		return folder, filepath.Base(arg), nil
	}
	dir, base := filepath.Split(filepath.Clean(arg))
	if below, ok := o.isBelow(folder, filepath.Clean(dir)); ok {
		if rel := filepath.Join(below, base); filepath.IsLocal(rel) {
			return folder, filepath.ToSlash(rel), nil
		}
	}
	if o.root != "" {
		if _, err := o.folder(o.root); err != nil {
			return "", "", err
		}
		return "", "", usage("%s is not in the folder %s that --root gives", diag.Quote(arg), diag.Quote(o.root))
	}
	return filepath.Dir(arg), filepath.Base(arg), nil
}

// isBelow is where a folder is in the one to read from, and false where it is
// not in it.
func (o *opener) isBelow(folder, dir string) (string, bool) {
	below, known := o.below[dir]
	if !known {
		if rel, ok := relative(folder, dir); ok && (o.root != "" || liesUnder(folder, dir)) {
			below = rel
		}
		o.below[dir] = below
	}
	return below, below != ""
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

// liesUnder reports whether the folder dir lies under another when all symbolic
// links are followed.
func liesUnder(folder, dir string) bool {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return true // it is not there, which reading from it will tell
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return true
	}
	_, ok := relative(folder, dir)
	return ok
}

// didYouMean offers the file with the nearest name where there is none of the
// name that the user gave; a hidden one only where a hidden one was meant.
func didYouMean(arg string) string {
	entries, err := os.ReadDir(filepath.Dir(arg))
	if err != nil {
		return ""
	}
	var names []string
	name := filepath.Base(arg)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(name, ".") {
			names = append(names, e.Name())
		}
	}
	like, ok := near.Find(name, names)
	if !ok {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", path.Join(filepath.ToSlash(filepath.Dir(arg)), like))
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// stdinName is the file name of standard input in places.
const stdinName = "<stdin>"

// An input is a file that was read, in the folder from which the frameworks
// that it names may be read.
type input struct {
	root   fs.FS  // the folder
	fsys   fs.FS  // the folder, with this file as it was read
	name   string // within fsys
	src    []byte
	arg    string            // the path by which the user named it
	folder string            // the path of fsys
	names  map[string]string // within fsys, by the paths that findings show

	isOf     string // its kind
	isSorted bool   // the kind is known
}

// kind is [kindOf] of the input.
func (in *input) kind() string {
	if !in.isSorted {
		in.isOf, in.isSorted = kindOf(in.src), true
	}
	return in.isOf
}

// framework reads the input as a framework, with all that this extends. It is
// nil where something is wrong.
func (in *input) framework() (*outcomes.Framework, diag.List) {
	f, err := outcomes.Load(in.fsys, in.name)
	list, _ := err.(diag.List) // the file itself is read already
	return f, list
}

// display turns the file names in the findings into paths that the user
// knows, and tells of the flag for files that may not be read.
func (in *input) display(list diag.List) diag.List {
	list = slices.Clone(list) // a framework's findings are shared
	for i := range list {
		if yamldoc.IsOutside(list[i]) {
			list[i].Message += ", or give a folder that holds both with --root"
		}
		list[i].Pos.File = in.shown(list[i].Pos.File)
		list[i].Related = slices.Clone(list[i].Related)
		for j := range list[i].Related {
			list[i].Related[j].Pos.File = in.shown(list[i].Related[j].Pos.File)
		}
	}
	return list
}

// shown is the path of a file within fsys: as the user named it, and of a
// framework like that, from the working folder or from the top.
func (in *input) shown(name string) string {
	file := filepath.Join(in.folder, filepath.FromSlash(name))
	switch {
	case name == "":
		return ""
	case name == in.name:
		file = in.arg
	case !filepath.IsAbs(in.arg):
		if here, err := filepath.Abs("."); err == nil {
			if rel, err := filepath.Rel(here, file); err == nil {
				file = rel
			}
		}
	}
	file = filepath.ToSlash(filepath.Clean(file))
	in.names[file] = name
	return file
}

// source is the text of a file by the path that [input.shown] gives it.
func (in *input) source(file string) ([]byte, bool) {
	src, err := yamldoc.ReadFile(in.fsys, in.names[file])
	return src, err == nil
}

// An overlay is a file system in which one file has been read already, so
// that it is read once, and standard input at all.
type overlay struct {
	fs.FS
	name string
	src  []byte
}

func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return memory{bytes.NewReader(o.src)}, nil
	}
	return o.FS.Open(name)
}

type memory struct{ io.Reader }

func (memory) Close() error               { return nil }
func (memory) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

// called is what messages call the file of an argument.
func called(arg string) string {
	if arg == "-" {
		return "standard input"
	}
	return diag.Quote(arg)
}

// unreadable tells in plain words that the file or folder could not be read.
func unreadable(arg string, err error) error {
	name := diag.Quote(arg)
	switch err := reason(err); {
	case errors.Is(err, fs.ErrNotExist):
		return failure(fmt.Errorf("there is no file or folder %s%s", name, didYouMean(arg)))
	case errors.Is(err, fs.ErrInvalid) && !utf8.ValidString(arg):
		return failure(fmt.Errorf("%s cannot be read, since its name is not in UTF-8; give the file or its folder another name", name))
	case err.Error() == "path escapes from parent": // of [os.Root], which has no name for it
		return failure(fmt.Errorf("%s is a link that leads out of the folder that may be read; name the file that it stands for", name))
	default:
		return failure(fmt.Errorf("%s cannot be read: %w", name, err))
	}
}

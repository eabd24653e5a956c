package main

import (
	"errors"
	"io/fs"
	"strings"
)

// A visibleFS holds the files of a folder but for the hidden ones, in which
// programs keep passwords and keys: a posted model may name any file in here, and
// findings show lines of it. A hidden file is reported as one that does not
// exist.
type visibleFS struct{ fs.FS }

func (v visibleFS) Open(name string) (fs.File, error) {
	if isHidden(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.FS.Open(name)
}

// Stat describes a file without opening it, since opening a pipe would wait for a
// writer.
func (v visibleFS) Stat(name string) (fs.FileInfo, error) {
	if isHidden(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(v.FS, name)
}

// isHidden reports whether the file or a folder that it lies in has a name with
// a dot in front.
func isHidden(name string) bool {
	return name != "." && strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

// An emptyFS holds no files. Its errors give the reason.
type emptyFS struct{}

var errNone = errors.New("this service has no frameworks; leave out the line that names it, or ask those who run the service")

func (emptyFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errNone}
}

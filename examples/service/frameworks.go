package main

import (
	"errors"
	"io/fs"
	"strings"
)

// visible holds the files of a folder but for the hidden ones, which are where
// programs keep passwords and keys: whoever posts a model may name any file
// that is in here, and findings show lines of it. Of a hidden file nothing is
// reported, not even that there is one.
type visible struct{ fs.FS }

func (v visible) Open(name string) (fs.File, error) {
	if isHidden(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.FS.Open(name)
}

// Stat returns what is known of a file without opening it: to open a pipe would wait
// for a writer.
func (v visible) Stat(name string) (fs.FileInfo, error) {
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

// none holds no files. Its errors give the reason.
type none struct{}

var errNone = errors.New("this service has no frameworks; leave out the line that names it, or ask those who run the service")

func (none) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errNone}
}

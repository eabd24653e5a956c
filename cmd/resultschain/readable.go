package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// readable are the files of a folder that a model may have read by naming them:
// no pipes and devices, which may never end, and nothing that is hidden, since
// hidden files are where programs keep passwords and keys, and findings show
// lines of what is read.
type readable struct {
	fs.FS
	folder string // its path
}

var (
	errStream = errors.New("it is a pipe or a device, not a file")
	errHidden = errors.New("it is hidden, or lies in a hidden folder; frameworks are not read from there, so move it to a folder whose name has no dot in front")
)

func (r readable) Open(name string) (fs.File, error) {
	info, err := fs.Stat(r.FS, name)
	if err != nil {
		return nil, err
	}
	switch {
	case r.isHidden(name):
		err = errHidden
	case !info.IsDir() && !info.Mode().IsRegular():
		err = errStream
	default:
		return r.FS.Open(name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: err}
}

// isHidden reports whether the path has a name with a dot in front, also when
// its symbolic links are followed.
func (r readable) isHidden(name string) bool {
	if hasHidden(name) {
		return true
	}
	top, err := filepath.EvalSymlinks(r.folder)
	if err != nil {
		return false
	}
	file, err := filepath.EvalSymlinks(filepath.Join(r.folder, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	rel, ok := relative(top, file)
	return ok && hasHidden(filepath.ToSlash(rel))
}

func hasHidden(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// isStream reports whether the name is that of a pipe or a device, as the
// shell's <(…) gives one.
func isStream(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir() && !info.Mode().IsRegular()
}

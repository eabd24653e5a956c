package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
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
	fault := func(err error) error { return &fs.PathError{Op: "open", Path: name, Err: err} }
	if r.isHidden(name) { // also where there is no such file, since that is not told either
		return nil, fault(errHidden)
	}
	info, err := fs.Stat(r.FS, name)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, fault(errStream)
	}
	return r.FS.Open(name)
}

// isHidden reports whether the path has a name with a dot in front, also when
// its symbolic links are followed. Of a file that is not there this is so if
// the folder is hidden that it would lie in.
func (r readable) isHidden(name string) bool {
	if hasHidden(name) {
		return true
	}
	top, err := filepath.EvalSymlinks(r.folder)
	if err != nil {
		return false
	}
	for ; name != "." && fs.ValidPath(name); name = path.Dir(name) {
		if file, err := filepath.EvalSymlinks(filepath.Join(r.folder, filepath.FromSlash(name))); err == nil {
			rel, ok := relative(top, file)
			return ok && hasHidden(filepath.ToSlash(rel))
		}
	}
	return false
}

func hasHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// isStream reports whether the name is that of a pipe or a device, as the
// shell's <(…) gives one.
func isStream(name string) bool {
	_, stream := statOf(name)
	return stream
}

// statOf is the size of a file, as far as it is known, and whether it is a
// stream.
func statOf(name string) (size int64, stream bool) {
	info, err := os.Stat(name)
	if err != nil || info.IsDir() {
		return 0, false
	}
	return info.Size(), !info.Mode().IsRegular()
}

package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// ReadFile returns the content of a file as [UTF8] does, or only its beginning where the
// file is larger than [Read] accepts. The error is that of the file system, or that name
// is not a regular file: a pipe or a device may never end.
func ReadFile(fsys fs.FS, name string) ([]byte, error) {
	// Opening a pipe would wait until somebody writes to it. Where this fails,
	// opening fails too.
	if s, ok := fsys.(fs.StatFS); ok {
		if info, err := s.Stat(name); err == nil {
			if err := checkRegular(info, name); err != nil {
				return nil, err
			}
		}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := int64(0) // as far as it is known
	if info, err := f.Stat(); err == nil {
		if err := checkRegular(info, name); err != nil {
			return nil, err
		}
		size = max(0, min(info.Size(), MaxBytes+1))
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead) // so that the end is seen without more room
	_, err = b.ReadFrom(io.LimitReader(f, MaxBytes+1))
	return UTF8(b.Bytes()), err
}

func checkRegular(info fs.FileInfo, name string) error {
	switch {
	case info.IsDir():
		return &fs.PathError{Op: "read", Path: name, Err: errFolder}
	case info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0:
		return &fs.PathError{Op: "read", Path: name, Err: errStream}
	}
	return nil
}

var (
	errFolder = errors.New("it is a folder")
	errStream = errors.New("it is a pipe or a device, not a file")
)

// Resolve returns the path of the file that the file from names as ref, and false where
// it lies outside the root.
func Resolve(from, ref string) (string, bool) {
	if path.IsAbs(ref) || strings.ContainsAny(ref, `\:`) {
		return "", false
	}
	p := path.Join(path.Dir(from), ref)
	return p, fs.ValidPath(p) && p != "."
}

// Unreachable returns the finding that the file ref, which is named at pos, could not be
// resolved or, with a cause, not be read. The noun describes the file.
func Unreachable(fsys fs.FS, noun, ref string, pos diag.Pos, cause error) diag.Diagnostic {
	d := diag.Diagnostic{Pos: pos, Severity: diag.Error, Code: "OF006", Rule: "unreachable-file", Cause: cause}
	name := diag.Quote(ref)
	var in *fs.PathError
	switch {
	case cause == nil && strings.Contains(ref, `\`):
		d.Message = fmt.Sprintf(`the path of the %s %s holds a "\"; write "/" in its place`, noun, name)
	case cause == nil && strings.Contains(ref, ":"):
		d.Message = fmt.Sprintf(`the path of the %s %s holds a ":", as those of drives and web pages do; name a file by its path from the folder of this one`, noun, name)
	case cause == nil && path.IsAbs(ref):
		d.Message = fmt.Sprintf(`the path of the %s %s begins at the top of the disk; write it from the folder of this file, as in ../plan.yaml`, noun, name)
	case cause == nil && path.Join(path.Dir(pos.File), ref) == ".":
		d.Message = fmt.Sprintf("the %s %s cannot be read: %v", noun, name, errFolder)
	case cause == nil, isEscape(cause):
		if cause == nil {
			d.Cause = errOutside
		}
		d.Message = fmt.Sprintf("the %s %s lies outside the folder that may be read; move it there and name it by a relative path", noun, name)
	case errors.Is(cause, fs.ErrNotExist):
		d.Message = fmt.Sprintf("there is no %s file %s", noun, name)
		if like, ok := NearestFile(path.Base(ref), siblings(fsys, pos.File, ref)); ok {
			d.Message += fmt.Sprintf("; did you mean %q?", path.Join(path.Dir(ref), like))
		} else {
			d.Message += "; its path is taken from the folder of this file"
		}
	case errors.As(cause, &in):
		d.Message = fmt.Sprintf("the %s %s cannot be read: %v", noun, name, in.Err)
	default:
		d.Message = fmt.Sprintf("the %s %s cannot be read: %v", noun, name, cause)
	}
	return d
}

var errOutside = errors.New("it lies outside the folder that may be read")

// IsOutside reports whether the finding is that a file lies outside the root,
// so that it could be read from a wider one.
func IsOutside(d diag.Diagnostic) bool {
	return errors.Is(d.Cause, errOutside) || isEscape(d.Cause)
}

// isEscape reports whether an os.Root refused to follow a link out of it. Its
// error has no name.
func isEscape(err error) bool {
	var in *fs.PathError
	return errors.As(err, &in) && in.Err.Error() == "path escapes from parent"
}

// NearestFile returns the file that is probably meant by a name that does not
// exist: one with a further ending, which Windows adds and hides, or the one with
// the nearest name.
func NearestFile(name string, names []string) (string, bool) {
	for _, n := range names {
		if strings.EqualFold(n, name+".txt") || strings.EqualFold(n, name+".yaml") || strings.EqualFold(n, name+".yml") || strings.EqualFold(n, name+".yaml.txt") {
			return n, true
		}
	}
	return near.Find(name, names)
}

// siblings returns the names in the folder where ref should be, without those of
// hidden files, which are not suggested.
func siblings(fsys fs.FS, from, ref string) []string {
	p, _ := Resolve(from, ref)
	entries, err := fs.ReadDir(fsys, path.Dir(p))
	if err != nil || len(entries) > 1000 {
		return nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

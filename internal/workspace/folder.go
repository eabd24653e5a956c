package workspace

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A folder is a file system from which no path leads out, symbolic links
// included. Models can name its files, but no pipes and devices, which may never
// end, and no hidden files, in which programs keep passwords and keys, since
// findings show lines of the files that are read.
//
// It reads each file once, and records which.
type folder struct {
	name    string // by which the user knows it; empty: the working folder
	path    string // from the top
	root    *os.Root
	unsaved map[string][]byte

	mu    sync.Mutex
	files map[string]*content // that were asked for, whether they exist or not
}

// A content is the content of a file.
type content struct {
	name string // by which the user knows the file
	once sync.Once
	text []byte
	err  error

	named bool // by the user, who may name hidden files and pipes
	used  bool // the user or another file names it
}

var (
	errStream = errors.New("it is a pipe or a device, not a file")
	errHidden = errors.New("it is hidden, or lies in a hidden folder; frameworks are not read from there, so move it to a folder whose name has no dot in front")
)

// content returns the entry of a file, which may not be read yet.
func (d *folder) content(name string) *content {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.files[name]
	if c == nil {
		c = &content{name: path.Join(d.name, name)}
		d.files[name] = c
	}
	return c
}

// add adds a file under the name by which the user knows it.
func (d *folder) add(name, shown string, named bool) *content {
	c := d.content(name)
	c.name = shown
	c.named = c.named || named
	c.used = c.used || named
	return c
}

// drop removes a file that is not needed.
func (d *folder) drop(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.files, name)
}

// read reads the file, once.
func (d *folder) read(c *content, name string) ([]byte, error) {
	c.once.Do(func() {
		if text, ok := d.unsaved[filepath.Join(d.path, filepath.FromSlash(name))]; ok {
			c.text = text
			return
		}
		c.text, c.err = yamldoc.ReadFile(d.root.FS(), name)
	})
	return c.text, c.err
}

// Open opens a file that another file names.
func (d *folder) Open(name string) (fs.File, error) {
	fault := func(err error) error { return &fs.PathError{Op: "open", Path: name, Err: err} }
	c := d.content(name)
	if !c.named {
		if d.isHidden(name) { // also where there is no such file, so that hidden files cannot be found out
			return nil, fault(errHidden)
		}
		info, err := fs.Stat(d.root.FS(), name)
		switch {
		case err != nil && d.unsaved[filepath.Join(d.path, filepath.FromSlash(name))] == nil:
			return nil, err
		case err == nil && info.IsDir():
			return d.root.FS().Open(name)
		case err == nil && !info.Mode().IsRegular():
			return nil, fault(errStream)
		}
	}
	text, err := d.read(c, name)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	c.used = true
	d.mu.Unlock()
	return memoryFile{bytes.NewReader(text)}, nil
}

type memoryFile struct{ io.Reader }

func (memoryFile) Close() error               { return nil }
func (memoryFile) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

// isHidden reports whether the path has a name with a dot in front, also when its
// symbolic links are followed, and whether or not there is anything where they lead.
func (d *folder) isHidden(name string) bool {
	if hasHidden(name) {
		return true
	}
	top, err := filepath.EvalSymlinks(d.path)
	if err != nil {
		return false
	}
	at, rest := top, strings.Split(name, "/")
	for links := 0; len(rest) > 0 && links < maxLinks; {
		at, rest = filepath.Join(at, rest[0]), rest[1:]
		if in, ok := Under(top, at); ok && hasHidden(filepath.ToSlash(in)) {
			return true
		}
		target, err := os.Readlink(at)
		if err != nil {
			continue // it is no link, or not there
		}
		links++
		at = filepath.Dir(at)
		if filepath.IsAbs(target) {
			at = filepath.VolumeName(target) + string(filepath.Separator)
			target = target[len(at):]
		}
		rest = append(strings.Split(filepath.ToSlash(target), "/"), rest...)
	}
	return false
}

// maxLinks is how many links lead to a file at most; systems follow fewer.
const maxLinks = 255

func hasHidden(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return strings.HasPrefix(part, ".") && part != "." && part != ".."
	})
}

// shown returns the name for the user of a file of the folder.
func (d *folder) shown(name string) string {
	if name == "" {
		return ""
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if c := d.files[name]; c != nil {
		return c.name
	}
	return path.Join(d.name, name)
}

// hintRoot adds the flag --root to the findings on files that may not be read
// without it.
func hintRoot(list diag.List) {
	for i := range list {
		if yamldoc.IsOutside(list[i]) {
			list[i].Message += ", or give a folder that holds both with --root"
		}
	}
}

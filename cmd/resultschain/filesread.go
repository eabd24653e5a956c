package main

import (
	"io"
	"io/fs"
	"os"
	"path"
	"sync"

	"github.com/resultschain/resultschain/diag"
)

// filesRead are the files that a command has read, so that it writes over none
// of them, by whatever name: models, what they name, and what the flags name.
// The models that it finds in a folder are not among them, since [isModel] knows
// those.
type filesRead struct {
	mu    sync.Mutex
	files map[string]fs.FileInfo // by names that do not repeat
}

func newFilesRead() *filesRead { return &filesRead{files: map[string]fs.FileInfo{}} }

// add adds the file that an argument names. If there is none, reading it tells
// that.
func (r *filesRead) add(arg string) {
	info, err := os.Stat(arg)
	r.note(arg, info, err)
}

// addStdin adds the file that standard input comes from, if it is one.
func (r *filesRead) addStdin(stdin io.Reader) {
	if f, ok := stdin.(*os.File); ok {
		info, err := f.Stat()
		r.note("-", info, err)
	}
}

func (r *filesRead) note(name string, info fs.FileInfo, err error) {
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.files[name] = info
}

// holds reports whether the name is that of one of the files.
func (r *filesRead) holds(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, other := range r.files {
		if os.SameFile(info, other) {
			return true
		}
	}
	return false
}

// of is the folder with that path, of which every file that is opened is among
// those that were read.
func (r *filesRead) of(fsys fs.FS, folder string) fs.FS { return noting{fsys, folder, r} }

type noting struct {
	fs.FS
	folder string
	read   *filesRead
}

func (n noting) Open(name string) (fs.File, error) {
	f, err := n.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	n.read.note(path.Join(n.folder, name), info, err)
	return f, nil
}

// refuse refuses to write in the place of a file that was read, or of another
// model or framework. What is written is called what.
func (r *filesRead) refuse(what, name string) error {
	if r.holds(name) {
		return usage("%s would take the place of %s, which is read for it; choose another name", what, diag.Quote(name))
	}
	return notModel(what, name)
}

package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An input is a file to read, in the folder from which it and the frameworks
// that it names may be read.
type input struct {
	fsys   fs.FS
	name   string // within fsys
	prefix string // makes a name within fsys the path that the user knows
	src    []byte
}

// stdinName is the file name of standard input in places.
const stdinName = "<stdin>"

// openInput reads the file that an argument names; "-" is standard input. The
// folder is root if given; else the working folder where the file lies under
// it; else the file's own.
func openInput(arg, root string, stdin io.Reader) (*input, error) {
	if arg == "-" {
		folder := root
		if folder == "" {
			folder = "."
		}
		fsys, err := openRoot(folder)
		if err != nil {
			return nil, failure(err)
		}
		src, err := yamldoc.ReadAll(stdin)
		if err != nil {
			return nil, failure(fmt.Errorf("reading standard input: %w", err))
		}
		return &input{fsys: fsys, name: stdinName, src: src}, nil
	}
	folder, name, err := within(arg, root)
	if err != nil {
		return nil, err
	}
	fsys, err := openRoot(folder)
	if err != nil {
		return nil, failure(err)
	}
	in := &input{fsys: fsys, name: name}
	if folder != "." {
		in.prefix = filepath.ToSlash(folder)
	}
	if in.src, err = yamldoc.ReadFile(fsys, name); err != nil {
		return nil, failure(fmt.Errorf("reading the file: %w", renamed(err, arg)))
	}
	return in, nil
}

// within is the folder to read from and the name in it of the file arg.
func within(arg, root string) (folder, name string, err error) {
	folder = root
	if folder == "" {
		folder = "."
	}
	rel, err := relative(folder, arg)
	switch {
	case err == nil:
		return folder, filepath.ToSlash(rel), nil
	case root != "":
		return "", "", usage("%s is not in the folder %s that --root gives", arg, root)
	}
	return filepath.Dir(arg), filepath.Base(arg), nil
}

// relative is the path of the file from the folder, if it lies under it.
func relative(folder, file string) (string, error) {
	absFolder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	absFile, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(absFolder, absFile)
	if err == nil && !filepath.IsLocal(rel) {
		err = fmt.Errorf("%s is not in %s", file, folder)
	}
	return rel, err
}

// openRoot is the folder as a file system that nothing leads out of, symbolic
// links included.
func openRoot(folder string) (fs.FS, error) {
	r, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	return r.FS(), nil // open until the command ends
}

// renamed is an error of a file system with the path that the user gave.
func renamed(err error, arg string) error {
	if e, ok := err.(*fs.PathError); ok {
		return &fs.PathError{Op: e.Op, Path: arg, Err: e.Err}
	}
	return err
}

// display turns the file names in the findings into paths that the user
// knows.
func (in *input) display(list diag.List) diag.List {
	if in.prefix == "" {
		return list
	}
	shown := func(p diag.Pos) diag.Pos {
		if p.File != "" && p.File != stdinName {
			p.File = path.Join(in.prefix, p.File)
		}
		return p
	}
	for i := range list {
		list[i].Pos = shown(list[i].Pos)
		for j := range list[i].Related {
			list[i].Related[j].Pos = shown(list[i].Related[j].Pos)
		}
	}
	return list
}

// source is the text of a file by the name that [input.display] gives it.
func (in *input) source(file string) ([]byte, bool) {
	name := file
	if in.prefix != "" {
		name = strings.TrimPrefix(strings.TrimPrefix(file, path.Clean(in.prefix)), "/")
	}
	if name == in.name {
		return in.src, true
	}
	src, err := yamldoc.ReadFile(in.fsys, name)
	return src, err == nil
}

// files are the files that the arguments name: each file itself, and of each
// folder the YAML files in it, hidden folders aside, in the order of names.
func files(args []string) ([]string, error) {
	var all []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == "-" || err == nil && !info.IsDir() {
			all = append(all, arg)
			continue
		}
		if err != nil {
			return nil, failure(fmt.Errorf("reading the file: %w", err))
		}
		err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if name != arg && strings.HasPrefix(d.Name(), ".") {
					return filepath.SkipDir
				}
				return nil
			}
			if ext := filepath.Ext(name); ext == ".yaml" || ext == ".yml" {
				all = append(all, name)
			}
			return nil
		})
		if err != nil {
			return nil, failure(fmt.Errorf("reading the folder: %w", err))
		}
	}
	return all, nil
}

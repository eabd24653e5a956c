package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/preview"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// previewFiles reads and checks what a preview shows, as check does.
type previewFiles struct {
	root string // the folder that --root gives, or empty
	args []string
}

// A previewing is one time of reading it.
type previewing struct {
	preview.Reading
	open   *opener
	roots  map[fs.FS]*recorder
	inputs []*input
	paths  map[string]bool
}

// load reads and checks everything anew. The folders are opened anew as well,
// since one of the same name may have taken the place of another.
func (p *previewFiles) load(known func(string) bool) preview.Reading {
	r := &previewing{open: newOpener(p.root, nil), roots: map[fs.FS]*recorder{}, paths: map[string]bool{}}
	tell := func(err error) { r.Unread = append(r.Unread, sentenceOf(err)) }
	part := true
	ts := targets(p.args, tell)
	for i, f := range r.open.files(ts) {
		t, in, err := ts[i], f.in, f.err
		r.path(t.name)
		part = part && t.named
		if err != nil {
			tell(err)
			continue
		}
		if t.named || in.kind() != "" || known(in.shown(in.name)) {
			r.add(in)
		}
	}
	for _, arg := range p.args {
		r.path(arg)
		r.Folders = append(r.Folders, subfolders(arg)...)
	}
	r.check(part || len(r.Unread) > 0)
	r.frameworks()
	for path := range r.paths {
		r.Paths = append(r.Paths, path)
	}
	return r.Reading
}

// path notes that a change of the file matters.
func (r *previewing) path(name string) {
	if abs, err := filepath.Abs(name); err == nil {
		r.paths[abs] = true
	}
}

// add takes the file as one to show, and has what is read beside it recorded.
func (r *previewing) add(in *input) {
	in.root = r.recorder(in)
	in.fsys = overlay{in.root, in.name, in.src}
	r.inputs = append(r.inputs, in)
}

func (r *previewing) recorder(in *input) *recorder {
	rec := r.roots[in.root]
	if rec == nil {
		rec = &recorder{FS: in.root, folder: in.folder, by: in}
		r.roots[in.root] = rec
	}
	return rec
}

// check checks all files, which may be only a part of the models that there
// are.
func (r *previewing) check(part bool) {
	checkers := newCheckers(&logicmodel.Options{})
	var sources []portfolio.Source
	var of []int // the file of each source
	for _, in := range r.inputs {
		if in.kind() == "framework" {
			r.Files = append(r.Files, frameworkFile(in))
			continue
		}
		of = append(of, len(r.Files))
		r.Files = append(r.Files, preview.File{Name: in.shown(in.name), Text: in.src})
		sources = append(sources, checkers.source(in))
	}
	p := portfolio.New(sources, &portfolio.Options{Partial: part, LinksOnly: true})
	for k, m := range p.Members {
		in, f := r.inputs[of[k]], &r.Files[of[k]]
		f.Model, f.Framework = m.Model, m.Framework
		f.Sound = len(atLeast(m.Findings, diag.Error)) == 0
		f.Findings = append(in.display(m.Findings), m.Across...)
		f.Findings.Sort()
		f.Uses = lineage(in, m.Framework)
	}
}

// frameworkFile is a framework that was read and checked.
func frameworkFile(in *input) preview.File {
	f, found := in.framework()
	if f != nil {
		found = logicmodel.ValidateFramework(f, nil)
	}
	return preview.File{
		Name: in.shown(in.name), Text: in.src, Framework: f, Uses: lineage(in, f),
		Findings: in.display(found), Sound: f != nil && len(atLeast(found, diag.Error)) == 0,
	}
}

// lineage are the files of the framework and of all that it extends, as
// findings call them, but for the input itself.
func lineage(in *input, f *outcomes.Framework) []string {
	if f == nil {
		return nil
	}
	var names []string
	for _, of := range f.Lineage() {
		if name := of.Pos.File; name != in.name {
			names = append(names, in.shown(name))
		}
	}
	return names
}

// frameworks adds the frameworks that were read for models and are not among
// the files.
func (r *previewing) frameworks() {
	have := map[string]bool{}
	for i := range r.Files {
		have[r.Files[i].Name] = true
	}
	var more []preview.File
	for _, rec := range r.roots {
		for _, name := range rec.names() {
			r.path(filepath.Join(rec.folder, filepath.FromSlash(name)))
			shown := rec.by.shown(name)
			if have[shown] {
				continue
			}
			src, err := yamldoc.ReadFile(rec, name)
			if err != nil || kindOf(src) != "framework" {
				continue // which the model that names it is told
			}
			have[shown] = true
			in := &input{root: rec, fsys: overlay{rec, name, src}, name: name, src: src, arg: filepath.FromSlash(shown), folder: rec.folder, names: map[string]string{}}
			more = append(more, frameworkFile(in))
		}
	}
	slices.SortFunc(more, func(a, b preview.File) int { return strings.Compare(a.Name, b.Name) })
	r.Files = append(r.Files, more...)
}

// A recorder is a folder that remembers what was looked for in it, whether it
// is there or not.
type recorder struct {
	fs.FS
	folder string // its path
	by     *input // one that lies in it

	mu     sync.Mutex
	looked map[string]bool
}

func (r *recorder) Open(name string) (fs.File, error) {
	r.mu.Lock()
	if r.looked == nil {
		r.looked = map[string]bool{}
	}
	r.looked[name] = true
	r.mu.Unlock()
	return r.FS.Open(name)
}

// names are what was looked for, in order.
func (r *recorder) names() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var names []string
	for name := range r.looked {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// subfolders are the absolute paths of the folder and of all in it but the
// hidden ones; none of a file. What cannot be read is told where its files are
// looked for.
func subfolders(folder string) []string {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil
	}
	if info, err := os.Stat(abs); err != nil || !info.IsDir() {
		return nil
	}
	var all []string
	// The separator makes it follow a link to a folder.
	filepath.WalkDir(abs+string(filepath.Separator), func(name string, d fs.DirEntry, err error) error {
		clean := filepath.Clean(name)
		switch {
		case err != nil && d == nil, err == nil && !d.IsDir():
			return nil
		case clean != abs && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		}
		all = append(all, clean)
		if err != nil {
			return filepath.SkipDir
		}
		return nil
	})
	return all
}

// sentenceOf is an error as a sentence of its own.
func sentenceOf(err error) string {
	var e *exit
	if errors.As(err, &e) && e.err != nil {
		err = e.err
	}
	return preview.Sentence(err.Error())
}

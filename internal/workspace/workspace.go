// Package workspace reads the files and folders that a user names, or standard
// input, and checks them. It returns texts, models, frameworks and findings.
//
// A [Workspace] holds all of that at one time. After a change of files it is
// opened again, for an editor with texts that are not saved yet.
//
// The package draws nothing and prints nothing.
package workspace

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/parallel"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// Options are the choices for [Open]: what to read, and how.
type Options struct {
	// Args are files and folders; "-" is standard input. Without any it is the
	// working folder. Of a folder every .yaml and .yml file that is a model or
	// a framework is read, but no hidden ones.
	Args  []string
	Old   []string // the same of an old version; none: nothing
	Stdin io.Reader

	// Root is the folder from which frameworks are read. Where it is empty,
	// that is the working folder for models that lie under it, and else the
	// folder of each model or, if Wide, the one in Args that it was found in.
	Root string
	Wide bool

	Framework  string   // the file of a framework; empty: none
	Data       []string // files of tables
	Beside     bool     // also the models beside those that Args name
	Follow     bool     // follow links that lead out of a folder
	ModelsOnly bool     // no frameworks that are found in folders
	Regular    bool     // no pipes and devices, which can be read once or never end
	Import     bool     // files that Args name may be of other formats, such as workbooks

	// Rules are the options of the rules by which files are checked.
	Rules *rules.Options

	// Known reports whether a file of a folder is wanted though it is neither
	// model nor framework, since it was one before; nil: none is. It is called
	// with the name that [File] has.
	Known func(name string) bool

	// Unsaved holds texts by the absolute paths of the files in whose place
	// they are read.
	Unsaved map[string][]byte
}

// A Workspace holds what was read at one time.
type Workspace struct {
	Files     []*File  // in the order of the arguments, those of a folder by name
	Old       []*File  // the same of the old version
	Framework *File    // nil: none was named
	Tables    []*File  // of Data, with a name and a text
	Folders   []string // that were named, and those in them
	Skipped   int      // YAML files in folders that are neither model nor framework
	Unread    []error  // files and folders that could not be read, each an [Error]

	Report *rules.Report // once the files are checked

	options Options
	stdin   io.Reader // nil: it was read

	folders map[string]*folder // by the names that users know, and "/" before those of which files have absolute names
	below   map[string]string  // folders: their paths in the one to read from; empty: not in it

	mu        sync.Mutex
	readInfos []fs.FileInfo // of other files that were read
}

// A File is a model or a framework, or a file that the user names as one.
type File struct {
	Name   string // as findings call it: the path by which the user knows it
	Arg    string // the same as an argument; "-" for standard input
	Within string // its path in the folder that the user named; empty: it is named itself
	Named  bool   // by the user, not only found in a folder
	Kind   string // "" where it is neither [Model] nor [Framework]
	Text   []byte

	// The fields below are set once the file is checked or parsed. Framework is
	// the one that the model is written for, or the file itself. Each is nil
	// where it cannot be read.
	Model      *logicmodel.Model
	Graph      *logicmodel.Graph
	Framework  *outcomes.Framework
	Findings   diag.List // in the file by itself
	Across     diag.List // about its links to other models
	Suppressed int       // findings that elements set aside

	Path   string // in its file system
	folder *folder

	// Of a file of another format: the models that are read from it, of which Text is
	// the first, and what is wrong with it.
	imports  []*exchange.Import
	imported diag.List
}

// Close closes the folders that files were read from. What was read stays.
func (w *Workspace) Close() {
	for _, d := range w.folders {
		d.root.Close()
	}
}

// FS returns the file system from which the file, and those that it names, are
// read.
func (f *File) FS() fs.FS { return f.folder }

// Open reads what the options name, several files at once. The error is an
// [Error] of what is wrong with the command line, or that the file of the
// framework could not be read. Other files that cannot be read are in Unread.
func Open(o Options) (w *Workspace, err error) {
	if _, err := rules.NewChecker(o.Rules); err != nil {
		return nil, failure("%w", err)
	}
	w = &Workspace{options: o, stdin: o.Stdin, folders: map[string]*folder{}, below: map[string]string{}}
	defer func(opened *Workspace) {
		if err != nil {
			opened.Close()
		}
	}(w)
	if o.Root != "" {
		if _, err := w.folder(o.Root, false); err != nil {
			return nil, err
		}
	}
	if o.Framework != "" {
		if w.Framework, err = w.ReadFile(o.Framework); err != nil {
			return nil, err
		}
		if w.Framework.Kind == Model {
			return nil, usage("%s is a logic model; --framework takes the file of an outcomes framework", ArgName(o.Framework))
		}
	}
	for _, name := range o.Data {
		text, err := w.ReadAny(name, yamldoc.MaxBytes)
		switch {
		case isUsage(err):
			return nil, err
		case err != nil:
			w.Unread = append(w.Unread, err)
			continue
		}
		w.Tables = append(w.Tables, &File{Name: shownAs(name), Text: text})
	}
	if len(o.Old) > 0 {
		if w.Old, err = w.readFiles(o.Old); err != nil {
			return nil, err
		}
	}
	args := o.Args
	if len(args) == 0 {
		args = []string{"."}
	}
	w.Files, err = w.readFiles(args)
	return w, err
}

func isUsage(err error) bool {
	e, ok := err.(*Error)
	return ok && e.Usage
}

// readFiles reads the files of the arguments.
func (w *Workspace) readFiles(args []string) (wanted []*File, err error) {
	targets, folders, unread := find(args, w.options.Beside, w.options.Unsaved)
	w.Folders, w.Unread = append(w.Folders, folders...), append(w.Unread, unread...)
	files := make([]*File, len(targets))
	errs := make([]error, len(targets))
	var streams []int
	for i, t := range targets {
		if files[i], errs[i] = w.openTarget(t); isUsage(errs[i]) {
			return nil, errs[i]
		}
		if errs[i] == nil && t.named && (t.name == "-" || isStream(t.name)) {
			streams = append(streams, i)
		}
	}
	parallel.Do(len(files), func(i int) {
		if errs[i] == nil && !slices.Contains(streams, i) {
			errs[i] = w.read(files[i])
		}
	})
	for _, i := range streams { // one after the other, as they were named
		errs[i] = w.read(files[i])
	}
	for i, f := range files {
		switch {
		case isUsage(errs[i]):
			return nil, errs[i]
		case errs[i] != nil:
			w.Unread = append(w.Unread, errs[i])
		case w.wants(f):
			wanted = append(wanted, f.perModel()...)
		default:
			w.Skipped++
		}
	}
	return wanted, nil
}

// wants reports whether the file belongs to the workspace.
func (w *Workspace) wants(f *File) bool {
	switch {
	case f.Named:
		return true
	case f.Kind == "":
		return w.options.Known != nil && w.options.Known(f.Name)
	}
	return f.Kind == Model || !w.options.ModelsOnly
}

// read reads the text of a file, and drops it where the file does not belong to
// the workspace.
func (w *Workspace) read(f *File) error {
	c := f.folder.content(f.Path)
	var err error
	if w.options.Follow || f.Arg == "-" || !w.options.Regular && f.Named && isStream(f.Arg) {
		f.Text, err = w.ReadAny(f.Arg, yamldoc.MaxBytes)
		f.Text = yamldoc.UTF8(f.Text)
		c.once.Do(func() { c.text = f.Text })
	} else if f.Text, err = f.folder.read(c, f.Path); err != nil {
		err = Unreadable(f.Arg, err)
	}
	if w.options.Import && f.Named && err == nil && f.importModels() {
		return nil
	}
	if f.Kind = KindOf(f.Text); f.Kind == "" && yamldoc.IsForeign(f.Text) {
		f.Kind = Model // the reader of models reports what it is
	}
	if err != nil || !w.wants(f) {
		f.folder.drop(f.Path)
		f.Text = nil
	}
	return err
}

// ReadFile reads one more file that the user names.
func (w *Workspace) ReadFile(arg string) (*File, error) {
	f, err := w.openTarget(target{name: arg, named: true})
	if err == nil {
		err = w.read(f)
	}
	return f, err
}

// ReadAny reads a file that names no others: at most max bytes of it, and one
// more so that the caller sees that it is larger. Standard input is "-".
func (w *Workspace) ReadAny(name string, max int64) ([]byte, error) {
	if name != "-" {
		w.noteRead(os.Stat(name))
		return readAny(name, max)
	}
	if w.stdin == nil {
		return nil, usage("standard input, “-”, can be read only once")
	}
	if f, ok := w.stdin.(*os.File); ok {
		w.noteRead(f.Stat())
	}
	text, err := io.ReadAll(io.LimitReader(w.stdin, max+1))
	w.stdin = nil
	if err != nil {
		return nil, failure("standard input cannot be read: %w", Reason(err))
	}
	return text, nil
}

// noteRead records that a file was read.
func (w *Workspace) noteRead(info fs.FileInfo, err error) {
	if err == nil && info.Mode().IsRegular() {
		w.mu.Lock()
		w.readInfos = append(w.readInfos, info)
		w.mu.Unlock()
	}
}

func readAny(name string, max int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, Unreadable(name, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, max+1))
	if err != nil {
		return nil, Unreadable(name, err)
	}
	return text, nil
}

// Partial reports whether there may be more models than those of the workspace:
// no folder is named, or something could not be read.
func (w *Workspace) Partial() bool { return len(w.Folders) == 0 || len(w.Unread) > 0 }

// Source returns the text of a file by its name in findings.
func (w *Workspace) Source(name string) ([]byte, bool) {
	for _, t := range w.Tables {
		if t.Name == name && utf8.Valid(t.Text) { // a workbook has no lines to show
			return t.Text, true
		}
	}
	for _, d := range w.folders {
		for _, c := range d.files {
			if c.name == name && c.text != nil && !bytes.HasPrefix(c.text, []byte("PK")) {
				return c.text, true
			}
		}
	}
	return nil, false
}

// HasRead reports whether a file was read because the user or another file names
// it, perhaps by another name.
func (w *Workspace) HasRead(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	for _, d := range w.folders {
		for path, c := range d.files {
			if !c.used || c.text == nil {
				continue
			}
			if other, err := d.root.Stat(filepath.FromSlash(path)); err == nil && os.SameFile(info, other) {
				return true
			}
		}
	}
	return slices.ContainsFunc(w.readInfos, func(other fs.FileInfo) bool { return os.SameFile(info, other) })
}

// LookedFor returns the absolute paths of the files that were read, or that
// other files name although they are not there.
func (w *Workspace) LookedFor() []string {
	var paths []string
	for _, d := range w.folders {
		for name := range d.files {
			paths = append(paths, filepath.Join(d.path, filepath.FromSlash(name)))
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

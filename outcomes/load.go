package outcomes

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Load reads the framework in the file name of fsys and all frameworks that it
// extends, each file once.
//
// Where something is wrong in one of the files, the framework is nil and the
// error a [diag.List] of the faults, as that of [Parse] is. Where the file name
// itself cannot be read, the error is that of the file system, wrapped.
func Load(fsys fs.FS, name string) (*Framework, error) { return (&Loader{FS: fsys}).Load(name) }

// A Loader loads frameworks as [Load] does, and reads and checks each file once,
// also one that several of them extend. It does not notice a later change of a file.
// It is safe for concurrent use.
type Loader struct {
	FS fs.FS // nil: one without files

	mu    sync.Mutex
	known map[string]*frameworkFile // by path
}

// Load does what the function [Load] does.
func (l *Loader) Load(name string) (*Framework, error) {
	name = path.Clean(name)
	if known := l.find(name); known != nil {
		return known.result()
	}
	src, err := yamldoc.ReadFile(l.fsys(), name)
	if err != nil {
		return nil, fmt.Errorf("reading the framework: %w", err)
	}
	return l.load(name, src, true).result()
}

// LoadText does what [Loader.Load] does for a framework whose text is known. Frameworks
// that extend the file of that name still read it.
func (l *Loader) LoadText(name string, src []byte) (*Framework, error) {
	name = path.Clean(name)
	if known := l.find(name); known != nil && bytes.Equal(known.text, src) {
		return known.result()
	}
	return l.load(name, src, false).result()
}

func (l *Loader) fsys() fs.FS {
	if l.FS == nil {
		return embed.FS{}
	}
	return l.FS
}

func (l *Loader) find(name string) *frameworkFile {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.known[name]
}

// load reads a framework and what it extends, and keeps what is in files. Two that
// are loaded at once may read the same files.
func (l *Loader) load(name string, src []byte, inFile bool) *frameworkFile {
	r := &reading{fsys: l.fsys(), find: l.find, done: map[string]*frameworkFile{}, names: map[*frameworkFile]*names{}}
	first := r.read(name, src)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[string]*frameworkFile{}
	}
	for name, f := range r.done {
		if (inFile || f != first) && !f.isCircular && l.known[name] == nil && r.unreadable <= maxFindings {
			l.known[name] = f
		}
	}
	return first
}

// A frameworkFile is a framework that was read, with what it extends.
type frameworkFile struct {
	text       []byte
	framework  *Framework
	extends    []*frameworkFile
	found      diag.List         // in the file itself
	unread     []diag.Diagnostic // about what it extends that cannot be read
	isClean    bool              // nothing was found in it and in what it extends
	isComplete bool              // all that it extends could be read, so that an id that is not known is none of theirs
	isCircular bool              // what it extends depends on where reading began
}

// result returns the framework, or what is wrong in it and in what it extends.
func (f *frameworkFile) result() (*Framework, error) {
	var list diag.List
	var unread report
	seen := map[*frameworkFile]bool{}
	var visit func(f *frameworkFile)
	visit = func(f *frameworkFile) {
		if f.isClean || seen[f] {
			return
		}
		seen[f] = true
		list = append(list, f.found...)
		for _, d := range f.unread {
			unread.add(d)
		}
		for _, g := range f.extends {
			visit(g)
		}
	}
	visit(f)
	list = append(list, unread.findings()...)
	if list.Err() != nil {
		list.Sort()
		return nil, list
	}
	return f.framework, nil
}

// A reading is one run through a framework and what it extends.
type reading struct {
	fsys       fs.FS
	find       func(name string) *frameworkFile // that were read before
	done       map[string]*frameworkFile        // by path; nil while it is being read
	names      map[*frameworkFile]*names        // what is defined in each, for one that extends nothing else
	path       []string                         // of the files being read, each extended by the one before
	unreadable int                              // references to files that cannot be read
}

// read reads the framework src of the file name and what it extends.
func (r *reading) read(name string, src []byte) *frameworkFile {
	r.done[name] = nil
	r.path = append(r.path, name)
	defer func() { r.path = r.path[:len(r.path)-1] }()

	f := &frameworkFile{text: src, isComplete: true}
	f.framework, f.found = ParsePartial(name, src)
	isParsed := len(f.found) == 0
	for _, ref := range f.framework.Extends {
		if ref.ID == "" { // a fault of its own
			continue
		}
		p := r.readExtended(f, name, ref)
		if p == nil {
			f.isComplete = false
			continue
		}
		f.isComplete = f.isComplete && p.isComplete
		f.isCircular = f.isCircular || p.isCircular
		f.extends = append(f.extends, p)
		f.framework.Parents = append(f.framework.Parents, p.framework)
	}
	if n := len(f.framework.Lineage()) - 1; n > maxExtended {
		f.framework.Parents, f.extends, f.isComplete = nil, nil, false // so that what extends it does not grow with them
		f.unread = append(f.unread, diag.Diagnostic{Pos: f.framework.Extends[0].Pos, Severity: diag.Error, Code: "OF006", Rule: ruleNames["OF006"],
			Message: fmt.Sprintf("this framework extends %d others, directly or through each other, and the limit is %d; put what they hold into fewer files", n, maxExtended)})
	}
	f.isComplete = f.isComplete && isParsed
	if isParsed {
		known := r.namesAbove(f)
		f.found = validateIn(f.framework, f.isComplete, known)
		known.settle(f.framework)
		r.names[f] = known
	}
	f.isClean = len(f.found) == 0 && len(f.unread) == 0 && !slices.ContainsFunc(f.extends, func(p *frameworkFile) bool { return !p.isClean })
	r.done[name] = f
	return f
}

// maxExtended is how many others a framework may extend, directly or not: each is looked
// through again wherever one is checked that extends it.
const maxExtended = 1000

// namesAbove returns what is defined in all that a framework extends. Where it is the
// first that extends one alone, what is known of that is added to and not computed anew, so that
// a long chain of frameworks is read in time.
func (r *reading) namesAbove(f *frameworkFile) *names {
	if len(f.extends) == 1 {
		if known := r.names[f.extends[0]]; known != nil {
			delete(r.names, f.extends[0])
			return known
		}
	}
	return namesOf(f.framework.Lineage()[1:])
}

// readExtended returns the framework that the file from, which holds f, extends by
// ref. Where that cannot be read, it reports so and returns nil.
func (r *reading) readExtended(f *frameworkFile, from string, ref Ref) *frameworkFile {
	name, ok := yamldoc.Resolve(from, ref.ID)
	if !ok {
		r.reportUnreachable(f, ref, nil)
		return nil
	}
	if p, begun := r.done[name]; begun {
		if p == nil {
			f.isCircular = true
			r.reportCycle(f, name, ref)
		}
		return p
	}
	if p := r.find(name); p != nil {
		r.done[name] = p
		return p
	}
	src, err := yamldoc.ReadFile(r.fsys, name)
	if err != nil {
		r.reportUnreachable(f, ref, err)
		return nil
	}
	return r.read(name, src)
}

// reportUnreachable reports a file that cannot be read. To suggest which one was meant
// it reads a folder, so it does nothing for a finding that would not be reported.
func (r *reading) reportUnreachable(f *frameworkFile, ref Ref, cause error) {
	d := diag.Diagnostic{Code: "OF006"}
	if r.unreadable++; r.unreadable <= maxFindings+1 {
		d = yamldoc.Unreachable(r.fsys, "framework", ref.ID, ref.Pos, cause)
	}
	f.unread = append(f.unread, d)
}

func (r *reading) reportCycle(f *frameworkFile, name string, ref Ref) {
	message := "a framework cannot extend itself; remove this file from the list"
	if i := slices.Index(r.path, name); i < len(r.path)-1 {
		round := append(slices.Clone(r.path[i:]), name)
		for j := range round {
			round[j] = path.Base(round[j])
		}
		message = fmt.Sprintf("these frameworks extend each other in a circle: %s; remove one of the steps", describeCircle(round))
	}
	f.unread = append(f.unread, diag.Diagnostic{Pos: ref.Pos, Severity: diag.Error, Code: "OF004", Rule: "cycle", Message: message})
}

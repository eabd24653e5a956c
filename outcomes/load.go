package outcomes

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Load reads the framework in the file name of fsys and all frameworks that it
// extends, each file once.
//
// Where something is wrong in one of the files, the framework is nil and the
// error a [diag.List] of the faults, as that of [Parse] is. Where the file name
// itself cannot be read, the error is that of the file system, wrapped.
func Load(fsys fs.FS, name string) (*Framework, error) {
	name = path.Clean(name)
	src, err := yamldoc.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("reading the framework: %w", err)
	}
	return LoadText(fsys, name, src)
}

// LoadText does what [Load] does for a framework whose text is known. The file
// system, which may be nil, is for the frameworks that it extends.
func LoadText(fsys fs.FS, name string, src []byte) (*Framework, error) {
	if fsys == nil {
		fsys = embed.FS{} // which has no files
	}
	l := &loader{fsys: fsys, done: map[string]*Framework{}, partial: map[*Framework]bool{}}
	f := l.loadFramework(path.Clean(name), src)
	list := append(l.list, l.unread.findings()...)
	if list.Err() != nil {
		list.Sort()
		return nil, list
	}
	return f, nil
}

type loader struct {
	fsys fs.FS
	done map[string]*Framework // by path; nil while it is being read
	path []string              // of the files being read, each extended by the one before
	list diag.List

	unread report // findings on files that cannot be read

	// partial holds the frameworks of which, or of what they extend, not all
	// could be read, so that an id that is not known may be theirs.
	partial map[*Framework]bool
}

// loadFramework reads the framework src of the file name and what it extends.
func (l *loader) loadFramework(name string, src []byte) *Framework {
	l.done[name] = nil
	l.path = append(l.path, name)
	defer func() { l.path = l.path[:len(l.path)-1] }()

	f, faults := ParsePartial(name, src)
	l.list = append(l.list, faults...)
	complete := len(faults) == 0
	for _, ref := range f.Extends {
		if ref.ID == "" { // a fault of its own
			continue
		}
		p := l.loadExtended(name, ref)
		if p == nil {
			complete = false
			continue
		}
		complete = complete && !l.partial[p]
		f.Parents = append(f.Parents, p)
	}
	if len(faults) == 0 {
		l.list = append(l.list, validate(f, complete)...)
	}
	l.done[name], l.partial[f] = f, !complete
	return f
}

// loadExtended returns the framework that the file from extends by ref. Where that
// cannot be read, it reports so and returns nil.
func (l *loader) loadExtended(from string, ref Ref) *Framework {
	name, ok := yamldoc.Resolve(from, ref.ID)
	if !ok {
		l.reportUnreachable(ref, nil)
		return nil
	}
	if f, begun := l.done[name]; begun {
		if f == nil {
			l.reportCycle(name, ref)
		}
		return f
	}
	src, err := yamldoc.ReadFile(l.fsys, name)
	if err != nil {
		l.reportUnreachable(ref, err)
		return nil
	}
	return l.loadFramework(name, src)
}

// reportUnreachable reports a file that cannot be read. To suggest which one was meant
// it reads a folder, so it does nothing for a finding that would not be reported.
func (l *loader) reportUnreachable(ref Ref, cause error) {
	d := diag.Diagnostic{Code: "OF006"}
	if !l.unread.isFull(d.Code) {
		d = yamldoc.Unreachable(l.fsys, "framework", ref.ID, ref.Pos, cause)
	}
	l.unread.add(d)
}

func (l *loader) reportCycle(name string, ref Ref) {
	message := "a framework cannot extend itself; remove this file from the list"
	if i := slices.Index(l.path, name); i < len(l.path)-1 {
		round := append(slices.Clone(l.path[i:]), name)
		for j := range round {
			round[j] = path.Base(round[j])
		}
		message = fmt.Sprintf("these frameworks extend each other in a circle: %s; remove one of the steps", describeCircle(round))
	}
	l.unread.add(diag.Diagnostic{Pos: ref.Pos, Severity: diag.Error, Code: "OF004", Rule: "cycle", Message: message})
}

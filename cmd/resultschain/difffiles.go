package main

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// A revision is a file of the old or the new version.
type revision struct {
	arg       string // by which it is opened
	shown     string // as messages name it
	within    string // its path within the folder that the user named
	src       []byte
	kind      string
	model     *logicmodel.Model
	framework *outcomes.Framework
	faulty    bool // it could not be read as what it is
}

// id is that of the model or the framework, empty where it is not known.
func (r *revision) id() string {
	switch {
	case r.model != nil:
		return r.model.ID
	case r.framework != nil:
		return r.framework.ID
	}
	return ""
}

// compared are two versions of a file, either of which may be nil.
type compared struct {
	old, new *revision
}

// read reads a file that messages call shown. It is nil if the name stands for
// a version that is not there.
func (d *differ) read(arg, shown string) (*revision, error) {
	if isNothing(arg) {
		return nil, nil
	}
	r := &revision{arg: arg, shown: filepath.ToSlash(shown)}
	var err error
	if arg == "-" {
		r.shown = stdinName
		o := &opener{stdin: d.stdin, read: d.open.read}
		r.src, err = o.readStdin()
		d.stdin = nil
	} else {
		d.open.read.add(arg)
		r.src, err = readWhole(arg)
	}
	r.kind = kindOf(r.src)
	return r, err
}

// readWhole reads a file of any folder: it names no others that are read.
func readWhole(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	src, err := yamldoc.ReadAll(f)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return src, nil
}

// parse reads the file as a document of the kind, and tells its faults.
func (d *differ) parse(r *revision, kind string) {
	if r == nil {
		return
	}
	var err error
	if r.kind = kind; kind == "framework" {
		r.framework, err = outcomes.Parse(r.shown, r.src)
	} else {
		r.model, err = logicmodel.Parse(r.shown, r.src)
	}
	if err != nil {
		d.tell(r, err)
		r.faulty = true
	}
}

// kindOfEither is the kind of what is compared, empty where neither has one.
func kindOfEither(old, new *revision) string {
	kind := ""
	if old != nil {
		kind = old.kind
	}
	if kind == "" && new != nil {
		kind = new.kind
	}
	return kind
}

// files compares two files.
func (d *differ) files(oldArg, newArg string) ([]*diff.Diff, error) {
	old, oldErr := d.read(oldArg, oldArg)
	new, newErr := d.read(newArg, newArg)
	return d.pair(old, new, oldErr, newErr)
}

// pair compares two files that were read, or tells why they were not.
func (d *differ) pair(old, new *revision, oldErr, newErr error) ([]*diff.Diff, error) {
	for _, err := range []error{oldErr, newErr} {
		if e, ok := err.(*exit); ok && e.status == exitUsage {
			return nil, err
		}
	}
	if oldErr != nil || newErr != nil {
		for _, err := range []error{oldErr, newErr} {
			if err != nil {
				d.tell(nil, err)
			}
		}
		return nil, nil
	}
	kind := kindOfEither(old, new)
	if old != nil && new != nil && new.kind != "" && new.kind != kind {
		return nil, usage("%s is a %s and %s is a %s; name two of a kind", diag.Quote(old.shown), old.kind, diag.Quote(new.shown), new.kind)
	}
	d.parse(old, kind)
	d.parse(new, kind)
	return d.compare(addPair(nil, old, new)), nil
}

// addPair adds two versions of a file. Of one that is faulty nothing is known.
func addPair(pairs []compared, old, new *revision) []compared {
	if old == nil && new == nil || old != nil && old.faulty || new != nil && new.faulty {
		return pairs
	}
	return append(pairs, compared{old, new})
}

// compare finds what changed.
func (d *differ) compare(files []compared) []*diff.Diff {
	var pairs []diff.Pair
	for _, f := range files {
		pairs = append(pairs, diff.Pair{Old: d.version(f.old), New: d.version(f.new)})
	}
	return diff.Files(pairs)
}

// folders compares the models and frameworks in two folders: those of the same
// path and id, then those of the same id, then those of the same path.
func (d *differ) folders(oldDir, newDir string) []*diff.Diff {
	old, new := d.folder(oldDir), d.folder(newDir)
	var pairs []compared
	for _, key := range []func(*revision) string{
		func(r *revision) string { return r.within + "\x00" + r.id() },
		(*revision).id,
		func(r *revision) string { return r.within },
	} {
		was, is := only(old, key), only(new, key)
		for k, a := range was {
			if b := is[k]; b != nil {
				pairs = addPair(pairs, a, b)
				old = slices.DeleteFunc(old, func(r *revision) bool { return r == a })
				new = slices.DeleteFunc(new, func(r *revision) bool { return r == b })
			}
		}
	}
	for _, r := range old {
		pairs = addPair(pairs, r, nil)
	}
	for _, r := range new {
		pairs = addPair(pairs, nil, r)
	}
	slices.SortFunc(pairs, func(a, b compared) int { return cmp.Compare(a.path(), b.path()) })
	return d.compare(pairs)
}

// folder reads the models and frameworks in a folder.
func (d *differ) folder(dir string) []*revision {
	var all []*revision
	walk(dir, func(name string) {
		r, err := d.read(name, name)
		if err != nil {
			d.tell(r, err)
			return
		}
		if r.kind == "" {
			return
		}
		r.within = filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(name, filepath.Clean(dir)), string(filepath.Separator)))
		d.parse(r, r.kind)
		all = append(all, r)
	}, func(err error) { d.tell(nil, err) })
	return all
}

// path is where the file is, or was, within what the user named.
func (c *compared) path() string {
	r := cmp.Or(c.new, c.old)
	return cmp.Or(r.within, r.shown)
}

// only are the revisions of a kind by the keys that no two share.
func only(all []*revision, key func(*revision) string) map[string]*revision {
	by := map[string]*revision{}
	for _, r := range all {
		if key(r) == "" {
			continue
		}
		k := r.kind + "\x00" + key(r)
		if _, twice := by[k]; twice {
			by[k] = nil
		} else {
			by[k] = r
		}
	}
	maps.DeleteFunc(by, func(_ string, r *revision) bool { return r == nil })
	return by
}

package main

import (
	"path"
	"path/filepath"

	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// A frameworkName is what a path to a framework leads to.
type frameworkName struct{ id, version string }

// dropSamePaths takes from the changes of a file those of paths to frameworks that
// lead to the same one: the file has moved, or the framework has. Where either
// cannot be read, the path has changed.
func (d *differ) dropSamePaths(p *compared) {
	if p.old == nil || p.new == nil {
		return
	}
	drop := make([]bool, len(p.changes))
	was := map[frameworkName]int{} // frameworks that are no longer extended by that path: their changes
	for i, c := range p.changes {
		switch {
		case c.What == diff.Model && c.Field == "framework.file":
			before, ok := d.frameworkAt(p.old, c.Before)
			after, ok2 := d.frameworkAt(p.new, c.After)
			drop[i] = ok && ok2 && before == after
		case c.What == diff.Framework && c.Field == "extends" && c.After == "":
			if f, ok := d.frameworkAt(p.old, c.Before); ok {
				was[f] = i
			}
		}
	}
	for i, c := range p.changes {
		if c.What != diff.Framework || c.Field != "extends" || c.Before != "" {
			continue
		}
		if f, ok := d.frameworkAt(p.new, c.After); ok {
			if k, ok := was[f]; ok {
				drop[i], drop[k] = true, true
				delete(was, f)
			}
		}
	}
	var left []diff.Change
	for i, c := range p.changes {
		if !drop[i] {
			left = append(left, c)
		}
	}
	p.changes = left
}

// frameworkAt is the framework that a revision names by that path; false where
// there is none that can be read.
func (d *differ) frameworkAt(r *revision, file string) (frameworkName, bool) {
	folder, name, err := d.open.within(r.arg)
	if err != nil || file == "" {
		return frameworkName{}, false
	}
	wanted := path.Join(path.Dir(name), file)
	if !filepath.IsLocal(filepath.FromSlash(wanted)) {
		return frameworkName{}, false
	}
	key := filepath.Join(folder, filepath.FromSlash(wanted))
	f, known := d.frameworks[key]
	if !known {
		f = d.readFramework(folder, wanted)
		d.frameworks[key] = f
	}
	if f == nil {
		return frameworkName{}, false
	}
	return frameworkName{f.ID, f.Version}, true
}

// readFramework reads a framework without those that it extends; nil where that
// does not work.
func (d *differ) readFramework(folder, name string) *outcomes.Framework {
	fsys, err := d.open.folder(folder)
	if err != nil {
		return nil
	}
	src, err := yamldoc.ReadFile(fsys, name)
	if err != nil {
		return nil
	}
	f, err := outcomes.Parse(name, src)
	if err != nil {
		return nil
	}
	return f
}

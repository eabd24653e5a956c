package workspace

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/parallel"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// CheckOptions are choices for [Workspace.Check].
type CheckOptions struct {
	Partial bool // there may be more models, so that a link to one that is not here is no fault

	// Coverage says that the models are looked at for what they cover
	// together: each has an id of its own, and the framework that the user
	// names is only for those that name none.
	Coverage bool
}

// Check reads the files as models and frameworks and finds what is wrong with
// them and with the links between them. Where the framework that the user names
// cannot be read, models are checked as if they named none.
func (w *Workspace) Check(o CheckOptions) {
	named := w.NamedFramework()
	checkers := map[*folder]*rules.Checker{}
	var sources []portfolio.Source
	var models, frameworks []*File
	for _, f := range w.Files {
		if f.Kind == Framework {
			frameworks = append(frameworks, f)
			continue
		}
		by := checkers[f.folder]
		if by == nil {
			by = &rules.Checker{FS: f.folder, Options: w.options.Rules}
			if !o.Coverage {
				by.Framework = named
			}
			checkers[f.folder] = by
		}
		models = append(models, f)
		sources = append(sources, portfolio.Source{Name: f.Path, Text: f.Text, Checker: by, Shown: f.folder.shown})
	}
	options := &portfolio.Options{Partial: o.Partial, LinksOnly: !o.Coverage}
	if o.Coverage {
		options.Framework = named
	}
	w.Portfolio = portfolio.New(sources, options)
	for i, m := range w.Portfolio.Members {
		f := models[i]
		f.Model, f.Graph, f.Framework = m.Model, m.Graph, m.Framework
		f.Findings, f.Across = f.folder.display(m.Findings), m.Across
		f.Suppressed = len(m.Suppressed) + len(m.AcrossSuppressed)
		f.use(f.Framework)
	}
	parallel.Do(len(frameworks), func(i int) { frameworks[i].checkFramework(w.options.Rules) })
}

// NamedFramework returns the framework that the user names, in place of those
// that models name; nil where there is none, or where it cannot be read. Its
// faults are then the findings of its file.
func (w *Workspace) NamedFramework() *outcomes.Framework {
	f := w.Framework
	if f == nil {
		return nil
	}
	if f.Framework == nil && f.Findings == nil {
		f.loadFramework()
	}
	return f.Framework
}

// checkFramework reads the file as a framework and checks that.
func (f *File) checkFramework(o *rules.Options) {
	f.loadFramework()
	if f.Framework != nil {
		f.Findings = f.folder.display(rules.ValidateFramework(f.Framework, o))
	}
}

func (f *File) loadFramework() {
	var err error
	f.Framework, err = outcomes.Load(f.folder, f.Path)
	found, _ := err.(diag.List) // the file itself is read already
	f.Findings = f.folder.display(found)
	f.use(f.Framework)
}

// use notes the files of a framework.
func (f *File) use(framework *outcomes.Framework) {
	f.Uses = nil
	if framework == nil {
		return
	}
	for _, other := range framework.Lineage() {
		if name := f.folder.shown(other.Pos.File); name != f.Name {
			f.Uses = append(f.Uses, name)
		}
	}
}

// IsRead reports whether the file was read as what it is.
func (f *File) IsRead() bool {
	return f.Model != nil || f.Kind == Framework && f.Framework != nil
}

// Parse reads the file by itself, as a model or a framework, and returns what
// keeps it from being read.
func (f *File) Parse() diag.List {
	var err error
	if f.Kind == Framework {
		f.Framework, err = outcomes.Parse(f.Name, f.Text)
	} else {
		f.Model, err = logicmodel.Parse(f.Name, f.Text)
	}
	f.Findings, _ = err.(diag.List)
	return f.Findings
}

// All returns what was found in the file and about its links to other models,
// in the order of their places.
func (f *File) All() diag.List {
	all := slices.Concat(f.Findings, f.Across)
	if len(f.Across) > 0 {
		all.Sort()
	}
	return all
}

// Errors returns those of [File.All] that are errors.
func (f *File) Errors() diag.List { return Errors(f.All()) }

// Errors returns the errors of a list.
func Errors(list diag.List) diag.List {
	var errs diag.List
	for _, d := range list {
		if d.Severity == diag.Error {
			errs = append(errs, d)
		}
	}
	return errs
}

// Once returns the findings without those that are the same as one before: the
// faults of a framework are found for every model that names it.
func Once(lists ...diag.List) diag.List {
	type key struct {
		pos     diag.Pos
		message string
	}
	var all diag.List
	known := map[key]bool{}
	for _, list := range lists {
		for _, d := range list {
			if k := (key{d.Pos, d.Message}); !known[k] {
				known[k] = true
				all = append(all, d)
			}
		}
	}
	return all
}

// AddFrameworks adds the frameworks that the models name, with all that these
// extend, to the files of the workspace, by name, and checks them.
func (w *Workspace) AddFrameworks() {
	have := map[string]bool{}
	for _, f := range w.Files {
		have[f.Name] = true
	}
	var more []*File
	for _, d := range w.folders {
		for path, c := range d.files {
			if c.text == nil || have[c.name] || KindOf(c.text) != Framework {
				continue // which the model that names it has a finding of
			}
			have[c.name] = true
			f := &File{Name: c.name, Arg: c.name, Within: path, Kind: Framework, Text: c.text, folder: d, Path: path}
			more = append(more, f)
		}
	}
	for _, f := range more {
		f.checkFramework(w.options.Rules) // and so reads no further ones
	}
	slices.SortFunc(more, func(a, b *File) int { return cmp.Compare(a.Name, b.Name) })
	w.Files = append(w.Files, more...)
}

// Shown returns what the user calls a file that a place in this one, or in its
// framework, names.
func (f *File) Shown(name string) string { return f.folder.shown(name) }

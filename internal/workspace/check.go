package workspace

import (
	"cmp"
	"context"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// CheckOptions are the choices for [Workspace.Check].
type CheckOptions struct {
	Context context.Context // ends the check with its error; nil: nothing does

	Partial bool // there may be more models, so that a link to one that is not here is no fault

	// Coverage is set where the models are looked at for what they cover
	// together: each has an id of its own, and the framework that the user
	// names is only for those that name none.
	Coverage bool
}

// Check parses the files as models and frameworks and checks them and the links
// between them. Where the framework that the user names cannot be read, models
// are checked as if they named none. The error is that of rules that cannot be
// run, or of the context.
func (w *Workspace) Check(o CheckOptions) error {
	var own rules.Options
	if w.options.Rules != nil {
		own = *w.options.Rules
	}
	own.Complete, own.Independent = !o.Partial, !o.Coverage
	if named := w.NamedFramework(); o.Coverage {
		own.Default = named
	} else {
		own.Framework = named
	}
	var sources []rules.Source
	var files []*File // that have models or frameworks
	for _, f := range w.Files {
		if f.imported != nil && f.imports == nil {
			f.Findings = f.imported
			continue
		}
		files, sources = append(files, f), append(sources, f.source())
	}
	checker, err := rules.NewChecker(&own)
	if err != nil {
		return failure("%w", err)
	}
	if o.Context == nil {
		o.Context = context.Background()
	}
	report, err := checker.CheckContext(o.Context, sources...)
	if err != nil {
		return failure("%w", err)
	}
	w.Report = report
	for i, r := range report.Results {
		files[i].setResult(r)
	}
	for i, f := range files {
		if len(f.imports) > 0 {
			f.placeFindings(files)
			report.Results[i].Name = f.Name
		}
	}
	for i, f := range files { // since a finding about one file may have a place in another
		report.Results[i].Findings, report.Results[i].Across = f.Findings, f.Across
	}
	return nil
}

func (f *File) source() rules.Source {
	kind := rules.ScopeModels
	if f.Kind == Framework {
		kind = rules.ScopeFrameworks
	}
	s := rules.Source{Name: f.Path, Text: f.Text, Kind: kind, FS: f.folder, Shown: f.folder.shown}
	if len(f.imports) > 0 {
		s.Name = f.Path + importMark
		s.Shown = func(name string) string {
			if name == s.Name {
				return f.textName()
			}
			return f.folder.shown(name)
		}
	}
	return s
}

// setResult sets the fields of the file from the result of its check.
func (f *File) setResult(r *rules.Result) {
	f.Model, f.Graph, f.Framework = r.Model, r.Graph, r.Framework
	f.Findings, f.Across, f.Suppressed = r.Findings, r.Across, len(r.Suppressed)
	hintRoot(f.Findings)
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
		var err error
		f.Framework, err = outcomes.Load(f.folder, f.Path)
		found, _ := err.(diag.List) // the file itself was read before
		f.Findings = found.MapFiles(f.folder.shown)
		hintRoot(f.Findings)
	}
	return f.Framework
}

// IsRead reports whether the file was parsed as a model or a framework.
func (f *File) IsRead() bool {
	return f.Model != nil || f.Kind == Framework && f.Framework != nil
}

// Parse parses the file by itself, as a model or a framework, and returns the
// faults that prevent that.
func (f *File) Parse() diag.List {
	if found, ok := f.Imported(); ok {
		var faults diag.List
		f.Model, faults = f.ImportedModel()
		f.Findings = Errors(append(found, faults...))
		return f.Findings
	}
	var err error
	if f.Kind == Framework {
		f.Framework, err = outcomes.Parse(f.Name, f.Text)
	} else {
		f.Model, err = logicmodel.Parse(f.Name, f.Text)
	}
	f.Findings, _ = err.(diag.List)
	return f.Findings
}

// All returns the findings in the file and about its links to other models, in
// the order of their places.
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

// Unique returns the findings without duplicates, since the faults of a framework
// are found for every model that names it.
func Unique(lists ...diag.List) diag.List {
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
// extend, to the files of the workspace, by name, and checks them. Its error is
// that of [Workspace.Check].
func (w *Workspace) AddFrameworks() error {
	have := map[string]bool{}
	for _, f := range w.Files {
		have[f.Name] = true
	}
	var more []*File
	for _, d := range w.folders {
		for path, c := range d.files {
			if c.text == nil || have[c.name] || KindOf(c.text) != Framework {
				continue // the model that names it has a finding on it
			}
			have[c.name] = true
			f := &File{Name: c.name, Arg: c.name, Within: path, Kind: Framework, Text: c.text, folder: d, Path: path}
			more = append(more, f)
		}
	}
	slices.SortFunc(more, func(a, b *File) int { return cmp.Compare(a.Name, b.Name) })
	for _, f := range more {
		report, err := rules.Check([]rules.Source{f.source()}, w.options.Rules)
		if err != nil {
			return failure("%w", err)
		}
		f.setResult(report.Results[0])
		w.Files = append(w.Files, f)
	}
	return nil
}

// Shown returns the name for the user of a file that a place in this file, or in
// its framework, names.
func (f *File) Shown(name string) string { return f.folder.shown(name) }

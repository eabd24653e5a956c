package rules

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/parallel"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Source is one model or framework to check: a text, or a value that was read
// or built before.
type Source struct {
	Name string // of the file, for places and for the way to the framework that it names
	Text []byte
	Kind Scope // what Text is: [ScopeModels] or [ScopeFrameworks]

	Model     *logicmodel.Model   // in place of the text, if not nil
	Framework *outcomes.Framework // likewise

	// FS is the file system of Name, in place of that of the options, where
	// sources come from several. Shown is then what findings call its files; nil:
	// their names.
	FS    fs.FS
	Shown func(name string) string
}

// A Result holds what was found in one source.
type Result struct {
	Name       string              // of the source, as findings call it
	Model      *logicmodel.Model   // nil where it could not be read, or is a framework
	Graph      *logicmodel.Graph   // of the model
	Framework  *outcomes.Framework // of the model, or the source itself; nil where there is none or it could not be read
	Findings   diag.List           // in the source by itself and in the framework that it names, in the order of their places
	Across     diag.List           // about its links to other models
	Suppressed diag.List           // findings that elements set aside
}

// All returns all findings of the result in the order of their places.
func (r *Result) All() diag.List {
	all := slices.Concat(r.Findings, r.Across)
	all.Sort()
	return all
}

// A Report holds what was found in sources that were checked together.
type Report struct {
	Results []*Result               // one for each source, in their order
	Links   []*logicmodel.CrossLink // from one model to another, without those that close a loop by mistake
}

// Findings returns the findings of all sources, each once, since the faults of a
// framework are found for every model that names it.
func (r *Report) Findings() diag.List {
	type key struct {
		pos           diag.Pos
		code, message string
	}
	var all diag.List
	known := map[key]bool{}
	for _, result := range r.Results {
		for _, d := range result.All() {
			if k := (key{d.Pos, d.Code, d.Message}); !known[k] {
				known[k] = true
				all = append(all, d)
			}
		}
	}
	return all
}

// A Checker checks sources, any number of times, by the same options. It reads
// each framework that models name once, and does not notice a later change of its
// file. It tries again to read one that could not be opened. A Checker is safe
// for concurrent use. The zero Checker has the default options, so it reads no
// frameworks.
type Checker struct {
	options Options

	mu         sync.Mutex
	frameworks map[frameworkName]*frameworkFile
	indexes    map[*outcomes.Framework]*outcomes.Index
	loaders    map[fs.FS]*outcomes.Loader
}

type frameworkName struct {
	fsys any // a file system; nil: that of the options
	path string
}

// A frameworkFile holds a framework that was read, or the error of reading it.
type frameworkFile struct {
	once      sync.Once
	framework *outcomes.Framework
	err       error
}

// NewChecker returns a checker by the options, which may be nil. It is an error
// if they name a rule that does not exist, turn off one that always counts, give
// one no severity, or if a rule of theirs has no code, one that is taken, or no
// Run.
func NewChecker(o *Options) (*Checker, error) {
	c := &Checker{}
	if o != nil {
		c.options = *o
	}
	if err := c.options.check(); err != nil {
		return nil, err
	}
	return c, nil
}

// Check reads and checks models and frameworks, several at once, and the links
// between the models. The error is that of [NewChecker]; whatever is wrong with
// a source is a finding.
//
// A model whose framework cannot be read is checked without it. Where its ids are
// repeated or not defined, only this is reported, since other rules would judge a
// chain that the author did not mean.
func Check(sources []Source, o *Options) (*Report, error) {
	c, err := NewChecker(o)
	if err != nil {
		return nil, err
	}
	return c.Check(sources...), nil
}

// CheckFiles reads and checks the models and frameworks in the files and folders
// of fsys that the names give, together. Of a folder these are the .yaml and
// .yml files with the key "model" or "framework" at the top, in the order of
// their names, without hidden files and folders, pipes and devices; they are
// taken to be complete, as in [Options]. The options may be nil; their FS is not
// used.
//
// The error is that of [NewChecker], or that of reading a file or folder,
// wrapped; whatever else is wrong is a finding.
func CheckFiles(fsys fs.FS, o *Options, names ...string) (*Report, error) {
	own := Options{}
	if o != nil {
		own = *o
	}
	own.FS = fsys
	c, err := NewChecker(&own)
	if err != nil {
		return nil, err
	}
	return c.CheckFiles(names...)
}

// CheckFiles does the same as [CheckFiles] with this checker, for files in the FS
// of its options.
func (c *Checker) CheckFiles(names ...string) (*Report, error) {
	sources, folders, err := findSources(c.fsys(&Source{}), names)
	if err != nil {
		return nil, err
	}
	options := c.options
	options.Complete = options.Complete || folders
	return c.check(context.Background(), &options, sources)
}

// Load reads and checks the model in one file of fsys and returns it with the
// framework that it names, which is nil where it names none. It is for programs
// that need a sound model and no report: where the model or its framework has
// errors, the error is a [diag.List] of all findings. Where the file itself
// cannot be read, it is that of the file system, wrapped.
func Load(fsys fs.FS, name string) (*logicmodel.Model, *outcomes.Framework, error) {
	report, err := CheckFiles(fsys, nil, name)
	if err != nil {
		return nil, nil, err
	}
	if err := report.Findings().Err(); err != nil {
		return nil, nil, err
	}
	if len(report.Results) != 1 || report.Results[0].Model == nil {
		return nil, nil, fmt.Errorf("%s is not the file of one logic model", diag.Quote(name))
	}
	return report.Results[0].Model, report.Results[0].Framework, nil
}

// Check does the same as [Check] with this checker.
func (c *Checker) Check(sources ...Source) *Report {
	report, _ := c.CheckContext(context.Background(), sources...) // a background context is never done
	return report
}

// CheckContext does the same as [Checker.Check] unless ctx ends: then it returns the error
// of that.
func (c *Checker) CheckContext(ctx context.Context, sources ...Source) (*Report, error) {
	return c.check(ctx, &c.options, sources)
}

func (c *Checker) check(ctx context.Context, o *Options, sources []Source) (*Report, error) {
	r := &Report{Results: make([]*Result, len(sources))}
	models := make([]*logicmodel.Model, len(sources))
	forEach := func(do func(i int)) {
		parallel.Do(len(sources), func(i int) {
			if ctx.Err() == nil {
				do(i)
			}
		})
	}
	forEach(func(i int) {
		r.Results[i] = c.read(&sources[i])
		models[i] = r.Results[i].Model
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	j := newJob(o, sources, models)
	forEach(func(i int) {
		if m := models[i]; m != nil {
			r.Results[i].Graph = j.network.Graphs[i]
			c.chooseFramework(&sources[i], r.Results[i])
			if f := r.Results[i].Framework; f != nil && !namesAnother(m.Framework, f) {
				j.against[i] = f
			}
		}
	})
	forEach(func(i int) {
		s, result := &sources[i], r.Results[i]
		isFaulty := (s.Model != nil || s.Framework != nil) && result.Findings.Err() != nil // in its form
		result.Findings = s.showFiles(result.Findings)
		var found diag.List
		switch {
		case isFaulty:
		case models[i] != nil:
			found, result.Across, result.Suppressed = j.checkModel(i, result.Framework, c.index(j.against[i]))
		case result.Framework != nil:
			found = j.checkFramework(i, result.Framework)
		}
		result.Findings = append(result.Findings, found...)
		result.Findings.Sort()
	})
	for _, l := range j.network.Links {
		if !l.InLoop {
			r.Links = append(r.Links, l)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r, nil
}

// read reads a source by itself.
func (c *Checker) read(s *Source) *Result {
	r := &Result{Name: s.shownName(s.Name)}
	switch {
	case s.Model != nil:
		r.Model, r.Findings = s.Model, s.Model.Faults()
	case s.Framework != nil:
		r.Framework, r.Findings = s.Framework, s.Framework.Faults()
	case s.Kind == ScopeFrameworks:
		var err error
		r.Framework, err = c.loader(s).LoadText(s.Name, s.Text)
		r.Findings = asList(err)
	default:
		var err error
		r.Model, err = logicmodel.Parse(s.Name, s.Text)
		r.Findings = asList(err)
	}
	return r
}

func (c *Checker) fsys(s *Source) fs.FS {
	switch {
	case s.FS != nil:
		return s.FS
	case c.options.FS != nil:
		return c.options.FS
	}
	return embed.FS{} // it has no files
}

// loader returns the loader that all sources of the same file system share.
func (c *Checker) loader(s *Source) *outcomes.Loader {
	fsys := c.fsys(s)
	if !reflect.TypeOf(fsys).Comparable() {
		return &outcomes.Loader{FS: fsys}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	l := c.loaders[fsys]
	if l == nil {
		if c.loaders == nil {
			c.loaders = map[fs.FS]*outcomes.Loader{}
		}
		l = &outcomes.Loader{FS: fsys}
		c.loaders[fsys] = l
	}
	return l
}

func (c *Checker) frameworkName(s *Source, name string) frameworkName {
	if s.FS == nil || !reflect.TypeOf(s.FS).Comparable() {
		return frameworkName{nil, name}
	}
	return frameworkName{s.FS, name}
}

// chooseFramework finds the framework that a model is checked against.
func (c *Checker) chooseFramework(s *Source, r *Result) {
	ref := r.Model.Framework
	switch {
	case c.options.Framework != nil:
		r.Framework = c.options.Framework
	case ref.File == "":
		r.Framework = c.options.Default
	default:
		var faults diag.List
		r.Framework, faults = c.load(s, ref)
		r.Findings = append(r.Findings, faults...)
	}
}

// load reads the framework that a model names.
func (c *Checker) load(s *Source, ref logicmodel.FrameworkRef) (*outcomes.Framework, diag.List) {
	fsys := c.fsys(s)
	name, ok := yamldoc.Resolve(s.Name, ref.File)
	if !ok {
		return nil, diag.List{yamldoc.Unreachable(fsys, "framework", ref.File, ref.Pos, nil)}
	}
	key := c.frameworkName(s, name)
	c.mu.Lock()
	file := c.frameworks[key]
	if file == nil {
		file = &frameworkFile{}
		if c.frameworks == nil {
			c.frameworks = map[frameworkName]*frameworkFile{}
		}
		c.frameworks[key] = file
	}
	c.mu.Unlock()
	file.once.Do(func() { file.framework, file.err = c.loader(s).Load(name) })
	if file.err == nil {
		return file.framework, nil
	}
	if list := asList(file.err); list != nil {
		return nil, list
	}
	// Names of files that do not exist are not kept, since there may be any
	// number.
	c.mu.Lock()
	if c.frameworks[key] == file {
		delete(c.frameworks, key)
	}
	c.mu.Unlock()
	return nil, diag.List{yamldoc.Unreachable(fsys, "framework", ref.File, ref.Pos, file.err)}
}

// index returns the index that all models share which are checked against the
// framework; nil without a framework.
func (c *Checker) index(f *outcomes.Framework) *outcomes.Index {
	if f == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.indexes == nil {
		c.indexes = map[*outcomes.Framework]*outcomes.Index{}
	}
	if c.indexes[f] == nil {
		c.indexes[f] = outcomes.NewIndex(f)
	}
	return c.indexes[f]
}

// showFiles returns a copy of the findings with the names of files that are
// shown. It copies since the findings of a framework are shared.
func (s *Source) showFiles(found diag.List) diag.List {
	if s.Shown == nil {
		return slices.Clone(found)
	}
	return found.MapFiles(s.Shown)
}

// showPos returns a place with the name of the file that is shown.
func (s *Source) showPos(at diag.Pos) diag.Pos {
	at.File = s.shownName(at.File)
	return at
}

// shownName returns the name that findings have for a file of the source.
func (s *Source) shownName(name string) string {
	if s.Shown != nil && name != "" {
		return s.Shown(name)
	}
	return name
}

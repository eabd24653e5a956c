package rules

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Checker checks many models of one file system and reads each framework
// that they name once. It is safe for concurrent use. Frameworks are read when
// they are first named; a change to their files after that is not seen. One
// that could not be opened is tried again for the next model.
type Checker struct {
	// FS holds the models and the frameworks that they name. It may be nil:
	// then no framework can be read.
	FS fs.FS

	// Framework is used in place of the ones that models name, if it is not
	// nil.
	Framework *outcomes.Framework

	// Options are those of [Validate]; nil is the default.
	Options *Options

	mu         sync.Mutex
	frameworks map[string]*frameworkFile // by path
	indexes    map[*outcomes.Framework]*outcomes.Index
}

// A frameworkFile is a framework that was read, or why it could not be.
type frameworkFile struct {
	once      sync.Once
	framework *outcomes.Framework
	err       error
}

// Check is [Check] by this checker.
func (c *Checker) Check(name string) (*Report, error) {
	name = path.Clean(name)
	src, err := yamldoc.ReadFile(c.FS, name)
	if err != nil {
		return nil, fmt.Errorf("reading the model: %w", err)
	}
	return c.CheckSource(name, src), nil
}

// CheckSource is [CheckSource] by this checker.
func (c *Checker) CheckSource(name string, src []byte) *Report {
	m, err := logicmodel.Parse(name, src)
	if err != nil {
		return &Report{Framework: c.Framework, Findings: asList(err)}
	}
	return c.CheckModel(name, m, nil)
}

// CheckModel is [Checker.CheckSource] of a model that was read from the file
// name. What links of other models join its elements may be told; nil: none do.
func (c *Checker) CheckModel(name string, m *logicmodel.Model, linked logicmodel.Linked) *Report {
	r := &Report{Model: m, Graph: logicmodel.NewLinkedGraph(m, linked), Framework: c.Framework}
	var faults diag.List
	if c.Framework == nil {
		r.Framework, faults = c.load(name, m.Framework)
	}
	r.Findings, r.Suppressed = validate(m, r.Framework, c.Options, r.Graph, c.index(r.Framework))
	if len(faults) > 0 {
		r.Findings = append(r.Findings, faults...)
		r.Findings.Sort()
	}
	return r
}

// load reads the framework that the model in the file from names.
func (c *Checker) load(from string, ref logicmodel.FrameworkRef) (*outcomes.Framework, diag.List) {
	if ref.File == "" {
		return nil, nil
	}
	var fsys fs.FS = embed.FS{} // which has no files
	if c.FS != nil {
		fsys = c.FS
	}
	name, ok := yamldoc.Resolve(from, ref.File)
	if !ok {
		return nil, diag.List{yamldoc.Unreachable(fsys, "framework", ref.File, ref.Pos, nil)}
	}
	c.mu.Lock()
	file := c.frameworks[name]
	if file == nil {
		file = &frameworkFile{}
		if c.frameworks == nil {
			c.frameworks = map[string]*frameworkFile{}
		}
		c.frameworks[name] = file
	}
	c.mu.Unlock()
	file.once.Do(func() { file.framework, file.err = outcomes.Load(fsys, name) })
	if file.err == nil {
		return file.framework, nil
	}
	if list := asList(file.err); list != nil {
		return nil, list
	}
	// Names of files that are not there are not kept: there is no end of them.
	c.mu.Lock()
	if c.frameworks[name] == file {
		delete(c.frameworks, name)
	}
	c.mu.Unlock()
	return nil, diag.List{yamldoc.Unreachable(fsys, "framework", ref.File, ref.Pos, file.err)}
}

// index is the one for all models that are checked against the framework.
func (c *Checker) index(f *outcomes.Framework) *outcomes.Index {
	if f == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	x := c.indexes[f]
	if x == nil {
		x = outcomes.NewIndex(f)
		if c.indexes == nil {
			c.indexes = map[*outcomes.Framework]*outcomes.Index{}
		}
		c.indexes[f] = x
	}
	return x
}

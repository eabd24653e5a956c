package portfolio

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/parallel"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// A Portfolio is logic models that were read and checked together.
type Portfolio struct {
	Members []*Member // one for each source, in their order
	Links   []Link    // the links from one model to another, without those that are wrong
}

// A Source is one model of a portfolio: a text, or a model that is there
// already.
type Source struct {
	Name    string // of the file, for places and for the way to its framework
	Text    []byte
	Model   *logicmodel.Model // in place of the text, if not nil
	Checker *rules.Checker    // reads its framework and checks it; nil: one without files

	// Shown is what findings about several models call a file of the
	// checker's, where checkers have files of different folders; nil: its name.
	Shown func(file string) string
}

// A Member is one model of a portfolio and what was found in it.
type Member struct {
	*rules.Report           // of the model by itself, but for what its links across models explain
	File             string // the source's name
	Across           diag.List
	AcrossSuppressed diag.List // those of Across that elements set aside

	shown  func(file string) string
	sameID *Member // the earlier member whose model has the same id
}

// Options are choices for [New]. The zero value, like a nil *Options, is the
// default.
type Options struct {
	// Framework is for models that name none; it may be nil.
	Framework *outcomes.Framework

	// Partial says that there are more models than these, so that a link to
	// one that is not here is no fault.
	Partial bool

	// LinksOnly says that the models are together for the links across them:
	// that two have one id is only a warning, and none where Partial is set,
	// unless a link names it.
	LinksOnly bool
}

// New reads and checks the models of the sources, several at once. Every
// framework is read once by each checker.
//
// The rules about single models know of the links that lead to a model from
// another one. The links themselves are checked by LM003 (the other model or
// element is not there), LM005, LM006, LM024 and LM075, as within a model, by
// LM008 where they leave an activity or an output, and by LM007 and LM039, which
// are only infos here. LM002 tells where two models have one id.
func New(sources []Source, o *Options) *Portfolio {
	if o == nil {
		o = &Options{}
	}
	p := &Portfolio{Members: make([]*Member, len(sources))}
	none := &rules.Checker{}
	checker := func(i int) *rules.Checker {
		if c := sources[i].Checker; c != nil {
			return c
		}
		return none
	}
	parallel.Do(len(sources), func(i int) {
		s := &sources[i]
		m := &Member{Report: &rules.Report{Model: s.Model}, File: s.Name, shown: s.Shown}
		if s.Model == nil {
			var err error
			if m.Model, err = logicmodel.Parse(s.Name, s.Text); err != nil {
				m.Findings, _ = err.(diag.List)
			}
		}
		p.Members[i] = m
	})
	j := p.join(o)
	parallel.Do(len(sources), func(i int) {
		m := p.Members[i]
		if m.Model != nil {
			by := checker(i)
			if o.Framework != nil && by.Framework == nil && m.Model.Framework.File == "" {
				by = &rules.Checker{Framework: o.Framework, Options: by.Options}
			}
			m.Report = by.CheckModel(m.File, m.Model, j.linked())
			j.explain(m.Report)
		}
	})
	j.checkOrder(func(member int) *rules.Options { return checker(member).Options })
	for i := range p.Members {
		j.tell(i, checker(i).Options)
	}
	return p
}

// Findings are those of all members, each once: the faults of a framework are
// found for every model that names it.
func (p *Portfolio) Findings() diag.List {
	type key struct {
		pos           diag.Pos
		code, message string
	}
	var all diag.List
	told := map[key]bool{}
	for _, m := range p.Members {
		own := slices.Concat(m.Findings, m.Across)
		own.Sort()
		for _, d := range own {
			if k := (key{d.Pos, d.Code, d.Message}); !told[k] {
				told[k] = true
				all = append(all, d)
			}
		}
	}
	return all
}

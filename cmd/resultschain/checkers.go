package main

import (
	"io/fs"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// checkers check many files at once, and read each framework once.
type checkers struct {
	options   *logicmodel.Options
	framework *outcomes.Framework // in place of the ones that models name, or nil

	byFolder map[fs.FS]*logicmodel.Checker
}

func newCheckers(o *logicmodel.Options) *checkers {
	return &checkers{options: o, byFolder: map[fs.FS]*logicmodel.Checker{}}
}

// checked is what was found in one file.
type checked struct {
	found      diag.List
	across     diag.List // about its links to other models, in files as they are displayed
	suppressed int
}

// check is what is found in each of the inputs, in their order: in frameworks
// and in models, which are looked at together for the links between them. There
// may be more models than these if they are only a part.
func (c *checkers) check(inputs []*input, part bool) []checked {
	out := make([]checked, len(inputs))
	members, _ := c.members(inputs, part)
	for i, m := range members {
		if m == nil {
			out[i] = c.one(inputs[i])
			continue
		}
		out[i] = checked{m.Findings, m.Across, len(m.Suppressed) + len(m.AcrossSuppressed)}
	}
	return out
}

// members are the models of the inputs, in their order, read and checked
// together, and the links between them. That of a framework is nil.
func (c *checkers) members(inputs []*input, part bool) ([]*portfolio.Member, []portfolio.Link) {
	members := make([]*portfolio.Member, len(inputs))
	var sources []portfolio.Source
	var of []int // the input of each source
	for i, in := range inputs {
		if in.kind() != "framework" {
			sources = append(sources, c.source(in))
			of = append(of, i)
		}
	}
	p := portfolio.New(sources, &portfolio.Options{Partial: part, LinksOnly: true})
	for k, m := range p.Members {
		members[of[k]] = m
	}
	return members, p.Links
}

// one checks a framework.
func (c *checkers) one(in *input) checked {
	f, found := in.framework()
	if f != nil {
		found = logicmodel.ValidateFramework(f, c.options)
	}
	return checked{found: found}
}

// source is a model of a portfolio.
func (c *checkers) source(in *input) portfolio.Source {
	return portfolio.Source{Name: in.name, Text: in.src, Checker: c.checker(in), Shown: in.shown}
}

// checker is the one for the folder of the input.
func (c *checkers) checker(in *input) *logicmodel.Checker {
	by := c.byFolder[in.root]
	if by == nil {
		by = &logicmodel.Checker{FS: in.root, Framework: c.framework, Options: c.options}
		c.byFolder[in.root] = by
	}
	return by
}

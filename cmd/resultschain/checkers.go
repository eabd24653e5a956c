package main

import (
	"io/fs"
	"runtime"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
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
	suppressed int
}

// check is what is found in each of the inputs, in their order.
func (c *checkers) check(inputs []*input) []checked {
	out := make([]checked, len(inputs))
	of := make([]*logicmodel.Checker, len(inputs))
	for i, in := range inputs {
		of[i] = c.checker(in)
	}
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(inputs)) {
		wg.Go(func() {
			for i := range next {
				out[i] = c.one(inputs[i], of[i])
			}
		})
	}
	for i := range inputs {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// one checks a file: a framework, or else a model.
func (c *checkers) one(in *input, by *logicmodel.Checker) checked {
	if kindOf(in.src) == "framework" {
		f, found := in.framework()
		if f != nil {
			found = logicmodel.ValidateFramework(f, c.options)
		}
		return checked{found: found}
	}
	r := by.CheckSource(in.name, in.src)
	return checked{r.Findings, len(r.Suppressed)}
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

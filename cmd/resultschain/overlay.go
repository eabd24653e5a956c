package main

import (
	"errors"
	"io"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// A progressOverlay is the progress that boxes show.
type progressOverlay struct {
	asAt   outcomes.Date // empty: each model's own
	values []progress.Value
}

// overlay reads what --show progress needs; nil where it is not asked for.
func (o *renderOptions) overlay(args []string, open *opener, stderr io.Writer) (*progressOverlay, error) {
	if !slices.Contains(o.show, "progress") {
		switch {
		case len(o.data) > 0:
			return nil, usage("--data adds values to the progress in the picture; give --show progress too")
		case o.asAt != "":
			return nil, usage("--as-at is the date of the progress in the picture; give --show progress too")
		}
		return nil, nil
	}
	if o.allTogether {
		return nil, usage("--together does not show progress; draw the models one by one, or leave out --show progress")
	}
	asAt := outcomes.Date(o.asAt)
	if _, _, err := asAt.Span(); asAt != "" && err != nil {
		return nil, usage("--as-at: %v", err)
	}
	if len(o.data) == 0 {
		return &progressOverlay{asAt: asAt}, nil
	}
	values, err := o.overlayData(asAt, args, open, stderr)
	return &progressOverlay{asAt, values}, err
}

// overlayData reads the tables, and refuses them if they are wrong or belong to
// no indicator of the files to draw. What is wrong with those files is told
// when they are drawn.
func (o *renderOptions) overlayData(asAt outcomes.Date, args []string, open *opener, stderr io.Writer) ([]progress.Value, error) {
	p := &progressReport{progressOptions: progressOptions{reading: o.reading, data: o.data}, open: open, stderr: stderr}
	if err := p.readData(); err != nil {
		return nil, err
	}
	if p.unread {
		return nil, failure(errors.New("nothing was drawn, since not all data could be read"))
	}
	open.kept = map[string]*input{}
	p.stderr = io.Discard
	if err := p.readFiles(args); err != nil {
		return nil, err
	}
	p.reckon(asAt)
	p.faults.list = slices.DeleteFunc(p.faults.list, func(d diag.Diagnostic) bool { return p.faults.tables[d.Pos.File] == nil })
	if err := p.faults.print(stderr); err != nil {
		return nil, unwritable("standard error", err)
	}
	if p.faults.list.Count(diag.Error) > 0 {
		return nil, &exit{exitFindings, errors.New("nothing was drawn: mend the data first")}
	}
	return p.values, nil
}

// note adds to the boxes how their indicators do: to those of the elements, or
// of the outcomes where the framework is drawn by itself.
func (p *progressOverlay) note(o *render.Options, m *logicmodel.Model, f *outcomes.Framework) {
	if p != nil {
		r := progress.Judge(m, f, p.values, p.asAt)
		o.Notes, o.NoteKey = r.Notes(), r.NoteKey()
	}
}

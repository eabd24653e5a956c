package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// together draws all models in one picture, a lane for each.
func (o *renderOptions) together(ctx context.Context, p *pictures, args []string, stdout, stderr io.Writer) error {
	if len(p.formats) != 1 {
		return usage("--together makes one picture; choose one format")
	}
	if p.unfit != nil {
		return tell(stderr, o.framework, p.unfit)
	}
	models, f, draft, err := p.members(args, stderr)
	if err != nil {
		return err
	}
	options := p.options
	options.Framework, options.Draft = f, draft
	if options.Framework == nil {
		options.Framework = p.framework
	}
	title := portfolioTitle(models, options.Framework)
	var picture bytes.Buffer
	if !p.formats[0].IsLaidOut() {
		err = render.WritePortfolio(ctx, &picture, title, models, p.formats[0], &options)
	} else {
		var drawing *render.Picture
		if drawing, err = render.DrawPortfolio(ctx, title, models, &options); err == nil {
			err = drawing.Write(&picture, p.formats[0])
			if drawing.TextSize() < render.Legible {
				fmt.Fprintf(stderr, "resultschain: on this page the text is %.1f points high, which is hard to read; show less with --depth, or choose larger paper\n", tenths(drawing.TextSize()))
			}
		}
	}
	if err != nil {
		err = hinted(err)
		var e *exit
		if errors.As(err, &e) {
			return err
		}
		return failure(fmt.Errorf("the models were not drawn: %w", err))
	}
	if o.output == "" || o.output == "-" {
		return write(stdout, picture.String())
	}
	return unwritable(o.output, replaceFile(o.output, picture.Bytes()))
}

// members reads the models that the arguments name, with the framework that
// has the most outcomes of those that they name. It tells what is wrong with
// all of them, and whether any has errors although it is drawn.
func (p *pictures) members(args []string, stderr io.Writer) (models []*logicmodel.Model, f *outcomes.Framework, draft bool, err error) {
	var refusals error
	size := func(f *outcomes.Framework) int {
		n := 0
		for range f.All() {
			n++
		}
		return n
	}
	for _, t := range targets(args, func(e error) { refusals = errors.Join(refusals, e) }) {
		in, err := p.open.file(t.name)
		if err != nil {
			return nil, nil, false, err
		}
		if kind := kindOf(in.src); kind == "framework" || kind == "" && !t.named {
			continue
		}
		report := logicmodel.CheckSource(in.fsys, in.name, in.src, p.framework, nil)
		errs := atLeast(report.Findings, diag.Error)
		draft = draft || len(errs) > 0
		if report.Model == nil || len(errs) > 0 && !p.force {
			refusals = errors.Join(refusals, tell(stderr, t.name, &refused{in, errs, "mend what is wrong"}))
			continue
		}
		models = append(models, report.Model)
		if report.Framework != nil && (f == nil || size(report.Framework) > size(f)) {
			f = report.Framework
		}
	}
	switch {
	case refusals != nil:
		return nil, nil, false, &exit{exitFindings, refusals}
	case len(models) == 0:
		return nil, nil, false, usage("no file here is a logic model")
	}
	return models, f, draft, nil
}

// portfolioTitle is the partnership of the models if they have one in common,
// else their framework.
func portfolioTitle(models []*logicmodel.Model, f *outcomes.Framework) string {
	partnership := models[0].Partnership
	for _, m := range models {
		if m.Partnership != partnership {
			partnership = ""
		}
	}
	switch {
	case partnership != "":
		return partnership
	case f != nil:
		return f.Title
	}
	return count(len(models), "model")
}

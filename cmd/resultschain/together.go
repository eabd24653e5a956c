package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// together draws all models in one picture, a lane for each.
func (o *renderOptions) together(ctx context.Context, p *pictures, args []string, stdout, stderr io.Writer) error {
	if len(p.formats) != 1 {
		return usage("--together makes one picture; choose one format")
	}
	switch {
	case o.view != "":
		return usage("--together has a view of its own; leave out --view")
	case o.focus != "" || o.partner != "" || o.outcome != "" || o.only:
		return usage("--together shows models whole, more or less of them by --depth; leave out --focus, --partner, --outcome and --only")
	}
	if p.unfit != nil {
		return tell(stderr, o.framework, p.unfit)
	}
	models, f, draft, err := p.together(args, stderr)
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
		if drawing, err = drawTogether(ctx, title, models, &options, stderr); err == nil {
			err = drawing.Write(&picture, p.formats[0])
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
	return replacePicture(o.output, picture.Bytes(), p.open.read)
}

// together reads the models that the arguments name, with the framework that
// all of them are written for, or that extends all of theirs. It tells what is
// wrong with all of them and with the links between them, and whether any has
// errors although it is drawn.
func (p *pictures) together(args []string, stderr io.Writer) (models []*logicmodel.Model, f *outcomes.Framework, draft bool, err error) {
	worst := exitClean
	fail := func(arg string, err error) {
		err = tell(stderr, arg, err)
		status := exitFailure
		if e := (*exit)(nil); errors.As(err, &e) {
			status = e.status
		}
		worst = max(worst, status)
		fmt.Fprintf(stderr, "resultschain: %v\n", err)
	}
	var inputs []*input
	var names []string // by which the user knows them
	part := true       // of the models that there are: no folder is named
	ts := targets(args, func(err error) { fail("", err) })
	for i, f := range p.open.files(ts) {
		t, in, err := ts[i], f.in, f.err
		part = part && t.named
		if err != nil {
			fail("", err)
			continue
		}
		if kind := in.kind(); kind == "framework" || kind == "" && !t.named {
			continue
		}
		inputs, names = append(inputs, in), append(names, t.name)
	}
	var frameworks []*outcomes.Framework
	for i, m := range p.members(inputs, part || worst != exitClean) {
		wrong := errorsOf(inputs[i], m)
		draft = draft || wrong != nil
		if m.Model == nil || wrong != nil && !p.force {
			fail(names[i], wrong)
			continue
		}
		models = append(models, m.Model)
		if m.Framework != nil {
			frameworks = append(frameworks, m.Framework)
		}
	}
	switch {
	case worst != exitClean:
		return nil, nil, false, &exit{status: worst}
	case len(models) == 0:
		return nil, nil, false, usage("no file here is a logic model")
	}
	f, err = common(frameworks)
	return models, f, draft, err
}

// common is the framework that is, or extends, all of the others.
func common(frameworks []*outcomes.Framework) (*outcomes.Framework, error) {
	extends := func(f, other *outcomes.Framework) bool {
		return slices.ContainsFunc(f.Lineage(), func(g *outcomes.Framework) bool { return g.ID == other.ID && g.Version == other.Version })
	}
	for _, f := range frameworks {
		if !slices.ContainsFunc(frameworks, func(other *outcomes.Framework) bool { return !extends(f, other) }) {
			return f, nil
		}
	}
	if len(frameworks) == 0 {
		return nil, nil
	}
	var ids []string
	for _, f := range frameworks {
		if !slices.Contains(ids, f.ID) {
			ids = append(ids, f.ID)
		}
	}
	return nil, usage("the models are written for different frameworks (%s); draw together those of one, or name one that extends them all with --framework", strings.Join(ids, ", "))
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

package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// together draws all models in one picture, a lane for each.
func (o *renderOptions) together(p *pictures) error {
	switch {
	case len(p.formats) != 1:
		return usage("--together makes one picture; choose one format")
	case o.view != "":
		return usage("--together has a view of its own; leave out --view")
	case o.focus != "" || o.partner != "" || o.outcome != "" || o.only:
		return usage("--together shows models whole, more or less of them by --depth; leave out --focus, --partner, --outcome and --only")
	case p.unfit():
		return p.undrawn(o.framework, &refused{p.Framework.Findings, "mend its framework"})
	}
	models, err := p.together()
	if err != nil {
		return err
	}
	title := portfolioTitle(models, p.options.Framework)
	var picture bytes.Buffer
	if !p.formats[0].IsLaidOut() {
		err = render.WritePortfolio(p.ctx, &picture, title, models, p.formats[0], &p.options)
	} else {
		var drawing *render.Picture
		if drawing, err = drawTogether(p.ctx, title, models, &p.options, p.stderr); err == nil {
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
	return p.save("the picture", o.output, picture.Bytes())
}

// together returns the models to draw, and sets the framework that all of them
// are written for, or that extends all of theirs. It prints what is wrong with
// all of them and with the links between them.
func (p *pictures) together() (models []*logicmodel.Model, err error) {
	worst := exitClean
	if p.warnUnread() {
		worst = exitFailure
	}
	p.Files = slices.DeleteFunc(p.Files, func(f *workspace.File) bool { return f.Kind == workspace.Framework })
	p.Check(workspace.CheckOptions{Partial: p.Partial()})
	var frameworks []*outcomes.Framework
	for _, f := range p.Files {
		draft, err := p.sound(f)
		if err != nil {
			err = p.undrawn(f.Arg, &refused{f.Errors(), "mend what is wrong"})
			p.warn("%v", err)
			worst = max(worst, statusOf(err))
			continue
		}
		p.options.Draft = p.options.Draft || draft
		models = append(models, f.Model)
		if f.Framework != nil {
			frameworks = append(frameworks, f.Framework)
		}
	}
	switch {
	case worst != exitClean:
		return nil, &exit{status: worst}
	case len(models) == 0:
		return nil, usage("no file here is a logic model")
	}
	if p.options.Framework, err = common(frameworks); p.options.Framework == nil {
		p.options.Framework = p.NamedFramework()
	}
	return models, err
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
	return prose.Count(len(models), "model")
}

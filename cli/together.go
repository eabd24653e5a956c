package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// drawTogether draws all models in one picture, a lane for each.
func (o *renderOptions) drawTogether(p *pictureWriter) error {
	switch {
	case len(p.formats) != 1:
		return usage("--together makes one picture; choose one format")
	case o.view != "" && p.options.View != render.MatrixView:
		return usage("--together has a view of its own; leave out --view, or choose the matrix")
	case o.depth != "" && p.options.View == render.MatrixView:
		return usage("--depth says how much of each model is shown, and a matrix shows none of them; leave it out")
	case o.focus != "" || o.partner != "" || o.outcome != "" || o.only:
		return usage("--together shows models whole, more or less of them by --depth; leave out --focus, --partner, --outcome and --only")
	case p.isFrameworkUnreadable():
		return p.reportUndrawn(o.framework, &refusal{p.Framework.Findings, "mend its framework"})
	}
	models, err := p.modelsTogether()
	if err != nil {
		return err
	}
	title := portfolio.Title(models, p.options.Framework)
	if p.options.View == render.MatrixView {
		d, err := p.write(&p.options, subject{whole: true, draw: func(options *render.Options) (*render.Drawing, error) {
			return render.Portfolio(title, models, options)
		}})
		if err != nil {
			return wrapFailure("the models were not drawn", err)
		}
		for _, warning := range d.warnings {
			p.warn("%s", warning)
		}
		return p.savePages(o.output, d.pictures[0])
	}
	pages, err := p.drawSideBySide(title, models)
	var pictures [][]byte
	if err == nil {
		pictures, err = writePages(p.ctx, pages, p.formats[0])
	}
	if err != nil {
		return wrapFailure("the models were not drawn", addFlagHint(err))
	}
	return p.savePages(o.output, pictures)
}

// modelsTogether returns the models to draw, and sets the framework that all of them
// are written for, or that extends all of theirs. It prints what is wrong with
// all of them and with the links between them.
func (p *pictureWriter) modelsTogether() (models []*logicmodel.Model, err error) {
	worst := exitClean
	if p.warnUnread() {
		worst = exitFailure
	}
	p.Files = slices.DeleteFunc(p.Files, func(f *workspace.File) bool { return f.Kind == workspace.Framework })
	if err := p.Check(workspace.CheckOptions{Partial: p.Partial()}); err != nil {
		return nil, err
	}
	var frameworks []*outcomes.Framework
	for _, f := range p.Files {
		draft, err := p.checkDrawable(f)
		if err != nil {
			err = p.reportUndrawn(f.Arg, &refusal{f.Errors(), "mend what is wrong"})
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
	p.options.Framework = p.NamedFramework()
	if len(frameworks) > 0 {
		if p.options.Framework = portfolio.Common(frameworks); p.options.Framework == nil {
			return nil, differentFrameworks(frameworks)
		}
	}
	return models, nil
}

// differentFrameworks returns the error for models whose frameworks have none in
// common.
func differentFrameworks(frameworks []*outcomes.Framework) error {
	var ids []string
	for _, f := range frameworks {
		if !slices.Contains(ids, f.ID) {
			ids = append(ids, f.ID)
		}
	}
	return usage("the models are written for different frameworks (%s); draw together those of one, or name one that extends them all with --framework", strings.Join(ids, ", "))
}

// depthMessages holds the messages to the user about how much a page shows.
var depthMessages = map[render.Depth]string{
	render.DepthAll:     "the page holds every element (--depth all)",
	render.DepthOutcome: "so that it can be read on this page, only what supports the framework is shown, and end states (--depth outcome)",
	render.DepthStage:   "so that it can be read on this page, only a box for each stage is shown (--depth stage)",
}

// tileSideBySide draws models side by side on several pages, with as much of each as the
// options ask for or, without such an option, as is legible. The result is empty where
// the text would be too small to read on any.
func (p *pictureWriter) tileSideBySide(title string, models []*logicmodel.Model) ([]*render.Drawing, error) {
	depths := []render.Depth{p.options.Depth}
	if p.options.Depth == "" {
		depths = []render.Depth{render.DepthAll, render.DepthOutcome, render.DepthStage}
	}
	for _, depth := range depths {
		own := p.options
		own.Depth = depth
		drawing, err := render.Portfolio(title, models, &own)
		if errors.Is(err, render.ErrEmpty) {
			continue
		}
		var tiles []*render.Drawing
		if err == nil {
			tiles, err = drawing.Tiles(p.ctx)
		}
		if err != nil || tiles != nil {
			return tiles, err
		}
	}
	return nil, nil
}

// drawSideBySide draws models side by side, with as much of each as the options ask for
// or, on a page without such an option, as is legible: on one page, or with --tiles on
// several.
func (p *pictureWriter) drawSideBySide(title string, models []*logicmodel.Model) ([]*render.Drawing, error) {
	if p.tiles && p.formats[0].IsLaidOut() {
		if tiles, err := p.tileSideBySide(title, models); err != nil || tiles != nil {
			return tiles, err
		}
	}
	drawing, err := p.drawOnePage(title, models)
	return []*render.Drawing{drawing}, err
}

// drawOnePage draws models side by side in one picture, and lays it out on the page where
// the options have one. It warns where the text on the page is hard to read.
func (p *pictureWriter) drawOnePage(title string, models []*logicmodel.Model) (*render.Drawing, error) {
	draw := func(o *render.Options) (*render.Drawing, error) { return render.Portfolio(title, models, o) }
	own := p.options
	if !p.formats[0].IsLaidOut() {
		return draw(&own)
	}
	folded := own.Depth == "" && own.Page != (render.Page{})
	var drawing *render.Drawing
	var err error
	if folded {
		drawing, own.Depth, err = render.FoldPortfolio(p.ctx, title, models, &own)
	} else if drawing, err = draw(&own); err == nil {
		err = drawing.Layout(p.ctx)
	}
	var tooLarge *render.TooLargeError
	switch {
	case errors.As(err, &tooLarge):
		advice := "name fewer models"
		if tooLarge.ForPage {
			advice += ", leave out --page"
		}
		if own.Depth != render.DepthStage {
			least, err := draw(&render.Options{Framework: own.Framework, Depth: render.DepthStage})
			if err == nil && least.Layout(p.ctx) == nil {
				advice += ", show less of each with --depth stage"
			}
		}
		return nil, fmt.Errorf("%w; %s, or have “resultschain coverage” tell who supports what", err, advice)
	case err != nil:
		return nil, err
	case drawing.TextSize() >= render.Legible:
		if folded {
			p.warn("%s", depthMessages[own.Depth])
		}
		return drawing, nil
	}
	even, advice := "", "leave out --depth, and as much is shown as can be read"
	if own.Depth == render.DepthStage {
		even = "even with no more than a box for each stage (--depth stage), "
		if advice = legiblePageFlags(p.ctx, &own, draw); advice == "" {
			advice = "no page holds it: name fewer models, or draw it without --page"
		}
	}
	if hint := p.matrixHint(draw); hint != "" {
		advice += "; " + hint
	}
	p.warn("%son this page the text is %.1f points high, which is hard to read; %s", even, roundDownTenths(drawing.TextSize()), advice)
	return drawing, nil
}

// matrixHint returns the hint that a matrix can be read on the page, or parts of one,
// with the flags that draw it; empty where that cannot be.
func (p *pictureWriter) matrixHint(draw func(*render.Options) (*render.Drawing, error)) string {
	o := p.options
	o.View, o.Depth = render.MatrixView, ""
	d, err := draw(&o)
	if err != nil || d.Layout(p.ctx) != nil {
		return ""
	}
	flags := "--together --view matrix " + pageFlags(o.Page)
	switch n := d.Parts(); {
	case d.TextSize() >= render.Legible:
		return "as a matrix, who supports which outcome can be read on it: " + flags
	case n > 1:
		return fmt.Sprintf("as a matrix, who supports which outcome can be read in %d parts: %s --part 1 to --part %d", n, flags, n)
	}
	return ""
}

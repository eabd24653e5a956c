package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// sideBySide are models to draw in one picture.
type sideBySide struct {
	title   string
	models  []*logicmodel.Model
	options *render.Options
	stderr  io.Writer
}

// draw lays the models out, with as much of each as the options say or else, on
// a page, as can be read there.
func (s *sideBySide) draw(ctx context.Context) (*render.Picture, error) {
	var picture *render.Picture
	var err error
	if s.options.Depth == "" && s.options.Page != (render.Page{}) {
		picture, err = s.fold(ctx)
	} else {
		picture, err = s.at(ctx, s.options.Depth)
	}
	switch {
	case errors.Is(err, render.ErrTooLarge):
		return nil, fmt.Errorf("%w; %s", err, s.smaller(ctx))
	case err != nil:
		return nil, err
	case picture.TextSize() < render.Legible:
		even := ""
		if s.options.Depth == render.DepthStage {
			even = "even with no more than a box for each stage (--depth stage), "
		}
		fmt.Fprintf(s.stderr, "resultschain: %son this page the text is %.1f points high, which is hard to read; %s\n", even, tenths(picture.TextSize()), s.larger(ctx))
	}
	return picture, nil
}

// larger tells what to do where the text is too small.
func (s *sideBySide) larger(ctx context.Context) string {
	if s.options.Depth != render.DepthStage {
		return "leave out --depth, and as much is shown as can be read"
	}
	page := better(s.options, func(o *render.Options) (*render.Picture, error) {
		return render.DrawPortfolio(ctx, s.title, s.models, o)
	})
	if page != "" {
		return page
	}
	return "no page holds it: name fewer models, or draw it without --page"
}

// at lays the models out with so much of each.
func (s *sideBySide) at(ctx context.Context, depth render.Depth) (*render.Picture, error) {
	o := *s.options
	o.Depth = depth
	return render.DrawPortfolio(ctx, s.title, s.models, &o)
}

// folded are the depths that are tried on a page, and what is told of them.
var folded = []struct {
	depth render.Depth
	says  string
}{
	{render.DepthAll, "the page holds every element (--depth all)"},
	{render.DepthOutcome, "so that it can be read on this page, only what supports the framework is shown, and end states (--depth outcome)"},
	{render.DepthStage, "so that it can be read on this page, only a box for each stage is shown (--depth stage)"},
}

// fold shows as much of each model as can be read on the page, and tells how
// much that is; where nothing can, the least.
func (s *sideBySide) fold(ctx context.Context) (picture *render.Picture, err error) {
	for _, f := range folded {
		s.options.Depth = f.depth
		picture, err = s.at(ctx, f.depth)
		switch {
		case err == nil && picture.TextSize() >= render.Legible:
			fmt.Fprintf(s.stderr, "resultschain: %s\n", f.says)
			return picture, nil
		case err != nil && !errors.Is(err, render.ErrTooLarge) && !errors.Is(err, render.ErrEmpty):
			return nil, err
		}
	}
	return picture, err
}

// smaller tells what to do where there is too much to draw.
func (s *sideBySide) smaller(ctx context.Context) string {
	advice := "name fewer models"
	if s.options.Depth != render.DepthStage {
		without := &sideBySide{title: s.title, models: s.models, options: &render.Options{Framework: s.options.Framework}}
		if _, err := without.at(ctx, render.DepthStage); err == nil {
			advice += ", show less of each with --depth stage"
		}
	}
	return advice + ", or have “resultschain coverage” tell who supports what"
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// depthMessages are what the user reads of how much a page shows.
var depthMessages = map[render.Depth]string{
	render.DepthAll:     "the page holds every element (--depth all)",
	render.DepthOutcome: "so that it can be read on this page, only what supports the framework is shown, and end states (--depth outcome)",
	render.DepthStage:   "so that it can be read on this page, only a box for each stage is shown (--depth stage)",
}

// drawTogether lays out models side by side, with as much of each as the options
// ask for or else, on a page, as can be read there.
func drawTogether(ctx context.Context, title string, models []*logicmodel.Model, o *render.Options, stderr io.Writer) (*render.Picture, error) {
	draw := func(o *render.Options) (*render.Picture, error) { return render.DrawPortfolio(ctx, title, models, o) }
	own := *o
	folded := own.Depth == "" && own.Page != (render.Page{})
	picture := &render.Picture{}
	var err error
	if folded {
		picture.Drawing, own.Depth, err = render.FoldPortfolio(ctx, title, models, &own)
	} else {
		picture, err = draw(&own)
	}
	switch {
	case errors.Is(err, render.ErrTooLarge):
		advice := "name fewer models"
		if own.Depth != render.DepthStage {
			if _, err := draw(&render.Options{Framework: own.Framework, Depth: render.DepthStage}); err == nil {
				advice += ", show less of each with --depth stage"
			}
		}
		return nil, fmt.Errorf("%w; %s, or have “resultschain coverage” tell who supports what", err, advice)
	case err != nil:
		return nil, err
	case picture.TextSize() >= render.Legible:
		if folded {
			fmt.Fprintf(stderr, "resultschain: %s\n", depthMessages[own.Depth])
		}
		return picture, nil
	}
	even, advice := "", "leave out --depth, and as much is shown as can be read"
	if own.Depth == render.DepthStage {
		even = "even with no more than a box for each stage (--depth stage), "
		if advice = better(&own, draw); advice == "" {
			advice = "no page holds it: name fewer models, or draw it without --page"
		}
	}
	fmt.Fprintf(stderr, "resultschain: %son this page the text is %.1f points high, which is hard to read; %s\n", even, tenths(picture.TextSize()), advice)
	return picture, nil
}

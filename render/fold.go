package render

import (
	"context"
	"errors"

	"github.com/resultschain/resultschain/logicmodel"
)

// FoldPortfolio draws and lays out models as [Portfolio] does, with as much of
// each as can be read on the page, whatever depth the options ask for: the first
// of [DepthAll], [DepthOutcome] and [DepthStage] with which the text is at least
// [Legible] points high, or else the last. It returns that depth too.
func FoldPortfolio(ctx context.Context, title string, models []*logicmodel.Model, o *Options) (d *Drawing, depth Depth, err error) {
	for _, depth = range []Depth{DepthAll, DepthOutcome, DepthStage} {
		own := *orDefault(o)
		own.Depth = depth
		if d, err = Portfolio(title, models, &own); err == nil {
			err = d.Layout(ctx)
		}
		switch {
		case err == nil && d.TextSize() >= Legible:
			return d, depth, nil
		case err != nil && !errors.As(err, new(*TooLargeError)) && !errors.Is(err, ErrEmpty):
			return nil, depth, err
		}
	}
	return d, depth, err
}

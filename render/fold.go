package render

import (
	"context"
	"errors"

	"github.com/resultschain/resultschain/logicmodel"
)

// FoldPortfolio lays out models as [DrawPortfolio] does, with as much of each as
// can be read on the page, whatever depth the options ask for: the first of
// [DepthAll], [DepthOutcome] and [DepthStage] with which the text is at least
// [Legible] points high, or else the last. It returns that depth too.
func FoldPortfolio(ctx context.Context, title string, models []*logicmodel.Model, o *Options) (picture *Picture, depth Depth, err error) {
	if o == nil {
		o = &Options{}
	}
	own := *o
	for _, own.Depth = range []Depth{DepthAll, DepthOutcome, DepthStage} {
		picture, err = DrawPortfolio(ctx, title, models, &own)
		switch {
		case err == nil && picture.TextSize() >= Legible:
			return picture, own.Depth, nil
		case err != nil && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrEmpty):
			return nil, own.Depth, err
		}
	}
	return picture, own.Depth, err
}

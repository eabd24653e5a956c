package render

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// together are models to draw in one picture.
type together struct {
	title  string
	models []*logicmodel.Model
}

// drawingOf is the drawing of anything that can be drawn.
func drawingOf(of any, o *Options) (*Drawing, error) {
	switch of := of.(type) {
	case *logicmodel.Model:
		return Model(of, o)
	case *outcomes.Framework:
		return Framework(of, o)
	case together:
		return Portfolio(of.title, of.models, o)
	case *diff.Diff:
		return Changes(of, o)
	}
	panic(fmt.Sprintf("%T is not drawn", of))
}

// drawn lays out a drawing.
func drawn(ctx context.Context, of any, o *Options) (*Drawing, error) {
	d, err := drawingOf(of, o)
	if err != nil {
		return nil, err
	}
	return d, d.Layout(ctx)
}

// write writes a drawing.
func write(ctx context.Context, w io.Writer, of any, format Format, o *Options) error {
	d, err := drawingOf(of, o)
	if err != nil {
		return err
	}
	return d.Write(ctx, w, format)
}

func isOptionError(err error) bool {
	var e *OptionError
	return errors.As(err, &e)
}

func isFontError(err error) bool {
	var e *FontError
	return errors.As(err, &e)
}

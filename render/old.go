package render

import (
	"context"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// ErrChoice is an [OptionError].
var ErrChoice = &OptionError{}

// Is reports whether target is the ErrChoice.
func (e *OptionError) Is(target error) bool { return target == ErrChoice }

// A Picture is a laid out [Drawing].
type Picture struct{ *Drawing }

// Write writes the picture.
func (p *Picture) Write(w io.Writer, format Format) error {
	return p.Drawing.Write(context.Background(), w, format)
}

func laid(ctx context.Context, d *Drawing, err error) (*Picture, error) {
	if err == nil {
		err = d.Layout(ctx)
	}
	if err != nil {
		return nil, err
	}
	return &Picture{d}, nil
}

func writeTo(ctx context.Context, w io.Writer, format Format, d *Drawing, err error) error {
	if err != nil {
		return err
	}
	return d.Write(ctx, w, format)
}

// Write draws a model and writes it.
func Write(ctx context.Context, w io.Writer, m *logicmodel.Model, format Format, o *Options) error {
	d, err := Model(m, o)
	return writeTo(ctx, w, format, d, err)
}

// Draw lays a model out.
func Draw(ctx context.Context, m *logicmodel.Model, o *Options) (*Picture, error) {
	d, err := Model(m, o)
	return laid(ctx, d, err)
}

// WriteFramework draws a framework and writes it.
func WriteFramework(ctx context.Context, w io.Writer, f *outcomes.Framework, format Format, o *Options) error {
	d, err := Framework(f, o)
	return writeTo(ctx, w, format, d, err)
}

// DrawFramework lays a framework out.
func DrawFramework(ctx context.Context, f *outcomes.Framework, o *Options) (*Picture, error) {
	d, err := Framework(f, o)
	return laid(ctx, d, err)
}

// WritePortfolio draws several models and writes them.
func WritePortfolio(ctx context.Context, w io.Writer, title string, models []*logicmodel.Model, format Format, o *Options) error {
	d, err := Portfolio(title, models, o)
	return writeTo(ctx, w, format, d, err)
}

// DrawPortfolio lays several models out.
func DrawPortfolio(ctx context.Context, title string, models []*logicmodel.Model, o *Options) (*Picture, error) {
	d, err := Portfolio(title, models, o)
	return laid(ctx, d, err)
}

// WriteDiff draws two versions and writes them.
func WriteDiff(ctx context.Context, w io.Writer, x *diff.Diff, format Format, o *Options) error {
	d, err := Changes(x, o)
	return writeTo(ctx, w, format, d, err)
}

// DrawDiff lays two versions out.
func DrawDiff(ctx context.Context, x *diff.Diff, o *Options) (*Picture, error) {
	d, err := Changes(x, o)
	return laid(ctx, d, err)
}

package render

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// together are models to draw in one picture.
type together struct {
	title  string
	models []*logicmodel.Model
}

// drawingOf returns the drawing of anything that can be drawn.
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

// waiting is an engine whose layout waits until its context is done.
type waiting struct{ begun chan struct{} }

func (w waiting) Layout(ctx context.Context, _ []byte) ([]byte, error) {
	close(w.begun)
	<-ctx.Done()
	return nil, ctx.Err()
}

// TestLayoutWaits checks that a caller whose context is done does not wait for
// another layout of the same drawing.
func TestLayoutWaits(t *testing.T) {
	engine := waiting{make(chan struct{})}
	d, err := Model(picturetest.Chain("t", "a", "b"), &Options{Engine: engine})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	first := make(chan error)
	go func() { first <- d.Layout(ctx) }()
	<-engine.begun
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.Layout(done); !errors.Is(err, context.Canceled) {
		t.Errorf("the second has the error %v", err)
	}
	stop()
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Errorf("the first has the error %v", err)
	}
}

// plainLook is the look of pictures in the default theme.
var plainLook, _ = paint.NewLook(nil, "")

package render

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync/atomic"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Drawing is a picture that can be written in every format. It is safe for
// concurrent use; drawings that need a layout wait for each other, unless the
// engine is [DotEngine].
type Drawing struct {
	chart   *place.Chart   // nil: it is a matrix
	others  []*place.Chart // the same, arranged in another way
	matrix  *place.Matrix  // nil: it is a chart
	look    paint.Look
	title   string              // of models side by side
	models  []*logicmodel.Model // side by side; nil: it is of another kind
	words   *Description
	build   func(*content.Options) (*content.Picture, error)
	options Options
	dot     []byte // of the usual form; nil: DOT has no words for it

	lock  chan struct{}               // holds a value while a layout runs
	scene atomic.Pointer[paint.Scene] // nil: it is not laid out
}

func newDrawing(o *Options, build func(*content.Options) (*content.Picture, error)) (*Drawing, error) {
	if o.View != "" && !slices.Contains(Views(), o.View) {
		return nil, new(View).UnmarshalText([]byte(o.View))
	}
	l, err := paint.NewLook(o.Theme, o.Link)
	if err != nil {
		return nil, err
	}
	g, err := build(o.content())
	if err != nil {
		return nil, err
	}
	c := place.NewChart(g)
	d := &Drawing{chart: c, look: l, build: build, words: g.Description, options: *o, lock: make(chan struct{}, 1)}
	for i, q := range g.Arrangements() {
		if other := place.NewChart(q); i == 0 {
			d.chart = other
		} else {
			d.others = append(d.others, other)
		}
	}
	if o.guess { // nobody writes it
		return d, nil
	}
	d.dot = paint.DOT(c, l)
	d.look.ID, err = o.idPrefix(g.Lang, d.dot, content.FlatText(g.Description), o.Page)
	return d, err
}

// Layout computes where everything goes, if that has not been done. When ctx is
// done before, it returns the error of ctx at once. Its errors are those of the
// engine and a [*TooLargeError].
func (d *Drawing) Layout(ctx context.Context) error {
	if d == nil || d.lock == nil {
		return errors.New("nothing is drawn; make a drawing by render.Model or its like")
	}
	if d.scene.Load() != nil {
		return nil
	}
	select {
	case d.lock <- struct{}{}:
		defer func() { <-d.lock }()
	case <-ctx.Done():
		return fmt.Errorf("laying out the picture: %w", ctx.Err())
	}
	if d.scene.Load() != nil {
		return nil
	}
	scene, err := d.layOut(ctx, d.look)
	if err != nil {
		return err
	}
	if d.options.Page.Paper != "" && !d.options.guess && place.TextSize*scene.Scale < place.Smallest {
		return &TooLargeError{Reason: fmt.Sprintf("on this page the text would be less than %g points high, which is the limit", place.Smallest), ForPage: true}
	}
	if night, ok := d.look.AtNight(); ok {
		dark, err := d.layOut(ctx, night)
		if err != nil {
			return err
		}
		scene.AddNight(dark)
	}
	d.look.Finish(scene)
	for _, p := range d.words.Parts {
		scene.Words = append(scene.Words, paint.Section{Heading: p.Heading, Lang: p.HeadingLang, Text: p.Text, Items: p.Items})
	}
	d.scene.Store(scene)
	return nil
}

// layOut returns the scene of the picture in a look.
func (d *Drawing) layOut(ctx context.Context, l paint.Look) (*paint.Scene, error) {
	if d.matrix != nil {
		return d.layOutMatrix(l)
	}
	if boxes := len(d.chart.Boxes); d.chart.Lanes != nil && boxes > maxPlainBoxes {
		return nil, layout.TooLarge("%d boxes for %d models, and the limit is %d boxes", boxes, len(d.chart.Lanes), maxPlainBoxes)
	}
	scene, err := d.layOutChart(ctx, l)
	if err != nil {
		return nil, fmt.Errorf("laying out the picture: %w", err)
	}
	return scene, nil
}

func (d *Drawing) layOutChart(ctx context.Context, l paint.Look) (*paint.Scene, error) {
	boxes, arrows := len(d.chart.Boxes), len(d.chart.Arrows)
	switch {
	case d.chart.IsPlain() && (boxes > maxPlainBoxes || arrows > maxPlainArrows):
		return nil, layout.TooLarge("%d boxes and %d arrows, and the limits are %d and %d", boxes, arrows, maxPlainBoxes, maxPlainArrows)
	case !d.chart.IsPlain() && d.options.engine() == EmbeddedEngine():
		if err := layout.CheckSize(boxes, arrows); err != nil { // before the ways of arrows are found, too
			return nil, err
		}
	}
	switch d.options.Page.Paper {
	case "":
	case AutoPaper:
		return d.fitAny(ctx, l)
	default:
		return d.fit(ctx, d.chart, d.options.Page, l)
	}
	p, err := place.NewPlan(ctx, d.chart, d.options.layOut)
	if err != nil {
		return nil, err
	}
	scene, err := paint.Chart(ctx, p, l, false)
	if err != nil {
		return nil, err
	}
	scene.Scale = l.TextSize() / place.TextSize
	return scene, nil
}

// layOut lays out DOT text by the engine and the cache of the options.
func (o *Options) layOut(ctx context.Context, dot []byte) (*layout.Drawing, error) {
	e := o.engine()
	if o.Cache != nil && o.Cache.layouts != nil {
		return o.Cache.layouts.Lay(ctx, e, dot)
	}
	return layout.Lay(ctx, e, dot)
}

// Write writes the picture in one piece, and nothing unless the whole picture
// could be made. It lays the drawing out where the format needs that and it has
// not been done. When ctx is done before the picture is made, it stops and returns
// the error of ctx. A PNG takes memory of 4 bytes for each of its dots.
func (d *Drawing) Write(ctx context.Context, w io.Writer, format Format) error {
	return d.write(ctx, w, format, d.paintOptions)
}

// WritePNG writes the picture as a PNG of that many dots per inch, [MinDPI] to [MaxDPI],
// as [Drawing.Write] does.
func (d *Drawing) WritePNG(ctx context.Context, w io.Writer, dpi int) error {
	return d.write(ctx, w, PNG, func() *paint.Options {
		o := d.paintOptions()
		o.DPI = dpi
		return o
	})
}

func (d *Drawing) write(ctx context.Context, w io.Writer, format Format, options func() *paint.Options) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	f := format.entry()
	if f.laidOut {
		if err := d.Layout(ctx); err != nil {
			return err
		}
	}
	out, err := f.write(ctx, d, options())
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// WritePages writes drawings, such as those of [Drawing.Tiles], as the pages of one PDF, as
// [Drawing.Write] writes a picture. The fonts are those of the first.
func WritePages(ctx context.Context, w io.Writer, pages []*Drawing) error {
	if len(pages) == 0 {
		return errors.New("there are no pages to write")
	}
	var scenes []*paint.Scene
	for _, d := range pages {
		if err := d.Layout(ctx); err != nil {
			return err
		}
		scenes = append(scenes, d.scene.Load())
	}
	out, err := paint.EncodePDF(ctx, scenes, pages[0].paintOptions())
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// paintOptions returns the choices for writing the scene.
func (d *Drawing) paintOptions() *paint.Options {
	o := &d.options
	return &paint.Options{DPI: cmp.Or(o.DPI, DefaultDPI), Font: o.Font, TextAsPaths: o.TextAsPaths, House: d.look.Fonts()}
}

// The limits of triangles and portfolios, which are laid out without Graphviz.
const (
	maxPlainBoxes  = 1000
	maxPlainArrows = 3000
)

// TextSize returns the size of the text in boxes, in points on paper; 0 before
// the [Drawing.Layout]. On a page it may be smaller than the usual 11; below
// [Legible] it is hard to read, and below 4 the page is not drawn.
func (d *Drawing) TextSize() float64 {
	if s := d.scene.Load(); s != nil {
		return place.TextSize * s.Scale
	}
	return 0
}

// Size returns how large the picture is, in points; 0 before the
// [Drawing.Layout].
func (d *Drawing) Size() (width, height float64) {
	s := d.scene.Load()
	if s == nil {
		return 0, 0
	}
	return s.W * s.Scale, s.H * s.Scale
}

// Description returns the picture in words, which needs no layout.
func (d *Drawing) Description() *Description { return d.words }

// engine returns the engine of the options, or else the embedded one.
func (o *Options) engine() Engine {
	if o.Engine == nil {
		return EmbeddedEngine()
	}
	return o.Engine
}

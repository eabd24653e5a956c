// Package render draws logic models and outcomes frameworks as pictures.
//
//	f, err := os.Create("chain.svg")
//	…
//	err = render.Write(ctx, f, model, render.SVG, &render.Options{Framework: framework})
//
// A model becomes a graph of what to show, the graph becomes DOT text,
// Graphviz computes where things go, and the result is written as a picture by
// one small writer for each format. The same input gives the same bytes.
// [Draw] lays a picture out once, to be written in several formats.
//
// The package draws what it is given; whether the model makes sense is for
// package logicmodel to say. Importing it takes the time to compile Graphviz,
// about a second at the first start on a machine and 40 ms after that.
package render

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"regexp"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Options are choices for a picture. The zero value, like a nil *Options, is
// the default drawing.
type Options struct {
	// Framework has the outcomes that the model supports. Without it they
	// are drawn by their ids alone.
	Framework *outcomes.Framework

	// View is how the data is looked at.
	View View

	// Focus chooses everything on the way to and from the element, or the
	// outcome of the framework, with this id.
	Focus string

	// Partner chooses what the partner with this id takes part in, and
	// everything that this leads to.
	Partner string

	// Outcome chooses everything on the way to and from the outcome of the
	// framework with this id.
	Outcome string

	// Only leaves out what is not chosen by all of Focus, Partner and
	// Outcome; otherwise it is drawn faded.
	Only bool

	// These are shown in the boxes below their texts.
	ShowPartners, ShowReach, ShowKinds, ShowIndicators bool

	// Notes are more to say in boxes, by the ids of elements and of outcomes
	// of the framework: how an indicator does, or who supports an outcome.
	Notes map[string]string

	// NoteKey is what the key says of the notes, such as the date that they
	// are of, where any is shown.
	NoteKey string

	// NoteMarks are the marks in Notes that the key explains.
	NoteMarks []NoteMark

	// HideSupports leaves the framework out of a model's picture.
	HideSupports bool

	// Depth is how much of each model a portfolio's picture shows.
	Depth Depth

	// NumberLinks gives each link of the model a number, and lists them with
	// their reasons and evidence beneath the picture.
	NumberLinks bool

	// Theme is the colours; nil is the default theme.
	Theme *Theme

	// Draft writes on the picture that it is a draft: the model has errors.
	Draft bool

	// Page fits the picture to a page. The zero Page is as large as the
	// picture needs.
	Page Page

	// DPI is the dots per inch of a PNG, [MinDPI] to [MaxDPI]; 0 is
	// [DefaultDPI].
	DPI int

	// Font is a font file, TrueType or OpenType, for the characters in PNG
	// and PDF that Liberation Sans, which is built in, lacks. Bold text uses
	// it too. Fonts that have characters only as coloured pictures do not
	// help.
	Font []byte

	// Engine computes the layout; nil is the [EmbeddedEngine].
	Engine *Engine

	// ID begins the ids of the parts of an SVG. It is only needed where one
	// page shows the same picture twice: by default it comes from the
	// content, so that different pictures do not clash. Letters, digits and
	// hyphens; the first a letter.
	ID string
}

// A NoteMark is a mark in [Options.Notes] that the key explains.
type NoteMark struct {
	Mark  string // as in "●"
	Means string // as in "supported directly"
}

// ErrTooLarge says that a model is too large to be drawn as one picture. The
// error that wraps it names the limit.
var ErrTooLarge = layout.ErrTooLarge

// ErrFont says that a PNG or PDF cannot show all the text with the fonts that
// it has. The error that wraps it names the characters.
var ErrFont = paint.ErrFont

// ErrEmpty says that there is nothing to draw: a model without elements, or a
// framework without outcomes.
var ErrEmpty = errors.New("there is nothing to draw: it has no elements or outcomes")

// ErrNoFramework says that a triangle was asked for and no framework given.
var ErrNoFramework = errors.New("a triangle shows the levels of an outcomes framework, and there is none")

// ErrChoice says that the options choose what is not there. The error that
// wraps it says what, and the nearest that is.
var ErrChoice = errors.New("it is not there to be chosen")

// Write draws the model and writes the picture to w in one piece, and nothing
// unless the whole picture could be made. When ctx is done before that, it
// returns the error of ctx, at once while the layout is computed, and else when
// the picture is made: a PNG takes a fraction of a second, and memory of 4 bytes
// for each of its dots. It is safe for concurrent use; pictures that need a
// layout wait for each other, unless the engine is [DotEngine].
func Write(ctx context.Context, w io.Writer, m *logicmodel.Model, format Format, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	g, err := newGraph(m, o)
	if err != nil {
		return err
	}
	return write(ctx, w, g, format, o)
}

// WriteFramework draws a framework by itself, as [Write] draws a model; the
// view is [TriangleView].
func WriteFramework(ctx context.Context, w io.Writer, f *outcomes.Framework, format Format, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	g, err := newFrameworkGraph(f, o)
	if err != nil {
		return err
	}
	return write(ctx, w, g, format, o)
}

func write(ctx context.Context, w io.Writer, g *graph, format Format, o *Options) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p := &Picture{graph: g, options: *o}
	if format.IsLaidOut() {
		if err := p.lay(ctx); err != nil {
			return err
		}
	}
	out, err := p.bytes(format)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// laidOut is the picture of the graph.
func laidOut(ctx context.Context, g *graph, o *Options) (*Picture, error) {
	p := &Picture{graph: g, options: *o}
	if err := p.lay(ctx); err != nil {
		return nil, err
	}
	return p, nil
}

// A Picture is a drawing that is ready to be written. It is safe for
// concurrent use.
type Picture struct {
	graph   *graph
	scene   *paint.Scene
	options Options
}

// Draw lays the model out.
func Draw(ctx context.Context, m *logicmodel.Model, o *Options) (*Picture, error) {
	if o == nil {
		o = &Options{}
	}
	g, err := newGraph(m, o)
	if err != nil {
		return nil, err
	}
	return laidOut(ctx, g, o)
}

// DrawFramework lays a framework out by itself.
func DrawFramework(ctx context.Context, f *outcomes.Framework, o *Options) (*Picture, error) {
	if o == nil {
		o = &Options{}
	}
	g, err := newFrameworkGraph(f, o)
	if err != nil {
		return nil, err
	}
	return laidOut(ctx, g, o)
}

func (p *Picture) lay(ctx context.Context) error {
	e := p.options.Engine
	if e == nil {
		e = embedded
	}
	p.graph.engine = e.engine
	var err error
	switch boxes, arrows := len(p.graph.boxes), len(p.graph.arrows); {
	case p.graph.plain() && (boxes > maxPlainBoxes || arrows > maxPlainArrows):
		err = fmt.Errorf("%w: %d boxes and %d arrows, and the limits are %d and %d", ErrTooLarge, boxes, arrows, maxPlainBoxes, maxPlainArrows)
	case e.embedded && !p.graph.plain():
		err = layout.CheckSize(len(p.graph.boxes)+len(p.graph.ranks), len(p.graph.arrows)+len(p.graph.ranks)-1)
	}
	switch {
	case err != nil:
	case p.options.Page.isZero():
		p.scene, err = newScene(ctx, p.graph)
	default:
		p.scene, err = fit(ctx, p.graph, p.options.Page)
	}
	if err != nil {
		return fmt.Errorf("laying out the picture: %w", err)
	}
	return nil
}

// Write writes the picture in one piece, and nothing unless the whole of it
// could be made.
func (p *Picture) Write(w io.Writer, format Format) error {
	out, err := p.bytes(format)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

func (p *Picture) bytes(format Format) ([]byte, error) {
	switch format {
	case DOT:
		return writeDOT(p.graph, true), nil
	case Outline:
		return writeOutline(p.graph), nil
	}
	for _, f := range paint.Formats {
		if f.Name == string(format) {
			dpi := cmp.Or(p.options.DPI, DefaultDPI)
			if dpi < MinDPI || dpi > MaxDPI {
				return nil, choice(fmt.Sprintf("%d dots per inch cannot be: use %d to %d", dpi, MinDPI, MaxDPI))
			}
			return f.Encode(p.scene, &paint.Options{DPI: dpi, Font: p.options.Font})
		}
	}
	return nil, fmt.Errorf("there is no format %q", string(format))
}

// The limits of triangles and portfolios, which are laid out without Graphviz.
const (
	maxPlainBoxes  = 1000
	maxPlainArrows = 3000
)

// TextSize is the size of the text in boxes, in points on paper. On a page it
// may be smaller than the usual 11; below [Legible] it is hard to read.
func (p *Picture) TextSize() float64 { return textSize * p.scene.Scale }

// Size is how large the picture is, in points.
func (p *Picture) Size() (width, height float64) {
	return p.scene.W * p.scene.Scale, p.scene.H * p.scene.Scale
}

// pictureID is the beginning of all ids in a picture.
func pictureID(g *graph, o *Options) (string, error) {
	if o.ID != "" {
		if !idForm.MatchString(o.ID) {
			return "", fmt.Errorf("%q cannot begin ids; use letters, digits and hyphens, with a letter first", o.ID)
		}
		return o.ID, nil
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\n%s\n%s\n%v\n", g.lang, writeDOT(g, true), g.words.flat(), o.Page)
	return fmt.Sprintf("rc%x", h.Sum64()), nil
}

var idForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

// Package render draws logic models and outcomes frameworks as pictures.
//
//	drawing, err := render.Model(model, &render.Options{Framework: framework})
//	if err != nil {
//		return err
//	}
//	err = drawing.Write(ctx, w, render.SVG)
//
// A model becomes what to show, without places or colours. The order of boxes in
// a stage is that of the file, unless another saves more than a fifth of the
// crossings of arrows; Graphviz computes where they go, and every arrow gets ends
// and a lane of its own. The result is written as a picture by one small writer
// for each format. The same input gives the same bytes. A [Drawing] is laid out
// once, however many formats it is written in.
//
// The package draws what it is given; whether the model makes sense is for
// package rules to judge. Importing it takes the time to compile Graphviz,
// about a second at the first start on a machine and 40 ms after that.
//
// # Programs that use go-graphviz themselves
//
// The Graphviz inside the program is the one of go-graphviz, of which a process
// has one, for all its parts together. With go-graphviz v0.2.10 this package and
// the rest of the program share it safely: a picture waits until the others have
// freed what they have laid out, and their calls wait for a layout to end. The
// others must keep their own goroutines apart, as go-graphviz asks.
//
// With any other version, or a module that replaces it, nobody can keep the two
// apart, and go-graphviz may fail or end the process: there, use [DotEngine].
// Each layout is held against what was asked for, whoever made it, so that a
// picture is right or an error. When the Graphviz inside breaks for good, an
// installed dot program takes its place; without one, the error names the cause.
//
// The package also takes go-graphviz's view of the files of the machine away
// (graphviz.SetFileSystem): a program that shows it pictures gives it back.
package render

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"regexp"
	"slices"
	"sync/atomic"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
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
	ShowPartners, ShowReach, ShowKinds, ShowIndicators, ShowStatus bool

	// ShowContext lists beneath the picture the situation that a model answers,
	// its assumptions, its risks and the external factors.
	ShowContext bool

	// Notes are words to add in boxes, by the ids of elements and of outcomes
	// of the framework: how an indicator does, or who supports an outcome.
	Notes map[string]string

	// NoteKey explains the notes in the key, where any is shown: such as the
	// date that they are of.
	NoteKey string

	// NoteMarks are the marks in Notes that the key explains, such as those of
	// [portfolio.Coverage.Notes].
	NoteMarks []portfolio.Mark

	// HideSupports leaves the framework out of a model's picture.
	HideSupports bool

	// Fold draws a large model stage by stage: where a stage has many elements, one
	// box stands for those of each group, or for all of them.
	Fold bool

	// Depth is how much of each model a portfolio's picture shows.
	Depth Depth

	// Columns are what the columns of a matrix stand for.
	Columns Columns

	// Part chooses a part of a matrix that is too large for the Page, the first
	// is 1; 0 is all of it. See [Drawing.Parts].
	Part int

	// GroupBy puts the elements of a model into swimlanes, one for each partner,
	// reach group or group, and one for those of none. Where an element belongs to
	// several, each box has the initials of its own instead, and an edge in their
	// colours, which the key explains.
	GroupBy Grouping

	// NumberLinks gives each link of the model a number, and lists them with
	// their reasons and evidence beneath the picture.
	NumberLinks bool

	// Theme holds the colours; nil is the default theme.
	Theme *Theme

	// Draft marks the picture as a draft, since the model has errors.
	Draft bool

	// Page fits the picture to a page. The zero Page is as large as the
	// picture needs.
	Page Page

	// DPI is the dots per inch of a PNG, [MinDPI] to [MaxDPI]; 0 is
	// [DefaultDPI].
	DPI int

	// TextAsPaths draws the text of an SVG as outlines, for programs that set
	// text badly or lack fonts. The words stay in titles, for those who hear
	// the picture; what the fonts lack is an error, as in PNG and PDF.
	TextAsPaths bool

	// Font is a font file, TrueType or OpenType, for the characters in PNG,
	// PDF and [Options.TextAsPaths] that Liberation Sans, which is built in, lacks. Bold text uses
	// it too. Fonts that have characters only as coloured pictures do not
	// help.
	Font []byte

	// Engine computes the layout; nil is the [EmbeddedEngine].
	Engine Engine

	// Cache keeps layouts for later pictures; nil: none are kept.
	Cache *Cache

	// Link is where the boxes of an SVG lead: an address in which {id} stands
	// for the id of the element or outcome, such as "https://example.org/{id}",
	// "pages/{id}.html" or "#{id}". It begins with http:// or https://, or is
	// relative. Empty: nowhere.
	Link string

	// ID begins the ids of the parts of an SVG. It is only needed where one
	// page shows the same picture twice: by default it comes from the
	// content, so that different pictures do not clash. Letters, digits and
	// hyphens; the first a letter.
	ID string

	guess bool    // places on a page need no care: only the size of the text is wanted
	least float64 // whether it is this large, in points; 0: how large
}

// A TooLargeError is the error where a model is too large to be drawn as one
// picture; it names the limit.
type TooLargeError = layout.TooLargeError

// A FontError is the error where a PNG, a PDF or outlines of text cannot show all the
// text with the fonts that it has; it names the characters.
type FontError = paint.FontError

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

// Model draws a model, with the outcomes of the framework that it supports. Its
// errors are [ErrEmpty], [ErrNoFramework] and an [*OptionError].
func Model(m *logicmodel.Model, o *Options) (*Drawing, error) {
	o = orDefault(o)
	if o.View == MatrixView {
		x, err := content.ModelMatrix("", []*logicmodel.Model{m}, o.content())
		return newMatrixDrawing(x, o, err)
	}
	return newDrawing(o, func(c *content.Options) (*content.Picture, error) { return content.Model(m, c) })
}

// Framework draws a framework by itself; the view is [TriangleView].
func Framework(f *outcomes.Framework, o *Options) (*Drawing, error) {
	o = orDefault(o)
	return newDrawing(o, func(c *content.Options) (*content.Picture, error) { return content.Framework(f, c) })
}

// Portfolio draws several models in one picture: a lane for each, and on top the
// outcomes of the framework that they support. Links from one model to another
// are drawn too, where both are there; of two models with one id, to the first.
// In the [MatrixView] it is a column for each instead. With another view, or a
// focus, partner or outcome in the options it is an [*OptionError].
func Portfolio(title string, models []*logicmodel.Model, o *Options) (*Drawing, error) {
	o, models = orDefault(o), withoutNil(models)
	if o.View == MatrixView {
		x, err := content.ModelMatrix(title, models, o.content())
		return newMatrixDrawing(x, o, err)
	}
	d, err := newDrawing(o, func(c *content.Options) (*content.Picture, error) { return content.Portfolio(title, models, c) })
	if err == nil {
		d.title, d.models = title, models
	}
	return d, err
}

// withoutNil returns the models that are there.
func withoutNil(models []*logicmodel.Model) []*logicmodel.Model {
	return slices.DeleteFunc(slices.Clone(models), func(m *logicmodel.Model) bool { return m == nil })
}

// Matrix draws who supports which outcome of a framework: a row for each outcome,
// by level, and a column for each model, or partner. The view of the options is not
// used, and the framework is that of the coverage. Its errors are [ErrEmpty] for a
// framework without outcomes, [ErrNoFramework], an [*OptionError], a
// [*TooLargeError], and one where no model counts.
func Matrix(c *portfolio.Coverage, o *Options) (*Drawing, error) {
	o = orDefault(o)
	m, err := content.CoverageMatrix(c, o.content())
	return newMatrixDrawing(m, o, err)
}

// Changes draws two versions of a model or of a framework in one picture, and
// marks each box and each arrow that was added, removed or changed. What boxes
// have no room for is listed beneath.
//
// A line shows the change, not the evidence. The picture shows all of a model,
// in the views [ModelView] and [ChainView], and its links have no numbers;
// options that want something else are an [*OptionError]. The framework of the
// options is not used: without the one in a version, its outcomes are drawn by
// their ids.
func Changes(d *diff.Diff, o *Options) (*Drawing, error) {
	o = orDefault(o)
	return newDrawing(o, func(c *content.Options) (*content.Picture, error) { return content.Changes(d, c) })
}

func orDefault(o *Options) *Options {
	if o == nil {
		return &Options{}
	}
	return o
}

// content returns the choices of what the picture shows.
func (o *Options) content() *content.Options {
	return &content.Options{
		Framework: o.Framework, View: content.View(o.View),
		Focus: o.Focus, Partner: o.Partner, Outcome: o.Outcome, Only: o.Only,
		ShowPartners: o.ShowPartners, ShowReach: o.ShowReach, ShowKinds: o.ShowKinds,
		ShowIndicators: o.ShowIndicators, ShowStatus: o.ShowStatus, ShowContext: o.ShowContext,
		Notes: o.Notes, NoteKey: o.NoteKey, NoteMarks: o.NoteMarks,
		HideSupports: o.HideSupports, Fold: o.Fold, Depth: o.Depth, Columns: o.Columns, GroupBy: o.GroupBy, NumberLinks: o.NumberLinks, Draft: o.Draft,
	}
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
	d := &Drawing{chart: c, look: l, build: build, words: g.Description, options: *o, dot: paint.DOT(c, l), lock: make(chan struct{}, 1)}
	for i, q := range g.Arrangements() {
		if other := place.NewChart(q); i == 0 {
			d.chart = other
		} else {
			d.others = append(d.others, other)
		}
	}
	d.look.ID, err = o.idPrefix(g.Lang, d.dot, content.FlatText(g.Description), o.Page)
	return d, err
}

// idPrefix returns what begins the ids of a picture: that of the options, or one
// made of all that makes it another picture than others.
func (o *Options) idPrefix(of ...any) (string, error) {
	if o.ID == "" {
		h := fnv.New64a()
		for _, part := range of {
			if text, ok := part.([]byte); ok {
				part = string(text)
			}
			fmt.Fprintf(h, "%v\n", part)
		}
		return fmt.Sprintf("rc%x", h.Sum64()), nil
	}
	if !idForm.MatchString(o.ID) {
		return "", content.NewOptionError("ID", "%q cannot begin ids; use letters, digits and hyphens, with a letter first", o.ID)
	}
	return o.ID, nil
}

var idForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

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

// engine returns the engine that the options want.
func (o *Options) engine() Engine {
	if o.Engine == nil {
		return EmbeddedEngine()
	}
	return o.Engine
}

// layOut lays out DOT text as the options want it.
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
	if err := ctx.Err(); err != nil {
		return err
	}
	f := format.entry()
	if f.laidOut {
		if err := d.Layout(ctx); err != nil {
			return err
		}
	}
	out, err := f.write(ctx, d)
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
// [Legible] it is hard to read.
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

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
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// A TooLargeError is the error where a model is too large to be drawn as one
// picture; it names the limit.
type TooLargeError = layout.TooLargeError

// A FontError is the error where a PNG, a PDF or outlines of text cannot show characters
// that the fonts lack; it names them.
type FontError = paint.FontError

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
// outcomes of the framework that they support. It also draws links from one of the
// models to another; where two have the same id, a link leads to the first. In the
// [MatrixView] each model has a column instead. Another view in the options, or a
// focus, partner or outcome, is an [*OptionError].
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

// CheckChanges returns a [*TooLargeError] where [Changes] of the two versions could not be
// written in the format since a model has too many elements, which is known before the
// versions are compared.
func CheckChanges(p *diff.Pair, format Format, o *Options) error {
	boxes := 0 // at least
	for _, v := range []*diff.Version{&p.Old, &p.New} {
		if v.Model != nil {
			boxes = max(boxes, len(v.Model.Elements))
		}
	}
	if boxes <= layout.MaxNodes || !format.IsLaidOut() || orDefault(o).engine() != EmbeddedEngine() {
		return nil
	}
	return layout.TooLarge("at least %d boxes, and the limit is %d; the dot program takes larger ones", boxes, layout.MaxNodes)
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

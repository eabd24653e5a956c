package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// largestEmbedded is the most elements that the embedded engine is measured
// with; larger pictures are laid out by an installed Graphviz.
const largestEmbedded = 300

// pictures compares drawing with other programs that lay graphs out.
func pictures(c *config) *page {
	p := &page{
		title: "Layout and SVG, warm",
		text: fmt.Sprintf(`Processor time of one picture in a program that already runs, by the embedded Graphviz (up to %d elements) or an
installed dot (above), as a ratio to that of: starting “dot -Tsvg” for the picture's DOT; dot without its start, in a file of
many such graphs; @viz-js/viz in node, warm, of the same DOT. Ours draws also what the
others are not asked for: wrapped texts, the framework's outcomes, a key, and the
picture in words.`, largestEmbedded),
		head: []string{"Elements", "÷ starting dot", "÷ dot without start", "÷ viz-js"},
	}
	f := must(framework())
	p.measure = func() {
		sizes := []int{7, 30, 100, 300, 1000}
		if c.quick {
			sizes = sizes[:2]
		}
		for _, n := range sizes {
			p.add(count(n), c.picture(must(logicmodel.Parse("m.yaml", generateModel(n))), f, n)...)
		}
	}
	return p
}

// picture compares the drawing of one model with all others, in the same rounds.
func (c *config) picture(m *logicmodel.Model, f *outcomes.Framework, n int) []float64 {
	ours, dot := drawWork(c, m, f, n)
	others := make([]work, 3) // nil: not measured
	clock := processorTime
	one, many := filepath.Join(c.dir, "one.dot"), filepath.Join(c.dir, "many.dot")
	graphs := manyGraphs(n)
	try(os.WriteFile(one, dot, 0o644))
	try(os.WriteFile(many, bytes.Repeat(append(dot, '\n'), graphs), 0o644))
	if isInstalled("dot") {
		others[0], others[1] = c.dot(one), c.dot(many)
	}
	if isInstalled("node") {
		node, err := startViz(c, one)
		if err == nil {
			defer node.stop()
			others[2] = func() { try(node.draw()) }
			clock = func() time.Duration { return processorTime() + node.worked }
		} else if !errors.Is(err, errNoViz) {
			panic(err)
		}
	}
	works := []work{ours}
	for _, w := range others {
		if w != nil {
			works = append(works, w)
		}
	}
	times := c.times(clock, works...)
	var figures []float64
	next := 1
	for i, w := range others {
		if w == nil {
			figures = append(figures, notMeasured)
			continue
		}
		r := ratio(times[0], times[next])
		if i == 1 {
			r *= float64(graphs)
		}
		switch {
		case n == 30 && i == 0:
			c.addTarget("layout and SVG of 30 elements, warm, ÷ starting dot", 0.25, r)
		case n == 30 && i == 1:
			c.addTarget("the same ÷ dot without its start", 1.5, r)
		case n == 1000 && i == 1:
			c.addTarget("layout and SVG of 1,000 elements ÷ dot without its start", 2, r)
		}
		figures = append(figures, r)
		next++
	}
	return figures
}

// dot returns the work of running dot once on a file.
func (c *config) dot(file string) work {
	return c.program(nil, "dot", "-Tsvg", "-o", os.DevNull, file)
}

// manyGraphs returns how many graphs of n elements one run of dot must lay out so
// that the time of its start does not matter.
func manyGraphs(n int) int {
	switch {
	case n <= 30:
		return 100
	case n <= 100:
		return 10
	}
	return 2
}

// drawWork returns the work of drawing a model to SVG, and the DOT of the model.
func drawWork(c *config, m *logicmodel.Model, f *outcomes.Framework, n int) (work, []byte) {
	o := &render.Options{Framework: f}
	if n > largestEmbedded {
		o.Engine = render.DotEngine(render.DotLimits{})
	}
	var dot bytes.Buffer
	write(c.ctx, &dot, m, render.DOT, o)
	return func() { write(c.ctx, io.Discard, m, render.SVG, o) }, dot.Bytes()
}

func write(ctx context.Context, w io.Writer, m *logicmodel.Model, format render.Format, o *render.Options) {
	try(must(render.Model(m, o)).Write(ctx, w, format))
}

// formats compares what the formats cost once a picture is laid out.
func formats(c *config) *page {
	p := &page{
		title: "Formats and pages",
		text: `Processor time of a whole picture, as a ratio to the picture as SVG. The page is an SVG too: many
ways to fill it are compared, and the best is drawn.`,
		head: []string{"Elements", "PNG ÷ SVG", "PDF ÷ SVG", "Page of A4 ÷ SVG"},
	}
	f := must(framework())
	p.measure = func() {
		for _, n := range c.sizes(7, 30, 100) {
			m := must(logicmodel.Parse("m.yaml", generateModel(n)))
			in := func(format render.Format, page render.Page) work {
				return func() { write(c.ctx, io.Discard, m, format, &render.Options{Framework: f, Page: page}) }
			}
			free, a4 := render.Page{}, render.Page{Paper: render.A4}
			rs := c.compare(processorTime, in(render.PNG, free), in(render.PDF, free), in(render.SVG, a4), in(render.SVG, free))
			if n == 30 {
				c.addTarget("SVG of 30 elements on a page of A4 ÷ without a page", 5, rs[2])
			}
			p.add(count(n), rs[:3]...)
		}
	}
	return p
}

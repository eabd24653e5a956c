package main

import (
	"bytes"
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
func pictures(c *config) (*page, error) {
	p := &page{
		title: "Layout and SVG, warm",
		text: fmt.Sprintf(`One picture in a program that already runs, by the embedded Graphviz (up to %d elements) or an
installed dot (above), as a ratio to: starting “dot -Tsvg” for the picture's DOT; dot without its start, in a file of
many such graphs; @viz-js/viz in node, warm, of the same DOT; D2 with dagre, in
process, of the same boxes and arrows. Ours draws also what the others are not
asked for: wrapped texts, the framework's outcomes, a key, and the picture in words.`, largestEmbedded),
		head: []string{"Elements", "÷ starting dot", "÷ dot without start", "÷ viz-js", "÷ D2"},
	}
	f, err := framework()
	if err != nil {
		return nil, err
	}
	sizes := []int{7, 30, 100, 300, 1000}
	if c.quick {
		sizes = sizes[:2]
	}
	slow := false // D2 is not asked again when it took a minute
	for _, n := range sizes {
		m, err := logicmodel.Parse("m.yaml", generated(n))
		if err != nil {
			return nil, err
		}
		ours, dot, err := drawing(c, m, f, n)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(c.dir, fmt.Sprintf("pictures-%d.dot", n))
		if err := os.WriteFile(file, dot, 0o644); err != nil {
			return nil, err
		}
		short := *c
		if n >= 300 {
			short.rounds = min(c.rounds, 5)
		}
		if n >= 1000 {
			short.rounds = min(c.rounds, 3)
		}
		row := []string{count(n)}
		for _, other := range []func() (string, error){
			func() (string, error) { return short.againstDot(ours, file) },
			func() (string, error) { return short.againstMany(ours, dot, n) },
			func() (string, error) { return short.againstViz(ours, file) },
			func() (string, error) {
				if slow {
					return "over a minute", nil
				}
				cell, took, err := short.againstD2(ours, m)
				slow = took > time.Minute
				return cell, err
			},
		} {
			cell, err := other()
			if err != nil {
				return nil, err
			}
			row = append(row, cell)
		}
		p.add(row...)
	}
	return p, nil
}

// drawing is the drawing of a model to SVG, and its DOT.
func drawing(c *config, m *logicmodel.Model, f *outcomes.Framework, n int) (work, []byte, error) {
	o := &render.Options{Framework: f}
	if n > largestEmbedded {
		o.Engine = render.DotEngine(render.DotLimits{})
	}
	var dot bytes.Buffer
	if err := render.Write(c.ctx, &dot, m, render.DOT, o); err != nil {
		return nil, nil, err
	}
	return func() error { return render.Write(c.ctx, io.Discard, m, render.SVG, o) }, dot.Bytes(), nil
}

const notInstalled = "not measured"

func (c *config) againstDot(ours work, file string) (string, error) {
	if !installed("dot") {
		return notInstalled, nil
	}
	rs, err := c.compare(ours, c.dot(file))
	if err != nil {
		return "", err
	}
	return rs[0].String(), nil
}

// againstMany divides one run of dot on a file of many graphs by their number.
func (c *config) againstMany(ours work, dot []byte, n int) (string, error) {
	if !installed("dot") {
		return notInstalled, nil
	}
	graphs := 200
	if n > 30 {
		graphs = 20
	}
	if n > 100 {
		graphs = 4
	}
	file := filepath.Join(c.dir, "many.dot")
	if err := os.WriteFile(file, bytes.Repeat(append(dot, '\n'), graphs), 0o644); err != nil {
		return "", err
	}
	as := func() error {
		for range graphs {
			if err := ours(); err != nil {
				return err
			}
		}
		return nil
	}
	rs, err := c.compare(as, c.dot(file))
	if err != nil {
		return "", err
	}
	return rs[0].String(), nil
}

// againstViz asks a node process, which has drawn the picture once already, to
// draw it again and to tell how long that took.
func (c *config) againstViz(ours work, file string) (string, error) {
	if !installed("node") {
		return notInstalled, nil
	}
	node, err := startViz(c, file)
	if errors.Is(err, errNoViz) {
		return notInstalled, nil
	}
	if err != nil {
		return "", err
	}
	defer node.stop()
	rs, err := c.compare(ours, node.draw)
	if err != nil {
		return "", err
	}
	return rs[0].String(), nil
}

func (c *config) againstD2(ours work, m *logicmodel.Model) (string, time.Duration, error) {
	d2, err := drawD2(c, m)
	if err != nil {
		return "", 0, err
	}
	short := *c
	start := time.Now()
	if err := d2(); err != nil {
		return "", 0, err
	}
	took := time.Since(start)
	if took > 5*time.Second { // nothing is hidden by its spread
		short.rounds = 1
	}
	rs, err := short.compare(ours, d2)
	if err != nil {
		return "", took, err
	}
	return rs[0].String(), took, nil
}

// formats compares what the formats cost once a picture is laid out.
func formats(c *config) (*page, error) {
	p := &page{
		title: "Formats",
		text:  "Time of a whole picture, as a ratio to the picture as SVG.",
		head:  []string{"Elements", "PNG ÷ SVG", "PDF ÷ SVG"},
	}
	f, err := framework()
	if err != nil {
		return nil, err
	}
	for _, n := range []int{7, 30, 100} {
		m, err := logicmodel.Parse("m.yaml", generated(n))
		if err != nil {
			return nil, err
		}
		in := func(format render.Format) work {
			return func() error { return render.Write(c.ctx, io.Discard, m, format, &render.Options{Framework: f}) }
		}
		rs, err := c.compare(in(render.PNG), in(render.PDF), in(render.SVG))
		if err != nil {
			return nil, err
		}
		p.add(count(n), rs[0].String(), rs[1].String())
		if c.quick {
			break
		}
	}
	return p, nil
}

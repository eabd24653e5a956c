// Package render draws logic models as pictures.
//
//	f, err := os.Create("chain.svg")
//	…
//	err = render.Write(ctx, f, model, render.SVG, &render.Options{Framework: framework})
//
// A model becomes a graph of what to show, the graph becomes DOT text,
// Graphviz computes where things go, and the result is written as a picture by
// one small writer for each format. The same input gives the same bytes.
//
// The package draws what it is given; whether the model makes sense is for
// package logicmodel to say. Importing it takes the time to compile Graphviz,
// about a second at the first start on a machine and 40 ms after that.
package render

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Format is a kind of picture, by the ending of its files.
type Format string

// The formats.
const (
	SVG Format = "svg" // a picture for pages and documents
	DOT Format = "dot" // text that any Graphviz draws
)

// Formats are all formats.
func Formats() []Format { return []Format{SVG, DOT} }

// ParseFormat is the format of that name, in any case. Its error names the
// ones there are.
func ParseFormat(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if strings.EqualFold(name, string(f)) {
			return f, nil
		}
		names = append(names, string(f))
	}
	return "", fmt.Errorf("there is no format %q; use one of %s", name, strings.Join(names, ", "))
}

// Options are choices for a picture. The zero value, like a nil *Options, is
// the default drawing.
type Options struct {
	// Framework has the outcomes that the model supports. Without it they
	// are drawn by their ids alone.
	Framework *outcomes.Framework

	// ID begins the ids of the parts of an SVG. It is only needed where one
	// page shows the same picture twice: by default it comes from the
	// content, so that different pictures do not clash. Letters, digits and
	// hyphens; the first a letter.
	ID string
}

// ErrTooLarge says that a model is too large to be drawn as one picture. The
// error that wraps it names the limit.
var ErrTooLarge = layout.ErrTooLarge

// ErrEmpty says that a model has no elements, so that there is nothing to
// draw.
var ErrEmpty = errors.New("the model has no elements to draw")

// Write draws the model and writes the picture to w in one piece, and nothing
// unless the whole picture could be made. When ctx is done before that, it
// returns the error of ctx. It is safe for concurrent use; pictures that need
// a layout wait for each other.
func Write(ctx context.Context, w io.Writer, m *logicmodel.Model, format Format, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	g, err := newGraph(m, o)
	if err != nil {
		return err
	}
	var out []byte
	switch format {
	case DOT:
		out = writeDOT(g, true)
	case SVG:
		s, err := newScene(ctx, g)
		if err != nil {
			return fmt.Errorf("laying out the picture: %w", err)
		}
		out = writeSVG(s)
	default:
		return fmt.Errorf("there is no format %q", string(format))
	}
	_, err = w.Write(out)
	return err
}

// pictureID is the beginning of all ids in a picture.
func pictureID(p *picture, o *Options) (string, error) {
	if o.ID != "" {
		if !idForm.MatchString(o.ID) {
			return "", fmt.Errorf("%q cannot begin ids; use letters, digits and hyphens, with a letter first", o.ID)
		}
		return o.ID, nil
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\n%s\n%s\n", p.lang, writeDOT(p, true), describe(p))
	return fmt.Sprintf("rc%x", h.Sum64()), nil
}

var idForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

package render

import (
	"context"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// A chart is a picture in a form: how its texts are wrapped, how large its boxes
// are, and which of them stand side by side.
type chart struct {
	*content.Picture
	theme  *Theme
	id     string                                                         // begins every id
	link   string                                                         // the pattern of the addresses of boxes
	engine func(ctx context.Context, dot []byte) (*layout.Drawing, error) // nil: by the embedded engine
	guess  bool                                                           // on pages the guessed places are enough
	sketch bool                                                           // only the size of the picture is wanted
	quick  bool                                                           // places are guessed
	form

	layerings  map[rankKey]*layering // found so far
	dotSides   []dotSides            // of the boxes; set where DOT text is written
	nestTop    []float64             // of the boxes of a nested picture
	nestWidth  float64               // of all of them
	nestHeight float64
	cells      []cell     // of the boxes
	sections   []section  // of the tiers
	ranks      [][]int    // the boxes side by side: a tier is one or several of them
	frameLines [][]string // the title and details of each frame, wrapped; set by its place
	markTail   float64    // room for marks at the starts of arrows, along the chain
	laneLines  [][]string // the title of each lane, wrapped; set by its place
}

// A cell is how a box is set.
type cell struct {
	lines, detailLines []string // text and details, wrapped
	above              float64  // room for marks above the text
	rank               int
	w, h               float64 // points
}

// A section is how a tier is set.
type section struct {
	lines       []string // the title, wrapped
	first, last int      // its ranks
}

// newChart returns the picture in its usual form.
func newChart(g *content.Picture, o *Options) *chart {
	c := &chart{Picture: g, theme: o.Theme, link: o.Link, guess: o.guess}
	if c.theme == nil || c.theme.name == "" {
		c.theme = themes[0]
	}
	c.applyForm(c.usualForm())
	return c
}

// isPlain reports whether everything can be placed without Graphviz: in rows
// whose order is given.
func (c *chart) isPlain() bool {
	return c.View == TriangleView || c.View == content.PortfolioView || c.isPacked()
}

// isPacked reports whether the picture has frames, or stages that lead to the next
// as wholes: its boxes stand in the order of the file, which keeps frames apart. Of
// models side by side with such each lane is a frame.
func (c *chart) isPacked() bool { return len(c.Frames) > 0 || c.WholeStages }

package place

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A Chart is a picture in a form: how its texts are wrapped, how large its boxes
// are, and which of them stand side by side.
type Chart struct {
	*content.Picture
	Form

	layerings  map[rankKey]*layering // found so far
	texts      map[textKey]boxText   // wrapped so far
	labels     []*typeset.Text       // of boxes; nil: not measured yet
	nestTop    []float64             // of the boxes of a nested picture
	nestWidth  float64               // of all of them, or of columns
	nestHeight float64
	Cells      []cell     // of the boxes
	Sections   []Section  // of the tiers
	Ranks      [][]int    // the boxes side by side: a tier is one or several of them
	FrameLines [][]string // the title and details of each frame, wrapped; set by its place
	corners    []Point    // of the boxes of a picture in columns
	frameRects []Rect     // of its groups
	bandRects  []Rect     // of its levels
	markTail   float64    // room for marks at the starts of arrows, along the chain
	LaneLines  [][]string // the title of each lane, wrapped; set by its place
}

// A cell is how a box is set.
type cell struct {
	Lines, DetailLines []string // text and details, wrapped
	Above              float64  // room for marks above the text
	Rank               int
	W, H               float64 // points
}

// A Section is how a tier is set.
type Section struct {
	Lines       []string // the title, wrapped
	First, Last int      // its ranks
}

// NewChart returns the picture in its usual form.
func NewChart(g *content.Picture) *Chart {
	c := &Chart{Picture: g}
	c.ApplyForm(c.UsualForm())
	return c
}

// IsPlain reports whether the picture is placed without Graphviz, since the order of
// its boxes is given.
func (c *Chart) IsPlain() bool {
	return c.view().plan != nil || c.isPacked()
}

// isPacked reports whether the boxes stand in the order of the file, which keeps frames
// apart: in a picture with frames, or with stages that lead to the next as wholes. Where
// models side by side have either, each lane is a frame.
func (c *Chart) isPacked() bool { return len(c.Frames) > 0 || c.WholeStages }

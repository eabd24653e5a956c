// Package place finds where the parts of a picture stand. It wraps texts and sizes boxes,
// orders the boxes of each rank, places frames and bands, leads each arrow from an end of
// its own through a lane of its own, and divides a picture among pages. A view is one
// file and one entry of [Views].
//
// It works along the chain, from rank to rank, and across it: X of a point is along the
// chain and Y across it, until the picture is turned the way that it reads. All lengths
// are in points. Colours and strokes are for package paint.
package place

import "github.com/resultschain/resultschain/internal/layout"

// A Point is a place along the chain and across it.
type Point = layout.Point

// A Span is a stretch along the chain or across it.
type Span struct{ From, To float64 }

// Middle returns the middle of the span.
func (s Span) Middle() float64 { return (s.From + s.To) / 2 }

// Size returns the length of the span.
func (s Span) Size() float64 { return s.To - s.From }

// A routing is a picture whose boxes stand in ranks, where the places across are
// known and those along the chain are not.
type routing struct {
	Ranks  []routedRank
	Boxes  []routedBox
	Arrows []routedArrow

	// Track is where the first track of arrows that lead back runs across,
	// beyond all boxes and frames.
	Track float64

	// Gap is the least gap between ranks.
	Gap float64

	// Tail is the least distance of lanes from the rank before them, so that arrows
	// begin with a level part.
	Tail float64
}

// A routedRank is a column or a row of boxes.
type routedRank struct {
	Boxes         []int   // in their order across
	Thick         float64 // along the chain
	Before, After float64 // what is drawn round boxes takes at either side
}

// A routedBox is a box of the chart.
type routedBox struct {
	Rank   int
	Across Span
}

// A routedArrow leads from one box to another.
type routedArrow struct {
	From, To int

	// Passes are the places across where it passes the ranks between its ends,
	// in the order in which it comes to them. An arrow that leads to an earlier
	// rank has none.
	Passes []float64
}

// Least distances between arrows, in points.
const (
	EndGap    = 6.0  // between the ends of arrows at one side of a box
	easyGap   = 9.0  // the same, where there is room: heads and marks stand apart
	endPad    = 4.0  // between the corner of a box and the room for the nearest end
	cornerPad = 12.0 // between the corner and the end itself, where there is room
	laneGap   = 5.0  // between arrows that run side by side between ranks
	trackGap  = 6.0  // between arrows that run beside the chart
)

// sideLength returns the least length of a side of a box for that many ends of arrows.
func sideLength(ends int) float64 { return EndGap*float64(ends) + 2*endPad }

// routes are the places along the chain and the ways of the arrows.
type routes struct {
	Ranks []Span    // along the chain
	Ways  [][]Point // of each arrow the corners, from box to box
	Round []float64 // of each arrow, how round its corners are
}

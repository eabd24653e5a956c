// Package place finds where the parts of a picture stand: in which form its texts are
// wrapped and its boxes sized, the order of boxes in their ranks, frames and bands, the
// ways of arrows between them, each with its own ends and its own lane, and what a page
// holds. A view is one file and one entry of [Views].
//
// It works along the chain, from rank to rank, and across it, whichever way the
// picture turns in the end: until then, in a point X is along the chain and Y is across
// it. All lengths are in points. Colours and strokes are for package paint.
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

	// Gap is the least gap between ranks. Without arrows it is the only one.
	Gap float64

	// Tail is how far lanes are from the rank before them, at least, so that arrows
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

// An routedArrow leads from one box to another.
type routedArrow struct {
	From, To int
	Back     bool // it answers another arrow, and runs beside the chart where it leads to an earlier rank

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

// sideLength returns how long the side of a box is at least, at which so many
// arrows end.
func sideLength(ends int) float64 { return EndGap*float64(ends) + 2*endPad }

// routes are the places along the chain and the ways of the arrows.
type routes struct {
	Ranks []Span    // along the chain
	Ways  [][]Point // of each arrow the corners, from box to box
	Round []float64 // of each arrow, how round its corners are
	Along Span      // with the lanes before the first rank and after the last
	End   float64   // where the last track runs, across; Chart.Track where there is none
}

package place

// Sizes, in points.
const (
	TextSize     = 11.0
	DetailSize   = 9.0 // of the details of a box
	HeadingSize  = 11.0
	TitleSize    = 17.0
	LineHeight   = 1.2  // of the size of the text
	Gutter       = 92.0 // for the headings beside rows
	ArrowLength  = 7.5
	ArrowHalf    = 3.2 // half its width
	DoubleBorder = 3.0 // between the two lines of a double border
)

// Sizes of broad arrows, in points.
const (
	BroadThick   = 9.0
	BroadHead    = 8.0 // half the width of the head
	BroadLength  = 11.0
	broadStep    = 2*BroadHead + 2 // between two at one side of a box
	besideNarrow = BroadHead + 5   // between one and a narrow arrow
	broadRoom    = 34.0            // between frames that one joins
)

package render

import "github.com/resultschain/resultschain/logicmodel"

// Sizes, in points.
const (
	textSize     = 11.0
	headingSize  = 11.0
	titleSize    = 17.0
	keySize      = 10.0
	lineHeight   = 1.2 // of the size of the text
	boxWidth     = 128.0
	padX, padY   = 8.0, 7.0
	columnGap    = 48.0 // between columns, at least
	rowGap       = 16.0 // between boxes of one column
	pageMargin   = 18.0
	keySample    = 34.0 // length of the sample line in the key
	arrowLength  = 7.5
	arrowHalf    = 3.2 // half its width
	doubleBorder = 3.0 // between the two lines of a double border
)

// fontFamily is for whoever shows the picture. Text is measured by Liberation
// Sans, which has the widths of Arial.
const fontFamily = `Arial, "Liberation Sans", Helvetica, sans-serif`

// A look is how a box is drawn: stages by their numbers, then what a model
// has besides.
type look int

const (
	frameworkLook = look(logicmodel.EndState) + 1 + iota
	missingLook
	looks
)

// style is the ink of a look. Colours are pale tints of the Okabe–Ito palette
// (black text on them has a contrast above 15:1) with dark borders of the same
// hue (above 5:1 on white); corners and border lines differ too, so that
// nothing hangs on colour alone.
var styles = [looks]struct {
	name         string // of the thing, in descriptions
	fill, border string
	corner       float64 // radius, points
	thick        float64 // of the border, points
	double       bool
	dash         string // of the border; empty: solid
}{
	logicmodel.Activity:   {name: "Activity", fill: "#e3f1fa", border: "#00588a", corner: 0, thick: 1.1},
	logicmodel.Output:     {name: "Output", fill: "#dff3ea", border: "#00614a", corner: 3, thick: 1.1},
	logicmodel.ShortTerm:  {name: "Short-term outcome", fill: "#fdf0d8", border: "#7a5000", corner: 9, thick: 1.1},
	logicmodel.MediumTerm: {name: "Medium-term outcome", fill: "#fbe5d8", border: "#8a3a00", corner: 9, thick: 1.1},
	logicmodel.LongTerm:   {name: "Long-term outcome", fill: "#f8e5f0", border: "#7a2e5c", corner: 9, thick: 1.1},
	logicmodel.EndState:   {name: "End state", fill: "#ffffff", border: "#1a1a1a", corner: 9, thick: 1.1, double: true},
	frameworkLook:         {name: "Framework outcome", fill: "#f2f2f2", border: "#333333", corner: 0, thick: 2.2},
	missingLook:           {name: "Not defined", fill: "#ffffff", border: "#b00020", corner: 0, thick: 1.6, dash: "4 3"},
}

const (
	textColour    = "#111111"
	illustratedBy = "5 2.5" // the border of an illustrative box
)

// The ink of the arrows.
var arrowStyles = [arrowKinds]struct {
	colour string
	thick  float64
	dash   string // empty: solid
	hollow bool   // the head
}{
	leadsTo:          {colour: "#3a3a3a", thick: 1.2},
	illustrativeLink: {colour: "#3a3a3a", thick: 1.2, dash: "6 3"},
	feedback:         {colour: "#7a2e5c", thick: 1.4, dash: "7 2.5 1.5 2.5", hollow: true},
	supports:         {colour: "#00588a", thick: 1.2, dash: "1.5 2.5"},
	contributes:      {colour: "#333333", thick: 2},
}

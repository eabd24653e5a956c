package paint

import (
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/layout"
)

// A Scene is a finished picture: what the writers of SVG, PNG and PDF draw, in
// points, with the origin at the top left and y downwards. All decisions are
// made; a writer only draws the parts one after the other.
type Scene struct {
	ID          string // begins every id
	Lang        string
	Title       string
	Description string
	View        string
	W, H        float64
	Scale       float64 // points of paper for a point of the picture
	Background  string  // empty: none
	FontName    string  // of the font that texts are to be in; empty: the built-in one
	Night       string  // the background where the reader's screen is dark; empty: the same
	Parts       []Part
	Summary     string // the first sentences of the description
	Reading     []int  // the parts with words, in the order in which they are read
	Words       []Section
}

// A Part is a group of shapes and texts that belong together, such as a heading,
// a box, an arrow or an entry of the key.
type Part struct {
	Class   string // what it is, for those who read SVG
	Name    string // its id after the picture's; empty: none
	Of      string // of a mark: the Name of the box or arrow that it is on
	Title   string // what it means, in words; empty: its text
	English bool   // its words are English, whatever the language of the model
	About   *About // of a box or an arrow; otherwise nil
	Tier    int    // of a heading: the number of the tier that it is over, from 1
	Shapes  []Shape
	Texts   []Text
	Image   *Image // nil: none
}

// A Shape is a path with its ink. Colours are #rrggbb; an empty one is none.
type Shape struct {
	Path         Path
	Fill, Stroke string
	Night        Inks      // where the reader's screen is dark
	Thick        float64   // of the stroke
	Dash         []float64 // empty: solid
}

// Inks are the colours of a shape; empty ones are the same as by day.
type Inks struct{ Fill, Stroke string }

// An Image is a picture within a picture, such as a logo.
type Image struct {
	X, Y, W, H float64
	Type       string // its media type: that of PNG or SVG
	Data       []byte
}

// A Text holds lines of text with their baselines.
type Text struct {
	Lines  []Line
	Size   float64
	Bold   bool
	Anchor Anchor
	Colour string
	Turn   float64 // degrees clockwise, about the place of the first line
	Night  string  // the colour where the reader's screen is dark; empty: the same
}

// A Line is one line of a text, with the left, middle or right end of its baseline.
type Line struct {
	X, Y  float64
	Words string
	Width float64 // 0: not known exactly
}

// An Anchor sets which point of a line its x stands for.
type Anchor int

const (
	Start Anchor = iota
	Middle
	End
)

// A Point is a place in a scene.
type Point = layout.Point

// A Path is a sequence of steps from point to point.
type Path []step

type step struct {
	Verb   verb
	c1, c2 layout.Point // of a curve
	To     layout.Point // but for close
}

type verb int

const (
	moveTo verb = iota
	lineTo
	curveTo
	ClosePath
)

// Polygon returns a closed path through the points.
func Polygon(points ...layout.Point) Path {
	p := Polyline(points...)
	return append(p, step{Verb: ClosePath})
}

// Polyline returns an open path through the points.
func Polyline(points ...layout.Point) Path {
	var p Path
	for i, pt := range points {
		v := lineTo
		if i == 0 {
			v = moveTo
		}
		p = append(p, step{Verb: v, To: pt})
	}
	return p
}

// Curve returns a piecewise Bézier curve of 1+3k control points.
func Curve(points []layout.Point) Path {
	p := Path{{Verb: moveTo, To: points[0]}}
	for i := 1; i+2 < len(points); i += 3 {
		p = append(p, step{Verb: curveTo, c1: points[i], c2: points[i+1], To: points[i+2]})
	}
	return p
}

// quarter is how far the control points of a quarter of a circle of radius 1
// lie from its ends.
const quarter = 0.5522847498

// Rectangle returns a rectangle with round corners of the radius, which may be 0.
func Rectangle(x, y, w, h, r float64) Path {
	if r <= 0 {
		return Polygon(layout.Point{X: x, Y: y}, layout.Point{X: x + w, Y: y}, layout.Point{X: x + w, Y: y + h}, layout.Point{X: x, Y: y + h})
	}
	r = math.Min(r, math.Min(w, h)/2)
	k := r * (1 - quarter)
	at := func(dx, dy float64) layout.Point { return layout.Point{X: x + dx, Y: y + dy} }
	return Path{
		{Verb: moveTo, To: at(r, 0)},
		{Verb: lineTo, To: at(w-r, 0)}, {Verb: curveTo, c1: at(w-k, 0), c2: at(w, k), To: at(w, r)},
		{Verb: lineTo, To: at(w, h-r)}, {Verb: curveTo, c1: at(w, h-k), c2: at(w-k, h), To: at(w-r, h)},
		{Verb: lineTo, To: at(r, h)}, {Verb: curveTo, c1: at(k, h), c2: at(0, h-k), To: at(0, h-r)},
		{Verb: lineTo, To: at(0, r)}, {Verb: curveTo, c1: at(0, k), c2: at(k, 0), To: at(r, 0)},
		{Verb: ClosePath},
	}
}

// Circle returns a circle that begins at its point in the direction (dx, dy),
// which has length 1.
func Circle(x, y, r, dx, dy float64) Path {
	// Four quarters, each the one before turned by a right angle.
	p := Path{{Verb: moveTo, To: layout.Point{X: x + r*dx, Y: y + r*dy}}}
	for range 4 {
		nx, ny := -dy, dx
		p = append(p, step{
			Verb: curveTo,
			c1:   layout.Point{X: x + r*(dx+quarter*nx), Y: y + r*(dy+quarter*ny)},
			c2:   layout.Point{X: x + r*(nx+quarter*dx), Y: y + r*(ny+quarter*dy)},
			To:   layout.Point{X: x + r*nx, Y: y + r*ny},
		})
		dx, dy = nx, ny
	}
	return append(p, step{Verb: ClosePath})
}

// Star returns a star with five points, the first at the top.
func Star(x, y, r float64) Path {
	var points []layout.Point
	for i := range 10 {
		d := r
		if i%2 == 1 {
			d = r * 0.42
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		points = append(points, layout.Point{X: x + d*sin, Y: y - d*cos})
	}
	return Polygon(points...)
}

// Move shifts all that is drawn.
func (s *Scene) Move(dx, dy float64) {
	s.movePoints(func(p *layout.Point) { p.X, p.Y = p.X+dx, p.Y+dy })
}

// AddNight adds the colours of the same picture in another theme, for readers whose
// screens are dark.
func (s *Scene) AddNight(dark *Scene) {
	other := func(by, night string) string {
		if by == night {
			return ""
		}
		return night
	}
	s.Night = other(s.Background, dark.Background)
	for i := range s.Parts {
		p, q := &s.Parts[i], &dark.Parts[i]
		for k := range p.Shapes {
			a, b := &p.Shapes[k], &q.Shapes[k]
			a.Night = Inks{other(a.Fill, b.Fill), other(a.Stroke, b.Stroke)}
		}
		for k := range p.Texts {
			p.Texts[k].Night = other(p.Texts[k].Colour, q.Texts[k].Colour)
		}
	}
}

// mirror turns the picture round for readers of languages from right to left: what began
// on the left begins on the right. Texts stay as they are.
func (s *Scene) mirror() {
	s.movePoints(func(p *layout.Point) { p.X = s.W - p.X })
	for i := range s.Parts {
		for k := range s.Parts[i].Texts {
			t := &s.Parts[i].Texts[k]
			t.Anchor = End - t.Anchor // Start and End change places
			t.Turn = -t.Turn
		}
	}
}

// movePoints moves all points of the picture.
func (s *Scene) movePoints(by func(p *layout.Point)) {
	for i := range s.Parts {
		for k := range s.Parts[i].Shapes {
			sh := &s.Parts[i].Shapes[k]
			sh.Path = slices.Clone(sh.Path) // two shapes may share one
			for j := range sh.Path {
				st := &sh.Path[j]
				by(&st.c1)
				by(&st.c2)
				by(&st.To)
			}
		}
		if im := s.Parts[i].Image; im != nil {
			at, far := layout.Point{X: im.X, Y: im.Y}, layout.Point{X: im.X + im.W, Y: im.Y}
			by(&at)
			by(&far)
			moved := *im
			moved.X, moved.Y = min(at.X, far.X), at.Y
			s.Parts[i].Image = &moved
		}
		for _, t := range s.Parts[i].Texts {
			for j := range t.Lines {
				at := layout.Point{X: t.Lines[j].X, Y: t.Lines[j].Y}
				by(&at)
				t.Lines[j].X, t.Lines[j].Y = at.X, at.Y
			}
		}
	}
}

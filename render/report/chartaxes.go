package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
	"github.com/resultschain/resultschain/outcomes"
)

// The size of a chart and of what is in it, in points.
const (
	chartWidth, chartHeight = 420.0, 190.0
	lettering               = 9.0 // of text
	radius                  = 4.0 // of a mark
	tick                    = 4.0
)

// The inks of a chart.
const (
	ink   = "#000000"
	grey  = "#6e6e6e"
	pale  = "#d8d8d8"
	blank = "#ffffff"
)

// A frame is the room within the axes, and the values at its sides.
type frame struct {
	room                     box
	lowX, highX, lowY, highY float64
}

// point returns where a mark is.
func (f frame) point(m mark) paint.Point { return paint.Point{X: f.x(m.x), Y: f.y(m.y)} }

func (f frame) x(v float64) float64 {
	return f.room.x1 + (v-f.lowX)/(f.highX-f.lowX)*(f.room.x2-f.room.x1)
}

func (f frame) y(v float64) float64 {
	return f.room.y2 - (v-f.lowY)/(f.highY-f.lowY)*(f.room.y2-f.room.y1)
}

// frame returns the frame of the chart, with room for labels between the marks
// and its sides.
func (c *chart) frame() frame {
	f := frame{lowX: math.Inf(1), highX: math.Inf(-1)}
	for _, m := range c.marks {
		f.lowX, f.highX = min(f.lowX, m.x), max(f.highX, m.x)
	}
	pad := (f.highX - f.lowX) * 0.18
	if pad == 0 {
		pad = 1
	}
	f.lowX, f.highX = f.lowX-pad, f.highX+pad
	f.lowY, f.highY = c.rangeY()
	widest := 0.0
	for _, v := range roundNumbers(f.lowY, f.highY, c.sign) {
		widest = max(widest, typeset.Regular.Width(v.label, lettering))
	}
	f.room = box{widest + tick + 8, 6, chartWidth - 6, chartHeight - lettering - tick - 10}
	return f
}

// span returns the range that the axis of values must show. It begins at zero
// unless the chart would then show little of how they move.
func (c *chart) span() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, m := range c.marks {
		low, high = min(low, m.y), max(high, m.y)
	}
	if low >= 0 && low < high*0.6 {
		low = 0
	}
	return low, high
}

// rangeY returns the range of the axis of values.
func (c *chart) rangeY() (low, high float64) {
	low, high = c.span()
	pad := (high - low) * 0.22
	if pad == 0 {
		pad = max(1, math.Abs(high)*0.2)
	}
	if low != 0 {
		low -= pad
	}
	return low, high + pad
}

// maxDigits is how many digits the numbers of an axis may have. More would leave
// no room for the chart, and would exceed the precision of a number.
const maxDigits = 12

// isDrawable reports whether the axis of values can be drawn with numbers that
// people can read.
func (c *chart) isDrawable() bool {
	low, high := c.rangeY()
	if math.IsInf(high-low, 0) || math.IsNaN(high-low) {
		return false
	}
	ticks := roundNumbers(low, high, c.sign)
	return len(ticks) > 1 && !slices.ContainsFunc(ticks, func(v axisTick) bool { return countDigits(v.label) > maxDigits })
}

func countDigits(s string) (n int) {
	for _, r := range s {
		if '0' <= r && r <= '9' {
			n++
		}
	}
	return n
}

// An axisTick is a place on an axis; its label may be empty.
type axisTick struct {
	value float64
	label string
}

// roundNumbers returns at most about five round numbers in the range.
func roundNumbers(low, high float64, unit string) []axisTick {
	step := math.Pow(10, math.Floor(math.Log10((high-low)/4)))
	for _, f := range []float64{2, 2.5, 2} {
		if (high-low)/step > 5 {
			step *= f
		}
	}
	digits := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	if scaled := step * math.Pow(10, float64(digits)); digits > 0 && math.Abs(scaled-math.Round(scaled)) > 1e-6 {
		digits++
	}
	var ticks []axisTick
	for n := math.Ceil(low / step); n*step <= high && len(ticks) < 12; n++ {
		v := n*step + 0 // turns -0 into 0
		ticks = append(ticks, axisTick{v, numbers.WithUnit(numbers.Group(fmt.Sprintf("%.*f", digits, v)), unit)})
	}
	return ticks
}

// axisDate returns a date for an axis, as in 30 Jun 2025, Jun 2025 and Q4 2025.
func axisDate(d outcomes.Date) string {
	first, _, err := d.Span()
	switch {
	case err != nil:
		return string(d)
	case len(d) == len("2025-06-30"):
		return first.Format("2 Jan 2006")
	case strings.ContainsAny(string(d), "QH"):
		return string(d[5:] + " " + d[:4])
	case len(d) == len("2025-06") && d[4] == '-':
		return first.Format("Jan 2006")
	}
	return string(d)
}

// dates returns the dates of the marks, with a label where there is room for it.
func (c *chart) dates(f frame) []axisTick {
	marks := slices.Clone(c.marks)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.x, b.x) })
	var ticks []axisTick
	end := math.Inf(-1) // of the last label
	for _, m := range marks {
		t := axisTick{value: m.x}
		on := axisDate(m.on)
		half := typeset.Regular.Width(on, lettering)/2 + 3
		if x := f.x(m.x); x-half >= end && x+half <= chartWidth {
			t.label, end = on, x+half
		}
		ticks = append(ticks, t)
	}
	return ticks
}

// scene draws the chart. Marks differ by shape, and lines by their dashes: a
// square is the baseline, a dot a value, a hollow triangle a target.
func (c *chart) scene() *paint.Scene {
	f := c.frame()
	s := &paint.Scene{
		View: "chart", Description: "Chart: " + c.words(),
		W: chartWidth, H: chartHeight, Scale: 1, Background: blank,
	}
	add := func(p paint.Part) {
		p.English = true
		s.Parts = append(s.Parts, p)
	}
	add(c.axes(f))
	for _, l := range []struct {
		marks []mark
		dash  []float64
	}{{c.wanted, []float64{2, 3}}, {c.measured, nil}} {
		if len(l.marks) < 2 {
			continue
		}
		var points []paint.Point
		for _, m := range l.marks {
			points = append(points, f.point(m))
		}
		add(paint.Part{Class: "line", Shapes: []paint.Shape{{Path: paint.Polyline(thin(points)...), Stroke: grey, Thick: 1.2, Dash: l.dash}}})
	}
	labels := c.labels(f)
	for _, l := range labels {
		if l.leader != nil {
			add(paint.Part{Class: "line", Shapes: []paint.Shape{{Path: paint.Polyline(l.leader...), Stroke: ink, Thick: 0.5}}})
		}
	}
	for _, m := range c.marks {
		add(paint.Part{Class: "mark", Title: m.words(), Shapes: []paint.Shape{m.shape(f.point(m))}})
	}
	for _, l := range labels {
		add(paint.Part{Class: "label", Texts: []paint.Text{textLine(l.of.label, l.box.x1, l.box.y1, paint.Start)}})
	}
	return s
}

// thin returns the points of a line without those that nobody sees: of many that follow
// each other within a point's width it keeps the first, the lowest, the highest and the last.
func thin(points []paint.Point) []paint.Point {
	var kept []paint.Point
	for len(points) > 0 {
		n := 1
		for n < len(points) && math.Floor(points[n].X) == math.Floor(points[0].X) {
			n++
		}
		high, low := 0, 0
		for i, p := range points[:n] {
			if p.Y < points[high].Y {
				high = i
			}
			if p.Y > points[low].Y {
				low = i
			}
		}
		for i, p := range points[:n] {
			if n <= 4 || i == 0 || i == high || i == low || i == n-1 {
				kept = append(kept, p)
			}
		}
		points = points[n:]
	}
	return kept
}

// shape returns the shape of the mark.
func (m mark) shape(at paint.Point) paint.Shape {
	const r = radius * 0.9
	switch m.name {
	case "baseline":
		return paint.Shape{Path: paint.Rectangle(at.X-r, at.Y-r, 2*r, 2*r, 0), Fill: ink}
	case "target":
		return paint.Shape{Path: paint.Polygon(paint.Point{X: at.X, Y: at.Y - radius}, paint.Point{X: at.X + radius, Y: at.Y + r}, paint.Point{X: at.X - radius, Y: at.Y + r}), Fill: blank, Stroke: ink, Thick: 1.2}
	}
	return paint.Shape{Path: paint.Circle(at.X, at.Y, r, 1, 0), Fill: ink}
}

// axes draws the axes with their ticks.
func (c *chart) axes(f frame) paint.Part {
	p := paint.Part{Class: "axis"}
	line := func(colour string, x1, y1, x2, y2 float64) {
		p.Shapes = append(p.Shapes, paint.Shape{Path: paint.Polyline(paint.Point{X: x1, Y: y1}, paint.Point{X: x2, Y: y2}), Stroke: colour, Thick: 0.6})
	}
	r := f.room
	for _, t := range roundNumbers(f.lowY, f.highY, c.sign) {
		y := f.y(t.value)
		line(pale, r.x1, y, r.x2, y)
		line(grey, r.x1-tick, y, r.x1, y)
		p.Texts = append(p.Texts, textLine(t.label, r.x1-tick-3, y-lettering*(typeset.Ascent+typeset.Descent)/2, paint.End))
	}
	for _, t := range c.dates(f) {
		x := f.x(t.value)
		line(grey, x, r.y2, x, r.y2+tick)
		if t.label != "" {
			p.Texts = append(p.Texts, textLine(t.label, x, r.y2+tick+2, paint.Middle))
		}
	}
	line(grey, r.x1, r.y1, r.x1, r.y2)
	line(grey, r.x1, r.y2, r.x2, r.y2)
	return p
}

// textLine returns a line of text below the height top.
func textLine(words string, x, top float64, a paint.Anchor) paint.Text {
	l := paint.Line{X: x, Y: top + lettering*typeset.Ascent, Words: words, Width: typeset.Regular.Width(words, lettering)}
	return paint.Text{Lines: []paint.Line{l}, Size: lettering, Anchor: a, Colour: ink}
}

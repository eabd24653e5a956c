package report

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// The size of a chart, in points, and the dots per inch of its PNG.
const (
	chartWidth, chartHeight = 420.0, 190.0
	chartDPI                = 200
)

// chartOf is the chart of an indicator; nil where nothing was measured that it
// could show. A mark and a word tell what each number is: a square the
// baseline, a dot a value, a triangle a target.
func (s *study) chartOf(r *progress.Result, number int) *Figure {
	h := s.history(r)
	if len(h.values) == 0 {
		return nil
	}
	c := newChart(r.Baseline, h)
	alt := text("Chart of “", s.says(r.Indicator.Title), "”: ", ours(c.words()))
	return &Figure{
		Caption: text("Chart ", fmt.Sprint(number), ": ", s.indicator(r)),
		Alt:     alt,
		Width:   chartWidth,
		Height:  chartHeight,
		Write: func(w io.Writer, f render.Format) error {
			if f == render.PNG {
				return c.writePNG(w)
			}
			return c.writeSVG(w, alt)
		},
	}
}

// A mark is a number in a chart, and what it is.
type mark struct {
	x, y  float64 // x in years
	glyph draw.GlyphDrawer
	name  string // baseline, value or target
	value string // as it is written
	on    outcomes.Date
	label string // beside the mark; empty: none
}

// A chart shows how one indicator has moved. A solid line joins what was
// measured, the baseline among it; a dashed one leads from the baseline to the
// targets, and is there only if both are.
type chart struct {
	marks            []mark
	measured, wanted []mark // the lines
}

func newChart(baseline *progress.Point, h history) *chart {
	c := &chart{}
	if baseline != nil && baseline.On.Valid() {
		c.marks = append(c.marks, newMark("baseline", *baseline, draw.BoxGlyph{}))
		c.wanted = slices.Clone(c.marks)
	}
	for _, p := range h.values {
		c.marks = append(c.marks, newMark("value", p, draw.CircleGlyph{}))
	}
	c.measured = slices.Clone(c.marks)
	slices.SortStableFunc(c.measured, func(a, b mark) int { return int(math.Copysign(1, a.x-b.x)) * b2i(a.x != b.x) })
	for i, p := range h.targets {
		m := newMark("target", p, draw.TriangleGlyph{})
		if i > 0 && len(h.targets) > 3 && i < len(h.targets)-1 {
			m.label = m.value
		}
		c.marks = append(c.marks, m)
		c.wanted = append(c.wanted, m)
	}
	if len(c.wanted) > 0 && c.wanted[0].name != "baseline" {
		c.wanted = nil
	}
	first := len(c.measured) - len(h.values)
	for i := range h.values { // of many values, the first and the last are written out
		m := &c.marks[first+i]
		switch last := i == len(h.values)-1; {
		case last:
			m.label = "Latest value " + m.value
		case i == 0 || len(h.values) <= 8:
			m.label = "Value " + m.value
		default:
			m.label = ""
		}
	}
	return c
}

func newMark(name string, p progress.Point, glyph draw.GlyphDrawer) mark {
	value := plaintext.Line(p.Value)
	return mark{x: years(p.On), y: p.Number, glyph: glyph, name: name, value: value, on: p.On,
		label: strings.ToUpper(name[:1]) + name[1:] + " " + value}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// lastDay is the last day of a date, for which a year or a month stands.
func lastDay(d outcomes.Date) time.Time {
	_, last, _ := d.Span() // only valid dates come here
	return last
}

// years is the last day of a date as a number of years.
func years(d outcomes.Date) float64 {
	t := lastDay(d)
	begin := time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	year := begin.AddDate(1, 0, 0).Sub(begin)
	return float64(t.Year()) + (t.Sub(begin).Hours()+24)/year.Hours()
}

// words tells the chart for those who cannot see it.
func (c *chart) words() string {
	var all []string
	for _, m := range c.marks {
		all = append(all, fmt.Sprintf("%s %s in %s", m.name, m.value, m.on))
	}
	return strings.Join(all, ", ")
}

var (
	ink  = color.Black
	grey = color.Gray{0x6e}
)

// drawTo draws the chart.
func (c *chart) drawTo(canvas draw.Canvas) {
	p := plot.New()
	sans := font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(9)}
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Tick.Label.Font = sans
		a.LineStyle.Color, a.Tick.LineStyle.Color = grey, grey
		a.Padding = vg.Points(4)
	}
	c.ranges(p)
	p.Add(plotter{c, sans})
	p.Draw(canvas)
}

// span is from where to where the axis of values must go. It begins at zero
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

// ranges sets the ranges of the axes, with room for labels, and their ticks.
func (c *chart) ranges(p *plot.Plot) {
	lowX, highX := math.Inf(1), math.Inf(-1)
	for _, m := range c.marks {
		lowX, highX = min(lowX, m.x), max(highX, m.x)
	}
	lowY, highY := c.span()
	padX, padY := (highX-lowX)*0.18, (highY-lowY)*0.22
	if padX == 0 {
		padX = 1
	}
	if padY == 0 {
		padY = max(1, math.Abs(highY)*0.2)
	}
	p.X.Min, p.X.Max = lowX-padX, highX+padX
	p.Y.Min, p.Y.Max = lowY-padY*b2f(lowY != 0), highY+padY
	p.X.Tick.Marker = dates(c.marks)
	p.Y.Tick.Marker = fewTicks{}
}

func b2f(b bool) float64 { return float64(b2i(b)) }

// dates are ticks at the dates of marks, as they are written.
type dates []mark

// Ticks implements [plot.Ticker].
func (d dates) Ticks(low, high float64) []plot.Tick {
	sorted := slices.Clone(d)
	slices.SortStableFunc(sorted, func(a, b mark) int { return lastDay(a.on).Compare(lastDay(b.on)) })
	var ticks []plot.Tick
	room := math.Inf(-1)     // where the last label ends
	const letter = 5.2 / 340 // the width of a digit, of that of the chart
	for _, m := range sorted {
		half := float64(len(m.on)+1) * letter / 2 * (high - low)
		t := plot.Tick{Value: m.x}
		if m.x-half >= room {
			t.Label = string(m.on)
			room = m.x + half
		}
		ticks = append(ticks, t)
	}
	return ticks
}

// fewTicks are at most about five round numbers.
type fewTicks struct{}

// Ticks implements [plot.Ticker].
func (fewTicks) Ticks(low, high float64) []plot.Tick {
	step := math.Pow(10, math.Floor(math.Log10((high-low)/4)))
	for _, f := range []float64{2, 2.5, 2} {
		if (high-low)/step > 5 {
			step *= f
		}
	}
	var ticks []plot.Tick
	digits := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	if digits > 0 && math.Abs(step*math.Pow(10, float64(digits))-math.Round(step*math.Pow(10, float64(digits)))) > 1e-6 {
		digits++
	}
	for n := math.Ceil(low / step); n*step <= high && len(ticks) < 12; n++ {
		v := n * step
		if v == 0 {
			v = 0 // and not -0
		}
		ticks = append(ticks, plot.Tick{Value: v, Label: fmt.Sprintf("%.*f", digits, v)})
	}
	return ticks
}

// A plotter draws lines, marks and labels, the latter where they hide nothing.
type plotter struct {
	*chart
	font font.Font
}

// Plot implements [plot.Plotter].
func (c plotter) Plot(canvas draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&canvas)
	at := func(m mark) vg.Point { return vg.Point{X: x(m.x), Y: y(m.y)} }
	var marked, crossed []vg.Rectangle // where marks are, and lines
	line := func(marks []mark, dashes []vg.Length) {
		if len(marks) < 2 {
			return
		}
		var points []vg.Point
		for i, m := range marks {
			points = append(points, at(m))
			if i > 0 {
				crossed = append(crossed, along(points[i-1], points[i])...)
			}
		}
		canvas.StrokeLines(draw.LineStyle{Color: grey, Width: vg.Points(1.2), Dashes: dashes}, points)
	}
	line(c.wanted, []vg.Length{vg.Points(2), vg.Points(3)})
	line(c.measured, nil)

	const radius = 4.0
	style := draw.TextStyle{Color: ink, Font: c.font, Handler: plot.DefaultTextHandler}
	for _, m := range c.marks {
		pt := at(m)
		canvas.DrawGlyph(draw.GlyphStyle{Color: ink, Radius: vg.Points(radius), Shape: m.glyph}, pt)
		marked = append(marked, around(pt, vg.Points(2*radius), vg.Points(2*radius)))
	}
	for _, m := range c.marks {
		if m.label == "" {
			continue
		}
		w, h := style.Width(m.label), style.Height(m.label)
		box, ok := c.place(canvas.Rectangle, at(m), w, h, slices.Concat(marked, crossed))
		if !ok {
			box, ok = c.place(canvas.Rectangle, at(m), w, h, marked)
		}
		if !ok && m.name == "value" && !strings.HasPrefix(m.label, "Latest") {
			continue // the numbers are beneath the chart too
		}
		marked = append(marked, box)
		canvas.FillText(style, vg.Point{X: box.Min.X, Y: box.Min.Y + h*0.2}, m.label)
	}
}

// along are small pieces of the line from one point to another.
func along(a, b vg.Point) []vg.Rectangle {
	n := max(1, int(math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y))/4))
	var pieces []vg.Rectangle
	for i := range n {
		f := vg.Length(i) / vg.Length(n)
		pieces = append(pieces, around(vg.Point{X: a.X + (b.X-a.X)*f, Y: a.Y + (b.Y-a.Y)*f}, 1, 1))
	}
	return pieces
}

// place is where a label hides nothing and is cut off nowhere: above its mark if
// that may be, else below it, then to the right and the left, then farther away.
// Where there is no such place it is above.
func (c plotter) place(within vg.Rectangle, at vg.Point, w, h vg.Length, taken []vg.Rectangle) (vg.Rectangle, bool) {
	const gap = 7
	for _, far := range []vg.Length{1, 2.2, 3.4} {
		for _, move := range []vg.Point{{Y: h/2 + gap*far}, {Y: -h/2 - gap*far}, {X: w/2 + gap*far}, {X: -w/2 - gap*far}} {
			center := vg.Point{X: at.X + move.X, Y: at.Y + move.Y}
			if move.X == 0 { // keep it within the chart
				center.X = max(within.Min.X+w/2, min(within.Max.X-w/2, center.X))
			}
			box := around(center, w, h)
			free := box.Min.X >= within.Min.X && box.Max.X <= within.Max.X && box.Min.Y >= within.Min.Y && box.Max.Y <= within.Max.Y
			for _, t := range taken {
				free = free && (box.Max.X < t.Min.X || t.Max.X < box.Min.X || box.Max.Y < t.Min.Y || t.Max.Y < box.Min.Y)
			}
			if free {
				return box, true
			}
		}
	}
	return around(vg.Point{X: at.X, Y: at.Y + h/2 + gap}, w, h), false
}

func around(at vg.Point, w, h vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: at.X - w/2, Y: at.Y - h/2}, Max: vg.Point{X: at.X + w/2, Y: at.Y + h/2}}
}

// writeSVG writes the chart with its words, without ids that could clash in a
// page.
func (c *chart) writeSVG(w io.Writer, alt Text) error {
	canvas := vgsvg.New(vg.Points(chartWidth), vg.Points(chartHeight))
	c.drawTo(draw.New(canvas))
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return err
	}
	_, body, ok := strings.Cut(b.String(), "xmlns:xlink=\"http://www.w3.org/1999/xlink\">")
	if !ok {
		return fmt.Errorf("the chart has an unknown beginning")
	}
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%gpt" height="%gpt" viewBox="0 0 %g %g" role="img" aria-label="%s" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif">%s`,
		chartWidth, chartHeight, chartWidth, chartHeight, escape(alt.String()), families.Replace(body))
	return err
}

// families makes the letters those of the document.
var families = strings.NewReplacer("font-family:Liberation Sans;font-variant:none;font-weight:normal;font-style:normal;", "")

// writePNG writes the chart as dots.
func (c *chart) writePNG(w io.Writer) error {
	canvas := vgimg.NewWith(vgimg.UseWH(vg.Points(chartWidth), vg.Points(chartHeight)), vgimg.UseDPI(chartDPI))
	c.drawTo(draw.New(canvas))
	_, err := vgimg.PngCanvas{Canvas: canvas}.WriteTo(w)
	return err
}

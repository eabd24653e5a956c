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

// chartOf is the chart of an indicator; nil where nothing was measured, or
// the numbers are such that no chart can show them. A mark and a word tell what each number is: a square the
// baseline, a dot a value, a triangle a target.
func (s *study) chartOf(r *progress.Result, number int) *Figure {
	h := s.history(r)
	if len(h.values) == 0 {
		return nil
	}
	c := newChart(r.Baseline, h)
	if !c.drawable() {
		return nil
	}
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

	// begins says that the baseline stands at the first day of its date, since
	// the last would be after the first value.
	begins bool
}

func newChart(baseline *progress.Point, h history) *chart {
	c := &chart{}
	if baseline != nil && baseline.On.Valid() {
		m := newMark("baseline", *baseline, draw.BoxGlyph{})
		if len(h.values) > 0 {
			first, begin := years(lastDay(h.values[0].On)), years(firstDay(m.on))
			if c.begins = m.x > first && begin < first; c.begins {
				m.x = begin
			}
		}
		c.marks = append(c.marks, m)
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
	value := plaintext.CleanLine(p.Value)
	return mark{x: years(lastDay(p.On)), y: p.Number, glyph: glyph, name: name, value: value, on: p.On,
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

// firstDay is the first day of a date, seen from the end of the day before it.
func firstDay(d outcomes.Date) time.Time {
	first, _, _ := d.Span() // only valid dates come here
	return first.AddDate(0, 0, -1)
}

// years is the end of a day as a number of years.
func years(t time.Time) float64 {
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
	c.plot().Draw(canvas)
}

// sans is the font of what is written in a chart.
var sans = font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(9)}

// plot is the chart with its axes.
func (c *chart) plot() *plot.Plot {
	p := plot.New()
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Tick.Label.Font = sans
		a.LineStyle.Color, a.Tick.LineStyle.Color = grey, grey
		a.Padding = vg.Points(4)
	}
	c.ranges(p)
	p.Add(plotter{c})
	return p
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
	padX := (highX - lowX) * 0.18
	if padX == 0 {
		padX = 1
	}
	p.X.Min, p.X.Max = lowX-padX, highX+padX
	p.Y.Min, p.Y.Max = c.rangeY()
	p.X.Tick.Marker = dates(c.marks)
	p.Y.Tick.Marker = fewTicks{}
}

// rangeY is the range of the axis of values.
func (c *chart) rangeY() (low, high float64) {
	low, high = c.span()
	pad := (high - low) * 0.22
	if pad == 0 {
		pad = max(1, math.Abs(high)*0.2)
	}
	return low - pad*b2f(low != 0), high + pad
}

// maxDigits is how many digits the numbers of an axis may have: more would
// leave no room for the chart, and be more than is certain of a number.
const maxDigits = 12

// drawable reports whether the axis of values can be drawn with numbers that
// people can read.
func (c *chart) drawable() bool {
	low, high := c.rangeY()
	if math.IsInf(high-low, 0) || math.IsNaN(high-low) {
		return false
	}
	ticks := fewTicks{}.Ticks(low, high)
	for _, t := range ticks {
		if len(strings.Trim(t.Label, "-.")) > maxDigits {
			return false
		}
	}
	return len(ticks) > 1
}

func b2f(b bool) float64 { return float64(b2i(b)) }

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

package paint

import (
	"context"
	"image"
	"image/color"
	"math"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/fixed"

	"github.com/resultschain/resultschain/internal/layout"
)

// A painting is a picture of w × h pixels as areas to be painted one after the other. Only
// some rows are painted at a time: they stay in the processor's cache, and a large picture
// takes no more memory than a small one.
type painting struct {
	w, h   int
	scale  float64    // pixels for a point
	ground color.RGBA // below all areas; the zero value is transparent
	areas  []area
}

// An area is an image, or polygons that are filled with one colour by the non-zero rule.
type area struct {
	ink      color.RGBA
	polygons [][]fixed.Point26_6
	bounds   image.Rectangle // of the pixels that it touches
	image    *image.RGBA     // instead of polygons, at the place of bounds
}

// addShape fills the shape, then strokes it, as SVG does.
func (p *painting) addShape(s *Shape) {
	chains := s.Path.flatten(p.scale)
	if s.Fill != "" {
		a := area{ink: inkOf(s.Fill)}
		for _, ch := range chains {
			a.addPolygon(ch.points)
		}
		p.areas = append(p.areas, a)
	}
	if s.Stroke == "" {
		return
	}
	var dash []float64
	for _, l := range s.Dash {
		dash = append(dash, l*p.scale)
	}
	a := area{ink: inkOf(s.Stroke)}
	for _, ch := range chains {
		pieces := []chain{ch}
		if len(dash) > 0 {
			pieces = ch.dashes(dash)
		}
		for _, piece := range pieces {
			for _, points := range piece.stroke(s.Thick * p.scale) {
				a.addPolygon(points)
			}
		}
	}
	p.areas = append(p.areas, a)
}

// addLine fills a line of text. Each stretch of letters with room before it is an area of
// its own, since the time for an area grows with the square of what it has in a row.
func (p *painting) addLine(l *glyphLine) {
	a := area{ink: inkOf(l.colour)}
	left, right := math.MaxInt, math.MinInt // of the line so far
	var path Path                           // of a glyph: a line of very many takes much memory
	for i := range l.glyphs {
		path = l.appendGlyph(path[:0], &l.glyphs[i])
		for _, ch := range path.flatten(p.scale) {
			next := area{ink: a.ink}
			next.addPolygon(ch.points)
			if next.bounds.Min.X >= right || next.bounds.Max.X <= left {
				p.areas = append(p.areas, a)
				a = next
			} else {
				a.polygons = append(a.polygons, next.polygons...)
				a.bounds = a.bounds.Union(next.bounds)
			}
			left, right = min(left, next.bounds.Min.X), max(right, next.bounds.Max.X)
		}
	}
	p.areas = append(p.areas, a)
}

// addPolygon adds a polygon to the area.
func (a *area) addPolygon(points []layout.Point) {
	if len(points) == 0 {
		return
	}
	out := make([]fixed.Point26_6, len(points), len(points)+1)
	bounds := fixed.Rectangle26_6{Min: fixed.Point26_6{X: math.MaxInt32, Y: math.MaxInt32}, Max: fixed.Point26_6{X: math.MinInt32, Y: math.MinInt32}}
	for i, pt := range points {
		q := fixed.Point26_6{X: fixed.Int26_6(pt.X * 64), Y: fixed.Int26_6(pt.Y * 64)}
		bounds.Min.X, bounds.Min.Y = min(bounds.Min.X, q.X), min(bounds.Min.Y, q.Y)
		bounds.Max.X, bounds.Max.Y = max(bounds.Max.X, q.X), max(bounds.Max.Y, q.Y)
		out[i] = q
	}
	a.polygons = append(a.polygons, append(out, out[0]))
	a.bounds = a.bounds.Union(image.Rect(bounds.Min.X.Floor(), bounds.Min.Y.Floor(), bounds.Max.X.Floor()+1, bounds.Max.Y.Floor()+1))
}

// addImage adds a picture in PNG.
func (p *painting) addImage(ctx context.Context, im *Image) error {
	at := func(v float64) int { return int(math.Round(v * p.scale)) }
	to, err := untilDone(ctx, func() (*image.RGBA, error) {
		from, err := im.decode()
		if err != nil {
			return nil, err
		}
		to := image.NewRGBA(image.Rect(0, 0, max(1, at(im.W)), max(1, at(im.H))))
		draw.CatmullRom.Scale(to, to.Bounds(), from, from.Bounds(), draw.Src, nil)
		return to, nil
	})
	if err != nil {
		return err
	}
	p.areas = append(p.areas, area{image: to, bounds: to.Rect.Add(image.Pt(at(im.X), at(im.Y)))})
	return nil
}

// A canvas is some rows of a picture.
type canvas struct {
	image      *image.RGBA // its bounds are where they stand in the picture
	rasterizer *raster.Rasterizer
}

func newCanvas(w, rows int) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, w, rows)), raster.NewRasterizer(w, rows)}
	c.rasterizer.UseNonZeroWinding = true
	return c
}

// paint paints the rows from the first to below the second number, at most as many as
// the canvas has.
func (c *canvas) paint(p *painting, from, to int) {
	c.image.Rect = image.Rect(0, from, p.w, to)
	draw.Draw(c.image, c.image.Rect, image.NewUniform(p.ground), image.Point{}, draw.Src)
	for i := range p.areas {
		a := &p.areas[i]
		if at := a.bounds.Intersect(c.image.Rect); !at.Empty() {
			c.paintArea(a, at)
		}
	}
}

// paintArea paints the part of the area that is within a rectangle.
func (c *canvas) paintArea(a *area, within image.Rectangle) {
	if a.image != nil {
		draw.Draw(c.image, a.bounds, a.image, image.Point{}, draw.Over)
		return
	}
	r := c.rasterizer
	r.SetBounds(within.Dx(), within.Dy())
	r.Dx, r.Dy = within.Min.X, within.Min.Y
	corner, bottom := fixed.P(r.Dx, r.Dy), fixed.I(within.Dy())
	for _, points := range a.polygons {
		last := fixed.Point26_6{X: -1} // where no edge ends
		for i := range points[1:] {
			from, to := points[i].Sub(corner), points[i+1].Sub(corner)
			if max(from.Y, to.Y) <= 0 || min(from.Y, to.Y) >= bottom {
				continue
			}
			from, to = cut(from, to, bottom), cut(to, from, bottom)
			if from != last {
				r.Start(from)
			}
			r.Add1(to)
			last = to
		}
	}
	p := &spanPainter{RGBAPainter: raster.NewRGBAPainter(c.image), ink: a.ink}
	p.SetColor(a.ink)
	r.Rasterize(p)
}

// cut returns where the edge from a to b enters the rows from 0 to bottom. The rasterizer
// would take what is right above its first row for a part of that row.
func cut(a, b fixed.Point26_6, bottom fixed.Int26_6) fixed.Point26_6 {
	y := min(max(a.Y, 0), bottom)
	if y == a.Y {
		return a
	}
	return fixed.Point26_6{X: a.X + fixed.Int26_6(int64(b.X-a.X)*int64(y-a.Y)/int64(b.Y-a.Y)), Y: y}
}

// A spanPainter copies the colour of shapes to all that is inside of them, which is most
// of a picture. It mixes colours only at their edges.
type spanPainter struct {
	*raster.RGBAPainter
	ink color.RGBA
}

func (p *spanPainter) Paint(spans []raster.Span, done bool) {
	for i, s := range spans {
		if s.Alpha < 0xffff {
			p.RGBAPainter.Paint(spans[i:i+1], done)
			continue
		}
		at := p.Image.PixOffset(s.X0, s.Y)
		row := p.Image.Pix[at : at+4*(s.X1-s.X0)]
		for n := copy(row, []byte{p.ink.R, p.ink.G, p.ink.B, p.ink.A}); n < len(row); n *= 2 {
			copy(row[n:], row[:n])
		}
	}
}

package paint

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"runtime"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/fixed"

	"github.com/resultschain/resultschain/internal/layout"
)

// The dots per inch of a PNG.
const (
	DefaultDPI = 200
	MinDPI     = 36
	MaxDPI     = 1200
)

// maxPixels is how many pixels a PNG may have: 320 MB while it is drawn, and
// below the limits that image programs set against attacks.
const maxPixels = 80_000_000

// pngSlots limits how many PNGs are drawn at once, and so their memory. More
// would not be faster.
var pngSlots = make(chan struct{}, runtime.GOMAXPROCS(0))

// PNG is the format of pictures made of pixels.
var PNG = Format{"png", "image/png", encodePNG}

// encodePNG draws the scene as a PNG.
func encodePNG(ctx context.Context, s *Scene, o *Options) ([]byte, error) {
	if err := checkPixels(s, o.DPI); err != nil {
		return nil, err
	}
	select {
	case pngSlots <- struct{}{}:
		defer func() { <-pngSlots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	lines, err := setAll(ctx, s, o)
	if err != nil {
		return nil, err
	}
	w, h := pixels(s, o.DPI)
	c := newCanvas(w, h, s.Scale*float64(o.DPI)/72)
	if s.Background != "" {
		if err := c.fill(ctx, inkOf(s.Background)); err != nil {
			return nil, err
		}
	}
	for i := range s.Parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &s.Parts[i]
		for j := range p.Shapes {
			c.draw(&p.Shapes[j])
		}
		if p.Image != nil {
			if err := c.drawImage(ctx, p.Image); err != nil {
				return nil, err
			}
		}
		for _, t := range p.Texts {
			for range t.Lines {
				c.draw(&Shape{Path: lines[0].path(), Fill: lines[0].colour})
				lines = lines[1:]
			}
		}
	}
	return writePNG(ctx, c.image, s.Background != "" || c.image.Opaque(), o.DPI)
}

// checkPixels returns an error where the PNG would have too many dots.
func checkPixels(s *Scene, dpi int) error {
	w, h := pixels(s, dpi)
	if fitsPixels(w, h) {
		return nil
	}
	err := layout.TooLarge("at %d dots per inch the PNG has %d × %d pixels, and the limit is %d million", dpi, w, h, maxPixels/1_000_000)
	for less := dpi - 1; less >= MinDPI; less-- {
		if fitsPixels(pixels(s, less)) {
			return fmt.Errorf("%w; use %d or less", err, less)
		}
	}
	return fmt.Errorf("%w; write an SVG", err)
}

// pixels returns the size of the scene in pixels.
func pixels(s *Scene, dpi int) (w, h int) {
	size := func(points float64) int {
		return max(1, int(math.Ceil(points*s.Scale*float64(dpi)/72-1e-6)))
	}
	return size(s.W), size(s.H)
}

func fitsPixels(w, h int) bool { return w <= maxPixels && h <= maxPixels/w }

// A canvas is an image on which shapes are drawn.
type canvas struct {
	image      *image.RGBA
	scale      float64 // pixels for a point
	rasterizer *raster.Rasterizer
}

func newCanvas(w, h int, scale float64) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, w, h)), scale, raster.NewRasterizer(w, h)}
	c.rasterizer.UseNonZeroWinding = true
	return c
}

// fill fills the image with a colour.
func (c *canvas) fill(ctx context.Context, ink color.RGBA) error {
	from, rows := image.NewUniform(ink), c.image.Rect
	for rows.Max.Y = 0; rows.Max.Y < c.image.Rect.Max.Y && ctx.Err() == nil; {
		rows.Min.Y, rows.Max.Y = rows.Max.Y, min(rows.Max.Y+rowsAtOnce, c.image.Rect.Max.Y)
		draw.Draw(c.image, rows, from, image.Point{}, draw.Src)
	}
	return ctx.Err()
}

// rowsAtOnce is how many rows of an image are worked on before it counts whether
// anybody waits for it still.
const rowsAtOnce = 64

// draw fills the shape, then strokes it, as SVG does.
func (c *canvas) draw(s *Shape) {
	chains := s.Path.flatten(c.scale)
	if s.Fill != "" {
		for _, ch := range chains {
			c.addPolygon(ch.points)
		}
		c.paint(s.Fill)
	}
	if s.Stroke == "" {
		return
	}
	var dash []float64
	for _, l := range s.Dash {
		dash = append(dash, l*c.scale)
	}
	for _, ch := range chains {
		pieces := []chain{ch}
		if len(dash) > 0 {
			pieces = ch.dashes(dash)
		}
		for _, piece := range pieces {
			for _, points := range piece.stroke(s.Thick * c.scale) {
				c.addPolygon(points)
			}
		}
	}
	c.paint(s.Stroke)
}

// drawImage draws a picture in PNG.
func (c *canvas) drawImage(ctx context.Context, im *Image) error {
	at := func(v float64) int { return int(math.Round(v * c.scale)) }
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
	draw.Draw(c.image, to.Rect.Add(image.Pt(at(im.X), at(im.Y))), to, image.Point{}, draw.Over)
	return nil
}

// decode returns the dots of a picture in PNG; others are for an SVG alone.
func (im *Image) decode() (image.Image, error) {
	if im.Type != "image/png" {
		return nil, errors.New("the logo is an SVG, which only an SVG can show: give a logo in PNG, or write an SVG")
	}
	dots, err := png.Decode(bytes.NewReader(im.Data))
	if err != nil {
		return nil, fmt.Errorf("reading the logo: %w", err)
	}
	return dots, nil
}

// addPolygon adds a polygon to what is painted next.
func (c *canvas) addPolygon(points []layout.Point) {
	at := func(p layout.Point) fixed.Point26_6 {
		return fixed.Point26_6{X: fixed.Int26_6(p.X * 64), Y: fixed.Int26_6(p.Y * 64)}
	}
	for i, p := range points {
		if i == 0 {
			c.rasterizer.Start(at(p))
		} else {
			c.rasterizer.Add1(at(p))
		}
	}
	if len(points) > 0 {
		c.rasterizer.Add1(at(points[0]))
	}
}

// paint fills the polygons that were added.
func (c *canvas) paint(colour string) {
	p := &spanPainter{RGBAPainter: raster.NewRGBAPainter(c.image), ink: inkOf(colour)}
	p.SetColor(p.ink)
	c.rasterizer.Rasterize(p)
	c.rasterizer.Clear()
}

// A spanPainter paints what is inside of shapes by copying their colour, which is
// most of a picture, and only their edges by mixing colours.
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

// inkOf returns a colour that is written #rrggbb.
func inkOf(colour string) color.RGBA {
	var c color.RGBA
	fmt.Sscanf(colour, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	c.A = 0xff
	return c
}

package render

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/png"
	"math"
	"runtime"

	"github.com/fogleman/gg"

	"github.com/resultschain/resultschain/internal/layout"
)

// The dots per inch of a PNG.
const (
	DefaultDPI = 200
	MinDPI     = 36
	MaxDPI     = 1200
)

// MaxPixels is how many pixels a PNG may have: 320 MB while it is drawn, and
// below what image programs take for an attack.
const MaxPixels = 80_000_000

// painting bounds how many PNGs are drawn at once, and so their memory: more
// would not be faster.
var painting = make(chan struct{}, runtime.GOMAXPROCS(0))

// writePNG draws the scene as a PNG.
func writePNG(s *scene, o *Options) ([]byte, error) {
	dpi, err := dpiFor(s, o.DPI)
	if err != nil {
		return nil, err
	}
	painting <- struct{}{}
	defer func() { <-painting }()
	lines, err := setAll(s, o.Font)
	if err != nil {
		return nil, err
	}
	w, h := pixels(s, dpi)
	c := canvas{Context: gg.NewContext(w, h), scale: s.scale * float64(dpi) / 72}
	if s.background != "" {
		c.SetHexColor(s.background)
		c.Clear()
	}
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.shapes {
			c.draw(&p.shapes[j])
		}
		for _, t := range p.texts {
			for range t.lines {
				c.draw(&shape{path: lines[0].path(), fill: lines[0].colour})
				lines = lines[1:]
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, c.Image()); err != nil {
		return nil, fmt.Errorf("encoding the PNG: %w", err)
	}
	return withDPI(b.Bytes(), dpi), nil
}

// dpiFor is the dots per inch to use: dpi, or the default if it is 0.
func dpiFor(s *scene, dpi int) (int, error) {
	if dpi == 0 {
		dpi = DefaultDPI
	}
	if dpi < MinDPI || dpi > MaxDPI {
		return 0, choice(fmt.Sprintf("%d dots per inch cannot be: use %d to %d", dpi, MinDPI, MaxDPI))
	}
	w, h := pixels(s, dpi)
	if fitsPixels(w, h) {
		return dpi, nil
	}
	err := fmt.Errorf("%w: at %d dots per inch the PNG has %d × %d pixels, and the limit is %d million", ErrTooLarge, dpi, w, h, MaxPixels/1_000_000)
	for less := dpi - 1; less >= MinDPI; less-- {
		if fitsPixels(pixels(s, less)) {
			return 0, fmt.Errorf("%w; use %d or less", err, less)
		}
	}
	return 0, fmt.Errorf("%w; write an SVG", err)
}

// pixels is the size of the scene in pixels.
func pixels(s *scene, dpi int) (w, h int) {
	size := func(points float64) int {
		return max(1, int(math.Ceil(points*s.scale*float64(dpi)/72-1e-6)))
	}
	return size(s.w), size(s.h)
}

func fitsPixels(w, h int) bool { return w <= MaxPixels && h <= MaxPixels/w }

// A canvas is what shapes are drawn on.
type canvas struct {
	*gg.Context
	scale float64 // pixels for a point
}

// draw fills the shape, then strokes it, as SVG does. The strokes are ours, as
// those of package gg have no mitred corners.
func (c *canvas) draw(s *shape) {
	chains := s.path.flatten(c.scale)
	if s.fill != "" {
		for _, ch := range chains {
			c.polygon(ch.points)
		}
		c.SetHexColor(s.fill)
		c.Fill()
	}
	if s.stroke == "" {
		return
	}
	var dash []float64
	for _, l := range s.dash {
		dash = append(dash, l*c.scale)
	}
	for _, ch := range chains {
		pieces := []chain{ch}
		if len(dash) > 0 {
			pieces = ch.dashed(dash)
		}
		for _, piece := range pieces {
			for _, points := range piece.stroke(s.thick * c.scale) {
				c.polygon(points)
			}
		}
	}
	c.SetHexColor(s.stroke)
	c.Fill()
}

func (c *canvas) polygon(points []layout.Point) {
	for i, p := range points {
		if i == 0 {
			c.MoveTo(p.X, p.Y)
		} else {
			c.LineTo(p.X, p.Y)
		}
	}
	c.ClosePath()
}

// withDPI puts into the PNG how large its pixels are: the chunk pHYs, which the
// standard library does not write, after the first one.
func withDPI(file []byte, dpi int) []byte {
	const header = 8 + 4 + 4 + 13 + 4 // the signature and the chunk IHDR
	perMetre := uint32(math.Round(float64(dpi) / 0.0254))
	chunk := []byte("pHYs")
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // metres

	out := append([]byte(nil), file[:header]...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(chunk)-4))
	out = append(out, chunk...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	return append(out, file[header:]...)
}

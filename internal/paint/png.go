package paint

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

// maxPixels is how many pixels a PNG may have: 320 MB while it is drawn, and
// below the limits that image programs set against attacks.
const maxPixels = 80_000_000

// pngSlots limits how many PNGs are drawn at once, and so their memory. More
// would not be faster.
var pngSlots = make(chan struct{}, runtime.GOMAXPROCS(0))

// PNG is the format of pictures made of pixels.
var PNG = Format{"png", "image/png", encodePNG}

// encodePNG draws the scene as a PNG.
func encodePNG(s *Scene, o *Options) ([]byte, error) {
	if err := checkPixels(s, o.DPI); err != nil {
		return nil, err
	}
	pngSlots <- struct{}{}
	defer func() { <-pngSlots }()
	lines, err := setAll(s, o.Font)
	if err != nil {
		return nil, err
	}
	w, h := pixels(s, o.DPI)
	c := canvas{Context: gg.NewContext(w, h), scale: s.Scale * float64(o.DPI) / 72}
	if s.Background != "" {
		c.SetHexColor(s.Background)
		c.Clear()
	}
	for i := range s.Parts {
		p := &s.Parts[i]
		for j := range p.Shapes {
			c.draw(&p.Shapes[j])
		}
		for _, t := range p.Texts {
			for range t.Lines {
				c.draw(&Shape{Path: lines[0].path(), Fill: lines[0].colour})
				lines = lines[1:]
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, c.Image()); err != nil {
		return nil, fmt.Errorf("encoding the PNG: %w", err)
	}
	return withDPI(b.Bytes(), o.DPI), nil
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
	*gg.Context
	scale float64 // pixels for a point
}

// draw fills the shape, then strokes it, as SVG does. The strokes are ours, as
// those of package gg have no mitred corners.
func (c *canvas) draw(s *Shape) {
	chains := s.Path.flatten(c.scale)
	if s.Fill != "" {
		for _, ch := range chains {
			c.polygon(ch.points)
		}
		c.SetHexColor(s.Fill)
		c.Fill()
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
				c.polygon(points)
			}
		}
	}
	c.SetHexColor(s.Stroke)
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

// withDPI returns the PNG with the size of its pixels: the chunk pHYs, which the
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

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

	"github.com/resultschain/resultschain/internal/layout"
)

// The dots per inch of a PNG.
const (
	DefaultDPI = 200
	MinDPI     = 36
	MaxDPI     = 1200
)

// maxPixels is how many pixels a PNG may have, below the limits that image programs set
// against attacks.
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
	p := &painting{w: w, h: h, scale: s.Scale * float64(o.DPI) / 72}
	if s.Background != "" {
		p.ground = inkOf(s.Background)
	}
	for i := range s.Parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		part := &s.Parts[i]
		for j := range part.Shapes {
			p.addShape(&part.Shapes[j])
		}
		if part.Image != nil {
			if err := p.addImage(ctx, part.Image); err != nil {
				return nil, err
			}
		}
		for _, t := range part.Texts {
			for range t.Lines {
				p.addLine(&lines[0])
				lines = lines[1:]
			}
		}
	}
	return writePNG(ctx, p, o.DPI)
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

// decode returns the dots of a picture in PNG. Only an SVG can show other pictures.
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

// inkOf returns a colour that is written #rrggbb.
func inkOf(colour string) color.RGBA {
	var c color.RGBA
	fmt.Sscanf(colour, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	c.A = 0xff
	return c
}

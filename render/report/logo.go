package report

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // formats of logos
	_ "image/png"
)

// A logo is a picture for the top of a report.
type logo struct {
	data          []byte
	kind          string // png or jpeg
	width, height int    // in dots
}

// A LogoError is the error where a picture cannot be a logo.
type LogoError struct{ Reason string }

func (e *LogoError) Error() string { return "the logo cannot be used: " + e.Reason }

// The limits of a logo: of its file in bytes, of all its dots, and of the dots on
// a side.
const (
	maxLogo     = 10 << 20
	maxLogoDots = 25_000_000
	minLogoSide = 16
)

// readLogo reads a logo in PNG or JPEG. No SVG is accepted: one may hold scripts.
func readLogo(data []byte) (*logo, error) {
	if len(data) > maxLogo {
		return nil, &LogoError{fmt.Sprintf("it is larger than %d MB; save it smaller", maxLogo>>20)}
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil && bytes.Contains(data[:min(len(data), 4096)], []byte("<svg")):
		return nil, &LogoError{"it is an SVG, which not all word processors show and which may hold scripts; save it as PNG"}
	case err != nil, kind != "png" && kind != "jpeg": // a program may know other kinds
		return nil, &LogoError{"it is no picture in PNG or JPEG; save it as PNG"}
	case c.Width*c.Height > maxLogoDots:
		return nil, &LogoError{fmt.Sprintf("it has %d × %d dots; save it smaller, 1,000 dots wide or so", c.Width, c.Height)}
	case c.Width < minLogoSide || c.Height < minLogoSide:
		return nil, &LogoError{fmt.Sprintf("it has only %d × %d dots, which is too small to print", c.Width, c.Height)}
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return nil, &LogoError{"it is damaged or cut short; save it anew"}
	}
	return &logo{data, kind, c.Width, c.Height}, nil
}

// size returns the size of the logo within a width and a height, in points.
func (l *logo) size(width, height float64) (w, h float64) {
	scale := min(width/float64(l.width), height/float64(l.height))
	return float64(l.width) * scale, float64(l.height) * scale
}

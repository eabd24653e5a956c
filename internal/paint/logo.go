package paint

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strconv"
	"strings"
)

// A logo is a picture at the head of every picture of a theme.
type logo struct {
	kind          string // its media type
	data          []byte
	width, height float64 // in any unit
}

// The limits of a logo: of its file in bytes, of all its dots, and of its place, in
// points.
const (
	maxLogo     = 2 << 20
	maxLogoDots = 25_000_000
	logoHigh    = 34.0
	logoWide    = 130.0
	logoGap     = 14.0
)

// readLogo reads a logo in PNG or SVG.
func readLogo(data []byte) (*logo, error) {
	if len(data) > maxLogo {
		return nil, fmt.Errorf("it is larger than %d MB; save it smaller", maxLogo>>20)
	}
	if c, err := png.DecodeConfig(bytes.NewReader(data)); err == nil {
		if c.Width*c.Height > maxLogoDots {
			return nil, fmt.Errorf("it has %d × %d dots; save it smaller, 1,000 dots wide or so", c.Width, c.Height)
		}
		if _, err := png.Decode(bytes.NewReader(data)); err != nil {
			return nil, errors.New("its PNG is broken; save it again")
		}
		return &logo{"image/png", data, float64(c.Width), float64(c.Height)}, nil
	}
	return readSVGLogo(data)
}

// readSVGLogo reads a logo in SVG, which must be a picture alone: no scripts, no links,
// and nothing that is fetched from elsewhere.
func readSVGLogo(data []byte) (*logo, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var out *logo
	for {
		token, err := d.Token()
		if err == io.EOF && out != nil {
			return out, nil
		}
		if err != nil {
			return nil, errors.New("it is no picture in PNG or SVG; save it as PNG")
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, errors.New("it declares a document type, which may fetch other files; save it as plain SVG, or as PNG")
		case xml.StartElement:
			if out == nil {
				if out, err = svgSize(t); err != nil {
					return nil, err
				}
				out.data = data
			}
			if err := checkSVGElement(t); err != nil {
				return nil, err
			}
		}
	}
}

// svgSize returns the logo with the size that its root element states.
func svgSize(root xml.StartElement) (*logo, error) {
	if root.Name.Local != "svg" {
		return nil, errors.New("it is no picture in PNG or SVG; save it as PNG")
	}
	l := &logo{kind: SVG.MediaType}
	for _, a := range root.Attr {
		number, _ := strconv.ParseFloat(strings.TrimRight(a.Value, "ptxm "), 64)
		switch a.Name.Local {
		case "width":
			l.width = number
		case "height":
			l.height = number
		case "viewBox":
			if box := strings.Fields(strings.ReplaceAll(a.Value, ",", " ")); len(box) == 4 && (l.width <= 0 || l.height <= 0) {
				l.width, _ = strconv.ParseFloat(box[2], 64)
				l.height, _ = strconv.ParseFloat(box[3], 64)
			}
		}
	}
	if !(l.width > 0 && l.height > 0 && l.width < 1e6 && l.height < 1e6) {
		return nil, errors.New(`its SVG states no size; give it a "viewBox", or save it as PNG`)
	}
	return l, nil
}

// checkSVGElement returns an error where an element of a logo does more than draw.
func checkSVGElement(e xml.StartElement) error {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "style", "handler", "set", "animate":
		return fmt.Errorf("its SVG has the element %q, and a logo may only draw; save it as plain SVG without it, or as PNG", e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.Join(strings.Fields(a.Value), ""))
		switch {
		case strings.HasPrefix(name, "on"), strings.Contains(value, "javascript:"):
			return fmt.Errorf("its SVG has a script in %q, and a logo may only draw; save it as plain SVG without it, or as PNG", a.Name.Local)
		case name == "href" && !strings.HasPrefix(value, "#"), strings.Contains(strings.ReplaceAll(value, "url(#", ""), "url("):
			return fmt.Errorf("its SVG fetches another file in %q; save it as plain SVG without it, or as PNG", a.Name.Local)
		}
	}
	return nil
}

// size returns how wide and high the logo is drawn, in points.
func (l *logo) size() (w, h float64) {
	scale := min(logoWide/l.width, logoHigh/l.height)
	return l.width * scale, l.height * scale
}

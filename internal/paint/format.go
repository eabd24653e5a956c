// Package paint draws what package place has placed, in the look of a theme, as a
// scene, and writes scenes as pictures: one file for each format, and one entry of
// [Formats]. It decides nothing about what is shown or where its boxes and arrows are.
package paint

import (
	"context"
	"fmt"
)

// A Format is a way to write a scene. Its Encode stops when the context is done.
type Format struct {
	Name      string // and the ending of its files
	MediaType string // for the Content-Type of an HTTP response
	Encode    func(context.Context, *Scene, *Options) ([]byte, error)
}

// Formats are all formats.
var Formats = []Format{SVG, PNG, PDF, HTML}

// Find returns the format of that name.
func Find(name string) (Format, error) {
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("there is no format %q", name)
}

// Options are choices for writing. A format ignores those that it has no use
// for.
type Options struct {
	DPI         int       // the dots per inch of a format that has dots
	Font        []byte    // a font file for the characters that the built-in font lacks
	House       [2][]byte // font files, regular and bold, for all characters that they have; nil: the built-in ones
	TextAsPaths bool      // draw the outlines of text where a format has text
}

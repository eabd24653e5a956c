package render

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/paint"
)

// A Format is a kind of picture.
type Format string

// The formats.
const (
	SVG Format = "svg" // a picture for pages and documents
	PNG Format = "png" // a picture of dots; see [Options.DPI] and [Options.Font]
	PDF Format = "pdf" // a page as large as the picture, for print; see [Options.Font]
	DOT Format = "dot" // text that any Graphviz draws

	// Outline is the picture in words, as plain text in English; see
	// [Description].
	Outline Format = "outline"
)

// The dots per inch of a PNG, and how many pixels one may have.
const (
	DefaultDPI = paint.DefaultDPI
	MinDPI     = paint.MinDPI
	MaxDPI     = paint.MaxDPI
	MaxPixels  = paint.MaxPixels
)

// Formats are all formats.
func Formats() []Format {
	var all []Format
	for _, f := range paint.Formats {
		all = append(all, Format(f.Name))
	}
	return append(all, DOT, Outline)
}

// ParseFormat is the format of that name or of files with that ending, in any
// case. Its error names the formats there are.
func ParseFormat(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if strings.EqualFold(name, string(f)) || strings.EqualFold(name, f.Ending()) {
			return f, nil
		}
		names = append(names, string(f))
	}
	return "", fmt.Errorf("there is no format %q; use one of %s", name, strings.Join(names, ", "))
}

// UnmarshalText is [ParseFormat].
func (f *Format) UnmarshalText(text []byte) (err error) {
	*f, err = ParseFormat(string(text))
	return err
}

// Ending is the ending of the names of its files.
func (f Format) Ending() string {
	if f == Outline {
		return "txt"
	}
	return string(f)
}

// MediaType is what the Content-Type of an HTTP response says of the format.
func (f Format) MediaType() string {
	if painted, err := paint.Find(string(f)); err == nil {
		return painted.MediaType
	}
	if f == DOT {
		return "text/vnd.graphviz; charset=utf-8"
	}
	return "text/plain; charset=utf-8"
}

// IsLaidOut reports whether the format shows where things are, so that it
// needs a layout.
func (f Format) IsLaidOut() bool { return f != DOT && f != Outline }

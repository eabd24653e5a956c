package render

import (
	"context"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
)

// A Format is a kind of picture.
type Format string

// The formats.
const (
	SVG  Format = "svg"  // a picture for pages and documents
	PNG  Format = "png"  // a picture of dots; see [Options.DPI] and [Options.Font]
	PDF  Format = "pdf"  // a page as large as the picture, for print; see [Options.Font]
	HTML Format = "html" // a page that lights the way to and from each box, and works without a server
	DOT  Format = "dot"  // text that any Graphviz draws

	// Outline is the picture in words, as plain text in English; see
	// [Description].
	Outline Format = "outline"
)

// The dots per inch of a PNG.
const (
	DefaultDPI = paint.DefaultDPI
	MinDPI     = paint.MinDPI
	MaxDPI     = paint.MaxDPI
)

// formats holds all formats: those of scenes, which are laid out, and two of
// text.
var formats = func() []formatEntry {
	var all []formatEntry
	for _, f := range paint.Formats {
		all = append(all, formatEntry{Format(f.Name), f.Name, f.MediaType, true, func(ctx context.Context, d *Drawing, o *paint.Options) ([]byte, error) {
			if o.DPI < MinDPI || o.DPI > MaxDPI {
				return nil, content.NewOptionError("DPI", "%d dots per inch cannot be: use %d to %d", o.DPI, MinDPI, MaxDPI)
			}
			return f.Encode(ctx, d.scene.Load(), o)
		}})
	}
	return append(all,
		formatEntry{DOT, "dot", "text/vnd.graphviz; charset=utf-8", false, func(_ context.Context, d *Drawing, _ *paint.Options) ([]byte, error) {
			if d.dot == nil {
				return nil, content.NewOptionError("View", "a matrix is a table, for which DOT has no words; choose svg, png, pdf or outline, or another view")
			}
			return d.dot, nil
		}},
		formatEntry{Outline, "txt", "text/plain; charset=utf-8", false, func(_ context.Context, d *Drawing, _ *paint.Options) ([]byte, error) {
			return content.Outline(d.words), nil
		}})
}()

// A formatEntry describes a format.
type formatEntry struct {
	format    Format
	ending    string // of the names of its files
	mediaType string
	laidOut   bool
	write     func(context.Context, *Drawing, *paint.Options) ([]byte, error)
}

// entry returns the entry of the format, or one that writes nothing.
func (f Format) entry() formatEntry {
	for _, e := range formats {
		if e.format == f {
			return e
		}
	}
	return formatEntry{f, string(f), "text/plain; charset=utf-8", false, func(context.Context, *Drawing, *paint.Options) ([]byte, error) {
		return nil, fmt.Errorf("there is no format %q", string(f))
	}}
}

// Formats returns all formats.
func Formats() []Format {
	var all []Format
	for _, e := range formats {
		all = append(all, e.format)
	}
	return all
}

// ParseFormat returns the format of that name or of files with that ending, in
// any case. Its error names the formats there are.
func ParseFormat(name string) (Format, error) {
	var names []string
	for _, e := range formats {
		if strings.EqualFold(name, string(e.format)) || strings.EqualFold(name, e.ending) {
			return e.format, nil
		}
		names = append(names, string(e.format))
	}
	return "", fmt.Errorf("there is no format %q; use one of %s", name, strings.Join(names, ", "))
}

// UnmarshalText reads the value as [ParseFormat] does.
func (f *Format) UnmarshalText(text []byte) (err error) {
	*f, err = ParseFormat(string(text))
	return err
}

// Ending returns the ending of the names of its files.
func (f Format) Ending() string { return f.entry().ending }

// MediaType returns the value of Content-Type in an HTTP response.
func (f Format) MediaType() string { return f.entry().mediaType }

// IsLaidOut reports whether the format shows where things are, so that it
// needs a layout.
func (f Format) IsLaidOut() bool { return f.entry().laidOut }

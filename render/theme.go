package render

import "github.com/resultschain/resultschain/internal/paint"

// A Theme holds the colours of a picture. Every theme keeps to WCAG 2.2: text has
// a contrast of at least 4.5 with what it stands on, borders and lines one of at
// least 3. No meaning hangs on colour alone: kinds of boxes differ by the form of
// their borders, kinds of arrows by their lines and heads, and what is not chosen
// is pale.
//
// [ThemeNamed] and [ParseTheme] return one.
type Theme = paint.Theme

// Themes returns the names of the built-in themes, the default first.
func Themes() []string { return paint.Themes() }

// ThemeNamed returns the built-in theme of that name, in any case. Its error, an
// [*OptionError], names the ones there are.
func ThemeNamed(name string) (*Theme, error) { return paint.ThemeNamed(name) }

// ParseTheme reads a theme from the YAML (or JSON) text src; file is its name
// in places. Colours that the file leaves out are those of the theme that it
// is based on.
//
// It is all or nothing: where something is wrong, the theme is nil and the
// error a [diag.List] of every fault. Colours whose contrast is too low to be
// read are faults.
//
// A theme with a logo or a font has files beside it, which [ReadTheme] reads; here
// they are faults.
func ParseTheme(file string, src []byte) (*Theme, error) { return ReadTheme(file, src, nil) }

// ReadTheme does what [ParseTheme] does, for themes that name files. Read returns the
// file with a path, with slashes and relative to the folder of the theme's.
func ReadTheme(file string, src []byte, read func(name string) ([]byte, error)) (*Theme, error) {
	return paint.ReadTheme(file, src, read)
}

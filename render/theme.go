package render

import (
	"slices"

	"github.com/resultschain/resultschain/internal/content"
)

// A Theme holds the colours of a picture. Every theme keeps to WCAG 2.2: text has
// a contrast of at least 4.5 with what it stands on, borders and lines one of at
// least 3. No meaning hangs on colour alone: kinds of boxes differ by the form of
// their borders, kinds of arrows by their lines and heads, and what is not chosen
// is pale.
//
// [ThemeNamed] and [ParseTheme] return one.
type Theme struct {
	name string
	palette[string]
	thick float64 // a factor for the lines of borders and arrows
}

// A palette holds colours, each as a C: as #rrggbb, or as it stands in a file.
type palette[C any] struct {
	background C
	text       C // outside boxes
	boxes      [content.Looks]boxColours[C]
	faded      boxColours[C] // of boxes that a selection leaves in the background
	fadedLine  C
	arrows     [content.ArrowKinds]C
	band       [2]C // behind the tiers of a triangle, in turn
}

// boxColours are the colours of a box.
type boxColours[C any] struct{ fill, border, text C }

type ink = boxColours[string]

// Name returns the name of the theme.
func (t *Theme) Name() string { return t.name }

// themes are the built-in ones, the default first, in the order of the inks of
// looks.
var themes = []*Theme{defaultTheme, printTheme, highContrastTheme}

// inksOf returns the colours of boxes in a built-in theme, by its number.
func inksOf(theme int) (all [content.Looks]ink) {
	for l := range all {
		all[l] = looks[l].inks[theme]
	}
	return all
}

// defaultTheme has tints of the hues of M. Okabe and K. Ito's palette for all
// kinds of colour vision, with dark borders of the same hues. How light each
// is was searched for so that stages differ for people who see fewer colours:
// no two fills by less than 6 and no two borders by less than 10 in CIEDE2000,
// with any kind of cones missing; TestColourDistance measures it.
var defaultTheme = &Theme{
	name: "default",
	palette: palette[string]{
		background: "#ffffff", text: "#111111",
		boxes: inksOf(0),
		faded: ink{"#ffffff", "#848484", "#666666"}, fadedLine: "#848484",
		arrows: [content.ArrowKinds]string{content.LeadsTo: "#3a3a3a", content.Feedback: "#7a2e5c", content.Supports: "#00588a", content.Contributes: "#333333"},
		band:   [2]string{"#f4f6f8", "#eaeef2"},
	},
	thick: 1,
}

// printTheme is for printers and copiers without colour: black lines, and four
// tints that grow darker from stage to stage. A copy of a copy may lose the
// tints; the stages still differ by their borders.
var printTheme = &Theme{
	name: "print",
	palette: palette[string]{
		background: "#ffffff", text: "#000000",
		boxes: inksOf(1),
		faded: ink{"#ffffff", "#767676", "#555555"}, fadedLine: "#767676",
		arrows: [content.ArrowKinds]string{content.LeadsTo: "#000000", content.Feedback: "#000000", content.Supports: "#000000", content.Contributes: "#000000"},
		band:   [2]string{"#ffffff", "#f0f0f0"},
	},
	thick: 1.2,
}

// highContrastTheme is for screens and low vision: text has a contrast of at
// least 7 (WCAG 2.2, level AAA), boxes are white, lines are thick and dark.
//
// It is black on white, not white on black: pictures stand on pages, nearly all
// of which are white, and a black one among them glares and blurs for many people
// with astigmatism or a clouded lens, whichever way they read best. People who
// read best white on black can invert the whole screen, which inverts this
// picture too, with the same contrasts.
var highContrastTheme = &Theme{
	name: "high-contrast",
	palette: palette[string]{
		background: "#ffffff", text: "#000000",
		boxes: inksOf(2),
		faded: ink{"#ffffff", "#6e6e6e", "#4d4d4d"}, fadedLine: "#6e6e6e",
		arrows: [content.ArrowKinds]string{content.LeadsTo: "#000000", content.Feedback: "#6b2050", content.Supports: "#00407a", content.Contributes: "#000000"},
		band:   [2]string{"#ffffff", "#eeeeee"},
	},
	thick: 1.5,
}

// Themes returns the names of the built-in themes, the default first.
func Themes() []string {
	var names []string
	for _, t := range themes {
		names = append(names, t.name)
	}
	return names
}

// ThemeNamed returns the built-in theme of that name, in any case. Its error, an
// [*OptionError], names the ones there are.
func ThemeNamed(name string) (*Theme, error) {
	name, err := content.ParseName("Theme", name, Themes())
	if err != nil {
		return nil, err
	}
	return themes[slices.Index(Themes(), name)], nil
}

// A swatch is a colour of a palette and the name of what is drawn in it.
type swatch[C any] struct {
	name   string
	colour *C
}

// swatches returns all colours of the palette, in one order for all palettes.
func (p *palette[C]) swatches() []swatch[C] {
	out := []swatch[C]{{"the background", &p.background}, {"the text outside boxes", &p.text}}
	box := func(key string, in *boxColours[C]) {
		out = append(out,
			swatch[C]{"the fill of " + key + " boxes", &in.fill},
			swatch[C]{"the border of " + key + " boxes", &in.border},
			swatch[C]{"the text of " + key + " boxes", &in.text})
	}
	for l := content.Look(1); l < content.Looks; l++ {
		key, _ := lookKey(l)
		box(key, &p.boxes[l])
	}
	box("faded", &p.faded)
	for k := range content.ArrowKinds {
		out = append(out, swatch[C]{"the line of " + arrowKeys[k] + " arrows", &p.arrows[k]})
	}
	return append(out, swatch[C]{"the line of faded arrows", &p.fadedLine},
		swatch[C]{"the first of the bands", &p.band[0]}, swatch[C]{"the second of the bands", &p.band[1]})
}

// arrowKeys holds the keys of the kinds of arrows in the file of a theme.
var arrowKeys = [content.ArrowKinds]string{content.LeadsTo: "leads-to", content.Feedback: "feedback", content.Supports: "supports", content.Contributes: "contributes"}

// A pairing is two colours of a palette that meet in pictures, and the least
// contrast that WCAG requires of them.
type pairing struct {
	front, back *string
	least       float64
}

// pairings returns all pairs of colours that meet. Whatever stands on the page
// may also stand on the bands of a triangle.
func (t *Theme) pairings() []pairing {
	var out []pairing
	page := []*string{&t.background, &t.band[0], &t.band[1]}
	add := func(front *string, least float64, backs ...*string) {
		for _, b := range backs {
			out = append(out, pairing{front, b, least})
		}
	}
	box := func(in *ink) {
		add(&in.text, textContrast, &in.fill)
		add(&in.border, lineContrast, append(page, &in.fill)...)
	}
	add(&t.text, textContrast, page...)
	for l := content.Look(1); l < content.Looks; l++ {
		box(&t.boxes[l])
	}
	box(&t.faded)
	for k := range content.ArrowKinds {
		add(&t.arrows[k], lineContrast, page...)
	}
	add(&t.fadedLine, lineContrast, page...)
	return out
}

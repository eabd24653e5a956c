package paint

import (
	"fmt"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
)

// A Theme holds the colours of a picture. Every theme keeps to WCAG 2.2: text has
// a contrast of at least 4.5 with what it stands on, borders and lines one of at
// least 3. No meaning hangs on colour alone: kinds of boxes differ by the form of
// their borders, kinds of arrows by their lines and heads, and what is not chosen
// is pale.
//
// [ThemeNamed] returns one, and so does ParseTheme of package render.
type Theme struct {
	name string
	palette[string]
	thick float64 // a factor for the lines of borders and arrows

	transparent bool    // the page has no background; the colour is that of what it stands on
	round       float64 // radius of the corners of boxes
	textSize    float64 // of boxes, where the picture need not fit a page
	titleSize   float64
	footer      string
	night       *Theme    // for readers whose screens are dark; nil: this one
	logo        *logo     // nil: none
	font        [2][]byte // regular and bold, for all letters that they have; nil: the built-in ones
	fontName    string
}

// A palette holds colours, each as a C: as #rrggbb, or as it stands in a file.
type palette[C any] struct {
	background C
	text       C // outside boxes
	boxes      [content.Looks]boxColours[C]
	tints      [content.MissingLook]C // behind the boxes of each stage, and of the framework
	faded      boxColours[C]          // of boxes that a selection leaves in the background
	fadedLine  C
	arrows     [content.ArrowKinds]C
	band       [2]C // behind the tiers of a triangle, in turn
}

// boxColours are the colours of a box.
type boxColours[C any] struct{ fill, border, text C }

type ink = boxColours[string]

// Name returns the name of the theme.
func (t *Theme) Name() string { return t.name }

// themes are the built-in ones, the default first, in the order of the tones of looks.
var themes = []*Theme{defaultTheme, printTheme, highContrastTheme, darkTheme, autoTheme}

// fillBoxes returns the colours of boxes in the built-in theme of that number. All boxes
// have the same fill. The headings of stages have the colours of borders.
func fillBoxes(theme int, fill, text string) (all [content.Looks]ink) {
	for l := content.Look(1); l < content.Looks; l++ {
		all[l] = ink{fill, looks[l].tones[theme].border, text}
	}
	return all
}

// stageTints returns the colours behind boxes in a built-in theme, by its number.
func stageTints(theme int) (all [content.MissingLook]string) {
	for l := range all {
		all[l] = looks[l].tones[theme].tint
	}
	return all
}

// defaultTheme has hues of M. Okabe and K. Ito's palette for all kinds of colour
// vision. A search for how light each is made stages differ for people who see fewer
// colours. In CIEDE2000, with any kind of cones missing, two borders or headings differ by
// at least 10, and a tint from the next by at least 4; TestColourDistance measures it.
var defaultTheme = &Theme{
	name: "default",
	palette: palette[string]{
		background: "#ffffff", text: "#111111",
		boxes: fillBoxes(0, "#ffffff", "#111111"),
		tints: stageTints(0),
		faded: ink{"#ffffff", "#767676", "#5f5f5f"}, fadedLine: "#767676",
		arrows: [content.ArrowKinds]string{content.LeadsTo: "#3a3a3a", content.Feedback: "#7a2e5c", content.Supports: "#00588a", content.Contributes: "#333333"},
		band:   [2]string{"#f4f6f8", "#eaeef2"},
	},
	thick: 1, round: boxRound, textSize: place.TextSize, titleSize: place.TitleSize,
}

// printTheme is for printers and copiers without colour: black lines, and four
// tints that grow darker from stage to stage. A copy of a copy may lose the
// tints; the stages still differ by their headings.
var printTheme = &Theme{
	name: "print",
	palette: palette[string]{
		background: "#ffffff", text: "#000000",
		boxes: fillBoxes(1, "#ffffff", "#000000"),
		tints: stageTints(1),
		faded: ink{"#ffffff", "#6b6b6b", "#555555"}, fadedLine: "#6b6b6b",
		arrows: [content.ArrowKinds]string{content.LeadsTo: "#000000", content.Feedback: "#000000", content.Supports: "#000000", content.Contributes: "#000000"},
		band:   [2]string{"#ffffff", "#f0f0f0"},
	},
	thick: 1.2, round: boxRound, textSize: place.TextSize, titleSize: place.TitleSize,
}

// highContrastTheme is for screens and low vision: text has a contrast of at
// least 7 (WCAG 2.2, level AAA), boxes and bands are white, lines are thick and dark.
//
// It is black on white, not white on black: pictures stand on pages, nearly all
// of which are white, and a black one among them glares and blurs for many people
// with astigmatism or a clouded lens, whichever way they read best. People who
// read best white on black have the dark theme.
var highContrastTheme = &Theme{
	name: "high-contrast",
	palette: palette[string]{
		background: "#ffffff", text: "#000000",
		boxes: fillBoxes(2, "#ffffff", "#000000"),
		tints: stageTints(2),
		faded: ink{"#ffffff", "#6e6e6e", "#4d4d4d"}, fadedLine: "#6e6e6e",
		arrows: [content.ArrowKinds]string{content.LeadsTo: "#000000", content.Feedback: "#6b2050", content.Supports: "#00407a", content.Contributes: "#000000"},
		band:   [2]string{"#ffffff", "#eeeeee"},
	},
	thick: 1.5, round: boxRound, textSize: place.TextSize, titleSize: place.TitleSize,
}

// darkTheme is for dark screens and slides.
var darkTheme = &Theme{
	name: "dark",
	palette: palette[string]{
		background: "#16181c", text: "#f2f2f2",
		boxes: fillBoxes(3, "#0d0e11", "#f2f2f2"),
		tints: stageTints(3),
		faded: ink{"#0d0e11", "#8c8c8c", "#a8a8a8"}, fadedLine: "#8c8c8c",
		arrows: [content.ArrowKinds]string{content.LeadsTo: "#dddddd", content.Feedback: "#e6a8d0", content.Supports: "#8fc8ff", content.Contributes: "#dddddd"},
		band:   [2]string{"#1d2024", "#25292e"},
	},
	thick: 1, round: boxRound, textSize: place.TextSize, titleSize: place.TitleSize,
}

// autoTheme is the default one which, in an SVG, becomes the dark one where the reader's
// screen is dark.
var autoTheme = &Theme{name: "auto", palette: defaultTheme.palette, thick: 1, round: boxRound, textSize: place.TextSize, titleSize: place.TitleSize, night: darkTheme}

// Themes returns the names of the built-in themes, the default first.
func Themes() []string {
	var names []string
	for _, t := range themes {
		names = append(names, t.name)
	}
	return names
}

// ThemeNamed returns the built-in theme of that name, in any case. Its error, an
// [*content.OptionError], names the ones there are.
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
	for l := content.Look(1); l < content.MissingLook; l++ {
		key, _ := lookKey(l)
		out = append(out, swatch[C]{"the band behind " + key + " boxes", &p.tints[l]})
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
// may also stand on the bands behind stages and behind the tiers of a triangle.
func (t *Theme) pairings() []pairing {
	var out []pairing
	page := []*string{&t.background, &t.band[0], &t.band[1]}
	for l := content.Look(1); l < content.MissingLook; l++ {
		page = append(page, &t.tints[l])
	}
	add := func(front *string, least float64, backs ...*string) {
		for _, b := range backs {
			out = append(out, pairing{front, b, least})
		}
	}
	box := func(in *ink) {
		add(&in.text, TextContrast, &in.fill)
		add(&in.border, lineContrast, append(page, &in.fill)...)
	}
	add(&t.text, TextContrast, page...)
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

// onBar returns the colour of text on a heading that is filled with the colour of a
// border: black or white, of which at least one has the contrast for text.
func onBar(border string) string {
	if Contrast("#ffffff", border) >= Contrast("#000000", border) {
		return "#ffffff"
	}
	return "#000000"
}

// blend returns the colour on the way from one to the other, as far as the share from 0
// to 1.
func blend(from, to string, far float64) string {
	a, b, out := channels(from), channels(to), "#"
	for i, v := range a {
		out += fmt.Sprintf("%02x", int(math.Round(float64(v)+(float64(b[i])-float64(v))*far)))
	}
	return out
}

// bandStrength is how much of the colour of its border is in a band that the file of a
// theme leaves out.
const bandStrength = 0.12

// chooseTints chooses the bands that the file of a theme leaves out: those of the
// theme that it is based on where their page and borders are the same, or else a
// little of the colour of the borders. They are as strong as the contrast of what stands
// on them allows.
func (t *Theme) chooseTints(f *themeFile, base *Theme) {
	pairings := t.pairings()
	for l := content.Look(1); l < content.MissingLook; l++ {
		if f.tints[l].ID != "" {
			continue
		}
		full := base.tints[l]
		if t.background != base.background || t.boxes[l].border != base.boxes[l].border {
			full = blend(t.background, t.boxes[l].border, bandStrength)
		}
		for step := 10; step >= 0; step-- {
			t.tints[l] = blend(t.background, full, float64(step)/10)
			if !slices.ContainsFunc(pairings, func(p pairing) bool { return p.back == &t.tints[l] && p.contrast() < p.least }) {
				break
			}
		}
	}
}

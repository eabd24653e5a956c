package paint

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// malformedTheme has no code: no rule judges themes, so none can be turned off.
var malformedTheme = yamldoc.Fault{Rule: "malformed"}

// ReadTheme reads a theme from the YAML (or JSON) text src; file is its name in places,
// and read returns a file beside it, nil where there are none. Colours that the file
// leaves out are those of the theme that it is based on. The error is a [diag.List] of
// every fault.
func ReadTheme(file string, src []byte, read func(name string) ([]byte, error)) (*Theme, error) {
	var f themeFile
	_, list := yamldoc.Read(file, src, malformedTheme, themeFormat, &f)
	if len(list) > 0 {
		if bare := findUnquoted(file, src); len(bare) > 0 {
			list = bare
		}
		return nil, list
	}
	base := themes[max(int(f.base)-1, 0)]
	t := new(Theme)
	*t = *base
	t.name = f.name
	list = append(list, t.readForm(&f, read)...)
	copy(f.band[:], f.bands)
	written, colours := f.swatches(), t.swatches()
	for i := range written {
		ref := *written[i].colour
		if ref.ID == "" {
			continue
		}
		if colours[i].colour == &t.background && ref.ID == "transparent" {
			t.transparent = true
			continue
		}
		c, ok := parseColour(ref.ID)
		if !ok {
			list = append(list, themeFault(ref.Pos, colourMessage(ref.ID)))
			continue
		}
		*colours[i].colour = c
	}
	if (f.boxes[logicmodel.Input] == boxColours[outcomes.Ref]{}) && (f.boxes[logicmodel.Activity] != boxColours[outcomes.Ref]{}) {
		// A file that chooses the colours of activities, for a dark page say, has
		// those of inputs too.
		t.boxes[logicmodel.Input] = t.boxes[logicmodel.Activity]
	}
	if len(f.bands) > len(f.band) {
		list = append(list, themeFault(f.bands[len(f.band)].Pos, "there are two bands, and this is a third colour; remove it"))
	}
	if len(list) == 0 {
		t.chooseTints(&f, base)
		list = t.findFaint(&f)
	}
	if len(list) > 0 {
		list.Sort()
		return nil, list
	}
	return t, nil
}

// readForm reads what the theme has besides colours, and returns what is wrong with it.
func (t *Theme) readForm(f *themeFile, read func(string) ([]byte, error)) (faults diag.List) {
	number := func(ref outcomes.Ref, least, most float64, to *float64) {
		if ref.ID == "" {
			return
		}
		v, err := strconv.ParseFloat(ref.ID, 64)
		if err != nil || !(least <= v && v <= most) {
			faults = append(faults, themeFault(ref.Pos, fmt.Sprintf("%s is not a size from %v to %v points; write a number such as %v", diag.Quote(ref.ID), least, most, *to)))
			return
		}
		*to = v
	}
	number(f.radius, 0, 20, &t.round)
	number(f.textSize, 8, 24, &t.textSize)
	number(f.titleSize, 10, 40, &t.titleSize)
	if f.footer != "" {
		t.footer = content.OneLine(f.footer)
	}
	if f.auto {
		t.night = darkTheme
	}
	file := func(ref outcomes.Ref, what string, use func([]byte) error) {
		if ref.ID == "" {
			return
		}
		fault := func(reason string) {
			faults = append(faults, themeFault(ref.Pos, fmt.Sprintf("the %s %s cannot be used: %s", what, diag.Quote(ref.ID), reason)))
		}
		switch {
		case !fs.ValidPath(ref.ID) || ref.ID == ".":
			fault("name a file in the folder of the theme, as in house/logo.png")
		case read == nil:
			fault("a theme that comes without its folder has no files")
		default:
			data, err := read(ref.ID)
			if err != nil {
				fault(err.Error())
			} else if err := use(data); err != nil {
				fault(err.Error())
			}
		}
	}
	file(f.font, "font", func(data []byte) (err error) {
		t.fontName, err = familyName(data)
		t.font[0] = data
		return err
	})
	file(f.boldFont, "font", func(data []byte) (err error) {
		_, err = familyName(data)
		t.font[1] = data
		return err
	})
	file(f.logo, "logo", func(data []byte) (err error) {
		t.logo, err = readLogo(data)
		return err
	})
	return faults
}

func themeFault(at diag.Pos, message string) diag.Diagnostic {
	return diag.Diagnostic{Pos: at, Severity: diag.Error, Rule: malformedTheme.Rule, Message: message}
}

// A themeFile holds the content of the file of a theme.
type themeFile struct {
	name string
	base themeNumber
	palette[outcomes.Ref]
	bands                                             []outcomes.Ref
	auto                                              bool
	footer                                            string
	font, boldFont, logo, radius, textSize, titleSize outcomes.Ref
}

// A themeNumber is a built-in theme, counted from 1; 0 is the default one.
type themeNumber int

// This is the table of the file; see [yamldoc].
var (
	colourFormat = yamldoc.Shared[outcomes.Ref]()

	themeFormat = yamldoc.NewObject("theme", "How a picture looks: its colours, its font, its sizes, and what stands at its head and foot.",
		yamldoc.Field("theme", "What the theme is called.", yamldoc.ID(), func(f *themeFile) *string { return &f.name }).Required(),
		yamldoc.Field("based-on", "The built-in theme that has the colours which this file leaves out, and the thickness of the lines.", yamldoc.Enum[themeNumber](Themes()...), func(f *themeFile) *themeNumber { return &f.base }),
		yamldoc.Field("text", "The text outside boxes, and the marks on arrows and boxes.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.text }),
		yamldoc.Field("background", "The page; `transparent` for none, which is for pages as light or dark as that of the theme.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.background }),
		yamldoc.Field("bands", "What lies behind the tiers of a triangle: two colours, in turn.", yamldoc.FlowList(colourFormat), func(f *themeFile) *[]outcomes.Ref { return &f.bands }),
		yamldoc.Field("stage-bands", "What lies behind the boxes of each stage, and of the framework; where it is left out, a little of the colour of their borders.", stageBandsFormat.Value(), func(f *themeFile) *themeFile { return f }),
		yamldoc.Field("auto", "Whether an SVG has the colours of the dark theme where the reader's screen is dark.", yamldoc.Bool(), func(f *themeFile) *bool { return &f.auto }),
		yamldoc.Field("font", "A font file, TrueType or OpenType, for the texts of PNG and PDF; an SVG names the font, and shows it where the reader has it.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.font }),
		yamldoc.Field("bold-font", "The font file for the title and the headings.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.boldFont }),
		yamldoc.Field("text-size", "The size of the text in boxes, from 8 to 24 points, of pictures that need not fit a page; all else grows with it.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.textSize }),
		yamldoc.Field("title-size", "The size of the title, from 10 to 40 points beside a text of 11.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.titleSize }),
		yamldoc.Field("radius", "How round the corners of boxes are, from 0 to 20 points.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.radius }),
		yamldoc.Field("logo", "A picture at the head, PNG or, for SVG alone, SVG that only draws.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.logo }),
		yamldoc.Field("footer", "A line at the foot.", yamldoc.Text[string](), func(f *themeFile) *string { return &f.footer }),
		yamldoc.Field("boxes", "The boxes of each kind.", boxesFormat.Value(), func(f *themeFile) *themeFile { return f }),
		yamldoc.Field("arrows", "The lines of arrows of each kind.", arrowsFormat.Value(), func(f *themeFile) *themeFile { return f }),
	)

	stageBandsFormat = yamldoc.NewObject("set of bands", "What lies behind the boxes of each stage.", bandKeys()...)

	boxesFormat = yamldoc.NewObject("set of boxes", "The boxes of each kind.", boxKeys()...)

	boxFormat = yamldoc.NewObject("box", "The colours of boxes of one kind.",
		yamldoc.Field("fill", "The inside.", colourFormat, func(in *boxColours[outcomes.Ref]) *outcomes.Ref { return &in.fill }),
		yamldoc.Field("border", "The border, and the heading of the stage.", colourFormat, func(in *boxColours[outcomes.Ref]) *outcomes.Ref { return &in.border }),
		yamldoc.Field("text", "The text.", colourFormat, func(in *boxColours[outcomes.Ref]) *outcomes.Ref { return &in.text }),
	)

	arrowsFormat = yamldoc.NewObject("set of arrows", "The lines of arrows of each kind.",
		arrowKey(content.LeadsTo, "Links."),
		arrowKey(content.Feedback, "Feedback."),
		arrowKey(content.Supports, "From a result to the outcome of the framework that it supports."),
		arrowKey(content.Contributes, "From one outcome of the framework to another."),
		yamldoc.Field("faded", "Arrows that are not what the picture is about.", colourFormat, func(f *themeFile) *outcomes.Ref { return &f.fadedLine }),
	)
)

func bandKeys() []yamldoc.Key[themeFile] {
	var keys []yamldoc.Key[themeFile]
	for l := content.Look(1); l < content.MissingLook; l++ {
		key, doc := lookKey(l)
		keys = append(keys, yamldoc.Field(key, doc, colourFormat, func(f *themeFile) *outcomes.Ref { return &f.tints[l] }))
	}
	return keys
}

func boxKeys() []yamldoc.Key[themeFile] {
	var keys []yamldoc.Key[themeFile]
	for l := content.Look(1); l < content.Looks; l++ {
		key, doc := lookKey(l)
		keys = append(keys, yamldoc.Field(key, doc, boxFormat.Value(), func(f *themeFile) *boxColours[outcomes.Ref] { return &f.boxes[l] }))
	}
	return append(keys, yamldoc.Field("faded", "Boxes that are not what the picture is about.", boxFormat.Value(), func(f *themeFile) *boxColours[outcomes.Ref] { return &f.faded }))
}

func arrowKey(k content.ArrowKind, doc string) yamldoc.Key[themeFile] {
	return yamldoc.Field(arrowKeys[k], doc, colourFormat, func(f *themeFile) *outcomes.Ref { return &f.arrows[k] })
}

var (
	longColour  = regexp.MustCompile(`^#[0-9a-f]{6}$`)
	shortColour = regexp.MustCompile(`^#[0-9a-f]{3}$`)
)

// parseColour returns a colour written as #rrggbb or #rgb, as #rrggbb in lower case.
func parseColour(s string) (string, bool) {
	s = strings.ToLower(s)
	if shortColour.MatchString(s) {
		s = string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	return s, longColour.MatchString(s)
}

// colourMessage returns the message for a text s that is not a colour.
func colourMessage(s string) string {
	message := fmt.Sprintf("%s is not a colour; ", diag.Quote(s))
	if c, ok := parseColour("#" + s); ok {
		return message + fmt.Sprintf("write %q, in quotes", c)
	}
	return message + `write "#" and six figures or letters from a to f in quotes, such as "#00588a"`
}

var bareColour = regexp.MustCompile(`[:,\[] +(#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?)(?:[ ,\]}\r]|$)`)

// findUnquoted returns a fault for each of the colours without quotes, which YAML
// takes for comments. It is called where the file cannot be read, since the fault
// that YAML finds in the rest of the line would puzzle its author.
func findUnquoted(file string, src []byte) diag.List {
	var list diag.List
	for i, line := range strings.Split(string(src), "\n") {
		for _, at := range bareColour.FindAllStringSubmatchIndex(line, -1) {
			list = append(list, themeFault(
				diag.Pos{File: file, Line: i + 1, Column: utf8.RuneCountInString(line[:at[2]]) + 1},
				fmt.Sprintf("a colour stands in quotes, since \"#\" begins a comment; write %q", line[at[2]:at[3]])))
		}
	}
	return list
}

// findFaint returns a fault for each colour of the file whose contrast with another is too
// low. Of several such pairs of a colour it names the worst.
func (t *Theme) findFaint(f *themeFile) diag.List {
	refs, names := map[*string]outcomes.Ref{}, map[*string]string{} // of the theme's colours
	written := f.swatches()
	for i, s := range t.swatches() {
		refs[s.colour], names[s.colour] = *written[i].colour, s.name
	}
	pairings := t.pairings()
	worst := map[*string]pairing{} // by the colour to be changed
	for _, p := range pairings {
		at := p.front
		if refs[at].ID == "" {
			at = p.back
		}
		if refs[at].ID == "" || p.contrast() >= p.least {
			continue
		}
		if w, ok := worst[at]; !ok || p.contrast()/p.least < w.contrast()/w.least {
			worst[at] = p
		}
	}
	var list diag.List
	for at, p := range worst {
		other := p.back
		if at == p.back {
			other = p.front
		}
		hard := "see"
		if p.least == TextContrast {
			hard = "read"
		}
		todo := "change one of the two"
		if c, ok := nearestReadable(at, pairings); ok {
			way := "darker"
			if luminance(c) > luminance(*at) {
				way = "lighter"
			}
			todo = fmt.Sprintf("make it %s, such as %q", way, c)
		}
		d := themeFault(refs[at].Pos, fmt.Sprintf("%s, %s, has a contrast of %s with %s, %s, which is hard to %s; it has to be at least %v: %s",
			names[at], *at, roundDown(p.contrast()), names[other], *other, hard, p.least, todo))
		if r := refs[other]; r.ID != "" {
			d.Related = []diag.Related{{Pos: r.Pos, Message: "the other colour is written here"}}
		}
		list = append(list, d)
	}
	return list
}

func (p pairing) contrast() float64 { return Contrast(*p.front, *p.back) }

// roundDown returns a contrast as text, rounded down, so that one that is too low
// does not look like enough.
func roundDown(c float64) string { return fmt.Sprintf("%.1f", math.Floor(c*10)/10) }

// nearestReadable returns the colour nearest to c, on the way to black or to white, that
// has enough contrast with every colour that it meets.
func nearestReadable(c *string, pairings []pairing) (string, bool) {
	was := *c
	defer func() { *c = was }()
	for step := 1; step <= 100; step++ {
		for _, end := range []string{"#000000", "#ffffff"} {
			*c = blend(was, end, float64(step)/100)
			enough := true
			for _, p := range pairings {
				if p.front == c || p.back == c {
					enough = enough && p.contrast() >= p.least
				}
			}
			if enough {
				return *c, true
			}
		}
	}
	return "", false
}

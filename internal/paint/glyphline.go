package paint

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/rivo/uniseg"
	unibidi "golang.org/x/text/unicode/bidi"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A glyphLine is a line of text as glyphs in their places. PNG and PDF need them;
// SVG leaves them to the program that shows it.
type glyphLine struct {
	x, y    float64 // of the left end of the baseline
	w       float64
	size    float64
	bold    bool
	colour  string
	stretch float64 // a factor for widths, so that the line gets the width that the layout measured
	glyphs  []glyph // from left to right
	runs    []run   // from left to right
	plain   bool    // each character is one glyph of the built-in font, on the baseline
	chars   []rune
	turn    turn
}

// A turn is the rotation of a text about a point.
type turn struct {
	about    layout.Point
	sin, cos float64
}

// newTurn returns the turn of the text.
func newTurn(t *Text) turn {
	if t.Turn == 0 {
		return turn{cos: 1}
	}
	sin, cos := math.Sincos(t.Turn * math.Pi / 180)
	return turn{layout.Point{X: t.Lines[0].X, Y: t.Lines[0].Y}, sin, cos}
}

// move returns where the point is after the turn.
func (t turn) move(p layout.Point) layout.Point {
	if t.sin == 0 {
		return p
	}
	x, y := p.X-t.about.X, p.Y-t.about.Y
	return layout.Point{X: t.about.X + x*t.cos - y*t.sin, Y: t.about.Y + x*t.sin + y*t.cos}
}

// A glyph is a glyph of a font and its place on the line, in points before the
// stretch.
type glyph struct {
	face    *fontFace
	id      font.GID
	x, y    float64 // from the left end of the baseline; y upwards
	advance float64
	cluster int // the index of its first character
}

// A run is a part of a line, chars[start:end], in one direction, one script and
// one font.
type run struct {
	start, end int
	level      int // odd: from right to left
	script     language.Script
	face       *fontFace
}

// A typesetter turns lines into glyphs. Only one goroutine may use it.
type typesetter struct {
	faces     [2]*fontFace // regular and bold
	house     [2]*fontFace // regular and bold, before these; nil: none
	other     *fontFace    // of the user, after these; nil: none
	lang      language.Language
	rtl       bool
	buf       *harfbuzz.Buffer
	paragraph bidi.Paragraph

	missing, coloured, unjoined []rune // in the order in which they were met
}

// setAll sets all lines of the scene, in its order. Its error wraps [FontError]
// where no font has the text. A font file can be anything: a panic that it causes
// becomes an error too.
func setAll(ctx context.Context, s *Scene, o *Options) (lines []glyphLine, err error) {
	set := &typesetter{
		faces: [2]*fontFace{newFontFace(liberation[0]()), newFontFace(liberation[1]())},
		lang:  language.NewLanguage(s.Lang),
		buf:   harfbuzz.NewBuffer(),
	}
	for _, f := range set.faces {
		f.builtIn = true
	}
	if o.Font != nil || o.House[0] != nil || o.House[1] != nil {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("reading the font: the file is damaged: %v", r)
			}
		}()
	}
	if o.Font != nil {
		if set.other, err = parseFont(o.Font); err != nil {
			return nil, err
		}
	}
	for i, file := range o.House {
		if file == nil {
			continue
		}
		if set.house[i], err = parseFont(file); err != nil {
			return nil, err
		}
	}
	for i := range s.Parts {
		for j := range s.Parts[i].Texts {
			t := &s.Parts[i].Texts[j]
			set.rtl = s.Parts[i].isRightToLeft(t, s.Lang)
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			for k := range t.Lines {
				lines = append(lines, set.setLine(t, &t.Lines[k]))
			}
		}
	}
	return lines, fontError(set.missing, set.coloured, set.unjoined, set.other != nil)
}

// setLine sets a line of the text.
func (set *typesetter) setLine(t *Text, l *Line) glyphLine {
	out := glyphLine{y: l.Y, size: t.Size, bold: t.Bold, colour: t.Colour, stretch: 1, plain: true, turn: newTurn(t)}
	for _, r := range l.Words {
		if r == '\n' || r == '\t' {
			r = ' '
		}
		out.chars = append(out.chars, r)
	}
	out.runs = inVisualOrder(set.split(out.chars, t.Bold))
	for i := range out.runs {
		set.shapeRun(&out, &out.runs[i])
	}
	room := l.Width
	if room == 0 {
		// The width for which the layout left room.
		face := typeset.Regular
		if t.Bold {
			face = typeset.Bold
		}
		room = min(out.w, face.Width(l.Words, t.Size))
	}
	if out.w > 0 {
		out.stretch = room / out.w
	}
	out.w *= out.stretch
	switch out.x = l.X; t.Anchor {
	case Middle:
		out.x -= out.w / 2
	case End:
		out.x -= out.w
	}
	return out
}

// split returns the runs of the characters, in reading order.
func (set *typesetter) split(chars []rune, bold bool) []run {
	faces, scripts := set.facesFor(chars, bold), scriptsFor(chars)
	var runs []run
	for _, r := range set.levels(chars) {
		start := r.start
		for i := r.start + 1; i <= r.end; i++ {
			if i < r.end && faces[i] == faces[start] && scripts[i] == scripts[start] {
				continue
			}
			runs = append(runs, run{start: start, end: i, level: r.level, script: scripts[start], face: faces[start]})
			start = i
		}
	}
	return runs
}

// facesFor returns the font of each character. Characters that are shown as one have
// the same: that of the house if it has them all, or else the built-in one.
func (set *typesetter) facesFor(chars []rune, bold bool) []*fontFace {
	own, house := set.faces[0], set.house[0]
	if bold {
		own, house = set.faces[1], cmp.Or(set.house[1], set.house[0])
	}
	faces := make([]*fontFace, 0, len(chars))
	state := -1
	for rest := string(chars); rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		text := []rune(cluster)
		face := own
		switch {
		case house != nil && house.covers(text):
			face = house
		case !own.covers(text):
			if set.other != nil && set.other.covers(text) {
				face = set.other
			} else {
				for _, r := range text {
					if !own.covers([]rune{r}) && (set.other == nil || !set.other.covers([]rune{r})) {
						noteRune(&set.missing, r)
					}
				}
				if set.other != nil && len(set.missing) == 0 {
					set.missing = append(set.missing, text...) // each font has only some of them
				}
			}
		}
		for range text {
			faces = append(faces, face)
		}
	}
	return faces
}

// scriptsFor returns the script of each character. Those that belong to none, like
// spaces and digits, go with the ones before them, or at the beginning with the
// ones after them.
func scriptsFor(chars []rune) []language.Script {
	scripts := make([]language.Script, len(chars))
	last := language.Common
	for i := len(chars) - 1; i >= 0; i-- {
		if s := language.LookupScript(chars[i]); s.Strong() && s != language.Unknown {
			last = s
		}
	}
	for i, r := range chars {
		if s := language.LookupScript(r); s.Strong() && s != language.Unknown {
			last = s
		}
		scripts[i] = last
	}
	return scripts
}

// shapeRun shapes the run and puts its glyphs at the right end of the line.
func (set *typesetter) shapeRun(out *glyphLine, r *run) {
	chars := out.chars[r.start:r.end]
	for _, c := range chars {
		switch {
		case changesDirection(c):
			noteRune(&set.missing, c)
		case unicode.IsLetter(c) && !r.face.joinsLetters(r.script):
			noteRune(&set.unjoined, c)
		}
	}
	set.buf.Clear()
	set.buf.AddRunes(out.chars, r.start, r.end-r.start)
	set.buf.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: r.script, Language: set.lang}
	var features []harfbuzz.Feature
	if r.level%2 == 1 {
		set.buf.Props.Direction = harfbuzz.RightToLeft
		out.plain = false
	}
	if r.face.builtIn {
		features = noLigatures
	}
	set.buf.Shape(r.face.shaper, features)
	if len(set.buf.Info) != len(chars) || !r.face.builtIn {
		out.plain = false
	}
	scale := out.size / float64(r.face.Upem())
	for i, info := range set.buf.Info {
		pos := set.buf.Pos[i]
		g := glyph{
			face: r.face, id: info.Glyph, cluster: info.Cluster, advance: float64(pos.XAdvance) * scale,
			x: out.w + float64(pos.XOffset)*scale, y: float64(pos.YOffset) * scale,
		}
		if out.plain {
			nominal, _ := r.face.NominalGlyph(chars[i])
			out.plain = g.id == nominal && info.Cluster == r.start+i && pos.XOffset == 0 && pos.YOffset == 0
		}
		out.w += g.advance
		out.glyphs = append(out.glyphs, g)
		c := out.chars[g.cluster]
		switch {
		case g.id == 0:
			noteRune(&set.missing, c)
		case r.face.glyphOutline(g.id).coloured:
			noteRune(&set.coloured, c)
		}
	}
}

func noteRune(list *[]rune, r rune) {
	if !slices.Contains(*list, r) {
		*list = append(*list, r)
	}
}

// path returns the outlines of the glyphs.
func (s *glyphLine) path() Path {
	p := make(Path, 0, 24*len(s.glyphs)) // most letters have fewer steps
	for i := range s.glyphs {
		p = s.appendGlyph(p, &s.glyphs[i])
	}
	return p
}

// appendGlyph returns the path with the outline of the glyph.
func (s *glyphLine) appendGlyph(p Path, g *glyph) Path {
	scale := s.size / float64(g.face.Upem())
	at := func(q font.SegmentPoint) layout.Point {
		return s.turn.move(layout.Point{X: s.x + s.stretch*(g.x+float64(q.X)*scale), Y: s.y - g.y - float64(q.Y)*scale})
	}
	var here layout.Point
	open := false
	for _, seg := range g.face.glyphOutline(g.id).segments {
		switch a := seg.Args; seg.Op {
		case ot.SegmentOpMoveTo:
			if open {
				p = append(p, step{Verb: ClosePath})
			}
			open, here = true, at(a[0])
			p = append(p, step{Verb: moveTo, To: here})
		case ot.SegmentOpLineTo:
			here = at(a[0])
			p = append(p, step{Verb: lineTo, To: here})
		case ot.SegmentOpQuadTo:
			c, to := at(a[0]), at(a[1])
			p = append(p, step{Verb: curveTo, c1: twoThirds(here, c), c2: twoThirds(to, c), To: to})
			here = to
		case ot.SegmentOpCubeTo:
			here = at(a[2])
			p = append(p, step{Verb: curveTo, c1: at(a[0]), c2: at(a[1]), To: here})
		}
	}
	if open {
		p = append(p, step{Verb: ClosePath})
	}
	return p
}

// twoThirds returns the point two thirds of the way from a to b: the control
// point of a cubic curve that is the same as the quadratic curve from a with the
// control point b.
func twoThirds(a, b layout.Point) layout.Point {
	return layout.Point{X: a.X + (b.X-a.X)*2/3, Y: a.Y + (b.Y-a.Y)*2/3}
}

// A cluster is characters that are shown together.
type cluster struct {
	chars   string // from left to right
	advance float64
}

// clusters returns the characters from left to right. Text from right to left is
// reversed, and its brackets are mirrored.
func (s *glyphLine) clusters() []cluster {
	var out []cluster
	narrow := "" // what has no width goes with what is right of it
	glyphs := s.glyphs
	for _, r := range s.runs {
		starts := map[int]bool{}
		for _, g := range glyphs {
			starts[g.cluster] = true
		}
		for len(glyphs) > 0 && r.start <= glyphs[0].cluster && glyphs[0].cluster < r.end {
			c := glyphs[0].cluster
			advance := 0.0
			for len(glyphs) > 0 && glyphs[0].cluster == c {
				advance += glyphs[0].advance
				glyphs = glyphs[1:]
			}
			end := c + 1
			for end < r.end && !starts[end] {
				end++
			}
			chars := string(s.chars[c:end])
			if r.level%2 == 1 {
				chars = unibidi.ReverseString(chars)
			}
			if narrow += chars; advance > 0 {
				out = append(out, cluster{chars: narrow, advance: advance})
				narrow = ""
			}
		}
	}
	if len(out) > 0 {
		out[len(out)-1].chars += narrow
	}
	return out
}

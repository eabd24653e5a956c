package paint

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"github.com/resultschain/resultschain/internal/layout"
)

// maxPage is the longest side of a page of a PDF, in points: five metres.
const maxPage = 14400

// PDF is the format of one page as large as the picture.
var PDF = Format{"pdf", "application/pdf", encodePDF}

// encodePDF draws the scene as a PDF of one page.
func encodePDF(ctx context.Context, s *Scene, o *Options) ([]byte, error) {
	return EncodePDF(ctx, []*Scene{s}, o)
}

// EncodePDF draws scenes as the pages of a PDF, each as large as its picture. Text can be
// searched and copied. The file states the title of the first scene and, where the model
// does, its language. It is tagged: in the order of each scene's Reading, a screen reader
// finds headings, boxes, and arrows as figures with words.
//
// Lines in the built-in font are text in that font, of which the file has the characters
// that it needs. A line with characters of another font, or from right to left, is drawn
// as outlines with invisible text over them.
func EncodePDF(ctx context.Context, scenes []*Scene, o *Options) ([]byte, error) {
	var lines [][]glyphLine
	for _, s := range scenes {
		if w, h := s.W*s.Scale, s.H*s.Scale; w > maxPage || h > maxPage {
			return nil, layout.TooLarge("the picture is %.0f × %.0f points, and the page of a PDF at most %d; write an SVG", w, h, maxPage)
		}
		set, err := setAll(ctx, s, o)
		if err != nil {
			return nil, err
		}
		lines = append(lines, set)
	}
	p := newPDF(scenes[0], slices.Concat(lines...))
	var all []*pdfTags
	for i, s := range scenes {
		tags := newPDFTags(s)
		if err := p.addPage(ctx, i, s, lines[i], tags); err != nil {
			return nil, err
		}
		all = append(all, tags)
	}
	return untilDone(ctx, func() ([]byte, error) {
		var b bytes.Buffer
		if err := p.pdf.Output(&b); err != nil {
			return nil, fmt.Errorf("writing the PDF: %w", err)
		}
		return addTags(nameFonts(b.Bytes()), all)
	})
}

// addPage adds the picture of a scene to the page with that index.
func (p *pdfPage) addPage(ctx context.Context, index int, s *Scene, lines []glyphLine, tags *pdfTags) error {
	size := fpdf.SizeType{Wd: s.W * s.Scale, Ht: s.H * s.Scale}
	if index > 0 {
		p.pdf.AddPageFormat("P", size)
		p.content.Reset()
	}
	p.writeOp("q %s cm 4 M", decimals([]float64{s.Scale, 0, 0, -s.Scale, 0, size.Ht}, 4))
	if s.Background != "" {
		p.writeOp("%s %s rg 0 0 %s %s re f EMC", tags.begin(tags.whole), pdfColour(s.Background), decimal(s.W, 4), decimal(s.H, 4))
	}
	for i := range s.Parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		shapes, texts := tags.elementFor(i)
		if len(s.Parts[i].Shapes) > 0 {
			p.writeOp("%s", tags.begin(shapes))
			for j := range s.Parts[i].Shapes {
				p.draw(&s.Parts[i].Shapes[j])
			}
			p.writeOp("EMC")
		}
		if len(s.Parts[i].Texts) > 0 {
			p.writeOp("%s", tags.begin(texts))
			for _, t := range s.Parts[i].Texts {
				rtl := s.Parts[i].isRightToLeft(&t, s.Lang)
				for range t.Lines {
					p.write(&lines[0])
					p.space(&lines[0], rtl)
					lines = lines[1:]
				}
			}
			p.writeOp("EMC")
		}
	}
	p.writeOp("Q")
	p.pdf.RawWriteBuf(&p.content)
	for i := range s.Parts {
		if im := s.Parts[i].Image; im != nil {
			if err := p.drawImage(ctx, im, s.Scale); err != nil {
				return err
			}
		}
	}
	return nil
}

// A pdfPage is the page of a PDF that is drawn on. We write its content ourselves, in the
// points of the scene: fpdf rounds sizes of text, has no miter limit, and cannot place
// characters.
type pdfPage struct {
	pdf     *fpdf.Fpdf
	content bytes.Buffer
	widths  [2]map[rune]int // of characters in the file, in thousandths of the size
	missing [2]int          // the width of those that the font lacks
	fonts   [2]string       // the names of the regular and the bold font in the file
}

// pdfFamily becomes "utf8" and itself in the file, and "B" for the bold cut.
const pdfFamily = "xxxliberationsans"

// nameFonts names the fonts in the file as parts of a font, with a tag made from the
// content, as the format requires: programs that merge files would otherwise take them
// for the same font. The names are as long as before.
func nameFonts(file []byte) []byte {
	sum := sha256.Sum256(file)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return bytes.ReplaceAll(file, []byte("utf8xxxliberationsans"), append(tag, "+LiberationSans"...))
}

// newPDF returns a PDF with its first page, which is empty, and the characters of all lines.
func newPDF(s *Scene, lines []glyphLine) *pdfPage {
	size := fpdf.SizeType{Wd: s.W * s.Scale, Ht: s.H * s.Scale}
	f := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size})
	f.SetCatalogSort(true)
	// With the time of a clock no two files would be the same.
	f.SetCreationDate(time.Unix(0, 0).UTC())
	f.SetModificationDate(time.Unix(0, 0).UTC())
	f.SetProducer("resultschain", false)
	f.SetTitle(utf16Text(s.Title), false)
	f.SetLang(catalogEntries(s.Lang))
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.AddPage()
	p := &pdfPage{pdf: f}
	p.addFonts(lines)
	return p
}

var languageTag = regexp.MustCompile(`^[A-Za-z0-9-]*$`)

// catalogEntries returns the language, which fpdf writes unchanged between parentheses,
// and an entry after it for which fpdf has no call: it asks programs to show the title
// and not the name of the file.
func catalogEntries(lang string) string {
	if !languageTag.MatchString(lang) {
		lang = ""
	}
	return lang + ") /ViewerPreferences <</DisplayDocTitle true>> %("
}

// addFonts puts the characters of the lines into the fonts: a template that is
// never used makes fpdf take note of them, and its content names the font.
func (p *pdfPage) addFonts(lines []glyphLine) {
	ttf := [...][]byte{liberationsansregular.TTF, liberationsansbold.TTF}
	for i, style := range [...]string{"", "B"} {
		widths := map[rune]int{}
		var chars []rune
		for _, l := range lines {
			for _, r := range l.chars {
				if _, ok := widths[r]; !ok && l.bold == (i == 1) && r <= 0xffff {
					widths[r] = 0
					chars = append(chars, r)
				}
			}
		}
		if chars == nil {
			continue
		}
		if _, ok := widths[' ']; !ok { // every line ends with a space
			widths[' '], chars = 0, append(chars, ' ')
		}
		p.pdf.AddUTF8FontFromBytes(pdfFamily, style, ttf[i])
		note := p.pdf.CreateTemplate(func(t *fpdf.Tpl) {
			t.SetFont(pdfFamily, style, 1)
			t.Text(0, 0, string(chars))
			for r := range widths {
				widths[r] = t.GetStringSymbolWidth(string(r))
			}
			p.missing[i] = t.GetStringSymbolWidth("\uffff")
		})
		p.widths[i] = widths
		p.fonts[i] = string(fontName.Find(note.Bytes()))
	}
}

var fontName = regexp.MustCompile(`/F[0-9a-f]+`)

func (p *pdfPage) writeOp(format string, args ...any) {
	fmt.Fprintf(&p.content, format+"\n", args...)
}

// draw fills and strokes the shape.
func (p *pdfPage) draw(s *Shape) {
	if s.Fill == "" && s.Stroke == "" || len(s.Path) == 0 {
		return
	}
	paint := "f"
	if s.Fill != "" {
		p.writeOp("%s rg", pdfColour(s.Fill))
	}
	if s.Stroke != "" {
		p.writeOp("%s RG %s w [%s] 0 d", pdfColour(s.Stroke), decimal(s.Thick, 4), decimals(s.Dash, 4))
		paint = "S"
		if s.Fill != "" {
			paint = "B"
		}
	}
	for _, st := range s.Path {
		switch to := []float64{st.To.X, st.To.Y}; st.Verb {
		case moveTo:
			p.writeOp("%s m", decimals(to, 4))
		case lineTo:
			p.writeOp("%s l", decimals(to, 4))
		case curveTo:
			p.writeOp("%s %s c", decimals([]float64{st.c1.X, st.c1.Y, st.c2.X, st.c2.Y}, 4), decimals(to, 4))
		case ClosePath:
			p.writeOp("h")
		}
	}
	p.writeOp("%s", paint)
}

// drawImage draws a picture in PNG, over what is there.
func (p *pdfPage) drawImage(ctx context.Context, im *Image, scale float64) error {
	data, err := untilDone(ctx, im.plain)
	if err != nil {
		return err
	}
	options := fpdf.ImageOptions{ImageType: "png"}
	p.pdf.RegisterImageOptionsReader("logo", options, bytes.NewReader(data))
	p.pdf.ImageOptions("logo", im.X*scale, im.Y*scale, im.W*scale, im.H*scale, false, options, 0, "")
	return p.pdf.Error()
}

// plain returns the picture as fpdf reads it: a PNG without 16 bits and interlacing.
func (im *Image) plain() ([]byte, error) {
	dots, err := im.decode()
	if err != nil {
		return nil, err
	}
	plain := image.NewNRGBA(dots.Bounds())
	draw.Draw(plain, plain.Bounds(), dots, dots.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, plain); err != nil {
		return nil, fmt.Errorf("encoding the logo: %w", err)
	}
	return b.Bytes(), nil
}

// write writes the line of text.
func (p *pdfPage) write(s *glyphLine) {
	if len(s.chars) == 0 {
		return
	}
	if s.plain {
		p.writeOp("%s rg", pdfColour(s.colour))
		p.show(s, "["+p.kernedCodes(s)+"] TJ")
		return
	}
	p.draw(&Shape{Path: s.path(), Fill: s.colour})
	// Invisible text in the same places, from left to right: programs that read
	// PDF reverse text that runs from right to left.
	var codes strings.Builder
	for _, c := range s.clusters() {
		units := utf16.Encode([]rune(c.chars))
		width := 0
		for _, u := range units {
			if w, ok := p.widths[s.fontIndex()][rune(u)]; ok {
				width += w
			} else {
				width += p.missing[s.fontIndex()]
			}
		}
		if width == 0 {
			continue
		}
		show := fmt.Sprintf("%s Tz <%s> Tj ", decimal(c.advance/s.size*1000/float64(width)*100, 4), hexUnits(units))
		if len(units) > len([]rune(c.chars)) {
			// A code of the font is one unit, and here two are a character.
			show = fmt.Sprintf("/Span <</ActualText <feff%s>>> BDC %sEMC ", hexUnits(units), show)
		}
		codes.WriteString(show)
	}
	p.writeOp("3 Tr")
	p.show(s, codes.String()+"100 Tz")
	p.writeOp("0 Tr")
}

// space writes a space after a line of text, so that its last word and the first of
// the next line stay apart for programs that read them in one piece.
func (p *pdfPage) space(s *glyphLine, rtl bool) {
	if len(s.chars) == 0 {
		return
	}
	after := *s
	if after.x += s.w; rtl {
		after.x -= s.w + float64(p.widths[s.fontIndex()][' '])/1000*s.size*s.stretch
	}
	p.show(&after, "<0020> Tj")
}

// show writes the operator that shows the codes.
func (p *pdfPage) show(s *glyphLine, codes string) {
	wide, at := s.size*s.stretch, s.turn.move(layout.Point{X: s.x, Y: s.y})
	p.writeOp("BT %s 1 Tf %s Tm %s ET", p.fonts[s.fontIndex()], decimals([]float64{wide * s.turn.cos, wide * s.turn.sin, s.size * s.turn.sin, -s.size * s.turn.cos, at.X, at.Y}, 4), codes)
}

// kernedCodes returns the codes of a plain line, and between them how much closer
// a character stands to the next than by its width in the file, in thousandths of
// the size.
func (p *pdfPage) kernedCodes(s *glyphLine) string {
	var b strings.Builder
	b.WriteString("<")
	due := 0.0 // how much closer the next character is to be
	for i, r := range s.chars {
		if shift := math.Round(due); shift != 0 {
			fmt.Fprintf(&b, ">%d<", int(shift))
			due -= shift
		}
		fmt.Fprintf(&b, "%04x", r)
		due += float64(p.widths[s.fontIndex()][r]) - s.glyphs[i].advance*1000/s.size
	}
	b.WriteString(">")
	return b.String()
}

// fontIndex returns 0 for the regular cut of the built-in font and 1 for the bold
// one.
func (s *glyphLine) fontIndex() int {
	if s.bold {
		return 1
	}
	return 0
}

// utf16Text returns the text in UTF-16 with its mark, as PDF wants it outside
// pages.
func utf16Text(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// pdfColour returns #rrggbb as three numbers from 0 to 1.
func pdfColour(hex string) string {
	var r, g, b int
	fmt.Sscanf(hex, "#%02x%02x%02x", &r, &g, &b)
	return decimals([]float64{float64(r) / 255, float64(g) / 255, float64(b) / 255}, 4)
}

func hexUnits(units []uint16) string {
	var b strings.Builder
	for _, u := range units {
		fmt.Fprintf(&b, "%04x", u)
	}
	return b.String()
}

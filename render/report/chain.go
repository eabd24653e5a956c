package report

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/render"
)

// The room for a figure between text, in points: the width of a column of text
// on A4, and two thirds of its height.
const columnWidth, columnHeight = 481.0, 470.0

// chain returns the picture of the results chain, or several where one would have
// letters too small to read. Its description in words is after it or in the
// appendix.
func (s *study) chain(ctx context.Context) (part, error) {
	if len(s.model.Elements) == 0 {
		return part{}, nil
	}
	figures, drawn, err := s.figures(ctx)
	if err != nil {
		return part{}, err
	}
	var p part
	if len(figures) == 0 {
		s.warn("neither a picture of the results chain nor pictures of its parts can be read on a page, so that there is none")
		p.blocks = append(p.blocks, paragraph(textf("The results chain is too large for a picture that can be read.%s", s.wordsRemark())))
		return s.withWords(p, drawn)
	}
	intro := s.say("%s shows how the work leads to its outcomes.", figures[0].label.reference())
	if n := len(figures); n > 1 {
		intro = textf("%s to %s show how the work leads to its outcomes. In one picture of all of it the letters would be too small to read.",
			figures[0].label.reference(), figures[n-1].label.reference())
	}
	if drawn.fold {
		intro = textf("%s %s", intro, s.say("Of a stage with many steps it shows how many there are; a report of this model alone shows each."))
	} else if drawn.bare {
		intro = textf("%s %s", intro, s.say("So that it can be read, the outcomes of the framework are left out of it."))
	}
	p.blocks = append(p.blocks, paragraph(textf("%s%s", intro, s.wordsRemark())))
	// All stand together, so that their numbers follow each other.
	to := &p.blocks
	if slices.ContainsFunc(figures, func(f figure) bool { return f.landscape || f.height > columnHeight }) {
		to = &s.plates
	}
	for i := range figures {
		*to = append(*to, block{figure: &figures[i]})
	}
	if drawn.fold {
		p.blocks = append(p.blocks, s.stepTable())
	}
	return s.withWords(p, drawn)
}

// withWords adds the chain in words to the part, or to the appendix.
func (s *study) withWords(p part, drawn layout) (part, error) {
	words, err := s.chainInWords(drawn)
	if err != nil {
		return part{}, err
	}
	switch s.options.Words {
	case WordsBeside:
		p.sections = []section{{title: s.say("The results chain in words"), blocks: words}}
	case WordsNone:
	default:
		s.appendix = append(s.appendix, words...)
	}
	return p, nil
}

// wordsRemark returns the sentence, after another, about where a picture stands in
// words; nothing where it does not.
func (s *study) wordsRemark() text {
	switch s.options.Words {
	case WordsNone:
		return nil
	case WordsBeside:
		return textf(" %s", s.say("The same follows in words."))
	}
	return textf(" %s", s.say("The same stands in words at the end of this report."))
}

// appendixTitle is the heading of the appendix with the words of pictures.
const appendixTitle = "Appendix: the results chain in words"

// A layout is a way to draw a chain.
type layout struct {
	view render.View
	page render.Page
	bare bool // without the outcomes of the framework
	fold bool // stage by stage
}

// layouts returns the ways to draw the chain, the best first. Without the outcomes
// of the framework, which may make it too wide to read, it is drawn last.
func (s *study) layouts() []layout {
	sideways := render.Page{Paper: render.A4TextSideways, Landscape: true}
	upright := render.Page{Paper: render.A4Text}
	all := []layout{
		{view: render.ModelView},
		{view: render.ChainView},
		{view: render.ChainView, page: upright},
		{view: render.ModelView, page: sideways},
		{view: render.ModelView, page: upright},
		{view: render.ChainView, page: sideways},
	}
	if s.supports() == nil {
		return all
	}
	for _, l := range all[:6:6] {
		l.bare = true
		all = append(all, l)
	}
	return all
}

// manyElements is the number of elements from which no single page holds a model,
// so that drawing them on one would only take time.
const manyElements = 60

// minReadable is how large the letters of a whole chain must be on its page, in
// points: a little less than [render.Legible], since a whole chain shows more
// than its parts. A whole chain with smaller letters, of at least minOverview,
// stands before its parts as an overview.
const minReadable, minOverview = 8.0, 5.0

// figures returns one picture that can be read on its page, or else several. The
// layout is that of the first.
func (s *study) figures(ctx context.Context) ([]figure, layout, error) {
	var best *render.Drawing
	var of layout
	letters := 0.0 // of the best
	for _, l := range s.layouts() {
		if len(s.model.Elements) > manyElements {
			break
		}
		d, err := s.draw(ctx, l)
		if noPage(err) {
			continue
		}
		if err != nil {
			return nil, l, err
		}
		size := letterSize(d, l.page)
		if size >= render.Legible {
			return []figure{s.picture(d, l.page, 1, 1)}, l, nil
		}
		if l.page.Paper != "" && size > letters {
			best, of, letters = d, l, size
		}
	}
	if letters >= minReadable {
		return []figure{s.picture(best, of.page, 1, 1)}, of, nil
	}
	if s.brief && (best == nil || letters < minReadable) {
		if fold, _ := content.Fold(s.model, s.framework); len(fold.Elements) < len(s.model.Elements) {
			return s.foldedFigure(ctx)
		}
	}
	parts, l, err := s.parts(ctx)
	if noPage(err) { // so tangled that neither its parts nor the whole can be read
		if best == nil {
			return nil, l, nil
		}
		err = nil
	}
	if err != nil || parts != nil && letters < minOverview {
		return parts, l, err
	}
	if best == nil {
		of = s.layouts()[2]
		if best, err = s.draw(ctx, of); noPage(err) {
			return parts, of, nil
		} else if err != nil {
			return nil, of, err
		}
	}
	if parts == nil {
		s.warn("the letters of the picture are %.1f points high on its page, which is hard to read, and no cut divides it into parts; the chain is told in words too", letterSize(best, of.page))
	}
	return append([]figure{s.picture(best, of.page, 1, 1)}, parts...), of, nil
}

// foldedFigure returns the picture of the model stage by stage, in the way in which its
// letters are largest.
func (s *study) foldedFigure(ctx context.Context) ([]figure, layout, error) {
	var best *render.Drawing
	var of layout
	for _, l := range s.layouts()[:5] {
		l.bare, l.fold = true, true
		d, err := s.draw(ctx, l)
		if noPage(err) { // the first has no page
			continue
		}
		if err != nil {
			return nil, l, err
		}
		if best == nil || letterSize(d, l.page) > letterSize(best, of.page) {
			best, of = d, l
		}
	}
	return []figure{s.picture(best, of.page, 1, 1)}, of, nil
}

// parts returns pictures of parts of the chain, each legible on its page, that show
// all of it together: as few as can be. It is nil where no cut divides it so.
func (s *study) parts(ctx context.Context) ([]figure, layout, error) {
	var best []*render.Drawing
	var of layout
	all := s.layouts()
	for _, l := range []layout{all[4], all[3], all[2], all[5]} { // columns are cut into fewer parts than rows
		if best != nil && (l.view == render.ChainView || len(s.model.Elements) > 2*manyElements) {
			break
		}
		var tiles []*render.Drawing
		d, err := s.drawing(l)
		if err == nil {
			tiles, err = d.Tiles(ctx)
		}
		if noPage(err) && best != nil { // after many tries; another way takes as many
			break
		}
		if err != nil {
			return nil, l, err
		}
		if tiles != nil && (best == nil || len(tiles) < len(best)) {
			best, of = tiles, l
		}
	}
	var figures []figure
	for i, d := range best {
		figures = append(figures, s.picture(d, of.page, i+1, len(best)))
	}
	return figures, of, nil
}

// noPage reports whether a picture was not drawn because its letters would be too small,
// or since no parts of it were found whose letters are not.
func noPage(err error) bool {
	tooLarge := (*render.TooLargeError)(nil)
	return errors.As(err, &tooLarge) && tooLarge.ForPage
}

// letterSize returns the size of the letters of a picture in the report, in
// points.
func letterSize(d *render.Drawing, page render.Page) float64 { return d.TextSize() * scaleOf(d, page) }

// scaleOf returns the factor by which a picture is scaled to fit on its page, or
// between text.
func scaleOf(d *render.Drawing, page render.Page) float64 {
	if page.Paper != "" {
		return 1
	}
	w, h := d.Size()
	return min(1, columnWidth/w, columnHeight/h)
}

// drawingOptions returns the options for a way to draw.
func (s *study) drawingOptions(l layout) render.Options {
	o := s.options.Picture
	o.Framework = s.framework
	o.View, o.Page, o.HideSupports, o.Fold = l.view, l.page, l.bare, l.fold
	o.Draft = s.options.Errors > 0
	return o
}

// drawing returns a drawing with ids of its own, which is not laid out.
func (s *study) drawing(l layout) (*render.Drawing, error) {
	o := s.drawingOptions(l)
	s.pictures++
	o.ID = fmt.Sprintf("%schain%d", s.prefix, s.pictures)
	return render.Model(s.model, &o)
}

func (s *study) draw(ctx context.Context, l layout) (*render.Drawing, error) {
	d, err := s.drawing(l)
	if err != nil {
		return nil, err
	}
	return d, d.Layout(ctx)
}

// picture returns the figure of a drawing: of the whole chain, or page i of n. The
// picture itself has its title, so that the caption does not repeat it.
func (s *study) picture(p *render.Drawing, page render.Page, i, n int) figure {
	w, h := p.Size()
	scale, dpi := scaleOf(p, page), cmp.Or(s.options.Picture.DPI, render.DefaultDPI)
	caption := s.say("Results chain")
	alt := textf("%s: %s", s.say("Results chain"), s.title())
	if n > 1 {
		caption = s.say("Results chain, page %s of %s of the picture", number(i), number(n))
		alt = caption
	}
	return figure{
		caption:   caption,
		alt:       textf("%s. %s.%s", s.say("Picture"), alt, s.wordsRemark()),
		width:     w * scale,
		height:    h * scale,
		landscape: page.Landscape,
		dpi:       dpi,
		dots:      dotsOf(w, h, dpi),
		draw: func(ctx context.Context, f render.Format, dpi int) (_ []byte, err error) {
			var b bytes.Buffer
			if f == render.PNG {
				err = p.WritePNG(ctx, &b, dpi)
			} else {
				err = p.Write(ctx, &b, f)
			}
			return b.Bytes(), err
		},
	}
}

// chainInWords returns the results chain in words, in the direction in which it
// is drawn. Outcomes have their titles there, which the picture has after ids.
func (s *study) chainInWords(l layout) ([]block, error) {
	p, err := content.Model(s.model, &content.Options{Framework: s.framework, View: content.View(l.view), HideSupports: l.bare, Fold: l.fold, TitlesOnly: true, Draft: s.options.Errors > 0})
	if err != nil {
		return nil, err
	}
	d := p.Description
	blocks := []block{paragraph(s.descriptionText(d.Summary))}
	for _, p := range d.Parts {
		if p.OfFramework && s.brief && s.options.Words != WordsBeside {
			continue // it is once for all models
		}
		var list []text
		for _, item := range p.Items {
			list = append(list, s.descriptionText(item))
		}
		heading := s.descriptionText(p.Heading + ":")
		if p.HeadingLang != "" && s.language != "en" {
			heading = text{span{words: isolates.Replace(p.Heading), lang: p.HeadingLang}, span{words: ":"}}
		}
		blocks = append(blocks, paragraph(heading))
		if p.Text != "" {
			blocks = append(blocks, paragraph(s.descriptionText(p.Text)))
		}
		blocks = append(blocks, block{list: list})
	}
	return blocks, nil
}

// descriptionText returns a sentence of the description as a text in which
// quotations are words of the model.
func (s *study) descriptionText(sentence string) text {
	sentence = isolates.Replace(sentence) // each span is apart from the others
	if s.language == "en" && !strings.ContainsFunc(sentence, plaintext.IsRightToLeft) {
		return english(sentence)
	}
	var t text
	for sentence != "" {
		before, rest, ok := strings.Cut(sentence, "“")
		quoted, after, closed := strings.Cut(rest, "”")
		if !ok || !closed {
			return append(t, span{words: sentence})
		}
		t = append(t, span{words: before + "“"}, span{words: quoted, lang: string(s.language)}, span{words: "”"})
		sentence = after
	}
	return t
}

// isolates removes the marks that isolate the directions of texts.
var isolates = strings.NewReplacer("\u2068", "", "\u2069", "")

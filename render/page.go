package render

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A Page is the paper that a picture is to fit on. The zero Page is none.
type Page struct {
	Paper     Paper
	Landscape bool
}

// A Paper is a size of paper.
type Paper string

// The papers.
const (
	A4     Paper = "a4"
	A3     Paper = "a3"
	Letter Paper = "letter"

	// AutoPaper is A4, turned and seen as it suits the picture best: [ModelView]
	// or [ChainView], unless the options ask for one.
	AutoPaper Paper = "auto"

	// A4Text and A4TextSideways are what margins of 20 mm leave of A4 beneath the
	// caption of a picture, upright also beneath a heading and a sentence; that on its side has its white edge in the margins.
	// They are for documents and not among [Papers].
	A4Text         Paper = "a4-text"
	A4TextSideways Paper = "a4-text-sideways" // for a page in landscape
)

// paperSizes are the width and height of papers upright, in points.
var paperSizes = map[Paper][2]float64{
	A4:     {595.28, 841.89},
	A3:     {841.89, 1190.55},
	Letter: {612, 792},

	A4Text:         {481, 630},
	A4TextSideways: {450, 756},
}

// Papers returns all papers.
func Papers() []Paper { return []Paper{A4, A3, Letter, AutoPaper} }

// UnmarshalText reads the name of a paper, in any case. Its error, an
// [*OptionError], names the ones there are.
func (p *Paper) UnmarshalText(name []byte) (err error) {
	*p, err = content.ParseName("Paper", string(name), Papers())
	return err
}

// size returns the width and height of the page in points.
func (p Page) size() (w, h float64, err error) {
	s, ok := paperSizes[p.Paper]
	if !ok {
		return 0, 0, new(Paper).UnmarshalText([]byte(p.Paper))
	}
	if p.Landscape {
		return s[1], s[0], nil
	}
	return s[0], s[1], nil
}

// Legible is the size of text, in points, below which a page is hard to read.
const Legible = 9.0

// PageEdge is the white edge of a picture on a page, in points; printers leave
// about 12.
const PageEdge = 14.0

// fit lays a picture out on a page. Where its text would be small, outcomes of the
// framework lose their boxes, if that helps.
func (d *Drawing) fit(ctx context.Context, c *chart, page Page) (*paint.Scene, error) {
	scene, err := fitPage(ctx, c, page)
	if err != nil || textSize*scene.Scale >= chipsBelow {
		return scene, err
	}
	if short := c.WithChips(); short != nil {
		other, err := fitPage(ctx, d.chartOf(short), page)
		if err == nil && other.Scale > 1.05*scene.Scale {
			return other, nil
		}
	}
	return scene, ctx.Err()
}

// chipsBelow is the size of text, in points, below which outcomes of the framework
// lose their boxes.
const chipsBelow = 10.0

// chartOf returns another picture of the drawing's subject in its usual form.
func (d *Drawing) chartOf(g *content.Picture) *chart {
	c := newChart(g, &d.options)
	c.id, c.engine = d.chart.id, d.options.layOut
	return c
}

// fitAny lays the picture out on A4, upright and turned and, where the options ask for
// no view, in two views, until its text is as large as usual; otherwise the way with
// the largest text is taken.
func (d *Drawing) fitAny(ctx context.Context) (*paint.Scene, error) {
	if d.options.Page.Landscape {
		return nil, errTurned
	}
	charts := []*chart{d.chart}
	if d.options.View == "" && d.chart.View == ModelView {
		o := d.options.content()
		o.View = ChainView
		if chain, err := d.build(o); err == nil {
			charts = append(charts, d.chartOf(chain))
		}
	}
	var best *paint.Scene
	for i, c := range charts {
		for _, landscape := range []bool{i == 0, i != 0} { // columns need width, and rows height
			scene, err := d.fit(ctx, c, Page{A4, landscape})
			if err != nil {
				return nil, err
			}
			if best == nil || scene.Scale > 1.03*best.Scale {
				best = scene
			}
			if best.Scale >= 1 {
				return best, nil
			}
		}
	}
	return best, nil
}

// errTurned is the error for a page that turns itself and is turned.
var errTurned = content.NewOptionError("Page", "the page %s is turned as it suits the picture; do not turn it", AutoPaper)

// largest is how much larger than usual a picture may become on a page: its text is
// 13 points high.
const largest = 13 / textSize

// fitPage lays the picture out in the form that fills the page best, and scales it
// until it fits, so that nothing is cut off. Forms are compared by guessed places;
// only the best is laid out with care.
func fitPage(ctx context.Context, c *chart, page Page) (*paint.Scene, error) {
	w, h, err := page.size()
	if err != nil {
		return nil, err
	}
	inW, inH := w-2*PageEdge, h-2*PageEdge
	fits := func(s *paint.Scene) float64 { return math.Min(largest, math.Min(inW/s.W, inH/s.H)) }
	draw := func() (*paint.Scene, error) {
		p, err := newPlan(ctx, c)
		if err != nil {
			return nil, err
		}
		return p.draw(), nil
	}
	c.quick, c.sketch = true, true
	defer func() { c.quick, c.sketch = false, false }()
	var bestForm form
	budget, most, size := layoutBudget, 0.0, 0.0
	for _, f := range c.candidateForms(inW, inH) {
		if most > 0 && (f.bestScale*f.form.grace() <= most || budget < 0) {
			continue // it is too large to be better
		}
		budget -= f.cost
		c.applyForm(f.form)
		s, err := draw()
		if err != nil {
			return nil, err
		}
		if worth := fits(s) * f.form.grace(); worth > most {
			bestForm, most, size = f.form, worth, fits(s)
		}
	}
	c.sketch, c.quick = c.guess, c.guess || c.isPlain()
	c.applyForm(bestForm)
	best, err := draw()
	tooLarge := errors.As(err, new(*TooLargeError)) // rows cut small make many passes
	if err != nil && !tooLarge {
		return nil, err
	}
	if !c.quick && (tooLarge || fits(best) <= 0.99*size) { // the guess stands
		c.quick = true
		c.applyForm(bestForm)
		if best, err = draw(); err != nil {
			return nil, err
		}
	}
	// The picture becomes as large as the page and stands in its middle.
	scale := fits(best)
	wide, high := w/scale, h/scale
	best.Move((wide-best.W)/2, (high-best.H)/2)
	best.W, best.H, best.Scale = wide, high, scale
	return best, nil
}

// A candidate is a form to try, with the largest scale that its size allows on
// the page, and the cost of its layout.
type candidate struct {
	form      form
	bestScale float64
	cost      float64
}

// layoutBudget is what the guesses for a page may cost together, about a second: with
// many boxes fewer forms are tried.
const layoutBudget = 2e7

// cost returns about how long a guess takes: it grows with the square of the boxes and
// of the ranks that links pass.
func (c *chart) cost() float64 {
	n := len(c.Boxes) + len(c.Frames) + len(c.Broads)
	for i := range c.Arrows {
		n += max(1, c.cells[c.Arrows[i].To].rank-c.cells[c.Arrows[i].From].rank)
	}
	return float64(n) * float64(n)
}

// grace returns how much of the size of its text a form is worth: what is easier to
// read may be a little smaller.
func (f form) grace() float64 {
	worth := 1.0
	if f.stacked {
		worth *= 0.97
	}
	if f.tight {
		worth *= 0.97
	}
	if f.crowded {
		worth *= 0.85
	}
	return worth
}

// In the chain view a stage should take no more rows, and boxes should be no narrower.
const (
	easyRows = 2
	slimBox  = 90.0
)

// guessHeight returns about how high the drawing will be at least.
func (c *chart) guessHeight() float64 {
	if c.Nested {
		return c.nestHeight
	}
	highest, sum := 0.0, -c.tierGap
	for _, rank := range c.ranks {
		column, row := -c.sideGap, 0.0
		for _, n := range rank {
			column += c.cells[n].h + c.sideGap
			row = max(row, c.cells[n].h)
		}
		highest, sum = max(highest, column), sum+row+c.tierGap
	}
	if c.IsInRows() {
		return sum
	}
	return highest
}

// candidateForms returns the forms to try for a page of the size, the most promising
// first. No box is so narrow that its words have to be broken, but for very
// long ones.
func (c *chart) candidateForms(width, height float64) []candidate {
	const narrowest, widthStep = 64.0, 6.0
	widest := 196.0
	word := 0.0
	for i := range c.Boxes {
		for _, w := range strings.Fields(c.Boxes[i].Label()) {
			word = math.Max(word, typeset.Regular.Width(w, textSize))
		}
	}
	perRow := []int{0}
	switch {
	case c.Lanes != nil:
		perRow = []int{0, 3, 2, 1}
	case c.Nested:
		perRow, widest = []int{1, 2, 3, 4, 5}, 424 // these have short texts on long lines
	case c.IsInRows():
		perRow = []int{0, 8, 6, 5, 4, 3}
	}
	stackings := []bool{false}
	if c.canStack() || c.Nested {
		stackings = []bool{false, true}
	}
	var out []candidate
	seen := map[string]bool{}
	try := func(f form) {
		c.applyForm(f)
		f.crowded = c.View == ChainView && (f.boxWidth < slimBox || slices.ContainsFunc(c.sections, func(s section) bool { return s.last-s.first >= easyRows }))
		needs := c.guessWidth() + 2*f.margin
		if c.IsInRows() {
			needs += gutter + headingGap
		}
		if key := fmt.Sprint(f.boxWidth, f.tierGap, f.stacked, f.even, len(c.ranks), needs); !seen[key] {
			seen[key] = true
			high := c.guessHeight() + 2*f.margin + titleSize*lineHeight
			out = append(out, candidate{f, min(largest, width/needs, height/high), c.cost()})
		}
	}
	usual := c.usualForm()
	for _, most := range perRow {
		for _, stacked := range stackings {
			for w := widest; w >= narrowest; w -= widthStep {
				f := usual
				f.boxWidth, f.perRow, f.stacked, f.even = w, most, stacked && !c.Nested, stacked && c.Nested
				if w >= math.Min(word+2*(f.padX+c.memberRoom()), widest) {
					try(f)
				}
				f = f.tighten()
				if least := math.Min(word+2*(f.padX+c.memberRoom()), widest); w+widthStep > least {
					f.boxWidth = math.Max(w, least)
					try(f)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.bestScale*b.form.grace(), a.bestScale*a.form.grace()) })
	return out
}

// OtherPages returns the pages to try where the text on one is too small: the
// same paper turned, and A3 both ways.
func OtherPages(p Page) []Page {
	if p.Paper == AutoPaper {
		return []Page{{A3, true}, {A3, false}}
	}
	return []Page{{p.Paper, !p.Landscape}, {A3, p.Landscape}, {A3, !p.Landscape}}
}

// LegibleOptions returns options with which the drawing that draw makes can be read:
// on one of [OtherPages], or in the other of [ModelView] and [ChainView] on one of
// these or on the same page, which comes first. It also returns the size of the text
// then, in points, which is 0 where there are none.
func LegibleOptions(ctx context.Context, o *Options, draw func(*Options) (*Drawing, error)) (Options, float64) {
	views := []View{o.View}
	switch o.View {
	case "", ModelView:
		views = append(views, ChainView)
	case ChainView:
		views = append(views, ModelView)
	}
	for _, page := range append([]Page{o.Page}, OtherPages(o.Page)...) {
		for _, view := range views {
			if page == o.Page && view == o.View {
				continue
			}
			other := *o
			other.Page, other.View, other.guess = page, view, true
			d, err := draw(&other)
			if err == nil && d.Layout(ctx) == nil && d.TextSize() >= Legible {
				other.guess = false
				return other, d.TextSize()
			}
		}
	}
	return Options{}, 0
}

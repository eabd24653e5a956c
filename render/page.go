package render

import (
	"context"
	"errors"
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/place"
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
const Legible = place.Legible

// PageEdge is the white edge of a picture on a page, in points; printers leave
// about 12.
const PageEdge = 14.0

// fit lays a picture out on a page. Where its text would be small, outcomes of the
// framework lose their boxes, if that helps.
func (d *Drawing) fit(ctx context.Context, c *place.Chart, page Page, l paint.Look) (*paint.Scene, error) {
	scene, err := d.fitPage(ctx, c, page, l)
	if err != nil || place.TextSize*scene.Scale >= chipsBelow || d.options.isEnough(scene) {
		return scene, err
	}
	others := d.others
	if short := c.WithChips(); short != nil {
		others = append(others, place.NewChart(short))
	}
	for _, o := range others {
		if other, err := d.fitPage(ctx, o, page, l); err == nil && other.Scale > 1.05*scene.Scale {
			scene = other
		}
	}
	return scene, ctx.Err()
}

// isEnough reports whether the text of a guess is as large as is asked for: how much
// larger it could be does not count.
func (o *Options) isEnough(s *paint.Scene) bool {
	return o.least > 0 && place.TextSize*s.Scale >= o.least
}

// chipsBelow is the size of text, in points, below which outcomes of the framework
// lose their boxes.
const chipsBelow = 10.0

// fitAny tries the picture on A4, upright and turned, and in two views where the options
// ask for none. It takes the first way with text as large as usual, or else that with the
// largest text.
func (d *Drawing) fitAny(ctx context.Context, l paint.Look) (*paint.Scene, error) {
	if d.options.Page.Landscape {
		return nil, errTurned
	}
	charts := []*place.Chart{d.chart}
	if d.options.View == "" && d.chart.View == content.ModelView {
		o := d.options.content()
		o.View = content.ChainView
		if chain, err := d.build(o); err == nil {
			charts = append(charts, place.NewChart(chain))
		}
	}
	var best *paint.Scene
	for i, c := range charts {
		for _, landscape := range []bool{i == 0, i != 0} { // columns need width, and rows height
			scene, err := d.fit(ctx, c, Page{A4, landscape}, l)
			if err != nil {
				return nil, err
			}
			if best == nil || scene.Scale > 1.03*best.Scale {
				best = scene
			}
			if best.Scale >= 1 || d.options.isEnough(best) {
				return best, nil
			}
		}
	}
	return best, nil
}

// errTurned is the error for a page that turns itself and is turned.
var errTurned = content.NewOptionError("Page", "the page %s is turned as it suits the picture; do not turn it", AutoPaper)

// fitPage lays the picture out in the form that fills the page best, and scales it
// until it fits, so that nothing is cut off. Forms are compared by guessed places;
// only the best is laid out with care.
func (d *Drawing) fitPage(ctx context.Context, c *place.Chart, page Page, l paint.Look) (*paint.Scene, error) {
	w, h, err := page.size()
	if err != nil {
		return nil, err
	}
	p := &pageFitter{drawing: d, chart: c, look: l, width: w - 2*PageEdge, height: h - 2*PageEdge}
	form, best, err := p.bestForm(ctx)
	switch {
	case err != nil:
		return nil, err
	case best == nil: // its text would be too small, however small that is
		return &paint.Scene{W: w, H: h}, nil
	case !d.options.guess && place.TextSize*p.fits(best) >= place.Smallest:
		if best, err = p.draw(ctx, form, p.fits(best)); err != nil {
			return nil, err
		}
	}
	// The picture becomes as large as the page and stands in its middle.
	scale := p.fits(best)
	wide, high := w/scale, h/scale
	best.Move((wide-best.W)/2, (high-best.H)/2)
	best.W, best.H, best.Scale = wide, high, scale
	return best, nil
}

// A pageFitter tries the forms of a chart on a page of a size.
type pageFitter struct {
	drawing       *Drawing
	chart         *place.Chart
	look          paint.Look
	width, height float64
}

// fits returns how large a scene is on the page.
func (p *pageFitter) fits(s *paint.Scene) float64 {
	return math.Min(place.Largest, math.Min(p.width/s.W, p.height/s.H))
}

// bestForm returns the form that fills the page best, by guessed places, with a sketch
// of it, which is nil where the text of all would be too small.
func (p *pageFitter) bestForm(ctx context.Context) (best place.Form, sketch *paint.Scene, err error) {
	o := &p.drawing.options
	budget, most, least := place.LayoutBudget, 0.0, place.Smallest
	if o.guess {
		least = max(Legible, o.least)
	}
	if o.Page.Paper == AutoPaper { // the picture is laid out in two views, each both ways
		budget /= 4
	}
	if place.TextSize*p.chart.MostScale(p.width, p.height) < least {
		return best, nil, nil
	}
	for _, f := range p.chart.CandidateForms(ctx, p.width, p.height) {
		switch {
		case place.TextSize*f.BestScale < least: // how small it is does not count
			continue
		case most > 0 && (f.BestScale*f.Form.Grace() <= most || budget < 0):
			continue // it is too large to be better
		}
		budget -= f.Cost
		if o.spent != nil {
			*o.spent += f.Cost
		}
		s, err := p.plan(ctx, f.Form, nil, true)
		if err != nil {
			return best, nil, err
		}
		if worth := p.fits(s) * f.Form.Grace(); worth > most {
			best, sketch, most = f.Form, s, worth
		}
		if o.least > 0 && place.TextSize*p.fits(sketch) >= o.least {
			break
		}
	}
	return best, sketch, nil
}

// draw lays a form out with care. Where the guess, at the scale guessed, is larger, or the
// engine cannot lay the form out, it draws the guess.
func (p *pageFitter) draw(ctx context.Context, f place.Form, guessed float64) (*paint.Scene, error) {
	if !p.chart.IsPlain() {
		s, err := p.plan(ctx, f, p.drawing.options.layOut, false)
		tooLarge := errors.As(err, new(*TooLargeError)) // rows cut small make many passes
		if err != nil && !tooLarge || err == nil && p.fits(s) > 0.99*guessed {
			return s, err
		}
	}
	return p.plan(ctx, f, nil, false)
}

// plan draws the chart in a form, with places by the engine, or guessed without one.
func (p *pageFitter) plan(ctx context.Context, f place.Form, e place.Engine, sketch bool) (*paint.Scene, error) {
	p.chart.ApplyForm(f)
	plan, err := place.NewPlan(ctx, p.chart, e)
	if err != nil {
		return nil, err
	}
	return paint.Chart(ctx, plan, p.look, sketch)
}

// otherPages returns the pages to try where the text on one is too small: the
// same paper turned, and A3 both ways.
func otherPages(p Page) []Page {
	if p.Paper == AutoPaper {
		return []Page{{A3, true}, {A3, false}}
	}
	return []Page{{p.Paper, !p.Landscape}, {A3, p.Landscape}, {A3, !p.Landscape}}
}

// LegibleOptions returns options with which the drawing that draw makes can be read. On
// the same page it tries the other of [ModelView] and [ChainView], and then both views on
// other papers. It also returns the size of the text, in points, or 0 where no options
// help.
func LegibleOptions(ctx context.Context, o *Options, draw func(*Options) (*Drawing, error)) (Options, float64) {
	o = orDefault(o)
	views := []View{o.View}
	switch o.View {
	case "", ModelView:
		views = append(views, ChainView)
	case ChainView:
		views = append(views, ModelView)
	}
	for _, page := range append([]Page{o.Page}, otherPages(o.Page)...) {
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

package render

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// Tiles returns the picture on as many pages as it takes to read it. The pages are drawings
// that are laid out, and together show every element and link. An arrow to another page
// ends in a mark such as “→ p. 2, B”, and each page has a small sketch of the whole with its
// own part filled.
//
// A model is cut by strands that nothing joins, else by groups, else by stages; a framework
// by itself by groups, or by its highest outcomes; models side by side by model. The pages
// of a matrix are its parts. A picture that can be read on one page is the only page. The
// result is empty where no cut helps. The errors are those of [Drawing.Layout] and an
// [*OptionError].
func (d *Drawing) Tiles(ctx context.Context) ([]*Drawing, error) {
	switch {
	case d.options.Page.Paper == "":
		return nil, content.NewOptionError("Page", "a picture without a page is as large as it needs to be; choose a page")
	case d.matrix != nil:
		return d.matrixTiles(ctx)
	case d.models == nil && !d.chart.CanTile():
		return nil, content.NewOptionError("View", "neither changes nor a triangle with a model can be drawn on several pages; choose the view %s, %s or %s", ModelView, ChainView, MatrixView)
	}
	if len(d.chart.Boxes) <= mostOnPage && d.mayFit(ctx) {
		if err := d.Layout(ctx); err != nil && !errors.As(err, new(*layout.TooLargeError)) { // parts may be smaller
			return nil, err
		} else if err == nil && d.TextSize() >= Legible {
			return []*Drawing{d}, nil
		}
	}
	if d.models != nil {
		return d.portfolioTiles(ctx)
	}
	if boxes, arrows := len(d.chart.Boxes), len(d.chart.Arrows); boxes > maxPlainBoxes || arrows > maxPlainArrows {
		return nil, layout.TooLarge("%d boxes and %d arrows, and the limits of a picture on several pages are %d and %d", boxes, arrows, maxPlainBoxes, maxPlainArrows)
	}
	c := d.options.content()
	whole, err := d.build(c)
	if err != nil {
		return nil, err
	}
	t := &tiler{ctx: ctx, drawing: d, view: c.View, whole: whole, tried: map[string]bool{}}
	parts, err := place.NewChart(d.chart.Picture).Tiles(t.isLegible)
	if err != nil || parts == nil {
		return nil, err
	}
	pages := make([]int, len(d.chart.Boxes))
	for i, part := range parts {
		for _, n := range part {
			pages[n] = i + 1
		}
	}
	var out []*Drawing
	for i := range parts {
		p, err := t.draw(pages, i+1, nil)
		if err != nil || p == nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// mayFit reports whether the picture can perhaps be read on one page, by the best that its
// forms may come to: to lay it out takes much longer.
func (d *Drawing) mayFit(ctx context.Context) bool {
	w, h, err := d.options.Page.size()
	if err != nil || d.options.Page.Paper == AutoPaper || d.others != nil {
		return true
	}
	const margin = 0.9 // of the guess
	for _, p := range []*content.Picture{d.chart.Picture, d.chart.WithChips()} {
		if p == nil {
			continue
		}
		for _, f := range place.NewChart(p).CandidateForms(ctx, w-2*PageEdge, h-2*PageEdge) {
			if place.TextSize*f.BestScale >= margin*Legible {
				return true
			}
		}
	}
	return false
}

// matrixTiles returns all parts of a matrix.
func (d *Drawing) matrixTiles(ctx context.Context) ([]*Drawing, error) {
	n := d.Parts()
	if d.options.Part > 0 || n == 1 {
		return []*Drawing{d}, d.Layout(ctx)
	}
	var out []*Drawing
	for i := range n {
		o := d.options
		o.Part = i + 1
		if o.ID != "" {
			o.ID += "-" + strconv.Itoa(o.Part)
		}
		part, err := newMatrixDrawing(d.matrix.Matrix, &o, nil)
		if err == nil {
			err = part.Layout(ctx)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, part)
	}
	return out, nil
}

// A tiler draws the parts of a picture that can be read on its page.
type tiler struct {
	ctx     context.Context
	drawing *Drawing
	view    content.View     // that the options ask for
	whole   *content.Picture // in this view
	tried   map[string]bool  // by the boxes, whether a page with them can be read
	spent   float64          // on guesses
}

// draw returns the drawing of a page, and nil where it cannot be read.
func (t *tiler) draw(pages []int, page int, spent *float64) (*Drawing, error) {
	return t.drawing.drawPage(t.ctx, page, spent, func(c *content.Options) (*content.Picture, error) {
		if c.View == t.view {
			return t.whole.OnPage(pages, page), nil
		}
		other, err := t.drawing.build(c)
		if err != nil {
			return nil, err
		}
		return other.OnPage(pages, page), nil
	})
}

// drawPage returns the drawing of one of several pages, and nil where it cannot be read.
// Where spent is given, it only guesses, on the safe side, and adds the cost to spent.
func (d *Drawing) drawPage(ctx context.Context, page int, spent *float64, build func(*content.Options) (*content.Picture, error)) (*Drawing, error) {
	o, least := d.options, Legible
	if o.ID != "" {
		o.ID += "-" + strconv.Itoa(page)
	}
	if spent != nil {
		if *spent > mostSpent {
			return nil, &TooLargeError{ForPage: true, Reason: fmt.Sprintf("no division of %d boxes and %d arrows among pages is found in %d million steps, which is the limit",
				len(d.chart.Boxes), len(d.chart.Arrows), int(mostSpent/1e6))}
		}
		least *= 1.01
		o.guess, o.least, o.spent = true, least, spent
	}
	d, err := newDrawing(&o, build)
	if err == nil {
		err = d.Layout(ctx)
	}
	switch {
	case errors.As(err, new(*layout.TooLargeError)):
		return nil, nil
	case err != nil:
		return nil, err
	case d.TextSize() < least:
		return nil, nil
	}
	return d, nil
}

// mostOnPage is the number of boxes above which no page can be read, so that laying it
// out would only take time.
const mostOnPage = 150

// mostSpent is what the guesses of all pages may cost together, half a second or more. A
// picture of 900 boxes on 54 pages takes half of it, and one of 80 with 990 arrows more.
const mostSpent = 0.4 * place.LayoutBudget

// isLegible reports whether a page with these boxes can be read.
func (t *tiler) isLegible(boxes []int) (bool, error) {
	if len(boxes) > mostOnPage {
		return false, t.ctx.Err()
	}
	key := fmt.Sprint(boxes)
	if legible, ok := t.tried[key]; ok {
		return legible, nil
	}
	pages := make([]int, len(t.drawing.chart.Boxes))
	for n := range pages {
		if t.drawing.chart.IsTiled(n) {
			pages[n] = 2
		}
	}
	for _, n := range boxes {
		pages[n] = 1
	}
	d, err := t.draw(pages, 1, &t.spent)
	t.tried[key] = d != nil
	return d != nil, err
}

// portfolioTiles returns the pages of models side by side: of as many models each as can
// be read.
func (d *Drawing) portfolioTiles(ctx context.Context) ([]*Drawing, error) {
	draw := func(models []int, page, pages int, spent *float64) (*Drawing, error) {
		return d.drawPage(ctx, page, spent, func(c *content.Options) (*content.Picture, error) {
			var some []*logicmodel.Model
			for _, i := range models {
				some = append(some, d.models[i])
			}
			p, err := content.Portfolio(d.title, some, c)
			if err != nil {
				return nil, err
			}
			return p.AsPage(page, pages), nil
		})
	}
	spent := 0.0
	var each [][]int
	for i := range d.models {
		each = append(each, []int{i})
	}
	parts, err := place.Fill(each, func(models []int) (bool, error) {
		page, err := draw(models, 1, len(each), &spent)
		if errors.Is(err, ErrEmpty) { // nothing of these models is shown
			return true, nil
		}
		return page != nil, err
	}, func([]int) ([][]int, error) { return nil, nil })
	if err != nil || parts == nil {
		return nil, err
	}
	var out []*Drawing
	for i, models := range parts {
		page, err := draw(models, i+1, len(parts), nil)
		if errors.Is(err, ErrEmpty) {
			continue
		}
		if err != nil || page == nil {
			return nil, err
		}
		out = append(out, page)
	}
	return out, nil
}

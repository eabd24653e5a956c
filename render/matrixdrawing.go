package render

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/prose"
)

// The limits of a matrix.
const (
	maxMatrixRows    = 3000
	maxMatrixColumns = 500
)

func newMatrixDrawing(m *content.Matrix, o *Options, err error) (*Drawing, error) {
	if err != nil {
		return nil, err
	}
	l, err := paint.NewLook(o.Theme, o.Link)
	if err != nil {
		return nil, err
	}
	d := &Drawing{matrix: &place.Matrix{Matrix: m}, look: l, words: m.Description, options: *o, lock: make(chan struct{}, 1)}
	if rows, columns := d.matrix.Whole().LastRow, len(m.Columns); rows > maxMatrixRows || columns > maxMatrixColumns {
		return nil, layout.TooLarge("%d outcomes and %s, and the limits are %d and %d", rows, prose.Count(columns, m.Noun()), maxMatrixRows, maxMatrixColumns)
	}
	if o.Part != 0 {
		parts, _, err := d.matrixParts()
		switch {
		case err != nil:
			return nil, err
		case o.Part < 0 || o.Part > len(parts):
			return nil, content.NewOptionError("Part", "there is no part %d: on this page the matrix has %d", o.Part, len(parts))
		}
	}
	d.look.ID, err = o.idPrefix(m.Lang, content.FlatText(m.Description), o.Page, o.Columns, o.Part)
	return d, err
}

// Parts returns the number of legible pictures into which the matrix can be split
// for its page; [Options.Part] chooses one. It is 1 for a picture of another kind,
// or without a page.
func (d *Drawing) Parts() int {
	if d.matrix == nil || d.options.Page.Paper == "" {
		return 1
	}
	parts, _, err := d.matrixParts()
	if err != nil {
		return 1
	}
	return len(parts)
}

// matrixParts returns the parts of the matrix, and the page that each fills.
func (d *Drawing) matrixParts() ([]*place.MatrixPlan, Page, error) {
	if d.options.Page.Paper == "" {
		return nil, Page{}, content.NewOptionError("Part", "a part is what a page holds of a matrix; choose a page")
	}
	pages, err := d.matrixPages()
	if err != nil {
		return nil, Page{}, err
	}
	w, h, err := pages[0].size()
	if err != nil {
		return nil, Page{}, err
	}
	return d.matrix.Parts(w-2*PageEdge, h-2*PageEdge), pages[0], nil
}

// layOutMatrix returns the scene of the matrix, or of its part.
func (d *Drawing) layOutMatrix(l paint.Look) (*paint.Scene, error) {
	if d.options.Page.Paper == "" {
		return paint.Matrix(d.matrix.Usual(), l), nil
	}
	var p *place.MatrixPlan
	var w, h, scale float64
	if d.options.Part == 0 {
		pages, err := d.matrixPages()
		if err != nil {
			return nil, err
		}
		for _, page := range pages {
			pageW, pageH, err := page.size()
			if err != nil {
				return nil, err
			}
			if q, s := d.matrix.Fit(d.matrix.Whole(), pageW-2*PageEdge, pageH-2*PageEdge); s > scale {
				p, scale, w, h = q, s, pageW, pageH
			}
		}
	} else {
		parts, page, err := d.matrixParts()
		if err != nil {
			return nil, err
		}
		w, h, _ = page.size()
		p, scale = parts[d.options.Part-1], Legible/place.TextSize
	}
	p.Stretch((h - 2*PageEdge) / scale)
	s := paint.Matrix(p, l)
	wide, high := w/scale, h/scale
	s.Move((wide-s.W)/2, (high-s.H)/2)
	s.W, s.H, s.Scale = wide, high, scale
	return s, nil
}

// matrixPages returns the pages to try: the one that the options name, or A4 both ways.
func (d *Drawing) matrixPages() ([]Page, error) {
	switch page := d.options.Page; {
	case page.Paper != AutoPaper:
		return []Page{page}, nil
	case page.Landscape:
		return nil, errTurned
	}
	return []Page{{A4, false}, {A4, true}}, nil
}

package preview

import (
	"bytes"
	"context"
	"sync"

	"github.com/resultschain/resultschain/render"
)

// A pictureCache draws the pictures of pages and keeps them. It is safe for
// concurrent use.
type pictureCache struct {
	layouts *render.Cache
	mu      sync.Mutex
	drawn   map[look]*picture
}

// maxPictures is how many pictures are kept before all are dropped. One of 100
// boxes takes 100 KB or so.
const maxPictures = 100

func newPictures() *pictureCache {
	return &pictureCache{layouts: render.NewCache(200, 20<<20), drawn: map[look]*picture{}}
}

// A look is a file and a choice of what to show of it.
type look struct {
	name string
	choice
}

// A picture is a drawing and its description in words.
type picture struct {
	svg, outline []byte
	subject      *subject
}

// draw draws the subject. If it cannot be drawn there is an error, and beside
// it the picture that was last drawn for the same look, if any.
func (p *pictureCache) draw(ctx context.Context, of look, s *subject) (*picture, error) {
	p.mu.Lock()
	kept := p.drawn[of]
	p.mu.Unlock()
	if kept != nil && kept.subject == s {
		return kept, nil
	}
	o := &render.Options{View: of.view, Focus: of.focus, Partner: of.partner, Only: of.only, Draft: of.draft, Framework: s.framework, Cache: p.layouts}
	var drawing *render.Drawing
	var err error
	if s.model != nil {
		drawing, err = render.Model(s.model, o)
	} else {
		drawing, err = render.Framework(s.framework, o)
	}
	var svg bytes.Buffer
	if err == nil {
		err = drawing.Write(ctx, &svg, render.SVG)
	}
	if err != nil {
		return kept, err
	}
	drawn := &picture{svg: svg.Bytes(), outline: []byte(drawing.Description().String()), subject: s}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.drawn) == maxPictures {
		clear(p.drawn)
	}
	p.drawn[of] = drawn
	return drawn, nil
}

package preview

import (
	"bytes"
	"context"
	"sync"

	"github.com/resultschain/resultschain/render"
)

// pictures draws what is looked at, and keeps what it drew. It is safe for
// concurrent use.
type pictures struct {
	layouts *render.Cache
	mu      sync.Mutex
	kept    map[look]*picture
}

// maxPictures is how many pictures are kept before all are dropped. One of 100
// boxes takes 100 KB or so.
const maxPictures = 100

func newPictures() *pictures {
	return &pictures{layouts: render.NewCache(200, 20<<20), kept: map[look]*picture{}}
}

// A look is a way to look at a file.
type look struct {
	name string
	choice
}

// A picture is a drawing, and the same in words.
type picture struct {
	svg, outline []byte
	subject      *subject
}

// draw draws the subject. If it cannot be drawn there is an error, and beside
// it the picture that was last drawn for the same look, if any.
func (p *pictures) draw(ctx context.Context, of look, s *subject) (*picture, error) {
	p.mu.Lock()
	kept := p.kept[of]
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
	if len(p.kept) == maxPictures {
		clear(p.kept)
	}
	p.kept[of] = drawn
	return drawn, nil
}

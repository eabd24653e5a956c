package preview

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"github.com/resultschain/resultschain/render"
)

// pictures draws what is looked at, and keeps what it drew last. It is safe for
// concurrent use.
type pictures struct {
	layouts *render.Cache
	mu      sync.Mutex
	kept    map[look]*picture
	used    []look // what is kept, last what was looked at last
}

// maxPictures is how many pictures are kept. That of 100 boxes takes 100 KB or
// so.
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
	digest       string // of the subject
}

// draw draws the subject. If it cannot be drawn there is an error, and beside
// it the picture that was last drawn for the same look, if any.
func (p *pictures) draw(ctx context.Context, of look, s *subject) (*picture, error) {
	kept := p.find(of)
	if kept != nil && kept.digest == s.digest {
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
	drawn := &picture{svg: svg.Bytes(), outline: []byte(drawing.Description().String()), digest: s.digest}
	p.keep(of, drawn)
	return drawn, nil
}

func (p *pictures) find(of look) *picture {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := p.kept[of]
	if found != nil {
		p.use(of)
	}
	return found
}

// keep keeps the picture, and drops the one that was not looked at for longest
// where there are too many.
func (p *pictures) keep(of look, drawn *picture) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept[of] = drawn
	if p.use(of); len(p.kept) > maxPictures {
		delete(p.kept, p.used[0])
		p.used = p.used[1:]
	}
}

func (p *pictures) use(of look) {
	p.used = append(slices.DeleteFunc(p.used, func(l look) bool { return l == of }), of)
}

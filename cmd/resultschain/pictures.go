package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// pictures draws files.
type pictures struct {
	open      *opener
	options   render.Options
	formats   []render.Format
	force     bool
	framework *outcomes.Framework // in place of the ones that models name, or nil
	unfit     *refused            // why that cannot be used
	progress  *progressOverlay    // is told in the boxes; nil: is not
}

// drawn is what became of a file: a picture for each format.
type drawn struct {
	pictures [][]byte
	warnings []string
}

// refused says why a file is not drawn.
type refused struct {
	in     *input
	why    diag.List
	across diag.List // about its links to other models, in files as they are displayed
	hint   string    // what to do
}

func (r *refused) Error() string { return r.hint }

// members are the models of the inputs, read and checked together, of which
// there may be more. That of a framework is nil.
func (p *pictures) members(inputs []*input, part bool) []*portfolio.Member {
	by := newCheckers(nil)
	by.framework = p.framework
	members, _ := by.members(inputs, part)
	return members
}

// errorsOf are the errors that keep a model from being drawn, as a refusal; nil
// where there are none.
func errorsOf(in *input, m *portfolio.Member) *refused {
	r := &refused{in: in, why: atLeast(m.Findings, diag.Error), across: atLeast(m.Across, diag.Error), hint: "mend what is wrong"}
	if len(r.why)+len(r.across) == 0 && m.Model != nil {
		return nil
	}
	return r
}

// draw draws the model that the input is, or, where that is nil, a framework by
// itself.
func (p *pictures) draw(ctx context.Context, in *input, m *portfolio.Member) (*drawn, error) {
	if p.unfit != nil {
		return nil, p.unfit
	}
	if m == nil {
		return p.drawFramework(ctx, in)
	}
	wrong := errorsOf(in, m)
	switch {
	case m.Model == nil:
		return nil, wrong
	case wrong != nil && !p.force:
		wrong.hint += ", or draw it all the same with --force"
		return nil, wrong
	}
	o := p.options
	o.Framework, o.Draft = m.Framework, wrong != nil
	p.progress.note(&o, m.Model, m.Framework)
	return p.write(&o, subject{
		write: func(b *bytes.Buffer, format render.Format) error {
			return render.Write(ctx, b, m.Model, format, &o)
		},
		draw:  func(o *render.Options) (*render.Picture, error) { return render.Draw(ctx, m.Model, o) },
		split: func(o *render.Options) ([]string, error) { return render.Split(ctx, m.Model, o) },
	})
}

func (p *pictures) drawFramework(ctx context.Context, in *input) (*drawn, error) {
	f, faults := in.framework()
	if f == nil {
		return nil, &refused{in: in, why: faults, hint: "mend what is wrong"}
	}
	errs := atLeast(logicmodel.ValidateFramework(f, nil), diag.Error)
	if len(errs) > 0 && !p.force {
		return nil, &refused{in: in, why: errs, hint: "mend what is wrong, or draw it all the same with --force"}
	}
	o := p.options
	o.Draft = len(errs) > 0
	p.progress.note(&o, nil, f)
	return p.write(&o, subject{
		write: func(b *bytes.Buffer, format render.Format) error {
			return render.WriteFramework(ctx, b, f, format, &o)
		},
		draw: func(o *render.Options) (*render.Picture, error) { return render.DrawFramework(ctx, f, o) },
	})
}

// A subject is what a picture is of.
type subject struct {
	write func(*bytes.Buffer, render.Format) error // what needs no layout
	draw  func(*render.Options) (*render.Picture, error)
	split func(*render.Options) ([]string, error) // into parts that are legible; nil: it has none
}

// write writes all formats with one layout, and none where no format needs
// one.
func (p *pictures) write(o *render.Options, of subject) (*drawn, error) {
	d := &drawn{}
	var picture *render.Picture
	for _, format := range p.formats {
		var b bytes.Buffer
		var err error
		switch {
		case !format.IsLaidOut():
			err = of.write(&b, format)
		case picture == nil:
			if picture, err = of.draw(o); err != nil {
				if errors.Is(err, render.ErrTooLarge) && o.Engine == nil {
					err = fmt.Errorf("%w (--engine dot), or draw a part (--focus ID --only)", err)
				}
				return nil, hinted(err)
			}
			fallthrough
		default:
			err = picture.Write(&b, format)
		}
		if err != nil {
			return nil, hinted(err)
		}
		d.pictures = append(d.pictures, b.Bytes())
	}
	if picture != nil && picture.TextSize() < render.Legible {
		advice := small(o, of)
		d.warnings = append(d.warnings, fmt.Sprintf("on this page the text is %.1f points high, which is hard to read; %s", tenths(picture.TextSize()), advice))
	}
	return d, nil
}

// small tells how to draw what is too small on its page: turned, on larger
// paper, or in parts. What cannot be tried is passed over.
func small(o *render.Options, of subject) string {
	if page := better(o, of.draw); page != "" {
		return page
	}
	if of.split == nil {
		return "draw parts of it with --focus ID --only, or without --page"
	}
	for _, page := range append([]render.Page{o.Page}, otherPages(o.Page)...) {
		other := *o
		other.Page = page
		parts, err := of.split(&other)
		if err != nil || len(parts) == 0 {
			continue
		}
		for i, id := range parts {
			parts[i] = "--focus " + shellWord(id)
		}
		return fmt.Sprintf("draw it in %d pictures instead, each with %s --only and one of %s", len(parts), pageFlags(page), strings.Join(parts, ", "))
	}
	return "no page holds it, nor do pictures of its parts: show less, or draw it without --page"
}

// better tells the page on which what is too small can be read; empty: there is
// none.
func better(o *render.Options, draw func(*render.Options) (*render.Picture, error)) string {
	for _, page := range otherPages(o.Page) {
		other := *o
		other.Page = page
		if picture, err := draw(&other); err == nil && picture.TextSize() >= render.Legible {
			return fmt.Sprintf("with %s it is %.1f", pageFlags(page), tenths(picture.TextSize()))
		}
	}
	return ""
}

// otherPages are those to try where a page is too small.
func otherPages(page render.Page) []render.Page {
	return []render.Page{
		{Paper: page.Paper, Landscape: !page.Landscape},
		{Paper: render.A3, Landscape: page.Landscape},
		{Paper: render.A3, Landscape: !page.Landscape},
	}
}

// pageFlags are the flags for a page.
func pageFlags(page render.Page) string {
	flags := "--page " + string(page.Paper)
	if page.Landscape {
		flags += " --landscape"
	}
	return flags
}

// shellWord is an id as a word of a command line.
func shellWord(id string) string {
	if strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == "" {
		return id
	}
	return "'" + strings.ReplaceAll(id, "'", `'\''`) + "'"
}

// hinted adds to an error of package render what the command has for it.
func hinted(err error) error {
	switch {
	case errors.Is(err, render.ErrChoice):
		return usage("%w", err)
	case errors.Is(err, render.ErrFont):
		return fmt.Errorf("%w (--font FILE)", err)
	}
	return err
}

// atLeast are the findings of the severity or a graver one.
func atLeast(list diag.List, s diag.Severity) diag.List {
	var some diag.List
	for _, d := range list {
		if d.Severity >= s {
			some = append(some, d)
		}
	}
	return some
}

// tenths is a size rounded down, so that what is too small does not look as if
// it were not.
func tenths(size float64) float64 { return math.Floor(size*10) / 10 }

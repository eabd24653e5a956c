package main

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/render"
)

// pictures draws files.
type pictures struct {
	*session
	options  render.Options
	formats  []render.Format
	force    bool
	progress *progressOverlay // is written in the boxes; nil: is not
}

// drawn is what became of a file: a picture for each format.
type drawn struct {
	pictures [][]byte
	warnings []string
}

// A refused file is not drawn, because of these findings.
type refused struct {
	why  diag.List
	hint string // what to do
}

func (r *refused) Error() string { return r.hint }

// undrawn prints why the file of an argument was not drawn, and returns the
// error to end with.
func (s *session) undrawn(arg string, err error) error {
	var r *refused
	var e *exit
	switch {
	case errors.As(err, &r):
		return s.refuse(r.why, fmt.Errorf("%s was not drawn: %s", workspace.Called(arg), r.hint))
	case errors.As(err, &e) && !strings.Contains(err.Error(), diag.Quote(arg)):
		return &exit{e.status, fmt.Errorf("%s: %w", workspace.Called(arg), err)}
	case errors.As(err, &e):
		return err
	}
	return failure(fmt.Errorf("%s was not drawn: %w", workspace.Called(arg), err))
}

// sound refuses a file that cannot be drawn, or not without --force, and
// reports whether its picture is only a draft.
func (p *pictures) sound(f *workspace.File) (draft bool, err error) {
	errs := f.Errors()
	switch {
	case p.unfit():
		return false, &refused{p.Framework.Findings, "mend its framework"}
	case f.Model == nil && (f.Framework == nil || f.Kind != workspace.Framework):
		return false, &refused{errs, "mend what is wrong"}
	case len(errs) > 0 && !p.force:
		return false, &refused{errs, "mend what is wrong, or draw it all the same with --force"}
	}
	return len(errs) > 0, nil
}

// draw draws the model that a file is, or a framework by itself.
func (p *pictures) draw(f *workspace.File) (*drawn, error) {
	o := p.options
	var err error
	if o.Draft, err = p.sound(f); err != nil {
		return nil, err
	}
	p.progress.note(&o, f.Model, f.Framework)
	if f.Model == nil {
		return p.write(&o, subject{
			write: func(b *bytes.Buffer, format render.Format) error {
				return render.WriteFramework(p.ctx, b, f.Framework, format, &o)
			},
			draw: func(o *render.Options) (*render.Picture, error) { return render.DrawFramework(p.ctx, f.Framework, o) },
		})
	}
	o.Framework = f.Framework
	return p.write(&o, subject{
		write: func(b *bytes.Buffer, format render.Format) error {
			return render.Write(p.ctx, b, f.Model, format, &o)
		},
		draw:  func(o *render.Options) (*render.Picture, error) { return render.Draw(p.ctx, f.Model, o) },
		split: func(o *render.Options) ([]string, error) { return render.Split(p.ctx, f.Model, o) },
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

// tooLarge says what to do where a picture is too large of which no part can be
// drawn.
func tooLarge(err error, o *render.Options) error {
	switch {
	case !errors.Is(err, render.ErrTooLarge):
		return err
	case o.Engine == nil:
		return errors.New(err.Error() + "; --engine dot lays out more where Graphviz is installed, and --format text tells all in words")
	}
	return errors.New(err.Error() + "; --format text tells all in words")
}

// inNoParts splits nothing: a picture of changes or of coverage is whole.
func inNoParts(*render.Options) ([]string, error) { return nil, nil }

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

// tenths is a size rounded down, so that what is too small does not look as if
// it were not.
func tenths(size float64) float64 { return math.Floor(size*10) / 10 }

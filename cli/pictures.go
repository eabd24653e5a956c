package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/typeset"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// A pictureWriter draws files.
type pictureWriter struct {
	*session
	options  render.Options
	formats  []render.Format
	force    bool
	tiles    bool             // on several pages where one is too small
	progress *progressOverlay // to write in the boxes; nil for none
	fonts    []string         // the folders of fonts; nil: those of this system
}

// A pictureSet holds the pictures of one subject, in each format: one, or one for each
// page.
type pictureSet struct {
	pictures [][][]byte
	warnings []string
}

// A refusal is the error of a file that is not drawn because of its findings.
type refusal struct {
	why  diag.List
	hint string // what to do
}

func (r *refusal) Error() string { return r.hint }

// reportUndrawn prints why the file of an argument was not drawn, and returns the
// error to end with.
func (s *session) reportUndrawn(arg string, err error) error {
	var r *refusal
	var e *exit
	switch {
	case errors.As(err, &r):
		return s.refuse(r.why, fmt.Errorf("%s was not drawn: %s", workspace.ArgName(arg), r.hint))
	case errors.As(err, &e) && !strings.Contains(err.Error(), diag.Quote(arg)):
		return &exit{e.status, fmt.Errorf("%s: %w", workspace.ArgName(arg), err)}
	}
	return wrapFailure(workspace.ArgName(arg)+" was not drawn", err)
}

// checkDrawable returns an error for a file that cannot be drawn, or not without
// --force, and reports whether its picture is only a draft.
func (p *pictureWriter) checkDrawable(f *workspace.File) (draft bool, err error) {
	errs := f.Errors()
	switch {
	case p.isFrameworkUnreadable():
		return false, &refusal{p.Framework.Findings, "mend its framework"}
	case !f.IsRead():
		return false, &refusal{errs, "mend what is wrong"}
	case len(errs) > 0 && !p.force:
		return false, &refusal{errs, "mend what is wrong, or draw it all the same with --force"}
	}
	return len(errs) > 0, nil
}

// draw draws the model that a file is, or a framework by itself.
func (p *pictureWriter) draw(f *workspace.File) (*pictureSet, error) {
	o := p.options
	var err error
	if o.Draft, err = p.checkDrawable(f); err != nil {
		return nil, err
	}
	p.progress.addNotes(&o, f.Model, f.Framework)
	if f.Model == nil {
		return p.write(&o, subject{draw: func(o *render.Options) (*render.Drawing, error) { return render.Framework(f.Framework, o) }})
	}
	o.Framework = f.Framework
	return p.write(&o, subject{
		draw:  func(o *render.Options) (*render.Drawing, error) { return render.Model(f.Model, o) },
		model: f.Model,
	})
}

// A subject is what a picture shows.
type subject struct {
	draw  func(*render.Options) (*render.Drawing, error)
	model *logicmodel.Model // nil for another subject
	whole bool              // no part can be drawn
}

// write writes all formats, with the letters that the built-in font lacks from a font of
// this computer, which it names, where a PNG or PDF needs them and no font is given.
func (p *pictureWriter) write(o *render.Options, of subject) (*pictureSet, error) {
	d, err := p.writeFormats(o, of)
	lacking := (*render.FontError)(nil)
	if !errors.As(err, &lacking) || o.Font != nil || o.TextAsPaths {
		return d, err
	}
	const most = 5
	folders := p.fonts
	if folders == nil {
		folders = typeset.FontFolders(runtime.GOOS, os.Getenv)
	}
	fonts := typeset.FontsWith(lacking.Characters, folders)
	for _, file := range fonts[:min(most, len(fonts))] {
		other := *o
		var why error
		if other.Font, why = p.readFont(file); why != nil {
			continue // the user did not ask for this font
		}
		d, why := p.writeFormats(&other, of)
		if errors.As(why, new(*render.FontError)) {
			continue
		}
		if why == nil {
			d.warnings = append(d.warnings, fmt.Sprintf("letters that the built-in font lacks are from %s; for others name a font with --font FILE", diag.Quote(file)))
		}
		return d, why
	}
	return nil, err
}

// writeFormats writes all formats with one layout, and none where no format needs
// one.
func (p *pictureWriter) writeFormats(o *render.Options, of subject) (*pictureSet, error) {
	d := &pictureSet{}
	drawing, err := of.draw(o)
	whole, pages := drawing, []*render.Drawing{drawing}
	if err == nil && p.tiles && slices.ContainsFunc(p.formats, render.Format.IsLaidOut) {
		var tiles []*render.Drawing
		if tiles, err = drawing.Tiles(p.ctx); tiles != nil {
			drawing, pages = tiles[0], tiles
		}
	}
	for _, format := range p.formats {
		on := pages
		if !format.IsLaidOut() { // it has no pages
			on = []*render.Drawing{whole}
		}
		var pictures [][]byte
		if err == nil {
			pictures, err = writePages(p.ctx, on, format)
		}
		if err != nil {
			return nil, p.addHint(err, o, of)
		}
		d.pictures = append(d.pictures, pictures)
	}
	if size := drawing.TextSize(); size > 0 && size < render.Legible {
		d.warnings = append(d.warnings, fmt.Sprintf("on this page the text is %.1f points high, which is hard to read; %s", roundDownTenths(size), p.legibleHint(o, of, whole)))
	}
	return d, nil
}

// writePages returns the pictures of pages: one for each, or a PDF of them all.
func writePages(ctx context.Context, pages []*render.Drawing, format render.Format) (pictures [][]byte, err error) {
	var b bytes.Buffer
	if format == render.PDF && len(pages) > 1 {
		err = render.WritePages(ctx, &b, pages)
		return [][]byte{b.Bytes()}, err
	}
	for _, page := range pages {
		var b bytes.Buffer
		if err := page.Write(ctx, &b, format); err != nil {
			return nil, err
		}
		pictures = append(pictures, b.Bytes())
	}
	return pictures, nil
}

// addHint returns an error of package render together with the flags that help.
func (p *pictureWriter) addHint(err error, o *render.Options, of subject) error {
	if tooLarge := (*render.TooLargeError)(nil); errors.As(err, &tooLarge) {
		switch {
		case tooLarge.ForPage:
			return fmt.Errorf("%w; %s", err, p.legibleHint(o, of, nil))
		case of.whole && o.Engine == nil:
			return fmt.Errorf("%w; --engine dot lays out more where Graphviz is installed, and --format text tells all in words", err)
		case of.whole:
			return fmt.Errorf("%w; --format text tells all in words", err)
		case o.Engine == nil:
			return fmt.Errorf("%w (--engine dot), or draw a part (--focus ID --only)", err)
		}
	}
	return addFlagHint(err)
}

// drawWhole draws all of something in one format, and prints its warnings.
func (s *session) drawWhole(format render.Format, o *render.Options, name, what string, draw func(*render.Options) (*render.Drawing, error)) ([]byte, error) {
	p := pictureWriter{session: s, formats: []render.Format{format}}
	d, err := p.write(o, subject{draw: draw, whole: true})
	if err != nil {
		return nil, wrapFailure(what+" not drawn", err)
	}
	for _, warning := range d.warnings {
		s.warn("%s%s", name, warning)
	}
	return d.pictures[0][0], nil
}

// pageName returns the name of a page of a picture with the name, by its index: the
// name itself where there is one page.
func pageName(name string, page, pages int) string {
	if pages == 1 {
		return name
	}
	ending := filepath.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), page+1, ending)
}

// legibleHint returns the hint on how to make a picture legible that is too small
// on its page: on the page turned, on larger paper, or in parts. It leaves out
// what cannot be tried. The drawing is nil where it was refused.
func (p *pictureWriter) legibleHint(o *render.Options, of subject, drawing *render.Drawing) string {
	page := legiblePageFlags(p.ctx, o, of.draw)
	if parts := partFlags(o, of.draw); parts != "" && page != "" {
		return parts + "; or " + page
	} else if page != "" || parts != "" {
		return page + parts
	}
	switch {
	case of.whole || p.tiles:
	case drawing == nil && of.model != nil: // to count its pages takes long
		return "draw it on several pages (--tiles), or a part of it (--focus ID --only), or leave out --page"
	case drawing != nil:
		if tiles, err := drawing.Tiles(p.ctx); err == nil && tiles != nil {
			return fmt.Sprintf("with --tiles it is drawn on %d pages, each of which can be read", len(tiles))
		}
	}
	if of.model == nil && !of.whole {
		return fmt.Sprintf("draw parts of it with --focus ID --only, or the matrix of a folder of models for it: “resultschain coverage FOLDER %s -o matrix.pdf”", pageFlags(o.Page))
	}
	const none = "no page holds it, nor do pictures of its parts: "
	if of.model != nil && o.Focus+o.Partner+o.Outcome == "" {
		if flags := p.stageFlags(o, of.model); flags != "" {
			return none + "draw it without --page, or as a box for each stage: " + flags
		}
	}
	return none + "draw it without --page"
}

// stageFlags returns the flags with which a box for each stage of the model is legible
// on the page, and the empty string where none is.
func (p *pictureWriter) stageFlags(o *render.Options, m *logicmodel.Model) string {
	own := render.Options{Framework: o.Framework, Depth: render.DepthStage, Page: o.Page, Theme: o.Theme, HideSupports: o.HideSupports}
	d, err := render.Portfolio("", []*logicmodel.Model{m}, &own)
	if err != nil || d.Layout(p.ctx) != nil || d.TextSize() < render.Legible {
		return ""
	}
	return fmt.Sprintf("with --together --depth stage %s it is %.1f", pageFlags(o.Page), roundDownTenths(d.TextSize()))
}

// legiblePageFlags returns the flags with which the drawing is legible, and the empty
// string where there are none.
func legiblePageFlags(ctx context.Context, o *render.Options, draw func(*render.Options) (*render.Drawing, error)) string {
	other, size := render.LegibleOptions(ctx, o, draw)
	if size == 0 {
		return ""
	}
	flags := pageFlags(other.Page)
	if other.View != o.View {
		flags += " --view " + string(other.View)
	}
	return fmt.Sprintf("with %s it is %.1f", flags, roundDownTenths(size))
}

// partFlags returns how to draw a matrix in parts, and the empty string for another
// picture.
func partFlags(o *render.Options, draw func(*render.Options) (*render.Drawing, error)) string {
	d, err := draw(o)
	if err != nil || d.Parts() < 2 {
		return ""
	}
	n := d.Parts()
	if n > 3 {
		return fmt.Sprintf("draw it in %d pictures instead, each with %s and one of --part 1 to --part %d", n, pageFlags(o.Page), n)
	}
	var flags []string
	for i := range n {
		flags = append(flags, fmt.Sprintf("--part %d", i+1))
	}
	return fmt.Sprintf("draw it in %d pictures instead, each with %s and one of %s", n, pageFlags(o.Page), strings.Join(flags, ", "))
}

// pageFlags returns the flags for a page.
func pageFlags(page render.Page) string {
	flags := "--page " + string(page.Paper)
	if page.Landscape {
		flags += " --landscape"
	}
	return flags
}

// addFlagHint returns an error of package render together with the flag that
// helps. An error of an option becomes one of usage.
func addFlagHint(err error) error {
	switch {
	case errors.As(err, new(*render.OptionError)):
		return usage("%w", err)
	case errors.As(err, new(*render.FontError)):
		return fmt.Errorf("%w (--font FILE)", err)
	}
	return err
}

// roundDownTenths returns a size rounded down to tenths, since one rounded up could look large enough when it is not.
func roundDownTenths(size float64) float64 { return math.Floor(size*10) / 10 }

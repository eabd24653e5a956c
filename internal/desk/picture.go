package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/render"
)

// A look is how a picture is to look.
type look struct {
	View      string   `json:"view"`
	Theme     string   `json:"theme"`
	Paper     string   `json:"paper"`
	Landscape bool     `json:"landscape"`
	Lang      string   `json:"lang"` // of the words that are not the model's; empty: the model's
	Focus     string   `json:"focus"`
	Partner   string   `json:"partner"`
	Only      bool     `json:"only"`
	GroupBy   string   `json:"groupBy"`
	Show      []string `json:"show"`   // of showable
	Format    string   `json:"format"` // empty: SVG, for the page
}

// showable is what pictures show where it is asked for.
var showable = []struct {
	name string
	set  func(*render.Options)
}{
	{"partners", func(o *render.Options) { o.ShowPartners = true }},
	{"reach", func(o *render.Options) { o.ShowReach = true }},
	{"indicators", func(o *render.Options) { o.ShowIndicators = true }},
	{"status", func(o *render.Options) { o.ShowStatus = true }},
	{"kinds", func(o *render.Options) { o.ShowKinds = true }},
	{"context", func(o *render.Options) { o.ShowContext = true }},
}

// options returns the options of the picture.
func (d *Desk) options(l *look) (*render.Options, error) {
	theme, err := render.ThemeNamed(l.Theme)
	if l.Theme == "" {
		theme, err = nil, nil
	}
	o := &render.Options{
		View: render.View(l.View), Focus: l.Focus, Partner: l.Partner, Only: l.Only, GroupBy: render.Grouping(l.GroupBy),
		Theme: theme, Page: render.Page{Paper: render.Paper(l.Paper), Landscape: l.Landscape && l.Paper != ""}, Cache: d.layouts,
	}
	for _, s := range showable {
		if slices.Contains(l.Show, s.name) {
			s.set(o)
		}
	}
	return o, err
}

// A pictureResult is a picture for the page.
type pictureResult struct {
	Title   string `json:"title"`
	SVG     string `json:"svg"`
	Words   string `json:"words"`   // the picture in words
	Warning string `json:"warning"` // empty: none
	Draft   bool   `json:"draft"`
	File    *file  `json:"file,omitzero"` // in place of SVG, where a format is asked for
}

// picture draws a document.
func (d *Desk) picture(ctx context.Context, of *lsp.Subject, l *look) (any, error) {
	o, err := d.options(l)
	if err != nil {
		return nil, err
	}
	shown := *of
	shown.Model = inLanguage(of.Model, l.Lang)
	title, drawing, err := shown.Draw(o)
	if errors.Is(err, render.ErrEmpty) && of.Partial {
		return nil, errors.New("the text cannot be read as it is: mend what is wrong, and the picture follows")
	}
	if errors.Is(err, render.ErrEmpty) {
		return nil, errors.New("there is nothing to draw yet: write down the first step")
	}
	if err != nil {
		return nil, err
	}
	return d.write(ctx, drawing, &pictureResult{Title: title, Draft: of.Draft()}, l.Format, baseName(of))
}

// write writes a drawing, as the page shows it or as a file of a format.
func (d *Desk) write(ctx context.Context, drawing *render.Drawing, made *pictureResult, format, name string) (*pictureResult, error) {
	as := render.SVG
	if format != "" {
		var err error
		if as, err = render.ParseFormat(format); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := drawing.Write(ctx, &b, as)
	if tooLarge := (*render.TooLargeError)(nil); errors.As(err, &tooLarge) && tooLarge.ForPage {
		return nil, fmt.Errorf("%w; choose larger paper, or show less", err)
	}
	if err != nil {
		return nil, err
	}
	if size := drawing.TextSize(); size > 0 && size < render.Legible {
		made.Warning = fmt.Sprintf("On this page the text is %.1f points high, which is hard to read; choose larger paper, or show less.", size)
	}
	if format != "" {
		made.File = &file{name + "." + as.Ending(), as.MediaType(), b.Bytes()}
		return made, nil
	}
	made.SVG, made.Words = b.String(), drawing.Description().String()
	return made, nil
}

// coverageChoices holds what the user chose for a picture of all models.
type coverageChoices struct {
	look
	Of string `json:"of"` // coverage, or models: side by side
}

// A coverageResult is how the models of the folder cover their framework.
type coverageResult struct {
	pictureResult
	Summary string   `json:"summary"`
	LeftOut []string `json:"leftOut"` // sentences
	Links   []string `json:"links"`   // what is wrong between the models, in sentences
	Models  int      `json:"models"`
}

// coverage draws all models of the folder: who supports which outcome of their
// framework, or the models side by side. Another format is a file; csv, html and the
// like are tables.
func (d *Desk) coverage(ctx context.Context, p *coverageChoices) (any, error) {
	w, c, err := d.cover()
	if err != nil {
		return nil, err
	}
	made := &coverageResult{pictureResult: pictureResult{Title: c.Title()}, Summary: c.Summary(), LeftOut: d.leftOut(c), Links: []string{}, Models: len(c.Models)}
	for _, f := range w.Files {
		for _, found := range f.Across {
			made.Links = append(made.Links, prose.Sentence(found.Message))
		}
	}
	if p.Format == "csv" || p.Format == "html" && p.Of == "table" {
		var b bytes.Buffer
		if err := c.Write(&b, p.Format); err != nil {
			return nil, err
		}
		made.File = &file{"coverage." + p.Format, "text/" + p.Format, b.Bytes()}
		return made, nil
	}
	o, err := d.options(&p.look)
	if err != nil {
		return nil, err
	}
	drawing, err := drawTogether(c, p.Of, o)
	if err == nil {
		_, err = d.write(ctx, drawing, &made.pictureResult, p.Format, p.Of)
	}
	return made, err
}

func drawTogether(c *portfolio.Coverage, of string, o *render.Options) (*render.Drawing, error) {
	o.Framework = c.Framework
	if of == "models" {
		var models []*logicmodel.Model
		for _, r := range c.Models {
			models = append(models, r.Model)
		}
		if len(models) == 0 {
			return nil, errors.New("no model can be drawn yet; mend what is wrong with them")
		}
		o.View, o.Depth = "", render.DepthAll
		return render.Portfolio(c.Title(), models, o)
	}
	if c.Framework == nil {
		return nil, errors.New("these models name no framework, so that there are no outcomes to add them up by; see them side by side instead")
	}
	return render.Matrix(c, o)
}

// cover reads and checks all models of the folder, and adds them up.
func (d *Desk) cover() (*workspace.Workspace, *portfolio.Coverage, error) {
	w, err := workspace.Open(workspace.Options{Args: []string{d.root}, Root: d.root, ModelsOnly: true})
	if err != nil {
		return nil, nil, err
	}
	defer w.Close()
	if len(w.Files) == 0 {
		return nil, nil, errors.New("there is no logic model here yet")
	}
	if err := w.Check(workspace.CheckOptions{Coverage: true}); err != nil {
		return nil, nil, err
	}
	return w, portfolio.Cover(w.Report, nil), nil
}

// leftOut returns why models are not counted, in sentences.
func (d *Desk) leftOut(c *portfolio.Coverage) []string {
	all := []string{}
	for _, l := range c.LeftOut {
		name := strings.TrimPrefix(strings.TrimPrefix(l.Name, d.root), "/")
		all = append(all, fmt.Sprintf("“%s” is left out: %s.", name, l.Why))
	}
	return all
}

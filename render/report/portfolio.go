package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// PortfolioForm is the name of the built-in form of each model in the report of
// many, where none is named.
const PortfolioForm = "partner"

// Portfolio returns the report of many models: on its first pages how they cover
// the outcomes of their framework; a section for each model, by the form of the
// options or else [PortfolioForm]; and an index of the outcomes. Models with errors
// are left out, which the report notes, unless [Options.Drafts] asks for them.
func Portfolio(ctx context.Context, title string, c *portfolio.Coverage, o *Options) (*Document, error) {
	p := &partnership{coverage: c, shown: map[string]bool{}}
	if o != nil {
		p.options = *o
	}
	if p.options.Form == nil {
		var err error
		if p.options.Form, err = FormNamed(PortfolioForm); err != nil {
			return nil, err
		}
	}
	r := &Document{title: frameworkText(title), contents: true}
	if err := r.dress(&p.options); err != nil {
		return nil, err
	}
	r.lead = p.facts()
	if err := p.addModels(ctx); err != nil {
		return nil, err
	}
	r.sections = append([]section{p.opening()}, p.sections...)
	r.sections = append(r.sections, p.closing()...)
	r.Warnings, r.LeftOut = append(r.Warnings, p.warnings...), p.leftOut
	r.setLabels()
	return r, nil
}

// A partnership builds the report of many models.
type partnership struct {
	coverage *portfolio.Coverage
	options  Options
	sections []section       // of the models
	appendix []section       // the words of their pictures
	tally    progress.Tally  // of all their indicators
	shown    map[string]bool // by its id, whether any picture has an outcome of the framework
	warnings []string
	leftOut  []Omission
}

// facts returns who writes the report, and its date.
func (p *partnership) facts() []block {
	var list []text
	if p.options.Author != "" {
		list = append(list, english("Written by: "+plaintext.CleanLine(p.options.Author)))
	}
	if p.options.Date != "" {
		list = append(list, english("Date of this report: "+p.options.Date.InWords()))
	}
	return listBlock(list)
}

// addModels adds the sections of the models.
func (p *partnership) addModels(ctx context.Context) error {
	for _, m := range p.coverage.Models {
		if err := p.addModel(ctx, m, m.Across.Count(diag.Error)); err != nil {
			return err
		}
	}
	for _, l := range p.coverage.LeftOut {
		errors := l.Findings.Count(diag.Error)
		if l.Model == nil || errors > 0 && !p.options.Drafts {
			continue
		}
		if err := p.addModel(ctx, l.Result, errors+l.Across.Count(diag.Error)); err != nil {
			return err
		}
	}
	return nil
}

// addModel adds the section of a model.
func (p *partnership) addModel(ctx context.Context, m *rules.Result, errors int) error {
	own := p.options
	own.Errors, own.Author = errors, "" // the author stands on the cover
	s, err := newStudy(m.Model, m.Framework, &own)
	if err != nil {
		return err
	}
	s.prefix, s.brief = fmt.Sprintf("p%d-", len(p.sections)+1), true
	sections, err := s.sections(ctx, s.form.sections)
	if err != nil {
		return fmt.Errorf("%s: %w", diag.Quote(m.Model.ID), err)
	}
	// Pictures that fill a page come first, so that no page before them stays empty.
	blocks := slices.Concat(s.placePlates(sections), s.draftNote(errors), s.facts(""))
	sec := section{title: s.title(), newPage: true, blocks: blocks, sections: sections}
	if s.shorten(&sec) {
		s.warn("so that it takes about four pages here, what is long in it is cut; make a report of it alone to have all")
	}
	p.sections = append(p.sections, sec)
	if s.appendix != nil {
		s.appendix[0].introduces = true // few lines, at the foot of whose page LibreOffice leaves what leads to the list
		p.appendix = append(p.appendix, section{title: s.title(), blocks: s.appendix})
	}
	for _, o := range s.allSupported() {
		p.shown[o.ID] = true
	}
	for i, n := range s.progress.Tally() {
		p.tally[i] += n
	}
	for _, w := range s.warnings {
		p.warnings = append(p.warnings, s.model.ID+": "+w)
	}
	p.leftOut = append(p.leftOut, s.leftOut()...)
	return nil
}

// opening returns the section that shows the whole on one page: the matrix, what
// nobody supports, where only one partner works, and how the indicators stand.
func (p *partnership) opening() section {
	c := p.coverage
	sec := section{title: english("The partnership at a glance"), newPage: true}
	progress := ""
	if p.tally.Total() > 0 {
		progress = " As last measured, " + standing(p.tally) + "."
	}
	if c.Framework == nil {
		sec.blocks = []block{paragraph(english("No model names a framework, so that there are no outcomes that they could share." + progress))}
	} else {
		sec.blocks = append(sec.blocks, paragraph(textf("%s%s", frameworkText(c.Framework.Title), english(": "+c.Summary()+progress))))
		sec.blocks = append(sec.blocks, matrix(c)...)
		sec.blocks = append(sec.blocks, notes("Supported by nobody: ", "", c.MissingRows(), nil)...)
		sec.blocks = append(sec.blocks, notes("Worked towards by only one partner: ", "", c.SinglePartnerRows(), func(r *portfolio.Row) text {
			return frameworkText(r.Partners[0].Name)
		})...)
	}
	return sec
}

// notes returns a paragraph that lists outcomes, each with a remark if there is
// one; nothing where there are none.
func notes(before, after string, rows []*portfolio.Row, remark func(*portfolio.Row) text) []block {
	var list []text
	for _, r := range rows {
		t := rowName(r)
		if remark != nil {
			t = textf("%s (%s)", t, remark(r))
		}
		list = append(list, t)
	}
	if list == nil {
		return nil
	}
	return []block{{text: textf("%s%s%s", english(before), join(list, "; "), english("."+after)), tone: smallTone}}
}

// closing returns the sections after those of the models: the index of outcomes,
// what may be done twice, what is left out, and the pictures in words.
func (p *partnership) closing() []section {
	c := p.coverage
	var all []section
	if t := index(c); t != nil {
		all = append(all, section{title: english("Index of outcomes"), newPage: true, blocks: []block{{table: t}}})
	}
	if twice := overlapTable(c); twice.rows != nil {
		all = append(all, section{title: english("Worth a look: effort that may be made twice"), blocks: []block{
			paragraph(english("Different models work towards these outcomes by different outputs, with no partner in common and no link between them. It may be as it should be: look whether they know of each other.")),
			{table: twice},
		}})
	}
	var out []text
	for _, l := range c.LeftOut {
		t := textf("%s: %s", frameworkText(l.Name), english(plaintext.CleanLine(l.Why)))
		if p.options.Drafts && l.Model != nil && l.Findings.Count(diag.Error) > 0 {
			t = append(t, span{words: "; it is shown as a draft"})
		}
		out = append(out, t)
	}
	if out != nil {
		all = append(all, section{title: english("Models that are not counted"), blocks: []block{{list: out}}})
	}
	if p.appendix != nil {
		words := p.appendix
		if blocks := p.frameworkInWords(); blocks != nil {
			words = append(words, section{title: english("What the outcomes of the framework contribute to"), blocks: blocks})
		}
		all = append(all, section{title: english("Appendix: the results chains in words"), newPage: true, sections: words})
	}
	return all
}

// frameworkInWords returns what the outcomes in the pictures of the models contribute
// to, the lowest level first, which the words of each leave out.
func (p *partnership) frameworkInWords() []block {
	c := p.coverage
	titles := map[string]text{}
	for _, r := range c.Rows {
		titles[r.ID] = textf("“%s”", rowName(r))
	}
	var all []block
	for i := len(c.Groups) - 1; i >= 0; i-- {
		g := &c.Groups[i]
		from, to := map[string][]text{}, []text{} // by what they contribute to
		for _, r := range g.Rows {
			var up []text
			for _, ref := range r.ContributesTo {
				if t := titles[ref.ID]; t != nil {
					up = append(up, t)
				}
			}
			if !p.shown[r.ID] || up == nil {
				continue
			}
			target := listOf(up)
			if from[target.String()] == nil {
				to = append(to, target)
			}
			from[target.String()] = append(from[target.String()], titles[r.ID])
		}
		var list []text
		for _, target := range to {
			these := from[target.String()]
			list = append(list, textf("%s "+prose.Agree(len(these), "contributes", "contribute")+" to %s.", listOf(these), target))
		}
		if list != nil {
			all = append(all, paragraph(textf("%s:", frameworkText(g.Name()))), block{list: list})
		}
	}
	return all
}

// listOf returns texts as in "a, b and c".
func listOf(texts []text) text {
	last := len(texts) - 1
	if last < 1 {
		return join(texts, "")
	}
	return textf("%s and %s", join(texts[:last], ", "), texts[last])
}

// frameworkText returns words of a framework, whose language is not known, as
// English.
func frameworkText(words string) text { return languageOf("").text(words) }

// rowName returns the title of an outcome of the coverage, or its id where it has
// none.
func rowName(o *portfolio.Row) text {
	if t := frameworkText(o.Title); t != nil {
		return t
	}
	return frameworkText(o.ID)
}

// modelNames returns the titles of the models with elements that support an outcome,
// each once, and without those of a list.
func modelNames(rows []portfolio.Support, without ...text) []text {
	var all []text
	for _, s := range rows {
		name := languageOf(s.Model.Lang).text(s.Model.Title)
		same := func(t text) bool { return t.String() == name.String() }
		if !slices.ContainsFunc(all, same) && !slices.ContainsFunc(without, same) {
			all = append(all, name)
		}
	}
	return all
}

// letter returns what stands for model n in the matrix: A to Z, AA, AB …
func letter(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letter(n/26-1) + letter(n%26)
}

// nobody is the remark on an outcome that nobody supports.
const nobody = "nobody"

// whoWorks returns how many partners work towards an outcome, or how many models
// where these name no partners.
func whoWorks(r *portfolio.Row) string {
	switch {
	case r.IsMissing():
		return nobody
	case !r.IsSupported():
		return "replaced"
	}
	if n := len(r.Partners); n > 0 {
		return prose.Count(n, "partner")
	}
	return prose.Count(len(r.Models()), "model")
}

package report

import (
	"context"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// Portfolio returns the report of many models: how they cover the outcomes of their
// framework, and a section for each of them by the case-study form. Models with
// errors are left out, which the report notes, unless [Options.Drafts] asks for
// them.
func Portfolio(ctx context.Context, title string, c *portfolio.Coverage, o *Options) (*Document, error) {
	if o == nil {
		o = &Options{}
	}
	r := &Document{title: frameworkText(title), contents: true}
	if err := r.dress(o); err != nil {
		return nil, err
	}
	if o.Author != "" {
		r.lead = append(r.lead, paragraph(english("Written by: "+plaintext.CleanLine(o.Author))))
	}
	if o.Date != "" {
		r.lead = append(r.lead, paragraph(english("Date of this report: "+string(o.Date))))
	}
	r.sections = []section{coverageSection(c, o)}
	appendix := section{title: english("Appendix: the results chains in words"), newPage: true}
	add := func(m *rules.Result, errors int) error {
		own := *o
		own.Errors, own.Author = errors, "" // which stands on the cover
		s, err := newStudy(m.Model, m.Framework, &own)
		if err != nil {
			return err
		}
		s.prefix = fmt.Sprintf("p%d-", len(r.sections))
		sections, err := s.sections(ctx, s.form.sections)
		if err != nil {
			return fmt.Errorf("%s: %w", diag.Quote(m.Model.ID), err)
		}
		r.sections = append(r.sections, section{title: s.title(), newPage: true, blocks: append(s.draftNote(errors), s.facts("")...), sections: sections})
		if s.appendix != nil {
			appendix.sections = append(appendix.sections, section{title: s.title(), blocks: s.appendix})
		}
		for _, w := range s.warnings {
			r.Warnings = append(r.Warnings, s.model.ID+": "+w)
		}
		r.LeftOut = append(r.LeftOut, s.leftOut()...)
		return nil
	}
	for _, m := range c.Models {
		if err := add(m, m.Across.Count(diag.Error)); err != nil {
			return nil, err
		}
	}
	for _, l := range c.LeftOut {
		errors := l.Findings.Count(diag.Error)
		if l.Model == nil || errors > 0 && !o.Drafts {
			continue
		}
		if err := add(l.Result, errors+l.Across.Count(diag.Error)); err != nil {
			return nil, err
		}
	}
	if appendix.sections != nil {
		r.sections = append(r.sections, appendix)
	}
	r.setLabels()
	return r, nil
}

// coverageSection returns the section on the outcomes of the framework and who works
// towards them.
func coverageSection(c *portfolio.Coverage, o *Options) section {
	sec := section{title: english("Coverage of the framework")}
	if c.Framework == nil {
		sec.blocks = []block{remark("No model names a framework, so that there is nothing to cover.")}
	} else {
		sec.blocks = append(sec.blocks, paragraph(textf("Framework: %s", frameworkText(c.Framework.Title))), paragraph(english(summary(c))))
		for i := range c.Groups {
			if t := levelTable(&c.Groups[i]); t.rows != nil {
				sec.blocks = append(sec.blocks, block{table: t})
			}
		}
	}
	if twice := overlapTable(c); twice.rows != nil {
		sec.sections = append(sec.sections, section{title: english("Worth a look: effort that may be made twice"), blocks: []block{
			paragraph(english("Different models work towards these outcomes by different outputs, with no partner in common and no link between them. It may be as it should be: look whether they know of each other.")),
			{table: twice},
		}})
	}
	var out []text
	for _, l := range c.LeftOut {
		t := textf("%s: %s", frameworkText(l.Name), english(plaintext.CleanLine(l.Why)))
		if o.Drafts && l.Model != nil && l.Findings.Count(diag.Error) > 0 {
			t = append(t, span{words: "; it is shown below as a draft"})
		}
		out = append(out, t)
	}
	if out != nil {
		sec.sections = append(sec.sections, section{title: english("Models that the coverage leaves out"), blocks: []block{{list: out}}})
	}
	return sec
}

// levelTable returns the table of who supports the outcomes of a level.
func levelTable(l *portfolio.Group) *table {
	t := &table{
		caption: textf("%s: who supports it", frameworkText(l.Title).orElse("Outcomes on no level")),
		heads:   []text{english("Outcome"), english("Models"), english("Partners"), english("Remark")},
	}
	for _, o := range l.Rows {
		var models, partners []text
		for _, m := range o.Models() {
			models = append(models, languageOf(m.Lang).text(m.Title))
		}
		for _, p := range o.Partners {
			partners = append(partners, frameworkText(p.Name))
		}
		who := join(partners, "; ").orElse("None")
		if len(partners) > 4 {
			who = english(plural(len(partners), "partner"))
		}
		t.rows = append(t.rows, []text{rowName(o), join(models, "; ").orElse("None"), who, remarkOn(o)})
	}
	return t
}

// summary returns the sentence on how many outcomes of the framework are
// supported.
func summary(c *portfolio.Coverage) string {
	supported := 0
	for _, o := range c.Rows {
		if o.IsSupported() {
			supported++
		}
	}
	s := fmt.Sprintf("%s counted, with %s. Outcomes supported: %d of %d.", plural(len(c.Models), "model"), plural(len(c.Organisations), "partner"), supported, len(c.Rows))
	for _, n := range []struct {
		n    int
		what string
	}{
		{len(c.MissingRows()), "Supported by nobody: %d."},
		{len(c.SinglePartnerRows()), "Worked towards by only one partner: %d."},
		{len(c.OverlappingRows()), "Effort may be made twice for: %d."},
	} {
		if n.n > 0 {
			s += " " + fmt.Sprintf(n.what, n.n)
		}
	}
	return s
}

// remarkOn returns the remark on an outcome, which may be empty.
func remarkOn(o *portfolio.Row) text {
	var all []string
	switch {
	case o.IsMissing():
		all = append(all, "Nobody supports it")
	case !o.IsSupported():
		all = append(all, "Replaced by "+plaintext.CleanLine(o.ReplacedBy.ID))
	case len(o.Direct) == 0:
		all = append(all, "Only through outcomes that contribute to it")
	}
	if len(o.Partners) == 1 {
		all = append(all, "Only one partner")
	}
	if len(o.Overlap) > 0 {
		all = append(all, "Worth a look")
	}
	if all == nil {
		all = []string{"None"}
	}
	return english(strings.Join(all, "; "))
}

// overlapTable returns the table of outcomes for which several models may do the
// same.
func overlapTable(c *portfolio.Coverage) *table {
	t := &table{
		caption: english("Effort that may be made twice"),
		heads:   []text{english("Outcome"), english("Model"), english("Outputs")},
	}
	for _, o := range c.OverlappingRows() {
		for _, e := range o.Overlap {
			lang := languageOf(e.Model.Lang)
			var outputs []text
			for _, step := range e.Outputs {
				outputs = append(outputs, lang.text(step.Element.Title))
			}
			t.rows = append(t.rows, []text{rowName(o), lang.text(e.Model.Title), join(outputs, "; ")})
		}
	}
	return t
}

// frameworkText returns words of a framework, whose language is not known, as
// English.
func frameworkText(words string) text { return languageOf("").text(words) }

// rowName returns the id and the title of an outcome of the coverage.
func rowName(o *portfolio.Row) text {
	return textf("%s: %s", frameworkText(o.ID), frameworkText(o.Title))
}

func plural(n int, noun string) string {
	return fmt.Sprintf("%d %s", n, prose.Agree(n, noun, prose.Plural(noun)))
}

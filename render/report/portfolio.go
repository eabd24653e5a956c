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

// Portfolio is the report of many models: how they cover the outcomes of their
// framework, and a section for each of them by the case-study form. Models with
// errors are left out, which the report says, unless [Options.Drafts] asks for
// them.
func Portfolio(ctx context.Context, title string, c *portfolio.Coverage, o *Options) (*Document, error) {
	if o == nil {
		o = &Options{}
	}
	r := &Document{Title: tongueOf("").says(title), Contents: true}
	if o.Date != "" {
		r.Lead = []Block{paragraph(ours("Date of this report: " + string(o.Date)))}
	}
	r.Sections = []Section{coverage(c, o)}
	add := func(m *rules.Result, errors int) error {
		own := *o
		own.Errors = errors
		s := newStudy(m.Model, m.Framework, &own)
		s.prefix = fmt.Sprintf("p%d-", len(r.Sections))
		sections, err := s.sections(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", diag.Quote(m.Model.ID), err)
		}
		r.Sections = append(r.Sections, Section{Title: s.title(), NewPage: true, Blocks: append(s.draft(errors), s.facts("")...), Sections: sections})
		for _, w := range s.warnings {
			r.Warnings = append(r.Warnings, s.model.ID+": "+w)
		}
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
	return r, nil
}

// coverage is the section on the outcomes of the framework and who works
// towards them.
func coverage(c *portfolio.Coverage, o *Options) Section {
	sec := Section{Title: ours("Coverage of the framework")}
	says := tongueOf("").says
	if c.Framework == nil {
		sec.Blocks = []Block{remark("No model names a framework, so that there is nothing to cover.")}
	} else {
		sec.Blocks = append(sec.Blocks, paragraph(text("Framework: ", says(c.Framework.Title))), paragraph(ours(summary(c))))
		for i := range c.Groups {
			if t := levelTable(&c.Groups[i]); t.Rows != nil {
				sec.Blocks = append(sec.Blocks, Block{Table: t})
			}
		}
	}
	if twice := overlaps(c); twice.Rows != nil {
		sec.Sections = append(sec.Sections, Section{Title: ours("Worth a look: effort that may be made twice"), Blocks: []Block{
			paragraph(ours("Different models work towards these outcomes by different outputs, with no partner in common and no link between them. It may be as it should be: look whether they know of each other.")),
			{Table: twice},
		}})
	}
	var out []Text
	for _, l := range c.LeftOut {
		t := text(says(l.Name), ": ", ours(plaintext.CleanLine(l.Why)))
		if o.Drafts && l.Model != nil && l.Findings.Count(diag.Error) > 0 {
			t = append(t, Span{Words: "; it is shown below as a draft"})
		}
		out = append(out, t)
	}
	if out != nil {
		sec.Sections = append(sec.Sections, Section{Title: ours("Models that the coverage leaves out"), Blocks: []Block{{List: out}}})
	}
	return sec
}

// levelTable lists who supports the outcomes of a level.
func levelTable(l *portfolio.Group) *Table {
	says := tongueOf("").says
	t := &Table{
		Caption: text(says(l.Title).or("Outcomes on no level"), ": who supports it"),
		Heads:   []Text{ours("Outcome"), ours("Models"), ours("Partners"), ours("Remark")},
	}
	for _, o := range l.Rows {
		var models, partners []Text
		for _, m := range o.Models() {
			models = append(models, tongueOf(m.Lang).says(m.Title))
		}
		for _, p := range o.Partners {
			partners = append(partners, says(p.Name))
		}
		who := join(partners, "; ").or("None")
		if len(partners) > 4 {
			who = ours(plural(len(partners), "partner"))
		}
		t.Rows = append(t.Rows, []Text{named(o), join(models, "; ").or("None"), who, notice(o)})
	}
	return t
}

// summary says in numbers how the framework is covered.
func summary(c *portfolio.Coverage) string {
	supported := 0
	for _, o := range c.Rows {
		if o.Supported() {
			supported++
		}
	}
	s := fmt.Sprintf("%s counted, with %s. Outcomes supported: %d of %d.", plural(len(c.Models), "model"), plural(len(c.Organisations), "partner"), supported, len(c.Rows))
	for _, n := range []struct {
		n    int
		what string
	}{
		{len(c.Missing()), "Supported by nobody: %d."},
		{len(c.Single()), "Worked towards by only one partner: %d."},
		{len(c.Overlapping()), "Effort may be made twice for: %d."},
	} {
		if n.n > 0 {
			s += " " + fmt.Sprintf(n.what, n.n)
		}
	}
	return s
}

// notice is what should be noticed of an outcome.
func notice(o *portfolio.Row) Text {
	var all []string
	switch {
	case o.Missing():
		all = append(all, "Nobody supports it")
	case !o.Supported():
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
	return ours(strings.Join(all, "; "))
}

// overlaps lists for each outcome who may do things twice.
func overlaps(c *portfolio.Coverage) *Table {
	t := &Table{
		Caption: ours("Effort that may be made twice"),
		Heads:   []Text{ours("Outcome"), ours("Model"), ours("Outputs")},
	}
	for _, o := range c.Overlapping() {
		for _, e := range o.Overlap {
			says := tongueOf(e.Model.Lang).says
			var outputs []Text
			for _, step := range e.Outputs {
				outputs = append(outputs, says(step.Element.Title))
			}
			t.Rows = append(t.Rows, []Text{named(o), says(e.Model.Title), join(outputs, "; ")})
		}
	}
	return t
}

// named is the id and the title of an outcome of the coverage.
func named(o *portfolio.Row) Text {
	says := tongueOf("").says
	return text(says(o.ID), ": ", says(o.Title))
}

func plural(n int, noun string) string {
	return fmt.Sprintf("%d %s", n, prose.Agree(n, noun, prose.Plural(noun)))
}

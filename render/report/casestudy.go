package report

import (
	"context"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// CaseStudy returns the report of one model by the case-study form, with the
// framework that it is written for, which may be nil. It draws the results
// chain, which takes the time of its layouts; its errors are those of drawing.
func CaseStudy(ctx context.Context, m *logicmodel.Model, f *outcomes.Framework, o *Options) (*Document, error) {
	if o == nil {
		o = &Options{}
	}
	s := newStudy(m, f, o)
	sections, err := s.sections(ctx)
	if err != nil {
		return nil, err
	}
	r := &Document{title: s.title(), sections: sections, Warnings: s.warnings}
	r.lead = append(s.draftNote(o.Errors), s.facts(o.Date)...)
	return r, nil
}

// A study builds the case study of a model. The texts of its framework, which
// names no language, are taken to be in the language of the model.
type study struct {
	language
	model     *logicmodel.Model
	framework *outcomes.Framework
	index     *outcomes.Index // of the framework; nil: none
	options   *Options
	progress  *progress.Review
	prefix    string   // of the ids of its pictures
	pictures  int      // how many were drawn
	emptyKeys []string // the keys of the model that would fill empty sections
	warnings  []string
}

func newStudy(m *logicmodel.Model, f *outcomes.Framework, o *Options) *study {
	s := &study{
		language:  languageOf(m.Lang),
		model:     m,
		framework: f,
		options:   o,
		progress:  progress.Judge(m, f, o.Data, o.AsAt),
		prefix:    "p1-",
	}
	if f != nil {
		s.index = outcomes.NewIndex(f)
	}
	return s
}

// warn records a warning.
func (s *study) warn(format string, args ...any) {
	s.warnings = append(s.warnings, fmt.Sprintf(format, args...))
}

func (s *study) title() text { return s.titleOr(s.model.Title, s.model.ID) }

// titleOr returns the title as words of the model, or the id where it is empty.
func (s *study) titleOr(title, id string) text {
	if t := s.text(title); t != nil {
		return t
	}
	return s.text(id)
}

// draftNote returns the note that the model has errors, and nothing where it has
// none.
func (s *study) draftNote(errors int) []block {
	if errors == 0 {
		return nil
	}
	n := prose.Agree(errors, "an error", prose.Count(errors, "error"))
	return []block{{text: english("Draft: the logic model has " + n + ", so that this report may be wrong."), tone: alertTone}}
}

// facts returns the place, the dates and the source of the model.
func (s *study) facts(date outcomes.Date) []block {
	var list []text
	add := func(name string, value text) {
		if value != nil {
			list = append(list, append(english(name+": "), value...))
		}
	}
	add("Place", s.text(s.model.Place))
	if date != "" {
		add("Date of this report", english(string(date)))
	}
	if s.model.AsAt != "" {
		add("The model speaks of", english(s.model.AsAt.InWords()))
	}
	add("Source", s.text(s.model.Source))
	return listBlock(list)
}

// sections returns the sections of the form.
func (s *study) sections(ctx context.Context) ([]section, error) {
	c := s.model.CaseStudy
	outline := s.blocks(c.Outline)
	if outline == nil && s.model.Summary != "" {
		outline = s.blocks(s.model.Summary)
	}
	chain, err := s.chain(ctx)
	if err != nil {
		return nil, err
	}
	all := []section{
		s.section(english("Name of CPP"), "partnership", s.blocks(s.model.Partnership)),
		{title: english("Name of case study"), blocks: []block{paragraph(s.title())}},
		s.section(english("Brief outline of case study"), "case-study: outline", outline),
		s.issues(),
		{title: english("Contact details of lead officer"), blocks: []block{remark("This section is empty on purpose: a logic model holds no contact details.")}},
		s.supports(),
		s.section(english("Partners involved in case study"), "partners", s.partners()),
		s.section(english("Description of activity"), "case-study: activity", s.activity()),
		s.evidence(chain),
		s.section(s.valueHeading(), "case-study: added-value", s.blocks(c.AddedValue)),
		s.section(english("Good practice and lessons learned"), "case-study: lessons", s.blocks(c.Lessons)),
		s.section(english("Other relevant information"), "case-study: other", s.blocks(c.Other)),
	}
	if s.emptyKeys != nil {
		s.warn("nothing is written under “%s”, so that the sections for these say that they are empty", strings.Join(s.emptyKeys, "”, “"))
	}
	return all, nil
}

// section returns a section. Where it is empty, it gets a remark, and the key of
// the model that would fill it is recorded.
func (s *study) section(title text, key string, blocks []block) section {
	if len(blocks) == 0 {
		blocks = []block{remark("This section is empty.")}
		s.emptyKeys = append(s.emptyKeys, key)
	}
	return section{title: title, blocks: blocks}
}

func (s *study) partners() []block {
	var list []text
	for _, p := range s.model.Partners {
		list = append(list, s.titleOr(p.Name, p.ID))
	}
	return listBlock(list)
}

// activity returns the description, and the activities of the chain.
func (s *study) activity() []block {
	blocks := s.blocks(s.model.CaseStudy.Activity)
	table := &table{caption: english("Activities in the logic model"), heads: []text{english("Activity"), english("Who takes part"), english("What it leads to")}}
	var notes []text
	for e := range s.model.At(logicmodel.Activity) {
		var who, what []text
		for _, ref := range e.Partners {
			who = append(who, s.partner(ref.ID))
		}
		for _, l := range e.LeadsTo {
			what = append(what, s.element(l.To.ID))
		}
		table.rows = append(table.rows, []text{s.elementName(e), join(who, "; ").orElse("Not said"), join(what, "; ").orElse("Not said")})
		if note := s.text(e.Note); note != nil {
			notes = append(notes, concat("On “", s.text(e.Title), "”: ", note))
		}
	}
	if table.rows != nil {
		blocks = append(blocks, block{table: table})
	}
	return append(blocks, listBlock(notes)...)
}

func (s *study) partner(id string) text {
	for _, p := range s.model.Partners {
		if p.ID == id {
			return s.titleOr(p.Name, id)
		}
	}
	return s.text(id)
}

// element returns the title of the element with the id, or the id of one of
// another model.
func (s *study) element(id string) text {
	if e := s.model.Element(id); e != nil {
		return s.elementName(e)
	}
	return s.text(id)
}

// elementName returns the title of an element, and whether it is illustrative.
func (s *study) elementName(e *logicmodel.Element) text {
	t := s.titleOr(e.Title, e.ID)
	if e.Illustrative {
		t = append(t, span{words: " (illustrative)"})
	}
	return t
}

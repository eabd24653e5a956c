package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// Model returns the report of one model by the form of the options, with the
// framework that the model is written for, which may be nil. It draws the results
// chain where the form shows it, which takes the time of its layouts; its errors
// are those of drawing.
func Model(ctx context.Context, m *logicmodel.Model, f *outcomes.Framework, o *Options) (*Document, error) {
	s, err := newStudy(m, f, o)
	if err != nil {
		return nil, err
	}
	sections, err := s.sections(ctx, s.form.sections)
	if err != nil {
		return nil, err
	}
	plates := s.placePlates(sections) // at the end, so that no page before them stays empty
	if plates != nil {
		sections = append(sections, section{title: s.say("Appendix: the results chain as a picture"), newPage: true, blocks: plates})
	}
	if s.appendix != nil {
		sections = append(sections, section{title: s.say(appendixTitle), newPage: plates != nil, blocks: s.appendix})
	}
	r := &Document{language: s.language, title: s.title(), subtitle: s.text(m.Partnership), sections: sections, Warnings: s.warnings, LeftOut: s.leftOut()}
	if err := r.dress(s.options); err != nil {
		return nil, err
	}
	r.lead = append(s.draftNote(s.options.Errors), s.facts(s.options.Date)...)
	r.setLabels()
	return r, nil
}

// date returns a date as people write it in the language: outside English as in files.
func (t language) date(d outcomes.Date) string {
	if content.BaseLanguage(string(t)) == "en" {
		return d.InWords()
	}
	return string(d)
}

// A study builds the case study of a model. The texts of its framework, which
// names no language, are taken to be in the language of the model.
type study struct {
	language
	model     *logicmodel.Model
	elements  map[string]*logicmodel.Element // of the model, by their ids
	framework *outcomes.Framework
	index     *outcomes.Index // of the framework; nil: none
	options   *Options
	progress  *progress.Review
	form      *Form
	brief     bool    // it is one of many in a report
	prefix    string  // of the ids of its pictures
	pictures  int     // how many were drawn
	plates    []block // pictures that fill a page each
	appendix  []block // the words of its pictures
	omission  Omission
	warnings  []string
}

func newStudy(m *logicmodel.Model, f *outcomes.Framework, o *Options) (*study, error) {
	if o == nil {
		o = &Options{}
	}
	form := o.Form
	if form == nil {
		var err error
		if form, err = FormNamed(""); err != nil {
			return nil, err
		}
	}
	s := &study{
		language:  languageOf(m.Lang),
		model:     m,
		elements:  m.ByID(),
		framework: f,
		options:   o,
		progress:  progress.Judge(m, f, o.Data, o.AsAt),
		form:      form,
		prefix:    "p1-",
		omission:  Omission{Model: m.ID},
	}
	if f != nil {
		s.index = outcomes.NewIndex(f)
	}
	return s, nil
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
			list = append(list, textf("%s: %s", s.say(name), value))
		}
	}
	add("Place", s.text(s.model.Place))
	add("Written by", english(plaintext.CleanLine(s.options.Author)))
	if date != "" {
		add("Date of this report", english(s.date(date)))
	}
	if s.model.AsAt != "" {
		add("As at", english(s.date(s.model.AsAt)))
	}
	add("Results as at", s.asAtFact())
	if contact := s.text(s.model.CaseStudy.Contact); !s.form.Shows("contact") {
		add("Contact", contact)
	}
	add("Source", s.text(s.model.Source))
	return listBlock(list)
}

// sections returns sections of the form with what the model has for them. Those
// that are empty are left out, unless the report is a draft.
func (s *study) sections(ctx context.Context, form []formSection) ([]section, error) {
	var all []section
	for i := range form {
		f := &form[i]
		sec := section{title: s.heading(f)}
		for _, ref := range f.from {
			p, err := sourceNamed(ref.ID).show(ctx, s)
			if err != nil {
				return nil, err
			}
			sec.blocks = append(sec.blocks, p.blocks...)
			sec.sections = append(sec.sections, p.sections...)
		}
		if key := firstKey(f.from); key != "" && len(sec.blocks)+len(sec.sections) == 0 {
			if !slices.Contains(s.omission.Keys, key) {
				s.omission.Keys = append(s.omission.Keys, key)
			}
			if s.options.Draft {
				sec.blocks = []block{remark("Nothing is written for this section; write it under “" + key + "”.")}
			}
		}
		if f.asks != nil {
			sec.blocks = append(sec.blocks, s.questions(f)...)
		}
		inner, err := s.sections(ctx, f.sections)
		if err != nil {
			return nil, err
		}
		sec.sections = append(sec.sections, inner...)
		if len(sec.blocks)+len(sec.sections) > 0 {
			all = append(all, sec)
		}
	}
	return all, nil
}

// placePlates puts upright plates into the section that refers to them where that is
// the last one, which would otherwise stand on a page by itself. It returns the
// plates that are left.
func (s *study) placePlates(sections []section) []block {
	if len(sections) == 0 || len(s.plates) == 0 || slices.ContainsFunc(s.plates, func(b block) bool { return b.figure.landscape }) {
		return s.plates
	}
	last := &sections[len(sections)-1]
	for len(last.sections) > 0 {
		last = &last.sections[len(last.sections)-1]
	}
	n := len(last.blocks)
	names := func(r span) bool { return r.ref == &s.plates[0].figure.label }
	if n == 0 || !slices.ContainsFunc(last.blocks[n-1].text, names) {
		return s.plates
	}
	last.blocks = append(last.blocks, s.plates...)
	return nil
}

// notSaid returns the text of a cell for which the model has nothing.
func (s *study) notSaid() text {
	if s.options.Draft {
		return s.say("Not said")
	}
	return dash
}

// firstKey returns the key of the model for what the first source shows.
func firstKey(from []outcomes.Ref) string {
	if len(from) == 0 {
		return ""
	}
	return sourceNamed(from[0].ID).key
}

// leftOut returns what the model has nothing for.
func (s *study) leftOut() []Omission {
	if len(s.omission.Keys)+len(s.omission.Questions) == 0 {
		return nil
	}
	return []Omission{s.omission}
}

// outline returns the outline of the case study, or else the summary.
func (s *study) outline() []block {
	if outline := s.blocks(s.model.CaseStudy.Outline); outline != nil {
		return outline
	}
	return s.blocks(s.model.Summary)
}

func (s *study) partners() []block {
	var list []text
	for _, p := range s.model.Partners {
		list = append(list, s.titleOr(p.Name, p.ID))
	}
	return longList(list)
}

// activities returns the activities of the chain, and the notes on them.
func (s *study) activities() []block {
	var blocks []block
	table := &table{caption: s.say("Activities in the logic model"), heads: []text{s.say("Activity"), s.say("Who takes part"), s.say("What it leads to")}}
	var notes []text
	for e := range s.model.At(logicmodel.Activity) {
		var who, what []text
		for _, ref := range e.Partners {
			who = append(who, s.partner(ref.ID))
		}
		for _, l := range e.LeadsTo {
			what = append(what, s.element(l.To.ID))
		}
		table.rows = append(table.rows, []text{s.elementName(e), s.names(who).orElse(s.notSaid()), s.names(what).orElse(s.notSaid())})
		if note := s.text(e.Note); note != nil {
			notes = append(notes, s.say("On “%s”: %s", s.text(e.Title), note))
		}
	}
	if table.rows != nil {
		blocks = append(blocks, block{table: table})
	}
	return append(blocks, longList(notes)...)
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
	if e := s.elements[id]; e != nil {
		return s.elementName(e)
	}
	return s.text(id)
}

// elementName returns the title of an element, and whether it is illustrative or unintended.
func (s *study) elementName(e *logicmodel.Element) text {
	t := s.titleOr(e.Title, e.ID)
	if e.Illustrative {
		t = append(t, s.say(" (illustrative)")...)
	}
	if e.Unintended {
		t = textf("%s (%s)", t, s.say("unintended"))
	}
	return t
}

package report

import (
	"context"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// CaseStudy is the report of one model by the case-study form, with the
// framework that it is written for, which may be nil. It draws the results
// chain, which takes the time of its layouts; an error is that of drawing.
func CaseStudy(ctx context.Context, m *logicmodel.Model, f *outcomes.Framework, o *Options) (*Document, error) {
	if o == nil {
		o = &Options{}
	}
	s := newStudy(m, f, o)
	sections, err := s.sections(ctx)
	if err != nil {
		return nil, err
	}
	r := &Document{Title: s.title(), Sections: sections, Warnings: s.warnings}
	r.Lead = append(s.draft(o.Errors), s.facts(o.Date)...)
	return r, nil
}

// A study is a case study in the making.
type study struct {
	tongue
	model     *logicmodel.Model
	framework *outcomes.Framework
	index     *outcomes.Index // of the framework
	options   *Options
	progress  *progress.Review
	prefix    string   // of the ids of its pictures
	pictures  int      // that were drawn
	unsaid    []string // the keys of the model that would fill empty sections
	warnings  []string
}

func newStudy(m *logicmodel.Model, f *outcomes.Framework, o *Options) *study {
	s := &study{
		tongue:    tongueOf(m.Lang),
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

func (s *study) title() Text { return s.titled(s.model.Title, s.model.ID) }

// titled is a title of the model, or else the id.
func (s *study) titled(title, id string) Text {
	if t := s.says(title); t != nil {
		return t
	}
	return s.says(id)
}

// ofFramework are words of the framework, which does not say in what language
// it is; its texts are taken to be English unless the model's are not.
func (s *study) ofFramework(words string) Text { return s.says(words) }

// draft says that the model has errors.
func (s *study) draft(errors int) []Block {
	if errors == 0 {
		return nil
	}
	n := prose.Agree(errors, "an error", prose.Count(errors, "error"))
	return []Block{{Text: ours("Draft: the logic model has " + n + ", so that this report may be wrong."), Tone: Alert}}
}

// facts are what the model says about itself.
func (s *study) facts(date outcomes.Date) []Block {
	var list []Text
	add := func(name string, value Text) {
		if value != nil {
			list = append(list, append(ours(name+": "), value...))
		}
	}
	add("Place", s.says(s.model.Place))
	if date != "" {
		add("Date of this report", ours(string(date)))
	}
	if s.model.AsAt != "" {
		add("The model speaks of", ours(string(s.model.AsAt)))
	}
	add("Source", s.says(s.model.Source))
	return listed(list)
}

// sections are those of the form.
func (s *study) sections(ctx context.Context) ([]Section, error) {
	c := s.model.CaseStudy
	outline := s.prose(c.Outline)
	if outline == nil && s.model.Summary != "" {
		outline = s.prose(s.model.Summary)
	}
	chain, err := s.chain(ctx)
	if err != nil {
		return nil, err
	}
	all := []Section{
		s.section(ours(headings.partnership), "partnership", s.prose(s.model.Partnership)),
		{Title: ours(headings.name), Blocks: []Block{paragraph(s.title())}},
		s.section(ours(headings.outline), "case-study: outline", outline),
		s.issues(),
		{Title: ours(headings.contact), Blocks: []Block{remark("This section is empty on purpose: a logic model holds no contact details.")}},
		s.supports(),
		s.section(ours(headings.partners), "partners", s.partners()),
		s.section(ours(headings.activity), "case-study: activity", s.activity()),
		s.evidence(chain),
		s.section(s.valueHeading(), "case-study: added-value", s.prose(c.AddedValue)),
		s.section(ours(headings.lessons), "case-study: lessons", s.prose(c.Lessons)),
		s.section(ours(headings.other), "case-study: other", s.prose(c.Other)),
	}
	if s.unsaid != nil {
		s.warn("nothing is written under “%s”, so that the sections for these say that they are empty", strings.Join(s.unsaid, "”, “"))
	}
	return all, nil
}

// section is a section that says that it is empty where it is; the author is
// warned under which key of the model its text belongs.
func (s *study) section(title Text, key string, blocks []Block) Section {
	if len(blocks) == 0 {
		blocks = []Block{remark("This section is empty.")}
		s.unsaid = append(s.unsaid, key)
	}
	return Section{Title: title, Blocks: blocks}
}

func (s *study) partners() []Block {
	var list []Text
	for _, p := range s.model.Partners {
		list = append(list, s.titled(p.Name, p.ID))
	}
	return listed(list)
}

// activity is the description, and the activities of the chain.
func (s *study) activity() []Block {
	blocks := s.prose(s.model.CaseStudy.Activity)
	table := &Table{Caption: ours("Activities in the logic model"), Heads: []Text{ours("Activity"), ours("Who takes part"), ours("What it leads to")}}
	var notes []Text
	for e := range s.model.At(logicmodel.Activity) {
		var who, what []Text
		for _, ref := range e.Partners {
			who = append(who, s.partner(ref.ID))
		}
		for _, l := range e.LeadsTo {
			what = append(what, s.element(l.To.ID))
		}
		table.Rows = append(table.Rows, []Text{s.named(e), join(who, "; ").or("Not said"), join(what, "; ").or("Not said")})
		if note := s.says(e.Note); note != nil {
			notes = append(notes, text("On “", s.says(e.Title), "”: ", note))
		}
	}
	if table.Rows != nil {
		blocks = append(blocks, Block{Table: table})
	}
	return append(blocks, listed(notes)...)
}

func (s *study) partner(id string) Text {
	for _, p := range s.model.Partners {
		if p.ID == id {
			return s.titled(p.Name, id)
		}
	}
	return s.says(id)
}

// element is the title of the element with the id, or the id of one of another
// model.
func (s *study) element(id string) Text {
	if e := s.model.Element(id); e != nil {
		return s.named(e)
	}
	return s.says(id)
}

// named is the title of an element, and whether it is illustrative.
func (s *study) named(e *logicmodel.Element) Text {
	t := s.titled(e.Title, e.ID)
	if e.Illustrative {
		t = append(t, Span{Words: " (illustrative)"})
	}
	return t
}

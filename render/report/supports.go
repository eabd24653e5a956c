package report

import (
	"slices"

	"github.com/resultschain/resultschain/outcomes"
)

// supports returns the outcomes of the framework that the model supports, by its
// elements or through others that contribute to them.
func (s *study) supports() []block {
	direct := map[string][]text{} // the elements that name each outcome
	var unknown []string          // ids that the framework does not have
	for i := range s.model.Elements {
		e := &s.model.Elements[i]
		for _, ref := range e.Supports {
			if direct[ref.ID] == nil && s.outcome(ref.ID) == nil {
				unknown = append(unknown, ref.ID)
			}
			direct[ref.ID] = append(direct[ref.ID], s.elementName(e))
		}
	}
	if len(direct) == 0 {
		return nil
	}
	table := &table{
		caption: s.say("Outcomes supported"),
		heads:   []text{s.say("Outcome"), s.say("Level"), s.say("Supported by"), s.say("Contributes to")},
	}
	supported := s.supportedOutcomes(direct)
	for _, o := range supported {
		var up []text
		for _, ref := range o.ContributesTo {
			up = append(up, s.outcomeNamed(ref.ID))
		}
		by := s.names(direct[o.ID])
		if by == nil {
			var through []text
			for _, other := range supported {
				if slices.ContainsFunc(other.ContributesTo, func(r outcomes.Ref) bool { return r.ID == o.ID }) {
					through = append(through, s.titleOr(other.Title, other.ID))
				}
			}
			by = s.say("Through %s", s.names(through))
		}
		table.rows = append(table.rows, []text{s.titleOr(o.Title, o.ID), s.level(o), by, s.names(up).orElse(dash)})
	}
	for _, id := range unknown {
		table.rows = append(table.rows, []text{s.text(id), s.say("Not known: the framework does not have it"), s.names(direct[id]), s.say("Not known")})
	}
	if s.framework == nil {
		for i := range table.rows {
			table.rows[i][1] = s.say("Not known: the model names no framework")
		}
	}
	return []block{{table: table}}
}

// namedOutcomes returns the outcomes of the framework that elements name, by their
// titles.
func (s *study) namedOutcomes() []block {
	table := &table{caption: s.say("Outcomes supported"), heads: []text{s.say("Outcome"), s.say("Level"), s.say("Supported by")}}
	direct := map[string][]text{}
	var unknown []string // ids that the framework does not have
	for i := range s.model.Elements {
		e := &s.model.Elements[i]
		for _, ref := range e.Supports {
			if direct[ref.ID] == nil && s.outcome(ref.ID) == nil {
				unknown = append(unknown, ref.ID)
			}
			direct[ref.ID] = append(direct[ref.ID], s.elementName(e))
		}
	}
	for _, o := range s.supportedOutcomes(direct) {
		if by := direct[o.ID]; by != nil {
			table.rows = append(table.rows, []text{s.titleOr(o.Title, o.ID), s.level(o), s.names(by)})
		}
	}
	for _, id := range unknown {
		table.rows = append(table.rows, []text{s.text(id), s.say("Not known"), s.names(direct[id])})
	}
	if table.rows == nil {
		return nil
	}
	return []block{{table: table}}
}

// supportedOutcomes returns the outcomes that the elements name, and all to which these
// contribute, in the order of the framework and of those that it extends.
func (s *study) supportedOutcomes(direct map[string][]text) []*outcomes.Outcome {
	var reached, all []*outcomes.Outcome
	for id := range direct {
		if o := s.outcome(id); o != nil {
			reached = append(reached, o)
		}
	}
	if reached == nil {
		return nil
	}
	reached = append(reached, s.index.Above(reached...)...)
	for _, id := range s.index.IDs() {
		if o := s.outcome(id); slices.Contains(reached, o) {
			all = append(all, o)
		}
	}
	return all
}

// allSupported returns all outcomes that elements support, in the order of the
// framework.
func (s *study) allSupported() []*outcomes.Outcome {
	direct := map[string][]text{}
	for i := range s.model.Elements {
		for _, ref := range s.model.Elements[i].Supports {
			direct[ref.ID] = nil
		}
	}
	return s.supportedOutcomes(direct)
}

func (s *study) outcome(id string) *outcomes.Outcome {
	if s.index == nil {
		return nil
	}
	return s.index.Outcome(id)
}

// outcomeNamed returns the title of the outcome with the id, or the id of one that is
// not known.
func (s *study) outcomeNamed(id string) text {
	if o := s.outcome(id); o != nil {
		return s.titleOr(o.Title, o.ID)
	}
	return s.text(id)
}

func (s *study) level(o *outcomes.Outcome) text {
	if l := s.framework.Level(o.Level.ID); l != nil && l.Title != "" {
		return s.text(l.Title)
	}
	return s.text(o.Level.ID).orElse(s.notSaid())
}

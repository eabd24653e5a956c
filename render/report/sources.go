package report

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/resultschain/resultschain/outcomes"
)

// A part is what a source shows: blocks, and sections after them.
type part struct {
	blocks   []block
	sections []section
}

// A source is where a section of a form gets what it shows: texts of the model,
// a list, a table, an analysis or a picture.
type source struct {
	name string
	doc  string
	key  string // of the model, under which to write what is missing; empty: nothing is missing where it shows nothing
	show func(ctx context.Context, s *study) (part, error)
}

// sources are all sources, as docs/reports.md has them.
var sources = []source{
	{"title", "the title of the model", "title", blocksOf(func(s *study) []block { return []block{paragraph(s.title())} })},
	{"partnership", "whose model it is", "partnership", textOf(func(s *study) string { return s.model.Partnership })},
	{"place", "where the work takes place", "place", textOf(func(s *study) string { return s.model.Place })},
	{"situation", "the need that the work answers", "situation", textOf(func(s *study) string { return s.model.Situation })},
	{"summary", "a few sentences about the model", "summary", textOf(func(s *study) string { return s.model.Summary })},
	{"outline", "the outline of the case study, or else the summary", "case-study: outline", blocksOf((*study).outline)},
	{"contact", "an office or a role and its address", "case-study: contact", textOf(func(s *study) string { return s.model.CaseStudy.Contact })},
	{"partners", "a list of the partners", "partners", blocksOf((*study).partners)},
	{"supports", "a table of the outcomes of the framework that are supported, and what these contribute to", "supports", blocksOf((*study).supports)},
	{"outcomes", "a table of the outcomes of the framework that its steps name", "supports", blocksOf((*study).namedOutcomes)},
	{"activity", "the description of the activity", "case-study: activity", textOf(func(s *study) string { return s.model.CaseStudy.Activity })},
	{"activities", "a table of the activities, who takes part, and what they lead to", "activities", blocksOf((*study).activities)},
	{"evidence", "the evidence of impact or progress", "case-study: evidence", textOf(func(s *study) string { return s.model.CaseStudy.Evidence })},
	{"indicators", "a table of the indicators and how they stand, and a chart of each", "indicators", blocksOf((*study).indicators)},
	{"tally", "how many indicators stand how", "indicators", blocksOf((*study).tally)},
	{"results", "a table of the indicators of each outcome: baseline, latest value, target, how it stands", "indicators", blocksOf((*study).results)},
	{"charts", "a chart of each indicator that was measured, and its numbers", "indicators: actuals", blocksOf((*study).charts)},
	{"by-group", "the values of groups, such as women and men", "actuals: by", blocksOf((*study).byGroup)},
	{"milestones", "the targets by date, and what had been measured by then", "targets: on", blocksOf((*study).milestones)},
	{"unknown", "the indicators of which it is not known how they stand, and why", "", blocksOf((*study).unknown)},
	{"judgements", "how elements are judged without a number", "status", blocksOf((*study).judgements)},
	{"contribution", "the argument that the work contributed to each end state", "leads-to", func(ctx context.Context, s *study) (part, error) { return s.contribution(ctx) }},
	{"picture", "the results chain as a picture", "activities", func(ctx context.Context, s *study) (part, error) { return s.chain(ctx) }},
	{"added-value", "what the process of the agreement added", "case-study: added-value", textOf(func(s *study) string { return s.model.CaseStudy.AddedValue })},
	{"lessons", "good practice and lessons learned", "case-study: lessons", textOf(func(s *study) string { return s.model.CaseStudy.Lessons })},
	{"other", "what else is of interest", "case-study: other", textOf(func(s *study) string { return s.model.CaseStudy.Other })},
	{"issues", "the questions that the model answers, whatever the form asks", "case-study: issues", blocksOf((*study).answers)},
}

// blocksOf returns the function of a source that shows blocks.
func blocksOf(blocks func(*study) []block) func(context.Context, *study) (part, error) {
	return func(_ context.Context, s *study) (part, error) { return part{blocks: blocks(s)}, nil }
}

// textOf returns the function of a source that shows a text of the model.
func textOf(text func(*study) string) func(context.Context, *study) (part, error) {
	return blocksOf(func(s *study) []block { return s.blocks(text(s)) })
}

// sourceNamed returns the source of that name: one of the table, or the value of
// a key that begins with x-; nil where there is none.
func sourceNamed(name string) *source {
	for i := range sources {
		if sources[i].name == name {
			return &sources[i]
		}
	}
	if len(name) > 2 && strings.HasPrefix(name, "x-") {
		return &source{name, "", name, blocksOf(func(s *study) []block { return s.extra(name) })}
	}
	return nil
}

// extra returns the value of a key of the case study, or else of the model, that
// begins with x-: a text, a number or a list of these.
func (s *study) extra(key string) []block {
	for _, list := range [][]outcomes.Extra{s.model.CaseStudy.Extra, s.model.Extra} {
		for _, e := range list {
			if e.Key != key {
				continue
			}
			var words string
			var items []json.RawMessage
			switch {
			case json.Unmarshal([]byte(e.Value), &words) == nil:
				return s.blocks(words)
			case json.Unmarshal([]byte(e.Value), &items) == nil:
				var texts []text
				for _, item := range items {
					words, ok := scalar(item)
					if !ok {
						s.warn("what is under %q is a list of more than texts, which a report cannot show; write plain texts", key)
						return nil
					}
					texts = append(texts, s.text(words))
				}
				return listBlock(texts)
			}
			if words, ok := scalar([]byte(e.Value)); ok {
				return s.blocks(words)
			}
			s.warn("what is under %q is neither a text nor a list, and a report cannot show it; write a text", key)
			return nil
		}
	}
	return nil
}

// scalar returns a text or a number in JSON as words.
func scalar(value []byte) (words string, ok bool) {
	if json.Unmarshal(value, &words) == nil && string(value) != "null" {
		return words, true
	}
	var number json.Number
	if json.Unmarshal(value, &number) == nil && string(value) != "null" {
		return number.String(), true
	}
	return "", false
}

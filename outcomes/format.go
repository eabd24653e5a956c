package outcomes

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// This file is the table of the framework file: what its keys are, what they
// hold and what they are for. Reading, writing, messages and documentation
// all come from it.

var (
	text = yamldoc.Text[string]()
	date = yamldoc.Text[Date]()
	ref  = yamldoc.Share(yamldoc.WithPlace(text, func(r *Ref) *string { return &r.ID }, func(r *Ref) *diag.Pos { return &r.Pos }))
)

var frameworkFormat = yamldoc.Extras(yamldoc.NewObject("framework", "An outcomes framework: outcomes on ordered levels.",
	yamldoc.Placed("framework", "The id of the framework. As the first key, it tells a framework from a model.", yamldoc.ID(), func(f *Framework) *string { return &f.ID }, func(f *Framework) *diag.Pos { return &f.Pos }).Required().Defines("framework"),
	yamldoc.Field("version", "Which version of the framework this is, such as the year of its publication.", text, func(f *Framework) *string { return &f.Version }),
	yamldoc.Field("title", "The framework's name.", text, func(f *Framework) *string { return &f.Title }).Required(),
	yamldoc.Field("agreement", "What this community calls its agreement, such as Single Outcome Agreement.", text, func(f *Framework) *string { return &f.Agreement }),
	yamldoc.Field("source", "The publication that the framework is taken from.", text, func(f *Framework) *string { return &f.Source }),
	yamldoc.Field("summary", "A few sentences about the framework.", text, func(f *Framework) *string { return &f.Summary }),
	yamldoc.Field("headings", "What models written for the framework call the stages, in place of the usual headings.", headingsFormat, func(f *Framework) *[]Heading { return &f.Headings }),
	yamldoc.Placed("year-starts", "The day on which a financial year such as 2010/11 begins, as in 07-01 or 6 April. Where nothing is said: 1 April.", yamldoc.Text[YearDay](), func(f *Framework) *YearDay { return &f.YearStarts }, func(f *Framework) *diag.Pos { return &f.YearStartsPos }),
	yamldoc.Field("extends", "The files of other frameworks, by paths relative to this file. Outcomes here may contribute to theirs, and models may support both.", yamldoc.FlowList(ref), func(f *Framework) *[]Ref { return &f.Extends }).Names("file"),
	yamldoc.Field("levels", "The levels of the outcomes, the highest first. They lie below the levels of the frameworks that this one extends.", yamldoc.List(levelFormat.Value()), func(f *Framework) *[]Level { return &f.Levels }),
	yamldoc.Field("outcomes", "The outcomes.", yamldoc.List(outcomeFormat.Value()), func(f *Framework) *[]Outcome { return &f.Outcomes }),
	yamldoc.Field("expects", "What a model written against this framework must show, by entries of three kinds. With a level: at least one element of the stage supports an outcome of it, and no element of an earlier stage does. With a stage and what it has: every element of the stage has it. With a link and what it has: every link between the two stages has it.", yamldoc.List(expectationFormat.Value()), func(f *Framework) *[]Expectation { return &f.Expects }),
	yamldoc.Field("rules", "Severities for models written against this framework, by the code of the rule; or what its findings are to say in the words of the partnership, as in {severity: warning, say: Ask the office for an indicator}.", yamldoc.Map(ruleFormat,
		func(code string, at diag.Pos, r RuleSetting) RuleSetting {
			r.Code, r.Pos = code, at
			return r
		},
		func(r *RuleSetting) (string, RuleSetting) { return r.Code, *r }), func(f *Framework) *[]RuleSetting { return &f.Rules }).Names("rule"),
), func(f *Framework) *[]Extra { return &f.Extra })

var severityFormat = yamldoc.Enum[diag.Severity](diag.SeverityNames()...)

var ruleFormat = yamldoc.WithShort(
	yamldoc.NewObject("rule", "How a rule counts, and what it says: its severity alone, or with a text.",
		yamldoc.Field("severity", "How it counts. Where nothing is said, as ever.", severityFormat, func(r *RuleSetting) *diag.Severity { return &r.Severity }),
		yamldoc.Field("say", "The text of its findings, in place of what they usually say.", text, func(r *RuleSetting) *string { return &r.Say }),
	), severityFormat,
	func(r *RuleSetting) *diag.Severity { return &r.Severity },
	func(r *RuleSetting) bool { return r.Say == "" }).Value().
	Must(func(r *RuleSetting) string {
		if r.Severity == 0 && r.Say == "" {
			return `this sets nothing; give a "severity", what the rule is to "say", or both`
		}
		return ""
	})

var levelFormat = yamldoc.Extras(yamldoc.NewObject("level", "A rank of outcomes.",
	yamldoc.Placed("id", "What outcomes call the level.", yamldoc.ID(), func(l *Level) *string { return &l.ID }, func(l *Level) *diag.Pos { return &l.Pos }).Required().Defines("level"),
	yamldoc.Field("title", "The level's name, such as National Outcome.", text, func(l *Level) *string { return &l.Title }).Required(),
), func(l *Level) *[]Extra { return &l.Extra })

var outcomeFormat = yamldoc.Extras(yamldoc.NewObject("outcome", "A single outcome of the framework.",
	yamldoc.Placed("id", "What models and other outcomes call it.", yamldoc.ID(), func(o *Outcome) *string { return &o.ID }, func(o *Outcome) *diag.Pos { return &o.Pos }).Required().Defines("outcome"),
	yamldoc.Field("level", "The id of its level.", ref, func(o *Outcome) *Ref { return &o.Level }).Names("level"),
	yamldoc.Field("title", "The outcome in words.", text, func(o *Outcome) *string { return &o.Title }).Required(),
	yamldoc.Field("description", "More about the outcome.", text, func(o *Outcome) *string { return &o.Description }),
	yamldoc.Field("group", "A theme, or a logic model of the framework's own, that the outcome belongs to.", text, func(o *Outcome) *string { return &o.Group }),
	yamldoc.Field("contributes-to", "The ids of the outcomes that it contributes to, here or in the frameworks that this one extends: none, one or many.", yamldoc.FlowList(ref), func(o *Outcome) *[]Ref { return &o.ContributesTo }).Names("outcome"),
	yamldoc.Field("term", "How soon it is expected.", yamldoc.Enum[Term](termNames...), func(o *Outcome) *Term { return &o.Term }),
	yamldoc.Placed("since", "The date from which it is part of the framework, in any form of dates.", date, func(o *Outcome) *Date { return &o.Since }, func(o *Outcome) *diag.Pos { return &o.SincePos }),
	yamldoc.Placed("until", "The last date on which it is part of the framework.", date, func(o *Outcome) *Date { return &o.Until }, func(o *Outcome) *diag.Pos { return &o.UntilPos }),
	yamldoc.Field("replaced-by", "The id of the outcome that took its place.", ref, func(o *Outcome) *Ref { return &o.ReplacedBy }).Names("outcome"),
	yamldoc.Field("indicators", "The measures of the outcome.", yamldoc.List(indicatorFormat(false)), func(o *Outcome) *[]Indicator { return &o.Indicators }).Names("indicator"),
	yamldoc.Field("links", "Known links to other outcomes, with their evidence.", yamldoc.List(yamldoc.WithShort(linkFormat, ref,
		func(l *Link) *Ref { return &l.To },
		func(l *Link) bool { return l.Because == "" && l.Evidence.isZero() && len(l.Extra) == 0 }).Value()), func(o *Outcome) *[]Link { return &o.Links }).Names("outcome"),
), func(o *Outcome) *[]Extra { return &o.Extra })

var linkFormat = yamldoc.Extras(yamldoc.NewObject("link", "A known link to another outcome: its id alone, or with more about it.",
	yamldoc.Field("to", "The id of the outcome that it leads to.", ref, func(l *Link) *Ref { return &l.To }).Required().Names("outcome"),
	yamldoc.Field("because", "The rationale: why the one leads to the other.", text, func(l *Link) *string { return &l.Because }),
	yamldoc.Field("evidence", "How well the link is supported.", evidenceFormat, func(l *Link) *Evidence { return &l.Evidence }),
), func(l *Link) *[]Extra { return &l.Extra })

// The documentation is made from the shared format.
var _ = yamldoc.Share(frameworkFormat.Value())

var evidenceFormat = yamldoc.Share(
	yamldoc.Extras(yamldoc.NewObject("evidence", "How well a link is supported, and by what.",
		yamldoc.Placed("grade", `How strong the evidence is. "none" means that it was looked for and none was found.`, yamldoc.Enum[Grade](gradeNames...), func(e *Evidence) *Grade { return &e.Grade }, func(e *Evidence) *diag.Pos { return &e.Pos }),
		yamldoc.Field("source", "Where the evidence is published.", text, func(e *Evidence) *string { return &e.Source }),
	), func(e *Evidence) *[]Extra { return &e.Extra }).Value())

func (e Evidence) isZero() bool { return e.Grade == 0 && e.Source == "" && len(e.Extra) == 0 }

// The parts of a framework, and figures, are shared for package edit.
var (
	_ = yamldoc.Share(outcomeFormat.Value())
	_ = yamldoc.Share(levelFormat.Value())
	_ = yamldoc.Share(targetFormat)
	_ = yamldoc.Share(baselineFormat)
)

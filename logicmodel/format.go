package logicmodel

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// This file is the table of the model file: what its keys are, what they hold
// and what they are for. Reading, writing, messages and documentation all come
// from it.

var (
	text  = yamldoc.Text[string]()
	ref   = refFormat(text)
	refs  = yamldoc.FlowList(ref)
	newID = refFormat(yamldoc.ID())
)

// refFormat returns v as the format of a text that keeps its place.
func refFormat(v yamldoc.Value[string]) yamldoc.Value[Ref] {
	return yamldoc.Convert(v,
		func(s string, at diag.Pos) Ref { return Ref{ID: s, Pos: at} },
		func(r *Ref) string { return r.ID })
}

// A draft is a model while it is read or written, with its elements by stage.
type draft struct {
	Model
	stages [EndState + 1][]Element
}

var modelFormat = yamldoc.NewObject("model", "A logic model: how the work of a partnership leads, step by step, to the outcomes that it promises.", slices.Concat(
	[]yamldoc.Key[draft]{
		yamldoc.Prop("model", "The id of the model.", newID,
			func(m *draft) Ref { return Ref{ID: m.ID, Pos: m.Pos} },
			func(m *draft, r Ref) { m.ID, m.Pos = r.ID, r.Pos }).Required(),
		yamldoc.Field("title", "The model's name.", text, func(m *draft) *string { return &m.Title }).Required(),
		yamldoc.Field("framework", "The outcomes framework that the model is written for: its file, by a path relative to this one, or the file and the version that is meant.", frameworkFormat.Value(), func(m *draft) *FrameworkRef { return &m.Framework }),
		yamldoc.Field("lang", "The language of the texts, such as en, gd or pl. English where nothing is said.", text, func(m *draft) *string { return &m.Lang }),
		yamldoc.Field("partnership", "The partnership whose model it is.", text, func(m *draft) *string { return &m.Partnership }),
		yamldoc.Field("place", "Where the work takes place.", text, func(m *draft) *string { return &m.Place }),
		yamldoc.Field("summary", "A few sentences about the model.", text, func(m *draft) *string { return &m.Summary }),
		yamldoc.Field("source", "The publication that the model is taken from.", text, func(m *draft) *string { return &m.Source }),
		yamldoc.Prop("as-at", "The date that the file speaks of: YYYY, YYYY-MM or YYYY-MM-DD. The clock is never read.", ref,
			func(m *draft) Ref { return Ref{ID: string(m.AsAt), Pos: m.AsAtPos} },
			func(m *draft, r Ref) { m.AsAt, m.AsAtPos = outcomes.Date(r.ID), r.Pos }),
		yamldoc.Field("partners", "The organisations and groups that take part.", yamldoc.List(partnerFormat.Value()), func(m *draft) *[]Partner { return &m.Partners }),
		yamldoc.Field("reach", "The groups of people whom the work is to reach.", yamldoc.List(reachFormat.Value()), func(m *draft) *[]ReachGroup { return &m.Reach }),
		yamldoc.Field("assumptions", "Assumptions that several links share.", yamldoc.List(assumptionFormat.Value()), func(m *draft) *[]Assumption { return &m.Assumptions }),
		yamldoc.Field("risks", "Risks to the links.", yamldoc.List(riskFormat.Value()), func(m *draft) *[]Risk { return &m.Risks }),
	}, stageKeys(func(s Stage) bool { return s < ShortTerm }), []yamldoc.Key[draft]{
		yamldoc.Field("outcomes", "The changes that follow, by how soon they are expected.", outcomesFormat.Value(), func(m *draft) *draft { return m }),
		endStateKey(),
		yamldoc.Field("case-study", "Texts for a case-study report.", caseStudyFormat.Value(), func(m *draft) *CaseStudy { return &m.CaseStudy }),
	})...)

var frameworkFormat = yamldoc.WithShort(
	yamldoc.NewObject("framework", "The file of a framework, and the version that is meant.",
		yamldoc.Prop("file", "The path of the file, relative to this one.", ref,
			func(f *FrameworkRef) Ref { return Ref{ID: f.File, Pos: f.Pos} },
			func(f *FrameworkRef, r Ref) { f.File, f.Pos = r.ID, r.Pos }).Required(),
		yamldoc.Field("version", "The version that the model is written for.", text, func(f *FrameworkRef) *string { return &f.Version })),
	yamldoc.Convert(text,
		func(file string, at diag.Pos) FrameworkRef { return FrameworkRef{File: file, Pos: at} },
		func(f *FrameworkRef) string { return f.File }),
	func(f *FrameworkRef) *FrameworkRef { return f },
	func(f *FrameworkRef) bool { return f.Version == "" })

var partnerFormat = yamldoc.NewObject("partner", "An organisation or group that takes part.",
	yamldoc.Prop("id", "What elements call the partner.", newID,
		func(p *Partner) Ref { return Ref{ID: p.ID, Pos: p.Pos} },
		func(p *Partner, r Ref) { p.ID, p.Pos = r.ID, r.Pos }).Required(),
	yamldoc.Field("name", "The partner's name.", text, func(p *Partner) *string { return &p.Name }).Required(),
	yamldoc.Field("sector", "The sector that the partner belongs to.", yamldoc.Enum[Sector](sectorNames...), func(p *Partner) *Sector { return &p.Sector }),
)

var reachFormat = yamldoc.NewObject("reach group", "A group of people whom the work is to reach.",
	yamldoc.Prop("id", "What elements call the group.", newID,
		func(g *ReachGroup) Ref { return Ref{ID: g.ID, Pos: g.Pos} },
		func(g *ReachGroup, r Ref) { g.ID, g.Pos = r.ID, r.Pos }).Required(),
	yamldoc.Field("title", "Who the people are.", text, func(g *ReachGroup) *string { return &g.Title }).Required(),
	yamldoc.Field("priority", "Whether the work is to reach these people first.", yamldoc.Bool(), func(g *ReachGroup) *bool { return &g.Priority }),
)

var assumptionFormat = yamldoc.NewObject("assumption", "Something that must hold for links to work.",
	yamldoc.Prop("id", "What links call the assumption.", newID,
		func(a *Assumption) Ref { return Ref{ID: a.ID, Pos: a.Pos} },
		func(a *Assumption, r Ref) { a.ID, a.Pos = r.ID, r.Pos }).Required(),
	yamldoc.Field("text", "The assumption in words.", text, func(a *Assumption) *string { return &a.Text }).Required(),
	yamldoc.Prop("status", "What is known of it.", yamldoc.Convert(yamldoc.Enum[Status](statusNames...),
		func(s Status, at diag.Pos) Assumption { return Assumption{Status: s, StatusPos: at} },
		func(a *Assumption) Status { return a.Status }),
		func(a *Assumption) Assumption { return *a },
		func(a *Assumption, read Assumption) { a.Status, a.StatusPos = read.Status, read.StatusPos }),
)

var riskFormat = yamldoc.NewObject("risk", "Something that may keep links from working.",
	yamldoc.Prop("id", "What links call the risk.", newID,
		func(r *Risk) Ref { return Ref{ID: r.ID, Pos: r.Pos} },
		func(r *Risk, read Ref) { r.ID, r.Pos = read.ID, read.Pos }).Required(),
	yamldoc.Field("text", "The risk in words.", text, func(r *Risk) *string { return &r.Text }).Required(),
	yamldoc.Field("likelihood", "How likely it is.", yamldoc.Enum[Rating](ratingNames...), func(r *Risk) *Rating { return &r.Likelihood }),
	yamldoc.Field("consequence", "How grave it would be.", yamldoc.Enum[Rating](ratingNames...), func(r *Risk) *Rating { return &r.Consequence }),
	yamldoc.Field("mitigation", "What is done about it.", text, func(r *Risk) *string { return &r.Mitigation }),
)

var outcomesFormat = yamldoc.NewObject("set of outcomes", "The outcomes by how soon they are expected.", stageKeys(Stage.IsOutcome)...)

// stageKeys returns the key of the list of elements of each wanted stage.
func stageKeys(wanted func(Stage) bool) (keys []yamldoc.Key[draft]) {
	for _, s := range outcomes.Stages() {
		if wanted(s) {
			key, doc := s.Key()
			keys = append(keys, yamldoc.Field(key, doc, yamldoc.List(elementFormat(s).Value()), func(m *draft) *[]Element { return &m.stages[s] }))
		}
	}
	return keys
}

func endStateKey() yamldoc.Key[draft] {
	key, doc := EndState.Key()
	return yamldoc.Prop(key, doc, elementFormat(EndState).Value(),
		func(m *draft) Element {
			if end := m.stages[EndState]; len(end) > 0 {
				return end[0]
			}
			return Element{}
		},
		func(m *draft, e Element) { m.stages[EndState] = []Element{e} })
}

// model returns the model that was read into the draft.
func (d *draft) model() *Model {
	m := d.Model
	for s := range d.stages {
		for i := range d.stages[s] {
			d.stages[s][i].Stage = Stage(s)
		}
	}
	m.Elements = slices.Concat(d.stages[:]...)
	return &m
}

// draftOf returns the draft of a model to be written.
func draftOf(m *Model) *draft {
	d := &draft{Model: *m}
	for _, e := range m.Elements {
		d.stages[e.Stage] = append(d.stages[e.Stage], e)
	}
	return d
}

// elementFormat returns the format of an element of the stage. All stages have the same keys.
func elementFormat(s Stage) *yamldoc.Object[Element] {
	return anyElementFormat.Named(s.Noun(), "One "+s.Noun()+" of the chain.")
}

var anyElementFormat = yamldoc.NewObject("element", "A step of the chain: a box of its picture.",
	yamldoc.Prop("id", "What links call the element.", newID,
		func(e *Element) Ref { return Ref{ID: e.ID, Pos: e.Pos} },
		func(e *Element, r Ref) { e.ID, e.Pos = r.ID, r.Pos }).Required(),
	yamldoc.Prop("title", "The element in words.", ref,
		func(e *Element) Ref { return Ref{ID: e.Title, Pos: e.TitlePos} },
		func(e *Element, r Ref) { e.Title, e.TitlePos = r.ID, r.Pos }).Required(),
	yamldoc.Field("label", "A shorter text for the picture.", text, func(e *Element) *string { return &e.Label }),
	yamldoc.Field("summary", "More about the element.", text, func(e *Element) *string { return &e.Summary }),
	yamldoc.Field("kind", "The sort of change that it is about.", yamldoc.Enum[Kind](kindNames...), func(e *Element) *Kind { return &e.Kind }),
	yamldoc.Field("partners", "The ids of the partners who do it or take part.", refs, func(e *Element) *[]Ref { return &e.Partners }),
	yamldoc.Field("reach", "The ids of the reach groups whom it reaches, or who change.", refs, func(e *Element) *[]Ref { return &e.Reach }),
	yamldoc.Field("supports", "The ids of the outcomes that it supports, in the framework or in those that it extends.", refs, func(e *Element) *[]Ref { return &e.Supports }),
	yamldoc.Field("indicators", "How it is measured.", yamldoc.List(yamldoc.Shared[outcomes.Indicator]()), func(e *Element) *[]outcomes.Indicator { return &e.Indicators }),
	yamldoc.Field("leads-to", "The elements that it leads to: their ids, or links with more about them. An element of another model is named by both ids, as in moray/trained.", yamldoc.FlowList(linkFormat.Value()), func(e *Element) *[]Link { return &e.LeadsTo }),
	yamldoc.Field("depends-on", "The elements of other models that lead to it, as in moray/trained: the same as a link written there.", yamldoc.FlowList(refFormat(yamldoc.QualifiedID())), func(e *Element) *[]Ref { return &e.DependsOn }),
	yamldoc.Field("ignore", "Rules to set aside for this element, by their codes, each with the reason.", yamldoc.Map(text,
		func(code string, at diag.Pos, reason string) Suppression { return Suppression{code, reason, at} },
		func(s *Suppression) (string, string) { return s.Code, s.Reason }), func(e *Element) *[]Suppression { return &e.Ignore }),
	yamldoc.Field("source", "The publication that it is taken from.", text, func(e *Element) *string { return &e.Source }),
	yamldoc.Field("illustrative", "Whether it is an example, not a fact of the source.", yamldoc.Bool(), func(e *Element) *bool { return &e.Illustrative }),
	yamldoc.Field("note", "A remark.", text, func(e *Element) *string { return &e.Note }),
)

var linkFormat = yamldoc.WithShort(
	yamldoc.NewObject("link", "A claim that one element leads to another: the id of the other alone, or with more about the link.",
		yamldoc.Field("to", "The id of the element that it leads to; of one of another model both ids, as in moray/trained.", ref, func(l *Link) *Ref { return &l.To }).Required(),
		yamldoc.Field("because", "The rationale: why the one leads to the other.", text, func(l *Link) *string { return &l.Because }),
		yamldoc.Field("evidence", "How well the link is supported.", yamldoc.Shared[Evidence](), func(l *Link) *Evidence { return &l.Evidence }),
		yamldoc.Field("assumes", "What must hold for it to work: ids of assumptions, or texts.", yamldoc.FlowList(assumedFormat), func(l *Link) *[]Assumed { return &l.Assumes }),
		yamldoc.Field("risks", "The ids of the risks to it.", refs, func(l *Link) *[]Ref { return &l.Risks }),
		yamldoc.Field("feedback", "Whether it runs back to an earlier step, on purpose.", yamldoc.Bool(), func(l *Link) *bool { return &l.Feedback }),
		yamldoc.Field("illustrative", "Whether it is an example, not a fact of the source.", yamldoc.Bool(), func(l *Link) *bool { return &l.Illustrative }),
		yamldoc.Field("note", "A remark.", text, func(l *Link) *string { return &l.Note }),
	),
	ref,
	func(l *Link) *Ref { return &l.To },
	(*Link).IsBare)

// assumedFormat takes a single ASCII word for an id, and all else for text. A
// text that is the id of an assumption after all is found by [Parse].
//
// It cannot be known here which assumptions a model defines, so that [Model.Faults]
// looks at ids that are not ASCII.
var assumedFormat = yamldoc.Convert(text,
	func(s string, at diag.Pos) Assumed {
		if isASCII(s) && yamldoc.IsID(s) {
			return Assumed{ID: s, Pos: at}
		}
		return Assumed{Text: s, Pos: at}
	},
	func(a *Assumed) string {
		if a.ID != "" {
			return a.ID
		}
		return a.Text
	}).Must(func(a *Assumed) string {
	switch {
	case a.ID != "" && a.Text != "":
		return "an assumption is named by its id or written out as a text, and this has both; leave one empty"
	case a.ID != "" && !yamldoc.IsID(a.ID):
		return q(a.ID) + ` cannot be an id; use letters, digits, "-", "_" and "." only`
	case isASCII(a.Text) && yamldoc.IsID(a.Text):
		return "the text " + q(a.Text) + " would be read as the id of an assumption; write a sentence, or name an assumption by its id"
	}
	return ""
})

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

var caseStudyFormat = yamldoc.NewObject("case study", "Texts for a case-study report that the model itself does not say.",
	yamldoc.Field("outline", "A brief outline of the case study.", text, func(c *CaseStudy) *string { return &c.Outline }),
	yamldoc.Field("issues", `The issues that the report asks about, each with yes or no.`, yamldoc.Map(yamldoc.Bool(),
		func(title string, _ diag.Pos, yes bool) Issue { return Issue{title, yes} },
		func(i *Issue) (string, bool) { return i.Title, i.Addressed }), func(c *CaseStudy) *[]Issue { return &c.Issues }),
	yamldoc.Field("activity", "A description of the activity.", text, func(c *CaseStudy) *string { return &c.Activity }),
	yamldoc.Field("evidence", "Evidence of impact or progress.", text, func(c *CaseStudy) *string { return &c.Evidence }),
	yamldoc.Field("added-value", "What the process of the agreement added.", text, func(c *CaseStudy) *string { return &c.AddedValue }),
	yamldoc.Field("lessons", "Good practice and lessons learned.", text, func(c *CaseStudy) *string { return &c.Lessons }),
	yamldoc.Field("other", "Other relevant information.", text, func(c *CaseStudy) *string { return &c.Other }),
)

// The documentation is made from the shared format.
var _ = yamldoc.Share(yamldoc.Convert(modelFormat.Value(),
	func(d draft, _ diag.Pos) Model { return *d.model() },
	func(m *Model) draft { return *draftOf(m) }))

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
	text = yamldoc.Text[string]()
	ref  = refFormat(text)
	refs = yamldoc.FlowList(ref)

	foreignIDs = yamldoc.Shared[[]outcomes.ForeignID]()
	ignore     = yamldoc.Map(text,
		func(code string, at diag.Pos, reason string) Suppression { return Suppression{code, reason, at} },
		func(s *Suppression) (string, string) { return s.Code, s.Reason })
)

// refFormat returns v as the format of a text that keeps its place.
func refFormat(v yamldoc.Value[string]) yamldoc.Value[Ref] {
	return yamldoc.WithPlace(v, func(r *Ref) *string { return &r.ID }, func(r *Ref) *diag.Pos { return &r.Pos })
}

// A draft is a model while it is read or written, with its elements by stage.
type draft struct {
	Model
	stages [EndState + 1][]Element
}

var modelFormat = yamldoc.Extras(yamldoc.NewObject("model", "A logic model: how the work of a partnership leads, step by step, to the outcomes that it promises.", slices.Concat(
	[]yamldoc.Key[draft]{
		yamldoc.Placed("model", "The id of the model.", yamldoc.ID(), func(m *draft) *string { return &m.ID }, func(m *draft) *diag.Pos { return &m.Pos }).Required().Defines("model"),
		yamldoc.Field("title", "The model's name.", text, func(m *draft) *string { return &m.Title }).Required(),
		yamldoc.Field("framework", "The outcomes framework that the model is written for: its file, by a path relative to this one, or the file and the version that is meant.", frameworkFormat.Value(), func(m *draft) *FrameworkRef { return &m.Framework }).Names("file"),
		yamldoc.Field("lang", "The language of the texts, such as en, gd or pl. English where nothing is said.", text, func(m *draft) *string { return &m.Lang }),
		yamldoc.Field("partnership", "The partnership whose model it is.", text, func(m *draft) *string { return &m.Partnership }),
		yamldoc.Field("place", "Where the work takes place.", text, func(m *draft) *string { return &m.Place }),
		yamldoc.Field("summary", "A few sentences about the model.", text, func(m *draft) *string { return &m.Summary }),
		yamldoc.Field("situation", "The need that the work answers, in a sentence or two.", text, func(m *draft) *string { return &m.Situation }),
		yamldoc.Field("source", "The publication that the model is taken from.", text, func(m *draft) *string { return &m.Source }),
		yamldoc.Placed("year-starts", "The day on which a financial year such as 2010/11 begins, as in 07-01 or 6 April. Where nothing is said: as in the framework, or on 1 April.", yamldoc.Text[outcomes.YearDay](), func(m *draft) *outcomes.YearDay { return &m.YearStarts }, func(m *draft) *diag.Pos { return &m.YearStartsPos }),
		yamldoc.Placed("as-at", "The date that the file speaks of, such as 2025, 2025-06, 2025-06-30 or 2025/26. The clock is never read.", yamldoc.Text[outcomes.Date](), func(m *draft) *outcomes.Date { return &m.AsAt }, func(m *draft) *diag.Pos { return &m.AsAtPos }),
		yamldoc.Field("headings", "What its authors call the stages, in place of the framework's headings or the usual ones.", yamldoc.Shared[[]outcomes.Heading](), func(m *draft) *[]outcomes.Heading { return &m.Headings }),
		yamldoc.Field("links", `Where the source draws no arrows between boxes, write "stages": each stage as a whole leads to the next. Elements may have links of their own beside these.`, linkingFormat, func(m *draft) *Linking { return &m.Links }),
		yamldoc.Field("ignore", "Rules to set aside for the whole model, by their codes, each with the reason.", ignore, func(m *draft) *[]Suppression { return &m.Ignore }).Names("rule"),
		yamldoc.Field("same-as", "What other schemes call the same model.", foreignIDs, func(m *draft) *[]outcomes.ForeignID { return &m.SameAs }),
		yamldoc.Field("partners", "The organisations and groups that take part.", yamldoc.List(partnerFormat.Value()), func(m *draft) *[]Partner { return &m.Partners }),
		yamldoc.Field("reach", "The groups of people whom the work is to reach.", yamldoc.List(reachFormat.Value()), func(m *draft) *[]ReachGroup { return &m.Reach }),
		yamldoc.Field("assumptions", "Assumptions that several links share.", yamldoc.List(assumptionFormat.Value()), func(m *draft) *[]Assumption { return &m.Assumptions }),
		yamldoc.Field("risks", "Risks to the links.", yamldoc.List(riskFormat.Value()), func(m *draft) *[]Risk { return &m.Risks }),
		yamldoc.Field("external-factors", "What lies outside the control of those who do the work, and affects it.", yamldoc.List(factorFormat.Value()), func(m *draft) *[]Factor { return &m.Factors }),
		yamldoc.Field("groups", "Elements that belong together, such as a strand or a row, drawn in a frame.", yamldoc.List(groupFormat.Value()), func(m *draft) *[]Group { return &m.Groups }),
	}, stageKeys(func(s Stage) bool { return s < ShortTerm }), []yamldoc.Key[draft]{
		yamldoc.Field("outcomes", "The changes that follow: by how soon they are expected, or a list where the source gives no terms.", outcomesFormat, func(m *draft) *draft { return m }),
		endStateKey(),
		yamldoc.Field("case-study", "Texts for a case-study report.", caseStudyFormat.Value(), func(m *draft) *CaseStudy { return &m.CaseStudy }),
	})...), func(m *draft) *[]outcomes.Extra { return &m.Extra }).Prepare((*draft).makeRoom)

// linkingFormat reads the word for the zero Linking as well, and writes nothing
// for it.
var linkingFormat = yamldoc.Convert(yamldoc.Enum[Linking](linkingNames[0], "elements"),
	func(l Linking, _ diag.Pos) Linking { return l % 2 },
	func(l *Linking) Linking {
		if *l > LinkingStages {
			return -1 // no word stands for it, the second one neither
		}
		return *l
	})

var groupFormat = yamldoc.Extras(yamldoc.NewObject("group", "Elements that belong together: those that name it, and what is in groups that do.",
	yamldoc.Placed("id", "What its members and links call the group. Ids of groups and elements are of one kind.", yamldoc.ID(), func(g *Group) *string { return &g.ID }, func(g *Group) *diag.Pos { return &g.Pos }).Required().Defines("group"),
	yamldoc.Field("title", "The group in words.", text, func(g *Group) *string { return &g.Title }).Required(),
	yamldoc.Field("group", "The id of the group that it is part of.", ref, func(g *Group) *Ref { return &g.Group }).Names("group"),
	yamldoc.Field("leads-to", "What it leads to as a whole: the same as a link from each of its members.", yamldoc.FlowList(linkFormat.Value()), func(g *Group) *[]Link { return &g.LeadsTo }).Names("element", "group"),
	yamldoc.Field("note", "A remark.", text, func(g *Group) *string { return &g.Note }),
), func(g *Group) *[]outcomes.Extra { return &g.Extra })

var factorFormat = yamldoc.Extras(yamldoc.NewObject("external factor", "Something outside the control of those who do the work.",
	yamldoc.Placed("id", "What the factor is called.", yamldoc.ID(), func(f *Factor) *string { return &f.ID }, func(f *Factor) *diag.Pos { return &f.Pos }).Required().Defines("external factor"),
	yamldoc.Field("title", "The factor in words.", text, func(f *Factor) *string { return &f.Title }).Required(),
	yamldoc.Field("affects", "The ids of the elements and groups that it affects.", refs, func(f *Factor) *[]Ref { return &f.Affects }).Names("element", "group"),
	yamldoc.Field("note", "A remark.", text, func(f *Factor) *string { return &f.Note }),
), func(f *Factor) *[]outcomes.Extra { return &f.Extra })

var judgementFormat = yamldoc.Extras(yamldoc.NewObject("status", "How the element stands at a date, where no number shows it.",
	yamldoc.Placed("is", "How far it has come.", yamldoc.Enum[Standing](standingNames...), func(j *Judgement) *Standing { return &j.Is }, func(j *Judgement) *diag.Pos { return &j.Pos }).Required(),
	yamldoc.Placed("on", "The date of which this is true: YYYY, YYYY-MM or YYYY-MM-DD.", yamldoc.Text[outcomes.Date](), func(j *Judgement) *outcomes.Date { return &j.On }, func(j *Judgement) *diag.Pos { return &j.OnPos }),
	yamldoc.Field("note", "What it is judged by.", text, func(j *Judgement) *string { return &j.Note }),
), func(j *Judgement) *[]outcomes.Extra { return &j.Extra })

var frameworkFormat = yamldoc.WithShort(
	yamldoc.Extras(yamldoc.NewObject("framework", "The file of a framework, and the version that is meant.",
		yamldoc.Placed("file", "The path of the file, relative to this one.", text, func(f *FrameworkRef) *string { return &f.File }, func(f *FrameworkRef) *diag.Pos { return &f.Pos }).Required().Names("file"),
		yamldoc.Field("version", "The version that the model is written for.", text, func(f *FrameworkRef) *string { return &f.Version })),
		func(f *FrameworkRef) *[]outcomes.Extra { return &f.Extra }),
	yamldoc.WithPlace(text, func(f *FrameworkRef) *string { return &f.File }, func(f *FrameworkRef) *diag.Pos { return &f.Pos }),
	func(f *FrameworkRef) *FrameworkRef { return f },
	func(f *FrameworkRef) bool { return f.Version == "" && len(f.Extra) == 0 })

var partnerFormat = yamldoc.Extras(yamldoc.NewObject("partner", "An organisation or group that takes part.",
	yamldoc.Placed("id", "What elements call the partner.", yamldoc.ID(), func(p *Partner) *string { return &p.ID }, func(p *Partner) *diag.Pos { return &p.Pos }).Required().Defines("partner"),
	yamldoc.Field("name", "The partner's name.", text, func(p *Partner) *string { return &p.Name }).Required(),
	yamldoc.Field("sector", "The sector that the partner belongs to.", yamldoc.Enum[Sector](sectorNames...), func(p *Partner) *Sector { return &p.Sector }),
), func(p *Partner) *[]outcomes.Extra { return &p.Extra })

var reachFormat = yamldoc.Extras(yamldoc.NewObject("reach group", "A group of people whom the work is to reach.",
	yamldoc.Placed("id", "What elements call the group.", yamldoc.ID(), func(g *ReachGroup) *string { return &g.ID }, func(g *ReachGroup) *diag.Pos { return &g.Pos }).Required().Defines("reach group"),
	yamldoc.Field("title", "Who the people are.", text, func(g *ReachGroup) *string { return &g.Title }).Required(),
	yamldoc.Field("priority", "Whether the work is to reach these people first.", yamldoc.Bool(), func(g *ReachGroup) *bool { return &g.Priority }),
), func(g *ReachGroup) *[]outcomes.Extra { return &g.Extra })

var assumptionFormat = yamldoc.Extras(yamldoc.NewObject("assumption", "Something that must hold for links to work.",
	yamldoc.Placed("id", "What links call the assumption.", yamldoc.ID(), func(a *Assumption) *string { return &a.ID }, func(a *Assumption) *diag.Pos { return &a.Pos }).Required().Defines("assumption"),
	yamldoc.Field("text", "The assumption in words.", text, func(a *Assumption) *string { return &a.Text }).Required(),
	yamldoc.Placed("status", "What is known of it.", yamldoc.Enum[Status](statusNames...), func(a *Assumption) *Status { return &a.Status }, func(a *Assumption) *diag.Pos { return &a.StatusPos }),
), func(a *Assumption) *[]outcomes.Extra { return &a.Extra })

var riskFormat = yamldoc.Extras(yamldoc.NewObject("risk", "Something that may keep links from working.",
	yamldoc.Placed("id", "What links call the risk.", yamldoc.ID(), func(r *Risk) *string { return &r.ID }, func(r *Risk) *diag.Pos { return &r.Pos }).Required().Defines("risk"),
	yamldoc.Field("text", "The risk in words.", text, func(r *Risk) *string { return &r.Text }).Required(),
	yamldoc.Field("likelihood", "How likely it is.", yamldoc.Enum[Rating](ratingNames...), func(r *Risk) *Rating { return &r.Likelihood }),
	yamldoc.Field("consequence", "How grave it would be.", yamldoc.Enum[Rating](ratingNames...), func(r *Risk) *Rating { return &r.Consequence }),
	yamldoc.Field("mitigation", "What is done about it.", text, func(r *Risk) *string { return &r.Mitigation }),
), func(r *Risk) *[]outcomes.Extra { return &r.Extra })

var outcomesFormat = yamldoc.OrList(
	yamldoc.NewObject("set of outcomes", "The outcomes by how soon they are expected.", stageKeys(Stage.IsOutcome)...).Value(),
	yamldoc.Within(yamldoc.List(anyElementFormat.Named("outcome", "One outcome of the chain.").Value()), withoutTerms),
	func(d *draft) bool { return d.NoTerms })

// withoutTerms returns the list of outcomes of a draft that has no terms.
func withoutTerms(d *draft) *[]Element {
	d.NoTerms = true
	return &d.stages[MediumTerm]
}

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

// endStateKey returns the key of the end states: one, or a list.
func endStateKey() yamldoc.Key[draft] {
	key, doc := EndState.Key()
	format := elementFormat(EndState)
	first := func(list *[]Element) *Element {
		if len(*list) == 0 {
			*list = slices.Grow(*list, 1)[:1]
		}
		return &(*list)[0]
	}
	return yamldoc.Field(key, doc, yamldoc.OrList(yamldoc.Within(format.Value(), first), yamldoc.List(format.Value()),
		func(list *[]Element) bool { return len(*list) != 1 }), func(m *draft) *[]Element { return &m.stages[EndState] })
}

// makeRoom makes room for the elements of all stages side by side, so that they need not
// be moved to become one list.
func (d *draft) makeRoom(count func(path ...string) int) {
	var sizes [len(d.stages)]int
	for _, s := range outcomes.Stages() {
		if key, _ := s.Key(); s.IsOutcome() {
			sizes[s] = count("outcomes", key)
		} else {
			sizes[s] = count(key)
		}
	}
	sizes[MediumTerm] += count("outcomes") // those without terms
	sizes[EndState] = max(sizes[EndState], 1)
	total := 0
	for _, n := range sizes {
		total += n
	}
	d.Elements = make([]Element, total)
	room := d.Elements
	for s, n := range sizes {
		d.stages[s], room = room[:0:n], room[n:]
	}
}

// model returns the model that was read into the draft, which is not used after that.
func (d *draft) model() *Model {
	for s := range d.stages {
		for i := range d.stages[s] {
			d.stages[s][i].Stage = Stage(s)
		}
	}
	d.NoTerms = d.NoTerms && len(d.stages[MediumTerm]) > 0
	d.Elements = d.elements()
	d.stages = [len(d.stages)][]Element{}
	return &d.Model
}

// elements returns the elements of all stages as one list, as which they mostly lie
// already in the room that was made.
func (d *draft) elements() []Element {
	n := 0
	for _, list := range d.stages {
		if len(list) > 0 && (n == len(d.Elements) || &list[0] != &d.Elements[n]) {
			return slices.Concat(d.stages[:]...)
		}
		n += len(list)
	}
	if n == 0 {
		return nil
	}
	return d.Elements[:n:n]
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

var anyElementFormat = yamldoc.Extras(yamldoc.NewObject("element", "A step of the chain: a box of its picture.",
	yamldoc.Placed("id", "What links call the element.", yamldoc.ID(), func(e *Element) *string { return &e.ID }, func(e *Element) *diag.Pos { return &e.Pos }).Required().Defines("element"),
	yamldoc.Placed("title", "The element in words.", text, func(e *Element) *string { return &e.Title }, func(e *Element) *diag.Pos { return &e.TitlePos }).Required(),
	yamldoc.Field("label", "A shorter text for the picture.", text, func(e *Element) *string { return &e.Label }),
	yamldoc.Field("summary", "More about the element.", text, func(e *Element) *string { return &e.Summary }),
	yamldoc.Field("group", "The id of the group that it is a member of.", ref, func(e *Element) *Ref { return &e.Group }).Names("group"),
	yamldoc.Field("kind", "The sort of change that it is about.", yamldoc.Enum[Kind](kindNames...), func(e *Element) *Kind { return &e.Kind }),
	yamldoc.Field("partners", "The ids of the partners who do it or take part.", refs, func(e *Element) *[]Ref { return &e.Partners }).Names("partner"),
	yamldoc.Field("reach", "The ids of the reach groups whom it reaches, or who change.", refs, func(e *Element) *[]Ref { return &e.Reach }).Names("reach group"),
	yamldoc.Field("supports", "The ids of the outcomes that it supports, in the framework or in those that it extends.", refs, func(e *Element) *[]Ref { return &e.Supports }).Names("outcome"),
	yamldoc.Field("indicators", "How it is measured.", yamldoc.List(yamldoc.Shared[outcomes.Indicator]()), func(e *Element) *[]outcomes.Indicator { return &e.Indicators }).Names("indicator"),
	yamldoc.Field("leads-to", "The elements that it leads to: their ids, or links with more about them. An element of another model is named by both ids, as in moray/trained.", yamldoc.FlowList(linkFormat.Value()), func(e *Element) *[]Link { return &e.LeadsTo }).Names("element", "group"),
	yamldoc.Field("depends-on", "The elements of other models that lead to it, as in moray/trained: the same as a link written there.", yamldoc.FlowList(refFormat(yamldoc.QualifiedID())), func(e *Element) *[]Ref { return &e.DependsOn }).Names("element"),
	yamldoc.Field("status", "How it stands, where no number shows it.", yamldoc.Optional(judgementFormat.Value()), func(e *Element) **Judgement { return &e.Status }),
	yamldoc.Field("ignore", "Rules to set aside for this element, by their codes, each with the reason.", ignore, func(e *Element) *[]Suppression { return &e.Ignore }).Names("rule"),
	yamldoc.Field("source", "The publication that it is taken from.", text, func(e *Element) *string { return &e.Source }),
	yamldoc.Field("illustrative", "Whether it is an example, not a fact of the source.", yamldoc.Bool(), func(e *Element) *bool { return &e.Illustrative }),
	yamldoc.Field("unintended", "Whether it is an effect that nobody wants.", yamldoc.Bool(), func(e *Element) *bool { return &e.Unintended }),
	yamldoc.Field("note", "A remark.", text, func(e *Element) *string { return &e.Note }),
	yamldoc.Field("same-as", "What other schemes call the same element.", foreignIDs, func(e *Element) *[]outcomes.ForeignID { return &e.SameAs }),
), func(e *Element) *[]outcomes.Extra { return &e.Extra })

var linkFormat = yamldoc.WithShort(
	yamldoc.Extras(yamldoc.NewObject("link", "A claim that one element leads to another: the id of the other alone, or with more about the link.",
		yamldoc.Field("to", "The id of the element that it leads to; of one of another model both ids, as in moray/trained.", ref, func(l *Link) *Ref { return &l.To }).Required().Names("element", "group"),
		yamldoc.Field("because", "The rationale: why the one leads to the other.", text, func(l *Link) *string { return &l.Because }),
		yamldoc.Field("evidence", "How well the link is supported.", yamldoc.Shared[outcomes.Evidence](), func(l *Link) *outcomes.Evidence { return &l.Evidence }),
		yamldoc.Field("assumes", "What must hold for it to work: ids of assumptions, or texts.", yamldoc.FlowList(linkAssumptionFormat), func(l *Link) *[]LinkAssumption { return &l.Assumes }).Names("assumption"),
		yamldoc.Field("risks", "The ids of the risks to it.", refs, func(l *Link) *[]Ref { return &l.Risks }).Names("risk"),
		yamldoc.Field("feedback", "Whether it runs back to an earlier step, on purpose.", yamldoc.Bool(), func(l *Link) *bool { return &l.Feedback }),
		yamldoc.Field("illustrative", "Whether it is an example, not a fact of the source.", yamldoc.Bool(), func(l *Link) *bool { return &l.Illustrative }),
		yamldoc.Field("note", "A remark.", text, func(l *Link) *string { return &l.Note }),
	), func(l *Link) *[]outcomes.Extra { return &l.Extra }),
	ref,
	func(l *Link) *Ref { return &l.To },
	(*Link).IsBare)

// linkAssumptionFormat reads a single ASCII word as an id, and all else as a text.
// The assumptions of the model are not known here: [Parse] finds the texts that are ids
// after all, and [Model.Faults] looks at ids that are not ASCII.
var linkAssumptionFormat = yamldoc.Convert(text,
	func(s string, at diag.Pos) LinkAssumption {
		if isASCII(s) && yamldoc.IsID(s) {
			return LinkAssumption{ID: s, Pos: at}
		}
		return LinkAssumption{Text: s, Pos: at}
	},
	func(a *LinkAssumption) string {
		if a.ID != "" {
			return a.ID
		}
		return a.Text
	}).Must(func(a *LinkAssumption) string {
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

var caseStudyFormat = yamldoc.Extras(yamldoc.NewObject("case study", "Texts for a case-study report that the model itself does not say.",
	yamldoc.Field("outline", "A brief outline of the case study.", text, func(c *CaseStudy) *string { return &c.Outline }),
	yamldoc.Field("issues", `The issues that the report asks about, each with yes or no.`, yamldoc.Map(yamldoc.Bool(),
		func(title string, _ diag.Pos, yes bool) Issue { return Issue{title, yes} },
		func(i *Issue) (string, bool) { return i.Title, i.Addressed }), func(c *CaseStudy) *[]Issue { return &c.Issues }),
	yamldoc.Field("contact", "Whom to ask: an office or a role, and an address of the organisation. A model may be public, so name no person.", text, func(c *CaseStudy) *string { return &c.Contact }),
	yamldoc.Field("activity", "A description of the activity.", text, func(c *CaseStudy) *string { return &c.Activity }),
	yamldoc.Field("evidence", "Evidence of impact or progress.", text, func(c *CaseStudy) *string { return &c.Evidence }),
	yamldoc.Field("added-value", "What the process of the agreement added.", text, func(c *CaseStudy) *string { return &c.AddedValue }),
	yamldoc.Field("lessons", "Good practice and lessons learned.", text, func(c *CaseStudy) *string { return &c.Lessons }),
	yamldoc.Field("other", "Other relevant information.", text, func(c *CaseStudy) *string { return &c.Other }),
), func(c *CaseStudy) *[]outcomes.Extra { return &c.Extra })

// The documentation is made from the shared format.
var _ = yamldoc.Share(yamldoc.Convert(modelFormat.Value(),
	func(d draft, _ diag.Pos) Model { return *d.model() },
	func(m *Model) draft { return *draftOf(m) }))

// The parts of a model are shared for package edit.
var (
	_ = yamldoc.Share(anyElementFormat.Value())
	_ = yamldoc.Share(linkFormat.Value())
	_ = yamldoc.Share(groupFormat.Value())
	_ = yamldoc.Share(factorFormat.Value())
	_ = yamldoc.Share(partnerFormat.Value())
	_ = yamldoc.Share(reachFormat.Value())
	_ = yamldoc.Share(assumptionFormat.Value())
	_ = yamldoc.Share(riskFormat.Value())
	_ = yamldoc.Share(judgementFormat.Value())
	_ = yamldoc.Share(frameworkFormat.Value())
)

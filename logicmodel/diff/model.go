package diff

import (
	"path"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// record returns the record of the file's content; nil where there is no file.
func (v *Version) record() *record {
	switch {
	case v.Model != nil:
		return modelRecord(v.Model, v.Framework)
	case v.Framework != nil:
		return frameworkRecord(v.Framework)
	}
	return nil
}

// modelRecord returns the record of a model that is written for the framework,
// which is nil where it is not known.
func modelRecord(m *logicmodel.Model, f *outcomes.Framework) *record {
	r := &record{what: diag.KindModel, thing: Thing{ID: m.ID, Title: m.Title}, place: m.Pos, title: "title"}
	r.addField()
	file := cleanPath(m.Framework.File)
	r.addPath(fact{field: "framework.file", value: file, shown: file, place: m.Framework.Pos}, f)
	r.addText("framework.version", m.Framework.Version, m.Framework.Pos)
	r.addExtras("framework.", m.Framework.Extra)
	r.addTexts("lang", m.Lang, "partnership", m.Partnership, "place", m.Place, "summary", m.Summary, "situation", m.Situation, "source", m.Source)
	r.addText("as-at", string(m.AsAt), m.AsAtPos)
	r.addText("year-starts", string(m.YearStarts), m.YearStartsPos)
	r.addHeadings(m.Headings)
	links, terms := "", ""
	if m.Links != logicmodel.LinkingElements {
		links = m.Links.String()
	}
	if m.NoTerms {
		terms = "without terms"
	}
	r.addTexts("links", links, "outcomes", terms)
	r.addIgnore(m.Ignore)
	r.addSameAs(m.SameAs)
	r.addExtras("", m.Extra)
	r.addDefinitions(m)
	for i := range m.Groups {
		r.addGroup(&m.Groups[i])
	}
	for i := range m.Elements {
		r.addElement(&m.Elements[i])
	}
	r.addCaseStudy(&m.CaseStudy)
	return r
}

// addDefinitions adds what elements and links of the model name.
func (r *record) addDefinitions(m *logicmodel.Model) {
	for i := range m.Partners {
		p := &m.Partners[i]
		c := r.addPart(&record{what: diag.KindPartner, thing: Thing{ID: p.ID, Title: p.Name}, place: p.Pos, title: "name", source: p})
		c.addTexts("sector", p.Sector.String())
		c.addExtras("", p.Extra)
	}
	for i := range m.Reach {
		g := &m.Reach[i]
		p := r.addPart(&record{what: diag.KindReachGroup, thing: Thing{ID: g.ID, Title: g.Title}, place: g.Pos, source: g})
		p.addFlag("priority", g.Priority)
		p.addExtras("", g.Extra)
	}
	for _, a := range m.Assumptions {
		p := r.addPart(&record{what: diag.KindAssumption, thing: Thing{ID: a.ID, Title: a.Text}, place: a.Pos, title: "text"})
		p.addText("status", a.Status.String(), a.StatusPos)
		p.addExtras("", a.Extra)
	}
	for _, k := range m.Risks {
		p := r.addPart(&record{what: diag.KindRisk, thing: Thing{ID: k.ID, Title: k.Text}, place: k.Pos, title: "text"})
		p.addTexts("likelihood", k.Likelihood.String(), "consequence", k.Consequence.String(), "mitigation", k.Mitigation)
		p.addExtras("", k.Extra)
	}
	for i := range m.Factors {
		f := &m.Factors[i]
		p := r.addPart(&record{what: diag.KindFactor, thing: Thing{ID: f.ID, Title: f.Title}, place: f.Pos, source: f})
		p.addRefs("affects", diag.KindElement, "", f.Affects...)
		p.addTexts("note", f.Note)
		p.addExtras("", f.Extra)
	}
}

// addCaseStudy adds the fields of the case study.
func (r *record) addCaseStudy(c *logicmodel.CaseStudy) {
	r.addTexts("case-study.outline", c.Outline)
	r.addField()
	for _, i := range c.Issues {
		addressed := map[bool]string{true: "yes", false: "no"}[i.Addressed]
		r.addMember("case-study.issues", i.Title, addressed, i.Title+": "+addressed, false, diag.Pos{})
	}
	r.addTexts("case-study.contact", c.Contact, "case-study.activity", c.Activity, "case-study.evidence", c.Evidence, "case-study.added-value", c.AddedValue,
		"case-study.lessons", c.Lessons, "case-study.other", c.Other)
	r.addExtras("case-study.", c.Extra)
}

func (r *record) addGroup(g *logicmodel.Group) {
	p := r.addPart(&record{what: diag.KindGroup, thing: Thing{ID: g.ID, Title: g.Title}, place: g.Pos, source: g})
	p.addRef("group", diag.KindGroup, "", g.Group)
	p.addTexts("note", g.Note)
	p.addExtras("", g.Extra)
	for i := range g.LeadsTo {
		p.addLink(&g.LeadsTo[i])
	}
}

func (r *record) addElement(e *logicmodel.Element) {
	p := r.addPart(&record{what: diag.KindElement, thing: Thing{ID: e.ID, Title: e.Title, Stage: e.Stage}, place: e.Pos, titlePlace: e.TitlePos, source: e,
		group: group{field: "stage", value: e.Stage.String(), place: e.Pos}})
	p.addTexts("label", e.Label, "summary", e.Summary, "kind", e.Kind.String())
	p.addRef("group", diag.KindGroup, "", e.Group)
	p.addRefs("partners", diag.KindPartner, "", e.Partners...)
	p.addRefs("reach", diag.KindReachGroup, "", e.Reach...)
	p.addRefs("supports", "", diag.KindOutcome, e.Supports...)
	p.addRefs("depends-on", "", diag.KindElement, e.DependsOn...)
	status := e.Status
	if status == nil {
		status = new(logicmodel.Judgement)
	}
	p.addText("status.is", status.Is.String(), status.Pos)
	p.addText("status.on", string(status.On), status.OnPos)
	p.addTexts("status.note", status.Note)
	p.addExtras("status.", status.Extra)
	p.addIgnore(e.Ignore)
	p.addTexts("source", e.Source)
	p.addFlag("illustrative", e.Illustrative)
	p.addFlag("unintended", e.Unintended)
	p.addTexts("note", e.Note)
	p.addSameAs(e.SameAs)
	p.addExtras("", e.Extra)
	p.addSharedIndicators(e.Indicators)
	p.addIndicators(e.Indicators)
	for i := range e.LeadsTo {
		p.addLink(&e.LeadsTo[i])
	}
}

func (r *record) addLink(l *logicmodel.Link) {
	p := r.addPart(&record{what: diag.KindLink, thing: Thing{ID: r.thing.ID, To: l.To.ID}, place: l.To.Pos, source: l})
	p.addTexts("because", l.Because)
	p.addEvidence(l.Evidence)
	p.addField()
	for _, a := range l.Assumes {
		if a.ID != "" {
			p.addFact(fact{field: "assumes", ref: diag.KindAssumption, id: a.ID, shown: a.ID, place: a.Pos})
		}
		if a.Text != "" {
			p.addMember("assumes", a.Text, "", a.Text, true, a.Pos)
		}
	}
	p.addRefs("risks", diag.KindRisk, "", l.Risks...)
	p.addFlag("feedback", l.Feedback)
	p.addFlag("illustrative", l.Illustrative)
	p.addTexts("note", l.Note)
	p.addExtras("", l.Extra)
}

func (r *record) addIgnore(all []logicmodel.Suppression) {
	r.addField()
	for _, s := range all {
		r.addMember("ignore", s.Code, s.Reason, s.Code+": "+s.Reason, false, s.Pos)
	}
}

// cleanPath returns a path without detours: "./a.yaml" is "a.yaml".
func cleanPath(name string) string {
	if name == "" {
		return ""
	}
	return path.Clean(name)
}

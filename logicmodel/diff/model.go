package diff

import (
	"path"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// record returns the record of what the file holds; nil where there is none.
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
	r := &record{what: ThingModel, thing: Thing{ID: m.ID, Title: m.Title}, place: m.Pos, title: "title"}
	r.list()
	file := cleanPath(m.Framework.File)
	r.path(fact{field: "framework.file", value: file, shown: file, place: m.Framework.Pos}, f)
	r.text("framework.version", m.Framework.Version, m.Framework.Pos)
	r.extras("framework.", m.Framework.Extra)
	r.texts("lang", m.Lang, "partnership", m.Partnership, "place", m.Place, "summary", m.Summary, "situation", m.Situation, "source", m.Source)
	r.text("as-at", string(m.AsAt), m.AsAtPos)
	r.text("year-starts", string(m.YearStarts), m.YearStartsPos)
	r.headings(m.Headings)
	r.flag("links", m.Links == logicmodel.LinkingStages)
	r.flag("outcomes", m.NoTerms)
	r.ignore(m.Ignore)
	r.sameAs(m.SameAs)
	r.extras("", m.Extra)
	for i := range m.Partners {
		p := &m.Partners[i]
		c := r.part(&record{what: ThingPartner, thing: Thing{ID: p.ID, Title: p.Name}, place: p.Pos, title: "name", source: p})
		c.texts("sector", p.Sector.String())
		c.extras("", p.Extra)
	}
	for i := range m.Reach {
		g := &m.Reach[i]
		p := r.part(&record{what: ThingReachGroup, thing: Thing{ID: g.ID, Title: g.Title}, place: g.Pos, source: g})
		p.flag("priority", g.Priority)
		p.extras("", g.Extra)
	}
	for _, a := range m.Assumptions {
		p := r.part(&record{what: ThingAssumption, thing: Thing{ID: a.ID, Title: a.Text}, place: a.Pos, title: "text"})
		p.text("status", a.Status.String(), a.StatusPos)
		p.extras("", a.Extra)
	}
	for _, k := range m.Risks {
		p := r.part(&record{what: ThingRisk, thing: Thing{ID: k.ID, Title: k.Text}, place: k.Pos, title: "text"})
		p.texts("likelihood", k.Likelihood.String(), "consequence", k.Consequence.String(), "mitigation", k.Mitigation)
		p.extras("", k.Extra)
	}
	for i := range m.Factors {
		f := &m.Factors[i]
		p := r.part(&record{what: ThingFactor, thing: Thing{ID: f.ID, Title: f.Title}, place: f.Pos, source: f})
		p.refs("affects", ThingElement, 0, f.Affects...)
		p.texts("note", f.Note)
		p.extras("", f.Extra)
	}
	for i := range m.Groups {
		r.groupOf(&m.Groups[i])
	}
	for i := range m.Elements {
		r.element(&m.Elements[i])
	}
	c := &m.CaseStudy
	r.texts("case-study.outline", c.Outline)
	r.list()
	for _, i := range c.Issues {
		addressed := map[bool]string{true: "yes", false: "no"}[i.Addressed]
		r.member("case-study.issues", i.Title, addressed, i.Title+": "+addressed, false, diag.Pos{})
	}
	r.texts("case-study.activity", c.Activity, "case-study.evidence", c.Evidence, "case-study.added-value", c.AddedValue,
		"case-study.lessons", c.Lessons, "case-study.other", c.Other)
	r.extras("case-study.", c.Extra)
	return r
}

func (r *record) groupOf(g *logicmodel.Group) {
	p := r.part(&record{what: ThingGroup, thing: Thing{ID: g.ID, Title: g.Title}, place: g.Pos, source: g})
	p.ref("group", ThingGroup, 0, g.Group)
	p.texts("note", g.Note)
	p.extras("", g.Extra)
	for i := range g.LeadsTo {
		p.link(&g.LeadsTo[i])
	}
}

func (r *record) element(e *logicmodel.Element) {
	p := r.part(&record{what: ThingElement, thing: Thing{ID: e.ID, Title: e.Title, Stage: e.Stage}, place: e.Pos, titlePlace: e.TitlePos, source: e,
		group: group{field: "stage", value: e.Stage.String(), place: e.Pos}})
	p.texts("label", e.Label, "summary", e.Summary, "kind", e.Kind.String())
	p.ref("group", ThingGroup, 0, e.Group)
	p.refs("partners", ThingPartner, 0, e.Partners...)
	p.refs("reach", ThingReachGroup, 0, e.Reach...)
	p.refs("supports", 0, ThingOutcome, e.Supports...)
	p.refs("depends-on", 0, ThingElement, e.DependsOn...)
	p.text("status.is", e.Status.Is.String(), e.Status.Pos)
	p.text("status.on", string(e.Status.On), e.Status.OnPos)
	p.texts("status.note", e.Status.Note)
	p.extras("status.", e.Status.Extra)
	p.ignore(e.Ignore)
	p.texts("source", e.Source)
	p.flag("illustrative", e.Illustrative)
	p.flag("unintended", e.Unintended)
	p.texts("note", e.Note)
	p.sameAs(e.SameAs)
	p.extras("", e.Extra)
	p.indicators(e.Indicators)
	for i := range e.LeadsTo {
		p.link(&e.LeadsTo[i])
	}
}

func (r *record) link(l *logicmodel.Link) {
	p := r.part(&record{what: ThingLink, thing: Thing{ID: r.thing.ID, To: l.To.ID}, place: l.To.Pos, source: l})
	p.texts("because", l.Because)
	p.evidence(l.Evidence)
	p.list()
	for _, a := range l.Assumes {
		if a.ID != "" {
			p.add(fact{field: "assumes", ref: ThingAssumption, id: a.ID, shown: a.ID, place: a.Pos})
		}
		if a.Text != "" {
			p.member("assumes", a.Text, "", a.Text, true, a.Pos)
		}
	}
	p.refs("risks", ThingRisk, 0, l.Risks...)
	p.flag("feedback", l.Feedback)
	p.flag("illustrative", l.Illustrative)
	p.texts("note", l.Note)
	p.extras("", l.Extra)
}

func (r *record) ignore(all []logicmodel.Suppression) {
	r.list()
	for _, s := range all {
		r.member("ignore", s.Code, s.Reason, s.Code+": "+s.Reason, false, s.Pos)
	}
}

// cleanPath returns a path without detours: "./a.yaml" is "a.yaml".
func cleanPath(name string) string {
	if name == "" {
		return ""
	}
	return path.Clean(name)
}

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

func modelRecord(m *logicmodel.Model, f *outcomes.Framework) *record {
	r := &record{what: Model, thing: Thing{ID: m.ID, Title: m.Title}, place: m.Pos, title: "title", source: m}
	r.text("framework.file", cleanPath(m.Framework.File), m.Framework.Pos)
	if f != nil {
		r.leadsTo(f)
	}
	r.text("framework.version", m.Framework.Version, m.Framework.Pos)
	r.text("lang", m.Lang, diag.Pos{})
	r.text("partnership", m.Partnership, diag.Pos{})
	r.text("place", m.Place, diag.Pos{})
	r.text("summary", m.Summary, diag.Pos{})
	r.text("source", m.Source, diag.Pos{})
	r.text("as-at", string(m.AsAt), m.AsAtPos)
	for i := range m.Partners {
		p := &m.Partners[i]
		part := r.part(&record{what: Partner, thing: Thing{ID: p.ID, Title: p.Name}, place: p.Pos, title: "name", source: p})
		part.text("sector", p.Sector.String(), diag.Pos{})
	}
	for i := range m.Reach {
		g := &m.Reach[i]
		p := r.part(&record{what: ReachGroup, thing: Thing{ID: g.ID, Title: g.Title}, place: g.Pos, title: "title", source: g})
		p.flag("priority", g.Priority)
	}
	for _, a := range m.Assumptions {
		p := r.part(&record{what: Assumption, thing: Thing{ID: a.ID, Title: a.Text}, place: a.Pos, title: "text"})
		p.text("status", a.Status.String(), a.StatusPos)
	}
	for _, k := range m.Risks {
		p := r.part(&record{what: Risk, thing: Thing{ID: k.ID, Title: k.Text}, place: k.Pos, title: "text"})
		p.text("likelihood", k.Likelihood.String(), diag.Pos{})
		p.text("consequence", k.Consequence.String(), diag.Pos{})
		p.text("mitigation", k.Mitigation, diag.Pos{})
	}
	for i := range m.Elements {
		r.element(&m.Elements[i])
	}
	r.caseStudy(&m.CaseStudy)
	return r
}

func (r *record) element(e *logicmodel.Element) {
	p := r.part(&record{what: Element, thing: Thing{ID: e.ID, Title: e.Title, Stage: e.Stage}, place: e.Pos, title: "title", titlePlace: e.TitlePos, source: e,
		group: group{field: "stage", value: e.Stage.String(), place: e.Pos}})
	p.text("label", e.Label, diag.Pos{})
	p.text("summary", e.Summary, diag.Pos{})
	p.text("kind", e.Kind.String(), diag.Pos{})
	p.refs("partners", Partner, e.Partners)
	p.refs("reach", ReachGroup, e.Reach)
	p.refs("supports", 0, e.Supports)
	p.ofOther(Outcome)
	p.refs("depends-on", 0, e.DependsOn)
	p.ofOther(Element)
	p.fields++
	for _, s := range e.Ignore {
		p.member("ignore", s.Code, s.Reason, s.Code+": "+s.Reason, false, s.Pos)
	}
	p.text("source", e.Source, diag.Pos{})
	p.flag("illustrative", e.Illustrative)
	p.text("note", e.Note, diag.Pos{})
	p.indicators(e.Indicators)
	for i := range e.LeadsTo {
		p.link(&e.LeadsTo[i])
	}
}

func (r *record) link(l *logicmodel.Link) {
	p := r.part(&record{what: Link, thing: Thing{ID: r.thing.ID, To: l.To.ID}, place: l.To.Pos, source: l})
	p.text("because", l.Because, diag.Pos{})
	p.evidence(l.Evidence)
	p.fields++
	for _, a := range l.Assumes {
		p.ref("assumes", Assumption, outcomes.Ref{ID: a.ID, Pos: a.Pos}, false)
		if a.Text != "" {
			p.member("assumes", a.Text, "", a.Text, true, a.Pos)
		}
	}
	p.refs("risks", Risk, l.Risks)
	p.flag("feedback", l.Feedback)
	p.flag("illustrative", l.Illustrative)
	p.text("note", l.Note, diag.Pos{})
}

func (r *record) caseStudy(c *logicmodel.CaseStudy) {
	r.text("case-study.outline", c.Outline, diag.Pos{})
	r.fields++
	for _, i := range c.Issues {
		r.member("case-study.issues", i.Title, yesNo(i.Addressed), i.Title+": "+yesNo(i.Addressed), false, diag.Pos{})
	}
	r.text("case-study.activity", c.Activity, diag.Pos{})
	r.text("case-study.evidence", c.Evidence, diag.Pos{})
	r.text("case-study.added-value", c.AddedValue, diag.Pos{})
	r.text("case-study.lessons", c.Lessons, diag.Pos{})
	r.text("case-study.other", c.Other, diag.Pos{})
}

// cleanPath is a path without detours: "./a.yaml" is "a.yaml".
func cleanPath(name string) string {
	if name == "" {
		return ""
	}
	return path.Clean(name)
}

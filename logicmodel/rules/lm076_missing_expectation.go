package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var missingExpectation = &Rule{
	Code: "LM076", Name: "missing-expectation", Class: ClassMethod, Severity: diag.Error,
	Doc: `The framework expects every model written for it to support outcomes of a level by elements of a stage, and this model has no such element.

The framework says so under "expects", where it may also ask that every element of a stage has an indicator, a target and the like, or every link between two stages a reason or evidence: then the finding is at each element or link that lacks it. Name an outcome of that level under "supports" of an element of that stage; the finding lists those that support nothing yet.

The rule is silent where an element of the stage names an outcome that is not there, of which LM071 speaks, and for the end state of a model without one, of which LM017 speaks.`,
	Run: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		for _, x := range p.Framework.Expects {
			if len(x.Has) > 0 {
				reportLacking(p, x)
				continue
			}
			if isMet(p, x) {
				continue
			}
			d := p.Reportf(p.Model.Pos, nil, "the framework %s expects %s that supports an outcome of the level %s, and the model has none; name one under %q", q(p.Framework.ID), p.aStage(x.Stage), q(levelTitle(p.Framework, x.Level.ID)), "supports")
			for e := range p.Model.At(x.Stage) {
				if len(e.Supports) == 0 {
					p.Relatedf(d, e.Pos, "%s supports nothing yet", q(e.ID))
				}
			}
		}
	},
}

// reportLacking reports elements or links that lack something that the framework
// expects.
func reportLacking(p *Pass, x outcomes.Expectation) {
	for e := range p.Model.At(x.Stage) {
		if lacking := lackingWords(x, func(r outcomes.Requirement) bool { return elementHas(p, e, r) }); len(lacking) > 0 {
			p.Reportf(e.Pos, e, "the framework %s expects %s of every %s, and %s has none; add it", q(p.Framework.ID), prose.List(lacking), p.Noun(x.Stage), q(e.ID))
		}
	}
	if len(x.Link) != 2 {
		return
	}
	for _, edge := range p.Graph.Links {
		l := edge.Link
		if p.Graph.Stage(edge.From) != x.Link[0] || p.Graph.Stage(edge.To) != x.Link[1] {
			continue
		}
		if lacking := lackingWords(x, func(r outcomes.Requirement) bool { return linkHas(l, r) }); len(lacking) > 0 {
			p.ReportLinkf(&p.Model.Elements[edge.From], l, "the framework %s expects %s of every link from %s to %s, and this one has none; add it",
				q(p.Framework.ID), prose.List(lacking), p.Plural(x.Link[0]), p.Plural(x.Link[1]))
		}
	}
}

// requirementWords holds the words for requirements in messages.
var requirementWords = map[outcomes.Requirement]string{
	outcomes.RequireIndicator: "an indicator", outcomes.RequireBaseline: "a baseline", outcomes.RequireTarget: "a target",
	outcomes.RequireSource: "the source of an indicator", outcomes.RequirePartner: "a partner", outcomes.RequireReach: "a reach group",
	outcomes.RequireSupports: "an outcome that it supports", outcomes.RequireBecause: `a reason under "because"`,
	outcomes.RequireEvidence: "evidence", outcomes.RequireAssumption: "an assumption", outcomes.RequireRisk: "a risk",
}

// lackingWords returns the words for the requirements that are not met.
func lackingWords(x outcomes.Expectation, has func(outcomes.Requirement) bool) (words []string) {
	for _, r := range x.Has {
		if !has(r) {
			words = append(words, requirementWords[r])
		}
	}
	return words
}

// elementHas reports whether the element meets the requirement.
func elementHas(p *Pass, e *logicmodel.Element, r outcomes.Requirement) bool {
	any := func(of func(in *outcomes.Indicator) bool) bool {
		for i := range e.Indicators {
			if of(&e.Indicators[i]) || of(p.Measured(&e.Indicators[i])) {
				return true
			}
		}
		return false
	}
	switch r {
	case outcomes.RequireIndicator:
		return len(e.Indicators) > 0
	case outcomes.RequireBaseline:
		return any(func(in *outcomes.Indicator) bool { return in.Baseline.Value != "" || in.Baseline.Unavailable })
	case outcomes.RequireTarget:
		return any(func(in *outcomes.Indicator) bool { return len(in.Targets) > 0 })
	case outcomes.RequireSource:
		return any(func(in *outcomes.Indicator) bool { return in.Source != "" })
	case outcomes.RequirePartner:
		return len(e.Partners) > 0
	case outcomes.RequireReach:
		return len(e.Reach) > 0
	case outcomes.RequireSupports:
		return len(e.Supports) > 0
	}
	return true
}

// linkHas reports whether the link meets the requirement.
func linkHas(l *logicmodel.Link, r outcomes.Requirement) bool {
	switch r {
	case outcomes.RequireBecause:
		return l.Because != ""
	case outcomes.RequireEvidence:
		return l.Evidence.Grade != 0 || l.Evidence.Source != ""
	case outcomes.RequireAssumption:
		return len(l.Assumes) > 0
	case outcomes.RequireRisk:
		return len(l.Risks) > 0
	}
	return true
}

// isMet reports whether the model meets the expectation, or another rule reports
// why it does not.
func isMet(p *Pass, x outcomes.Expectation) bool {
	if x.Stage == logicmodel.EndState && p.Graph.Count(logicmodel.EndState) == 0 {
		return true
	}
	for i := range p.Graph.InStage(x.Stage) {
		for _, ref := range p.Model.Elements[i].Supports {
			if o := p.Outcome(ref.ID); o == nil || o.Level.ID == x.Level.ID {
				return true
			}
		}
	}
	return false
}

// levelTitle returns the title of a level, or its id where there is none.
func levelTitle(f *outcomes.Framework, id string) string {
	if l := f.Level(id); l != nil && l.Title != "" {
		return l.Title
	}
	return id
}

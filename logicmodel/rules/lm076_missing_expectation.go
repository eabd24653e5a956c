package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var missingExpectation = &Rule{
	Code: "LM076", Name: "missing-expectation", Class: ClassMethod, Severity: diag.Error,
	Doc: `The framework expects every model written for it to support outcomes of a level by elements of a stage, and this model has no such element.

The framework says so under "expects". Name an outcome of that level under "supports" of an element of that stage; the finding lists those that support nothing yet.

The rule is silent where an element of the stage names an outcome that is not there, of which LM071 speaks, and for the end state of a model without one, of which LM017 speaks.`,
	Run: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		for _, x := range p.Framework.Expects {
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

// isMet reports whether the model does what the framework expects, or another
// rule reports why it does not.
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

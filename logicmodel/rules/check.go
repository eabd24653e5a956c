package rules

import (
	"fmt"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/outcomes"
)

// Validate is what the rules find in the model, in the order of their places.
// The framework may be nil; then the rules about it are silent. Findings that
// an element suppresses are left out.
//
// Where ids are repeated or not defined, only this is reported: the other rules
// would speak of a chain that is not the one that was meant.
func Validate(m *logicmodel.Model, f *outcomes.Framework, o *Options) diag.List {
	found, _ := validate(m, f, o, logicmodel.NewGraph(m), nil)
	return found
}

// validate is [Validate] by the graph of the model, with the suppressed findings
// apart. The index is of the framework; nil: it is made.
func validate(m *logicmodel.Model, f *outcomes.Framework, o *Options, g *logicmodel.Graph, index *outcomes.Index) (found, suppressed diag.List) {
	if o == nil {
		o = &Options{}
	}
	r := &run{given: f, severities: map[string]diag.Severity{}, ignored: map[suppression]bool{}, letters: map[*outcomes.Outcome]string{}}
	p := Pass{Model: m, Graph: g, run: r}
	if f != nil && !namesAnother(m.Framework, f) {
		if index == nil {
			index = outcomes.NewIndex(f)
		}
		p.Framework, p.Index = f, index
	}
	for _, e := range p.Elements() {
		for _, s := range e.Ignore {
			r.ignored[suppression{e, s.Code}] = false
		}
	}
	all := [][]*Rule{definitions, catalogue, o.Rules, last}
	for _, rules := range all {
		for _, rule := range rules {
			if _, ok := r.severities[rule.Code]; !ok {
				r.severities[rule.Code] = rule.SeverityIn(p.Framework, o)
			}
		}
	}
	for i, rules := range all {
		for _, rule := range rules {
			if p.severity = rule.SeverityIn(p.Framework, o); p.severity == diag.Off || rule.Run == nil {
				continue
			}
			pass := p
			pass.rule = rule
			rule.Run(&pass)
			found = append(found, pass.found...)
			if pass.more > 0 {
				pass.first.Message = fmt.Sprintf("%d more findings of this rule are not told; mend the others first", pass.more)
				found = append(found, pass.first)
			}
			suppressed = append(suppressed, pass.suppressed...)
		}
		if i == 0 && found.Err() != nil {
			break
		}
	}
	found.Sort()
	suppressed.Sort()
	m.Ends(found)
	m.Ends(suppressed)
	return found, suppressed
}

// run is what the passes of the rules on one model share: what one of them
// found out that others ask for as well.
type run struct {
	given      *outcomes.Framework // what the model is checked against, though it may name another
	severities map[string]diag.Severity
	ignored    map[suppression]bool // whether each suppression suppressed something

	letters map[*outcomes.Outcome]string // of titles of the framework, as far as they were asked for

	outcomeIDs *near.Finder // these are nil until they are asked for
	titles     []title
	reached    []bool // what the activities lead to
	arrives    bool   // whether that includes an end state
}

// A title is the title of an element.
type title struct {
	*wording.Title
	ofFramework bool // it is that of an outcome which the element supports
}

// A suppression is a rule that an element sets aside.
type suppression struct {
	element *logicmodel.Element
	code    string
}

package rules

import (
	"fmt"
	"iter"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/outcomes"
)

// A Pass is one run of one rule on one model.
type Pass struct {
	Model     *logicmodel.Model
	Framework *outcomes.Framework // nil: the model is checked without one, or against another than its own
	Index     *outcomes.Index     // of Framework; nil without one
	Graph     *logicmodel.Graph   // of the model's links

	*run
	rule     *Rule
	severity diag.Severity

	found, suppressed diag.List // at most MaxFindings of each
	more              int       // findings that are too many
	first             diag.Diagnostic
	excess            diag.Diagnostic // a finding that is too many
}

// MaxFindings is how many findings of one rule are reported; one more says how
// many are left.
const MaxFindings = 1000

// Reportf reports a finding at a place. The element that it is about may be
// nil; with one, the finding names it, and the element may suppress it. The
// message is lower case and without a full stop: what is wrong, then what to
// do. The finding can be added to by the return value until the next report.
func (p *Pass) Reportf(at diag.Pos, e *logicmodel.Element, format string, args ...any) *diag.Diagnostic {
	d := diag.Diagnostic{Pos: at, Severity: p.severity, Code: p.rule.Code, Rule: p.rule.Name}
	list := &p.found
	if e != nil {
		d.Subject = diag.Subject{Kind: diag.KindElement, ID: e.ID}
		if p.setsAside(e, p.rule.Code) {
			list = &p.suppressed
			p.ignored[suppression{e, p.rule.Code}] = true
		}
	}
	if len(*list) == MaxFindings {
		if list == &p.found {
			if p.more++; p.more == 1 {
				p.first = d
			}
		}
		p.excess = d
		return &p.excess
	}
	if e != nil {
		d.Subject = e.SubjectAt(at, p.number(e))
	}
	d.Message = fmt.Sprintf(format, args...)
	*list = append(*list, d)
	return &(*list)[len(*list)-1]
}

// number returns the number of the element; of two with one id the first's.
func (p *Pass) number(e *logicmodel.Element) int {
	if i, ok := p.Graph.Index(e.ID); ok {
		return i
	}
	return 0
}

// ReportLinkf is [Pass.Reportf] about a link out of the element, at the id of its
// end.
func (p *Pass) ReportLinkf(e *logicmodel.Element, l *logicmodel.Link, format string, args ...any) *diag.Diagnostic {
	d := p.Reportf(l.To.Pos, e, format, args...)
	if d == &p.excess {
		return d
	}
	for i := range e.LeadsTo {
		if &e.LeadsTo[i] == l {
			d.Subject = diag.Subject{Kind: diag.KindLink, ID: e.ID, To: l.To.ID, Index: i}
		}
	}
	return d
}

// Offer adds the fixes of a finding, which are not made for one that is too many.
// In a model built in Go there is nothing to fix.
func (p *Pass) Offer(d *diag.Diagnostic, fixes func(*logicmodel.Model) []diag.Fix) {
	if d != &p.excess && d.Pos.IsValid() {
		d.Fixes = append(d.Fixes, fixes(p.Model)...)
	}
}

// offerInstead offers to write another id in place of the one at the finding.
func (p *Pass) offerInstead(d *diag.Diagnostic, id string) {
	p.Offer(d, func(m *logicmodel.Model) []diag.Fix { return m.Replace(d.Pos, id) })
}

// Relatedf adds a place to a finding, if it is in a file.
func (p *Pass) Relatedf(d *diag.Diagnostic, at diag.Pos, format string, args ...any) {
	if at.IsValid() && d != &p.excess {
		d.Related = append(d.Related, diag.Related{Pos: at, Message: fmt.Sprintf(format, args...)})
	}
}

// Elements yields the elements of the model with their numbers.
func (p *Pass) Elements() iter.Seq2[int, *logicmodel.Element] {
	return func(yield func(int, *logicmodel.Element) bool) {
		for i := range p.Model.Elements {
			if !yield(i, &p.Model.Elements[i]) {
				return
			}
		}
	}
}

// Links yields all links, those to other models included, with the elements
// that they lead out of.
func (p *Pass) Links() iter.Seq2[*logicmodel.Element, *logicmodel.Link] {
	return func(yield func(*logicmodel.Element, *logicmodel.Link) bool) {
		for _, e := range p.Elements() {
			for l := range e.LeadsTo {
				if !yield(e, &e.LeadsTo[l]) {
					return
				}
			}
		}
	}
}

// Ends returns the end states, or of very many the first ones. A file has one,
// but a model that is built in Go may have thousands, and what walks the graph
// from each of these would not come to an end.
func (p *Pass) Ends() []int {
	var ends []int
	for i := range p.Graph.InStage(logicmodel.EndState) {
		if ends = append(ends, i); len(ends) == maxEnds {
			break
		}
	}
	return ends
}

const maxEnds = 100

// Starts returns the elements at which the chain begins: the activities, and
// what links from other models lead to.
func (p *Pass) Starts() []int {
	return slices.AppendSeq(p.Graph.CausedElsewhere(), p.Graph.InStage(logicmodel.Activity))
}

// Indicators yields every indicator of the model with its element.
func (p *Pass) Indicators() iter.Seq2[*logicmodel.Element, *outcomes.Indicator] {
	return func(yield func(*logicmodel.Element, *outcomes.Indicator) bool) {
		for _, e := range p.Elements() {
			for k := range e.Indicators {
				if !yield(e, &e.Indicators[k]) {
					return
				}
			}
		}
	}
}

// Outcome returns the framework's outcome with the id, or one of those that it
// extends; nil where there is none, or no framework.
func (p *Pass) Outcome(id string) *outcomes.Outcome {
	if p.Framework == nil {
		return nil
	}
	return p.Index.Outcome(id)
}

// OutcomeLike returns the id of an outcome of the framework that is nearest to
// one that it does not have, and false where none is near.
func (p *Pass) OutcomeLike(id string) (string, bool) {
	if p.Framework == nil {
		return "", false
	}
	if p.outcomeIDs == nil {
		p.outcomeIDs = near.NewFinder(p.Index.IDs())
	}
	return p.outcomeIDs.Find(id)
}

// Measured returns the framework's indicator that the model's measures; an
// empty one where there is none.
func (p *Pass) Measured(in *outcomes.Indicator) *outcomes.Indicator {
	if p.Framework != nil {
		if of := p.Index.Indicator(in.Measures.ID); of != nil {
			return of
		}
	}
	return &outcomes.Indicator{}
}

// Title returns the words of the title of element i, for rules about wording.
func (p *Pass) Title(i int) *wording.Title {
	return p.title(i).Title
}

func (p *Pass) title(i int) *title {
	if p.titles == nil {
		p.titles = make([]title, len(p.Model.Elements))
	}
	t := &p.titles[i]
	if t.Title == nil {
		e := &p.Model.Elements[i]
		t.Title, t.ofFramework = wording.New(e.Title), ofFramework(p, e)
	}
	return t
}

// IsOff reports whether the rule of the catalogue is off in this check.
func (p *Pass) IsOff(code string) bool { return p.severities[code] == diag.Off }

// IsSilent reports whether the rule will not speak of the element: it is off,
// or the element sets it aside.
func (p *Pass) IsSilent(code string, e *logicmodel.Element) bool {
	return p.IsOff(code) || p.setsAside(e, code)
}

// setsAside reports whether the element sets the rule aside.
func (p *Pass) setsAside(e *logicmodel.Element, code string) bool {
	if len(e.Ignore) == 0 || fixed[code] {
		return false
	}
	_, ok := p.ignored[suppression{e, code}]
	return ok
}

// q quotes a user's text in a message.
func q(text string) string { return diag.Quote(text) }

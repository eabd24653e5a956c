package rules

import (
	"fmt"
	"iter"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/outcomes"
)

// A Pass is one run of one rule on one model or framework.
type Pass struct {
	Model     *logicmodel.Model   // nil: a framework is checked by itself
	Framework *outcomes.Framework // nil: the model is checked without one, or against another than its own
	Index     *outcomes.Index     // of Framework; nil without one
	Graph     *logicmodel.Graph   // of the model's links
	Network   *logicmodel.Network // of the models that are checked together
	Number    int                 // of the model in the network

	*run
	source   *Source
	rule     *Rule
	severity diag.Severity

	found, across, suppressed findingList
	elsewhere                 map[*diag.Diagnostic][]diag.Related // places in other models, as they are shown
}

// maxFindings is how many findings of one rule are reported for one model. After
// those, one more has the number of the rest.
const maxFindings = 1000

// Reportf reports a finding at a place. The element that it is about may be nil;
// with one, the finding names it, and the element may suppress it. The message is
// lower case and without a full stop: what is wrong, then what to do. The caller
// can add to the finding that it returns.
func (p *Pass) Reportf(at diag.Pos, e *logicmodel.Element, format string, args ...any) *diag.Diagnostic {
	return p.report(&p.found, at, e, format, args...)
}

// ReportAcrossf does the same as [Pass.Reportf] for a finding about links to
// other models, which does not make the model itself faulty.
func (p *Pass) ReportAcrossf(at diag.Pos, e *logicmodel.Element, format string, args ...any) *diag.Diagnostic {
	return p.report(&p.across, at, e, format, args...)
}

func (p *Pass) report(to *findingList, at diag.Pos, e *logicmodel.Element, format string, args ...any) *diag.Diagnostic {
	d := &diag.Diagnostic{Pos: at, Severity: p.severity, Code: p.rule.Code, Rule: p.rule.Name}
	if e != nil {
		d.Subject = diag.Subject{Kind: diag.KindElement, ID: e.ID}
	}
	if by, ok := p.setsAside(e, p.rule.Code); ok {
		to = &p.suppressed
		p.ignored[by] = true
	}
	if len(to.findings) < maxFindings {
		if d.Message = p.says[d.Code]; d.Message == "" {
			d.Message = fmt.Sprintf(format, args...)
		}
	}
	if e != nil && d.Message != "" {
		d.Subject = e.SubjectAt(at, p.number(e))
		if p.isGroup(e) && d.Subject.Kind == diag.KindElement {
			d.Subject.Kind = diag.KindGroup
		}
	}
	to.add(d)
	return d
}

// number returns the number of the element or group; of two with the same id,
// that of the first.
func (p *Pass) number(e *logicmodel.Element) int {
	if i, ok := p.Graph.GroupIndex(e.ID); ok {
		return i
	}
	if i, ok := p.Graph.Index(e.ID); ok {
		return i
	}
	return 0
}

// ReportLinkf does the same as [Pass.Reportf] for a link out of the element, at
// the id of its target.
func (p *Pass) ReportLinkf(e *logicmodel.Element, l *logicmodel.Link, format string, args ...any) *diag.Diagnostic {
	d := p.Reportf(l.To.Pos, e, format, args...)
	for i := 0; i < len(e.LeadsTo) && d.Message != ""; i++ {
		if &e.LeadsTo[i] == l {
			d.Subject = diag.Subject{Kind: diag.KindLink, ID: e.ID, To: l.To.ID, Index: i}
		}
	}
	return d
}

// Offer adds fixes to a finding. It does not call the function where the finding
// is only counted, or where the model was built in Go, so that there is no file
// to fix.
func (p *Pass) Offer(d *diag.Diagnostic, fixes func(*logicmodel.Model) []diag.Fix) {
	if d.Message != "" && d.Pos.IsValid() {
		d.Fixes = append(d.Fixes, fixes(p.Model)...)
	}
}

// offerInstead adds the fix that writes another id, or several in a list, in
// place of the one at the finding, and is certain where nothing else can be meant. It adds
// none without ids.
func (p *Pass) offerInstead(d *diag.Diagnostic, certain bool, ids ...string) {
	p.Offer(d, func(m *logicmodel.Model) []diag.Fix {
		fixes := m.Replace(d.Pos, ids...)
		if certain {
			yamldoc.Certain(fixes)
		}
		return fixes
	})
}

// Relatedf adds a place in the model or its framework to a finding, if it is in
// a file.
func (p *Pass) Relatedf(d *diag.Diagnostic, at diag.Pos, format string, args ...any) {
	if at.IsValid() {
		p.relate(d, at, format, args...)
	}
}

// relate does the same as [Pass.Relatedf], also for a place that is in no file.
func (p *Pass) relate(d *diag.Diagnostic, at diag.Pos, format string, args ...any) {
	if d.Message != "" { // else the finding is only counted
		d.Related = append(d.Related, diag.Related{Pos: at, Message: fmt.Sprintf(format, args...)})
	}
}

// Elements yields the elements of the model with their numbers; none of a
// framework.
func (p *Pass) Elements() iter.Seq2[int, *logicmodel.Element] {
	return func(yield func(int, *logicmodel.Element) bool) {
		for i := 0; p.Model != nil && i < len(p.Model.Elements); i++ {
			if !yield(i, &p.Model.Elements[i]) {
				return
			}
		}
	}
}

// Links yields all links, those to other models included, with the element that
// they lead from, or the group as [Pass.Owner] returns it.
func (p *Pass) Links() iter.Seq2[*logicmodel.Element, *logicmodel.Link] {
	return func(yield func(*logicmodel.Element, *logicmodel.Link) bool) {
		for _, e := range p.owners() {
			for l := range e.LeadsTo {
				if !yield(e, &e.LeadsTo[l]) {
					return
				}
			}
		}
	}
}

// owners yields the elements and then the groups, as [Pass.Owner] returns them,
// with the nodes from which their links lead.
func (p *Pass) owners() iter.Seq2[int, *logicmodel.Element] {
	return func(yield func(int, *logicmodel.Element) bool) {
		for i, e := range p.Elements() {
			if !yield(i, e) {
				return
			}
		}
		for i := range p.groups {
			if !yield(p.Graph.GroupNode(i), &p.groups[i]) {
				return
			}
		}
	}
}

// Owner returns the element that a node of the graph stands for, or the group as an
// element of no stage, which holds its id, title, links and group.
func (p *Pass) Owner(node int) *logicmodel.Element {
	if i, ok := p.Graph.Group(node); ok {
		return &p.groups[i]
	}
	return &p.Model.Elements[node]
}

// isGroup reports whether e is a group.
func (p *Pass) isGroup(e *logicmodel.Element) bool {
	return e.Stage == 0 && len(p.groups) > 0
}

// groupsOf returns the groups of a model as elements.
func groupsOf(m *logicmodel.Model) []logicmodel.Element {
	if m == nil || len(m.Groups) == 0 {
		return nil
	}
	all := make([]logicmodel.Element, len(m.Groups))
	for i, g := range m.Groups {
		all[i] = logicmodel.Element{ID: g.ID, Title: g.Title, Group: g.Group, LeadsTo: g.LeadsTo, Pos: g.Pos}
	}
	return all
}

// Noun returns the noun for one element of the stage, in the words of the model's
// headings.
func (p *Pass) Noun(s logicmodel.Stage) string {
	if p.Model == nil {
		return s.Noun()
	}
	return p.Model.Noun(s, p.Framework)
}

// Plural returns the noun for several elements of the stage, in the words of the
// model's headings.
func (p *Pass) Plural(s logicmodel.Stage) string { return p.Model.Plural(s, p.Framework) }

// aStage returns the stage's noun with its article.
func (p *Pass) aStage(s logicmodel.Stage) string { return prose.A(p.Noun(s)) }

// Ends returns the end states, or where there are none the last outcomes, but at
// most maxEnds, since walking the graph from each of thousands would take too
// long.
func (p *Pass) Ends() []int {
	var ends []int
	for i := range p.Graph.InStage(p.Graph.End()) {
		if ends = append(ends, i); len(ends) == maxEnds {
			break
		}
	}
	return ends
}

const maxEnds = 20

// Starts returns the elements at which the chain begins: the activities, and the
// targets of links from other models.
func (p *Pass) Starts() []int {
	return slices.AppendSeq(p.Graph.CausedAcross(), p.Graph.InStage(logicmodel.Activity))
}

// A Measure is an indicator of an element or, where a framework is checked by
// itself, of an outcome.
type Measure struct {
	*outcomes.Indicator
	Element *logicmodel.Element // nil: it is an outcome's
	Outcome *outcomes.Outcome   // nil: it is an element's
}

// Indicators yields every indicator that is defined in the model or framework, each
// once.
func (p *Pass) Indicators() iter.Seq[Measure] {
	return func(yield func(Measure) bool) {
		if p.Model == nil {
			for i := range p.Framework.Outcomes {
				o := &p.Framework.Outcomes[i]
				for k := range o.Indicators {
					if !o.Indicators[k].IsReference() && !yield(Measure{&o.Indicators[k], nil, o}) {
						return
					}
				}
			}
			return
		}
		for _, e := range p.Elements() {
			for k := range e.Indicators {
				if !e.Indicators[k].IsReference() && !yield(Measure{&e.Indicators[k], e, nil}) {
					return
				}
			}
		}
	}
}

// ReportMeasuref does the same as [Pass.Reportf] for a finding about an
// indicator.
func (p *Pass) ReportMeasuref(at diag.Pos, m Measure, format string, args ...any) *diag.Diagnostic {
	d := p.Reportf(at, m.Element, format, args...)
	if m.Outcome != nil {
		d.Subject = diag.Subject{Kind: diag.KindOutcome, ID: m.Outcome.ID}
	}
	return d
}

// Calendar returns the calendar of the financial years of the model or framework.
func (p *Pass) Calendar() outcomes.Calendar {
	if p.Model != nil {
		return p.Model.Calendar(p.Framework)
	}
	return p.Framework.Calendar()
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
	return p.outcomeNames().Find(id)
}

// outcomeNames returns the ids of the framework's outcomes.
func (p *Pass) outcomeNames() *near.IDs {
	if p.outcomeIDs == nil {
		ids := p.Index.IDs()
		p.outcomeIDs = near.NewIDs(len(ids), func(i int) (id, words string) { return ids[i], p.Index.Outcome(ids[i]).Title })
	}
	return p.outcomeIDs
}

// Measured returns the framework's indicator that an indicator of the model
// measures; an empty one where there is none.
func (p *Pass) Measured(in *outcomes.Indicator) *outcomes.Indicator {
	if p.Framework != nil && in.Measures.ID != "" {
		if of := p.Index.Indicator(in.Measures.ID); of != nil {
			return of
		}
	}
	return &outcomes.Indicator{}
}

// Title returns the words of the title of element i, for rules about wording.
func (p *Pass) Title(i int) *wording.Title {
	return &p.title(i).Title
}

func (p *Pass) title(i int) *title {
	if p.titles == nil {
		p.titles = make([]title, len(p.Model.Elements))
	}
	t := &p.titles[i]
	if !t.isKnown {
		e := &p.Model.Elements[i]
		*t = title{Title: wording.New(e.Title), isKnown: true, ofFramework: ofFramework(p, e)}
	}
	return t
}

// IsOff reports whether the rule of the catalogue is off in this check.
func (p *Pass) IsOff(code string) bool {
	severity, _ := p.run.severity(code)
	return severity == diag.Off
}

// IsSilent reports whether the rule reports nothing about the element, since it
// is off or the element or the model suppresses it.
func (p *Pass) IsSilent(code string, e *logicmodel.Element) bool {
	_, ok := p.setsAside(e, code)
	return ok || p.IsOff(code)
}

// setsAside returns the suppression of the rule by the element, which may be nil,
// or else by the model, and false where neither suppresses it.
func (p *Pass) setsAside(e *logicmodel.Element, code string) (suppression, bool) {
	if p.Model == nil || e != nil && len(e.Ignore) == 0 && len(p.Model.Ignore) == 0 || IsFixed(code) {
		return suppression{}, false
	}
	for _, by := range [2]suppression{{e, code}, {nil, code}} {
		if _, ok := p.ignored[by]; ok {
			return by, true
		}
	}
	return suppression{}, false
}

// q quotes a user's text in a message.
func q(text string) string { return diag.Quote(text) }

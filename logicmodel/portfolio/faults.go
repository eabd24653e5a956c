package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// A fault is a finding about links across models before its severity is known,
// which the model's framework may set.
type fault struct {
	diag.Diagnostic
	element *logicmodel.Element // nil: it is about the model
	most    diag.Severity       // more serious it is not, whatever the rule is elsewhere; 0: no limit
}

// catalogue are those of the catalogue by code.
var catalogue = func() map[string]*rules.Rule {
	all := map[string]*rules.Rule{}
	for _, r := range rules.All() {
		all[r.Code] = r
	}
	return all
}()

func q(text string) string { return diag.Quote(text) }

// report notes a fault in the file of a member.
func (j *joint) report(member int, code string, e *logicmodel.Element, at diag.Pos, format string, args ...any) *fault {
	f := fault{Diagnostic: diag.Diagnostic{
		Pos: j.p.Members[member].place(at), Code: code, Rule: catalogue[code].Name, Message: fmt.Sprintf(format, args...),
	}, element: e}
	if e != nil {
		f.Subject = diag.Subject{Kind: diag.KindElement, ID: e.ID}
	}
	j.faults[member] = append(j.faults[member], f)
	return &j.faults[member][len(j.faults[member])-1]
}

// relate adds a place in the file of a member.
func (j *joint) relate(f *fault, member int, at diag.Pos, format string, args ...any) {
	if at.IsValid() {
		f.Related = append(f.Related, diag.Related{Pos: j.p.Members[member].place(at), Message: fmt.Sprintf(format, args...)})
	}
}

// place is a place in the member's file as findings tell it.
func (m *Member) place(at diag.Pos) diag.Pos {
	if m.shown != nil {
		at.File = m.shown(at.File)
	}
	return at
}

// tell gives the faults of a member their severities, and the member what is
// not turned off. Of each rule it tells no more than [rules.MaxFindings].
func (j *joint) tell(i int, o *rules.Options) {
	m := j.p.Members[i]
	told := map[string]int{}
	for _, f := range j.faults[i] {
		f.Severity = catalogue[f.Code].SeverityIn(m.Framework, o)
		if f.most != 0 {
			f.Severity = min(f.Severity, f.most)
		}
		if f.Severity == diag.Off {
			continue
		}
		if told[f.Code]++; told[f.Code] > rules.MaxFindings {
			if told[f.Code] == rules.MaxFindings+1 {
				f.Message, f.Related = "there are more findings of this rule, which are not told; mend the others first", nil
				m.Across = append(m.Across, f.Diagnostic)
			}
			continue
		}
		if f.element != nil && !rules.IsFixed(f.Code) &&
			slices.ContainsFunc(f.element.Ignore, func(s logicmodel.Suppression) bool { return s.Code == f.Code }) {
			m.AcrossSuppressed = append(m.AcrossSuppressed, f.Diagnostic)
			continue
		}
		m.Across = append(m.Across, f.Diagnostic)
	}
	m.Across.Sort()
}

func (j *joint) sameID(member int) *fault {
	m := j.p.Members[member]
	f := j.report(member, "LM002", nil, m.Model.Pos, "there is already a model called %s; give this one another id", q(m.Model.ID))
	first := j.byID[m.Model.ID]
	j.relate(f, first, j.p.Members[first].Model.Pos, "the first one is here")
	return f
}

func (j *joint) unknownModel(at node, ref logicmodel.Ref, model string) {
	if j.modelNames == nil {
		var ids []string
		for _, m := range j.p.Members {
			if m.Model != nil {
				ids = append(ids, m.Model.ID)
			}
		}
		j.modelNames = near.NewFinder(ids)
	}
	hint := "add its file, or correct the id"
	if like, ok := j.modelNames.Find(model); ok {
		hint = didYouMean(like)
	}
	j.report(at.member, "LM003", j.element(at), ref.Pos, "there is no model %s among these; %s", q(model), hint)
}

func (j *joint) unknownElement(at node, ref logicmodel.Ref, member int, element string) {
	m := j.p.Members[member].Model
	if j.elementNames[member] == nil {
		ids := make([]string, len(m.Elements))
		for i := range m.Elements {
			ids[i] = m.Elements[i].ID
		}
		j.elementNames[member] = near.NewFinder(ids)
	}
	hint := "add an element with this id there, or correct it"
	if like, ok := j.elementNames[member].Find(element); ok {
		hint = didYouMean(m.ID + "/" + like)
	}
	j.report(at.member, "LM003", j.element(at), ref.Pos, "%s is not defined in the model %s; %s", q(element), q(m.ID), hint)
}

func didYouMean(id string) string { return "did you mean " + q(id) + "?" }

func (j *joint) repeated(c, first *crossing) {
	f := j.report(c.writer.member, "LM005", j.element(c.writer), c.Pos, "%s already leads to %s; remove one of the two links", q(c.From.String()), q(c.To.String()))
	j.relate(f, first.writer.member, first.Pos, "the first link is here")
}

func (j *joint) idleFeedback(c *crossing) {
	f := j.report(c.writer.member, "LM024", j.element(c.writer), c.Pos, "this link is marked as feedback but closes no loop, since nothing leads from %s back to %s; remove the mark, or add the missing link",
		q(c.To.String()), q(c.From.String()))
	j.relate(f, c.to.member, c.To.Element.Pos, "%s is here", q(c.To.String()))
}

// maxSteps is the most steps of a loop that are told one by one.
const maxSteps = 8

func (j *joint) cycle(first edge, back []edge) {
	round := []string{j.step(first.from).String(), j.step(first.to).String()}
	for _, e := range back {
		round = append(round, j.step(e.to).String())
	}
	if len(round) > maxSteps {
		round = slices.Concat(round[:maxSteps-2], []string{"…"}, round[len(round)-1:])
	}
	writer := j.crossings[first.crossing].writer
	f := j.report(first.member, "LM006", j.element(writer), first.at,
		`these links close a loop through several models: %s; turn the wrong one round or remove it, or mark one that runs back on purpose with "feedback: true"`, strings.Join(round, " → "))
	for _, e := range back[:min(len(back), maxSteps)] {
		j.relate(f, e.member, e.at, "the loop goes on here, from %s to %s", q(j.step(e.from).String()), q(j.step(e.to).String()))
	}
}

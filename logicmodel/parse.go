package logicmodel

import (
	"fmt"
	"iter"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

var malformed = yamldoc.Fault{Code: "LM001", Rule: "malformed"}

// Parse reads one model from the YAML (or JSON) text src, in UTF-8 or UTF-16; file
// is its name in places, whose offsets are those of the text in UTF-8. It checks
// the form only: package rules checks what the model means, its links and ids
// included.
//
// It is all or nothing: where something is wrong, the model is nil and the
// error a [diag.List] of every fault.
func Parse(file string, src []byte) (*Model, error) {
	m, list := ParsePartial(file, src)
	if len(list) > 0 {
		return nil, list
	}
	return m, nil
}

// ParsePartial does the same as [Parse] for editors: beside the faults it returns what could
// be read. For a text that is no YAML that is an empty model.
func ParsePartial(file string, src []byte) (*Model, diag.List) {
	var d draft
	source, list := yamldoc.Read(file, src, malformed, modelFormat, &d)
	m := d.model()
	m.Origin = source
	if over, ok := m.firstLinkOverLimit(); ok {
		list = append(list, diag.Diagnostic{
			Pos: over.Pos, Severity: diag.Error, Code: malformed.Code, Rule: malformed.Rule,
			Message: tooManyLinks,
		})
	}
	m.nameAssumptions()
	return m, list
}

// maxLinks is the most links of a model that is read.
const maxLinks = 200_000

var tooManyLinks = fmt.Sprintf("a model has at most %d,%03d links, and this one has more; split the model, or keep the links for which there is a reason", maxLinks/1000, maxLinks%1000)

// firstLinkOverLimit returns the target of the first link in the file that is one
// too many.
func (m *Model) firstLinkOverLimit() (Ref, bool) {
	n := 0
	for range m.allLinks() {
		n++
	}
	if n <= maxLinks {
		return Ref{}, false
	}
	targets := make([]Ref, 0, n)
	for l := range m.allLinks() {
		targets = append(targets, l.To)
	}
	slices.SortStableFunc(targets, func(a, b Ref) int { return a.Pos.Compare(b.Pos) })
	return targets[maxLinks], true
}

// nameAssumptions turns texts that links assume into ids where the model
// defines such assumptions: ids in scripts without spaces look like text.
func (m *Model) nameAssumptions() {
	defined := map[string]bool{}
	for _, a := range m.Assumptions {
		if !isASCII(a.ID) {
			defined[a.ID] = true
		}
	}
	if len(defined) == 0 {
		return
	}
	for l := range m.allLinks() {
		for i, a := range l.Assumes {
			if defined[a.Text] {
				l.Assumes[i].ID, l.Assumes[i].Text = a.Text, ""
			}
		}
	}
}

// allLinks yields the links of elements, then those of groups.
func (m *Model) allLinks() iter.Seq[*Link] {
	return func(yield func(*Link) bool) {
		for i := range m.Elements {
			for l := range m.Elements[i].LeadsTo {
				if !yield(&m.Elements[i].LeadsTo[l]) {
					return
				}
			}
		}
		for i := range m.Groups {
			for l := range m.Groups[i].LeadsTo {
				if !yield(&m.Groups[i].LeadsTo[l]) {
					return
				}
			}
		}
	}
}

// Marshal returns the model as YAML. [Parse] of it gives an equal model but for
// places. Comments in the file that it came from are not kept. The error of a
// model that no file can hold wraps a [diag.List] of its [Model.Faults].
func (m *Model) Marshal() ([]byte, error) {
	if err := m.checkForm(); err != nil {
		return nil, err
	}
	return yamldoc.Write(modelFormat, draftOf(m))
}

// MarshalJSON returns the model as JSON in the form of its file, which [Parse]
// reads as well. Its errors are those of [Model.Marshal].
func (m *Model) MarshalJSON() ([]byte, error) {
	if err := m.checkForm(); err != nil {
		return nil, err
	}
	return yamldoc.WriteJSON(modelFormat, draftOf(m)), nil
}

// UnmarshalJSON reads what [Model.MarshalJSON] writes, by [Parse].
func (m *Model) UnmarshalJSON(src []byte) error {
	read, err := Parse("", src)
	if err == nil {
		*m = *read
	}
	return err
}

// checkForm returns an error for a model that no file can hold.
func (m *Model) checkForm() error {
	return yamldoc.Refusal("the model "+q(m.ID), m.Faults())
}

package logicmodel

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

var malformed = yamldoc.Fault{Code: "LM001", Rule: "malformed"}

// Parse reads one model from the YAML (or JSON) text src; file is its name in
// places. It reads the form only: what the model says, its links and ids
// included, is for [Validate] to judge.
//
// It is all or nothing: where something is wrong, the model is nil and the
// error a [diag.List] of every fault.
func Parse(file string, src []byte) (*Model, error) {
	var d draft
	if _, list := yamldoc.Read(file, src, malformed, modelFormat, &d); len(list) > 0 {
		return nil, list
	}
	m := d.model()
	if over, ok := m.overLimit(); ok {
		return nil, diag.List{{
			Pos: over.Pos, Severity: diag.Error, Code: malformed.Code, Rule: malformed.Rule,
			Message: fmt.Sprintf("a model has at most %d,%03d links, and this one has more; split the model, or keep the links for which there is a reason", MaxLinks/1000, MaxLinks%1000),
		}}
	}
	m.nameAssumptions()
	return m, nil
}

// MaxLinks is the most links of a model that is read.
const MaxLinks = 200_000

// overLimit is the target of the first link over the limit in the file.
func (m *Model) overLimit() (Ref, bool) {
	n := 0
	for i := range m.Elements {
		n += len(m.Elements[i].LeadsTo)
	}
	if n <= MaxLinks {
		return Ref{}, false
	}
	targets := make([]Ref, 0, n)
	for i := range m.Elements {
		for l := range m.Elements[i].LeadsTo {
			targets = append(targets, m.Elements[i].LeadsTo[l].To)
		}
	}
	slices.SortStableFunc(targets, func(a, b Ref) int { return a.Pos.Compare(b.Pos) })
	return targets[MaxLinks], true
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
	for e := range m.Elements {
		for l := range m.Elements[e].LeadsTo {
			assumes := m.Elements[e].LeadsTo[l].Assumes
			for i, a := range assumes {
				if defined[a.Text] {
					assumes[i].ID, assumes[i].Text = a.Text, ""
				}
			}
		}
	}
}

// Marshal is the model as YAML. [Parse] of it gives an equal model but for
// places. Comments in the file that it came from are not kept. A model that no
// file can hold, such as one with two end states, an element of no stage or an
// id of two words, is an error.
func (m *Model) Marshal() ([]byte, error) {
	ends := 0
	for i := range m.Elements {
		switch e := &m.Elements[i]; {
		case e.Stage == EndState:
			ends++
		case e.Stage < Activity || e.Stage > EndState:
			return nil, fmt.Errorf("the element %s has no stage", diag.Quote(e.ID))
		}
	}
	if ends > 1 {
		return nil, fmt.Errorf("a file holds one end state, and the model %s has %d", diag.Quote(m.ID), ends)
	}
	text, err := yamldoc.Write(modelFormat, draftOf(m))
	if err != nil {
		return nil, err
	}
	if _, err := Parse("", text); err != nil {
		return nil, fmt.Errorf("no file can hold the model %s: %w", diag.Quote(m.ID), err)
	}
	return text, nil
}

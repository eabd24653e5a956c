package lsp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// codeActions answers with what mends the findings in a span: their fixes, what adds a
// thing that is missing, and what sets the rule aside.
func (s *server) codeActions(p documentParams, f *file, _ int) (any, error) {
	s.settle()
	actions := []codeAction{}
	budget := offerBudget
	for _, d := range s.findingsAt(f, p.Range) {
		shown := []diagnostic{s.diagnostic(f, d)}
		for _, fix := range d.Fixes {
			if e := s.editOf(fix.Edits); len(e.Changes) > 0 {
				actions = append(actions, codeAction{fix.Message, "quickfix", shown, fix.Certain, e})
			}
		}
		offer := func(title string, change func(*edit.File) error) {
			o, err := edit.Open(editName(f), []byte(f.src))
			if err == nil {
				err = change(o)
			}
			if err == nil { // else there is nothing to offer
				actions = append(actions, codeAction{title, "quickfix", shown, false, s.editOf(o.Edits())})
			}
		}
		if budget < 0 {
			continue // the fixes of the others are enough
		}
		budget -= len(f.src)
		s.offerMissing(f, d, offer)
		offerIgnore(f, d, offer)
	}
	return actions, nil
}

// offerBudget is how many bytes of text are read for what is offered besides fixes: all of
// the file for each finding. An editor asks for a few lines, but may ask for all.
const offerBudget = 2 << 20

// offerMissing offers to add the thing that a finding misses: an element in the stage
// after that of the one which leads to it, or whatever else the model lists.
func (s *server) offerMissing(f *file, d diag.Diagnostic, offer func(string, func(*edit.File) error)) {
	u, ok := f.useAt(d.Pos.Offset)
	if d.Code != "LM003" || !ok || !yamldoc.IsID(u.ID) || len(s.resolve(f, u)) > 0 {
		return
	}
	title := prose.UpperFirst(strings.NewReplacer("-", " ", "_", " ").Replace(u.ID))
	add := func(noun string, value any, path ...string) {
		offer(fmt.Sprintf("add the %s %s", noun, diag.Quote(u.ID)), func(o *edit.File) error { return o.Add(value, path...) })
	}
	switch u.Kinds[0] {
	case "partner":
		add("partner", logicmodel.Partner{ID: u.ID, Name: title}, "partners")
	case "reach group":
		add("reach group", logicmodel.ReachGroup{ID: u.ID, Title: title}, "reach")
	case "group":
		add("group", logicmodel.Group{ID: u.ID, Title: title}, "groups")
	case "assumption":
		add("assumption", logicmodel.Assumption{ID: u.ID, Text: title}, "assumptions")
	case "risk":
		add("risk", logicmodel.Risk{ID: u.ID, Text: title}, "risks")
	case "element":
		m, _ := logicmodel.ParsePartial(editName(f), []byte(f.src))
		i := slices.IndexFunc(m.Elements, func(e logicmodel.Element) bool { return e.ID == d.Subject.Element() })
		if i < 0 || m.NoTerms {
			return
		}
		stage := min(m.Elements[i].Stage+1, logicmodel.EndState)
		key, _ := stage.Key()
		path := []string{key}
		if stage.IsOutcome() {
			path = []string{"outcomes", key}
		}
		add(stage.Noun(), logicmodel.Element{ID: u.ID, Title: title, Stage: stage}, path...)
	}
}

// reasonWanted stands for the reason for which a rule is set aside.
const reasonWanted = "write the reason here"

// offerIgnore offers to set the rule of a finding aside, for its element or for the whole
// model.
func offerIgnore(f *file, d diag.Diagnostic, offer func(string, func(*edit.File) error)) {
	if f.kind != yamldoc.Model || rules.IsFixed(d.Code) || !strings.HasPrefix(d.Code, "LM") && d.Rule == "" {
		return
	}
	if id := d.Subject.Element(); id != "" && d.Subject.Kind != diag.KindGroup {
		offer(fmt.Sprintf("set %s aside for %s, with a reason", d.Code, diag.Quote(id)), func(o *edit.File) error {
			return o.Set(reasonWanted, id, "ignore", d.Code)
		})
		return
	}
	offer(fmt.Sprintf("set %s aside in this model, with a reason", d.Code), func(o *edit.File) error {
		return o.Set(reasonWanted, "ignore", d.Code)
	})
}

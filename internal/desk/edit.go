package desk

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/outcomes"
)

// A change is one that a hand makes in the table.
type change struct {
	Do       string   `json:"do"`
	Path     []string `json:"path"`  // of what is changed, or of the list that gets more
	ID       string   `json:"id"`    // of the step that moves, or of what a step is to name
	Stage    string   `json:"stage"` // its key
	Text     string   `json:"text"`
	On       string   `json:"on"` // the date of a figure
	Feedback bool     `json:"feedback"`
}

var changes = map[string]func(*edit.File, *change) error{
	"add":    addStep,
	"assume": addAssumption,
	"figure": addFigure,
	"link": func(f *edit.File, c *change) error {
		return f.Add(logicmodel.Link{To: logicmodel.Ref{ID: c.ID}, Feedback: c.Feedback}, c.Path...)
	},
	"measure": func(f *edit.File, c *change) error {
		return f.Add(outcomes.Indicator{ID: freeID(f, c.Text), Title: c.Text}, c.Path...)
	},
	"move":    func(f *edit.File, c *change) error { return f.Move(c.ID, stageOf(c.Stage)) },
	"partner": addPartner,
	"reach":   addReach,
	"remove":  func(f *edit.File, c *change) error { return f.Remove(c.Path...) },
	"set":     func(f *edit.File, c *change) error { return f.Set(c.Text, c.Path...) },
	"support": func(f *edit.File, c *change) error { return f.Add(logicmodel.Ref{ID: c.ID}, c.Path...) },
}

// wordless are the changes that need no text.
var wordless = []string{"link", "move", "remove", "support"}

func stageOf(key string) logicmodel.Stage {
	for _, s := range outcomes.Stages() {
		if k, _ := s.Key(); k == key {
			return s
		}
	}
	return logicmodel.Activity
}

// freeID returns an id for a text that nothing in the file has, and no key of a model.
func freeID(f *edit.File, text string) string {
	taken := map[string]bool{}
	for _, t := range f.Things() {
		taken[t.ID] = true
	}
	for _, k := range yamldoc.Shared[logicmodel.Model]().Schema.Keys {
		taken[k.Name] = true
	}
	return yamldoc.FreeID(text, func(id string) bool { return taken[id] })
}

func addStep(f *edit.File, c *change) error {
	s := stageOf(c.Stage)
	key, _ := s.Key()
	list := []string{key}
	if s.IsOutcome() && f.Model().NoTerms {
		list = []string{"outcomes"}
	} else if s.IsOutcome() {
		list = []string{"outcomes", key}
	}
	return f.Add(logicmodel.Element{ID: freeID(f, c.Text), Title: c.Text, Stage: s}, list...)
}

func addPartner(f *edit.File, c *change) error {
	return addNamed(f, c, "partners", partners(f.Model()), func(id string) any { return logicmodel.Partner{ID: id, Name: c.Text} })
}

func addReach(f *edit.File, c *change) error {
	return addNamed(f, c, "reach", reach(f.Model()), func(id string) any { return logicmodel.ReachGroup{ID: id, Title: c.Text} })
}

// addNamed adds to a step a reference to one of a list of the model, to which it adds a new
// one where none has that title.
func addNamed(f *edit.File, c *change, list string, all []entry, made func(id string) any) error {
	id := ""
	for _, n := range all {
		if strings.EqualFold(n.Title, c.Text) {
			id = n.Name
		}
	}
	if id == "" {
		id = freeID(f, c.Text)
		if err := f.Add(made(id), list); err != nil {
			return err
		}
	}
	return f.Add(logicmodel.Ref{ID: id}, c.Path...)
}

// addAssumption adds what must hold for a link: an assumption of the model, or a text. A
// single word becomes one of the model, as it would be taken for an id.
func addAssumption(f *edit.File, c *change) error {
	for _, a := range f.Model().Assumptions {
		if strings.EqualFold(a.Text, c.Text) {
			return f.Add(a.ID, c.Path...)
		}
	}
	if !yamldoc.IsID(c.Text) {
		return f.Add(c.Text, c.Path...)
	}
	id := freeID(f, c.Text)
	if err := f.Add(logicmodel.Assumption{ID: id, Text: c.Text}, "assumptions"); err != nil {
		return err
	}
	return f.Add(id, c.Path...)
}

// addFigure sets the baseline of a measure, or adds a target.
func addFigure(f *edit.File, c *change) error {
	figure := outcomes.Figure{Value: c.Text, On: outcomes.Date(c.On)}
	if c.Path[len(c.Path)-1] == "baseline" {
		return f.Set(outcomes.Baseline{Figure: figure}, c.Path...)
	}
	return f.Add(figure, c.Path...)
}

// An editResult is the text of a file after changes.
type editResult struct {
	Text string `json:"text"`
}

// edit makes changes, and returns the text after them. Where one of them fails, none
// is made.
func (d *Desk) edit(_ context.Context, of *lsp.Subject, p *struct {
	Changes []change `json:"changes"`
}) (any, error) {
	f, err := edit.Open(path.Base(of.Name), of.Text)
	if err != nil {
		return nil, err
	}
	for i := range p.Changes {
		c := &p.Changes[i]
		c.Text = strings.Join(strings.Fields(c.Text), " ")
		do := changes[c.Do]
		switch {
		case do == nil:
			return nil, fmt.Errorf("there is no change %s", diag.Quote(c.Do))
		case c.Text == "" && !slices.Contains(wordless, c.Do):
			return nil, errors.New("write a few words first")
		case len(c.Path) == 0 && c.Do != "add" && c.Do != "move":
			return nil, errors.New("it is not said what is to be changed")
		}
		if err := do(f, c); err != nil {
			return nil, err
		}
	}
	return &editResult{string(f.Bytes())}, nil
}

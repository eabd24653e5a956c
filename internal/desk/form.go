package desk

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/outcomes"
)

// A table is a model as a table of its steps.
type table struct {
	Title    string  `json:"title"`
	Stages   []stage `json:"stages"`
	Partners []named `json:"partners"`
}

type stage struct {
	Key     string `json:"key"`
	Heading string `json:"heading"`
	Noun    string `json:"noun"`
	Steps   []step `json:"steps"`
}

type step struct {
	ID         string  `json:"id"`
	Title      string  `json:"title"`
	Line       int     `json:"line"`
	LeadsTo    []named `json:"leadsTo"`
	Partners   []named `json:"partners"`
	Indicators []named `json:"indicators"`
}

// form returns the model as a table.
func (d *Desk) form(_ context.Context, of *lsp.Subject, _ *struct{}) (any, error) {
	return tableOf(of.Model, of.Framework), nil
}

func tableOf(m *logicmodel.Model, f *outcomes.Framework) *table {
	t := &table{Title: m.Title, Stages: []stage{}, Partners: []named{}}
	names := map[string]string{}
	for _, p := range m.Partners {
		names[p.ID] = p.Name
		t.Partners = append(t.Partners, named{p.ID, p.Name})
	}
	for _, s := range outcomes.Stages() {
		if m.NoTerms && s.IsOutcome() && s != logicmodel.MediumTerm {
			continue
		}
		key, _ := s.Key()
		shown := stage{Key: key, Heading: m.Heading(s, f), Noun: m.Noun(s, f), Steps: []step{}}
		for e := range m.At(s) {
			row := step{ID: e.ID, Title: e.Title, Line: e.Pos.Line, LeadsTo: []named{}, Partners: []named{}, Indicators: []named{}}
			for _, l := range e.LeadsTo {
				row.LeadsTo = append(row.LeadsTo, named{l.To.ID, titleOf(m, l.To.ID)})
			}
			for _, p := range e.Partners {
				name := names[p.ID]
				if name == "" {
					name = p.ID
				}
				row.Partners = append(row.Partners, named{p.ID, name})
			}
			for i := range e.Indicators {
				in := &e.Indicators[i]
				title := in.Title
				if other := m.Indicator(in.ID, f); title == "" && other != nil {
					title = other.Title
				}
				row.Indicators = append(row.Indicators, named{in.ID, title})
			}
			shown.Steps = append(shown.Steps, row)
		}
		t.Stages = append(t.Stages, shown)
	}
	return t
}

// titleOf returns the title of an element or group; its id where it has none.
func titleOf(m *logicmodel.Model, id string) string {
	if e := m.Element(id); e != nil && e.Title != "" {
		return e.Title
	}
	if g := m.Group(id); g != nil && g.Title != "" {
		return g.Title
	}
	return id
}

// A change is what is done to a step in the table. Where ID is empty it is done to the
// model.
type change struct {
	Do    string `json:"do"`
	ID    string `json:"id"`
	To    string `json:"to"`    // of a link, a partner or an indicator, its id
	Stage string `json:"stage"` // its key
	Text  string `json:"text"`
}

// changes are the changes by their names.
var changes = map[string]func(*edit.File, *change) error{
	"add":    addStep,
	"title":  func(f *edit.File, c *change) error { return f.Set(c.Text, pathTo(c, "title")...) },
	"remove": func(f *edit.File, c *change) error { return f.Remove(c.ID) },
	"move":   func(f *edit.File, c *change) error { return f.Move(c.ID, stageOf(c.Stage)) },
	"link": func(f *edit.File, c *change) error {
		return f.Add(logicmodel.Link{To: logicmodel.Ref{ID: c.To}}, c.ID, "leads-to")
	},
	"unlink":           func(f *edit.File, c *change) error { return f.Remove(c.ID, "leads-to", c.To) },
	"partner":          addPartner,
	"remove-partner":   func(f *edit.File, c *change) error { return f.Remove(c.ID, "partners", c.To) },
	"indicator":        addIndicator,
	"remove-indicator": func(f *edit.File, c *change) error { return f.Remove(c.ID, "indicators", c.To) },
}

func pathTo(c *change, key string) []string {
	if c.ID == "" {
		return []string{key}
	}
	return []string{c.ID, key}
}

// stageOf returns the stage with the key; that of activities where there is none.
func stageOf(key string) logicmodel.Stage {
	for _, s := range outcomes.Stages() {
		if k, _ := s.Key(); k == key {
			return s
		}
	}
	return logicmodel.Activity
}

// freeID returns an id for a text that nothing in the file has.
func freeID(f *edit.File, text string) string {
	taken := map[string]bool{}
	for _, t := range f.Things() {
		taken[t.ID] = true
	}
	id := yamldoc.ProposedID(text)
	for free, n := id, 2; ; n++ {
		if !taken[free] {
			return free
		}
		free = id + "-" + strconv.Itoa(n)
	}
}

func addStep(f *edit.File, c *change) error {
	s := stageOf(c.Stage)
	c.ID = freeID(f, c.Text)
	key, _ := s.Key()
	list := []string{key}
	if s.IsOutcome() && f.Model().NoTerms {
		list = []string{"outcomes"}
	} else if s.IsOutcome() {
		list = []string{"outcomes", key}
	}
	return f.Add(logicmodel.Element{ID: c.ID, Title: c.Text, Stage: s}, list...)
}

// addPartner adds the partner of that id, or else of that name, who may be new, to a
// step.
func addPartner(f *edit.File, c *change) error {
	if c.To == "" {
		i := slices.IndexFunc(f.Model().Partners, func(p logicmodel.Partner) bool { return strings.EqualFold(p.Name, c.Text) })
		if i >= 0 {
			c.To = f.Model().Partners[i].ID
		} else {
			c.To = freeID(f, c.Text)
			if err := f.Add(logicmodel.Partner{ID: c.To, Name: c.Text}, "partners"); err != nil {
				return err
			}
		}
	}
	return f.Add(logicmodel.Ref{ID: c.To}, c.ID, "partners")
}

func addIndicator(f *edit.File, c *change) error {
	return f.Add(outcomes.Indicator{ID: freeID(f, c.Text), Title: c.Text}, c.ID, "indicators")
}

// edited is a text after changes of the table.
type edited struct {
	Text  string `json:"text"`
	ID    string `json:"id"` // of what the last change was made to
	Table *table `json:"table"`
}

// edit makes changes in the table, all or none.
func (d *Desk) edit(_ context.Context, of *lsp.Subject, p *struct {
	Changes []change `json:"changes"`
}) (any, error) {
	f, err := edit.Open(path.Base(of.Name), of.Text)
	if err != nil {
		return nil, err
	}
	made := &edited{}
	for i := range p.Changes {
		c := &p.Changes[i]
		c.Text = strings.Join(strings.Fields(c.Text), " ")
		do := changes[c.Do]
		switch {
		case do == nil:
			return nil, fmt.Errorf("there is no change %s", diag.Quote(c.Do))
		case c.Text == "" && (c.Do == "add" || c.Do == "title" || c.Do == "indicator" || c.Do == "partner" && c.To == ""):
			return nil, errors.New("write a few words first")
		}
		if err := do(f, c); err != nil {
			return nil, err
		}
		made.ID = c.ID
	}
	made.Text, made.Table = string(f.Bytes()), tableOf(f.Model(), of.Framework)
	return made, nil
}

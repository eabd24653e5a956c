package desk

import (
	"context"
	"path"
	"slices"
	"strconv"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/outcomes"
)

// A table is a model as a table of its steps, with all that its file holds: what has
// no column of its own stands under More. A path is one of [edit.File].
type table struct {
	Title       string            `json:"title"`
	Stages      []stage           `json:"stages"`
	Partners    []entry           `json:"partners"` // these three may be named by steps and links
	Reach       []entry           `json:"reach"`
	Assumptions []entry           `json:"assumptions"`
	Outcomes    []entry           `json:"outcomes"` // of the framework, which steps may support
	Names       map[string]string `json:"names"`    // what findings name by an id, in words
	More        []extra           `json:"more"`
}

type stage struct {
	Key     string `json:"key"`
	Heading string `json:"heading"`
	Noun    string `json:"noun"`
	Steps   []step `json:"steps"`
}

type step struct {
	ID         string    `json:"id"`
	Path       []string  `json:"path"`
	Title      string    `json:"title"`
	LeadsTo    []link    `json:"leadsTo"`
	Partners   []entry   `json:"partners"`
	Reach      []entry   `json:"reach"`
	Supports   []entry   `json:"supports"`
	Indicators []measure `json:"indicators"`
	More       []extra   `json:"more"`
}

// A link leads to the step of its name.
type link struct {
	entry
	Path     []string `json:"path"`
	Because  string   `json:"because"`
	Feedback bool     `json:"feedback"`
	Assumes  []entry  `json:"assumes"` // their names are their places in the list
	More     []extra  `json:"more"`
}

type measure struct {
	entry
	Path     []string `json:"path"`
	Shared   bool     `json:"shared"` // it is defined elsewhere, and only named here
	Source   string   `json:"source"`
	Baseline string   `json:"baseline"` // in words; empty: none
	Targets  []string `json:"targets"`  // in words
	More     []extra  `json:"more"`
}

// form returns the model as a table.
func (d *Desk) form(_ context.Context, of *lsp.Subject, _ *struct{}) (any, error) {
	f, err := edit.Open(path.Base(of.Name), of.Text)
	if err != nil {
		return nil, err
	}
	return tableOf(f, of.Framework), nil
}

func tableOf(file *edit.File, f *outcomes.Framework) *table {
	m := file.Model()
	t := &table{
		Title: m.Title, Stages: []stage{}, Names: namesOf(m, f),
		Partners: partners(m), Reach: reach(m), Assumptions: []entry{}, Outcomes: []entry{},
	}
	for _, a := range m.Assumptions {
		t.Assumptions = append(t.Assumptions, entry{a.ID, a.Text})
	}
	if f != nil {
		for _, o := range f.Outcomes {
			t.Outcomes = append(t.Outcomes, entry{o.ID, o.ID + " " + o.Title})
		}
	}
	w := newWholeFile(file, t.Names)
	paths := map[string][]string{}
	for _, thing := range file.Things() {
		if thing.Kind == diag.KindElement {
			paths[thing.ID] = thing.Path()
		}
	}
	for _, s := range outcomes.Stages() {
		if m.NoTerms && s.IsOutcome() && s != logicmodel.MediumTerm {
			continue
		}
		key, _ := s.Key()
		shown := stage{Key: key, Heading: m.Heading(s, f), Noun: m.Noun(s, f), Steps: []step{}}
		for e := range m.At(s) {
			if p := paths[e.ID]; p != nil {
				shown.Steps = append(shown.Steps, t.step(w, m, f, e, p))
			}
		}
		t.Stages = append(t.Stages, shown)
	}
	t.More = w.extras(nil, "model", "title", "inputs", "activities", "outputs", "outcomes", "end-state")
	return t
}

func partners(m *logicmodel.Model) []entry {
	all := []entry{}
	for _, p := range m.Partners {
		all = append(all, entry{p.ID, p.Name})
	}
	return all
}

func reach(m *logicmodel.Model) []entry {
	all := []entry{}
	for _, g := range m.Reach {
		all = append(all, entry{g.ID, g.Title})
	}
	return all
}

// namesOf returns titles by ids. An id of several things is that of a step, or else of
// the first of them.
func namesOf(m *logicmodel.Model, f *outcomes.Framework) map[string]string {
	names := map[string]string{}
	add := func(id, title string) {
		if names[id] == "" && title != "" {
			names[id] = title
		}
	}
	for _, e := range m.Elements {
		add(e.ID, e.Title)
	}
	for _, g := range m.Groups {
		add(g.ID, g.Title)
	}
	for _, e := range m.Elements {
		for _, in := range e.Indicators {
			add(in.ID, in.Title)
		}
	}
	for _, n := range slices.Concat(partners(m), reach(m)) {
		add(n.Name, n.Title)
	}
	for _, a := range m.Assumptions {
		add(a.ID, a.Text)
	}
	for _, r := range m.Risks {
		add(r.ID, r.Text)
	}
	for _, x := range m.Factors {
		add(x.ID, x.Title)
	}
	add(m.ID, m.Title)
	if f != nil {
		add(f.ID, f.Title)
	}
	return names
}

func (t *table) step(w *wholeFile, m *logicmodel.Model, f *outcomes.Framework, e *logicmodel.Element, at []string) step {
	row := step{
		ID: e.ID, Path: at, Title: e.Title, LeadsTo: []link{}, Partners: t.refs(e.Partners), Reach: t.refs(e.Reach), Supports: []entry{}, Indicators: []measure{},
		More: w.extras(at, "id", "title", "leads-to", "partners", "reach", "supports", "indicators"),
	}
	for _, s := range e.Supports {
		i := slices.IndexFunc(t.Outcomes, func(o entry) bool { return o.Name == s.ID })
		if i >= 0 {
			row.Supports = append(row.Supports, t.Outcomes[i])
		} else {
			row.Supports = append(row.Supports, entry{s.ID, s.ID})
		}
	}
	for _, l := range e.LeadsTo {
		p := join(at, "leads-to", l.To.ID)
		shown := link{t.ref(l.To.ID), p, l.Because, l.Feedback, []entry{}, w.extras(p, "to", "because", "feedback", "assumes")}
		for i, a := range l.Assumes {
			words := a.Text
			if a.ID != "" {
				words = t.ref(a.ID).Title
			}
			shown.Assumes = append(shown.Assumes, entry{strconv.Itoa(i), words})
		}
		row.LeadsTo = append(row.LeadsTo, shown)
	}
	for i := range e.Indicators {
		row.Indicators = append(row.Indicators, measureOf(w, m, f, &e.Indicators[i], at))
	}
	return row
}

func measureOf(w *wholeFile, m *logicmodel.Model, f *outcomes.Framework, in *outcomes.Indicator, at []string) measure {
	p := join(at, "indicators", in.ID)
	shown := measure{entry: entry{in.ID, in.Title}, Path: p, Shared: in.IsReference(), Source: in.Source, Targets: []string{}, More: []extra{}}
	if shown.Shared {
		if other := m.Indicator(in.ID, f); other != nil {
			shown.Title = other.Title
		}
		return shown
	}
	if b := in.Baseline; b.Unavailable {
		shown.Baseline = "unavailable"
	} else if b.InWords() != "" {
		shown.Baseline = figure(&b.Figure, in.Unit)
	}
	for i := range in.Targets {
		shown.Targets = append(shown.Targets, figure(&in.Targets[i], in.Unit))
	}
	shown.More = w.extras(p, "id", "title", "source", "baseline", "targets")
	return shown
}

// figure returns a figure as people write it, with its date.
func figure(f *outcomes.Figure, unit string) string {
	words := f.InWords()
	if unit != "" {
		words = f.Show(unit)
	}
	for _, more := range []string{f.On.InWords(), f.Group(), f.Note} {
		if more != "" {
			words += ", " + more
		}
	}
	return words
}

func (t *table) ref(id string) entry {
	if title := t.Names[id]; title != "" {
		return entry{id, title}
	}
	return entry{id, id}
}

func (t *table) refs(list []logicmodel.Ref) []entry {
	all := []entry{}
	for _, r := range list {
		all = append(all, t.ref(r.ID))
	}
	return all
}

func join(at []string, steps ...string) []string {
	return append(slices.Clip(slices.Clone(at)), steps...)
}

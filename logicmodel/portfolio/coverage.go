package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// A Coverage holds which models and partners work towards each outcome of a
// framework and of those that it extends. What a framework lists as inputs or
// activities is no outcome: such a level is left out unless an element supports
// any of it.
type Coverage struct {
	Framework     *outcomes.Framework // nil: the models name none
	Groups        []Group             // the highest level first; last, without a title, the outcomes on no level
	Rows          []*Row              // of all groups
	Models        []*rules.Result     // that are counted
	LeftOut       []Omission          // the others
	Organisations []*Organisation     // of the counted models, in the order in which they are named
}

// A Group holds the outcomes on one level, in the framework's order.
type Group struct {
	outcomes.Level
	Rows []*Row
}

// An Omission is a model that is not counted, and the reason.
type Omission struct {
	*rules.Result
	Why string // such as "it has 2 errors"
}

// A Row is an outcome of the framework with the elements and partners that work
// towards it.
//
// An element supports the outcomes that it names directly. It supports others
// through these: an outcome that contributes to another, by "contributes-to",
// passes its support on, and so on upwards. Links under "links" in the framework
// do not, since they are evidence and no commitment.
//
// Activities and partners are those of the supporting elements and of all from
// which links lead to these, also those of groups and stages as wholes, in their
// models and across models; links marked as feedback are not followed, nor are links
// across models that are wrong. Inputs without links lead to all activities of their
// model. A partner counts whatever kind of element names it.
type Row struct {
	*outcomes.Outcome
	Group      *Group
	Direct     []Support
	Through    []Support // without elements that are in Direct
	Activities []logicmodel.Step
	Partners   []*Organisation

	// DirectPartners are those of the Partners who work towards what supports
	// the outcome directly, as [Row.DirectModels] are those of the Models.
	DirectPartners []*Organisation

	// Overlap is effort that may be made twice: activities of different
	// models that produce different outputs for this outcome directly, though
	// no partner takes part in both and no links lead from one model to the
	// other, over further ones or not. It is something to look at, not a
	// fault.
	Overlap []Effort
}

// A Support is an element that supports an outcome.
type Support struct {
	logicmodel.Step
	Via *outcomes.Outcome // the outcome that the element names; nil: this one itself
}

// An Organisation is a partner of one model or of several. Partners whose names
// are the same but for case and space are one organisation, since each model has
// its own ids.
type Organisation struct {
	Name   string              // as it is first written
	Models []*logicmodel.Model // that name it
}

// An Effort holds the outputs of one model for an outcome.
type Effort struct {
	Model    *logicmodel.Model
	Outputs  []logicmodel.Step
	Partners []*Organisation // of the activities that produce them
}

// IsSupported reports whether any element supports the outcome.
func (r *Row) IsSupported() bool { return len(r.Direct)+len(r.Through) > 0 }

// IsMissing reports whether no element supports the outcome, and no other outcome
// has replaced it.
func (r *Row) IsMissing() bool { return !r.IsSupported() && r.ReplacedBy.ID == "" }

// Models returns the models whose elements support the outcome, those that do
// so directly first.
func (r *Row) Models() []*logicmodel.Model { return modelsOf(r.Direct, r.Through) }

// DirectModels returns the models whose elements support the outcome directly.
func (r *Row) DirectModels() []*logicmodel.Model { return modelsOf(r.Direct) }

func modelsOf(lists ...[]Support) []*logicmodel.Model {
	return unique(table.Each(slices.Concat(lists...), func(s Support) *logicmodel.Model { return s.Model }))
}

// unique removes items that stood in the list before, in place.
func unique[T comparable](all []T) []T {
	seen := map[T]bool{}
	return slices.DeleteFunc(all, func(x T) bool {
		again := seen[x]
		seen[x] = true
		return again
	})
}

// SupportedRows returns the outcomes that any element supports.
func (c *Coverage) SupportedRows() []*Row { return filter(c.Rows, (*Row).IsSupported) }

// MissingRows returns the outcomes that no element supports.
func (c *Coverage) MissingRows() []*Row { return filter(c.Rows, (*Row).IsMissing) }

// SinglePartnerRows returns the outcomes that only one partner works towards.
func (c *Coverage) SinglePartnerRows() []*Row {
	return filter(c.Rows, func(r *Row) bool { return len(r.Partners) == 1 })
}

// OverlappingRows returns the outcomes for which effort may be made twice.
func (c *Coverage) OverlappingRows() []*Row {
	return filter(c.Rows, func(r *Row) bool { return len(r.Overlap) > 0 })
}

func filter(rows []*Row, keep func(*Row) bool) []*Row {
	var all []*Row
	for _, r := range rows {
		if keep(r) {
			all = append(all, r)
		}
	}
	return all
}

// Cover returns how the models of a report cover the outcomes of the framework.
// Models count if they are written for it or for one that extends it, by id and
// version. Without a framework it takes the one for which most models count; of
// several the one that extends the others.
//
// Models with errors are left out, as are those whose id another one has. An
// error of a link across models only leaves out the link.
func Cover(report *rules.Report, f *outcomes.Framework) *Coverage {
	var models []*rules.Result
	for _, r := range report.Results {
		if r.Model != nil || r.Framework == nil { // a framework, not a model
			models = append(models, r)
		}
	}
	why := whyUnsound(models)
	if f == nil {
		f = mostCommonFramework(models, why)
	}
	c := &Coverage{Framework: f}
	for i, m := range models {
		if why[i] == "" {
			why[i] = whyForeign(m, f)
		}
		if why[i] != "" {
			c.LeftOut = append(c.LeftOut, Omission{m, why[i]})
		} else {
			c.Models = append(c.Models, m)
		}
	}
	if f != nil {
		c.fill(report.Links)
	}
	return c
}

// fill adds the rows of the outcomes and who supports them, by the models and the
// links between them.
func (c *Coverage) fill(links []*logicmodel.CrossLink) {
	c.addRows()
	newTally(c, links).fillRows()
	c.Groups = slices.DeleteFunc(c.Groups, func(g Group) bool { return g.isOfActivities() && g.CountSupported() == 0 })
	c.Rows = nil
	for i := range c.Groups {
		g := &c.Groups[i]
		for _, r := range g.Rows {
			r.Group = g
		}
		c.Rows = append(c.Rows, g.Rows...)
	}
}

// isOfActivities reports whether the level has the name of inputs or activities.
func (g *Group) isOfActivities() bool {
	for _, stage := range []outcomes.Stage{logicmodel.Input, logicmodel.Activity} {
		for _, name := range []string{stage.Noun(), stage.Plural()} {
			if strings.EqualFold(g.Title, name) {
				return true
			}
		}
	}
	return false
}

// whyUnsound returns for each model why it is not counted for any framework;
// empty for one that is counted.
func whyUnsound(models []*rules.Result) []string {
	why := make([]string, len(models))
	first := map[string]*rules.Result{} // by the ids of models
	for i, m := range models {
		if m.Model == nil {
			why[i] = "it cannot be read as a model"
			continue
		}
		other := first[m.Model.ID]
		if other == nil {
			first[m.Model.ID] = m
		}
		switch n := m.Findings.Count(diag.Error); {
		case n == 1:
			why[i] = "it has an error"
		case n > 1:
			why[i] = fmt.Sprintf("it has %d errors", n)
		case other != nil:
			why[i] = fmt.Sprintf("it has the same id as %s, %s", plaintext.Clean(other.Name), diag.Quote(m.Model.ID))
		}
	}
	return why
}

// whyForeign returns why a sound model does not count for the framework; empty
// where it counts.
func whyForeign(m *rules.Result, f *outcomes.Framework) string {
	if m.Framework == nil {
		return "it names no framework"
	}
	for _, g := range m.Framework.Lineage() {
		switch {
		case identity(g) == identity(f):
			return ""
		case g.ID == f.ID && g.Version == "":
			return "it is written for an unnamed version of the framework"
		case g.ID == f.ID:
			return fmt.Sprintf("it is written for version %s of the framework", diag.Quote(g.Version))
		}
	}
	return "it is written for the framework " + diag.Quote(m.Framework.ID)
}

// A frameworkID identifies a framework that may have been read several times or
// from several files.
type frameworkID struct{ id, version string }

func identity(f *outcomes.Framework) frameworkID { return frameworkID{f.ID, f.Version} }

// mostCommonFramework returns the framework that most sound models are written
// for, directly or by one that extends it; nil where no model names any.
func mostCommonFramework(models []*rules.Result, unsound []string) *outcomes.Framework {
	count := map[frameworkID]int{}
	var all []*outcomes.Framework // in the order of the models
	for i, m := range models {
		if m.Framework != nil && unsound[i] == "" {
			for _, f := range m.Framework.Lineage() {
				count[identity(f)]++
				all = append(all, f)
			}
		}
	}
	var best *outcomes.Framework
	most, depth := 0, 0
	for _, f := range all {
		if n, d := count[identity(f)], len(f.Lineage()); n > most || n == most && d > depth {
			best, most, depth = f, n, d
		}
	}
	return best
}

// addRows adds the rows of the outcomes, by their levels.
func (c *Coverage) addRows() {
	for _, l := range c.Framework.AllLevels() {
		c.Groups = append(c.Groups, Group{Level: l})
	}
	none := len(c.Groups)
	c.Groups = append(c.Groups, Group{})
	for o := range c.Framework.All() {
		i := slices.IndexFunc(c.Groups, func(g Group) bool { return g.ID == o.Level.ID })
		if i < 0 {
			i = none
		}
		g := &c.Groups[i]
		g.Rows = append(g.Rows, &Row{Outcome: o})
	}
	if len(c.Groups[none].Rows) == 0 {
		c.Groups = c.Groups[:none]
	}
	for _, g := range c.Groups {
		c.Rows = append(c.Rows, g.Rows...)
	}
}

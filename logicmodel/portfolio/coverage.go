package portfolio

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Coverage tells, for each outcome of a framework and of those that it
// extends, who works towards it.
type Coverage struct {
	Framework *outcomes.Framework // nil: the models name none
	Levels    []Level             // the highest first; last, without a title, the outcomes on no level
	Outcomes  []*Outcome          // by level, those of one level in the framework's order
	Models    []*Member           // that are counted
	LeftOut   []LeftOut           // the others
	Partners  []*Partner          // of the counted models, in the order in which they are named
}

// A Level is the outcomes on one level.
type Level struct {
	outcomes.Level
	Outcomes []*Outcome
}

// A LeftOut is a model that is not counted.
type LeftOut struct {
	*Member
	Why string // such as "it has 2 errors"
}

// An Outcome is an outcome of the framework and what works towards it.
//
// An element supports the outcomes that it names directly. It supports others
// through these: an outcome that contributes to another, by "contributes-to",
// hands on its support, and so on upwards. What the framework says under
// "links" hands on nothing, since that is evidence and no commitment.
//
// Activities and partners are those of the supporting elements and of all from
// which links lead to these, in their models and across models; links marked
// as feedback are not followed, nor are links across models that are wrong. A
// partner counts whatever kind of element names it.
type Outcome struct {
	*outcomes.Outcome
	Level      *outcomes.Level // nil: none
	Direct     []Support
	Through    []Support // without elements that are in Direct
	Activities []Step
	Partners   []*Partner

	// DirectPartners are those of the Partners who work towards what supports
	// the outcome directly, as [Outcome.DirectModels] are those of the Models.
	DirectPartners []*Partner

	// Overlap is effort that may be made twice: activities of different
	// models that produce different outputs for this outcome directly, though
	// no partner takes part in both and no links lead from one model to the
	// other, over further ones or not. It is something to look at, not a
	// fault.
	Overlap []Effort
}

// A Support is an element that supports an outcome.
type Support struct {
	Step
	Via *outcomes.Outcome // the outcome that the element names; nil: this one itself
}

// A Partner is a partner of one model or of several. Partners whose names are
// the same, but for case and space, are one, since each model gives ids of its
// own.
type Partner struct {
	Name   string              // as it is first written
	Models []*logicmodel.Model // that name it
}

// An Effort is what one model does for an outcome.
type Effort struct {
	Model    *logicmodel.Model
	Outputs  []Step
	Partners []*Partner // of the activities that produce them
}

// Supported reports whether anybody supports the outcome.
func (o *Outcome) Supported() bool { return len(o.Direct)+len(o.Through) > 0 }

// Missing reports whether nobody supports the outcome though somebody might:
// one that another outcome has replaced is no longer missed.
func (o *Outcome) Missing() bool { return !o.Supported() && o.ReplacedBy.ID == "" }

// Models are the models whose elements support the outcome, those that do so
// directly first.
func (o *Outcome) Models() []*logicmodel.Model {
	return modelsOf(slices.Concat(o.Direct, o.Through))
}

// DirectModels are the models whose elements support the outcome directly.
func (o *Outcome) DirectModels() []*logicmodel.Model { return modelsOf(o.Direct) }

func modelsOf(supports []Support) []*logicmodel.Model {
	var all []*logicmodel.Model
	seen := map[*logicmodel.Model]bool{}
	for _, s := range supports {
		if !seen[s.Model] {
			seen[s.Model] = true
			all = append(all, s.Model)
		}
	}
	return all
}

// Coverage is who supports the outcomes of the framework. Models count if they
// are written for it or for one that extends it, which is told by its id and
// version. Without a framework it is the one for which most models count; of
// several the one that extends the others.
//
// Models with errors are left out, as are those whose id another one has. An
// error of a link across models only leaves out the link.
func (p *Portfolio) Coverage(f *outcomes.Framework) *Coverage {
	c := &Coverage{}
	var sound []*Member
	for _, m := range p.Members {
		if why := unsound(m); why != "" {
			c.LeftOut = append(c.LeftOut, LeftOut{m, why})
			continue
		}
		sound = append(sound, m)
	}
	if f == nil {
		f = mostCommon(sound)
	}
	c.Framework = f
	for _, m := range sound {
		if why := foreign(m, f); why != "" {
			c.LeftOut = append(c.LeftOut, LeftOut{m, why})
			continue
		}
		c.Models = append(c.Models, m)
	}
	order := make(map[*Member]int, len(p.Members))
	for i, m := range p.Members {
		order[m] = i
	}
	slices.SortStableFunc(c.LeftOut, func(a, b LeftOut) int { return cmp.Compare(order[a.Member], order[b.Member]) })
	if f == nil {
		return c
	}
	c.addOutcomes()
	t := newTally(c, p.Links)
	t.support()
	t.upstream()
	return c
}

// unsound says why a model is not counted whatever the framework.
func unsound(m *Member) string {
	n := m.Findings.Count(diag.Error)
	switch {
	case m.Model == nil:
		return "it cannot be read as a model"
	case n == 1:
		return "it has an error"
	case n > 1:
		return fmt.Sprintf("it has %d errors", n)
	case m.sameID != nil:
		return fmt.Sprintf("it has the same id as %s, %s", plaintext.Clean(m.sameID.Name()), q(m.Model.ID))
	}
	return ""
}

// Name is what people call the member's file.
func (m *Member) Name() string {
	if m.shown != nil {
		return m.shown(m.File)
	}
	return m.File
}

// foreign says why a sound model does not count for the framework.
func foreign(m *Member, f *outcomes.Framework) string {
	if m.Framework == nil {
		return "it names no framework"
	}
	for _, g := range m.Framework.Lineage() {
		switch {
		case identity(g) == identity(f):
			return ""
		case g.ID == f.ID:
			return fmt.Sprintf("it is written for %s of the framework", version(g))
		}
	}
	return fmt.Sprintf("it is written for the framework %s", q(m.Framework.ID))
}

func version(f *outcomes.Framework) string {
	if f.Version == "" {
		return "an unnamed version"
	}
	return "version " + q(f.Version)
}

// A frameworkID tells frameworks apart that were read from several files or
// several times.
type frameworkID struct{ id, version string }

func identity(f *outcomes.Framework) frameworkID { return frameworkID{f.ID, f.Version} }

// mostCommon is the framework that most models are written for, by themselves
// or by one that extends it; nil where no model names any.
func mostCommon(members []*Member) *outcomes.Framework {
	var best *outcomes.Framework
	count := map[frameworkID]int{}
	lineage := map[*outcomes.Framework][]*outcomes.Framework{}
	for _, m := range members {
		if f := m.Framework; f != nil {
			if lineage[f] == nil {
				lineage[f] = f.Lineage()
			}
			for _, g := range lineage[f] {
				count[identity(g)]++
			}
		}
	}
	for _, m := range members {
		for _, g := range lineage[m.Framework] {
			n := 0
			if best != nil {
				n = count[identity(best)]
			}
			if k := count[identity(g)]; k > n || k == n && len(g.Lineage()) > len(best.Lineage()) {
				best = g
			}
		}
	}
	return best
}

// addOutcomes lists the outcomes by their levels.
func (c *Coverage) addOutcomes() {
	for _, l := range c.Framework.AllLevels() {
		c.Levels = append(c.Levels, Level{Level: l})
	}
	c.Levels = append(c.Levels, Level{})
	index := map[string]int{}
	for i := range slices.Backward(c.Levels) {
		index[c.Levels[i].ID] = i
	}
	none := len(c.Levels) - 1
	index[""] = none
	for o := range c.Framework.All() {
		i, ok := index[o.Level.ID]
		if !ok {
			i = none
		}
		out := &Outcome{Outcome: o}
		if i != none {
			out.Level = &c.Levels[i].Level
		}
		c.Levels[i].Outcomes = append(c.Levels[i].Outcomes, out)
	}
	if len(c.Levels[none].Outcomes) == 0 {
		c.Levels = c.Levels[:none]
	}
	for _, l := range c.Levels {
		c.Outcomes = append(c.Outcomes, l.Outcomes...)
	}
}

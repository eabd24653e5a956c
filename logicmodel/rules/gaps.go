package rules

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// gaps holds where links are missing, so that one of LM010 to LM015 reports each
// missing link.
type gaps struct {
	noCause   []bool // of each element: LM013 reports that nothing leads to it
	left      []bool // of each element that leads to nothing: it is left to such a finding
	reported  []bool // of each element: LM011, LM012 or LM013 reports it
	unreached []int  // the end states that LM015 reports
	noLinks   bool   // LM015 reports that the model has no links at all
}

// findGaps returns the gaps of the model. They are computed once and must not be
// changed.
func findGaps(p *Pass) *gaps {
	r := p.run
	if r.gaps != nil {
		return r.gaps
	}
	n := len(p.Model.Elements)
	g := &gaps{noCause: make([]bool, n), left: make([]bool, n), reported: make([]bool, n)}
	r.gaps = g
	reached, arrives := fromActivities(p)
	ends := reportedEnds(p)
	if g.noLinks = !arrives && len(ends) > 0 && n > 2 && len(p.Graph.Edges) == 0 && len(p.Graph.Joined()) == 0; g.noLinks {
		g.unreached = ends[:1]
		return g
	}
	var sinks [logicmodel.EndState + 1][]int // by stage, what leads to nothing
	lack := 0                                // how many elements lack a cause
	first := firstOutcomeStage(p)
	for i, e := range p.Elements() {
		g.noCause[i] = lacksCause(p, i, first) && !p.IsSilent("LM013", e)
		g.reported[i] = g.noCause[i]
		if g.noCause[i] {
			lack++
		}
		if isSink(p, i) {
			sinks[e.Stage] = append(sinks[e.Stage], i)
		}
	}
	for i, lacks := range g.noCause {
		if !lacks {
			continue
		}
		if x, ok := missingCause(p, &sinks, i, lack == 1); ok {
			g.left[x] = true
		}
	}
	isReported := lack > 0 // by one of LM011, LM012 and LM013
	stops := false         // a finding on something that leads to nothing names where the chain stops
	for s, all := range sinks {
		for _, i := range all {
			if g.left[i] || p.IsSilent(sinkCode(logicmodel.Stage(s)), &p.Model.Elements[i]) {
				continue
			}
			stops = true
			if logicmodel.Stage(s) <= logicmodel.Output {
				g.reported[i], isReported = true, true
			}
		}
	}
	if arrives {
		return g
	}
	someReached := slices.ContainsFunc(ends, func(i int) bool { return reached[i] })
	for _, i := range ends {
		if reached[i] || isReported && stops && !someReached || leadsFromGap(p, g, i) {
			continue
		}
		g.unreached = append(g.unreached, i)
	}
	return g
}

// reportedEnds returns the end states that LM015 may report.
func reportedEnds(p *Pass) (ends []int) {
	for i := range p.Graph.InStage(p.Graph.End()) {
		if !p.IsSilent("LM015", &p.Model.Elements[i]) {
			ends = append(ends, i)
		}
	}
	return ends
}

// isSink reports whether LM011, LM012 or LM014 is about element i: it leads to
// nothing, and should.
func isSink(p *Pass, i int) bool {
	switch p.Graph.Stage(i) {
	case logicmodel.Activity, logicmodel.Output:
		return !p.Graph.IsCause(i)
	}
	return isDeadEnd(p, i)
}

// sinkCode returns the code of the rule about elements of the stage that lead to
// nothing.
func sinkCode(s logicmodel.Stage) string {
	switch s {
	case logicmodel.Activity:
		return "LM011"
	case logicmodel.Output:
		return "LM012"
	}
	return "LM014"
}

// missingCause returns what ought to lead to element i, which LM013 reports: the only
// element of the stage before that leads to nothing; or the only one of all up to its
// stage, where element i alone lacks a cause.
func missingCause(p *Pass, sinks *[logicmodel.EndState + 1][]int, i int, alone bool) (int, bool) {
	s := p.Graph.Stage(i)
	before := s - 1
	for before > logicmodel.Activity && p.Graph.Count(before) == 0 {
		before--
	}
	if all := sinks[before]; len(all) > 0 {
		return all[0], len(all) == 1
	}
	if !alone {
		return 0, false
	}
	all := slices.Concat(sinks[:s+1]...)
	if len(all) != 1 || all[0] == i {
		return 0, false
	}
	return all[0], s.IsOutcome() || p.Graph.Stage(all[0]) < s
}

// leadsFromGap reports whether LM013 reports something that leads to element i,
// so that the chain to it begins with what nothing leads to.
func leadsFromGap(p *Pass, g *gaps, i int) bool {
	for k, isCause := range p.Graph.Causes(i) {
		if isCause && k != i && g.noCause[k] {
			return true
		}
	}
	return false
}

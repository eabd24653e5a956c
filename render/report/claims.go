package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// A claim is a link on the way to the end state.
type claim struct {
	from, to text
	band     text             // the step that it leaves, and who takes part in that
	stage    logicmodel.Stage // of that step
	*logicmodel.Link
}

// arrow returns the link as its two ends.
func (c *claim) arrow() text {
	if c.Illustrative {
		return textf("%s → %s (illustrative)", c.from, c.to)
	}
	return textf("%s → %s", c.from, c.to)
}

// arrows returns links as their two ends, each with its line.
func (s *story) arrows(claims []claim) text {
	var all []text
	for _, c := range claims {
		all = append(all, textf("%s%s", c.arrow(), s.line(c.To.Pos)))
	}
	return join(all, "; ")
}

// grade returns how strong the evidence for a link is, and its source.
func (s *study) grade(l *logicmodel.Link) text {
	t := english(prose.UpperFirst(gradeWord(l.Evidence.Grade)))
	if l.Evidence.Grade == 0 {
		if l.Evidence.Source == "" {
			return s.notSaid()
		}
		return s.text(l.Evidence.Source)
	}
	if source := s.text(l.Evidence.Source); source != nil {
		return textf("%s: %s", t, source)
	}
	return t
}

func gradeWord(g outcomes.Grade) string {
	switch g {
	case 0:
		return "not said"
	case outcomes.GradeNone:
		return "none was found"
	}
	return g.String()
}

// An assumption is what links take for granted.
type assumption struct {
	words  text
	at     diag.Pos
	judged diag.Pos // of the status
	status logicmodel.Status
	claims []text // that rest on it; none: it is not said
}

// known returns what is known of the assumption.
func (a *assumption) known() string { return cmp.Or(a.status.String(), "not said") }

// assumptions returns what the links on the way take for granted, each once, and what
// the model takes for granted without a link that says so.
func (s *story) assumptions() []assumption {
	byID := map[string]*logicmodel.Assumption{}
	for i := range s.model.Assumptions {
		byID[s.model.Assumptions[i].ID] = &s.model.Assumptions[i]
	}
	var all []assumption
	place := map[string]int{} // in all, by the words
	for _, c := range s.claims {
		for _, as := range c.Assumes {
			a := assumption{words: s.text(as.Text), at: as.Pos}
			if m := byID[as.ID]; m != nil && as.ID != "" {
				a.words, a.at, a.judged, a.status = s.text(m.Text), m.Pos, m.StatusPos, m.Status
			}
			if a.words == nil {
				a.words = s.text(as.ID)
			}
			words := a.words.String()
			i, ok := place[words]
			if !ok {
				i = len(all)
				place[words] = i
				all = append(all, a)
			}
			all[i].claims = append(all[i].claims, c.arrow())
		}
	}
	named := s.named(func(l *logicmodel.Link) (ids []string) {
		for _, a := range l.Assumes {
			ids = append(ids, a.ID)
		}
		return ids
	})
	for i := range s.model.Assumptions {
		if m := &s.model.Assumptions[i]; !named[m.ID] {
			all = append(all, assumption{words: s.text(m.Text), at: m.Pos, judged: m.StatusPos, status: m.Status})
		}
	}
	return all
}

// named returns the ids that any link of the model names, on the way or not.
func (s *story) named(ids func(*logicmodel.Link) []string) map[string]bool {
	all := map[string]bool{}
	for i := range s.graph.Edges {
		if l := s.graph.Edges[i].Link; l != nil {
			for _, id := range ids(l) {
				all[id] = true
			}
		}
	}
	return all
}

// A risk is what puts links on the way at risk.
type risk struct {
	words text
	*logicmodel.Risk
	claims []text // that are at risk; none: it is not said
}

// unrated returns what is not said of the risk: how likely it is, how grave, or both;
// empty where both are said.
func (r *risk) unrated() string {
	switch {
	case r.Likelihood == 0 && r.Consequence == 0:
		return "likely and how grave"
	case r.Likelihood == 0:
		return "likely"
	case r.Consequence == 0:
		return "grave"
	}
	return ""
}

// risks returns what puts links on the way at risk, or the model without a link that
// says so, what is most likely and grave first.
func (s *story) risks() []risk {
	ids := func(l *logicmodel.Link) (ids []string) {
		for _, ref := range l.Risks {
			ids = append(ids, ref.ID)
		}
		return ids
	}
	claims := map[string][]text{} // by the id of the risk
	for _, c := range s.claims {
		for i, id := range ids(c.Link) {
			if slices.Index(ids(c.Link), id) == i {
				claims[id] = append(claims[id], c.arrow())
			}
		}
	}
	named := s.named(ids)
	var all []risk
	for i := range s.model.Risks {
		r := risk{words: s.text(s.model.Risks[i].Text), Risk: &s.model.Risks[i]}
		r.claims = claims[r.ID]
		if r.claims != nil || !named[r.ID] {
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b risk) int {
		return cmp.Compare(b.Likelihood*b.Consequence, a.Likelihood*a.Consequence)
	})
	return all
}

// ratings returns how likely and grave the risk is, as in "high, medium", for a table;
// empty where neither is said.
func (r *risk) ratings() string {
	if r.Likelihood == 0 && r.Consequence == 0 {
		return ""
	}
	return cmp.Or(r.Likelihood.String(), "not said") + ", " + cmp.Or(r.Consequence.String(), "not said")
}

// weighed returns how likely and grave a risk is, as a sentence.
func (s *story) weighed(r *risk) text {
	ratings := english(fmt.Sprintf("likelihood %s, consequence %s", cmp.Or(r.Likelihood.String(), "not said"), cmp.Or(r.Consequence.String(), "not said")))
	if r.claims == nil {
		return textf("There is the risk “%s” (%s).%s", r.words, ratings, s.line(r.Pos))
	}
	return textf("The risk “%s” (%s) threatens %s.%s", r.words, ratings, quoted(r.claims), s.line(r.Pos))
}

// broken returns that an assumption is broken, and what rests on it, as sentences.
func (s *story) broken(a *assumption) text {
	t := textf("The assumption “%s” is broken.", a.words)
	if a.claims != nil {
		t = textf("%s What rests on it: %s.", t, quoted(a.claims))
	}
	return textf("%s%s", t, s.line(a.judged))
}

// quoted returns links in quotation marks, as a list.
func quoted(claims []text) text {
	var all []text
	for _, c := range claims {
		all = append(all, textf("“%s”", c))
	}
	return join(all, "; ")
}

// missed returns the earlier targets that an indicator missed, by what was measured at
// their dates, as sentences. How it does by the target that is next, its state shows.
func (s *story) missed(r *progress.Result) []text {
	var all []text
	c, values := s.progress.Calendar, s.history(r).values
	for _, t := range r.Targets {
		if r.Target == nil || t.AtLeast+t.AtMost != "" || !t.On.Valid() || !c.Before(t.On, r.Target.On) {
			continue
		}
		for _, v := range values {
			short := r.Direction == outcomes.DirectionIncrease && v.Number < t.Number || r.Direction == outcomes.DirectionDecrease && v.Number > t.Number
			if short && !c.Before(v.On, t.On) && !c.Before(t.On, v.On) {
				bare := func(f outcomes.Figure) text { return s.text(f.Show(numbers.Sign(r.Unit))) }
				all = append(all, textf("“%s” missed its target for %s: the target was %s, and %s was measured.%s", s.indicator(r), english(t.On.InWords()), bare(t.Figure), bare(v.Figure), s.line(t.Pos)))
			}
		}
	}
	return all
}

// outside returns what an external factor affects on the way, as a sentence.
func (s *story) outside(f *logicmodel.Factor) text {
	var affects []text
	for _, ref := range f.Affects {
		if n, ok := s.graph.Node(ref.ID); ok && s.onWay[n] {
			affects = append(affects, textf("“%s”", s.node(n)))
		}
	}
	if affects == nil {
		return textf("The external factor “%s” may have played a part; it is not said what it affects.%s", s.text(f.Title), s.line(f.Pos))
	}
	return textf("The external factor “%s” affects %s.%s", s.text(f.Title), join(affects, "; "), s.line(f.Pos))
}

// measured returns the latest value of an indicator, and the baseline and the target
// beside it.
func (s *story) measured(r *progress.Result) text {
	var beside []text
	if r.Baseline != nil {
		beside = append(beside, s.say("baseline %s", s.baseline(r)))
	}
	if r.Target != nil {
		beside = append(beside, s.say("target %s", s.target(r)))
	}
	if beside == nil {
		return s.latest(r)
	}
	return textf("%s; %s", s.latest(r), join(beside, ", "))
}

// factors returns the external factors that affect something on the way, and those
// of which it is not said what they affect.
func (s *story) factors() []*logicmodel.Factor {
	var all []*logicmodel.Factor
	for i := range s.model.Factors {
		f := &s.model.Factors[i]
		if len(f.Affects) == 0 || slices.ContainsFunc(f.Affects, func(r logicmodel.Ref) bool { return s.isOn(r.ID) }) {
			all = append(all, f)
		}
	}
	return all
}

// grades returns how many links have evidence of what strength, the strongest first,
// as a sentence.
func (s *story) grades() text {
	if s.claims == nil {
		return english("The logic model gives no evidence that each stage leads to the next.")
	}
	var parts []string
	for _, g := range []outcomes.Grade{outcomes.GradeStrong, outcomes.GradeModerate, outcomes.GradeWeak, outcomes.GradeNone, 0} {
		n := 0
		for _, c := range s.claims {
			if c.Evidence.Grade == g {
				n++
			}
		}
		word := gradeWord(g)
		switch {
		case n == 0:
			continue
		case g == 0 && n == len(s.claims):
			return english("How strong the evidence is for the links on the way is not said.")
		case g == outcomes.GradeNone:
			word = "looked for and not found"
		}
		parts = append(parts, fmt.Sprintf("%s for %d", word, n))
	}
	return english(fmt.Sprintf("Of the %s on the way, the evidence is %s.", prose.Count(len(s.claims), "link"), prose.List(parts)))
}

package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
)

// A story is the argument that the work contributed to one end state, by the steps
// of contribution analysis. All of it is in the words and values of the model.
type story struct {
	*study
	end    *logicmodel.Element
	graph  *logicmodel.Graph
	onWay  []bool // nodes of the graph from which links lead to the end state, itself included
	claims []claim
	back   []claim // links on the way that run back to an earlier step
	links  *table  // of the claims
}

// contribution returns the story of each end state, or of each element of the last
// stage.
func (s *study) contribution(context.Context) (part, error) {
	var p part
	g := logicmodel.NewGraph(s.model)
	for i := range g.InStage(g.End()) {
		st := s.newStory(g, i)
		if len(g.EdgesTo(i)) == 0 && len(st.claims) == 0 {
			continue // nothing leads to it that could be argued
		}
		p.sections = append(p.sections, section{title: s.say("Towards “%s”", s.elementName(st.end)), sections: []section{
			{title: s.say("Step 1: the change in question"), blocks: st.question()},
			{title: s.say("Step 2: how the work was to lead to it"), blocks: st.theory()},
			{title: s.say("Step 3: what the evidence shows"), blocks: st.evidence()},
			{title: s.say("Step 4: the story, and what challenges it"), blocks: st.balance()},
			{title: s.say("Steps 5 and 6: what is not known, and what would strengthen the story"), blocks: st.gaps()},
		}})
	}
	if len(p.sections) == 1 {
		p.sections = p.sections[0].sections
	}
	return p, nil
}

func (s *study) newStory(g *logicmodel.Graph, end int) *story {
	st := &story{study: s, end: &s.model.Elements[end], graph: g, onWay: make([]bool, g.Nodes())}
	queue := []int{end}
	st.onWay[end] = true
	for len(queue) > 0 {
		for _, e := range g.EdgesTo(queue[0]) {
			if k := &g.Edges[e]; !k.IsFeedback() && !st.onWay[k.From] {
				st.onWay[k.From] = true
				queue = append(queue, k.From)
			}
		}
		queue = queue[1:]
	}
	for i := range g.Edges {
		k := &g.Edges[i]
		switch {
		case k.Link == nil || k.To < 0 || !st.onWay[k.To]:
		case !k.IsFeedback():
			st.claims = append(st.claims, st.newClaim(k))
		case st.onWay[k.From]:
			st.back = append(st.back, st.newClaim(k))
		}
	}
	st.links = st.linkTable()
	return st
}

func (s *story) newClaim(e *logicmodel.Edge) claim {
	c := claim{from: s.node(e.From), to: s.node(e.To), fromPos: s.nodePos(e.From), Link: e.Link}
	if _, ok := s.graph.Group(e.From); !ok {
		c.who = s.takingPart(&s.model.Elements[e.From])
	}
	return c
}

// takingPart returns the partners who take part in an element, to stand after its title.
func (s *story) takingPart(e *logicmodel.Element) text {
	var who []text
	for _, ref := range e.Partners {
		who = append(who, s.partner(ref.ID))
	}
	if who == nil {
		return nil
	}
	return textf(" (partners: %s)", join(who, ", "))
}

// node returns the title of an element or group.
func (s *story) node(n int) text {
	if k, ok := s.graph.Group(n); ok {
		return textf("%s (the group)", s.titleOr(s.model.Groups[k].Title, s.model.Groups[k].ID))
	}
	return s.elementName(&s.model.Elements[n])
}

// nodePos returns the place of an element or group.
func (s *story) nodePos(n int) diag.Pos {
	if k, ok := s.graph.Group(n); ok {
		return s.model.Groups[k].Pos
	}
	return s.model.Elements[n].Pos
}

// isOn reports whether the element or group with the id is on the way.
func (s *story) isOn(id string) bool {
	n, ok := s.graph.Node(id)
	return ok && s.onWay[n]
}

// question returns the change, the need, and how the end state stands.
func (s *story) question() []block {
	all := []block{paragraph(textf("Did the work contribute to this: “%s”?%s", s.elementName(s.end), s.line(s.end.Pos)))}
	all = append(all, s.traced(s.blocks(s.model.Situation), s.model.KeyPos(s.model.Pos, "situation"))...)
	if table := s.resultsOf("Results: the change itself", func(id string) bool { return id == s.end.ID }); table != nil {
		return append(all, table...)
	}
	for i := range s.progress.Judgements {
		if j := &s.progress.Judgements[i]; j.Element == s.end {
			return append(all, paragraph(s.judged(j)))
		}
	}
	return append(all, paragraph(english("No indicator and no judgement in the model shows whether it has come about.")))
}

// unseen reports whether no indicator is of the change itself, and no judgement says how it stands.
func (s *story) unseen() bool {
	isEnd := func(id string) bool { return id == s.end.ID }
	return !slices.ContainsFunc(s.progress.Results, func(r progress.Result) bool { return isOf(&r, isEnd) }) &&
		!slices.ContainsFunc(s.progress.Judgements, func(j progress.Judgement) bool { return j.Element == s.end && j.Word() != "not known" })
}

// judged returns how an element is judged, as a sentence.
func (s *story) judged(j *progress.Judgement) text {
	t := textf("“%s” is judged “%s”", s.elementName(j.Element), english(j.Word()))
	if j.Word() == "not known" {
		t = textf("How “%s” stands is not known", s.elementName(j.Element))
	}
	if on := s.date(j.Element.Status.On); on != "" {
		t = textf("%s (%s)", t, english(on))
	}
	if note := s.text(j.Element.Status.Note); note != nil {
		t = textf("%s: %s", t, note)
	}
	return textf("%s.%s", t, s.line(j.Element.Status.Pos))
}

// theory returns what was done, each link with its reason and evidence, and what
// the links take for granted and are at risk of; and what else may be the cause.
func (s *story) theory() []block {
	var all []block
	if s.model.Links == logicmodel.LinkingStages {
		all = append(all, paragraph(textf("Each stage as a whole leads to the next.%s", s.line(s.model.KeyPos(s.model.Pos, "links")))))
	}
	if s.claims == nil {
		all = append(all, block{table: s.stageTable()})
	} else {
		all = append(all, block{table: s.links})
		all = append(all, listBlock(s.stepNotes())...)
	}
	if n := len(s.back); n > 0 {
		all = append(all, paragraph(textf("%s not in the table, since %s to an earlier step: %s.",
			english(prose.UpperFirst(prose.CountInWords(n, "link"))+" "+prose.Agree(n, "is", "are")), english(prose.Agree(n, "it runs back", "they run back")), s.arrows(s.back))))
	}
	if slices.ContainsFunc(s.claims, func(c claim) bool { return c.Illustrative }) {
		all = append(all, paragraph(english("What is called illustrative is not from the source.")))
	}
	assumptions := &table{caption: s.say("What the links take for granted"), heads: []text{s.say("Assumption"), s.say("What rests on it"), s.say("What is known of it")}}
	for _, a := range s.assumptions() {
		assumptions.rows = append(assumptions.rows, []text{textf("%s%s", a.words, s.line(a.at)), join(a.claims, "; ").orElse(s.notSaid()), english(prose.UpperFirst(a.known()))})
	}
	risks := &table{caption: s.say("What puts the links at risk"), heads: []text{s.say("Risk"), s.say("What it puts at risk"), s.say("Likelihood, consequence"), s.say("What is done about it")}}
	for _, r := range s.risks() {
		risks.rows = append(risks.rows, []text{textf("%s%s", r.words, s.line(r.Pos)), join(r.claims, "; ").orElse(s.notSaid()), english(prose.UpperFirst(r.ratings())).orElse(s.notSaid()), s.text(r.Mitigation).orElse(s.notSaid())})
	}
	factors := &table{caption: s.say("What else may have caused it, or stood in its way"), heads: []text{s.say("External factor"), s.say("What it affects"), s.say("Note")}}
	for _, f := range s.factors() {
		var affects []text
		for _, ref := range f.Affects {
			if n, ok := s.graph.Node(ref.ID); ok {
				affects = append(affects, s.node(n))
			}
		}
		factors.rows = append(factors.rows, []text{textf("%s%s", s.text(f.Title), s.line(f.Pos)), join(affects, "; ").orElse(s.notSaid()), s.text(f.Note).orElse(s.notSaid())})
	}
	for _, t := range []*table{assumptions, risks, factors} {
		if t.rows != nil {
			all = append(all, block{table: t})
		}
	}
	return all
}

// stepNotes returns the notes on the steps on the way.
func (s *story) stepNotes() []text {
	var list []text
	for i := range s.model.Elements {
		e := &s.model.Elements[i]
		if note := s.text(e.Note); note != nil && s.onWay[i] {
			list = append(list, textf("On “%s”: %s%s", s.elementName(e), note, s.line(s.model.KeyPos(e.Pos, "note"))))
		}
	}
	return list
}

// evidence returns how many links have evidence of what strength, and the results
// on the way.
func (s *story) evidence() []block {
	all := s.traced(s.blocks(s.model.CaseStudy.Evidence), s.model.KeyPos(s.model.KeyPos(s.model.Pos, "case-study"), "evidence"))
	all = append(all, paragraph(s.grades()))
	onWay := func(id string) bool { return id != s.end.ID && s.isOn(id) }
	all = append(all, s.resultsOf("Results on the way", onWay)...)
	for i := range s.progress.Judgements {
		if j := &s.progress.Judgements[i]; onWay(j.Element.ID) {
			all = append(all, paragraph(s.judged(j)))
		}
	}
	return all
}

// balance returns what shows that the change came about, what supports the story that
// the work contributed to it, and what challenges that, item by item.
func (s *story) balance() []block {
	var change, pro, against []text
	for _, c := range s.claims {
		item := textf("Evidence for “%s” is %s.%s", c.arrow(), english(gradeWord(c.Evidence.Grade)), s.line(c.Evidence.Pos))
		switch c.Evidence.Grade {
		case logicmodel.GradeStrong, logicmodel.GradeModerate:
			pro = append(pro, item)
		case logicmodel.GradeWeak:
			against = append(against, item)
		case logicmodel.GradeNone:
			against = append(against, textf("Evidence for “%s” was looked for, and none was found.%s", c.arrow(), s.line(c.Evidence.Pos)))
		}
	}
	for _, a := range s.assumptions() {
		switch a.status {
		case logicmodel.StatusHolds:
			pro = append(pro, textf("The assumption “%s” holds.%s", a.words, s.line(a.judged)))
		case logicmodel.StatusBroken:
			rests := textf(" On it rests: %s.", join(a.claims, "; "))
			if a.claims == nil {
				rests = nil
			}
			against = append(against, textf("The assumption “%s” is broken.%s%s", a.words, rests, s.line(a.judged)))
		}
	}
	for _, r := range s.risks() {
		if r.Likelihood > logicmodel.RatingLow || r.Consequence > logicmodel.RatingLow {
			against = append(against, s.weighed(&r))
		}
	}
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		if !isOf(r, s.isOn) {
			continue
		}
		item := textf("“%s” is %s: %s.%s", s.indicator(r), english(r.Word()), s.measured(r), s.line(r.Indicator.Pos))
		switch r.State {
		case progress.StateReached, progress.StateKept, progress.StateOnTrack:
			if isOf(r, func(id string) bool { return id != s.end.ID && s.isOn(id) }) {
				pro = append(pro, item)
			} else {
				change = append(change, item)
			}
		case progress.StateBehind, progress.StateNotKept, progress.StateWorse:
			against = append(against, item)
		}
		against = append(against, s.missed(r)...)
	}
	for i := range s.progress.Judgements {
		j := &s.progress.Judgements[i]
		if !s.isOn(j.Element.ID) || j.Later {
			continue
		}
		switch j.Element.Status.Is {
		case logicmodel.StandingOnTrack, logicmodel.StandingAchieved:
			if j.Element == s.end {
				change = append(change, s.judged(j))
			} else {
				pro = append(pro, s.judged(j))
			}
		case logicmodel.StandingBehind, logicmodel.StandingNotAchieved:
			against = append(against, s.judged(j))
		}
	}
	for _, f := range s.factors() {
		against = append(against, s.outside(f))
	}
	var all []block
	for _, side := range []struct {
		heading, none string
		items         []text
	}{
		{"How the change itself stands, whatever brought it about:", "", change},
		{"What supports the story:", "Nothing in the model supports the story yet.", pro},
		{"What challenges it:", "Nothing in the model challenges the story, which does not mean that nothing does.", against},
	} {
		if side.items == nil {
			if side.none != "" {
				all = append(all, paragraph(english(side.none)))
			}
			continue
		}
		all = append(all, paragraph(english(side.heading)), block{list: side.items})
	}
	return all
}

// fewGaps is how many links that lack the same are listed one by one.
const fewGaps = 3

// lacking returns the links on the way that lack something, each as an item, or
// many of them as one. The format of an item has the link, and what it names.
func (s *story) lacking(format string, lacks func(*claim) bool) []text {
	var list []text
	for i := range s.claims {
		if c := &s.claims[i]; lacks(c) {
			list = append(list, textf(format, textf("“%s”", c.arrow()), s.line(c.To.Pos)))
		}
	}
	if n := len(list); n > fewGaps && !s.options.Draft {
		of := fmt.Sprintf("%d of the %d links", n, len(s.claims))
		if n == len(s.claims) {
			of = fmt.Sprintf("any of the %d links", n)
		}
		return []text{textf(format, textf("%s in %s", english(of), s.links.label.reference()), nil)}
	}
	return list
}

// gaps returns what is not known of the links, what they take for granted and are at
// risk of, and the results.
func (s *story) gaps() []block {
	var list []text
	if s.claims == nil {
		list = append(list, textf("How strong the evidence is that each stage leads to the next.%s", s.line(s.model.KeyPos(s.model.Pos, "links"))))
	}
	list = append(list, s.lacking("How strong the evidence is for %s.%s", func(c *claim) bool { return c.Evidence.Grade == 0 })...)
	list = append(list, s.lacking("What the reason is for %s.%s", func(c *claim) bool { return c.Because == "" })...)
	if s.unseen() {
		list = append(list, textf("Whether “%s” has come about.%s", s.elementName(s.end), s.line(s.end.Pos)))
	}
	for _, a := range s.assumptions() {
		if a.status == logicmodel.StatusUntested || a.status == 0 {
			list = append(list, textf("Whether it holds that “%s”.%s", a.words, s.line(a.at)))
		}
	}
	for _, r := range s.risks() {
		if open := r.unrated(); open != "" {
			list = append(list, textf("How %s the risk “%s” is.%s", english(open), r.words, s.line(r.Pos)))
		}
	}
	for i := range s.progress.Results {
		if r := &s.progress.Results[i]; r.State == progress.StateNotKnown && isOf(r, s.isOn) {
			list = append(list, textf("How “%s” stands: %s.%s", s.indicator(r), english(s.reason(r)), s.line(r.Indicator.Pos)))
		}
	}
	if len(s.factors()) == 0 {
		list = append(list, english("What else may have caused the change: the model names no external factor."))
	}
	if list == nil {
		return []block{paragraph(english("Nothing that the model asks for is open."))}
	}
	return []block{{list: list}}
}

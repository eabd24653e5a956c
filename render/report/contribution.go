package report

import (
	"cmp"
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
	record *record
}

// A record is what the earlier stories of a report have shown.
type record struct {
	links  map[*logicmodel.Link]*table // that have it
	tables map[string]*table           // by their rows
	texts  map[string]bool
	first  text // the end state of the first story
}

// contribution returns the story of each end state, or of each element of the last
// stage.
func (s *study) contribution(context.Context) (part, error) {
	var p part
	g := logicmodel.NewGraph(s.model)
	r := &record{links: map[*logicmodel.Link]*table{}, tables: map[string]*table{}, texts: map[string]bool{}}
	for i := range g.InStage(g.End()) {
		st := s.newStory(g, i)
		if len(g.EdgesTo(i)) == 0 && len(st.claims) == 0 {
			continue // nothing leads to it that could be argued
		}
		st.record = r
		p.sections = append(p.sections, section{title: s.say("Towards “%s”", s.elementName(st.end)), sections: []section{
			{title: s.say("Step 1: the change in question"), blocks: st.question()},
			{title: s.say("Step 2: how the work was to lead to it"), blocks: st.theory()},
			{title: s.say("Step 3: what the evidence shows"), blocks: st.evidence()},
			{title: s.say("Step 4: the story, and what challenges it"), blocks: st.weigh()},
			{title: s.say("Steps 5 and 6: what is not known, and what would strengthen the story"), blocks: st.gaps()},
		}})
		r.first = r.first.orElse(s.elementName(st.end))
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
	slices.SortStableFunc(st.claims, func(a, b claim) int { return cmp.Compare(a.stage, b.stage) })
	return st
}

func (s *story) newClaim(e *logicmodel.Edge) claim {
	c := claim{from: s.node(e.From), to: s.node(e.To), Link: e.Link}
	if k, ok := s.graph.Group(e.From); ok {
		members, last := s.members(k)
		c.band, c.stage = textf("%s%s%s", c.from, members, s.line(s.model.Groups[k].Pos)), last
	} else {
		from := &s.model.Elements[e.From]
		c.band, c.stage = textf("%s%s%s", c.from, s.takingPart(from), s.line(from.Pos)), s.graph.Stage(e.From)
	}
	return c
}

// members returns the elements of a group, to stand after its title, and the last stage
// that any of them is of.
func (s *story) members(group int) (who text, last logicmodel.Stage) {
	var all []text
	for i := range s.model.Elements {
		at := s.graph.GroupOf(i)
		for at >= 0 && at != group {
			at = s.graph.Within(at)
		}
		if at == group {
			all = append(all, textf("“%s”", s.elementName(&s.model.Elements[i])))
			last = max(last, s.graph.Stage(i))
		}
	}
	if all == nil {
		return nil, last
	}
	return textf(": %s", join(all, ", ")), last
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

// isOn reports whether the element or group with the id is on the way.
func (s *story) isOn(id string) bool {
	n, ok := s.graph.Node(id)
	return ok && s.onWay[n]
}

// question returns the change, the need, and how the end state stands.
func (s *story) question() []block {
	all := []block{paragraph(textf("Did the work contribute to this: “%s”?%s", s.elementName(s.end), s.line(s.end.Pos)))}
	if s.record.first == nil {
		all = append(all, s.traced(s.blocks(s.model.Situation), s.model.KeyPos(s.model.Pos, "situation"))...)
	}
	shown := s.resultsOf("Results: the change itself", func(id string) bool { return id == s.end.ID })
	for i := range s.progress.Judgements {
		if j := &s.progress.Judgements[i]; j.Element == s.end {
			shown = append(shown, paragraph(s.judged(j)))
		}
	}
	if shown == nil {
		shown = []block{paragraph(english("No indicator and no judgement in the logic model shows whether it has come about."))}
	}
	return append(all, shown...)
}

// unseen reports whether no indicator is of the change itself, and no judgement says how it stands.
func (s *story) unseen() bool {
	isEnd := func(id string) bool { return id == s.end.ID }
	return !slices.ContainsFunc(s.progress.Results, func(r progress.Result) bool { return measures(&r, isEnd) }) &&
		!slices.ContainsFunc(s.progress.Judgements, func(j progress.Judgement) bool { return j.Element == s.end && j.Word() != "not known" })
}

// judged returns how an element is judged, as a sentence.
func (s *story) judged(j *progress.Judgement) text {
	if j.Later {
		return textf("How “%s” stands is not known: %s.%s", s.elementName(j.Element), judgedLater(j), s.line(j.Element.Status.Pos))
	}
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
		all = append(all, s.once(s.stageTable()))
	} else {
		all = append(all, s.linkTable()...)
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
			all = append(all, s.once(t))
		}
	}
	return all
}

// stepNotes returns the notes on the steps and groups on the way that no earlier story has.
func (s *story) stepNotes() []text {
	var list []text
	add := func(on text, note string, at diag.Pos) {
		words := s.text(note)
		if key := fmt.Sprint(on, words); words != nil && !s.record.texts[key] {
			s.record.texts[key] = true
			list = append(list, textf("On “%s”: %s%s", on, words, s.line(s.model.KeyPos(at, "note"))))
		}
	}
	for i := range s.model.Elements {
		if e := &s.model.Elements[i]; s.onWay[i] {
			add(s.elementName(e), e.Note, e.Pos)
		}
	}
	for i := range s.model.Groups {
		if g := &s.model.Groups[i]; s.isOn(g.ID) {
			add(s.titleOr(g.Title, g.ID), g.Note, g.Pos)
		}
	}
	return list
}

// evidence returns how many links have evidence of what strength, and the results
// on the way.
func (s *story) evidence() []block {
	all := s.traced(s.blocks(s.model.CaseStudy.Evidence), s.model.KeyPos(s.model.KeyPos(s.model.Pos, "case-study"), "evidence"))
	if all != nil && s.record.first != nil {
		all = []block{paragraph(textf("Step 3 towards “%s” has the evidence in words.", s.record.first))}
	}
	all = append(all, paragraph(s.grades()))
	onWay := func(id string) bool { return id != s.end.ID && s.isOn(id) }
	if results := s.resultsOf("Results on the way", onWay); results != nil {
		first := s.once(results[0].table)
		all = append(all, first)
		if first.table != nil {
			all = append(all, results[1:]...)
		}
	}
	for i := range s.progress.Judgements {
		if j := &s.progress.Judgements[i]; onWay(j.Element.ID) {
			all = append(all, paragraph(s.judged(j)))
		}
	}
	return all
}

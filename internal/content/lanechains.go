package content

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A laneLink is a link between what stands in lanes. Its arrow joins nodes: a step by
// its number, and after all steps two for each group, one that links lead to and
// one that they come from, as in a [logicmodel.Graph].
type laneLink struct {
	Arrow
	member bool // it joins an element or group and the group that it is in
}

// addGroups adds a frame for each group of the models of which something is shown, and
// where everything is shown for the others too, which are only described.
func (f *portfolioPicture) addGroups() {
	for m, model := range f.models {
		links := f.links[m]
		full, number := make([]bool, len(model.Groups)), make([]int, len(model.Groups)) // of its frame, plus 1
		for i := range model.Elements {
			if f.steps[f.first[m]+i].box >= 0 {
				for k := links.GroupOf(i); k >= 0; k = links.Within(k) {
					full[k] = true
				}
			}
		}
		for k := range full {
			if full[k] || f.depth == DepthAll {
				group := &model.Groups[k]
				f.Frames = append(f.Frames, Frame{ID: OneLine(group.ID), Title: OneLine(group.Title), Lane: m + 1, Empty: !full[k], Details: factorLines(model, group.ID)})
				number[k] = len(f.Frames)
			}
			if full[k] {
				f.shown[f.groups[m]+k] = number[k] - 1
			}
		}
		for k, at := range number {
			if in := links.Within(k); at > 0 && in >= 0 {
				f.Frames[at-1].In = number[in]
			}
		}
		for i := range model.Elements {
			if n, k := f.steps[f.first[m]+i].box, links.GroupOf(i); n >= 0 && k >= 0 {
				f.Boxes[n].Frame = number[k]
			}
		}
	}
}

// find returns the model of the element or group that a link of the model m names,
// and its node there; false where there is none.
func (f *portfolioPicture) find(m int, id string) (model, node int, ok bool) {
	if name, element, ok := logicmodel.Qualified(id); ok {
		id = element
		if name != f.models[m].ID {
			if m, ok = f.byID[name]; !ok {
				return 0, 0, false
			}
		}
	}
	node, ok = f.links[m].Node(id)
	return m, node, ok
}

// number returns the number of a model's node among those of all.
func (f *portfolioPicture) number(m, node int) int {
	if k := node - f.links[m].Len(); k >= 0 {
		return len(f.steps) + 2*f.groups[m] + k
	}
	return f.first[m] + node
}

// shownEnd returns the box or frame of a node, by its number among those of all, and
// false where it has none.
func (f *portfolioPicture) shownEnd(node int) (End, bool) {
	if node < len(f.steps) {
		n := f.steps[node].box
		return End{Kind: BoxEnd, Index: n}, n >= 0
	}
	n := f.shown[(node-len(f.steps))/2]
	return End{Kind: FrameEnd, Index: n}, n >= 0
}

// laneLinks returns the links out of each node. Where boxes stand for stages, there
// are none of groups.
func (f *portfolioPicture) laneLinks() [][]laneLink {
	next := make([][]laneLink, len(f.steps)+2*len(f.shown))
	grouped := f.depth != DepthStage
	for m, model := range f.models {
		links := f.links[m]
		lead := func(from int, list []logicmodel.Link) {
			for i := range list {
				l := &list[i]
				other, to, ok := f.find(m, l.To.ID)
				if !ok || other == m && links.Holds(from, to) || to >= f.links[other].Len() && !grouped {
					continue
				}
				a := linkArrow(model, f.number(m, from), f.number(other, to), l)
				next[a.From] = append(next[a.From], laneLink{Arrow: a})
			}
		}
		for i := range model.Elements {
			lead(i, model.Elements[i].LeadsTo)
			for _, ref := range model.Elements[i].DependsOn {
				if other, from, ok := f.find(m, ref.ID); ok && from < f.links[other].Len() && (other != m || from != i) {
					a := Arrow{From: f.number(other, from), To: f.number(m, i)}
					next[a.From] = append(next[a.From], laneLink{Arrow: a})
				}
			}
		}
		if !grouped {
			continue
		}
		for k := range model.Groups {
			lead(links.GroupNode(k), model.Groups[k].LeadsTo)
		}
		for _, e := range links.Edges[len(links.Links)+len(links.Wide):] {
			if end := links.Len() + 2*len(model.Groups); e.From < end && e.To < end { // not between stages
				a := Arrow{From: f.number(m, e.From), To: f.number(m, e.To)}
				next[a.From] = append(next[a.From], laneLink{a, true})
			}
		}
	}
	return next
}

// addChains adds an arrow for each link between what is shown, and for each chain of
// links that leads from one to another through what is not shown.
func (f *portfolioPicture) addChains() {
	next := f.laneLinks()
	f.feedHidden(next)
	enters := func(node int) bool { return node >= len(f.steps) && (node-len(f.steps))%2 == 0 }
	for start := range next {
		from, ok := f.shownEnd(start)
		if !ok || enters(start) {
			continue
		}
		reached := make([]bool, len(next))
		var follow func(at int, through bool)
		follow = func(at int, through bool) {
			for _, l := range next[at] {
				to, shown := f.shownEnd(l.To)
				if shown && !l.member {
					a := l.Arrow
					if through { // of several links, no single one represents all
						a = Arrow{Kind: a.Kind}
					}
					f.joinEnds(from, to, a)
				}
				if shown && to.Kind == BoxEnd || reached[l.To] || l.Kind == Feedback {
					continue
				}
				reached[l.To] = true
				if shown && !enters(l.To) && f.holds(from, to) { // it has arrows of its own
					continue
				}
				if shown && enters(l.To) {
					reached[l.To+1] = true
				}
				follow(l.To, true)
			}
		}
		follow(start, false)
	}
}

// feedHidden lets inputs without links lead to the activities that are not shown.
func (f *portfolioPicture) feedHidden(next [][]laneLink) {
	for m, model := range f.models {
		for _, i := range feedingInputs(model, f.links[m]) {
			for j := range f.links[m].InStage(logicmodel.Activity) {
				if a := (Arrow{From: f.first[m] + i, To: f.first[m] + j}); f.steps[a.To].box < 0 {
					next[a.From] = append(next[a.From], laneLink{Arrow: a})
				}
			}
		}
	}
}

// joinEnds adds an arrow between two ends, broad where one of them is a frame.
func (f *portfolioPicture) joinEnds(from, to End, a Arrow) {
	a.From, a.To = 0, 0
	switch {
	case from.Kind == BoxEnd && to.Kind == BoxEnd:
		a.From, a.To = from.Index, to.Index
		f.join(a)
	case !f.holds(from, to):
		f.joinBroad(Broad{Arrow: a, Leaves: from, Enters: to})
	}
}

// holds reports whether one of two ends, each a box or a frame, is the other or in it.
func (p *Picture) holds(a, b End) bool {
	switch {
	case a.Kind == FrameEnd && b.Kind == FrameEnd:
		return p.IsFrameIn(a.Index, b.Index) || p.IsFrameIn(b.Index, a.Index)
	case a.Kind == FrameEnd:
		return p.IsWithin(b.Index, a.Index)
	case b.Kind == FrameEnd:
		return p.IsWithin(a.Index, b.Index)
	}
	return a.Index == b.Index
}

// addStageLinks adds the broad arrows from stage to stage of each model: from each that
// is shown to the next, and from inputs without links to the activities.
func (f *portfolioPicture) addStageLinks() {
	for m, model := range f.models {
		lane := m + 1
		isShown := func(s logicmodel.Stage) bool {
			return slices.ContainsFunc(f.Boxes, func(b Box) bool { return b.Lane == lane && b.Element.Stage == s })
		}
		if f.links[m].StageLinks() != nil {
			last := logicmodel.Stage(0)
			for _, s := range outcomes.Stages() {
				switch {
				case !isShown(s):
					continue
				case last != 0:
					f.joinBroad(Broad{Leaves: f.stageEnd(last, lane), Enters: f.stageEnd(s, lane)})
				}
				last = s
			}
		}
		var feeding []int
		for _, i := range feedingInputs(model, f.links[m]) {
			if n := f.steps[f.first[m]+i].box; n >= 0 {
				feeding = append(feeding, n)
			}
		}
		if feeding != nil && isShown(logicmodel.Activity) {
			f.feedStage(feeding, lane)
		}
	}
}

// addWholesOfStages adds the links of groups and of stages as wholes between the boxes
// of stages.
func (f *portfolioPicture) addWholesOfStages() {
	boxOf := func(m int, s logicmodel.Stage) int {
		return slices.IndexFunc(f.Boxes, func(b Box) bool { return b.Lane == m+1 && b.Look == Look(s) })
	}
	for m, model := range f.models {
		links := f.links[m]
		if slices.ContainsFunc(model.Elements, func(e logicmodel.Element) bool { return e.Stage == logicmodel.Input && len(e.LeadsTo) == 0 }) &&
			links.Count(logicmodel.Activity) > 0 {
			f.join(Arrow{From: boxOf(m, logicmodel.Input), To: boxOf(m, logicmodel.Activity)})
		}
		for _, s := range links.StageLinks() {
			f.join(Arrow{From: boxOf(m, s[0]), To: boxOf(m, s[1])})
		}
		lead := func(node int, list []logicmodel.Link) {
			for i := range list {
				other, to, ok := f.find(m, list[i].To.ID)
				if !ok || node < links.Len() && to < f.links[other].Len() || other == m && links.Holds(node, to) {
					continue
				}
				_, last := links.Span(node)
				first, _ := f.links[other].Span(to)
				if last != 0 && first != 0 {
					f.join(Arrow{Kind: linkArrow(model, 0, 0, &list[i]).Kind, From: boxOf(m, last), To: boxOf(other, first)})
				}
			}
		}
		for i := range model.Elements {
			lead(i, model.Elements[i].LeadsTo)
		}
		for k := range model.Groups {
			lead(links.GroupNode(k), model.Groups[k].LeadsTo)
		}
	}
}

package render

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A laneLink is a link between what stands in lanes. Its arrow joins nodes: a step by
// its number, and after all steps two for each group, one that links lead to and
// one that they come from, as in a [logicmodel.Graph].
type laneLink struct {
	arrow
	member bool // it joins an element or group and the group that it is in
}

// addGroups adds a frame for each group of the models of which something is shown, and
// where everything is shown for the others too, which are only described.
func (f *portfolioGraph) addGroups() {
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
				f.frames = append(f.frames, frame{id: oneLine(group.ID), title: oneLine(group.Title), lane: m + 1, empty: !full[k], details: factorLines(model, group.ID)})
				number[k] = len(f.frames)
			}
			if full[k] {
				f.shown[f.groups[m]+k] = number[k] - 1
			}
		}
		for k, at := range number {
			if in := links.Within(k); at > 0 && in >= 0 {
				f.frames[at-1].in = number[in]
			}
		}
		for i := range model.Elements {
			if n, k := f.steps[f.first[m]+i].box, links.GroupOf(i); n >= 0 && k >= 0 {
				f.boxes[n].frame = number[k]
			}
		}
	}
}

// find returns the model of the element or group that a link of the model m names,
// and its node there; false where there is none.
func (f *portfolioGraph) find(m int, id string) (model, node int, ok bool) {
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
func (f *portfolioGraph) number(m, node int) int {
	if k := node - f.links[m].Len(); k >= 0 {
		return len(f.steps) + 2*f.groups[m] + k
	}
	return f.first[m] + node
}

// shownEnd returns the box or frame of a node, by its number among those of all, and
// false where it has none.
func (f *portfolioGraph) shownEnd(node int) (end, bool) {
	if node < len(f.steps) {
		n := f.steps[node].box
		return end{kind: boxEnd, n: n}, n >= 0
	}
	n := f.shown[(node-len(f.steps))/2]
	return end{kind: frameEnd, n: n}, n >= 0
}

// laneLinks returns the links out of each node. Where boxes stand for stages, there
// are none of groups.
func (f *portfolioGraph) laneLinks() [][]laneLink {
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
				next[a.from] = append(next[a.from], laneLink{arrow: a})
			}
		}
		for i := range model.Elements {
			lead(i, model.Elements[i].LeadsTo)
			for _, ref := range model.Elements[i].DependsOn {
				if other, from, ok := f.find(m, ref.ID); ok && from < f.links[other].Len() && (other != m || from != i) {
					a := arrow{from: f.number(other, from), to: f.number(m, i)}
					next[a.from] = append(next[a.from], laneLink{arrow: a})
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
				a := arrow{from: f.number(m, e.From), to: f.number(m, e.To)}
				next[a.from] = append(next[a.from], laneLink{a, true})
			}
		}
	}
	return next
}

// addChains adds an arrow for each link between what is shown, and for each chain of
// links that leads from one to another through what is not shown.
func (f *portfolioGraph) addChains() {
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
				to, shown := f.shownEnd(l.to)
				if shown && !l.member {
					a := l.arrow
					if through { // of several links, no single one represents all
						a = arrow{kind: a.kind}
					}
					f.joinEnds(from, to, a)
				}
				if shown && to.kind == boxEnd || reached[l.to] || l.kind == feedback {
					continue
				}
				reached[l.to] = true
				if shown && !enters(l.to) && f.holds(from, to) { // it has arrows of its own
					continue
				}
				if shown && enters(l.to) {
					reached[l.to+1] = true
				}
				follow(l.to, true)
			}
		}
		follow(start, false)
	}
}

// feedHidden lets inputs without links lead to the activities that are not shown.
func (f *portfolioGraph) feedHidden(next [][]laneLink) {
	for m, model := range f.models {
		for _, i := range feedingInputs(model, f.links[m]) {
			for j := range f.links[m].InStage(logicmodel.Activity) {
				if a := (arrow{from: f.first[m] + i, to: f.first[m] + j}); f.steps[a.to].box < 0 {
					next[a.from] = append(next[a.from], laneLink{arrow: a})
				}
			}
		}
	}
}

// joinEnds adds an arrow between two ends, broad where one of them is a frame.
func (f *portfolioGraph) joinEnds(from, to end, a arrow) {
	a.from, a.to = 0, 0
	switch {
	case from.kind == boxEnd && to.kind == boxEnd:
		a.from, a.to = from.n, to.n
		f.join(a)
	case !f.holds(from, to):
		f.joinBroad(broadArrow{arrow: a, leaves: from, enters: to})
	}
}

// holds reports whether one of two ends, each a box or a frame, is the other or in it.
func (g *graph) holds(a, b end) bool {
	switch {
	case a.kind == frameEnd && b.kind == frameEnd:
		return g.isFrameIn(a.n, b.n) || g.isFrameIn(b.n, a.n)
	case a.kind == frameEnd:
		return g.isWithin(b.n, a.n)
	case b.kind == frameEnd:
		return g.isWithin(a.n, b.n)
	}
	return a.n == b.n
}

// addStageLinks adds the broad arrows from stage to stage of each model: from each that
// is shown to the next, and from inputs without links to the activities.
func (f *portfolioGraph) addStageLinks() {
	for m, model := range f.models {
		lane := m + 1
		isShown := func(s logicmodel.Stage) bool {
			return slices.ContainsFunc(f.boxes, func(b box) bool { return b.lane == lane && b.element.Stage == s })
		}
		if f.links[m].StageLinks() != nil {
			last := logicmodel.Stage(0)
			for _, s := range outcomes.Stages() {
				switch {
				case !isShown(s):
					continue
				case last != 0:
					f.joinBroad(broadArrow{leaves: f.stageEnd(last, lane), enters: f.stageEnd(s, lane)})
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
func (f *portfolioGraph) addWholesOfStages() {
	boxOf := func(m int, s logicmodel.Stage) int {
		return slices.IndexFunc(f.boxes, func(b box) bool { return b.lane == m+1 && b.look == look(s) })
	}
	for m, model := range f.models {
		links := f.links[m]
		if slices.ContainsFunc(model.Elements, func(e logicmodel.Element) bool { return e.Stage == logicmodel.Input && len(e.LeadsTo) == 0 }) &&
			links.Count(logicmodel.Activity) > 0 {
			f.join(arrow{from: boxOf(m, logicmodel.Input), to: boxOf(m, logicmodel.Activity)})
		}
		for _, s := range links.StageLinks() {
			f.join(arrow{from: boxOf(m, s[0]), to: boxOf(m, s[1])})
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
					f.join(arrow{kind: linkArrow(model, 0, 0, &list[i]).kind, from: boxOf(m, last), to: boxOf(other, first)})
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

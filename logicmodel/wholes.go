package logicmodel

import "github.com/resultschain/resultschain/internal/graph"

// A wholeIndex holds the groups and stages of a graph, whose links stand for
// links of all elements in them. A group has two nodes: links to it lead to one,
// from which edges lead to its members, and links from it come from the other, to
// which edges lead from its members. A stage that leads to the next as a whole
// has one node together with that.
type wholeIndex struct {
	groups []groupNodes
	in     []int      // the group of each element; -1: none
	stages [][2]Stage // each stage that leads as a whole to the next, with the next

	caused, causes, joined []bool // of each element, by such links; the first two without feedback
}

// A groupNodes holds the nodes of a group in a graph.
type groupNodes struct {
	enter, leave int   // its nodes
	in           int   // the group that it is in; -1: none
	first, last  Stage // of its members; zero: it has none
}

// MaxNesting is how deep groups may lie in each other.
const MaxNesting = 32

// newWholes returns the index of the groups of the model, and adds their ids to
// the graph unless an element has them. It is nil where the graph has only
// elements.
func newWholes(g *Graph, m *Model) *wholeIndex {
	if len(m.Groups) == 0 && m.Links != LinkingStages {
		return nil
	}
	n := g.Len()
	w := &wholeIndex{groups: make([]groupNodes, len(m.Groups)), in: make([]int, n), caused: make([]bool, n), causes: make([]bool, n), joined: make([]bool, n)}
	g.wholes = w
	for i := range m.Groups {
		w.groups[i] = groupNodes{enter: n + 2*i, leave: n + 2*i + 1, in: -1}
		if _, ok := g.byID[m.Groups[i].ID]; !ok {
			g.byID[m.Groups[i].ID] = -1 - i
		}
	}
	for i := range m.Groups {
		if in, ok := g.GroupIndex(m.Groups[i].Group.ID); ok {
			w.groups[i].in = in
		}
	}
	w.cutNesting()
	for i := range m.Elements {
		w.in[i] = -1
		if k, ok := g.GroupIndex(m.Elements[i].Group.ID); ok {
			w.in[i] = k
			w.extendSpan(k, m.Elements[i].Stage)
		}
	}
	return w
}

// cutNesting removes groups from the group around them where they would contain themselves, or lie deeper than
// [MaxNesting].
func (w *wholeIndex) cutNesting() {
	depth := make([]int, len(w.groups)) // 0: not known yet, -1: being looked for
	for i := range w.groups {
		var line []int // from i upwards
		k := i
		for ; k >= 0 && depth[k] == 0; k = w.groups[k].in {
			depth[k] = -1
			line = append(line, k)
		}
		above := 0
		if k >= 0 && depth[k] > 0 {
			above = depth[k]
		}
		for at := len(line) - 1; at >= 0; at-- {
			k := line[at]
			if above == 0 || above == MaxNesting {
				w.groups[k].in, above = -1, 0
			}
			above++
			depth[k] = above
		}
	}
}

// isIn reports whether group k is the group or in it.
func (w *wholeIndex) isIn(k, group int) bool {
	for ; k >= 0 && k != group; k = w.groups[k].in {
	}
	return k == group
}

// extendSpan records that group k, and each group around it, has a member in the
// stage.
func (w *wholeIndex) extendSpan(k int, s Stage) {
	for ; k >= 0; k = w.groups[k].in {
		g := &w.groups[k]
		if g.first == 0 || s < g.first {
			g.first = s
		}
		g.last = max(g.last, s)
	}
}

// enterNode returns the node to which links to a group lead, by its number in
// byID.
func (g *Graph) enterNode(group int) int { return g.Len() + 2*(-1-group) }

// Group returns the number of the group that a node stands for, and false for
// nodes that are elements or stand for stages.
func (g *Graph) Group(node int) (int, bool) {
	if g.wholes == nil || node < g.Len() || node >= g.Len()+2*len(g.wholes.groups) {
		return 0, false
	}
	return (node - g.Len()) / 2, true
}

// GroupNode returns the node from which the links of a group lead.
func (g *Graph) GroupNode(group int) int { return g.wholes.groups[group].leave }

// GroupIndex returns the number of the group with the id, and false where there is
// none.
func (g *Graph) GroupIndex(id string) (int, bool) {
	i, ok := g.byID[id]
	return -1 - i, ok && i < 0
}

// Node returns a node of the element or group with the id, and false where there is
// none.
func (g *Graph) Node(id string) (int, bool) {
	i, ok := g.byID[id]
	if i < 0 {
		return g.enterNode(i), ok
	}
	return i, ok
}

// GroupOf returns the number of the group that element i is in, and -1 where it is
// in none.
func (g *Graph) GroupOf(i int) int {
	if g.wholes == nil {
		return -1
	}
	return g.wholes.in[i]
}

// Within returns the number of the group that a group is in, and -1 where it is
// in none.
func (g *Graph) Within(group int) int { return g.wholes.groups[group].in }

// Span returns the first and the last stage of the members of a node: of an element
// its own stage twice; zero for a group without members.
func (g *Graph) Span(node int) (first, last Stage) {
	if k, ok := g.Group(node); ok {
		return g.wholes.groups[k].first, g.wholes.groups[k].last
	}
	return g.stages[node], g.stages[node]
}

// GroupSpan does the same as [Graph.Span] for a group by its number.
func (g *Graph) GroupSpan(group int) (first, last Stage) { return g.Span(g.Len() + 2*group) }

// StageLinks returns the stages that lead as a whole to the next one, each with
// the next one.
func (g *Graph) StageLinks() [][2]Stage {
	if g.wholes == nil {
		return nil
	}
	return g.wholes.stages
}

// Holds reports whether one of the two nodes is the other or a group that the
// other is in, so that a link between them has no meaning.
func (g *Graph) Holds(a, b int) bool {
	w := g.wholes
	k, group := g.Group(a)
	l, group2 := g.Group(b)
	switch {
	case group && group2:
		return w.isIn(k, l) || w.isIn(l, k)
	case group:
		return w.isIn(w.in[b], k)
	case group2:
		return w.isIn(w.in[a], l)
	}
	return a == b
}

// addWide adds a link to or from a group, unless it has no meaning: between a
// group and its member, or where a group has no members.
func (g *Graph) addWide(e Edge) {
	from, _ := g.Span(e.From)
	to, _ := g.Span(e.To)
	if from != 0 && to != 0 && !g.Holds(e.From, e.To) {
		g.Wide = append(g.Wide, e)
	}
}

// addWholes adds the edges of groups and stages. It returns how many nodes there
// are now, and how many of the edges are stated in the model: those that do not run
// from stage to stage.
func (g *Graph) addWholes(m *Model) (nodes, stated int) {
	w := g.wholes
	for i := range m.Groups {
		for l := range m.Groups[i].LeadsTo {
			link := &m.Groups[i].LeadsTo[l]
			if to, ok := g.byID[link.To.ID]; ok {
				if to < 0 {
					to = g.enterNode(to)
				}
				g.addWide(Edge{w.groups[i].leave, to, link})
			}
		}
	}
	g.Edges = append(g.Edges, g.Wide...)
	for i, k := range w.in {
		if k >= 0 {
			g.Edges = append(g.Edges, Edge{i, w.groups[k].leave, nil}, Edge{w.groups[k].enter, i, nil})
		}
	}
	for _, k := range w.groups {
		if k.in >= 0 {
			up := w.groups[k.in]
			g.Edges = append(g.Edges, Edge{k.leave, up.leave, nil}, Edge{up.enter, k.enter, nil})
		}
	}
	nodes, stated = g.Len()+2*len(w.groups), len(g.Edges)
	if m.Links == LinkingStages {
		nodes = g.linkStages(nodes)
	}
	g.markWholes(nodes, false, w.caused, w.causes)
	g.markWholes(nodes, true, w.joined, w.joined)
	return nodes, stated
}

// linkStages adds edges from each stage to the next that has elements, through
// one node between them. It returns the number of nodes after that.
func (g *Graph) linkStages(nodes int) int {
	last := Stage(0)
	for s := Input; s <= EndState; s++ {
		if g.size[s] == 0 {
			continue
		}
		if last != 0 {
			for i := range g.InStage(last) {
				g.Edges = append(g.Edges, Edge{i, nodes, nil})
			}
			for i := range g.InStage(s) {
				g.Edges = append(g.Edges, Edge{nodes, i, nil})
			}
			g.wholes.stages = append(g.wholes.stages, [2]Stage{last, s})
			nodes++
		}
		last = s
	}
	return nodes
}

// markWholes marks the elements to which, and from which, links of wholes lead:
// all of them, or those that are not feedback.
func (g *Graph) markWholes(nodes int, feedback bool, caused, causes []bool) {
	n := g.Len()
	reached, starts := make([]bool, nodes), make([]bool, nodes)
	for _, e := range g.Wide {
		if feedback || !e.IsFeedback() {
			reached[e.To], starts[e.From] = true, true
		}
	}
	for v := n + 2*len(g.wholes.groups); v < nodes; v++ { // those between stages
		reached[v], starts[v] = true, true
	}
	var down, up [][2]int32 // from groups and stages to their elements, along edges and against them
	for _, e := range g.Edges[len(g.Links)+len(g.Wide):] {
		if e.From >= n {
			down = append(down, [2]int32{int32(e.From), int32(e.To)})
		}
		if e.To >= n {
			up = append(up, [2]int32{int32(e.To), int32(e.From)})
		}
	}
	mark := func(edges [][2]int32, from, marked []bool) {
		var nodesFrom []int
		for v, is := range from {
			switch {
			case is && v >= n:
				nodesFrom = append(nodesFrom, v)
			case is:
				marked[v] = true
			}
		}
		for v, is := range graph.New(nodes, edges).Reach(nodesFrom...)[:n] {
			marked[v] = marked[v] || is
		}
	}
	mark(down, reached, caused)
	mark(up, starts, causes)
}

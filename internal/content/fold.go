package content

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// fewBoxes is the number of steps or groups of a stage up to which a folded model has
// a box for each.
const fewBoxes = 4

// Fold folds a model that is too large for a picture by stage: where a stage has many
// elements, one stands for those of each group, or for all of them. Counts holds how many
// each stands for. A link between two stands for all links between what they stand for.
// The framework, which may be nil, is for headings.
func Fold(m *logicmodel.Model, f *outcomes.Framework) (folded *logicmodel.Model, counts []int) {
	g := logicmodel.NewGraph(m)
	out := &logicmodel.Model{
		ID: m.ID, Title: m.Title, Lang: m.Lang, Headings: m.Headings, Links: m.Links, NoTerms: m.NoTerms,
		Partnership: m.Partnership, Place: m.Place, Source: m.Source, AsAt: m.AsAt,
	}
	boxOf := make([]int, len(m.Elements))
	for stage := logicmodel.Input; stage <= logicmodel.EndState; stage++ {
		foldStage(m, g, stage, out, boxOf)
	}
	counts = make([]int, len(out.Elements))
	for _, box := range boxOf {
		counts[box]++
	}
	for i := range out.Elements {
		if e := &out.Elements[i]; e.Title == "" {
			e.Title, e.Label = fmt.Sprintf("%s: %d", cmp.Or(e.Label, m.Heading(e.Stage, f)), counts[i]), ""
		}
	}
	type pair struct{ from, to int }
	links := map[pair]*logicmodel.Link{}
	var order []pair
	for _, e := range g.Edges {
		if e.Link == nil || e.To < 0 {
			continue
		}
		for _, from := range boxesIn(g, e.From, boxOf) {
			for _, to := range boxesIn(g, e.To, boxOf) {
				p := pair{from, to}
				l := links[p]
				if l == nil && from != to {
					l = &logicmodel.Link{To: logicmodel.Ref{ID: out.Elements[to].ID}, Feedback: true, Illustrative: true}
					links[p] = l
					order = append(order, p)
				}
				if l != nil {
					l.Feedback, l.Illustrative = l.Feedback && e.Link.Feedback, l.Illustrative && e.Link.Illustrative
				}
			}
		}
	}
	for _, p := range order {
		out.Elements[p.from].LeadsTo = append(out.Elements[p.from].LeadsTo, *links[p])
	}
	return out, counts
}

// foldStage adds the boxes of a stage, and sets the box of each of its elements. Those
// for several have no titles yet; the label is that of the group.
func foldStage(m *logicmodel.Model, g *logicmodel.Graph, stage logicmodel.Stage, out *logicmodel.Model, boxOf []int) {
	var groups []int // -1: in none
	for i := range g.InStage(stage) {
		if k := g.GroupOf(i); !slices.Contains(groups, k) {
			groups = append(groups, k)
		}
	}
	each, byGroup := g.Count(stage) <= fewBoxes, len(groups) <= fewBoxes
	boxes := map[int]int{} // by the group
	for i := range g.InStage(stage) {
		e := &m.Elements[i]
		if each {
			boxOf[i] = len(out.Elements)
			out.Elements = append(out.Elements, logicmodel.Element{ID: e.ID, Title: cmp.Or(e.Title, e.ID), Label: e.Label, Stage: stage, Illustrative: e.Illustrative, Unintended: e.Unintended})
			continue
		}
		k := -1
		if byGroup {
			k = g.GroupOf(i)
		}
		box, ok := boxes[k]
		if !ok {
			box = len(out.Elements)
			boxes[k] = box
			many := logicmodel.Element{ID: fmt.Sprintf("%v *%d", stage, k+1), Stage: stage, Illustrative: true}
			if k >= 0 {
				many.Label = cmp.Or(m.Groups[k].Title, m.Groups[k].ID)
			}
			out.Elements = append(out.Elements, many)
		}
		boxOf[i] = box
		out.Elements[box].Illustrative = out.Elements[box].Illustrative && e.Illustrative
	}
}

// boxesIn returns the boxes of an element or of all that is in a group.
func boxesIn(g *logicmodel.Graph, node int, boxOf []int) []int {
	if _, ok := g.Group(node); !ok {
		return boxOf[node : node+1]
	}
	var all []int
	for i, box := range boxOf {
		if g.Holds(node, i) && !slices.Contains(all, box) {
			all = append(all, box)
		}
	}
	return all
}

package portfolio

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// A Step is one element of one model.
type Step struct {
	Model   *logicmodel.Model
	Element *logicmodel.Element
}

// String is the ids of both, as in moray/trained.
func (s Step) String() string { return s.Model.ID + "/" + s.Element.ID }

// A Link is a link from an element of one model to one of another.
type Link struct {
	From, To Step
	Says     *logicmodel.Link // what it says; nil where it is written under "depends-on"
	Pos      diag.Pos         // of the name of the other element
}

// Feedback reports whether it runs back on purpose.
func (l Link) Feedback() bool { return l.Says != nil && l.Says.Feedback }

// A node is an element by its number in a member.
type node struct{ member, element int }

// A crossing is a link across models by the numbers of its ends.
type crossing struct {
	Link
	from, to node
	writer   node      // the end at which it is written
	wrong    bool      // an error is told of it
	again    *crossing // the first link between the two, if that is another
}

// A joint is how the models of a portfolio are joined.
type joint struct {
	p         *Portfolio
	options   *Options
	byID      map[string]int   // the first member with a model of the id
	unread    bool             // some model could not be read, so that its id is not known
	elements  []map[string]int // of each member, once it is asked for
	crossings []crossing

	to, from map[*logicmodel.Element]bool // joined so by links that stand in other models
	looped   map[diag.Pos]bool            // links within a model that are part of a loop across models
	faults   [][]fault                    // of each member

	modelNames   *near.Finder
	elementNames []*near.Finder // of each member
}

// join follows the links across the models.
func (p *Portfolio) join(o *Options) *joint {
	n := len(p.Members)
	j := &joint{
		p: p, options: o, byID: make(map[string]int, n), elements: make([]map[string]int, n),
		to: map[*logicmodel.Element]bool{}, from: map[*logicmodel.Element]bool{},
		looped: map[diag.Pos]bool{}, faults: make([][]fault, n), elementNames: make([]*near.Finder, n),
	}
	for i, m := range p.Members {
		if m.Model == nil {
			j.unread = true
			continue
		}
		if first, ok := j.byID[m.Model.ID]; ok {
			m.sameID = p.Members[first]
			continue
		}
		j.byID[m.Model.ID] = i
	}
	named := map[string]bool{} // models that links name
	for i, m := range p.Members {
		if m.Model == nil {
			continue
		}
		for e := range m.Model.Elements {
			j.follow(node{i, e}, named)
		}
	}
	for i, m := range p.Members {
		switch {
		case m.sameID == nil:
		case !o.LinksOnly || named[m.Model.ID]:
			j.sameID(i)
		case !o.Partial:
			j.sameID(i).most = diag.Warning
		}
	}
	if len(j.crossings) > 0 {
		j.checkPairs()
		j.checkLoops()
	}
	for _, c := range j.crossings {
		if !c.wrong {
			p.Links = append(p.Links, c.Link)
		}
	}
	return j
}

// follow finds the other ends of the links across models that stand at an
// element.
func (j *joint) follow(at node, named map[string]bool) {
	e := j.element(at)
	end := func(ref logicmodel.Ref) (node, bool) {
		if strings.IndexByte(ref.ID, '/') < 0 {
			return node{}, false
		}
		model, element, ok := logicmodel.Qualified(ref.ID)
		if !ok || model == j.model(at).ID { // of which LM003 and LM004 speak
			return node{}, false
		}
		named[model] = true
		return j.resolve(at, ref, model, element)
	}
	for l := range e.LeadsTo {
		link := &e.LeadsTo[l]
		to, ok := end(link.To)
		if !ok {
			continue
		}
		j.add(crossing{Link: Link{Says: link, Pos: link.To.Pos}, from: at, to: to, writer: at})
		if !link.Feedback {
			j.to[j.element(to)] = true
		}
	}
	for _, ref := range e.DependsOn {
		if from, ok := end(ref); ok {
			j.add(crossing{Link: Link{Pos: ref.Pos}, from: from, to: at, writer: at})
			j.from[j.element(from)] = true
		}
	}
}

func (j *joint) add(c crossing) {
	c.From, c.To = j.step(c.from), j.step(c.to)
	j.crossings = append(j.crossings, c)
}

func (j *joint) model(n node) *logicmodel.Model { return j.p.Members[n.member].Model }

func (j *joint) element(n node) *logicmodel.Element { return &j.model(n).Elements[n.element] }

func (j *joint) step(n node) Step { return Step{j.model(n), j.element(n)} }

// resolve is the element that is named at an element; false where there is
// none, which is told.
func (j *joint) resolve(at node, ref logicmodel.Ref, model, element string) (node, bool) {
	m, ok := j.byID[model]
	if !ok {
		if !j.options.Partial && !j.unread {
			j.unknownModel(at, ref, model)
		}
		return node{}, false
	}
	if j.elements[m] == nil {
		elements := j.p.Members[m].Model.Elements
		j.elements[m] = make(map[string]int, len(elements))
		for i := range slices.Backward(elements) { // of two with one id the first
			j.elements[m][elements[i].ID] = i
		}
	}
	e, ok := j.elements[m][element]
	if !ok {
		j.unknownElement(at, ref, m, element)
	}
	return node{m, e}, ok
}

// linked tells the rules about single models of the links in other models.
func (j *joint) linked() logicmodel.Linked {
	if len(j.crossings) == 0 {
		return nil
	}
	return func(e *logicmodel.Element) (to, from bool) { return j.to[e], j.from[e] }
}

// explain takes from a report what a loop across models explains.
func (j *joint) explain(r *rules.Report) {
	if len(j.looped) > 0 {
		r.Findings = slices.DeleteFunc(r.Findings, func(d diag.Diagnostic) bool {
			return (d.Code == "LM007" || d.Code == "LM039") && j.looped[d.Pos]
		})
	}
}

// An edge is a link within a model or across models.
type edge struct {
	from, to node
	at       diag.Pos
	member   int // in whose file it stands
	crossing int // -1: within a model
	feedback bool
}

// checkLoops looks for loops that lead through several models, in the graph of
// the models that such links join in a round; mostly there are none.
func (j *joint) checkLoops() {
	round := j.rounds()
	var edges []edge
	for i, c := range j.crossings {
		if round(&c) {
			edges = append(edges, edge{c.from, c.to, c.Pos, c.writer.member, i, c.Feedback()})
		}
	}
	crossing := len(edges)
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Or(a.member-b.member, a.at.Compare(b.at)) })
	offset := j.offsets(edges)
	for i, m := range j.p.Members {
		if offset[i] == offset[i+1] {
			continue
		}
		for _, l := range logicmodel.NewGraph(m.Model).Links {
			if l.From != l.To {
				edges = append(edges, edge{node{i, l.From}, node{i, l.To}, l.Link.To.Pos, i, -1, l.Link.Feedback})
			}
		}
	}
	number := func(n node) int { return offset[n.member] + n.element }
	n := offset[len(offset)-1]
	var all, forward [][2]int32
	var of []int // the edge of each pair in forward
	for i, e := range edges {
		pair := [2]int32{int32(number(e.from)), int32(number(e.to))}
		all = append(all, pair)
		if !e.feedback {
			forward = append(forward, pair)
			of = append(of, i)
		}
	}
	g := graph.New(n, forward)
	loop, _ := g.Components()
	inLoop := func(e edge) bool { return !e.feedback && loop[number(e.from)] == loop[number(e.to)] }

	told := map[int32]bool{}
	for _, first := range edges[:crossing] {
		if !inLoop(first) {
			continue
		}
		j.crossings[first.crossing].wrong = true
		k := loop[number(first.from)]
		if told[k] {
			continue
		}
		told[k] = true
		var back []edge
		for _, i := range g.Path(number(first.to), number(first.from), func(v int32) bool { return loop[v] == k }) {
			back = append(back, edges[of[i]])
		}
		j.cycle(first, back)
	}
	for _, e := range edges[crossing:] {
		if inLoop(e) && told[loop[number(e.from)]] {
			j.looped[e.at] = true
		}
	}

	var any []int32 // components along all links, once it is asked for
	for i := range j.crossings {
		c := &j.crossings[i]
		switch {
		case !c.Feedback():
			continue
		case !round(c):
			j.idleFeedback(c)
			continue
		case any == nil:
			any, _ = graph.New(n, all).Components()
		}
		if any[number(c.from)] != any[number(c.to)] {
			j.idleFeedback(c)
		}
	}
}

// rounds tells of a link whether links across models lead from the model that it
// leads to back to its own, be it the same.
func (j *joint) rounds() func(c *crossing) bool {
	var pairs [][2]int32
	for _, c := range j.crossings {
		pairs = append(pairs, [2]int32{int32(c.from.member), int32(c.to.member)})
	}
	loop, _ := graph.New(len(j.p.Members), pairs).Components()
	return func(c *crossing) bool { return loop[c.from.member] == loop[c.to.member] }
}

// offsets numbers the elements of the members that the edges join; the last is
// how many they are.
func (j *joint) offsets(edges []edge) []int {
	joined := make([]bool, len(j.p.Members))
	for _, c := range edges {
		joined[c.from.member], joined[c.to.member] = true, true
	}
	offset := make([]int, len(joined)+1)
	for i, is := range joined {
		offset[i+1] = offset[i]
		if is {
			offset[i+1] += len(j.p.Members[i].Model.Elements)
		}
	}
	return offset
}

// checkPairs looks for pairs that are linked twice.
func (j *joint) checkPairs() {
	first := make(map[[2]node]*crossing, len(j.crossings))
	for i := range j.crossings {
		c := &j.crossings[i]
		pair := [2]node{c.from, c.to}
		if f := first[pair]; f != nil {
			c.again = f
			j.repeated(c, f)
			continue
		}
		first[pair] = c
	}
}

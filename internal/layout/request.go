package layout

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A request holds the nodes and edges that a text asks for: nodes with a size, in points, and edges without points.
type request struct {
	nodes []Node
	edges []Edge
}

// readRequest reads the statements of nodes and edges in a text that has one a line, as package render writes it:
//
//	n1 [width=2, height=0.5, …]
//	n1 -> n2 [weight=100, …]
func readRequest(dot []byte) request {
	var r request
	for line := range strings.Lines(string(dot)) {
		words := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\r\n,[]", r) })
		switch {
		case len(words) >= 3 && words[1] == "->":
			r.edges = append(r.edges, Edge{From: words[0], To: words[2]})
		case len(words) >= 3 && strings.HasPrefix(words[1], "width=") && strings.HasPrefix(words[2], "height="):
			w, _ := strconv.ParseFloat(words[1][len("width="):], 64)
			h, _ := strconv.ParseFloat(words[2][len("height="):], 64)
			r.nodes = append(r.nodes, Node{Name: words[0], W: w * pointsPerInch, H: h * pointsPerInch})
		}
	}
	return r
}

// How far a drawing may be from what was asked for, in points: Graphviz rounds, and dot 2.43 ends some curves 1.5 off
// the border of a box.
const (
	sizeTolerance = 1.5
	endTolerance  = 5
)

// check returns an error unless the drawing has what was asked for, and nothing else.
func (r request) check(d *Drawing) error {
	if len(d.Nodes) != len(r.nodes) || len(d.Edges) != len(r.edges) {
		return mismatchf("%d boxes and %d arrows instead of %d and %d", len(d.Nodes), len(d.Edges), len(r.nodes), len(r.edges))
	}
	boxes := make(map[string]Node, len(d.Nodes))
	for _, n := range d.Nodes {
		boxes[n.Name] = n
	}
	for _, want := range r.nodes {
		got, ok := boxes[want.Name]
		if !ok {
			return mismatchf("no box %s", want.Name)
		}
		if math.Abs(got.W-want.W) > sizeTolerance || math.Abs(got.H-want.H) > sizeTolerance {
			return mismatchf("a box %s of %g × %g points instead of %g × %g", want.Name, got.W, got.H, want.W, want.H)
		}
	}
	missing := map[[2]string]int{} // arrows, by their ends
	for _, e := range r.edges {
		missing[[2]string{e.From, e.To}]++
	}
	for _, e := range d.Edges {
		ends := [2]string{e.From, e.To}
		if missing[ends]--; missing[ends] < 0 {
			return mismatchf("an arrow from %s to %s that nobody asked for", e.From, e.To)
		}
		if !boxes[e.From].touches(e.Points[0]) || !boxes[e.To].touches(e.Points[len(e.Points)-1]) {
			return mismatchf("an arrow from %s to %s that does not lead there", e.From, e.To)
		}
	}
	return nil
}

// touches reports whether the point is in the box or at its border.
func (n Node) touches(p Point) bool {
	return math.Abs(p.X-n.X) <= n.W/2+endTolerance && math.Abs(p.Y-n.Y) <= n.H/2+endTolerance
}

// mismatchf returns an error on what Graphviz drew.
func mismatchf(format string, args ...any) error {
	return fmt.Errorf("layout: Graphviz drew "+format, args...)
}

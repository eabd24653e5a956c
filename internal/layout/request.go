package layout

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A request holds the nodes that a text asks for, with their sizes, in points, and the number of its edges.
type request struct {
	nodes []Node
	edges int
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
			r.edges++
		case len(words) >= 3 && strings.HasPrefix(words[1], "width=") && strings.HasPrefix(words[2], "height="):
			w, _ := strconv.ParseFloat(words[1][len("width="):], 64)
			h, _ := strconv.ParseFloat(words[2][len("height="):], 64)
			r.nodes = append(r.nodes, Node{Name: words[0], W: w * pointsPerInch, H: h * pointsPerInch})
		}
	}
	return r
}

// sizeTolerance is how far the size of a node may be from what was asked for, in points: Graphviz rounds.
const sizeTolerance = 1.5

// check returns an error unless the drawing has the nodes that were asked for, and no others.
func (r request) check(d *Drawing) error {
	if len(d.Nodes) != len(r.nodes) {
		return mismatchf("%d boxes instead of %d", len(d.Nodes), len(r.nodes))
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
	return nil
}

// mismatchf returns an error on what Graphviz drew.
func mismatchf(format string, args ...any) error {
	return fmt.Errorf("layout: Graphviz drew "+format, args...)
}

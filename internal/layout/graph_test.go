package layout

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
)

// chain writes a logic model in six columns from left to right, with links that go up to ahead columns on.
func chain(boxes, links, ahead int) []byte { return model(6, boxes, links, ahead, 1) }

// model writes a logic model the way package render does: boxes of a fixed size, a rank and a heading for each column,
// headings in a row, and links at random that go up to ahead columns on, or, one in ten, back.
func model(columns, boxes, links, ahead int, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 2))
	column := func(box int) int { return box * columns / boxes }
	var b bytes.Buffer
	b.WriteString("digraph chain {\n\tgraph [rankdir=LR, ranksep=0.8, nodesep=0.25, splines=true, outputorder=edgesfirst]\n")
	b.WriteString("\tnode [shape=box, fixedsize=true, label=\"\"]\n\tedge [dir=none]\n")
	for c := range columns {
		b.WriteString("\t{\n\t\trank=same\n")
		for i := range boxes {
			if column(i) == c {
				fmt.Fprintf(&b, "\t\tn%d [width=2, height=%.2f]\n", i, 0.3+0.2*float64(r.IntN(4)))
			}
		}
		fmt.Fprintf(&b, "\t\th%d [width=2, height=0.2]\n\t}\n", c)
	}
	for links > 0 {
		i, j := r.IntN(boxes), r.IntN(boxes)
		switch d := column(j) - column(i); {
		case d < 1 || d > ahead:
			continue
		case r.IntN(10) == 0:
			fmt.Fprintf(&b, "\tn%d -> n%d [tailport=s, headport=s, constraint=false]\n", j, i)
		default:
			fmt.Fprintf(&b, "\tn%d -> n%d [tailport=e, headport=w]\n", i, j)
		}
		links--
	}
	for c := 1; c < columns; c++ {
		fmt.Fprintf(&b, "\th%d -> h%d [style=invis, weight=100]\n", c-1, c)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// drawn is what the engine draws, not held against the text.
func drawn(ctx context.Context, e Engine, dot []byte) (*Drawing, error) {
	out, err := e.Layout(ctx, dot)
	if err != nil {
		return nil, err
	}
	return parsePlain(out)
}

// Layout is what the embedded engine draws.
func Layout(ctx context.Context, dot []byte) (*Drawing, error) { return drawn(ctx, Embedded, dot) }

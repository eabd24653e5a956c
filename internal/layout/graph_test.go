package layout

import (
	"bytes"
	"fmt"
	"math/rand/v2"
)

// chain writes a logic model in six stages from left to right, the way package render does: boxes of a fixed size, a
// rank for each stage, and links that go up to ahead stages on.
func chain(boxes, links, ahead int) []byte {
	const stages = 6
	r := rand.New(rand.NewPCG(1, 2))
	stage := func(box int) int { return box * stages / boxes }
	var b bytes.Buffer
	b.WriteString("digraph {\nrankdir=LR; ranksep=0.6; nodesep=0.25;\n")
	b.WriteString("node [shape=box, fixedsize=true, width=1.6, height=0.6, label=\"\"];\nedge [dir=none];\n")
	for s := range stages {
		b.WriteString("{ rank=same;")
		for i := range boxes {
			if stage(i) == s {
				fmt.Fprintf(&b, " n%d;", i)
			}
		}
		b.WriteString(" }\n")
	}
	for links > 0 {
		i, j := r.IntN(boxes), r.IntN(boxes)
		if d := stage(j) - stage(i); d >= 1 && d <= ahead {
			fmt.Fprintf(&b, "n%d -> n%d;\n", i, j)
			links--
		}
	}
	b.WriteString("}\n")
	return b.Bytes()
}

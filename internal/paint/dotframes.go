package paint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
)

// hasFrames reports whether there are frames to draw.
func (p *painter) hasFrames() bool {
	return slices.ContainsFunc(p.Frames, func(f content.Frame) bool { return !f.Empty })
}

// writeDOTFrames writes frames as clusters with what is in them: those in the frame with
// the number in, counted from 1, or for 0 those in no other frame.
func (p *painter) writeDOTFrames(b *bytes.Buffer, in int, indent string) {
	at := "" // of titles: on top
	if p.IsInRows() {
		at = ", labelloc=b, labeljust=l"
	}
	for i := range p.Frames {
		if !p.IsInRows() { // Graphviz puts the last one on top of a column
			i = len(p.Frames) - 1 - i
		}
		f := &p.Frames[i]
		if f.In != in || f.Empty {
			continue
		}
		fmt.Fprintf(b, "%ssubgraph cluster_%d {\n", indent, i)
		colour, text := p.theme.text, p.theme.text
		if f.IsBehind() {
			colour, text = p.theme.fadedLine, p.theme.faded.text
		}
		fmt.Fprintf(b, "%s\tgraph [label=%s, style=\"rounded,dashed\", color=%q, fontcolor=%q, fontname=%q, fontsize=%s%s]\n",
			indent, dotText(append([]string{p.FrameHeading(f)}, f.Details...)), colour, text, dotBoldFont, Number(place.DetailSize), at)
		for n := range p.Boxes {
			if p.Boxes[n].Frame == i+1 {
				p.writeDOTBox(b, n)
			}
		}
		p.writeDOTFrames(b, i+1, indent+"\t")
		fmt.Fprintf(b, "%s}\n", indent)
	}
}

// writeDOTBroads writes the broad arrows. Between stages they run from heading to
// heading. In a lane and between frames they run from box to box, cut off at the frames.
// It returns the ranks whose headings are joined with the one before.
func (p *painter) writeDOTBroads(b *bytes.Buffer) map[int]bool {
	joined := map[int]bool{}
	for i := range p.Broads {
		a := &p.Broads[i]
		var attrs []string
		if a.JoinsTiers() && a.Leaves.Lane == 0 {
			from, to := p.headingRank(a.Leaves.Index), p.headingRank(a.Enters.Index)
			joined[to] = joined[to] || from+1 == to
			fmt.Fprintf(b, "\th%d -> h%d", from, to)
			attrs = append(attrs, "weight=100")
		} else {
			from, to := p.BoxesOf(a.Leaves), p.BoxesOf(a.Enters)
			rank := func(x, y int) int { return p.Cells[x].Rank - p.Cells[y].Rank }
			last, first := slices.MaxFunc(from, rank), slices.MinFunc(to, rank)
			fmt.Fprintf(b, "\tn%d -> n%d", last, first)
			if p.Cells[last].Rank >= p.Cells[first].Rank || a.Kind == content.Feedback {
				attrs = append(attrs, "constraint=false")
			}
			if a.Leaves.Kind == content.FrameEnd {
				attrs = append(attrs, fmt.Sprintf("ltail=cluster_%d", a.Leaves.Index))
			}
			if a.Enters.Kind == content.FrameEnd {
				attrs = append(attrs, fmt.Sprintf("lhead=cluster_%d", a.Enters.Index))
			}
		}
		attrs = append(attrs, p.dotInk(&a.Arrow)...)
		attrs = append(attrs, "penwidth=6") // the last one holds
		fmt.Fprintf(b, " [%s]\n", strings.Join(attrs, ", "))
	}
	return joined
}

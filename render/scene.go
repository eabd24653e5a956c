package render

import (
	"context"
	"math"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A scene is a picture with places: what a writer draws, in points, with the
// origin at the top left and y downwards.
type scene struct {
	*picture
	w, h     float64
	title    text
	headings []text // of the columns
	rules    []rule // under the headings
	places   []place
	curves   []curve
	key      []keyEntry
}

// A text is lines of text with their baselines.
type text struct {
	lines  []line
	size   float64
	bold   bool
	middle bool // each x is the middle of its line, not its start
}

type line struct {
	x, y  float64
	s     string
	width float64 // 0: not known exactly
}

// A rule is a horizontal line.
type rule struct{ x1, x2, y float64 }

// A place is where a box is: its top left corner.
type place struct {
	x, y float64
	text text
}

// A curve is the way of an arrow: a piecewise Bézier curve that ends where the
// head begins, and the head's three corners, the tip first.
type curve struct {
	points []layout.Point
	head   [3]layout.Point
}

// A keyEntry explains a kind of arrow or a border.
type keyEntry struct {
	kind         arrowKind
	illustrative bool // the border of an illustrative box, in place of kind
	x, y         float64
	text         text
}

// newScene lays the picture out.
func newScene(ctx context.Context, p *picture) (*scene, error) {
	d, nodes, err := p.layout(ctx)
	if err != nil {
		return nil, err
	}
	// Told to leave and enter a box from below, Graphviz now and then (one
	// model of 400 at random) leads an arrow straight through others. It does
	// not where it may choose the sides.
	if p.free(arrowRoutes(p, d, nodes), nodes) {
		if d, nodes, err = p.layout(ctx); err != nil {
			return nil, err
		}
	}
	s := &scene{picture: p, places: make([]place, len(p.boxes)), curves: make([]curve, 0, len(p.arrows))}

	// Everything but the headings keeps its place, moved down to make room
	// above for the title and the headings.
	top, left, right := math.Inf(1), 0.0, d.Width
	for i := range p.boxes {
		n := nodes[nodeName(i)]
		top = math.Min(top, n.Y-n.H/2)
	}
	routes := arrowRoutes(p, d, nodes)
	bottom := 0.0
	for _, route := range routes {
		for _, pt := range outline(route, 8) {
			top, bottom = math.Min(top, pt.Y), math.Max(bottom, pt.Y)
			left, right = math.Min(left, pt.X), math.Max(right, pt.X)
		}
	}
	titleLines := p.titleLines()
	widest := 0.0
	for _, l := range titleLines {
		widest = math.Max(widest, typeset.Bold.Width(l, titleSize))
	}
	s.w = math.Max(right-left, widest) + 2*pageMargin
	dx := (s.w-(right-left))/2 - left

	y := pageMargin
	s.title = stack(titleLines, s.w/2, y, titleSize, true, true)
	y += float64(len(titleLines))*lineHeight*titleSize + 12
	deepest := 0
	for _, c := range p.columns {
		deepest = max(deepest, len(c.lines))
	}
	for c, col := range p.columns {
		x := nodes[headingName(c)].X + dx
		at := y + float64(deepest-len(col.lines))*lineHeight*headingSize
		s.headings = append(s.headings, stack(col.lines, x, at, headingSize, true, true))
		s.rules = append(s.rules, rule{x - boxWidth/2, x + boxWidth/2, y + float64(deepest)*lineHeight*headingSize + 4})
	}
	y += float64(deepest)*lineHeight*headingSize + 16
	dy := y - top

	for i := range p.boxes {
		b, n := &p.boxes[i], nodes[nodeName(i)]
		pl := place{x: n.X - b.w/2 + dx, y: n.Y - b.h/2 + dy}
		pl.text = stack(b.lines, n.X+dx, pl.y+padY, textSize, false, true)
		s.places[i] = pl
		bottom = math.Max(bottom, n.Y+b.h/2)
	}
	for _, route := range routes {
		moved := make([]layout.Point, len(route))
		for i, pt := range route {
			moved[i] = layout.Point{X: pt.X + dx, Y: pt.Y + dy}
		}
		s.curves = append(s.curves, withHead(moved))
	}
	s.h = s.placeKey(bottom+dy+22) + pageMargin
	return s, nil
}

// layout asks Graphviz for places.
func (p *picture) layout(ctx context.Context) (*layout.Drawing, map[string]layout.Node, error) {
	d, err := layout.Layout(ctx, writeDOT(p, false))
	if err != nil {
		return nil, nil, err
	}
	nodes := make(map[string]layout.Node, len(d.Nodes))
	for _, n := range d.Nodes {
		nodes[n.Name] = n
	}
	return d, nodes, nil
}

// free frees the feedback arrows whose routes cross a box that is not one of
// their ends, and reports whether there are any.
func (p *picture) free(routes [][]layout.Point, nodes map[string]layout.Node) bool {
	found := false
	for i := range p.arrows {
		a := &p.arrows[i]
		if a.kind != feedback || p.boxes[a.from].column <= p.boxes[a.to].column {
			continue
		}
		for n := range p.boxes {
			if n != a.from && n != a.to && crosses(routes[i], nodes[nodeName(n)]) {
				a.free, found = true, true
				break
			}
		}
	}
	return found
}

// arrowRoutes are the ways of the arrows, in the order of the picture's
// arrows. Between neighbouring columns nothing is in the way, and a plain curve
// is easier to follow than the one that Graphviz bends there; all others are
// as Graphviz laid them round the boxes.
func arrowRoutes(p *picture, d *layout.Drawing, nodes map[string]layout.Node) [][]layout.Point {
	type ends struct{ from, to string }
	byEnds := make(map[ends][][]layout.Point, len(d.Edges))
	for _, e := range d.Edges {
		k := ends{e.From, e.To}
		byEnds[k] = append(byEnds[k], e.Points)
	}
	routes := make([][]layout.Point, len(p.arrows))
	for i, a := range p.arrows {
		k := ends{nodeName(a.from), nodeName(a.to)}
		if p.boxes[a.from].column+1 == p.boxes[a.to].column {
			from, to := nodes[k.from], nodes[k.to]
			routes[i] = sweep(layout.Point{X: from.X + from.W/2, Y: from.Y}, layout.Point{X: to.X - to.W/2, Y: to.Y})
			continue
		}
		if ways := byEnds[k]; len(ways) > 0 {
			routes[i], byEnds[k] = ways[0], ways[1:]
		}
	}
	return routes
}

// stack is lines of text one below the other, from the top y.
func stack(lines []string, x, top, size float64, bold, middle bool) text {
	face := typeset.Regular
	if bold {
		face = typeset.Bold
	}
	t := text{size: size, bold: bold, middle: middle}
	for i, s := range lines {
		l := line{x: x, s: s, y: top + size*(float64(i)*lineHeight+(lineHeight-typeset.Ascent-typeset.Descent)/2+typeset.Ascent)}
		if typeset.Covered(s) {
			l.width = face.Width(s, size)
		}
		t.lines = append(t.lines, l)
	}
	return t
}

// placeKey puts the key below the drawing, in as many rows as it needs, and
// gives the height at which it ends.
func (s *scene) placeKey(top float64) float64 {
	var drawn [arrowKinds]bool
	for _, a := range s.arrows {
		drawn[a.kind] = true
	}
	illustrative := false
	for i := range s.boxes {
		illustrative = illustrative || s.boxes[i].illustrative
	}
	const row, gap = keySize * 1.8, 22.0
	x, y := pageMargin, top
	add := func(e keyEntry, words string) {
		width := keySample + 6 + typeset.Regular.Width(words, keySize)
		if x > pageMargin && x+width > s.w-pageMargin {
			x, y = pageMargin, y+row
		}
		e.x, e.y = x, y+row/2
		e.text = stack([]string{words}, x+keySample+6, y+(row-keySize*lineHeight)/2, keySize, false, false)
		s.key = append(s.key, e)
		x += width + gap
	}
	for k := range arrowKinds {
		if drawn[k] {
			add(keyEntry{kind: k}, arrowWords[k].key)
		}
	}
	if illustrative {
		add(keyEntry{illustrative: true}, illustrativeBox)
	}
	if len(s.key) == 0 {
		return top
	}
	return y + row
}

// titleLines is the title, wrapped to about the width of the columns.
func (p *picture) titleLines() []string {
	columns := float64(len(p.columns))
	width := math.Max(320, columns*(boxWidth+columnGap)-columnGap)
	return clip(typeset.Bold.Wrap(p.title, titleSize, width), maxTitleLines, typeset.Bold, titleSize, width)
}

package render

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A plan is a graph with places, in points, before anything is drawn: boxes by
// their top left corners, arrows by their ways.
type plan struct {
	*graph
	corners []layout.Point
	curves  []curve
	top     float64 // where the boxes and arrows begin
	bottom  float64
	left    float64
	right   float64
	bands   []band
	spans   [][2]float64 // of the lanes, from the second on: left and right
	laneTop float64      // where the headings of lanes begin
}

// newPlan asks Graphviz for places; those of a triangle are plain.
func newPlan(ctx context.Context, g *graph) (*plan, error) {
	if g.plain() {
		p := newRowPlan(g)
		if g.view == TriangleView {
			p.triangle()
		}
		return p, ctx.Err()
	}
	d, nodes, err := g.layout(ctx)
	if err != nil {
		return nil, err
	}
	// Told to leave and enter a box from below, Graphviz now and then (one
	// model of 400 at random) leads an arrow straight through others. It does
	// not where it may choose the sides.
	if g.release(arrowRoutes(g, d, nodes), nodes) {
		if d, nodes, err = g.layout(ctx); err != nil {
			return nil, err
		}
	}
	p := &plan{graph: g}
	for i := range g.boxes {
		b, n := &g.boxes[i], nodes[nodeName(i)]
		p.corners = append(p.corners, layout.Point{X: n.X - b.w/2, Y: n.Y - b.h/2})
	}
	for _, route := range arrowRoutes(g, d, nodes) {
		p.curves = append(p.curves, withHead(route))
	}
	p.extend()
	return p, nil
}

// layout asks Graphviz for places.
func (g *graph) layout(ctx context.Context) (*layout.Drawing, map[string]layout.Node, error) {
	lay := g.lay
	if lay == nil {
		lay = (&Options{}).lay
	}
	d, err := lay(ctx, writeDOT(g, false))
	if err != nil {
		return nil, nil, err
	}
	nodes := make(map[string]layout.Node, len(d.Nodes))
	for _, n := range d.Nodes {
		nodes[n.Name] = n
	}
	return d, nodes, nil
}

// release frees the feedback arrows whose routes cross a box that is not one
// of their ends, and reports whether there are any.
func (g *graph) release(routes [][]layout.Point, nodes map[string]layout.Node) bool {
	found := false
	for i := range g.arrows {
		a := &g.arrows[i]
		if a.free || a.kind != feedback || g.boxes[a.from].rank <= g.boxes[a.to].rank {
			continue
		}
		way := outline(routes[i], fine)
		for n := range g.boxes {
			if n != a.from && n != a.to && crosses(way, nodes[nodeName(n)]) {
				a.free, found = true, true
				break
			}
		}
	}
	return found
}

// arrowRoutes are the ways of the arrows, in the order of the graph's arrows.
// Between neighbouring ranks nothing is in the way, and a plain curve is
// easier to follow than the one that Graphviz bends there; all others are as
// Graphviz laid them round the boxes.
func arrowRoutes(g *graph, d *layout.Drawing, nodes map[string]layout.Node) [][]layout.Point {
	type ends struct{ from, to string }
	byEnds := make(map[ends][][]layout.Point, len(d.Edges))
	for _, e := range d.Edges {
		k := ends{e.From, e.To}
		byEnds[k] = append(byEnds[k], e.Points)
	}
	routes := make([][]layout.Point, len(g.arrows))
	for i, a := range g.arrows {
		k := ends{nodeName(a.from), nodeName(a.to)}
		if g.boxes[a.from].rank+1 == g.boxes[a.to].rank {
			from, to := nodes[k.from], nodes[k.to]
			if g.rows() {
				routes[i] = rise(layout.Point{X: from.X, Y: from.Y - from.H/2}, layout.Point{X: to.X + g.aside(&a, from.X, to.X), Y: to.Y + to.H/2})
			} else {
				routes[i] = sweep(layout.Point{X: from.X + from.W/2, Y: from.Y}, layout.Point{X: to.X - to.W/2, Y: to.Y + g.aside(&a, from.Y, to.Y)})
			}
			continue
		}
		if ways := byEnds[k]; len(ways) > 0 {
			routes[i], byEnds[k] = ways[0], ways[1:]
		}
	}
	return routes
}

// aside is how far from the middle of a side an arrow ends, by where along the
// side it comes from and where the middle is. Contributions make way for what
// supports the same outcome: one head would hide the other.
func (g *graph) aside(a *arrow, from, middle float64) float64 {
	supported := func(other arrow) bool { return other.kind == supports && other.to == a.to }
	switch {
	case a.kind != contributes || !slices.ContainsFunc(g.arrows, supported):
		return 0
	case from > middle:
		return arrowLength
	}
	return -arrowLength
}

// newScene lays the graph out and draws it as large as it needs to be.
func newScene(ctx context.Context, g *graph) (*paint.Scene, error) {
	p, err := newPlan(ctx, g)
	if err != nil {
		return nil, err
	}
	return p.draw(), nil
}

// draw makes all parts of the picture: title, headings, arrows, boxes, marks,
// key, from the top of the page to its bottom.
func (p *plan) draw() *paint.Scene {
	g := p.graph
	s := &paint.Scene{
		ID: g.id, Lang: g.lang, Title: g.title, Description: g.words.flat(), View: string(g.view),
		Scale: 1, Background: g.theme.background,
	}
	// The drawing proper lies between left and right; headings of rows stand
	// to its left.
	left, right := p.left, p.right
	if g.rows() {
		left -= gutter + headingGap
	}
	lines := g.titleLines(right - left)
	widest := 0.0
	for _, l := range lines {
		widest = math.Max(widest, typeset.Bold.Width(l, titleSize))
	}
	if g.draft {
		widest = math.Max(widest, typeset.Bold.Width(draftNote, textSize)+2*g.padX)
	}
	inner := math.Max(right-left, widest)
	s.W = inner + 2*g.margin
	dx := (s.W-(right-left))/2 - left

	y := g.margin
	s.Parts = append(s.Parts, paint.Part{Class: "title", Texts: []paint.Text{stack(lines, s.W/2, y, titleSize, true, paint.Middle, g.theme.text)}})
	y += float64(len(lines)) * lineHeight * titleSize
	if about := g.aboutLines(inner); about != nil {
		s.Parts = append(s.Parts, paint.Part{Class: "about", Texts: []paint.Text{stack(about, s.W/2, y+4, textSize, false, paint.Middle, g.theme.text)}})
		y += float64(len(about))*lineHeight*textSize + 4
	}
	y += 12
	if g.draft {
		s.Parts = append(s.Parts, g.draftPart(s.W/2, y))
		y += textSize*lineHeight + 2*g.padY + 12
	}
	if !g.rows() {
		y = p.columnHeadings(s, dx, y)
	}
	dy := y - p.top
	if g.rows() {
		p.rowHeadings(s, dx, dy)
	}
	p.shift(dx, dy)
	for _, loud := range []bool{false, true} {
		for i := range p.arrows {
			if len(p.curves[i].points) > 0 && p.arrows[i].change.isLoud() == loud {
				s.Parts = append(s.Parts, p.arrowPart(i))
			}
		}
	}
	for i := range p.boxes {
		s.Parts = append(s.Parts, p.boxPart(i))
	}
	s.Parts = append(s.Parts, p.marks()...)
	y = g.drawKey(s, p.bottom+22, s.W)
	y = g.drawEntries(s, y, s.W)
	s.H = y + g.margin
	for i := range s.Parts {
		s.Parts[i].English = isEnglish(&s.Parts[i])
	}
	return s
}

// headingGap is between the headings beside rows and the drawing.
const headingGap = 14.0

// shift moves the boxes and arrows.
func (p *plan) shift(dx, dy float64) {
	by := func(pt *layout.Point) { pt.X, pt.Y = pt.X+dx, pt.Y+dy }
	for i := range p.corners {
		by(&p.corners[i])
	}
	for i := range p.curves {
		c := &p.curves[i]
		for j := range c.points {
			by(&c.points[j])
		}
		by(&c.head.tip)
		by(&c.head.left)
		by(&c.head.right)
	}
	p.left, p.right, p.top, p.bottom = p.left+dx, p.right+dx, p.top+dy, p.bottom+dy
}

// columnHeadings draws the headings above the columns, from the height y, and
// gives the height where the columns begin.
func (p *plan) columnHeadings(s *paint.Scene, dx, y float64) float64 {
	deepest := 0
	for i := range p.tiers {
		deepest = max(deepest, len(p.tiers[i].lines))
	}
	bottom := y + float64(deepest)*lineHeight*headingSize
	for i := range p.tiers {
		t := &p.tiers[i]
		x1, x2, _, _ := p.extent(t)
		x1, x2 = x1+dx, x2+dx
		at := bottom - float64(len(t.lines))*lineHeight*headingSize
		s.Parts = append(s.Parts, paint.Part{
			Class:  "heading",
			Shapes: []paint.Shape{{Path: paint.Polyline(layout.Point{X: x1, Y: bottom + 4}, layout.Point{X: x2, Y: bottom + 4}), Stroke: p.theme.boxes[t.look].border, Thick: 1.5 * p.theme.thick}},
			Texts:  []paint.Text{stack(t.lines, (x1+x2)/2, at, headingSize, true, paint.Middle, p.theme.text)},
		})
	}
	return bottom + 16
}

// rowHeadings draws the headings to the left of the rows, and in a triangle
// what lies behind the tiers.
func (p *plan) rowHeadings(s *paint.Scene, dx, dy float64) {
	for _, b := range p.bands {
		at := func(x, y float64) layout.Point { return layout.Point{X: x + dx, Y: y + dy} }
		s.Parts = append(s.Parts, paint.Part{Class: "band", Shapes: []paint.Shape{{
			Path: paint.Polygon(at(b.topLeft, b.top), at(b.topRight, b.top), at(b.bottomRight, b.bottom), at(b.bottomLeft, b.bottom)),
			Fill: b.fill,
		}}})
	}
	for i, l := range p.lanes {
		span := p.spans[i+1]
		s.Parts = append(s.Parts, paint.Part{Class: "lane", Texts: []paint.Text{stack(l.lines, (span[0]+span[1])/2+dx, p.laneTop+dy, headingSize, true, paint.Middle, p.theme.text)}})
	}
	x := p.left + dx - headingGap
	for i := range p.tiers {
		t := &p.tiers[i]
		_, _, y1, y2 := p.extent(t)
		y1, y2 = y1+dy, y2+dy
		high := float64(len(t.lines)) * lineHeight * headingSize
		s.Parts = append(s.Parts, paint.Part{
			Class:  "heading",
			Shapes: []paint.Shape{{Path: paint.Polyline(layout.Point{X: x, Y: y1}, layout.Point{X: x, Y: y2}), Stroke: p.theme.boxes[t.look].border, Thick: 2.5 * p.theme.thick}},
			Texts:  []paint.Text{stack(t.lines, x-6, (y1+y2-high)/2, headingSize, true, paint.End, p.theme.text)},
		})
	}
}

// extent is how far the boxes of a tier reach.
func (p *plan) extent(t *tier) (x1, x2, y1, y2 float64) {
	x1, x2, y1, y2 = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, n := range t.boxes {
		c, b := p.corners[n], &p.boxes[n]
		x1, x2 = math.Min(x1, c.X), math.Max(x2, c.X+b.w)
		y1, y2 = math.Min(y1, c.Y), math.Max(y2, c.Y+b.h)
	}
	return x1, x2, y1, y2
}

// boxPart draws a box.
func (p *plan) boxPart(i int) paint.Part {
	b, at := &p.boxes[i], p.corners[i]
	in := p.theme.boxes[b.look]
	if b.grey() {
		in = p.theme.faded
	}
	// A row's boxes are as high as the highest; the text stands in the middle.
	high := float64(len(b.lines)) * lineHeight * textSize
	if len(b.small) > 0 {
		high += detailGap + float64(len(b.small))*lineHeight*detailSize
	}
	top := at.Y + (b.h-high+b.badgeRoom())/2
	out := paint.Part{
		Class: "box", Name: fmt.Sprintf("box%d", i+1), Title: p.boxTitle(i),
		Shapes: b.shapes(p.theme, at.X, at.Y),
		Texts:  []paint.Text{stack(b.lines, at.X+b.w/2, top, textSize, false, paint.Middle, in.text)},
	}
	if b.change == removed {
		out.Shapes = append(out.Shapes, struck(&out.Texts[0])...)
	}
	if len(b.small) > 0 {
		top += float64(len(b.lines))*lineHeight*textSize + detailGap
		out.Texts = append(out.Texts, stack(b.small, at.X+b.w/2, top, detailSize, false, paint.Middle, in.text))
	}
	return out
}

// boxTitle is what the box is and, of several models, in which it is.
func (g *graph) boxTitle(n int) string {
	b := &g.boxes[n]
	if b.lane == 0 {
		return b.name()
	}
	return "In the model " + g.lanes[b.lane-1].name() + ": " + b.name()
}

// arrowPart draws an arrow.
func (p *plan) arrowPart(i int) paint.Part {
	a, c := &p.arrows[i], p.curves[i]
	st, colour := a.stroke(), p.arrowColour(a)
	return paint.Part{
		Class: "arrow", Name: fmt.Sprintf("arrow%d", i+1), Title: p.sentence(a),
		Shapes: st.drawn(c, colour, p.theme.background, p.theme.thick),
	}
}

// draftNote is written on a picture of a model that has errors.
const draftNote = "Draft: this model has errors"

// draftPart is the note in a frame, with its top at y.
func (g *graph) draftPart(x, y float64) paint.Part {
	w := typeset.Bold.Width(draftNote, textSize) + 2*g.padX
	return paint.Part{
		Class:  "draft",
		Shapes: []paint.Shape{{Path: paint.Rectangle(x-w/2, y, w, textSize*lineHeight+2*g.padY, 0), Fill: g.theme.boxes[missingLook].fill, Stroke: g.theme.boxes[missingLook].border, Thick: 1.6, Dash: looks[missingLook].dash}},
		Texts:  []paint.Text{stack([]string{draftNote}, x, y+g.padY, textSize, true, paint.Middle, g.theme.boxes[missingLook].text)},
	}
}

// stack is lines of text one below the other, from the top y.
func stack(lines []string, x, top, size float64, bold bool, a paint.Anchor, colour string) paint.Text {
	face := typeset.Regular
	if bold {
		face = typeset.Bold
	}
	t := paint.Text{Size: size, Bold: bold, Anchor: a, Colour: colour}
	for i, s := range lines {
		l := paint.Line{X: x, Words: s, Y: top + size*(float64(i)*lineHeight+(lineHeight-typeset.Ascent-typeset.Descent)/2+typeset.Ascent)}
		if typeset.Covered(s) {
			l.Width = face.Width(s, size)
		}
		t.Lines = append(t.Lines, l)
	}
	return t
}

// titleLines is the title, wrapped to about the width of the drawing.
func (g *graph) titleLines(width float64) []string {
	width = math.Max(320, width)
	return clip(typeset.Bold.Wrap(g.title, titleSize, width), maxTitleLines, typeset.Bold, titleSize, width)
}

// guess is about how wide the drawing will be.
func (g *graph) guess() float64 {
	if !g.rows() {
		n := float64(len(g.ranks))
		return n*(g.boxWidth+g.tierGap) - g.tierGap
	}
	widest := 0
	for _, r := range g.ranks {
		widest = max(widest, len(r))
	}
	return float64(widest)*(g.boxWidth+g.sideGap) - g.sideGap
}

// aboutLines are what the picture is about, wrapped; nil: all of the model.
func (g *graph) aboutLines(width float64) []string {
	if g.about == nil {
		return nil
	}
	return typeset.Regular.Wrap(prose.UpperFirst(strings.Join(g.about, "; ")), textSize, width)
}

// isEnglish reports whether the words of the part are not the model's but ours,
// in English, though they may quote the model's.
func isEnglish(p *paint.Part) bool {
	switch p.Class {
	case "arrow", "draft", "key", "link", "mark":
		return true
	case "heading":
		var words []string
		for _, t := range p.Texts {
			for _, l := range t.Lines {
				words = append(words, l.Words)
			}
		}
		heading := strings.Join(words, " ")
		for _, l := range looks {
			if l.heading != "" && heading == l.heading {
				return true
			}
		}
	}
	return false
}

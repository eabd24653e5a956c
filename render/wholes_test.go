package render

import (
	"bytes"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestFrames draws random models with groups: each frame holds the boxes of its
// group and no others, frames lie in or beside each other, no arrow crosses a box
// that is not one of its ends, and the boxes of a stage that are in no group keep
// the order of the file.
func TestFrames(t *testing.T) {
	models := 300
	if testing.Short() {
		models = 60
	}
	for _, view := range []View{ModelView, ChainView} {
		for seed := range uint64(models) {
			g, err := content.Model(picturetest.Grouped(10+int(seed)%40, seed), &content.Options{View: content.View(view)})
			if err != nil {
				t.Fatal(err)
			}
			p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
			if err != nil {
				t.Fatal(err)
			}
			checkFrames(t, fmt.Sprintf("%s, seed %d", view, seed), p)
			for _, c := range crossings(p) {
				t.Errorf("%s, seed %d: %s", view, seed, c)
			}
		}
	}
}

func checkFrames(t *testing.T, name string, p *place.Plan) {
	t.Helper()
	boxSpans := func(n int) place.Rect {
		at, c := p.Corners[n], &p.Cells[n]
		return place.Rect{Left: at.X, Top: at.Y, Right: at.X + c.W, Bottom: at.Y + c.H}
	}
	meets := func(a, b place.Rect) bool {
		return a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom
	}
	holds := func(a, b place.Rect) bool {
		return a.Left <= b.Left && b.Right <= a.Right && a.Top <= b.Top && b.Bottom <= a.Bottom
	}
	for i := range p.Frames {
		if p.Frames[i].Empty {
			continue
		}
		for n := range p.Boxes {
			in := slices.Contains(p.BoxesOf(content.End{Kind: content.FrameEnd, Index: i}), n)
			if in && !holds(p.FrameRects[i], boxSpans(n)) || !in && meets(p.FrameRects[i], boxSpans(n)) {
				t.Errorf("%s: frame %d and box %d", name, i, n)
			}
		}
		for j := range i {
			if a, b := p.FrameRects[i], p.FrameRects[j]; !p.Frames[j].Empty && meets(a, b) && !holds(a, b) && !holds(b, a) {
				t.Errorf("%s: frames %d and %d overlap", name, i, j)
			}
		}
	}
	for i := range p.Boxes {
		for j := range i {
			if meets(boxSpans(i), boxSpans(j)) {
				t.Errorf("%s: boxes %d and %d overlap", name, i, j)
			}
		}
	}
	for r, boxes := range p.Ranks {
		last := -1
		for _, n := range boxes {
			if p.Boxes[n].Frame != 0 || p.Boxes[n].Element == nil {
				continue
			}
			if last >= 0 && (n < last || acrossOf(p, n) < acrossOf(p, last)) {
				t.Errorf("%s, rank %d: box %d stands before box %d", name, r, n, last)
			}
			last = n
		}
	}
}

// acrossOf returns how far across the chain a box stands.
func acrossOf(p *place.Plan, n int) float64 {
	if p.IsInRows() {
		return p.Corners[n].X
	}
	return p.Corners[n].Y
}

// TestSomeInputsWithoutLinks checks that only inputs without links stand in the brackets
// that a broad arrow leaves, which runs clear of the arrows of the others, and that
// stages which share a column stand in their order, the last on top.
func TestSomeInputsWithoutLinks(t *testing.T) {
	m := picturetest.Chain("Youth club", "Open the club twice a week", "Club nights", "Young people are more confident", "Young people aim higher", "More young people in work", "A better place to grow up")
	trips := []logicmodel.Element{
		{ID: "trips", Title: "Trips", Stage: logicmodel.Activity, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "made"}}}},
		{ID: "made", Title: "Trips made", Stage: logicmodel.Output, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e2"}}}},
	}
	inputs := []logicmodel.Element{
		{ID: "hall", Title: "Hall", Stage: logicmodel.Input},
		{ID: "bus", Title: "Bus", Stage: logicmodel.Input, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "trips"}}}},
		{ID: "workers", Title: "Two workers", Stage: logicmodel.Input, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e0"}}, {To: logicmodel.Ref{ID: "trips"}}}},
		{ID: "money", Title: "Money", Stage: logicmodel.Input},
	}
	m.Elements = slices.Concat(inputs, m.Elements[:1], trips[:1], m.Elements[1:2], trips[1:], m.Elements[2:])
	g, err := content.Model(m, &content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []bool{false, true} {
		c := place.NewChart(g)
		if page {
			c.ApplyForm(c.CandidateForms(t.Context(), 500, 750)[0].Form)
		}
		p, err := place.NewPlan(t.Context(), c, (&Options{}).layOut)
		if err != nil {
			t.Fatal(err)
		}
		middle := func(id string) float64 {
			n := slices.IndexFunc(p.Boxes, func(b content.Box) bool { return b.Element != nil && b.Element.ID == id })
			return p.Corners[n].Y + p.Cells[n].H/2
		}
		for _, b := range p.Brackets[:2] {
			for _, id := range []string{"bus", "workers"} {
				if b[0].Y < middle(id) && middle(id) < b[3].Y {
					t.Errorf("page %v: %s has links of its own, and stands in a bracket", page, id)
				}
			}
		}
		if y := p.BroadRoutes[0][0].Y; y != middle("money") {
			t.Errorf("page %v: the broad arrow runs at %.1f, and money is at %.1f", page, y, middle("money"))
		}
		if page && (p.Sections[len(p.Sections)-1].Lines != nil || middle("e5") > middle("e4") || middle("e4") > middle("e3")) {
			t.Errorf("the end state is at %.1f, what leads to it at %.1f, and what leads to that at %.1f", middle("e5"), middle("e4"), middle("e3"))
		}
	}
}

// TestStageLinks checks that stages that lead on as wholes are joined by one broad
// arrow each, and that links of elements are drawn besides.
func TestStageLinks(t *testing.T) {
	m := picturetest.Model(t, "stages.yaml")
	for i := range 100 {
		m.Elements = slices.Insert(m.Elements, 2, logicmodel.Element{ID: fmt.Sprint("i", i), Title: fmt.Sprint("Input ", i), Stage: logicmodel.Input})
	}
	for _, view := range []View{ModelView, ChainView} {
		g, err := content.Model(m, &content.Options{View: content.View(view)})
		if err != nil {
			t.Fatal(err)
		}
		if len(g.Broads) != 3 || len(g.Arrows) != 2 {
			t.Errorf("%s: %d broad arrows and %d others, want 3 and 2", view, len(g.Broads), len(g.Arrows))
		}
		p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
		if err != nil {
			t.Fatal(err)
		}
		for i, way := range p.BroadRoutes {
			for n := range p.Boxes {
				at, c := p.Corners[n], &p.Cells[n]
				if crosses(place.Outline(way, fineSteps), layout.Node{X: at.X + c.W/2, Y: at.Y + c.H/2, W: c.W, H: c.H}) {
					t.Errorf("%s: broad arrow %d crosses box %d", view, i, n)
				}
			}
		}
	}
}

// TestFeed checks which inputs feed the activities as a whole, and that they keep
// the order of the file.
func TestFeed(t *testing.T) {
	m := picturetest.Chain("Feed", "Do", "Make", "Short", "Medium", "Long", "End")
	for i := range 4 {
		m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("i", i), Title: fmt.Sprint("Input ", i), Stage: logicmodel.Input})
	}
	for _, view := range []View{ModelView, ChainView} {
		g, err := content.Model(m, &content.Options{View: content.View(view)})
		if err != nil {
			t.Fatal(err)
		}
		p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
		if err != nil {
			t.Fatal(err)
		}
		if len(g.Broads) != 1 || g.Broads[0].Only != nil {
			t.Fatalf("%s: the broad arrows are %+v", view, g.Broads)
		}
		for n := 1; n < 4; n++ {
			if acrossOf(p, n) <= acrossOf(p, n-1) {
				t.Errorf("%s: input %d stands before input %d", view, n, n-1)
			}
		}
	}
	last := len(m.Elements) - 1
	m.Elements[last].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: m.Elements[0].ID}}}
	g, err := content.Model(m, &content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Broads) != 1 || len(g.Broads[0].Only) != 3 {
		t.Errorf("with an arrow of an input the broad arrows are %+v", g.Broads)
	}
}

// TestDotProgramFrames checks that Graphviz as it is installed draws pictures with
// frames and broad arrows.
func TestDotProgramFrames(t *testing.T) {
	dot := needDot(t)
	wholes := picturetest.Model(t, "wholes.yaml")
	wholes.Factors = nil // what is in boxes besides
	wholes.Elements = slices.DeleteFunc(wholes.Elements, func(e logicmodel.Element) bool { return e.Unintended })
	wholes.Element("found").LeadsTo = wholes.Element("found").LeadsTo[:1]
	dotDraws(t, dot, wholes, nil)
	dotDraws(t, dot, picturetest.Model(t, "stages.yaml"), nil)
	for seed := range uint64(6) {
		dotDraws(t, dot, picturetest.Grouped(20, seed), nil)
	}
}

// TestDotProgramLanes checks that Graphviz as it is installed draws every arrow of
// models side by side with frames and broad arrows.
func TestDotProgramLanes(t *testing.T) {
	dot := needDot(t)
	for _, depth := range []Depth{DepthOutcome, DepthAll} {
		g, err := content.Portfolio("Both", []*logicmodel.Model{picturetest.Model(t, "wholes.yaml"), picturetest.Model(t, "stages.yaml")}, &content.Options{Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		c := place.NewChart(g)
		cmd := exec.Command(dot, "-Tplain")
		cmd.Stdin = bytes.NewReader(paint.DOT(c, plainLook))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for line := range bytes.Lines(out) { // without what keeps rows apart and boxes in order
			if bytes.HasPrefix(line, []byte("edge ")) && !bytes.Contains(line, []byte(" invis ")) {
				got++
			}
		}
		if want := len(g.Arrows) + len(g.Broads); got != want {
			t.Errorf("%s: dot draws %d arrows, want %d", depth, got, want)
		}
	}
}

// TestManyFrames draws a thousand groups, each with a link, and 32 in each other.
func TestManyFrames(t *testing.T) {
	many := &logicmodel.Model{ID: "many", Title: "Many"}
	for i := range 1000 {
		many.Groups = append(many.Groups, logicmodel.Group{ID: fmt.Sprint("g", i), Title: fmt.Sprint("Group ", i), LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: fmt.Sprint("g", i*7%1000)}}}})
		many.Elements = append(many.Elements, logicmodel.Element{ID: fmt.Sprint("e", i), Title: "E", Stage: logicmodel.Activity + logicmodel.Stage(i%5), Group: logicmodel.Ref{ID: fmt.Sprint("g", i)}})
	}
	deep := picturetest.Chain("Deep", "A", "B", "C")
	for i := range logicmodel.MaxNesting {
		group := logicmodel.Group{ID: fmt.Sprint("g", i), Title: strings.Repeat("عنوان طويل ", 30)}
		if i > 0 {
			group.Group.ID = fmt.Sprint("g", i-1)
		}
		deep.Groups = append(deep.Groups, group)
		deep.Elements[i%3].Group.ID = group.ID
	}
	for _, m := range []*logicmodel.Model{many, deep} {
		for _, view := range []View{ModelView, ChainView} {
			g, err := content.Model(m, &content.Options{View: content.View(view)})
			if err != nil {
				t.Fatal(err)
			}
			p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
			if err != nil {
				t.Fatal(err)
			}
			if m == deep {
				checkFrames(t, "deep, "+string(view), p)
			}
		}
	}
}

// TestPortfolioFrames draws random models with groups side by side: frames and lanes
// hold what is in them and nothing else, and no arrow crosses a box that is not one
// of its ends.
func TestPortfolioFrames(t *testing.T) {
	portfolios := 100
	if testing.Short() {
		portfolios = 20
	}
	for seed := range uint64(portfolios) {
		var models []*logicmodel.Model
		for i, m := range picturetest.RandomPortfolio(seed) {
			if seed%3 > 0 || i%2 == 0 {
				id, title := m.ID, m.Title
				m = picturetest.Grouped(8+int(seed+uint64(i))%20, seed+uint64(i))
				m.ID, m.Title = id, title
				m.Groups[0].LeadsTo = append(m.Groups[0].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprintf("m%d/e%d", i+1, seed%4)}})
				for j := range m.Elements {
					if j%5 == 1 {
						m.Elements[j].Supports = []logicmodel.Ref{{ID: fmt.Sprint("o", (j+i)%9)}}
					}
				}
			}
			models = append(models, m)
		}
		for _, depth := range []Depth{DepthOutcome, DepthAll} {
			g, err := content.Portfolio("Portfolio", models, &content.Options{Framework: picturetest.RandomFramework(9, seed), Depth: depth})
			if err != nil {
				t.Fatal(err)
			}
			p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%s, seed %d", depth, seed)
			checkFrames(t, name, p)
			for _, c := range crossings(p) {
				t.Errorf("%s: %s", name, c)
			}
			for i, c := range p.Corners {
				if b := p.Boxes[i]; b.Lane > 0 && (c.X < p.Spans[b.Lane][0] || c.X+p.Cells[i].W > p.Spans[b.Lane][1]) {
					t.Errorf("%s: %s is not in its lane", name, b.Text)
				}
			}
			for i := 2; i < len(p.Spans); i++ {
				if p.Spans[i][0] < p.Spans[i-1][1] {
					t.Errorf("%s: lane %d begins in the one before", name, i)
				}
			}
		}
	}
}

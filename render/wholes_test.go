package render

import (
	"bytes"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
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
			g, err := newGraph(picturetest.Grouped(10+int(seed)%40, seed), &contentOptions{View: view})
			if err != nil {
				t.Fatal(err)
			}
			p, err := newPlan(t.Context(), newChart(g, &Options{}))
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

func checkFrames(t *testing.T, name string, p *plan) {
	t.Helper()
	boxSpans := func(n int) rect {
		at, c := p.corners[n], &p.cells[n]
		return rect{at.X, at.Y, at.X + c.w, at.Y + c.h}
	}
	meets := func(a, b rect) bool {
		return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
	}
	holds := func(a, b rect) bool {
		return a.left <= b.left && b.right <= a.right && a.top <= b.top && b.bottom <= a.bottom
	}
	for i := range p.frames {
		if p.frames[i].empty {
			continue
		}
		for n := range p.boxes {
			in := slices.Contains(p.boxesOf(end{kind: frameEnd, n: i}), n)
			if in && !holds(p.frameRects[i], boxSpans(n)) || !in && meets(p.frameRects[i], boxSpans(n)) {
				t.Errorf("%s: frame %d and box %d", name, i, n)
			}
		}
		for j := range i {
			if a, b := p.frameRects[i], p.frameRects[j]; !p.frames[j].empty && meets(a, b) && !holds(a, b) && !holds(b, a) {
				t.Errorf("%s: frames %d and %d overlap", name, i, j)
			}
		}
	}
	for i := range p.boxes {
		for j := range i {
			if meets(boxSpans(i), boxSpans(j)) {
				t.Errorf("%s: boxes %d and %d overlap", name, i, j)
			}
		}
	}
	for r, boxes := range p.ranks {
		last := -1
		for _, n := range boxes {
			if p.boxes[n].frame != 0 || p.boxes[n].element == nil {
				continue
			}
			if last >= 0 && (n < last || p.cross(n) < p.cross(last)) {
				t.Errorf("%s, rank %d: box %d stands before box %d", name, r, n, last)
			}
			last = n
		}
	}
}

// cross returns how far across the chain a box stands.
func (p *plan) cross(n int) float64 {
	if p.isInRows() {
		return p.corners[n].X
	}
	return p.corners[n].Y
}

// TestStageLinks checks that stages that lead on as wholes are joined by one broad
// arrow each, and that links of elements are drawn besides.
func TestStageLinks(t *testing.T) {
	m := picturetest.Model(t, "stages.yaml")
	for i := range 100 {
		m.Elements = slices.Insert(m.Elements, 2, logicmodel.Element{ID: fmt.Sprint("i", i), Title: fmt.Sprint("Input ", i), Stage: logicmodel.Input})
	}
	for _, view := range []View{ModelView, ChainView} {
		g, err := newGraph(m, &contentOptions{View: view})
		if err != nil {
			t.Fatal(err)
		}
		if len(g.broads) != 3 || len(g.arrows) != 2 {
			t.Errorf("%s: %d broad arrows and %d others, want 3 and 2", view, len(g.broads), len(g.arrows))
		}
		p, err := newPlan(t.Context(), newChart(g, &Options{}))
		if err != nil {
			t.Fatal(err)
		}
		for i, way := range p.broadRoutes {
			for n := range p.boxes {
				at, c := p.corners[n], &p.cells[n]
				if crosses(outline(way, fineSteps), layout.Node{X: at.X + c.w/2, Y: at.Y + c.h/2, W: c.w, H: c.h}) {
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
		g, err := newGraph(m, &contentOptions{View: view})
		if err != nil {
			t.Fatal(err)
		}
		p, err := newPlan(t.Context(), newChart(g, &Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if len(g.broads) != 1 || g.broads[0].only != nil {
			t.Fatalf("%s: the broad arrows are %+v", view, g.broads)
		}
		for n := 1; n < 4; n++ {
			if p.cross(n) <= p.cross(n-1) {
				t.Errorf("%s: input %d stands before input %d", view, n, n-1)
			}
		}
	}
	last := len(m.Elements) - 1
	m.Elements[last].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: m.Elements[0].ID}}}
	g, err := newGraph(m, &contentOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(g.broads) != 1 || len(g.broads[0].only) != 3 {
		t.Errorf("with an arrow of an input the broad arrows are %+v", g.broads)
	}
}

// TestFocusThroughWholes checks that broad arrows are followed to what is in groups
// and stages.
func TestFocusThroughWholes(t *testing.T) {
	m := picturetest.Model(t, "wholes.yaml")
	for focus, want := range map[string][]string{
		"visit":  {"grant", "visit", "fence", "fenced", "cattle", "clear", "fish", "birds"},
		"joined": {"drains", "grant", "joined", "found", "clear", "fish", "birds"},
	} {
		g, err := newGraph(m, &contentOptions{Focus: focus, Only: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range g.boxes {
			got = append(got, g.boxes[i].id)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", focus, got, want)
		}
	}
}

// TestDiffOfGroups checks the marks of groups and of their links.
func TestDiffOfGroups(t *testing.T) {
	old, new := picturetest.Model(t, "wholes.yaml"), picturetest.Model(t, "wholes.yaml")
	new.Groups[0].Title = "On all farms"
	new.Groups[2].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "fish"}}}
	new.Groups[3].LeadsTo[0].Because = "They listen"
	g, err := newDiffGraph(diff.Models(old, new), &contentOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if c := g.frames[0].change; c != altered {
		t.Errorf("the frame with another title is marked %d", c)
	}
	got := map[string]change{}
	for i := range g.broads {
		if b := &g.broads[i]; b.leaves.kind == frameEnd {
			name := g.frames[b.leaves.n].id + " "
			if b.enters.kind == frameEnd {
				name += g.frames[b.enters.n].id
			} else {
				name += g.boxes[b.enters.n].id
			}
			got[name] = b.change
		}
	}
	for name, want := range map[string]change{"farms clear": unchanged, "towns clear": removed, "towns fish": added, "talk farms": altered} {
		if got[name] != want {
			t.Errorf("the link %s is marked %d, want %d", name, got[name], want)
		}
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
		g, err := newPortfolioGraph("Both", []*logicmodel.Model{picturetest.Model(t, "wholes.yaml"), picturetest.Model(t, "stages.yaml")}, &contentOptions{Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		c := newChart(g, &Options{})
		cmd := exec.Command(dot, "-Tplain")
		cmd.Stdin = bytes.NewReader(writeDOT(c, true))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		headings := len(c.ranks) - 1 // that hold the rows apart
		if got, want := bytes.Count(out, []byte("\nedge ")), len(g.arrows)+len(g.broads)+headings; got != want {
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
			g, err := newGraph(m, &contentOptions{View: view})
			if err != nil {
				t.Fatal(err)
			}
			p, err := newPlan(t.Context(), newChart(g, &Options{}))
			if err != nil {
				t.Fatal(err)
			}
			if m == deep {
				checkFrames(t, "deep, "+string(view), p)
			}
		}
	}
}

// TestPortfolioWholes checks which links of groups and of stages as wholes models side
// by side show: between boxes of stages narrow arrows, and elsewhere broad ones, which
// stand also for what leads on through what is not shown.
func TestPortfolioWholes(t *testing.T) {
	river, meals := picturetest.Model(t, "wholes.yaml"), picturetest.Model(t, "stages.yaml")
	for _, id := range []string{"cattle", "joined"} {
		river.Element(id).Supports = []logicmodel.Ref{{ID: "o"}}
	}
	for _, id := range []string{"grant", "drive", "company"} {
		meals.Element(id).Supports = []logicmodel.Ref{{ID: "o"}}
	}
	meals.Element("company").LeadsTo = append(meals.Element("company").LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "river/talk"}})
	river.Groups[2].LeadsTo = append(river.Groups[2].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "meals/company"}})
	for depth, want := range map[Depth][]string{
		DepthStage: nil,
		DepthOutcome: {
			"“Older people have company” [meals/company] leads to the group “On farms” [river/farms] as a whole.",
			"All of the group “On farms” [river/farms] together lead to “Salmon return” [river/fish].",
			"All of the group “On farms” [river/farms] together lead to “Birds return” [river/birds].",
			"All of the group “In towns” [river/towns] together lead to “Salmon return” [river/fish].",
			"All of the group “In towns” [river/towns] together lead to “Birds return” [river/birds].",
			"All of the group “In towns” [river/towns] together lead to “Older people have company” [meals/company].",
			"All inputs of “Meals together” (meals) together lead to the activities.",
			"All activities of “Meals together” (meals) together lead to the medium-term outcomes.",
		},
		DepthAll: {
			"“The water is clearer” [river/clear] feeds back to the group “Talking” [river/talk] as a whole, because: Anglers tell farmers.",
			"“Older people have company” [meals/company] leads to the group “Talking” [river/talk] as a whole.",
			"All of the group “On farms” [river/farms] together lead to “The water is clearer” [river/clear], because: Cattle stir up mud.",
			"All of the group “In towns” [river/towns] together lead to “The water is clearer” [river/clear].",
			"All of the group “In towns” [river/towns] together lead to “Older people have company” [meals/company].",
			"All of the group “Talking” [river/talk] together lead to the group “On farms” [river/farms] as a whole.",
			"The inputs of “A living river” (river) without links of their own together lead to the activities.",
			"All inputs of “Meals together” (meals) together lead to the activities.",
			"All activities of “Meals together” (meals) together lead to the outputs.",
			"All outputs of “Meals together” (meals) together lead to the medium-term outcomes.",
		},
	} {
		g, err := newPortfolioGraph("Both", []*logicmodel.Model{river, meals}, &contentOptions{Depth: depth, HideSupports: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range g.broads {
			got = append(got, g.broadSentence(&g.broads[i]))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", depth, d)
		}
		joined := func(from, to string) bool {
			return slices.ContainsFunc(g.arrows, func(a arrow) bool {
				return g.qualifiedID(a.from) == from && g.qualifiedID(a.to) == to
			})
		}
		for _, ids := range [][2]string{{"meals/input", "meals/activity"}, {"river/short-term outcome", "river/medium-term outcome"}, {"river/short-term outcome", "meals/medium-term outcome"}} {
			if joined(ids[0], ids[1]) != (depth == DepthStage) {
				t.Errorf("%s: an arrow leads from %s to %s: %v", depth, ids[0], ids[1], depth != DepthStage)
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
			g, err := newPortfolioGraph("Portfolio", models, &contentOptions{Framework: picturetest.RandomFramework(9, seed), Depth: depth})
			if err != nil {
				t.Fatal(err)
			}
			p, err := newPlan(t.Context(), newChart(g, &Options{}))
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%s, seed %d", depth, seed)
			checkFrames(t, name, p)
			for _, c := range crossings(p) {
				t.Errorf("%s: %s", name, c)
			}
			for i, c := range p.corners {
				if b := p.boxes[i]; b.lane > 0 && (c.X < p.spans[b.lane][0] || c.X+p.cells[i].w > p.spans[b.lane][1]) {
					t.Errorf("%s: %s is not in its lane", name, b.text)
				}
			}
			for i := 2; i < len(p.spans); i++ {
				if p.spans[i][0] < p.spans[i-1][1] {
					t.Errorf("%s: lane %d begins in the one before", name, i)
				}
			}
		}
	}
}

// TestHeadings checks whose words stand over a stage.
func TestHeadings(t *testing.T) {
	f := &outcomes.Framework{Headings: []outcomes.Heading{{Stage: logicmodel.Activity, Text: "What we do"}, {Stage: logicmodel.Output, Text: "Products"}}}
	m := picturetest.Chain("Headings", "Do", "Make", "Better")
	m.Headings = []outcomes.Heading{{Stage: logicmodel.Output, Text: "Goods"}}
	for lang, want := range map[string]string{
		"":   "What we do, Goods, Short-term outcomes",
		"pl": "What we do, Goods, Rezultaty krótkoterminowe",
		"fr": "What we do, Goods, Short-term outcomes",
	} {
		m.Lang = lang
		g, err := newGraph(m, &contentOptions{Framework: f})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range g.tiers {
			got = append(got, g.tiers[i].title)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %v, want %s", lang, got, want)
		}
	}
}

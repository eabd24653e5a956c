package render

import (
	"fmt"
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// A measure is how well the arrows of pictures can be told apart.
type measure struct {
	length             int // of all arrows, in steps of two points
	merged             int // of it, what lies within two points of another arrow, but for where the two cross
	crossings, shallow int // all, and those under 25°
	nearHeads          int // pairs of heads within five points
	throughBoxes       int
}

// add measures the arrows of a plan.
func (m *measure) add(p *place.Plan) {
	const step, near, clear = 2.0, 2.0, 8.0
	type sample struct {
		arrow int
		at    layout.Point
	}
	var ways [][]layout.Point
	grid := map[[2]int][]sample{}
	cell := func(pt layout.Point) [2]int {
		return [2]int{int(math.Floor(pt.X / near)), int(math.Floor(pt.Y / near))}
	}
	for i, c := range p.Curves {
		way := resample(place.Outline(c.Points, 40), step)
		ways = append(ways, way)
		for _, pt := range way {
			grid[cell(pt)] = append(grid[cell(pt)], sample{i, pt})
		}
		for _, o := range p.Curves[:i] {
			if distance(c.Head.Tip, o.Head.Tip) < 5 {
				m.nearHeads++
			}
		}
	}
	met := map[[2]int][]layout.Point{} // where two arrows cross
	for i, way := range ways {
		for j := range i {
			for _, x := range crossingsOf(way, ways[j]) {
				met[[2]int{j, i}] = append(met[[2]int{j, i}], x.at)
				m.crossings++
				if x.angle < 25 {
					m.shallow++
				}
			}
		}
	}
	for i, way := range ways {
		for _, pt := range way {
			m.length++
			if func() bool {
				at := cell(pt)
				for dx := -1; dx <= 1; dx++ {
					for dy := -1; dy <= 1; dy++ {
						for _, o := range grid[[2]int{at[0] + dx, at[1] + dy}] {
							if o.arrow == i || distance(pt, o.at) >= near {
								continue
							}
							crossing := false
							for _, x := range met[[2]int{min(i, o.arrow), max(i, o.arrow)}] {
								crossing = crossing || distance(pt, x) < clear
							}
							if !crossing {
								return true
							}
						}
					}
				}
				return false
			}() {
				m.merged++
			}
		}
	}
	m.throughBoxes += len(crossings(p))
}

// wrong returns what of the measure is not as it should be, where no more than a share
// of the length may lie on other arrows.
func (m *measure) wrong(most float64) []string {
	var out []string
	if share := float64(m.merged) / float64(max(m.length, 1)); share > most {
		out = append(out, fmt.Sprintf("%.1f %% of the length of arrows lies on others", 100*share))
	}
	if 10*m.shallow > m.crossings {
		out = append(out, fmt.Sprintf("%d of %d crossings are under 25°", m.shallow, m.crossings))
	}
	if m.nearHeads > 0 {
		out = append(out, fmt.Sprintf("%d heads are within five points of another", m.nearHeads))
	}
	if m.throughBoxes > 0 {
		out = append(out, fmt.Sprintf("%d arrows run through boxes", m.throughBoxes))
	}
	return out
}

func distance(a, b layout.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// resample returns points along a line, a step apart.
func resample(line []layout.Point, step float64) []layout.Point {
	if len(line) == 0 {
		return nil
	}
	out, left := []layout.Point{line[0]}, step
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		for d := distance(a, b); d >= left; d = distance(a, b) {
			a = layout.Point{X: a.X + (b.X-a.X)*left/d, Y: a.Y + (b.Y-a.Y)*left/d}
			out, left = append(out, a), step
		}
		left -= distance(a, b)
	}
	return append(out, line[len(line)-1])
}

// A meeting is where two lines cross.
type meeting struct {
	at    layout.Point
	angle float64 // degrees
}

// crossingsOf returns where two lines cross, but for near their ends.
func crossingsOf(a, b []layout.Point) []meeting {
	var out []meeting
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if math.Abs(a[i].X-b[j].X) > 5 || math.Abs(a[i].Y-b[j].Y) > 5 {
				continue
			}
			dx, dy, ex, ey := a[i].X-a[i-1].X, a[i].Y-a[i-1].Y, b[j].X-b[j-1].X, b[j].Y-b[j-1].Y
			det := dx*ey - dy*ex
			if math.Abs(det) < 1e-9 {
				continue
			}
			t := ((b[j-1].X-a[i-1].X)*ey - (b[j-1].Y-a[i-1].Y)*ex) / det
			u := ((b[j-1].X-a[i-1].X)*dy - (b[j-1].Y-a[i-1].Y)*dx) / det
			if t <= 0 || t >= 1 || u <= 0 || u >= 1 {
				continue
			}
			at := layout.Point{X: a[i-1].X + t*dx, Y: a[i-1].Y + t*dy}
			if min(distance(at, a[0]), distance(at, a[len(a)-1]), distance(at, b[0]), distance(at, b[len(b)-1])) < 4 {
				continue
			}
			angle := math.Mod(math.Abs(math.Atan2(dy, dx)-math.Atan2(ey, ex))*180/math.Pi, 180)
			out = append(out, meeting{at, math.Min(angle, 180-angle)})
		}
	}
	return out
}

// TestArrowsApart measures the arrows of models of every shape, in every view that
// has arrows and on pages.
func TestArrowsApart(t *testing.T) {
	models := picturetest.All()
	models["many in"] = manyInModel(24)
	models["dense"] = picturetest.Dense(24)
	for seed := range uint64(8) {
		models[fmt.Sprint("random ", seed)] = picturetest.Random(12+6*int(seed), seed)
		models[fmt.Sprint("groups ", seed)] = picturetest.Grouped(12+3*int(seed), seed)
	}
	for name, m := range models {
		for _, view := range []View{ModelView, ChainView} {
			for _, page := range []Page{{}, {A4, false}, {A4, true}} {
				g, err := content.Model(m, &content.Options{View: content.View(view)})
				if err != nil {
					t.Fatal(err)
				}
				c := place.NewChart(g)
				if page.Paper != "" {
					if _, err := new(Drawing).fitPage(t.Context(), c, page, plainLook); err != nil {
						t.Fatal(err)
					}
				}
				p, err := place.NewPlan(t.Context(), c, (&Options{}).layOut)
				if err != nil {
					t.Fatal(err)
				}
				var got measure
				got.add(p)
				most := 0.03
				if name == "dense" { // all of a stage leads to all of the next
					most = 0.08
				}
				for _, w := range got.wrong(most) {
					t.Errorf("%s, %s, %v: %s", name, view, page, w)
				}
			}
		}
	}
}

// manyInModel has one outcome to which n others lead.
func manyInModel(n int) *logicmodel.Model {
	m := &logicmodel.Model{ID: "many", Title: "Many lead to one"}
	for i := range n {
		m.Elements = append(m.Elements, logicmodel.Element{
			ID: fmt.Sprint("o", i), Title: fmt.Sprint("Walks held in village ", i), Stage: logicmodel.Output,
			LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e"}}},
		})
	}
	m.Elements = append(m.Elements, logicmodel.Element{ID: "e", Title: "Everybody walks", Stage: logicmodel.EndState})
	return m
}

package layout

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/goccy/go-graphviz"
	"github.com/google/go-cmp/cmp"
)

// small is a graph from left to right: an activity, two outputs, an outcome.
const small = `digraph {
	rankdir=LR
	node [shape=box, fixedsize=true, width=2, height=1, label=""]
	edge [dir=none]
	n0 -> n1
	n0 -> n2
	n1 -> n3
	n2 -> n3
}`

// layoutSmall fails the test unless the small graph is laid out.
func layoutSmall(t *testing.T) *Drawing {
	t.Helper()
	d, err := Layout(t.Context(), []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Nodes) != 4 || len(d.Edges) != 4 {
		t.Fatalf("got %d nodes and %d edges, want 4 and 4", len(d.Nodes), len(d.Edges))
	}
	return d
}

func TestLayout(t *testing.T) {
	d := layoutSmall(t)
	node := map[string]Node{}
	for _, n := range d.Nodes {
		node[n.Name] = n
		if n.W != 144 || n.H != 72 {
			t.Errorf("%s is %g × %g points, want 144 × 72", n.Name, n.W, n.H)
		}
		if n.X-n.W/2 < 0 || n.Y-n.H/2 < 0 || n.X+n.W/2 > d.Width || n.Y+n.H/2 > d.Height {
			t.Errorf("%s is not within %g × %g: %+v", n.Name, d.Width, d.Height, n)
		}
	}
	if !(node["n0"].X < node["n1"].X && node["n1"].X < node["n3"].X) {
		t.Errorf("not from left to right: %+v", d.Nodes)
	}
	if node["n1"].X != node["n2"].X || node["n1"].Y == node["n2"].Y {
		t.Errorf("n1 and n2 are not one above the other: %+v", d.Nodes)
	}
	for _, e := range d.Edges {
		if len(e.Points) < 4 || len(e.Points)%3 != 1 {
			t.Errorf("%s → %s has %d points", e.From, e.To, len(e.Points))
		}
		from, to := node[e.From], node[e.To]
		first, last := e.Points[0], e.Points[len(e.Points)-1]
		// Without arrowheads a curve goes from border to border.
		if math.Abs(first.X-(from.X+from.W/2)) > 1 || math.Abs(last.X-(to.X-to.W/2)) > 1 {
			t.Errorf("%s → %s goes from %v to %v", e.From, e.To, first, last)
		}
	}
}

// TestTop pins that y goes downwards: what comes first in a graph from top to bottom has the smaller y.
func TestTop(t *testing.T) {
	d, err := Layout(t.Context(), []byte(`digraph { top -> bottom }`))
	if err != nil {
		t.Fatal(err)
	}
	if d.Nodes[0].Name != "top" || d.Nodes[0].Y >= d.Nodes[1].Y {
		t.Errorf("got %+v", d.Nodes)
	}
}

func TestNames(t *testing.T) {
	long := strings.Repeat("long name ", 40)
	names := []string{"n0", "two words", `a \"quote\"`, "größer", "graph", "-1.5", long, `\\`}
	var dot strings.Builder
	dot.WriteString("digraph {")
	for _, n := range names {
		fmt.Fprintf(&dot, "\"%s\" -> hub\n", n)
	}
	dot.WriteString("}")
	d, err := Layout(t.Context(), []byte(dot.String()))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range d.Edges {
		got = append(got, e.From)
	}
	want := append([]string(nil), names...)
	want[2] = `a "quote"`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestDeterministic(t *testing.T) {
	dot := chain(60, 90, 2)
	first, err := Layout(t.Context(), dot)
	if err != nil {
		t.Fatal(err)
	}
	layoutSmall(t)
	second, err := Layout(t.Context(), dot)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("the second layout differs (-first +second):\n%s", diff)
	}
}

func TestConcurrent(t *testing.T) {
	want := layoutSmall(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				got, err := Layout(t.Context(), []byte(small))
				if err != nil {
					t.Error(err)
				} else if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
	wg.Wait()
}

func TestCancelledBefore(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Layout(ctx, []byte(small)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	layoutSmall(t)
}

func TestCancelledWaiting(t *testing.T) {
	g := <-engine
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	go func() {
		_, err := Layout(ctx, []byte(small))
		result <- err
	}()
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	engine <- g
	layoutSmall(t)
}

func TestCancelledDuring(t *testing.T) {
	layoutSmall(t) // so that Graphviz has started
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	go func() {
		_, err := Layout(ctx, chain(1000, 1500, 1)) // takes 0.3 s
		result <- err
	}()
	for len(engine) > 0 {
		runtime.Gosched()
	}
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if len(engine) > 0 {
		t.Error("Layout waited for the end")
	}
	layoutSmall(t)
}

func TestFaults(t *testing.T) {
	for _, dot := range []string{
		"",
		"x",
		"digraph {",
		"digraph { a -> }",
		`digraph { a [label="x`,
		"digraph { a [label=<x",
		"digraph { a [label=<<b>x] }",
		"digraph { /* ",
		"\x00",
		"digraph { splines=none; a -> b }", // no curve to draw
		"digraph { a } digraph { b }",
		strings.Repeat("{", 10_000),
	} {
		name := fmt.Sprintf("%.40q", dot)
		if d, err := Layout(t.Context(), []byte(dot)); err == nil {
			t.Errorf("%s: got %+v, want an error", name, d)
		}
		t.Run(name, func(t *testing.T) { layoutSmall(t) })
	}
}

// TestRest pins that nothing of a text is left over for the next one. Half a second graph goes unnoticed.
func TestRest(t *testing.T) {
	if _, err := Layout(t.Context(), []byte("digraph { a } digraph {")); err != nil {
		t.Error(err)
	}
	layoutSmall(t)
}

// TestPanic breaks Graphviz: an empty one panics.
func TestPanic(t *testing.T) {
	<-engine
	engine <- new(graphviz.Graphviz)
	if _, err := Layout(t.Context(), []byte(small)); err == nil {
		t.Error("got no error from a broken Graphviz")
	}
	layoutSmall(t)
}

func TestTooLarge(t *testing.T) {
	for _, c := range []struct {
		what string
		dot  string
		want string
	}{
		{"bytes", "digraph {" + strings.Repeat(" ", MaxBytes) + "}", "1048586 bytes of DOT text, and the limit is 1048576"},
		{"nodes", string(chain(MaxNodes+1, 1, 1)), "1001 boxes, and the limit is 1000"},
		{"edges", "digraph { " + strings.Repeat("a -> b\n", MaxEdges+1) + "}", "3001 links, and the limit is 3000"},
	} {
		_, err := Layout(t.Context(), []byte(c.dot))
		if !errors.Is(err, ErrTooLarge) || !strings.HasSuffix(fmt.Sprint(err), c.want) {
			t.Errorf("%s: got %v, want ErrTooLarge: %s", c.what, err, c.want)
		}
	}
	if err := CheckSize(MaxNodes, MaxEdges); err != nil {
		t.Error(err)
	}
	layoutSmall(t)
}

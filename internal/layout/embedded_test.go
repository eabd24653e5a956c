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
	"time"

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
	if len(d.Nodes) != 4 {
		t.Fatalf("got %d nodes, want 4", len(d.Nodes))
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
	g := <-turn
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
	turn <- g
	layoutSmall(t)
}

// TestCancelledDuring gives a layout up, which ends all the same; while Graphviz is taken, others give up themselves, and are
// served after that.
func TestCancelledDuring(t *testing.T) {
	layoutSmall(t) // so that Graphviz has started
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	go func() {
		_, err := Layout(ctx, chain(400, 900, 3)) // takes 0.4 s
		result <- err
	}()
	for len(turn) > 0 {
		runtime.Gosched()
	}
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if len(turn) > 0 {
		t.Error("Layout waited for the end")
	}
	g := <-turn // the end of the layout that was given up
	short, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := Layout(short, []byte(small)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want context.DeadlineExceeded", err)
	}
	turn <- g
	layoutSmall(t)
}

// TestHundred has a hundred callers at once, of whom a third give up early, late, or never begin.
func TestHundred(t *testing.T) {
	want := layoutSmall(t)
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			ctx := t.Context()
			if i%3 == 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, time.Duration(i/3)*time.Millisecond)
				defer cancel()
			}
			got, err := Layout(ctx, []byte(small))
			if i%3 == 0 && errors.Is(err, context.DeadlineExceeded) {
				return
			}
			if err != nil {
				t.Error(err)
			} else if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	wg.Wait()
}

// TestLeaves pins that a layout leaves no memory behind, nor one that fails.
func TestLeaves(t *testing.T) {
	dots := [][]byte{chain(60, 90, 2), []byte("digraph { a -> }"), []byte("digraph { a } digraph { b }"), chain(MaxNodes, 1, 1)}
	all := func() {
		for _, dot := range dots {
			Layout(t.Context(), dot)
		}
	}
	for range 3 {
		all()
	}
	before := knownInstance.Memory().Size()
	for range 100 {
		all()
	}
	if grown := knownInstance.Memory().Size() - before; grown > 0 {
		t.Errorf("the memory has grown by %d bytes", grown)
	}
}

// TestInstance pins what of go-graphviz the engine relies on: the first field of the variable is the instance, and
// these are C functions in it.
func TestInstance(t *testing.T) {
	if knownInstance == nil {
		t.Fatal("go-graphviz is not of the known version, or keeps its instance elsewhere")
	}
	known := knownInstance.ExportedFunctionDefinitions()
	for name, words := range map[string]int{
		"malloc": 1, "free": 1, "agmemread": 1, "agclose": 1, "agnnodes": 1, "agnedges": 1,
		"gvContextPlugins": 2, "gvLayout": 3, "gvRenderData": 5, "gvFreeRenderData": 1, "gvFreeLayout": 2,
	} {
		f := known[name]
		if f == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		if got := len(f.ParamTypes()); got != words {
			t.Errorf("%s takes %d words, want %d", name, got, words)
		}
	}
}

// TestDeep lays out a chain of as many columns as there may be: Graphviz recurses, and its stack has 64 KB.
func TestDeep(t *testing.T) {
	var dot strings.Builder
	dot.WriteString("digraph { rankdir=LR; edge [dir=none]\n")
	for i := range MaxNodes - 1 {
		fmt.Fprintf(&dot, "n%d -> n%d\n", i, i+1)
	}
	dot.WriteString("}")
	d, err := Layout(t.Context(), []byte(dot.String()))
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(d.Nodes); i++ {
		if a, b := d.Nodes[i-1], d.Nodes[i]; a.X >= b.X || a.Y != b.Y {
			t.Fatalf("%+v comes before %+v", a, b)
		}
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

// TestBroken breaks Graphviz: its context is where no memory is, or where another thing is.
func TestBroken(t *testing.T) {
	for _, g := range []gvc{math.MaxInt32, math.MaxUint32, 8} {
		<-turn
		turn <- g
		_, err := Layout(t.Context(), []byte(small))
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%#x: got %v, want an error of one line", g, err)
		}
		layoutSmall(t)
	}
}

func TestTooLarge(t *testing.T) {
	const other = "; the dot program takes larger ones"
	for _, c := range []struct {
		what string
		dot  string
		want string
	}{
		{"bytes", "digraph {" + strings.Repeat(" ", MaxBytes) + "}", "1048586 bytes of DOT text, and the limit is 1048576" + other},
		{"nodes", string(chain(MaxNodes-5, 1, 1)), "501 boxes, and the limit is 500" + other},
		{"edges", "digraph { " + strings.Repeat("a -> b\n", MaxEdges+1) + "}", "1001 links, and the limit is 1000" + other},
	} {
		_, err := Layout(t.Context(), []byte(c.dot))
		if !isTooLarge(err) || !strings.HasSuffix(fmt.Sprint(err), c.want) {
			t.Errorf("%s: got %v, want a TooLargeError: %s", c.what, err, c.want)
		}
	}
	if err := CheckSize(MaxNodes, MaxEdges); err != nil {
		t.Error(err)
	}
	layoutSmall(t)
}

package layout

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// engineFunc is an engine that is a function.
type engineFunc func(ctx context.Context, dot []byte) ([]byte, error)

func (f engineFunc) Layout(ctx context.Context, dot []byte) ([]byte, error) { return f(ctx, dot) }

// box is a text of one box.
func box(name string) []byte { return []byte(name + " [width=1, height=1]") }

// drawBox is the plain output for a text of one box.
func drawBox(dot []byte) []byte {
	name, _, _ := strings.Cut(string(dot), " ")
	return fmt.Appendf(nil, "graph 1 1 1\nnode %s 1 1 1 1\nstop\n", name)
}

// counting is an engine for texts of one box that counts its layouts.
func counting(layouts *atomic.Int32) Engine {
	return engineFunc(func(_ context.Context, dot []byte) ([]byte, error) {
		layouts.Add(1)
		return drawBox(dot), nil
	})
}

func TestCache(t *testing.T) {
	var layouts atomic.Int32
	e, c := counting(&layouts), NewCache(2, 1<<20)
	for _, step := range []struct {
		name string
		want int32 // layouts so far
	}{
		{"a", 1}, {"a", 1}, {"b", 2}, {"a", 2},
		{"c", 3}, // drops b, not used for longest
		{"a", 3}, {"c", 3}, {"b", 4}, {"a", 5},
	} {
		d, err := c.Lay(t.Context(), e, box(step.name))
		if err != nil {
			t.Fatal(err)
		}
		if d.Nodes[0].Name != step.name || layouts.Load() != step.want {
			t.Errorf("%s: got %s after %d layouts, want %d", step.name, d.Nodes[0].Name, layouts.Load(), step.want)
		}
	}
	if len(c.entries) != 2 || c.recent.Len() != 2 || len(c.underway) != 0 {
		t.Errorf("%d, %d and %d are left, want 2, 2 and 0", len(c.entries), c.recent.Len(), len(c.underway))
	}
}

func TestCacheBytes(t *testing.T) {
	var layouts atomic.Int32
	one := (&Drawing{Nodes: []Node{{Name: "00"}}}).size()
	e, c := counting(&layouts), NewCache(1000, 10*one)
	for i := range 100 {
		if _, err := c.Lay(t.Context(), e, box(fmt.Sprintf("%02d", i))); err != nil {
			t.Fatal(err)
		}
		if c.size > c.memory || c.size != int64(c.recent.Len())*one {
			t.Fatalf("%d bytes in %d drawings, at most %d", c.size, c.recent.Len(), c.memory)
		}
	}
	if c.recent.Len() != 10 {
		t.Errorf("%d drawings are left, want 10", c.recent.Len())
	}
	// What is larger than the whole cache is not kept, and drops nothing.
	if _, err := c.Lay(t.Context(), e, box(strings.Repeat("x", int(11*one)))); err != nil || c.recent.Len() != 10 {
		t.Errorf("%d drawings are left, want 10; %v", c.recent.Len(), err)
	}
}

func TestCacheFailure(t *testing.T) {
	var layouts atomic.Int32
	broken := errors.New("broken")
	c := NewCache(10, 1<<20)
	e := engineFunc(func(_ context.Context, dot []byte) ([]byte, error) {
		if layouts.Add(1) == 1 {
			return nil, broken
		}
		return drawBox(dot), nil
	})
	for i, want := range []error{broken, nil, nil} {
		if _, err := c.Lay(t.Context(), e, box("a")); err != want {
			t.Errorf("%d: got %v, want %v", i, err, want)
		}
	}
	if layouts.Load() != 2 {
		t.Errorf("got %d layouts, want 2", layouts.Load())
	}
}

// TestCacheShares has many callers want the same layout, of whom some give up while it is being made.
func TestCacheShares(t *testing.T) {
	var layouts atomic.Int32
	begin, end := make(chan bool), make(chan bool)
	c := NewCache(10, 1<<20)
	e := engineFunc(func(ctx context.Context, dot []byte) ([]byte, error) {
		layouts.Add(1)
		close(begin)
		<-end
		return drawBox(dot), ctx.Err()
	})
	leaving, cancel := context.WithCancel(t.Context())
	var leave, stay sync.WaitGroup
	call := func(wg *sync.WaitGroup, ctx context.Context, want error) {
		wg.Go(func() {
			if _, err := c.Lay(ctx, e, box("a")); !errors.Is(err, want) {
				t.Errorf("got %v, want %v", err, want)
			}
		})
	}
	call(&leave, leaving, context.Canceled) // the one that starts it
	<-begin
	for range 20 {
		call(&leave, leaving, context.Canceled)
		call(&stay, t.Context(), nil)
	}
	for waiting := 0; waiting < 41; {
		c.mu.Lock()
		for _, f := range c.underway {
			waiting = f.waiting
		}
		c.mu.Unlock()
	}
	cancel()
	leave.Wait()
	close(end)
	stay.Wait()
	if layouts.Load() != 1 {
		t.Errorf("got %d layouts, want 1", layouts.Load())
	}
}

// TestCacheGivesUp has the only caller give up: the layout is cancelled, and the next caller gets a layout of its own even
// if the engine takes no notice.
func TestCacheGivesUp(t *testing.T) {
	var layouts atomic.Int32
	told, end := make(chan bool), make(chan bool)
	c := NewCache(10, 1<<20)
	e := engineFunc(func(ctx context.Context, dot []byte) ([]byte, error) {
		if layouts.Add(1) > 1 {
			return bytes.Replace(drawBox(dot), []byte("graph 1 1"), []byte("graph 1 2"), 1), nil
		}
		<-ctx.Done()
		close(told)
		<-end
		return drawBox(dot), nil
	})
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	go func() {
		_, err := c.Lay(ctx, e, box("a"))
		result <- err
	}()
	for layouts.Load() == 0 {
	}
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	<-told
	for range 2 {
		if d, err := c.Lay(t.Context(), e, box("a")); err != nil || d.Width != 2*72 {
			t.Errorf("got %+v, %v", d, err)
		}
		if layouts.Load() != 2 {
			t.Errorf("got %d layouts, want 2", layouts.Load())
		}
	}
	close(end)
	if _, err := c.Lay(ctx, e, box("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// TestCacheEmbedded pins that a hit is the drawing itself, and the same as without a cache.
func TestCacheEmbedded(t *testing.T) {
	c := NewCache(10, 1<<20)
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			dot := chain(10+i%5, 10, 2)
			got, err := c.Lay(t.Context(), Embedded, dot)
			if err != nil {
				t.Error(err)
				return
			}
			if again, err := c.Lay(t.Context(), Embedded, dot); err != nil || again != got {
				t.Errorf("got another drawing, %v", err)
			}
		})
	}
	wg.Wait()
	dot := chain(10, 10, 2)
	want, err := Layout(t.Context(), dot)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := c.Lay(t.Context(), Embedded, dot)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

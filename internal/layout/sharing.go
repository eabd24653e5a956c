//go:build !js

package layout

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/tetratelabs/wazero/api"
)

// instanceShare keeps our layouts and the calls of other parts of the program apart in the instance. The others may
// have a lock of their own, which this package does not know.
//
// It is not enough to keep calls apart: Graphviz has global variables that belong to the graph that was laid out
// last, and reads them when it draws. From the call that lays out to the one that frees the layout, the instance must
// be left to them.
var instanceShare = newShare()

type share struct {
	mu      sync.Mutex
	changed *sync.Cond
	calls   int  // of others that are under way; a call may make others, by a callback
	layouts int  // of others that they have yet to free
	ours    bool // a layout of ours is under way, or waits for the others
}

func newShare() *share {
	s := &share{}
	s.changed = sync.NewCond(&s.mu)
	return s
}

// longestWait is how long a layout of ours waits for the others.
var longestWait = 30 * time.Second

// begin waits until the others leave the instance, and keeps them out of it. Only one layout at a time may begin.
func (s *share) begin() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	tooLate := false
	t := time.AfterFunc(longestWait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		tooLate = true
		s.changed.Broadcast()
	})
	defer t.Stop()
	s.ours = true
	for s.isUsedByOthers() && !tooLate {
		s.changed.Wait()
	}
	if s.isUsedByOthers() {
		s.ours = false
		s.changed.Broadcast()
		return errors.New("layout: another part of the program uses go-graphviz, and has not freed what it has laid out")
	}
	return nil
}

// isUsedByOthers reports whether others use the instance.
func (s *share) isUsedByOthers() bool { return s.calls > 0 || s.layouts > 0 }

// end lets the others in again.
func (s *share) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ours = false
	s.changed.Broadcast()
}

// enter waits until no layout of ours is under way, unless others are in the instance already.
func (s *share) enter() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.ours && !s.isUsedByOthers() {
		s.changed.Wait()
	}
	s.calls++
}

// leave ends a call, which has made so many layouts, or freed them.
func (s *share) leave(layouts int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls--
	s.layouts = max(0, s.layouts+layouts)
	if !s.isUsedByOthers() {
		s.changed.Broadcast()
	}
}

// A sharedModule is the instance that the functions of go-graphviz get.
type sharedModule struct{ api.Module }

func (m sharedModule) ExportedFunction(name string) api.Function {
	f := m.Module.ExportedFunction(name)
	if f == nil {
		return nil
	}
	switch name {
	case "wasm_bridge_Context_layout":
		return sharedFunction{f, 1}
	case "wasm_bridge_Context_freeLayout":
		return sharedFunction{f, -1}
	}
	return sharedFunction{f, 0}
}

// Memory returns the memory of the instance once the others may use it. They read or write it at once after this,
// outside of calls.
func (m sharedModule) Memory() api.Memory {
	instanceShare.enter()
	defer instanceShare.leave(0)
	return m.Module.Memory()
}

// A sharedFunction is a function that makes or frees layouts.
type sharedFunction struct {
	api.Function
	layouts int
}

func (f sharedFunction) Call(ctx context.Context, args ...uint64) ([]uint64, error) {
	instanceShare.enter()
	defer instanceShare.leave(f.layouts)
	return f.Function.Call(ctx, args...)
}

package render

import (
	"time"

	"github.com/resultschain/resultschain/internal/layout"
)

// An Engine computes where things go. It is safe for concurrent use.
type Engine struct {
	engine   layout.Engine
	embedded bool
}

// embedded is the engine where none is given.
var embedded = &Engine{layout.Embedded, true}

// EmbeddedEngine is the Graphviz inside the program, which needs nothing
// installed. It does one layout at a time, and refuses pictures over a limit
// ([ErrTooLarge]) since it cannot be stopped: a caller whose context ends gets
// its error at once, but the next one waits until the layout has finished.
func EmbeddedEngine() *Engine { return embedded }

// DotLimits are what a dot program may use. The zero value is the defaults.
type DotLimits struct {
	Program   string        // its path; empty: dot, from the PATH
	Time      time.Duration // for each layout; 0: 30 seconds
	Memory    int64         // for each layout, in bytes, on Linux; 0: 1 GiB
	Processes int           // at once; 0: as many as the program has processors
}

// DotEngine is the dot program of an installed Graphviz, a process for each
// layout. It can be stopped, takes larger pictures, and several at once.
func DotEngine(l DotLimits) *Engine {
	return &Engine{engine: &layout.Program{Path: l.Program, Time: l.Time, Memory: l.Memory, Processes: l.Processes}}
}

// Cached is the engine with a cache before it: a picture of which the same
// boxes and links, of the same sizes, were laid out before needs no new layout. The cache
// keeps at most so many layouts, and about so many bytes; a layout of 100 boxes
// takes about 33 KB. What was used last is kept.
func (e *Engine) Cached(layouts int, bytes int64) *Engine {
	return &Engine{layout.NewCache(e.engine, layouts, bytes), e.embedded}
}

package render

import (
	"context"
	"time"

	"github.com/resultschain/resultschain/internal/layout"
)

// An Engine computes where things go. It takes DOT text, a statement a line,
// and returns what "dot -Tplain" writes for it. Only the places of nodes are
// read, since the ways of arrows are found without it. It is safe for
// concurrent use, and returns the error of ctx when that is done. Its answer is
// checked against the text, so that a picture never lacks a box in silence.
type Engine interface {
	Layout(ctx context.Context, dot []byte) (plain []byte, err error)
}

// EmbeddedEngine returns the Graphviz inside the program, which needs nothing
// installed. It does one layout at a time, and refuses pictures over a limit
// ([TooLargeError]) since it cannot be stopped: a caller whose context ends gets
// its error at once, but the next one waits until the layout has finished. When
// it breaks, an installed dot program does its work.
//
// In a browser it is the global function graphvizPlain of the page, which takes
// DOT text and returns Graphviz's plain output, or a promise of it.
func EmbeddedEngine() Engine { return layout.Embedded }

// DotLimits are what a dot program may use. The zero value is the defaults.
type DotLimits struct {
	Program   string        // its path; empty: dot, from the PATH
	Time      time.Duration // for each layout; 0: 30 seconds
	Memory    int64         // for each layout, in bytes, on Linux; 0: 1 GiB
	Processes int           // at once; 0: as many as the program has processors
}

// DotEngine returns the dot program of an installed Graphviz, a process for each
// layout. It can be stopped, takes larger pictures, and several at once.
func DotEngine(l DotLimits) Engine {
	return &layout.Program{Path: l.Program, Time: l.Time, Memory: l.Memory, Processes: l.Processes}
}

// A Cache keeps layouts: a picture with the same boxes and links, of the same
// sizes, as one before it needs no new layout. It keeps those that were used last.
// It is for the pictures of one engine, and safe for concurrent use. The zero value
// keeps nothing.
type Cache struct{ layouts *layout.Cache }

// NewCache returns a cache that keeps at most that many layouts, and about that
// many bytes; a layout of 100 boxes takes about 10 KB.
func NewCache(layouts int, bytes int64) *Cache {
	return &Cache{layout.NewCache(layouts, bytes)}
}

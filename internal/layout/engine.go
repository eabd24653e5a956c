package layout

import "context"

// An Engine lays out graphs: DOT text in, places out. Engines are safe for concurrent use.
//
// When ctx is done, Layout returns its error at once, whatever the engine is doing. A graph that is too large for the
// engine is an [ErrTooLarge]. Nobody may change a Drawing: a [Cache] hands the same one to everybody who asks.
//
// Engines lay out the same text nearly alike, not alike: they may be of different versions of Graphviz.
type Engine interface {
	Layout(ctx context.Context, dot []byte) (*Drawing, error)
}

package layout

import (
	"context"
	"errors"
	"fmt"
	"syscall/js"
)

// Embedded is the Graphviz of the page that runs the program: the global function graphvizPlain, which takes DOT text
// and returns Graphviz's plain output, or a promise of it. With the package @viz-js/viz that is
//
//	globalThis.graphvizPlain = dot => viz.renderString(dot, {format: "plain"})
var Embedded Engine = embeddedEngine{}

type embeddedEngine struct{}

func (embeddedEngine) Layout(ctx context.Context, dot []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f := js.Global().Get("graphvizPlain")
	if f.Type() != js.TypeFunction {
		return nil, errors.New("layout: a program in a browser has no Graphviz: the page must have a function graphvizPlain, which takes DOT text and returns Graphviz's plain output")
	}
	r := readRequest(dot)
	if err := CheckSize(len(r.nodes), r.edges); err != nil {
		return nil, err
	}
	type result struct {
		out []byte
		err error
	}
	done := make(chan result, 1)
	kept := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- result{out: []byte(args[0].String())}
		return nil
	})
	broken := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- result{err: fmt.Errorf("layout: the page's graphvizPlain failed: %s", args[0].Call("toString"))}
		return nil
	})
	// The function may throw: then the promise is broken.
	js.Global().Get("Promise").Call("resolve", string(dot)).Call("then", f).Call("then", kept, broken)
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-done:
		kept.Release()
		broken.Release()
		return r.out, r.err
	}
}

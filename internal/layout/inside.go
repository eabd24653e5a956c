//go:build !js

package layout

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero/api"
)

// plain lays out the DOT text and returns Graphviz's plain output. It also returns the context to use next time: g, a
// new one, or 0 after a failure that may have left g in disorder.
func plain(g gvc, dot []byte) (next gvc, out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			next, out, err = 0, nil, fmt.Errorf("layout: Graphviz failed: %v", p)
		}
	}()
	if g == 0 {
		g = newContext()
	}
	drain() // what another part of the program has left unread
	graph := read(dot)
	more := drain()
	if graph == 0 {
		return g, nil, errors.New("layout: Graphviz cannot read the text")
	}
	defer call("agclose", graph)
	if more {
		return g, nil, errors.New("layout: the text goes on after the graph")
	}
	if err := CheckSize(int(call("agnnodes", graph)), int(call("agnedges", graph))); err != nil {
		return g, nil, err
	}
	engine, format := text("dot"), text("plain")
	defer call("free", engine)
	defer call("free", format)
	defer call("gvFreeLayout", uint64(g), graph)
	if call("gvLayout", uint64(g), graph, engine) != 0 {
		return 0, nil, errors.New("layout: Graphviz cannot lay out the graph")
	}
	result := allocate(8) // a pointer and a length
	defer call("free", result)
	failed := call("gvRenderData", uint64(g), graph, format, result, result+4)
	data := load(result)
	defer call("gvFreeRenderData", data)
	if failed != 0 || data == 0 {
		return 0, nil, errors.New("layout: Graphviz cannot write the places")
	}
	return g, bytes.Clone(memory(data, load(result+4))), nil
}

// newContext makes a Graphviz context with the plugins that are linked into the inside.
func newContext() gvc {
	// The list of plugins has three entries of two words, and lacks the empty one that should end it.
	const size, entry = 24, 8
	linked := inside.ExportedGlobal("lt_preloaded_symbols").Get()
	list := allocate(size + entry)
	clear(memory(list, size+entry))
	copy(memory(list, size), memory(linked, size))
	g := call("gvContextPlugins", list, 1)
	if g == 0 {
		panic("it does not start")
	}
	return gvc(g)
}

// read reads the first graph of a text, and returns 0 where there is none.
func read[T string | []byte](dot T) (graph uint64) {
	p := text(dot)
	graph = call("agmemread", p)
	call("free", p)
	return graph
}

// drain drops what Graphviz's reader has not read of the last text, which it would put before the next one: another
// caller would get the wrong graph. It reports whether there was another graph.
func drain() (more bool) {
	// A first nothing may be a syntax error, upon which the reader drops the rest; a second is the end.
	for nothing := 0; nothing < 2; {
		graph := read("")
		if graph == 0 {
			nothing++
			continue
		}
		call("agclose", graph)
		more, nothing = true, 0
	}
	return more
}

// functions are the C functions that were called, by name, since each takes 10 KB to find. Whoever holds the engine may
// use them.
var functions = map[string]api.Function{}

// call calls a C function. It panics if that traps.
//
// It never gets a context that can be cancelled: a cancelled one closes the instance for good.
func call(function string, args ...uint64) uint64 {
	f := functions[function]
	if f == nil {
		f = inside.ExportedFunction(function)
		functions[function] = f
	}
	results, err := f.Call(context.Background(), args...)
	if err != nil {
		reason, _, _ := strings.Cut(err.Error(), "\n") // a stack trace follows
		panic(function + ": " + reason)
	}
	if len(results) == 0 {
		return 0
	}
	return results[0]
}

// allocate returns the address of so many bytes, which the caller frees.
func allocate(size int) uint64 {
	p := call("malloc", uint64(size))
	if p == 0 {
		panic("out of memory")
	}
	return p
}

// text returns the address of a copy of s as a C string, which the caller frees.
func text[T string | []byte](s T) uint64 {
	p := allocate(len(s) + 1)
	b := memory(p, uint64(len(s)+1))
	b[copy(b, s)] = 0
	return p
}

// load returns the word at an address.
func load(address uint64) uint64 {
	v, ok := inside.Memory().ReadUint32Le(uint32(address))
	if !ok {
		panic("a wild pointer")
	}
	return uint64(v)
}

// memory returns so many bytes of the instance's memory itself, up to the next call.
func memory(address, size uint64) []byte {
	b, ok := inside.Memory().Read(uint32(address), uint32(size))
	if !ok {
		panic("a wild pointer")
	}
	return b
}

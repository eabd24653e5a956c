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

// layOutInside lays out the DOT text and returns Graphviz's plain output. It also returns the context to use next time: g, a
// new one, or 0 after a failure that may have left g in disorder.
func layOutInside(g gvc, dot []byte) (next gvc, out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			next, out, err = 0, nil, fmt.Errorf("layout: Graphviz failed: %v", p)
		}
	}()
	if g == 0 {
		g = newContext()
	}
	drainReader() // left unread by another part of the program
	graph := readGraph(dot)
	more := drainReader()
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
	engine, format := copyText("dot"), copyText("plain")
	defer call("free", engine)
	defer call("free", format)
	defer call("gvFreeLayout", uint64(g), graph)
	if call("gvLayout", uint64(g), graph, engine) != 0 {
		return 0, nil, errors.New("layout: Graphviz cannot lay out the graph")
	}
	result := allocate(8) // a pointer and a length
	defer call("free", result)
	failed := call("gvRenderData", uint64(g), graph, format, result, result+4)
	data := loadWord(result)
	defer call("gvFreeRenderData", data)
	if failed != 0 || data == 0 {
		return 0, nil, errors.New("layout: Graphviz cannot write the places")
	}
	return g, bytes.Clone(memoryAt(data, loadWord(result+4))), nil
}

// newContext makes a Graphviz context with the plugins that are linked into the inside.
func newContext() gvc {
	// The list of plugins has three entries of two words, and lacks the empty one that should end it.
	const size, entry = 24, 8
	linked := knownInstance.ExportedGlobal("lt_preloaded_symbols").Get()
	list := allocate(size + entry)
	clear(memoryAt(list, size+entry))
	copy(memoryAt(list, size), memoryAt(linked, size))
	g := call("gvContextPlugins", list, 1)
	if g == 0 {
		panic("it does not start")
	}
	return gvc(g)
}

// readGraph reads the first graph of a text, and returns 0 where there is none.
func readGraph[T string | []byte](dot T) (graph uint64) {
	p := copyText(dot)
	graph = call("agmemread", p)
	call("free", p)
	return graph
}

// drainReader drops what Graphviz's reader has left of the last text, since it would come before the next one, and
// another caller would get the wrong graph. It reports whether there was another graph.
func drainReader() (more bool) {
	// The first time, no graph may mean a syntax error, after which the reader drops the rest; the second time it means
	// the end.
	for nothing := 0; nothing < 2; {
		graph := readGraph("")
		if graph == 0 {
			nothing++
			continue
		}
		call("agclose", graph)
		more, nothing = true, 0
	}
	return more
}

// functionCache holds the C functions that were called, by name, since finding one takes 10 KB. It is guarded by
// turn.
var functionCache = map[string]api.Function{}

// call calls a C function. It panics if that traps.
//
// It never gets a context that can be cancelled: a cancelled one closes the instance for good.
func call(function string, args ...uint64) uint64 {
	f := functionCache[function]
	if f == nil {
		f = knownInstance.ExportedFunction(function)
		functionCache[function] = f
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

// allocate returns the address of size bytes, which the caller frees.
func allocate(size int) uint64 {
	p := call("malloc", uint64(size))
	if p == 0 {
		panic("out of memory")
	}
	return p
}

// copyText returns the address of a copy of s as a C string, which the caller frees.
func copyText[T string | []byte](s T) uint64 {
	p := allocate(len(s) + 1)
	b := memoryAt(p, uint64(len(s)+1))
	b[copy(b, s)] = 0
	return p
}

// loadWord returns the word at an address.
func loadWord(address uint64) uint64 {
	v, ok := knownInstance.Memory().ReadUint32Le(uint32(address))
	if !ok {
		panic("a wild pointer")
	}
	return uint64(v)
}

// memoryAt returns size bytes of the instance's memory itself, which are valid
// until the next call.
func memoryAt(address, size uint64) []byte {
	b, ok := knownInstance.Memory().Read(uint32(address), uint32(size))
	if !ok {
		panic("a wild pointer")
	}
	return b
}

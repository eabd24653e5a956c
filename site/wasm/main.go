//go:build js

// Command wasm is the program of the page in site: the language server of package lsp
// with the commands of package desk, for a Web Worker. It calls the worker's function
// resultschainReceive with each message of the protocol, and takes those for it by
// resultschainSend, which it defines. Files are those of the worker, in the folder that
// is its argument, and Graphviz is the worker's graphvizPlain.
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"syscall/js"

	"github.com/resultschain/resultschain/internal/desk"
	"github.com/resultschain/resultschain/internal/lsp"
)

func main() {
	debug.SetGCPercent(400) // what is in use is some MB, and each collection halts the program
	root := os.Args[1]
	in, toServer := io.Pipe()
	messages := make(chan string, 64)
	js.Global().Set("resultschainSend", js.FuncOf(func(_ js.Value, args []js.Value) any {
		messages <- args[0].String()
		return nil
	}))
	go func() {
		for m := range messages {
			fmt.Fprintf(toServer, "Content-Length: %d\r\n\r\n%s", len(m), m)
		}
	}()
	lsp.Serve(context.Background(), &page{in, bytes.Buffer{}}, lsp.Options{Root: root, Commands: desk.New(root).Commands()})
}

// A page is the editor of the language server.
type page struct {
	io.ReadCloser
	written bytes.Buffer // the beginning of a message
}

// Write hands each message to the worker once all of it is there.
func (p *page) Write(b []byte) (int, error) {
	p.written.Write(b)
	for {
		head, _, ok := bytes.Cut(p.written.Bytes(), []byte("\r\n\r\n"))
		if !ok {
			return len(b), nil
		}
		var size int
		if _, err := fmt.Sscanf(string(head), "Content-Length: %d", &size); err != nil {
			return 0, err
		}
		if p.written.Len() < len(head)+4+size {
			return len(b), nil
		}
		p.written.Next(len(head) + 4)
		js.Global().Call("resultschainReceive", string(p.written.Next(size)))
	}
}

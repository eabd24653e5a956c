package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/sourcegraph/jsonrpc2"
)

//go:embed page.cjs
var pageScript []byte

// keystrokes compares how long after a change of a text its findings are there.
func keystrokes(c *config) *page {
	p := &page{
		title: "From a keystroke to its findings",
		text: `The time from a change of a text to the findings in it, as a ratio to the floor: in a program that
calls the library, in an editor that “resultschain lsp” serves, and by the program of the page for the
browser, in node. The last two wait 8 milliseconds for the next key, which is in the figures.`,
		head: []string{"Elements", "Library ÷ floor", "Editor ÷ floor", "Page ÷ floor"},
	}
	f := must(framework())
	p.measure = func() {
		for _, n := range c.sizes(30, 300) {
			right := string(generateModel(n))
			wrong := strings.Replace(right, "leads-to: [o0", "leads-to: [o", 1)
			dir := filepath.Join(c.dir, "keystrokes")
			writeModels(dir, 0)
			nodes := decodeNodes([]byte(right))
			library := func() { checkAny(wrong, f); checkAny(right, f) }
			figures := []float64{c.compare(wallTime, library, func() { nodes(); nodes() })[0]}
			for _, start := range []func(string) *exec.Cmd{c.editorServer, c.pageServer} {
				server := start(dir)
				if server == nil {
					figures = append(figures, notMeasured)
					continue
				}
				e := openEditor(server, "file://"+filepath.Join(dir, "m.yaml"), right)
				figures = append(figures, c.compare(wallTime, func() { e.change(wrong); e.change(right) }, func() { nodes(); nodes() })[0])
				e.close()
			}
			p.add(count(n), figures...)
		}
	}
	return p
}

// checkAny checks a text, whatever is found.
func checkAny(text string, f *outcomes.Framework) {
	must(rules.Check([]rules.Source{{Name: "m.yaml", Text: []byte(text)}}, &rules.Options{Framework: f}))
}

// editorServer returns the command that serves an editor.
func (c *config) editorServer(string) *exec.Cmd { return exec.CommandContext(c.ctx, c.command, "lsp") }

// pageServer returns the program of the page in node, which serves as an editor's
// server does; nil where it cannot be had.
func (c *config) pageServer(root string) *exec.Cmd {
	if c.quick || !isInstalled("node") {
		return nil
	}
	script, program := filepath.Join(c.dir, "page.cjs"), filepath.Join(c.dir, "page.wasm")
	if _, err := os.Stat(program); err != nil {
		try(os.WriteFile(script, pageScript, 0o644))
		c.build(program, "./site/wasm", []string{"GOOS=js", "GOARCH=wasm"}, "-gcflags=all=-l", "-ldflags=-s -w")
	}
	goroot := strings.TrimSpace(string(must(exec.CommandContext(c.ctx, "go", "env", "GOROOT").Output())))
	return exec.CommandContext(c.ctx, "node", script, filepath.Join(goroot, "lib/wasm/wasm_exec.js"), program, root)
}

// An editor has one text open with a server, and gets findings in it.
type editor struct {
	server   *exec.Cmd
	conn     *jsonrpc2.Conn
	uri      string
	version  int
	findings chan int // the versions that they are of
}

// A pipe is what the server reads from and writes to.
type pipe struct {
	io.Reader
	io.WriteCloser
}

func openEditor(server *exec.Cmd, uri, text string) *editor {
	in, out := must(server.StdinPipe()), must(server.StdoutPipe())
	server.Stderr = os.Stderr
	try(server.Start())
	e := &editor{server: server, uri: uri, version: 1, findings: make(chan int, 16)}
	e.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(pipe{out, in}, jsonrpc2.VSCodeObjectCodec{}), e)
	try(e.conn.Call(context.Background(), "initialize", map[string]any{"capabilities": struct{}{}, "rootUri": filepath.Dir(uri)}, nil))
	e.notify("initialized", struct{}{})
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
	e.wait()
	return e
}

// Handle takes what the server sends.
func (e *editor) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	if !r.Notif {
		conn.Reply(ctx, r.ID, nil)
		return
	}
	var p struct {
		URI     string
		Version int
	}
	if r.Method == "textDocument/publishDiagnostics" && json.Unmarshal(*r.Params, &p) == nil && p.URI == e.uri {
		e.findings <- p.Version
	}
}

func (e *editor) notify(method string, params any) {
	try(e.conn.Notify(context.Background(), method, params))
}

// change gives the server another text, of which the findings are others, and waits for them.
func (e *editor) change(text string) {
	e.version++
	e.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": e.uri, "version": e.version},
		"contentChanges": []any{map[string]string{"text": text}},
	})
	e.wait()
}

func (e *editor) wait() {
	for {
		select {
		case version := <-e.findings:
			if version == e.version {
				return
			}
		case <-e.conn.DisconnectNotify():
			panic(fmt.Errorf("%v ended too early", e.server.Args))
		}
	}
}

func (e *editor) close() {
	e.conn.Call(context.Background(), "shutdown", nil, nil)
	e.notify("exit", nil)
	e.conn.Close()
	e.server.Process.Kill()
	e.server.Wait()
}

package lsp

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.uber.org/goleak"
)

// asServer is set for a process that is to be the server of an editor.
const asServer = "RESULTSCHAIN_TEST_AS_SERVER"

func TestMain(m *testing.M) {
	if os.Getenv(asServer) != "" {
		Serve(context.Background(), struct {
			io.Reader
			io.WriteCloser
		}{os.Stdin, os.Stdout}, Options{})
		return
	}
	goleak.VerifyTestMain(m)
}

// A client is an editor for tests.
type client struct {
	t    *testing.T
	conn *jsonrpc2.Conn
	dir  string

	mu       sync.Mutex
	messages map[string]publishParams // the latest for each document
	count    map[string]int
	news     chan struct{}
	versions map[string]int
	ended    chan bool // what Serve returns
}

// start starts a server for a folder with the files.
func start(t *testing.T, files map[string]string) *client {
	t.Helper()
	c := newClient(t, files)
	var p initializeParams
	p.WorkspaceFolders = []workspaceFolder{{uriOf(c.dir)}}
	c.call("initialize", p)
	c.notify("initialized", struct{}{})
	return c
}

// newClient returns a client that has sent nothing yet.
func newClient(t *testing.T, files map[string]string) *client {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, dir: dir, messages: map[string]publishParams{}, count: map[string]int{}, news: make(chan struct{}, 1), versions: map[string]int{}, ended: make(chan bool, 1)}
	for name, text := range files {
		c.write(name, text)
	}
	here, there := net.Pipe()
	go func() { c.ended <- Serve(context.Background(), there, Options{Version: "test"}) }()
	c.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(here, jsonrpc2.VSCodeObjectCodec{}), c)
	t.Cleanup(func() {
		c.conn.Close()
		<-c.conn.DisconnectNotify()
		select {
		case <-c.ended:
		case <-time.After(10 * time.Second):
			t.Error("the server does not end with its editor")
		}
	})
	return c
}

// Handle takes what the server sends.
func (c *client) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	switch {
	case r.Method == "textDocument/publishDiagnostics":
		var p publishParams
		if err := json.Unmarshal(*r.Params, &p); err != nil {
			c.t.Error(err)
		}
		c.mu.Lock()
		c.messages[p.URI] = p
		c.count[p.URI]++
		c.mu.Unlock()
		select {
		case c.news <- struct{}{}:
		default:
		}
	case !r.Notif:
		conn.Reply(ctx, r.ID, nil)
	}
}

func (c *client) write(name, text string) {
	c.t.Helper()
	path := filepath.Join(c.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) uri(name string) string {
	return uriOf(filepath.Join(c.dir, filepath.FromSlash(name)))
}

// call sends a request and returns the result.
func (c *client) call(method string, params any) json.RawMessage {
	c.t.Helper()
	result, err := c.try(method, params)
	if err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
	return result
}

func (c *client) try(method string, params any) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	var result json.RawMessage
	err := c.conn.Call(ctx, method, params, &result)
	return result, err
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil && err != io.ErrClosedPipe {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// open opens a document with a text, or with that on the disk.
func (c *client) open(name, text string) {
	c.t.Helper()
	if text == "" {
		src, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(name)))
		if err != nil {
			c.t.Fatal(err)
		}
		text = string(src)
	}
	c.openURI(c.uri(name), text)
}

func (c *client) openURI(uri, text string) {
	c.t.Helper()
	var p documentParams
	c.versions[uri]++
	p.TextDocument.URI, p.TextDocument.Version, p.TextDocument.Text = uri, c.versions[uri], text
	c.notify("textDocument/didOpen", p)
}

// change replaces a span of a document; nil is all of it.
func (c *client) change(name string, at *span, text string) {
	c.t.Helper()
	var p documentParams
	uri := c.uri(name)
	c.versions[uri]++
	p.TextDocument = document{URI: uri, Version: c.versions[uri]}
	p.ContentChanges = []contentChange{{at, text}}
	c.notify("textDocument/didChange", p)
}

// findings waits for the findings of a document in its current version.
func (c *client) findings(name string) []diagnostic {
	c.t.Helper()
	return c.findingsOf(c.uri(name))
}

func (c *client) findingsOf(uri string) []diagnostic {
	c.t.Helper()
	for {
		c.mu.Lock()
		p, ok := c.messages[uri]
		c.mu.Unlock()
		if ok && p.Version == c.versions[uri] {
			return p.Diagnostics
		}
		select {
		case <-c.news:
		case <-time.After(10 * time.Second):
			c.t.Fatalf("no findings of %s come", uri)
		}
	}
}

// until waits until the codes of the findings of a document, in its current version, are as
// wanted, and returns them: those that only the whole folder shows come after the others.
func (c *client) until(name string, wanted func(codes string) bool) string {
	c.t.Helper()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		got := codesOf(c.findings(name))
		if wanted(got) || time.Now().After(end) {
			return got
		}
	}
}

// ask sends a request about a place, and reads the result.
func ask[T any](c *client, method, name string, line, character int) T {
	c.t.Helper()
	var result T
	p := documentParams{TextDocument: document{URI: c.uri(name)}, Position: position{line, character}}
	p.Context.IncludeDeclaration = true
	if err := json.Unmarshal(c.call("textDocument/"+method, p), &result); err != nil {
		c.t.Fatal(err)
	}
	return result
}

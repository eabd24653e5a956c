// Package lsp is a language server: it gives editors the findings in logic models and
// frameworks while they are written, completes and explains keys and ids, and finds,
// renames and mends what they stand for, across the files of a folder.
//
// Findings are those of package workspace, from the texts as they are in the editor.
// All else comes from the structure of each text, half-written or not (package halfread),
// whose keys are explained by the tables of the formats.
package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/resultschain/resultschain/logicmodel/rules"
)

// Options are the choices for [Serve].
type Options struct {
	// Root is the folder from which frameworks are read; empty: the folder that
	// is open in the editor, or else that of each file.
	Root string

	// Rules are run beside those of the catalogue.
	Rules []*rules.Rule

	// Pages returns the address of the page of a rule by its code; empty: it has none.
	Pages func(code string) string

	// Commands are further commands that the editor may send, by their names.
	Commands map[string]Command

	Version string
}

// Serve answers an editor until it ends the session or ctx is done. It reports whether
// the editor announced the end, as the protocol asks of it.
func Serve(ctx context.Context, editor io.ReadWriteCloser, o Options) (announced bool) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &server{
		options: o, files: map[string]*file{}, published: map[string]string{}, wake: make(chan struct{}, 1), stop: func() {},
	}
	s.settled.L = &s.mu
	s.mu.Lock() // no message is answered before conn is set
	s.conn = jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(editor, jsonrpc2.VSCodeObjectCodec{}), s)
	s.begin(func() { s.check(ctx) })
	s.mu.Unlock()
	<-s.conn.DisconnectNotify()
	cancel()
	s.mu.Lock()
	s.ended = true
	announced = s.state == stateEnding
	s.mu.Unlock()
	s.settled.Broadcast()
	s.others.Wait()
	return announced
}

// begin runs a function in a goroutine that ends before the session does. It is called
// with the lock held.
func (s *server) begin(run func()) {
	if !s.ended {
		s.others.Go(run)
	}
}

// A state is how far a session has come.
type state int

const (
	stateNew state = iota
	stateReady
	stateEnding
)

// A server is one session of an editor.
type server struct {
	options Options
	conn    *jsonrpc2.Conn
	others  sync.WaitGroup // goroutines
	wake    chan struct{}  // something has changed

	mu       sync.Mutex
	state    state
	snippets bool // the editor takes texts with places to fill in
	watching bool // the editor reports changes of files
	folders  []string

	files     map[string]*file  // that are open, or lie in the folders, by their keys
	maybeMore bool              // than are known, in the folders
	published map[string]string // what the editor was last sent about each file, by its address

	changes int                // that were made
	checked int                // of these, when the last check began that was done
	stop    context.CancelFunc // ends the check that goes on
	ended   bool
	settled sync.Cond // a check was done
}

// An answer is a function that answers a request, or takes a notification, with the lock held.
type answer func(s *server, r *jsonrpc2.Request) (any, error)

// methods are the methods that are answered at once, in the order in which they come.
var methods = map[string]answer{
	"initialized":                         on((*server).register),
	"textDocument/didOpen":                on((*server).didOpen),
	"textDocument/didChange":              on((*server).didChange),
	"textDocument/didSave":                on((*server).rescan),
	"textDocument/didClose":               on((*server).didClose),
	"workspace/didChangeWatchedFiles":     on((*server).rescan),
	"workspace/didChangeWorkspaceFolders": on((*server).didChangeFolders),
	"textDocument/completion":             at((*server).complete),
	"textDocument/hover":                  at((*server).hover),
	"textDocument/definition":             at((*server).definition),
	"textDocument/references":             at((*server).references),
	"textDocument/documentHighlight":      at((*server).highlights),
	"textDocument/prepareRename":          at((*server).prepareRename),
	"textDocument/rename":                 at((*server).rename),
	"textDocument/codeAction":             at((*server).codeActions),
	"textDocument/documentSymbol":         at((*server).symbols),
	"textDocument/foldingRange":           at((*server).folds),
	"textDocument/formatting":             at((*server).format),
}

// on returns the answer to a notification, whose parameters may be missing.
func on[P any](do func(s *server, p P)) answer {
	return func(s *server, r *jsonrpc2.Request) (any, error) {
		var p P
		err := params(r, &p)
		if err == nil || r.Params == nil {
			do(s, p)
		}
		return nil, err
	}
}

// at returns the answer to a request about a place in a document: nothing where that is
// neither a model nor a framework.
func at(do func(s *server, p documentParams, f *file, offset int) (any, error)) answer {
	return func(s *server, r *jsonrpc2.Request) (any, error) {
		var p documentParams
		if err := params(r, &p); err != nil {
			return nil, err
		}
		f := s.fileOf(p.TextDocument.URI)
		if f == nil {
			return nil, nil
		}
		for s.checked == 0 && !s.ended { // the files beside it are not known yet
			s.settled.Wait()
		}
		return do(s, p, f, f.offset(p.Position))
	}
}

// params reads the parameters of a message.
func params(r *jsonrpc2.Request, p any) error {
	if r.Params == nil {
		return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: r.Method + " has no parameters"}
	}
	return invalid(json.Unmarshal(*r.Params, p))
}

// invalid returns the error for parameters that cannot be read; nil where they can.
func invalid(err error) error {
	if err == nil {
		return nil
	}
	return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
}

// Handle answers one message. It runs in the goroutine that reads them, so that each
// sees the texts as they were when it was sent.
func (s *server) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	switch r.Method {
	case "exit":
		conn.Close()
	case "workspace/executeCommand": // takes longer
		s.mu.Lock()
		defer s.mu.Unlock()
		s.begin(func() { reply(ctx, conn, r, s.execute) })
	default:
		reply(ctx, conn, r, s.answer)
	}
}

// reply sends the answer to a request. A fault in it must not end the session.
func reply(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request, answer func(context.Context, *jsonrpc2.Request) (any, error)) {
	result, err := func() (result any, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprint(p)}
			}
		}()
		return answer(ctx, r)
	}()
	failed, ok := err.(*jsonrpc2.Error)
	if err != nil && !ok {
		failed = &jsonrpc2.Error{Code: codeRequestFailed, Message: err.Error()}
	}
	switch {
	case r.Notif:
	case failed != nil:
		conn.ReplyWithError(ctx, r.ID, failed) // an error means that the editor is gone
	default:
		conn.Reply(ctx, r.ID, result)
	}
}

// Codes of errors of the protocol.
const (
	codeNotInitialized = -32002
	codeRequestFailed  = -32803
)

// answer answers a message by its method.
func (s *server) answer(_ context.Context, r *jsonrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	method := methods[r.Method]
	switch {
	case r.Method == "initialize" && s.state == stateNew:
		return s.initialize(r)
	case s.state == stateNew:
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: "the first request must be initialize"}
	case s.state == stateEnding || r.Method == "initialize":
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: r.Method + " is not expected now"}
	case r.Method == "shutdown":
		s.state = stateEnding
		return nil, nil
	case method == nil:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "there is no method " + r.Method + " here"}
	}
	return method(s, r)
}

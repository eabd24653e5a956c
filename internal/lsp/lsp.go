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
		options: o, encoding: utf16Encoding,
		files: map[string]*file{}, published: map[string]string{}, wake: make(chan struct{}, 1), stop: func() {},
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
	encoding encoding
	snippets bool // the editor takes texts with places to fill in
	watching bool // the editor reports changes of files
	folders  []string

	files     map[string]*file  // that are open, or lie in the folders, by their keys
	published map[string]string // what the editor was last sent about each file, by its address

	changes int                // that were made
	checked int                // of these, when the last check began that was done
	stop    context.CancelFunc // ends the check that goes on
	ended   bool
	settled sync.Cond // a check was done
}

// An answer is a function that answers one method, with the lock held. The parameters
// are unmarshaled by get.
type answer func(s *server, get func(any)) (any, error)

// methods are the methods that are answered at once, in the order in which they come.
var methods = map[string]answer{
	"initialized":                         (*server).register,
	"textDocument/didOpen":                (*server).didOpen,
	"textDocument/didChange":              (*server).didChange,
	"textDocument/didSave":                (*server).rescan,
	"textDocument/didClose":               (*server).didClose,
	"workspace/didChangeWatchedFiles":     (*server).rescan,
	"workspace/didChangeWorkspaceFolders": (*server).didChangeFolders,
	"textDocument/completion":             (*server).complete,
	"textDocument/hover":                  (*server).hover,
	"textDocument/definition":             (*server).definition,
	"textDocument/references":             (*server).references,
	"textDocument/documentHighlight":      (*server).highlights,
	"textDocument/prepareRename":          (*server).prepareRename,
	"textDocument/rename":                 (*server).rename,
	"textDocument/codeAction":             (*server).codeActions,
	"textDocument/documentSymbol":         (*server).symbols,
	"textDocument/foldingRange":           (*server).folds,
	"textDocument/formatting":             (*server).format,
}

// errParams is what get panics with where parameters are not as they should be.
type errParams struct{ error }

// Handle answers one message. It runs in the goroutine that reads them, so that each
// sees the texts as they were when it was sent.
func (s *server) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	if r.Method == "exit" {
		conn.Close()
		return
	}
	if r.Method == "workspace/executeCommand" { // takes longer
		s.mu.Lock()
		defer s.mu.Unlock()
		s.begin(func() { reply(ctx, conn, r, func() (any, error) { return s.execute(ctx, r) }) })
		return
	}
	reply(ctx, conn, r, func() (any, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.answer(r)
	})
}

// reply sends the answer to a request.
func reply(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request, answer func() (any, error)) {
	result, err := guarded(answer)
	if r.Notif {
		return
	}
	if err != nil {
		failed, ok := err.(*jsonrpc2.Error)
		if !ok {
			failed = &jsonrpc2.Error{Code: codeRequestFailed, Message: err.Error()}
		}
		conn.ReplyWithError(ctx, r.ID, failed) // an error means that the editor is gone
		return
	}
	conn.Reply(ctx, r.ID, result)
}

// guarded returns the answer, or the error that a panic is turned into: a fault in
// one answer must not end the session.
func guarded(answer func() (any, error)) (result any, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case errParams:
			err = &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: p.Error()}
		default:
			err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprint(p)}
		}
	}()
	return answer()
}

// Codes of errors of the protocol.
const (
	codeNotInitialized = -32002
	codeRequestFailed  = -32803
)

// answer answers a message by its method, with the lock held.
func (s *server) answer(r *jsonrpc2.Request) (any, error) {
	get := func(params any) { getParams(r, params) }
	switch {
	case r.Method == "initialize" && s.state == stateNew:
		return s.initialize(get)
	case s.state == stateNew:
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: "the first request must be initialize"}
	case s.state == stateEnding || r.Method == "initialize":
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: r.Method + " is not expected now"}
	case r.Method == "shutdown":
		s.state = stateEnding
		return nil, nil
	}
	if method := methods[r.Method]; method != nil {
		return method(s, get)
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "there is no method " + r.Method + " here"}
}

func getParams(r *jsonrpc2.Request, params any) {
	if r.Params == nil {
		panic(errParams{fmt.Errorf("%s has no parameters", r.Method)})
	}
	if err := json.Unmarshal(*r.Params, params); err != nil {
		panic(errParams{err})
	}
}

// Package preview shows logic models and frameworks on a page of this machine
// that follows their files: the picture, and beside it what is wrong, with the
// text and its lines.
//
// The package neither finds nor reads files. Its caller does, by the function
// in [Options.Load], so that a preview sees just what a check sees.
//
// The page is for one person on one machine. It listens where its caller says,
// which should be 127.0.0.1; it answers only to the address with a random
// token; and it changes nothing.
package preview

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Options say what is shown.
type Options struct {
	// Title is what the user calls what is shown: a file or a folder.
	Title string

	// First is the name of the file that is shown first; empty: the list of
	// all files.
	First string

	// Load reads and checks all files. Files that were models or frameworks
	// before are known by their names, so that one that is half-written now is
	// not taken for something else. It is never called twice at once.
	Load func(known func(name string) bool) Reading

	// Warn tells the user what goes wrong while the page is shown, in a
	// sentence. It may be called by several goroutines.
	Warn func(sentence string)
}

// A Reading is what was read at one time.
type Reading struct {
	Files  []File   // in the order in which they are listed
	Unread []string // what could not be read, each a sentence

	// Paths are the files that were read or looked for, and Folders those in
	// which more may appear. Both are absolute paths.
	Paths, Folders []string
}

// A File is a model or a framework, as it was read.
type File struct {
	Name     string // as findings call it
	Text     []byte
	Uses     []string  // the names of the frameworks in its picture, but for itself
	Findings diag.List // in the order of their places
	Sound    bool      // neither it nor what it uses has an error that makes its picture wrong

	// Model is nil if it is a framework, or cannot be read.
	Model *logicmodel.Model
	// Framework is the model's, or the framework itself; nil if there is none
	// or it cannot be read.
	Framework *outcomes.Framework
}

// A Server shows files on a page.
type Server struct {
	options   Options
	token     string
	ticket    atomic.Pointer[string] // of the address that leads to the page once; nil: none does
	workspace *workspace
	pictures  *pictures
}

// New is a server with a new token. It does nothing until [Server.Serve].
func New(o Options) *Server {
	return &Server{options: o, token: rand.Text(), workspace: newWorkspace(&o), pictures: newPictures()}
}

// URL is the address of the page for one who listens there.
func (s *Server) URL(at net.Addr) string { return "http://" + at.String() + s.path() }

// OnceURL is an address that leads to that of [Server.URL] for whoever asks
// first, and for nobody after that, nor once there is another. It is for the
// command line of a browser, which other users of the machine may see for as
// long as it runs.
func (s *Server) OnceURL(at net.Addr) string {
	ticket := rand.Text()
	s.ticket.Store(&ticket)
	return "http://" + at.String() + "/" + ticket
}

// path is the address of the page on its server.
func (s *Server) path() string {
	path := "/" + s.token + "/"
	if s.options.First != "" {
		path += choice{}.href(s.options.First)
	}
	return path
}

// Serve answers those who ask at l, and closes it, until ctx is done. That is
// no error.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	defer l.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watch := newWatcher(s.options.Warn)
	defer watch.close()
	s.workspace.reload(watch)

	server := &http.Server{
		Handler:           s.handler(portOf(l.Addr())),
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends those who wait for changes
		ReadHeaderTimeout: 5 * time.Second,
		WriteTimeout:      time.Minute, // a layout takes a few seconds at most
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	var others sync.WaitGroup
	others.Go(func() { s.workspace.run(ctx, watch) })
	others.Go(func() {
		<-ctx.Done()
		patience, enough := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer enough()
		if server.Shutdown(patience) != nil { // somebody takes too long
			server.Close()
		}
	})
	err := server.Serve(l)
	cancel()
	others.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// portOf is the port of an address, as text.
func portOf(at net.Addr) string {
	if tcp, ok := at.(*net.TCPAddr); ok {
		return strconv.Itoa(tcp.Port)
	}
	return ""
}

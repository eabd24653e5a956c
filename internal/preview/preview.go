// Package preview shows logic models and frameworks on a page of this machine
// that follows their files: the picture, and beside it what is wrong, with the
// text and its lines.
//
// Files are found, read and checked by package workspace, so that a preview shows
// the same findings as a check.
//
// The page is for one person on one machine. The server listens where its caller
// chooses, which should be 127.0.0.1. It answers only requests for an address
// with a random token, and it changes nothing unless [Options.Write] is set.
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

	"github.com/resultschain/resultschain/internal/workspace"
)

// Options are the choices for [New].
type Options struct {
	// Title is the name that the user knows for the file or folder that is shown.
	Title string

	// First is the name of the file that is shown first; empty: the list of
	// all files.
	First string

	// Files names the files to show. They are read anew whenever they may have
	// changed.
	Files workspace.Options

	// Write writes a new text of a file, by its name as an argument, if the
	// file still has the text before. With it the page has buttons that mend
	// findings; nil: it changes nothing.
	Write func(name string, before, after []byte) error

	// Warn shows the user a warning, in a sentence, while the page is shown. It
	// may be called by several goroutines.
	Warn func(sentence string)
}

// A Server shows files on a page.
type Server struct {
	options  Options
	token    string
	ticket   atomic.Pointer[string] // of the address that leads to the page once; nil: none does
	files    *liveFiles
	pictures *pictureCache

	following atomic.Int32 // pages that wait for changes
	writing   sync.Mutex   // one fix at a time
}

// New returns a server with a new token. It does nothing until [Server.Serve].
func New(o Options) *Server {
	return &Server{options: o, token: rand.Text(), files: newFiles(&o), pictures: newPictures()}
}

// URL returns the address of the page where the server listens at that address.
func (s *Server) URL(at net.Addr) string { return "http://" + at.String() + s.path() }

// OnceURL returns an address that redirects to that of [Server.URL] only once,
// for the first request. A newer one replaces it. It is for the command line of a
// browser, which other users of the machine may see for as long as it runs.
func (s *Server) OnceURL(at net.Addr) string {
	ticket := rand.Text()
	s.ticket.Store(&ticket)
	return "http://" + at.String() + "/" + ticket
}

// path returns the path of the page on its server.
func (s *Server) path() string {
	path := "/" + s.token + "/"
	if s.options.First != "" {
		path += choice{}.href(s.options.First)
	}
	return path
}

// Serve answers requests at l until ctx is done, and then closes l. It returns
// nil then.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	defer l.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watch := newWatcher(s.options.Warn)
	defer watch.close()
	s.files.reload(watch)

	server := &http.Server{
		Handler:           s.handler(portOf(l.Addr())),
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the requests that wait for changes
		ReadHeaderTimeout: 5 * time.Second,
		WriteTimeout:      time.Minute, // a layout takes a few seconds at most
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	var others sync.WaitGroup
	others.Go(func() { s.files.run(ctx, watch) })
	others.Go(func() {
		<-ctx.Done()
		patience, enough := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer enough()
		if server.Shutdown(patience) != nil { // a request takes too long
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

// portOf returns the port of an address, as text.
func portOf(at net.Addr) string {
	if tcp, ok := at.(*net.TCPAddr); ok {
		return strconv.Itoa(tcp.Port)
	}
	return ""
}

// Command service is a small HTTP service that checks, draws, converts, compares and
// keeps logic models with the packages of resultschain. It is an example from which to start your own;
// README.md shows how to use it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	switch err := run(ctx, os.Args[1:], os.Stderr); {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "service:", err)
		os.Exit(1)
	}
}

// run serves until ctx is done, and then until the requests in flight are
// answered. It logs to stderr.
func run(ctx context.Context, args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("service", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:8080", "listen on this `address`")
	folder := flags.String("frameworks", "", "models name frameworks in the folder `DIR`; without it they can name none")
	file := flags.String("store", "", "keep models in `FILE`, of SQLite; without it none are kept")
	maxStore := flags.Int64("max-store", 1<<30, "let that file grow to this many `bytes`")
	maxBody := flags.Int64("max-body", 1<<20, "refuse requests of more than this many `bytes`")
	timeout := flags.Duration("timeout", 10*time.Second, "`time` to send a request, and again to work on it")
	wait := flags.Duration("wait", 2*time.Minute, "`time` to wait until there is room to work on a model")
	atOnce := flags.Int("at-once", runtime.GOMAXPROCS(0), "work on `N` models at once; others wait")
	dot := flags.Bool("dot", false, "lay out with an installed Graphviz, which can be stopped")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 || *maxBody < 1 || *maxStore < 1 || *timeout <= 0 || *wait <= 0 || *atOnce < 1 {
		return errors.New("wrong arguments; -help lists them")
	}

	var frameworks fs.FS = emptyFS{}
	if *folder != "" {
		root, err := os.OpenRoot(*folder) // no path leads out of the folder
		if err != nil {
			return fmt.Errorf("opening the folder of frameworks: %w", err)
		}
		defer root.Close()
		frameworks = visibleFS{root.FS()}
	}
	engine := render.EmbeddedEngine()
	if *dot {
		engine = render.DotEngine(render.DotLimits{Time: *timeout})
	}
	checker, err := rules.NewChecker(&rules.Options{FS: frameworks})
	if err != nil {
		return err
	}
	var models *store
	if *file != "" {
		if models, err = openStore(ctx, *file, *maxStore); err != nil {
			return fmt.Errorf("opening the store: %w", err)
		}
		defer models.close()
	}
	s := (&service{
		log:     slog.New(slog.NewJSONHandler(stderr, nil)),
		checker: checker,
		engine:  engine,
		layouts: render.NewCache(1000, 32<<20),
		slots:   make(chan struct{}, *atOnce),
		maxBody: *maxBody,
		wait:    *wait,
		timeout: *timeout,
		store:   models,
	}).init()
	return s.serve(ctx, *addr)
}

// serve answers requests until ctx is done, and then those that have begun.
func (s *service) serve(ctx context.Context, addr string) error {
	longest := s.wait + 3*s.timeout // reading, waiting, working and writing
	server := &http.Server{
		Handler:        s,
		ReadTimeout:    s.timeout, // for the head, and for all of it
		WriteTimeout:   longest,
		IdleTimeout:    time.Minute,
		MaxHeaderBytes: 16 << 10,
		ErrorLog:       slog.NewLogLogger(s.log.Handler(), slog.LevelError),
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	s.log.Info("listening", "addr", listener.Addr().String())

	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	s.log.Info("shutting down")
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest+s.timeout)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return errors.Join(fmt.Errorf("shutting down: %w", err), server.Close())
	}
	s.log.Info("stopped")
	return nil
}

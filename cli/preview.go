package cli

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/preview"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

func newPreview(p pack) *cobra.Command {
	var o previewOptions
	cmd := &cobra.Command{
		Use:   "preview [FILE|DIR]…",
		Short: "Show models in the browser while you write them",
		Long: `preview shows models and frameworks on a page in the browser: the picture, and
beside it what is wrong, with the text and its lines. The page follows the files
as you save them. While a file has errors, its last picture without them stays.

It finds files as “resultschain check” does; without arguments, in the working
folder. The command prints the address of the page, and ends by Ctrl-C.

A click on a box of the picture leads to its line. With --write, each finding
that can be mended has a button that mends it in the file.

The page can be seen on this machine only, by those who have its whole address;
it asks nothing of other machines, and without --write changes no file.`,
		Example: `  resultschain preview examples/
  resultschain preview our-model.yaml --open
  resultschain preview our-model.yaml --write`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.preview(newSession(cmd, p), args)
		},
	}
	cmd.Flags().IntVar(&o.port, "port", 0, "listen on port `N`; 0 is any that is free")
	cmd.Flags().BoolVar(&o.open, "open", false, "open the page in the browser")
	cmd.Flags().BoolVar(&o.write, "write", false, "let buttons of the page mend findings in the files")
	cmd.Flags().StringVar(&o.root, "root", "", "read frameworks from anywhere in the folder `DIR`")
	return cmd
}

type previewOptions struct {
	root  string
	port  int
	open  bool
	write bool
}

func (o *previewOptions) preview(s *session, args []string) error {
	if o.port < 0 || o.port > 65535 {
		return usage("--port takes a number from 0 to 65535")
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	reading := workspace.Options{Args: args, Root: o.root, Regular: true, Rules: &rules.Options{Rules: s.rules}}
	if err := s.openPreview(reading); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(s.ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(o.port)))
	if err != nil {
		return listenError(o.port, err)
	}
	var mu sync.Mutex
	warn := func(sentence string) {
		mu.Lock()
		defer mu.Unlock()
		s.warn("%s", sentence)
	}
	options := preview.Options{Title: pageTitle(args), First: onlyFile(args), Files: reading, Warn: warn}
	if o.write {
		options.Write = func(name string, before, after []byte) error {
			return s.rewrite([]rewrittenFile{{name, before, after}}, false)
		}
	}
	server := preview.New(options)
	if err := write(s.stdout, fmt.Sprintf("The preview is at %s – press Ctrl-C to end it.\n", server.URL(l.Addr()))); err != nil {
		l.Close()
		return err
	}
	if o.open {
		go func() {
			if err := browse(server.OnceURL(l.Addr())); err != nil {
				warn(fmt.Sprintf("the browser was not opened (%v); open the address in it yourself", err))
			}
		}()
	}
	if err := server.Serve(ctx, l); err != nil {
		return failure(fmt.Errorf("the preview ended: %w", err))
	}
	return nil
}

// listenError returns an error that explains in plain words why the port could
// not be opened.
func listenError(port int, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return failure(fmt.Errorf("port %d is used by another program, or by another preview; choose another with --port, or leave --port out", port))
	case errors.Is(err, os.ErrPermission):
		return failure(fmt.Errorf("port %d may not be used; choose one above 1023 with --port, or leave --port out", port))
	}
	return failure(fmt.Errorf("the page cannot be shown on port %d: %w", port, err))
}

// browse opens the address in the user's browser.
func browse(url string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	case "darwin":
		cmd = exec.Command("open", url)
	default:
		cmd = exec.Command("xdg-open", url)
	}
	return cmd.Run()
}

// pageTitle returns the title of the page: the arguments, or the name of the working
// folder.
func pageTitle(args []string) string {
	if len(args) > 1 {
		return strings.Join(args, ", ")
	}
	if clean := filepath.Clean(args[0]); clean != "." {
		return filepath.ToSlash(clean)
	}
	if here, err := filepath.Abs("."); err == nil {
		return filepath.Base(here)
	}
	return "This folder"
}

// onlyFile returns the only file that the arguments name; empty where they name a
// folder, or several files.
func onlyFile(args []string) string {
	if len(args) > 1 || isFolder(args[0]) {
		return ""
	}
	return filepath.ToSlash(filepath.Clean(args[0]))
}

// openPreview reads what the preview shows, which must be files and folders that it can
// follow.
func (s *session) openPreview(reading workspace.Options) error {
	for _, arg := range reading.Args {
		if arg == "-" {
			return usage("preview follows files as they are saved, which standard input, “-”, is not; name a file")
		}
		if _, err := os.Stat(arg); err != nil {
			return workspace.Unreadable(arg, err)
		}
		if _, ok := workspace.Under(reading.Root, arg); isFolder(reading.Root) && !ok {
			return usage("%s is not in the folder %s that --root gives", diag.Quote(arg), diag.Quote(reading.Root))
		}
	}
	return s.open(reading)
}

// Command resultschain checks and draws logic models that are written as text.
//
// Run it without arguments for a list of what it does.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

// The exit statuses of every command.
const (
	exitClean    = 0 // warnings and infos may have been found
	exitFindings = 1 // errors were found, or warnings with --strict
	exitUsage    = 2 // the command line is wrong
	exitFailure  = 3 // a file could not be read or written, or a picture not made
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// An exit ends a command with a status. Without an error there is nothing
// more to say.
type exit struct {
	status int
	err    error
}

func (e *exit) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit status %d", e.status)
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

func failure(err error) error { return &exit{exitFailure, err} }

func usage(format string, args ...any) error { return &exit{exitUsage, fmt.Errorf(format, args...)} }

// run runs the command and gives its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitClean
	}
	var e *exit
	if !errors.As(err, &e) { // cobra's own: an unknown command or flag
		e = &exit{exitUsage, err}
	}
	if e.err != nil {
		fmt.Fprintf(stderr, "resultschain: %v\n", e.err)
	}
	if e.status == exitUsage {
		fmt.Fprintf(stderr, "See “%s --help”.\n", cmd.CommandPath())
	}
	return e.status
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "resultschain",
		Short: "Check and draw logic models that are written as text",
		Long: `resultschain reads logic models and outcomes frameworks from YAML files, explains
faults of logic in plain English at the line and column where they are, and
draws results chains for reports.

Exit status: 0 nothing wrong (there may be warnings), 1 errors found, 2 the
command line is wrong, 3 a file could not be read or written or a picture not
made.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.AddCommand(newCheck(), newRender(), newRules(), newNew(), newVersion())
	return root
}

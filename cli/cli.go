// Package cli is the command resultschain, for programs that add rules of their
// own to it:
//
//	func main() { cli.Main(cli.Rules(ours.Rules...)) }
//
// Such rules run beside those of the catalogue wherever a model is checked, and
// their codes are known to --rule, to “ignore:” in models, to “rules:” in
// frameworks and to “resultschain rules”. Programs that check and draw without a
// command line use the other packages.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// The exit statuses of every command.
const (
	exitClean    = 0 // warnings and infos may have been found
	exitFindings = 1 // errors were found, or warnings with --strict
	exitUsage    = 2 // the command line is wrong
	exitFailure  = 3 // a file could not be read or written, or a picture not made
)

// An Option is a choice for [Main].
type Option struct {
	rules []*rules.Rule
}

// Rules adds rules to those of the catalogue. A rule whose code is taken, or that
// has no severity or does nothing, makes every command end with status 2, and one
// that panics is an error in the model that it was run on.
func Rules(r ...*rules.Rule) Option { return Option{r} }

// Main runs the command by the arguments of the program, and ends the program
// with the status of the command: see “resultschain --help”.
func Main(options ...Option) {
	var p pack
	for _, o := range options {
		p = append(p, o.rules...)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, p...))
}

// An exit ends a command with a status. Without an error nothing more is printed.
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

// failure returns err as one that ends the command with [exitFailure].
func failure(err error) error { return &exit{exitFailure, err} }

// usage returns an error that ends the command with [exitUsage].
func usage(format string, args ...any) error { return &exit{exitUsage, fmt.Errorf(format, args...)} }

// run runs the command and returns its exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, p ...*rules.Rule) int {
	messages := &inertWriter{w: stderr}
	defer messages.end()
	stderr = messages
	root := newRoot(p)
	root.SetArgs(args)
	root.SetIn(stdin)
	out := &output{w: stdout}
	root.SetOut(out)
	root.SetErr(stderr)
	cmd, err := root, pack(p).check()
	if err == nil {
		cmd, err = root.ExecuteC()
	}
	status := statusOf(err)
	var ended *exit
	var unread *workspace.Error
	switch {
	case errors.As(err, &ended), errors.As(err, &unread):
	case out.err != nil: // cobra writes help and the version, and drops the error
		err = writeError("standard output", out.err)
		status = statusOf(err)
	case err != nil: // an error of cobra, such as an unknown flag
		status = exitUsage
	}
	if err != nil && (ended == nil || ended.err != nil) {
		fmt.Fprintf(stderr, "resultschain: %v\n", err)
	}
	if status == exitUsage {
		fmt.Fprintf(stderr, "See “%s --help”.\n", cmd.CommandPath())
	}
	return status
}

// An output keeps the first error of writing to w.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

func newRoot(p pack) *cobra.Command {
	root := &cobra.Command{
		Use:   "resultschain",
		Short: "Check and draw logic models that are written as text",
		Long: `resultschain reads logic models and outcomes frameworks from YAML files,
explains faults of logic in plain English at the line and column where they
are, and draws results chains for reports.

Exit status: 0 nothing wrong (there may be warnings), 1 errors found, 2 the
command line is wrong, 3 a file could not be read or written or a picture not
made.`,
		Example: `  resultschain new -o our-model.yaml
  resultschain check our-model.yaml
  resultschain render our-model.yaml -o our-model.svg`,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          unknownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.AddCommand(newCheck(p), newRender(p), newPreview(p), newDiff(), newFmt(p), newRename(p), newMove(p), newValues(p), newProgressReport(p), newExplain(p), newCoverage(p), newReport(p), newRules(p), newImport(p), newExport(p), newNew(), newLSP(p), newVersion(), newCompletion())
	p.completeFlags(root)
	return root
}

// unknownCommand refuses a first argument that names no command.
func unknownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	word := diag.Quote(args[0])
	if like, ok := near.Find(args[0], names); ok {
		return usage("there is no command %s; did you mean %q?", word, like)
	}
	if _, err := os.Stat(args[0]); err == nil {
		return usage("there is no command %s; to check that file, put “check” before it", word)
	}
	return usage("there is no command %s", word)
}

// noArguments refuses arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage("%s takes no arguments; leave out %s", cmd.Name(), diag.Quote(args[0]))
}

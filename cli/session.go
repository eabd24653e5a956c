package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// A session is one run of a command: where it reads and writes, and what it has
// read.
type session struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	rules          pack
	dateOrder      string // of the dates of tables
	*workspace.Workspace
}

func newSession(cmd *cobra.Command, p pack) *session {
	order, _ := cmd.Flags().GetString("date-order") // most commands have no such flag
	return &session{rules: p, dateOrder: order, ctx: cmd.Context(), stdin: cmd.InOrStdin(), stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr()}
}

// open reads what the command line names.
func (s *session) open(o workspace.Options) (err error) {
	if s.dateOrder != "" && !slices.Contains(progress.DateOrders, s.dateOrder) {
		return usage("there is no order %s of dates; use %s", diag.Quote(s.dateOrder), prose.Or(progress.DateOrders))
	}
	o.Stdin = s.stdin
	if o.Rules == nil {
		o.Rules = &rules.Options{Rules: s.rules}
	}
	s.Workspace, err = workspace.Open(o)
	return err
}

// openModels reads the models that the arguments name. The frameworks of models
// in a folder outside the working folder are read from that folder.
func (s *session) openModels(r *readingFlags, args, data []string) error {
	o := r.workspaceOptions(args)
	o.Data = data
	return s.openOnlyModels(o)
}

// openOnlyModels opens what the options name, in which no framework may be.
func (s *session) openOnlyModels(o workspace.Options) error {
	o.ModelsOnly, o.Wide = true, len(o.Args) == 1
	if err := s.open(o); err != nil {
		return err
	}
	for _, f := range s.Files {
		if f.Kind == workspace.Framework {
			return usage("%s is a framework; name the models here, and the framework with --framework", workspace.ArgName(f.Arg))
		}
	}
	return nil
}

// checkOne returns an error where the first file, of another format such as a workbook, holds
// several models, and the command takes one.
func (s *session) checkOne() error {
	if len(s.Files) < 2 || s.Files[0].Arg != s.Files[1].Arg {
		return nil
	}
	return severalModels(s.Files[0].Arg)
}

// severalModels returns the error for a file with several models where one is wanted.
func severalModels(arg string) error {
	return usage("%s holds several models; “resultschain import %[1]s -o FOLDER” writes each to a file of its own, in a folder that exists", workspace.ArgName(arg))
}

// linkErrors returns the errors of links between models.
func (s *session) linkErrors() diag.List {
	var lists []diag.List
	for _, f := range s.Files {
		lists = append(lists, workspace.Errors(f.Across))
	}
	return workspace.Unique(lists...)
}

// warn prints a message.
func (s *session) warn(format string, args ...any) {
	fmt.Fprintf(s.stderr, "resultschain: "+format+"\n", args...)
}

// warnUnread prints what could not be read, and reports whether there is any.
func (s *session) warnUnread() bool {
	for _, err := range s.Unread {
		s.warn("%v", err)
	}
	return len(s.Unread) > 0
}

// isFrameworkUnreadable reports whether the framework that the user names cannot be read.
func (s *session) isFrameworkUnreadable() bool {
	return s.Framework != nil && s.NamedFramework() == nil
}

// print prints findings with their lines.
func (s *session) print(found diag.List) error {
	printer := diag.Printer{Source: s.Source, Color: wantsColor(s.stderr)}
	return writeError("standard error", printer.Print(s.stderr, found))
}

// refuse prints findings and returns the error to end with, whose text may be
// empty.
func (s *session) refuse(found diag.List, why error) error {
	if err := s.print(found); err != nil {
		return err
	}
	return &exit{exitFindings, why}
}

// wantsColor reports whether w is a terminal whose user has not asked for text
// without colours (NO_COLOR, by no-color.org, or TERM=dumb).
func wantsColor(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && isTerminal(w)
}

// isTerminal reports whether w is a terminal that understands control sequences.
func isTerminal(w io.Writer) bool {
	if messages, ok := w.(*inertWriter); ok {
		w = messages.w
	}
	if out, ok := w.(*output); ok {
		w = out.w
	}
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Mode()&os.ModeDevice != 0
}

// isFolder reports whether the name is that of a folder.
func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// statusOf returns the exit status for an error.
func statusOf(err error) int {
	var e *exit
	var unread *workspace.Error
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &e):
		return e.status
	case errors.As(err, &unread) && unread.Usage:
		return exitUsage
	}
	return exitFailure
}

// wrapFailure returns an error with what was not done and why. An error that
// holds an exit status already stays as it is.
func wrapFailure(what string, err error) error {
	var e *exit
	if errors.As(err, &e) {
		return err
	}
	return failure(fmt.Errorf("%s: %w", what, err))
}

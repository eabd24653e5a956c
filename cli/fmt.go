package cli

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

func newFmt(p pack) *cobra.Command {
	var o fmtOptions
	cmd := &cobra.Command{
		Use:   "fmt [FILE|DIR]…",
		Short: "Write models and frameworks in one form",
		Long: `fmt writes models and frameworks in one form, so that changes to them are easy
to see: keys in the order of docs/format.md, indented by two spaces, short lists
of ids in brackets, quotes only where they are needed, and a blank line between
sections. Comments stay with what they are about, and nothing that a file says
is changed. A file that has this form already is not touched.

Without arguments it formats the working folder. “-” is standard input, which is
written to standard output. Files with faults of form are left as they are.`,
		Example: `  resultschain fmt our-model.yaml
  resultschain fmt --diff models/
  resultschain fmt --check models/   # in a pipeline`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.format(newSession(cmd, p), args)
		},
	}
	cmd.Flags().BoolVar(&o.check, "check", false, "write nothing, list the files, and exit with 1 if there are any")
	addDiffFlag(cmd, &o.diff)
	return cmd
}

type fmtOptions struct{ check, diff bool }

func (o *fmtOptions) format(s *session, args []string) error {
	if slices.Contains(args, "-") && (len(args) > 1 || o.diff || o.check) {
		return usage("standard input is formatted by itself; give “-” alone")
	}
	if err := s.open(workspace.Options{Args: args}); err != nil {
		return err
	}
	unread := s.warnUnread()
	var all []rewrittenFile
	var faults diag.List
	left := false
	for _, f := range s.Files {
		text, err := edit.Format(f.Name, f.Text)
		var found diag.List
		switch {
		case errors.Is(err, yamldoc.ErrJSON) && !f.Named: // found in a folder
			continue
		case errors.As(err, &found):
			faults = append(faults, found...)
			continue
		case err != nil:
			s.warnUnchanged(f, err)
			left = true
			continue
		}
		if f.Arg == "-" {
			return write(s.stdout, string(text))
		}
		if string(text) != string(f.Text) {
			all = append(all, rewrittenFile{f.Arg, f.Text, text})
		}
	}
	if err := s.print(faults); err != nil {
		return err
	}
	if err := o.save(s, all); err != nil {
		return err
	}
	switch {
	case unread:
		return failure(nil)
	case len(faults) > 0 || left || o.check && len(all) > 0:
		return &exit{status: exitFindings}
	}
	return nil
}

// save writes the files that were formatted, or lists them.
func (o *fmtOptions) save(s *session, all []rewrittenFile) error {
	switch {
	case !o.check:
		return s.saveEdited(all, o.diff)
	case o.diff:
		if err := s.rewrite(all, true); err != nil {
			return err
		}
	default:
		for _, r := range all {
			if err := write(s.stdout, r.name+"\n"); err != nil {
				return err
			}
		}
	}
	fmt.Fprintln(s.stderr, changedFiles(len(all), true))
	return nil
}

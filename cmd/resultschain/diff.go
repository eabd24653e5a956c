package main

import (
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
)

func newDiff() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what changed in meaning between two versions",
		Long: `diff reads two versions of a logic model or of an outcomes framework and tells
what changed in meaning: what was added, removed, renamed (another id), retitled
or moved to another stage, and what else is said of an element, a link or an
indicator. The order of lists, quotes, comments and line breaks mean nothing.

Of two folders, files of the same path are compared, and a file that moved is
known by the id of its model. “-” is standard input, and /dev/null a version
that is not there.

Changes are told as text; as markdown, for a comment on a pull request; or as
json: {"files": [{"old", "new", "kind", "changes": [{"kind", "what", "old",
"new", "field", "before", "after"}]}]}. The two names of a file are paths, and
its kind is “model” or “framework”. Within a change, “old” and “new” are the
thing, or null where there is none: {"id", "to", "of", "title", "stage", "line",
"column"}, where “to” is the end of a link and “of” what an indicator measures.
The kinds of changes are added, removed, renamed, retitled, moved and changed.

Exit status: 0 nothing changed in meaning, 1 something did, 2 the command line
is wrong, 3 a file could not be read.

With Git, compare files one by one, as in the last example, or all at once:

  git config difftool.resultschain.cmd 'resultschain diff "$LOCAL" "$REMOTE"'
  git difftool -d -t resultschain main

To have “git diff” itself use it for the files in models, say so:

  git config diff.resultschain.command 'resultschain diff'
  echo 'models/*.yaml diff=resultschain' >> .gitattributes`,
		Example: `  resultschain diff last-year/model.yaml model.yaml
  resultschain diff --format markdown main/models models > comment.md
  git difftool -y -x 'resultschain diff' main -- models`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 || isGit(args) {
				return nil
			}
			return usage("name two files or two folders, the old one first")
		},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := diffFormatOf(format)
			if err != nil {
				return err
			}
			d := &differ{stdin: cmd.InOrStdin(), stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr(), format: f}
			if isGit(args) {
				return d.git(args)
			}
			return d.diff(args[0], args[1])
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "tell the changes as `FORMAT`")
	completeWords(cmd, "format", diffFormatNames()...)
	return cmd
}

// A differ compares files and tells the changes.
type differ struct {
	stdin          io.Reader // nil once it is read
	stdout, stderr io.Writer
	format         diffFormat
	unread         bool // some file was not read, which the user was told
}

// diff compares two files or two folders.
func (d *differ) diff(old, new string) error {
	oldIsFolder, newIsFolder := isFolder(old), isFolder(new)
	var pairs []compared
	var err error
	switch {
	case oldIsFolder && newIsFolder:
		pairs = d.folders(old, new)
	case oldIsFolder || newIsFolder:
		file, folder := old, new
		if oldIsFolder {
			file, folder = new, old
		}
		return usage("%s is a folder, but %s is not; name two files or two folders", diag.Quote(folder), called(file))
	default:
		pairs, err = d.files(old, new)
	}
	if err != nil {
		return err
	}
	return d.report(pairs)
}

// report tells the changes and gives the status to exit with.
func (d *differ) report(pairs []compared) error {
	if err := d.format.write(pairs, d.stdout); err != nil {
		return unwritable("standard output", err)
	}
	if d.unread {
		return failure(nil)
	}
	for _, p := range pairs {
		if len(p.changes) > 0 {
			return &exit{status: exitFindings}
		}
	}
	return nil
}

// tell tells the user of a file that was not read: of its faults, or why.
func (d *differ) tell(r *revision, err error) {
	d.unread = true
	var found diag.List
	if errors.As(err, &found) {
		printer := diag.Printer{
			Source: func(file string) ([]byte, bool) { return r.src, file == r.shown },
			Color:  wantsColor(d.stderr),
		}
		printer.Print(d.stderr, found)
		return
	}
	io.WriteString(d.stderr, "resultschain: "+err.Error()+"\n")
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// isNothing reports whether the name stands for a version that is not there.
func isNothing(name string) bool { return name == "/dev/null" || name == os.DevNull }

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

func newDiff() *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what changed in meaning between two versions",
		Long: `diff reads two versions of a logic model or of an outcomes framework and tells
what changed in meaning: what was added, removed, renamed (another id), retitled
or moved to another stage, and what else is said of an element, a link or an
indicator. The order of lists, quotes, comments and line breaks mean nothing.

Of two folders, files of the same path are compared, and a file that moved is
known by the id of its model. An outcome with another id is a change of its
framework, and an element with another id one of its model, not of all models
that name it. A path to a framework is no change where it leads to the same id
and version as before. “-” is standard input, and /dev/null a version that is
not there.

Changes are told as text; as markdown, for a comment on a pull request; or as
json: {"files": [{"old", "new", "kind", "changes": [{"kind", "what", "old",
"new", "field", "before", "after"}]}]}. The two names of a file are paths, and
its kind is “model” or “framework”. Within a change, “old” and “new” are the
thing, or null where there is none: {"id", "to", "of", "title", "stage", "line",
"column", "offset"}, where “to” is the end of a link, “of” what an indicator
measures, and “offset” counts the bytes of the file before the place.
The kinds of changes are added, removed, renamed, retitled, moved and changed.

As svg, png or pdf, both versions are drawn in one picture, in which words,
marks and lines tell what was added, removed or changed; outline tells that
picture in words, and dot is text for Graphviz. Of two folders, each file that
changed is drawn into the folder that -o names. The ending of the output's name
chooses the format too.

Exit status: 0 nothing changed in meaning, 1 something did, 2 the command line
is wrong, 3 a file could not be read or written, or a picture not made.

With Git, compare files one by one, as in the last example, or all at once:

  git config difftool.resultschain.cmd 'resultschain diff "$LOCAL" "$REMOTE"'
  git difftool -d -t resultschain main

To have “git diff” itself use it for the files in models, say so:

  git config diff.resultschain.command 'resultschain diff'
  echo 'models/*.yaml diff=resultschain' >> .gitattributes`,
		Example: `  resultschain diff last-year/model.yaml model.yaml
  resultschain diff last-year/model.yaml model.yaml -o changes.svg
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
			d, err := o.differ(cmd, args)
			if err != nil {
				return err
			}
			if isGit(args) {
				return d.git(args)
			}
			return d.diff(args[0], args[1])
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "`FORM`: "+strings.Join(diffFormatNames(), ", "))
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`, or pictures into a folder")
	completeWords(cmd, "format", diffFormatNames()...)
	addDiffPictureFlags(cmd, &o.picture)
	return cmd
}

// A differ compares files and tells the changes.
type differ struct {
	ctx            context.Context
	stdin          io.Reader // nil once it is read
	stdout, stderr io.Writer
	format         diffFormat
	drawer         *diffDrawer               // nil: the changes are written
	output         string                    // a file or a folder; empty: standard output
	unread         bool                      // some file was not read, which the user was told
	open           *opener                   // of the frameworks that files name
	frameworks     map[string]knownFramework // by path
	missing        map[string]error          // why a framework of a version is not known, by the name of that
}

// diff compares two files or two folders.
func (d *differ) diff(old, new string) error {
	oldIsFolder, newIsFolder := isFolder(old), isFolder(new)
	var diffs []*diff.Diff
	var err error
	tell := d.write
	switch {
	case oldIsFolder && newIsFolder && d.drawer != nil:
		if err := d.wantsFolder(); err != nil {
			return err
		}
		tell = d.drawFolder
		diffs = d.folders(old, new)
	case oldIsFolder && newIsFolder:
		diffs = d.folders(old, new)
	case oldIsFolder || newIsFolder:
		file, folder := old, new
		if oldIsFolder {
			file, folder = new, old
		}
		return usage("%s is a folder, but %s is not; name two files or two folders", diag.Quote(folder), called(file))
	case d.drawer != nil && meansFolder(d.output):
		return usage("%s is a folder; name a file for the picture", diag.Quote(d.output))
	default:
		if d.drawer != nil {
			tell = d.drawOne
		}
		diffs, err = d.files(old, new)
	}
	if err != nil {
		return err
	}
	return d.report(diffs, tell)
}

// report tells the changes and gives the status to exit with.
func (d *differ) report(diffs []*diff.Diff, tell func([]*diff.Diff) error) error {
	if err := tell(diffs); err != nil {
		return err
	}
	if d.unread {
		return failure(nil)
	}
	for _, x := range diffs {
		if len(x.Changes) > 0 {
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

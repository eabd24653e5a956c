package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

func newDiff() *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show what changed in meaning between two versions",
		Long:  diffHelp,
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
			d := &differ{session: newSession(cmd, nil), diffOptions: o, frameworks: map[string]knownFramework{}, loaders: map[fs.FS]*outcomes.Loader{}, missing: map[string]error{}, faulty: map[string]bool{}}
			if err := d.choose(cmd); err != nil {
				return err
			}
			if isGit(args) {
				return d.compareGit(args)
			}
			return d.diff(args[0], args[1])
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "`FORM`: "+strings.Join(formNames(diffForms), ", "))
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`, or pictures into a folder")
	completeWords(cmd, "format", formNames(diffForms)...)
	// It has fewer flags for pictures than render, since such a picture always
	// shows all.
	cmd.Flags().StringVar(&o.picture.view, "view", "", "draw models as `VIEW`: model or chain")
	completeWords(cmd, "view", string(render.ModelView), string(render.ChainView))
	o.picture.addPageFlags(cmd, "fit a picture to")
	return cmd
}

const diffHelp = `diff reads two versions of a logic model or of an outcomes framework and lists
what changed in meaning: what was added, removed, renamed (another id), retitled
or moved to another stage, and other changes of an element, a link or an
indicator. The order of lists, quotes, comments and line breaks mean nothing.

Of two folders, files of the same path are compared, and a file that moved is
known by the id of its model. An outcome with another id is a change of its
framework, and an element with another id one of its model, not of all models
that name it. A path to a framework is no change where it leads to the same id
and version as before. “-” is standard input, and /dev/null a version that is
not there.

Changes are written as text; as markdown, for a comment on a pull request; or as
json: {"files": [{"old", "new", "kind", "changes": [{"kind", "what", "old",
"new", "field", "before", "after"}]}]}. The two names of a file are paths, and
its kind is “model” or “framework”. Within a change, “old” and “new” are the
thing, or null where there is none: {"id", "to", "of", "title", "stage", "line",
"column", "offset"}, where “to” is the end of a link, “of” what an indicator
measures, and “offset” counts the bytes of the file before the place.
The kinds of changes are added, removed, renamed, retitled, moved and changed.

As svg, png or pdf, both versions are drawn in one picture, in which words,
marks and lines show what was added, removed or changed; outline is that
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
  echo 'models/*.yaml diff=resultschain' >> .gitattributes`

// diffForms holds the forms that diff writes; the first is the default.
var diffForms = append([]form{{name: "text", ending: "txt"}, {name: "markdown", ending: "md"}, {name: "json"}}, pictureForms...)

var diffWriters = map[string]func(io.Writer, []*diff.Diff) error{"text": diff.WriteText, "markdown": diff.WriteMarkdown, "json": diff.WriteJSON}

type diffOptions struct {
	format, output string
	picture        pictureOptions
}

// A differ compares files and writes the changes.
type differ struct {
	*session
	diffOptions
	form       form
	options    render.Options            // of a picture
	unread     bool                      // a file could not be read, which was printed
	frameworks map[string]knownFramework // by path
	loaders    map[fs.FS]*outcomes.Loader
	missing    map[string]error // by name of a version, the error of reading a framework that it names
	faulty     map[string]bool  // by name, files whose faults were printed
}

// choose chooses the form by the flags, and the options of a picture.
func (d *differ) choose(cmd *cobra.Command) error {
	chosen, err := chosenForm(diffForms, d.format, d.output, "changes")
	if err != nil {
		return err
	}
	if d.form = diffForms[chosen]; d.form.picture == "" {
		return noPictureFlags(cmd)
	}
	if isGit(cmd.Flags().Args()) {
		return usage("“git diff” shows text; name two files to draw their changes")
	}
	if d.options, err = d.picture.options(); err != nil {
		return err
	}
	switch d.options.View {
	case render.TriangleView:
		return usage("a triangle shows only a part of a model; look at its changes as model or chain")
	case render.MatrixView:
		return usage("a matrix shows no changes; look at them as model or chain")
	}
	return nil
}

// diff compares two files or two folders.
func (d *differ) diff(old, new string) error {
	folders := isFolder(old)
	save := d.write
	switch {
	case folders != isFolder(new):
		file, folder := old, new
		if folders {
			file, folder = new, old
		}
		return usage("%s is a folder, but %s is not; name two files or two folders", diag.Quote(folder), workspace.ArgName(file))
	case d.form.picture == "":
	case folders:
		if err := d.checkOutputFolder(); err != nil {
			return err
		}
		save = d.drawFolder
	case meansFolder(d.output):
		return usage("%s is a folder; name a file for the picture", diag.Quote(d.output))
	default:
		save = d.drawOne
	}
	if err := d.open(workspace.Options{Old: []string{old}, Args: []string{new}, Follow: true, Import: true}); err != nil {
		return err
	}
	if err := d.picture.readFiles(d.session, &d.options); err != nil {
		return err
	}
	d.unread = d.warnUnread()
	var diffs []*diff.Diff
	switch {
	case folders:
		diffs = d.compareFolders()
	case !d.unread:
		for _, files := range [][]*workspace.File{d.Old, d.Files} {
			if len(files) > 1 {
				return severalModels(files[0].Arg)
			}
		}
		var err error
		if diffs, err = d.comparePair(d.Old[0], d.Files[0]); err != nil {
			return err
		}
	}
	if err := save(diffs); err != nil {
		return err
	}
	changed := func(x *diff.Diff) bool { return len(x.Changes) > 0 }
	switch {
	case d.unread:
		return failure(nil)
	case slices.ContainsFunc(diffs, changed):
		return &exit{status: exitFindings}
	}
	return nil
}

// comparePair compares two files.
func (d *differ) comparePair(old, new *workspace.File) ([]*diff.Diff, error) {
	kind := cmp.Or(old.Kind, new.Kind)
	if new.Kind != "" && new.Kind != kind {
		return nil, usage("%s is a %s and %s is a %s; name two of a kind", diag.Quote(old.Name), old.Kind, diag.Quote(new.Name), new.Kind)
	}
	pair := diff.Pair{Old: d.readVersion(old, kind), New: d.readVersion(new, kind)}
	if d.form.picture != "" && !d.unread {
		if err := d.checkSize(&pair); err != nil { // before they are compared
			return nil, err
		}
	}
	return d.compare([]diff.Pair{pair}), nil
}

// compareFolders compares the models and frameworks in two folders.
func (d *differ) compareFolders() []*diff.Diff {
	versions := func(files []*workspace.File) (all []diff.Version) {
		for _, f := range files {
			all = append(all, d.readVersion(f, f.Kind))
		}
		return all
	}
	return d.compare(diff.Pairs(versions(d.Old), versions(d.Files)))
}

// compare returns the changes of the pairs. It leaves out files that are faulty.
func (d *differ) compare(pairs []diff.Pair) []*diff.Diff {
	return diff.Files(slices.DeleteFunc(pairs, func(p diff.Pair) bool {
		return d.faulty[p.Old.Name] || d.faulty[p.New.Name] || p == diff.Pair{}
	}))
}

// A knownFramework holds a framework that was read, or the error of reading it.
type knownFramework struct {
	*outcomes.Framework
	err error
}

// readVersion reads a file as a document of the kind, with the frameworks that it
// names, and prints its faults. Where a framework cannot be read, its outcomes are
// drawn by their ids, and missing holds the reason.
func (d *differ) readVersion(f *workspace.File, kind string) diff.Version {
	if f.Arg == "/dev/null" || f.Arg == os.DevNull {
		return diff.Version{}
	}
	f.Kind = kind
	if faults := f.Parse(); len(faults) > 0 {
		printer := diag.Printer{
			Source: func(file string) ([]byte, bool) { return f.Text, file == f.Name }, // Git's two files have one name
			Color:  wantsColor(d.stderr),
		}
		if _, ok := f.Imported(); ok {
			printer.Source = d.Source
		}
		printer.Print(d.stderr, faults)
		d.unread, d.faulty[f.Name] = true, true
		if kind == workspace.Framework {
			return diff.Version{Name: f.Name, Path: f.Within, Framework: &outcomes.Framework{}}
		}
		return diff.Version{Name: f.Name, Path: f.Within, Model: &logicmodel.Model{}}
	}
	v := diff.Version{Name: f.Name, Path: f.Within, Model: f.Model, Framework: f.Framework}
	const message = "%s: %s is not there, so the outcomes are drawn by their ids: %w"
	switch {
	case f.Model != nil && f.Model.Framework.File != "":
		key := filepath.Join(filepath.Dir(f.Arg), filepath.FromSlash(f.Model.Framework.File))
		known, ok := d.frameworks[key]
		if !ok {
			known.Framework, known.err = d.loadFramework(f, f.Model.Framework.File)
			d.frameworks[key] = known
		}
		if v.Framework = known.Framework; known.err != nil {
			d.missing[v.Name] = fmt.Errorf(message, workspace.ArgName(f.Arg), "its framework", known.err)
		}
	case f.Framework != nil && len(f.Framework.Extends) > 0:
		if whole, err := d.loadFramework(f, ""); err != nil {
			d.missing[v.Name] = fmt.Errorf(message, workspace.ArgName(f.Arg), "a framework that it extends", err)
		} else {
			f.Framework.Parents = whole.Parents
		}
	}
	return v
}

// loadFramework reads the framework at a path in the folder of f or, where file is
// empty, f itself, with all that it extends.
func (d *differ) loadFramework(f *workspace.File, file string) (*outcomes.Framework, error) {
	wanted := f.Path
	if file != "" {
		wanted = path.Join(path.Dir(wanted), file)
	}
	if !filepath.IsLocal(filepath.FromSlash(wanted)) {
		return nil, fmt.Errorf("%q lies outside the folder of the file; run resultschain in a folder that holds both", file)
	}
	loader := d.loaders[f.FS()]
	if loader == nil {
		loader = &outcomes.Loader{FS: f.FS()}
		d.loaders[f.FS()] = loader
	}
	framework, err := loader.Load(wanted)
	var faults diag.List
	switch {
	case errors.As(err, &faults):
		return nil, fmt.Errorf("%q has faults; “resultschain check” explains them", wanted)
	case err != nil:
		return nil, fmt.Errorf("%q: %w", wanted, workspace.Reason(err))
	}
	return framework, nil
}

// write writes the changes as text of some form.
func (d *differ) write(diffs []*diff.Diff) error {
	var b bytes.Buffer
	if err := diffWriters[d.form.name](&b, diffs); err != nil {
		return failure(err)
	}
	return d.save("the changes", d.output, b.Bytes())
}

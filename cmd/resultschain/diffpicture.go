package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// addDiffPictureFlags adds the flags for pictures of changes, which are fewer
// than those of render: such a picture is always whole.
func addDiffPictureFlags(cmd *cobra.Command, o *pictureOptions) {
	cmd.Flags().StringVar(&o.view, "view", "", "draw models as `VIEW`: model or chain")
	completeWords(cmd, "view", string(render.ModelView), string(render.ChainView))
	addPictureFlags(cmd, o)
}

// A diffDrawer draws what changed.
type diffDrawer struct {
	options render.Options
	format  render.Format
}

// draw draws all of both versions in one picture.
func (d *differ) draw(x *diff.Diff) ([]byte, error) {
	for _, v := range []*diff.Version{&x.Old, &x.New} {
		if err := d.missing[v.Name]; err != nil {
			fmt.Fprintf(d.stderr, "resultschain: %v\n", err)
		}
	}
	options := &d.drawer.options
	draws := pictures{formats: []render.Format{d.drawer.format}}
	made, err := draws.write(options, subject{
		write: func(b *bytes.Buffer, format render.Format) error {
			return render.WriteDiff(d.ctx, b, x, format, options)
		},
		draw: func(o *render.Options) (*render.Picture, error) {
			picture, err := render.DrawDiff(d.ctx, x, o)
			return picture, tooLarge(err, o)
		},
		split: inNoParts,
	})
	if err != nil {
		return nil, err
	}
	for _, w := range made.warnings {
		fmt.Fprintf(d.stderr, "resultschain: %s: %s\n", diag.Quote(x.Path()), w)
	}
	return made.pictures[0], nil
}

// tooLarge says what to do where a picture is too large: a part of it cannot be
// drawn.
func tooLarge(err error, o *render.Options) error {
	if !errors.Is(err, render.ErrTooLarge) {
		return err
	}
	if o.Engine == nil {
		return errors.New(err.Error() + "; --engine dot lays out more where Graphviz is installed, and --format text tells all in words")
	}
	return errors.New(err.Error() + "; --format text tells all in words")
}

// inNoParts splits nothing: a picture of changes is whole.
func inNoParts(*render.Options) ([]string, error) { return nil, nil }

// A knownFramework is a framework that was read, or why it was not.
type knownFramework struct {
	*outcomes.Framework
	err error
}

// version returns a revision with the frameworks that it names. Where one cannot
// be read, its outcomes are drawn by their ids, and the reason is kept.
func (d *differ) version(r *revision) diff.Version {
	if r == nil {
		return diff.Version{}
	}
	v := diff.Version{Name: r.shown, Path: r.within, Model: r.model, Framework: r.framework}
	const drawn = "%s: %s is not there, so the outcomes are drawn by their ids: %w"
	switch {
	case r.model != nil && r.model.Framework.File != "":
		f := d.framework(r, r.model.Framework.File)
		if v.Framework = f.Framework; f.err != nil {
			d.missing[v.Name] = fmt.Errorf(drawn, called(r.arg), "its framework", f.err)
		}
	case r.framework != nil && len(r.framework.Extends) > 0:
		if f, err := d.load(r, ""); err != nil {
			d.missing[v.Name] = fmt.Errorf(drawn, called(r.arg), "a framework that it extends", err)
		} else {
			r.framework.Parents = f.Parents
		}
	}
	return v
}

// framework reads a framework that a revision names, once.
func (d *differ) framework(r *revision, file string) knownFramework {
	key := filepath.Join(filepath.Dir(r.arg), filepath.FromSlash(file))
	f, ok := d.frameworks[key]
	if !ok {
		f.Framework, f.err = d.load(r, file)
		d.frameworks[key] = f
	}
	return f
}

// load reads a framework that a revision names, by its path from there; without
// a path, the revision itself with all that it extends.
func (d *differ) load(r *revision, file string) (*outcomes.Framework, error) {
	folder, name, err := d.open.within(r.arg)
	if err != nil {
		return nil, err
	}
	fsys, err := d.open.folder(folder)
	if err != nil {
		return nil, err
	}
	wanted := name
	if file != "" {
		wanted = path.Join(path.Dir(name), file)
	}
	if !filepath.IsLocal(filepath.FromSlash(wanted)) {
		return nil, fmt.Errorf("%q lies outside the folder of the file; run resultschain in a folder that holds both", file)
	}
	f, err := outcomes.Load(overlay{d.open.read.of(fsys.FS, fsys.path), name, r.src}, wanted)
	var faults diag.List
	switch {
	case errors.As(err, &faults):
		return nil, fmt.Errorf("%q has faults; “resultschain check” explains them", wanted)
	case err != nil:
		return nil, fmt.Errorf("%q: %w", wanted, reason(err))
	}
	return f, nil
}

// drawOne draws two files into one picture.
func (d *differ) drawOne(diffs []*diff.Diff) error {
	if len(diffs) == 0 { // the user knows why
		return nil
	}
	picture, err := d.draw(diffs[0])
	if err != nil {
		return notDrawn(diffs[0].Path(), err)
	}
	if d.output == "" || d.output == "-" {
		return write(d.stdout, string(picture))
	}
	return replacePicture(d.output, picture, d.open.read)
}

// drawFolder draws each file of two folders that changed, into a folder.
func (d *differ) drawFolder(diffs []*diff.Diff) error {
	var counts batchCounts
	failed := false
	names := pictureNames{}
	for _, x := range diffs {
		if len(x.Changes) == 0 {
			continue
		}
		name := filepath.Join(d.output, strings.TrimSuffix(filepath.FromSlash(x.Path()), path.Ext(x.Path())))
		err := names.take(name, x.Path())
		if err != nil {
			err = fmt.Errorf("%s: %w", called(x.Path()), err)
		} else {
			err = d.drawInto(name+"."+d.drawer.format.Ending(), x, &counts)
		}
		if err != nil {
			counts.failed++
			failed = true
			fmt.Fprintf(d.stderr, "resultschain: %v\n", err)
		}
	}
	if err := write(d.stdout, counts.String()+"\n"); err != nil {
		return err
	}
	if failed {
		return failure(nil)
	}
	return nil
}

// drawInto draws a pair into the file of that name, unless it holds that picture
// already.
func (d *differ) drawInto(name string, x *diff.Diff, counts *batchCounts) error {
	picture, err := d.draw(x)
	if err != nil {
		return notDrawn(x.Path(), err)
	}
	if unchanged(name, picture) {
		counts.drawn++
		counts.same++
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return unwritable(name, err)
	}
	if err := replacePicture(name, picture, d.open.read); err != nil {
		return err
	}
	counts.drawn++
	counts.written++
	return nil
}

// notDrawn says that the changes of a file were not drawn, and why.
func notDrawn(name string, err error) error {
	var e *exit
	if errors.As(err, &e) {
		return err
	}
	return failure(fmt.Errorf("the changes of %s were not drawn: %w", diag.Quote(name), err))
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
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
	open    *opener
	stderr  io.Writer
}

// draw draws a pair: all of both versions in one picture.
func (d *diffDrawer) draw(ctx context.Context, p *compared) ([]byte, error) {
	draws := pictures{formats: []render.Format{d.format}}
	made, err := draws.write(&d.options, d.subject(ctx, p))
	if err != nil {
		return nil, err
	}
	for _, w := range made.warnings {
		fmt.Fprintf(d.stderr, "resultschain: %s: %s\n", diag.Quote(p.path()), w)
	}
	return made.pictures[0], nil
}

// subject is what the picture of a pair is of.
func (d *diffDrawer) subject(ctx context.Context, p *compared) subject {
	var old, new render.Version
	var oldFramework, newFramework *outcomes.Framework
	for _, v := range []struct {
		r         *revision
		version   *render.Version
		framework **outcomes.Framework
	}{{p.old, &old, &oldFramework}, {p.new, &new, &newFramework}} {
		switch {
		case v.r == nil:
		case v.r.framework != nil:
			*v.framework = d.extended(v.r)
		default:
			v.version.Model = v.r.model
			v.version.Framework = d.frameworkOf(v.r)
		}
	}
	of := subject{
		write: func(b *bytes.Buffer, format render.Format) error {
			return render.WriteDiff(ctx, b, old, new, p.changes, format, &d.options)
		},
		draw: func(o *render.Options) (*render.Picture, error) {
			picture, err := render.DrawDiff(ctx, old, new, p.changes, o)
			return picture, tooLarge(err, o)
		},
		split: inNoParts,
	}
	if oldFramework != nil || newFramework != nil {
		of.write = func(b *bytes.Buffer, format render.Format) error {
			return render.WriteFrameworkDiff(ctx, b, oldFramework, newFramework, p.changes, format, &d.options)
		}
		of.draw = func(o *render.Options) (*render.Picture, error) {
			picture, err := render.DrawFrameworkDiff(ctx, oldFramework, newFramework, p.changes, o)
			return picture, tooLarge(err, o)
		}
	}
	return of
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

// frameworkOf is the framework that a model is written for. Where it cannot be
// read, its outcomes are drawn by their ids, which the user is told.
func (d *diffDrawer) frameworkOf(r *revision) *outcomes.Framework {
	file := r.model.Framework.File
	if file == "" {
		return nil
	}
	f, err := d.load(r, file)
	if err != nil {
		fmt.Fprintf(d.stderr, "resultschain: %s: its framework is not there, so the outcomes are drawn by their ids: %v\n", called(r.arg), err)
		return nil
	}
	return f
}

// extended is a framework with those that it extends, where they can be read.
func (d *diffDrawer) extended(r *revision) *outcomes.Framework {
	if len(r.framework.Extends) == 0 {
		return r.framework
	}
	f, err := d.load(r, "")
	if err != nil {
		fmt.Fprintf(d.stderr, "resultschain: %s: a framework that it extends is not there, so the outcomes are drawn by their ids: %v\n", called(r.arg), err)
		return r.framework
	}
	return f
}

// load reads a framework that a revision names, by its path from there; without
// a path, the revision itself with all that it extends.
func (d *diffDrawer) load(r *revision, file string) (*outcomes.Framework, error) {
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
func (d *differ) drawOne(pairs []compared) error {
	if len(pairs) == 0 { // which the user was told
		return nil
	}
	picture, err := d.drawer.draw(d.ctx, &pairs[0])
	if err != nil {
		return notDrawn(pairs[0].path(), err)
	}
	if d.output == "" || d.output == "-" {
		return write(d.stdout, string(picture))
	}
	return replacePicture(d.output, picture, d.open.read)
}

// drawFolder draws each file of two folders that changed, into a folder.
func (d *differ) drawFolder(pairs []compared) error {
	var counts batchCounts
	failed := false
	names := pictureNames{}
	for i := range pairs {
		p := &pairs[i]
		if len(p.changes) == 0 {
			continue
		}
		name := filepath.Join(d.output, strings.TrimSuffix(filepath.FromSlash(p.path()), path.Ext(p.path())))
		err := names.take(name, p.path())
		if err != nil {
			err = fmt.Errorf("%s: %w", called(p.path()), err)
		} else {
			err = d.drawInto(name+"."+d.drawer.format.Ending(), p, &counts)
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
func (d *differ) drawInto(name string, p *compared, counts *batchCounts) error {
	picture, err := d.drawer.draw(d.ctx, p)
	if err != nil {
		return notDrawn(p.path(), err)
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

package main

import (
	"bytes"
	"os"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/render"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	format, output string
	picture        pictureOptions
}

// differ is what the flags want.
func (o *diffOptions) differ(cmd *cobra.Command, args []string) (*differ, error) {
	chosen, err := chosenForm(diffForms(), o.format, o.output, "changes")
	if err != nil {
		return nil, err
	}
	f := diffFormats[chosen]
	d := &differ{
		ctx: cmd.Context(), stdin: cmd.InOrStdin(), stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr(), format: f, output: o.output,
		open: newOpener("", nil), frameworks: map[string]knownFramework{}, missing: map[string]error{},
	}
	if f.picture == "" {
		return d, noPictureFlags(cmd)
	}
	if isGit(args) {
		return nil, usage("“git diff” shows text; name two files to draw their changes")
	}
	options, err := o.picture.options()
	if err != nil {
		return nil, err
	}
	if options.View == render.TriangleView {
		return nil, usage("a triangle shows only a part of a model; look at its changes as model or chain")
	}
	if err := o.picture.files(&options, d.open, d.stderr); err != nil {
		return nil, err
	}
	d.drawer = &diffDrawer{options, f.picture}
	return d, nil
}

// wantsFolder makes sure that the output can be a folder of pictures.
func (d *differ) wantsFolder() error {
	if d.output == "" || d.output == "-" {
		return usage("name a folder for the pictures with -o")
	}
	if info, err := os.Stat(d.output); err == nil && !info.IsDir() {
		return usage("%s is not a folder; the pictures of two folders need one", diag.Quote(d.output))
	}
	return nil
}

// write writes the changes as text of some form.
func (d *differ) write(diffs []*diff.Diff) error {
	if d.output == "" || d.output == "-" {
		return unwritable("standard output", d.format.write(d.stdout, diffs))
	}
	var b bytes.Buffer
	if err := d.format.write(&b, diffs); err != nil {
		return err
	}
	return replaceText("the changes", d.output, b.Bytes(), d.open.read)
}

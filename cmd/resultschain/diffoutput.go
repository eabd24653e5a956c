package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/render"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	format, output string
	picture        pictureOptions
}

// differ is what the flags want.
func (o *diffOptions) differ(cmd *cobra.Command, args []string) (*differ, error) {
	f, err := o.chosenFormat()
	if err != nil {
		return nil, err
	}
	d := &differ{ctx: cmd.Context(), stdin: cmd.InOrStdin(), stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr(), format: f, output: o.output}
	if f.picture == "" {
		for _, name := range []string{"view", "page", "landscape", "theme", "dpi", "font", "engine"} {
			if cmd.Flags().Changed(name) {
				return nil, usage("--%s is for pictures; choose one with --format svg, png or pdf", name)
			}
		}
		return d, nil
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
	open := newOpener("", nil)
	if err := o.picture.files(&options, open, d.stderr); err != nil {
		return nil, err
	}
	d.drawer = &diffDrawer{options: options, format: f.picture, open: open, stderr: d.stderr}
	return d, nil
}

// chosenFormat is the form of the flag, else that of the output's name, else
// text.
func (o *diffOptions) chosenFormat() (diffFormat, error) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(o.output), "."))
	named, known := diffFormat{}, false
	for _, f := range diffFormats {
		if ending != "" && !meansFolder(o.output) && (ending == f.name || ending == f.ending) {
			named, known = f, true
		}
	}
	switch {
	case o.format == "" && known:
		return named, nil
	case o.format == "":
		return diffFormats[0], nil
	}
	f, err := diffFormatOf(o.format)
	if err == nil && known && f.name != named.name && (named.picture != "" || f.picture != "") {
		return f, usage("%s is the name of a file in the format %s, and --format says %s", diag.Quote(o.output), named.name, f.name)
	}
	return f, err
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
func (d *differ) write(pairs []compared) error {
	if d.output == "" || d.output == "-" {
		if err := d.format.write(pairs, d.stdout); err != nil {
			return unwritable("standard output", err)
		}
		return nil
	}
	if isModel(d.output) {
		return usage("the changes would take the place of %s, which is a model or a framework; choose another name for them", diag.Quote(d.output))
	}
	var b bytes.Buffer
	if err := d.format.write(pairs, &b); err != nil {
		return err
	}
	return unwritable(d.output, replaceFile(d.output, b.Bytes()))
}

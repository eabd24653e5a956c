package cli

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/render"
)

// checkOutputFolder returns an error unless the output can be a folder of
// pictures.
func (d *differ) checkOutputFolder() error {
	if d.output == "" || d.output == "-" {
		return usage("name a folder for the pictures with -o")
	}
	if info, err := os.Stat(d.output); err == nil && !info.IsDir() {
		return usage("%s is not a folder; the pictures of two folders need one", diag.Quote(d.output))
	}
	return nil
}

// draw returns one picture of both versions, and warns of missing frameworks.
func (d *differ) draw(x *diff.Diff) ([]byte, error) {
	if err := d.checkSize(&x.Pair); err != nil {
		return nil, err
	}
	for _, v := range []*diff.Version{&x.Old, &x.New} {
		if err := d.missing[v.Name]; err != nil {
			d.warn("%v", err)
		}
	}
	name := diag.Quote(x.Path())
	return d.drawWhole(d.form.picture, &d.options, name+": ", undrawn(&x.Pair), func(o *render.Options) (*render.Drawing, error) {
		return render.Changes(x, o)
	})
}

// checkSize returns an error where a picture of both versions would be too large.
func (d *differ) checkSize(p *diff.Pair) error {
	err := render.CheckChanges(p, d.form.picture, &d.options)
	if err == nil {
		return nil
	}
	w := pictureWriter{session: d.session}
	return wrapFailure(undrawn(p)+" not drawn", w.addHint(err, &d.options, subject{whole: true}))
}

func undrawn(p *diff.Pair) string { return "the changes of " + diag.Quote(p.Path()) + " were" }

// drawOne draws two files into one picture.
func (d *differ) drawOne(diffs []*diff.Diff) error {
	if len(diffs) == 0 { // a file was not read, which was printed
		return nil
	}
	picture, err := d.draw(diffs[0])
	if err != nil {
		return err
	}
	return d.save("the picture", d.output, picture)
}

// drawInto draws a file that changed into the output folder, under that name.
func (d *differ) drawInto(name string, x *diff.Diff, counts *batchCounts) error {
	picture, err := d.draw(x)
	if err != nil {
		return err
	}
	if err := d.saveInto(d.output, name, picture, counts); err != nil {
		return err
	}
	counts.drawn++
	return nil
}

// drawFolder draws each file of two folders that changed, into a folder.
func (d *differ) drawFolder(diffs []*diff.Diff) error {
	var counts batchCounts
	names := pictureNames{}
	for _, x := range diffs {
		if len(x.Changes) == 0 {
			continue
		}
		name := filepath.Join(d.output, strings.TrimSuffix(filepath.FromSlash(x.Path()), path.Ext(x.Path())))
		err := names.take(name, x.Path())
		if err != nil {
			err = fmt.Errorf("%s: %w", workspace.ArgName(x.Path()), err)
		} else {
			err = d.drawInto(name+"."+d.form.picture.Ending(), x, &counts)
		}
		if err != nil {
			counts.failed++
			d.warn("%v", err)
		}
	}
	if err := write(d.stdout, counts.String()+"\n"); err != nil {
		return err
	}
	if counts.failed > 0 {
		return failure(nil)
	}
	return nil
}

package main

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/render"
)

// writeCoveragePicture draws the framework by levels, and says in each box who
// supports the outcome.
func writeCoveragePicture(c *portfolio.Coverage, w io.Writer) error {
	if c.Framework == nil {
		return errors.New("the models name no framework that could be drawn")
	}
	notes := map[string]string{}
	for _, o := range c.Outcomes {
		notes[o.ID] = coverageNote(o)
	}
	var b bytes.Buffer
	err := render.WriteFramework(context.Background(), &b, c.Framework, render.SVG, &render.Options{Notes: notes})
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// coverageNote is a mark and words for who supports an outcome.
func coverageNote(o *portfolio.Outcome) string {
	direct := map[any]bool{}
	for _, s := range o.Direct {
		direct[s.Model] = true
	}
	partners := count(len(o.Partners), "partner")
	switch {
	case len(direct) > 0:
		return "● " + count(len(direct), "model") + ", " + partners
	case o.Supported():
		return "► only through others: " + count(len(o.Models()), "model") + ", " + partners
	case o.Missing():
		return "○ nobody yet"
	}
	return "replaced"
}

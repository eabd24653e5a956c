package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/render"
)

// The marks in the picture of coverage, and what its key says of them.
const (
	directMark  = "●"
	throughMark = "►"
	nobodyMark  = "○"
)

var coverageMarks = []render.NoteMark{
	{Mark: directMark, Means: "supported directly, by so many models and partners"},
	{Mark: throughMark, Means: "supported only through outcomes that contribute to it"},
	{Mark: nobodyMark, Means: "supported by nobody yet"},
}

// draw draws the framework by levels, and says in each box who supports the
// outcome.
func (w *coverageWriter) draw(c *portfolio.Coverage) ([]byte, error) {
	if c.Framework == nil {
		return nil, failure(errors.New("the coverage was not drawn: the models name no framework; name one with --framework"))
	}
	o := w.options
	o.Notes = map[string]string{}
	marked := map[string]bool{}
	for _, of := range c.Outcomes {
		note := coverageNote(of)
		o.Notes[of.ID] = note
		mark, _, _ := strings.Cut(note, " ")
		marked[mark] = true
	}
	for _, m := range coverageMarks {
		if marked[m.Mark] {
			o.NoteMarks = append(o.NoteMarks, m)
		}
	}
	draws := pictures{formats: []render.Format{w.format.picture}}
	made, err := draws.write(&o, subject{
		write: func(b *bytes.Buffer, format render.Format) error {
			return render.WriteFramework(w.ctx, b, c.Framework, format, &o)
		},
		draw: func(o *render.Options) (*render.Picture, error) {
			picture, err := render.DrawFramework(w.ctx, c.Framework, o)
			return picture, tooLarge(err, o)
		},
		split: inNoParts,
	})
	if e := (*exit)(nil); errors.As(err, &e) {
		return nil, err
	} else if err != nil {
		return nil, failure(fmt.Errorf("the coverage was not drawn: %w", err))
	}
	for _, warning := range made.warnings {
		fmt.Fprintf(w.stderr, "resultschain: %s\n", warning)
	}
	return made.pictures[0], nil
}

// coverageNote is a mark and words for who supports an outcome. Models and
// partners are counted of the same support: of the direct one, and then how
// many more there are through other outcomes.
func coverageNote(o *portfolio.Outcome) string {
	direct, models := len(o.DirectModels()), len(o.Models())
	switch {
	case direct > 0:
		note := directMark + " " + count(direct, "model") + ", " + count(len(o.DirectPartners), "partner")
		var more []string
		if n := models - direct; n > 0 {
			more = append(more, count(n, "more model"))
		}
		if n := len(o.Partners) - len(o.DirectPartners); n > 0 {
			more = append(more, count(n, "more partner"))
		}
		if more != nil {
			note += " (through others " + strings.Join(more, ", ") + ")"
		}
		return note
	case o.Supported():
		return throughMark + " only through others: " + count(models, "model") + ", " + count(len(o.Partners), "partner")
	case o.Missing():
		return nobodyMark + " nobody yet"
	}
	return "replaced"
}

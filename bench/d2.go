package main

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"

	"oss.terrastruct.com/d2/d2graph"
	"oss.terrastruct.com/d2/d2layouts/d2dagrelayout"
	"oss.terrastruct.com/d2/d2lib"
	"oss.terrastruct.com/d2/d2renderers/d2svg"
	"oss.terrastruct.com/d2/lib/log"
	"oss.terrastruct.com/d2/lib/textmeasure"

	"github.com/resultschain/resultschain/logicmodel"
)

// drawD2 is the drawing of the boxes and arrows of a model by D2.
func drawD2(c *config, m *logicmodel.Model) (work, error) {
	ruler, err := textmeasure.NewRuler()
	if err != nil {
		return nil, err
	}
	ctx := log.With(c.ctx, slog.New(slog.NewTextHandler(io.Discard, nil)))
	script := d2Script(m)
	return func() error {
		options := &d2svg.RenderOpts{}
		diagram, _, err := d2lib.Compile(ctx, script, &d2lib.CompileOptions{
			Ruler:          ruler,
			LayoutResolver: func(string) (d2graph.LayoutGraph, error) { return d2dagrelayout.DefaultLayout, nil },
		}, options)
		if err != nil {
			return fmt.Errorf("D2: %w", err)
		}
		_, err = d2svg.Render(diagram, options)
		return err
	}, nil
}

func d2Script(m *logicmodel.Model) string {
	var b strings.Builder
	b.WriteString("direction: right\n")
	for i := range m.Elements {
		fmt.Fprintf(&b, "%s: %s\n", m.Elements[i].ID, strconv.Quote(m.Elements[i].Title))
	}
	for i := range m.Elements {
		for _, l := range m.Elements[i].LeadsTo {
			fmt.Fprintf(&b, "%s -> %s\n", m.Elements[i].ID, l.To.ID)
		}
	}
	return b.String()
}

// Package d2 writes logic models as diagrams in the language D2.
package d2

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/outline"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Write returns the diagram of a model, and the model with only what it shows. The
// framework that the model is written for may be nil.
func Write(m *logicmodel.Model, f *outcomes.Framework, _ string) ([]byte, *logicmodel.Model, error) {
	c := outline.Of(m, f)
	paths := map[string]string{}
	var b strings.Builder
	fmt.Fprintf(&b, "direction: right\ntitle: %s {near: top-center; shape: text}\n", quoted(c.Title))
	for _, s := range c.Stages {
		fmt.Fprintf(&b, "%s: %s {\n", quoted(s.Word), quoted(s.Heading))
		for _, e := range s.Elements {
			fmt.Fprintf(&b, "  %s: %s\n", quoted(e.ID), quoted(e.Title))
			if paths[e.ID] == "" {
				paths[e.ID] = quoted(s.Word) + "." + quoted(e.ID)
			}
		}
		b.WriteString("}\n")
	}
	for _, id := range c.Away {
		paths[id] = quoted("other models") + "." + quoted(id)
		fmt.Fprintf(&b, "%s: %s\n", paths[id], quoted(id))
	}
	for _, l := range c.Links {
		from, to := paths[l.From], paths[l.To]
		if l.Stages {
			from, to = quoted(l.From), quoted(l.To)
		}
		fmt.Fprintf(&b, "%s -> %s", from, to)
		if l.Label != "" {
			b.WriteString(": " + quoted(l.Label))
		}
		if l.Dashed {
			if l.Label == "" {
				b.WriteString(":")
			}
			b.WriteString(" {style.stroke-dash: 4}")
		}
		b.WriteString("\n")
	}
	return []byte(b.String()), c.Held, nil
}

// quoted returns a text as a string of D2, in which "$" begins no variable.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "", "${", `\${`).Replace(s) + `"`
}

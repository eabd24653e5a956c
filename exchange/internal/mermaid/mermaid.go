// Package mermaid writes logic models as diagrams of Mermaid, which GitHub, GitLab and
// wikis draw in pages of Markdown. It is for pages; for a report, draw with package
// render: Mermaid orders boxes as it likes, and has no text for screen readers.
package mermaid

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
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n---\nflowchart LR\n", `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ").Replace(c.Title)+`"`)
	for _, s := range c.Stages {
		fmt.Fprintf(&b, "  subgraph %s[\"%s\"]\n", frame(s.Word), text(s.Heading))
		for _, e := range s.Elements {
			fmt.Fprintf(&b, "    %s[\"%s\"]\n", node(e.ID), text(e.Title))
		}
		b.WriteString("  end\n")
	}
	for _, id := range c.Away {
		fmt.Fprintf(&b, "  %s([\"%s\"])\n", node(id), text(id))
	}
	for _, l := range c.Links {
		from, to, arrow := node(l.From), node(l.To), "-->"
		if l.Stages {
			from, to, arrow = frame(l.From), frame(l.To), "==>"
		}
		if l.Dashed {
			arrow = "-.->"
		}
		if l.Label != "" {
			arrow += `|"` + text(l.Label) + `"|`
		}
		fmt.Fprintf(&b, "  %s %s %s\n", from, arrow, to)
	}
	return []byte(b.String()), c.Held, nil
}

// node returns the id of a box. Ids such as "end" are words of Mermaid, and others
// have signs that it does not take.
func node(id string) string {
	var b strings.Builder
	b.WriteString("n_")
	for _, r := range id {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}

// frame returns the id of the frame of a stage.
func frame(stage string) string { return "s_" + strings.ReplaceAll(stage, "-", "_") }

// text returns a text between quotes, in which Mermaid reads no mark of its own.
func text(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("<br/>")
		case strings.ContainsRune("\"#&<>`\\*_[]{}|;:@%", r), r < ' ':
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

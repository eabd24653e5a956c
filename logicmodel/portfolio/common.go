package portfolio

import (
	"slices"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Common returns the first of the frameworks that is, or extends, each of the
// others, by id and version; nil where none does. Nil ones are passed over.
func Common(frameworks []*outcomes.Framework) *outcomes.Framework {
	for _, f := range frameworks {
		if f == nil {
			continue
		}
		lineage := f.Lineage()
		if !slices.ContainsFunc(frameworks, func(other *outcomes.Framework) bool {
			return other != nil && !slices.ContainsFunc(lineage, func(g *outcomes.Framework) bool { return identity(g) == identity(other) })
		}) {
			return f
		}
	}
	return nil
}

// Title returns the title for models together: their partnership if they have one
// in common, else their framework, which may be nil, else how many they are.
func Title(models []*logicmodel.Model, f *outcomes.Framework) string {
	partnership := ""
	for i, m := range models {
		if m == nil || i > 0 && m.Partnership != partnership {
			partnership = ""
			break
		}
		partnership = m.Partnership
	}
	switch {
	case partnership != "":
		return partnership
	case f != nil:
		return f.Title
	}
	return prose.Count(len(models), "model")
}

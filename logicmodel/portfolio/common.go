package portfolio

import (
	"slices"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Common returns the first of the frameworks that is, or extends, each of the
// others, by id and version; nil where none does.
func Common(frameworks []*outcomes.Framework) *outcomes.Framework {
	for _, f := range frameworks {
		lineage := f.Lineage()
		if !slices.ContainsFunc(frameworks, func(other *outcomes.Framework) bool {
			return !slices.ContainsFunc(lineage, func(g *outcomes.Framework) bool { return identity(g) == identity(other) })
		}) {
			return f
		}
	}
	return nil
}

// Title returns the title for models together: their partnership if they have one
// in common, else their framework, which may be nil, else how many they are.
func Title(models []*logicmodel.Model, f *outcomes.Framework) string {
	partnership := models[0].Partnership
	for _, m := range models {
		if m.Partnership != partnership {
			partnership = ""
		}
	}
	switch {
	case partnership != "":
		return partnership
	case f != nil:
		return f.Title
	}
	return prose.Count(len(models), "model")
}

// Package traditions holds a small model in the form of each tradition, to start from.
package traditions

import (
	_ "embed"

	"github.com/resultschain/resultschain/examples"
)

// Starter is the model of results chains, with comments that explain its parts.
//
//go:embed starter.yaml
var Starter string

// A Tradition is a form that people give their models.
type Tradition struct {
	Name  string // in ASCII, for flags and files
	Title string
}

// All returns the traditions; the first is that of [Starter].
func All() []Tradition {
	return []Tradition{
		{"results-chain", "Results chain"},
		{"kellogg", "Kellogg Foundation"},
		{"logframe", "Logical framework"},
		{"rbm", "Results-based management"},
		{"outcomes-map", "Outcomes map"},
		{"cdc", "CDC"},
		{"wisconsin", "University of Wisconsin"},
	}
}

// Names returns the names of all traditions.
func Names() []string {
	var names []string
	for _, t := range All() {
		names = append(names, t.Name)
	}
	return names
}

// Text returns the model of a tradition, and false where there is none of that name.
func Text(name string) (string, bool) {
	for i, t := range All() {
		switch {
		case t.Name != name:
		case i == 0:
			return Starter, true
		default:
			text, err := examples.FS.ReadFile("traditions/" + name + ".yaml")
			return string(text), err == nil
		}
	}
	return "", false
}

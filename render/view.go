package render

import (
	"fmt"
	"strings"
)

// A View is a way to look at the same data.
type View string

// The views. The zero View is ModelView.
const (
	// ModelView is the logic model from left to right, a column for each
	// stage.
	ModelView View = "model"
	// ChainView is the results chain from the bottom to the top, with the end
	// state and the outcomes of the framework above all.
	ChainView View = "chain"
	// TriangleView is the framework, a tier for each level with the highest
	// on top; beneath it the elements of the model that support its outcomes.
	TriangleView View = "triangle"
)

// Views are all views.
func Views() []View { return []View{ModelView, ChainView, TriangleView} }

// ParseView is the view of that name. Its error names the ones there are.
func ParseView(name string) (View, error) {
	var names []string
	for _, v := range Views() {
		if strings.EqualFold(name, string(v)) {
			return v, nil
		}
		names = append(names, string(v))
	}
	return "", fmt.Errorf("there is no view %q; use one of %s", name, strings.Join(names, ", "))
}

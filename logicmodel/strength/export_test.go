package strength

import "github.com/resultschain/resultschain/logicmodel"

// Rank is how much a grade lets one rely on.
var Rank = rank

// A Paths is all paths that end at some elements.
type Paths struct{ *pathSet }

// To returns the paths to elements.
func To(m *logicmodel.Model, g *logicmodel.Graph, to ...int) Paths {
	return Paths{pathsTo(m, g, to...)}
}

// From returns the way from any of the elements.
func (p Paths) From(from ...int) Way { return p.way(from...) }

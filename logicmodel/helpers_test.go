package logicmodel_test

import "github.com/resultschain/resultschain/internal/modeltest"

// Names of package modeltest that tests use often.
const never = modeltest.Never

var (
	linked    = modeltest.Linked
	parse     = modeltest.Parse
	places    = modeltest.Places
	refs      = modeltest.Refs
	to        = modeltest.To
	distances = modeltest.Distances
)

package content

// A View is a way to arrange a picture of the same data. Others than these are in rows.
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
	// MatrixView is a table of who supports which outcome of the framework: a
	// row for each outcome, by level, and a column for each model.
	MatrixView View = "matrix"
)

package progress

// The limits of a data file.
const (
	MaxBytes  = maxBytes
	MaxValues = maxValues
)

// LowerLimits sets the limits of a data file to so many bytes, values, and
// separators in a line, until restore is called.
func LowerLimits(bytes, values, cells int) (restore func()) {
	before := limits
	limits.bytes, limits.values, limits.cells = bytes, values, cells
	return func() { limits = before }
}

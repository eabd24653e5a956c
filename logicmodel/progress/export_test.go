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

// FindHeading returns which of the columns a cell names and by which of its
// names, and false where it names none.
var FindHeading = findHeading

// ReadDate returns the date of a cell, and the text of a cell that is none.
func ReadDate(text string) string {
	if date, wrong := new(sheet).date(text); wrong == "" {
		return string(date)
	}
	return text
}

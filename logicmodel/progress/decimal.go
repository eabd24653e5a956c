package progress

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

var (
	decimalComma = regexp.MustCompile(`^[-+]?\d+,\d+$`)

	// grouped is a number whose mark may be that of decimals or of thousands.
	grouped = regexp.MustCompile(`^[-+]?[1-9]\d{0,2}[.,]\d{3}$`)
)

// hasDecimalComma reports whether the value has a decimal comma and no other
// meaning: 5,3 and 0,125, but not 1,234.
func hasDecimalComma(value string) bool {
	return decimalComma.MatchString(value) && !grouped.MatchString(value)
}

// withPoint returns a value of a table whose cells are not parted by commas, with
// a decimal point in place of its comma, or what to report of one that may mean
// two things. Other values stay as they are. Decimals is whether other values of
// the table surely have a decimal comma.
func withPoint(value string, decimals bool) (text, unsure string) {
	point := strings.Replace(value, ",", ".", 1)
	switch {
	case grouped.MatchString(value) && strings.Contains(value, ",") != decimals:
		whole := strings.Replace(point, ".", "", 1)
		return value, fmt.Sprintf("%s may be %s or %s; write %s0 or %s", diag.Quote(value), point, whole, value, whole)
	case decimalComma.MatchString(value):
		return point, ""
	}
	return value, ""
}

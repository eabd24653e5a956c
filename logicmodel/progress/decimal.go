package progress

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// grouped is a number whose mark may be that of decimals or of thousands.
var grouped = regexp.MustCompile(`^[-+]?[1-9]\d{0,2}[.,]\d{3}$`)

// surelyComma reports whether the value has a decimal comma and no other
// meaning: 5,3 and 0,125, but not 1,234.
func surelyComma(value string) bool {
	return decimalComma.MatchString(value) && !grouped.MatchString(value)
}

// pointed is a value of a table with a decimal point in place of its comma,
// or what to tell of one that may mean two things. Other values stay as they
// are.
func pointed(value string, separator rune, decimals bool) (text, unsure string) {
	if separator == ',' {
		return value, ""
	}
	switch comma := strings.Contains(value, ","); {
	case grouped.MatchString(value) && comma != decimals:
		point := strings.Replace(value, ",", ".", 1)
		whole := strings.Replace(point, ".", "", 1)
		return value, fmt.Sprintf("%s may be %s or %s; write %s0 or %s", diag.Quote(value), point, whole, value, whole)
	case decimalComma.MatchString(value):
		return strings.Replace(value, ",", ".", 1), ""
	}
	return value, ""
}

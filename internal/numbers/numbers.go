// Package numbers recognises numbers as people write them, with marks for
// thousands, a comma for decimals or their unit beside them, so that messages can
// name the number that is meant. Values of indicators are read by
// outcomes.Figure.Number, which takes none of these.
package numbers

import (
	"regexp"
	"strings"
)

// pattern is a number as people write it: a currency, a sign, digits that are
// in groups of three or not, decimals, and what follows.
var pattern = regexp.MustCompile(`^([£$€]?) ?([-+−]?)([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ _\x{a0}\x{2009}\x{202f}]\d{3})+|\d+)(?:\.(\d+)|,(\d{1,2}))?[ \x{a0}]?(\D.*)?$`)

// Parse returns the number that is meant by a value, with a point for decimals
// and no other mark, and what stands before or after it, such as its unit; both
// are empty where the value may mean several numbers, or none.
func Parse(value string) (number, unit string) {
	m := pattern.FindStringSubmatch(value)
	switch {
	case m == nil, m[1] != "" && m[6] != "", m[5] != "" && strings.Contains(m[3], ","), strings.HasPrefix(m[6], ","):
		return "", ""
	}
	sign, whole, decimals := m[2], m[3], m[4]+m[5]
	if sign == "−" {
		sign = "-"
	}
	number = sign + strings.Map(onlyDigits, whole)
	if decimals != "" {
		number += "." + decimals
	}
	return number, m[1] + m[6]
}

// IsNumber reports whether a value can only be a number, in whatever way it is
// written: 1,200 and 51,2, but not 60 %, whose author may mean words.
func IsNumber(value string) bool {
	number, unit := Parse(value)
	return number != "" && unit == ""
}

func onlyDigits(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

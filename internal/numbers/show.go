package numbers

import "strings"

// Show returns a number with marks for thousands, a currency's sign before it and
// other units after it, as in £1,200, 60% and 1,200 people. A text that does not end in a
// number has no sign.
func Show(text, unit string) string {
	n, ok := Read(text)
	switch {
	case !ok && Sign(unit) != "" && strings.TrimRight(text, "0123456789") == text: // "not asked", and not "about 60"
		return text
	case !ok:
		return WithUnit(text, unit)
	}
	return WithUnit(Group(n.Digits), unit)
}

// WithUnit returns a number, whose marks for thousands are written already, with its
// unit.
func WithUnit(number, unit string) string {
	switch {
	case isCurrency(unit):
		if rest, negative := strings.CutPrefix(number, "-"); negative {
			return "-" + unit + rest
		}
		return unit + number
	case unit == "", strings.HasPrefix(unit, "%"):
		return number + unit
	}
	return number + " " + unit
}

// Sign returns the unit if it is a sign that is written with each number, and
// else the empty string.
func Sign(unit string) string {
	if unit == "%" || isCurrency(unit) {
		return unit
	}
	return ""
}

// isCurrency reports whether a unit is a sign that stands before numbers.
func isCurrency(unit string) bool { return unit == "£" || unit == "$" || unit == "€" }

// Group returns the digits of a number with a comma before each three of its
// whole part. It returns one with an exponent unchanged.
func Group(digits string) string {
	if strings.ContainsAny(digits, "eE") {
		return digits
	}
	whole, decimals, _ := strings.Cut(digits, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") || strings.HasPrefix(whole, "+") {
		sign, whole = strings.TrimPrefix(whole[:1], "+"), whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimals != "" {
		decimals = "." + decimals
	}
	return sign + whole + decimals
}

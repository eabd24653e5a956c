// Package numbers reads numbers as people write them, with marks for thousands
// and with their unit, and writes them for reports. For texts that it does not
// read, it returns the number that was probably meant, for messages.
package numbers

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// A Number is a number with the sign that stands beside it.
type Number struct {
	Float  float64
	Digits string // with a point for decimals and no other mark, as in -1200.50
	Sign   string // %, £, $ or €; empty: none
}

// space matches a blank within a number, also one at which lines do not break.
const space = `[ \x{a0}\x{2009}\x{202f}]`

var numberForm = regexp.MustCompile(`^([-+−]?)(?:([£$€])` + space + `?)?([-+−]?)` +
	`([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:` + space + `\d{3})+|\d*)(\.\d*)?([eE][-+]?\d+)?(?:` + space + `?(%|£|\$|€|(?i:per ?cent)))?$`)

// Read returns the number in a text: digits with a point for decimals, in groups
// of three with commas or blanks between them or not, with a minus, %, £, $ or €.
// It returns false where the text is not a number, or one of more than 1.8e308.
func Read(text string) (Number, bool) {
	if isPlain(text) {
		x, err := strconv.ParseFloat(text, 64)
		return Number{Float: x, Digits: text}, err == nil
	}
	m := numberForm.FindStringSubmatch(text)
	if m == nil || m[1] != "" && m[3] != "" || m[2] != "" && m[7] != "" {
		return Number{}, false
	}
	n := Number{Sign: m[2] + m[7]}
	if strings.HasPrefix(strings.ToLower(n.Sign), "per") {
		n.Sign = "%"
	}
	if sign := m[1] + m[3]; sign == "-" || sign == "−" {
		n.Digits = "-"
	}
	n.Digits += strings.Map(onlyDigits, m[4]) + m[5] + m[6]
	var err error
	n.Float, err = strconv.ParseFloat(n.Digits, 64)
	return n, err == nil
}

// isPlain reports whether a text has only digits and signs of a plain number, and
// so is not Inf, NaN, 0x10 or 1_000.
func isPlain(text string) bool {
	return strings.Trim(text, "0123456789.+-eE") == ""
}

func onlyDigits(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

var pointed = regexp.MustCompile(`^[-+−]?[1-9]\d{0,2}\.\d{3}$`)

// Thousands returns the two numbers that a text such as 1.200 may mean, with its
// point for decimals or as a mark for thousands, and false for any other text.
func Thousands(text string) (decimal, whole string, ok bool) {
	if !strings.Contains(text, ".") || !pointed.MatchString(text) {
		return "", "", false
	}
	text = strings.Replace(text, "−", "-", 1)
	return strings.TrimRight(strings.TrimRight(text, "0"), "."), strings.Replace(text, ".", "", 1), true
}

// HasDecimals reports whether a text surely has a point for decimals, as 51.2 and
// 1,200.50 have and 1.200 has not.
func HasDecimals(text string) bool {
	if !strings.Contains(text, ".") {
		return false
	}
	_, _, either := Thousands(text)
	n, ok := Read(text)
	return ok && !either && strings.Contains(n.Digits, ".")
}

var (
	decimalComma = regexp.MustCompile(`^([-+−]?\d+),(\d{1,2})$`)
	lakhs        = regexp.MustCompile(`^[1-9]\d?(?:,\d{2})*,\d{3}$`)
	withWords    = regexp.MustCompile(`^(.*\d)` + space + `?(\D+)$`)
)

// Meant returns the number that a text which is not a number probably means, with
// a point for decimals and no other mark, and the words after it, such as its
// unit. Both are empty where the meaning is not certain.
func Meant(text string) (number, words string) {
	text = strings.Map(westernDigit, text)
	if m := decimalComma.FindStringSubmatch(text); m != nil {
		text = m[1] + "." + m[2]
	}
	if lakhs.MatchString(text) || !strings.Contains(text, "__") && strings.Trim(text, "0123456789_") == "" {
		text = strings.Map(onlyDigits, text)
	}
	if n, ok := Read(text); ok && n.Sign == "" {
		return n.Digits, ""
	}
	m := withWords.FindStringSubmatch(text)
	if m == nil {
		return "", ""
	}
	n, ok := Read(m[1])
	if !ok || n.Sign != "" || strings.ContainsAny(m[2], ",.") {
		return "", ""
	}
	return n.Digits, strings.TrimSpace(m[2])
}

// westernDigit returns the digit 0 to 9 for a digit of another script.
func westernDigit(r rune) rune {
	if r < 0x80 || !unicode.Is(unicode.Nd, r) {
		return r
	}
	zero := r
	for unicode.Is(unicode.Nd, zero-1) && r-zero < 9 {
		zero--
	}
	return '0' + r - zero
}

// IsNumber reports whether a text can only be a number, in whatever way it is
// written: 60%, 1,200 and 51,2, and one that is too large, but not "60 people",
// whose author may mean words.
func IsNumber(text string) bool {
	if _, ok := Read(text); ok {
		return true
	}
	number, words := Meant(text)
	return number != "" && words == "" || IsTooLarge(text)
}

// IsTooLarge reports whether a text is a number of more than 1.8e308.
func IsTooLarge(text string) bool {
	x, _ := strconv.ParseFloat(text, 64)
	return isPlain(text) && math.IsInf(x, 0)
}

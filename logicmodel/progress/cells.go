package progress

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/outcomes"
)

// DateOrders are the orders of day, month and year in dates such as 31/12/2025.
var DateOrders = []string{"dmy", "mdy", "ymd"}

var (
	slashed = regexp.MustCompile(`^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$`)
	serial  = regexp.MustCompile(`^[2-7]\d{4}(?:\.0+)?$`) // 1954 to 2119
	packed  = regexp.MustCompile(`^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:\d{2})?$|^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|^\d{4}\.0+$|^\d{4} ?Q[1-4]$|[A-Za-z]{3,} ?,? ?\d{4}$`)
)

// date returns the date that a cell holds, or why it is none.
func (t *sheet) date(text string) (d outcomes.Date, wrong string) {
	d = outcomes.Date(text)
	if d.Valid() {
		return d, ""
	}
	if serial.MatchString(text) {
		n, _ := strconv.ParseFloat(text, 64)
		return outcomes.Date(time.Date(1899, 12, 30+int(n), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)), ""
	}
	meant := d.Meant()
	if packed.MatchString(text) && len(meant) == 1 {
		return meant[0], ""
	}
	m := slashed.FindStringSubmatch(text)
	if m == nil {
		_, _, err := d.Span()
		return "", err.Error()
	}
	if t.options.DateOrder != "" {
		part := map[byte]string{}
		for i := range 3 {
			part[t.options.DateOrder[i]] = m[i+1]
		}
		d := outcomes.Date(fmt.Sprintf("%04s-%02s-%02s", part['y'], part['m'], part['d']))
		if d.Valid() && len(part['y']) == 4 {
			return d, ""
		}
		return "", fmt.Sprintf("%s is not a date whose parts are in the order %s; correct it, or the order", diag.Quote(text), t.options.DateOrder)
	}
	var readings []string
	for _, date := range meant {
		order := "mdy"
		if string(date) == fmt.Sprintf("%04s-%02s-%02s", m[3], m[2], m[1]) {
			order = "dmy"
		}
		readings = append(readings, fmt.Sprintf("%s with --date-order %s", date, order))
	}
	if len(readings) == 0 || len(m[1]) == 4 {
		_, _, err := d.Span()
		return "", err.Error()
	}
	return "", fmt.Sprintf("%s is not a date by itself; it is %s", diag.Quote(text), strings.Join(readings, ", or "))
}

var (
	decimalComma = regexp.MustCompile(`^[-+]?\d+,\d+$`)

	// grouped is a number whose mark may be that of decimals or of thousands.
	grouped = regexp.MustCompile(`^[-+]?[1-9]\d{0,2}[.,]\d{3}$`)
)

// decimalMarks are what some number of a table surely has for decimals.
type decimalMarks struct{ comma, point bool }

// findMarks returns the marks of the cells of some columns.
func (t *sheet) findMarks(columns ...int) (m decimalMarks) {
	for _, row := range t.rows[1:] {
		for i, cell := range row {
			if slices.Contains(columns, i) && !grouped.MatchString(cell.text) {
				m.comma = m.comma || t.comma != ',' && decimalComma.MatchString(cell.text)
				m.point = m.point || numbers.HasDecimals(cell.text)
			}
		}
	}
	return m
}

// number returns a value with a point for decimals where it has a comma, or what to
// report of one that may mean two things. Other values stay as they are.
func (t *sheet) number(value string, m decimalMarks) (text, unsure string) {
	point := strings.Replace(value, ",", ".", 1)
	whole := strings.Replace(point, ".", "", 1)
	isComma := strings.Contains(value, ",")
	switch {
	case !grouped.MatchString(value) && t.comma != ',' && decimalComma.MatchString(value):
		return point, ""
	case !grouped.MatchString(value), isComma && (t.comma == ',' || m.point && !m.comma):
		return value, ""
	case isComma && m.comma && !m.point, !isComma && m.point && !m.comma:
		return point, ""
	}
	return value, fmt.Sprintf("%s may be %s or %s; write %s0 or %s", diag.Quote(value), point, whole, value, whole)
}

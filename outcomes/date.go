package outcomes

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/resultschain/resultschain/diag"
)

// A Date is a year, a month or a day as it is written in a file: "2010",
// "2010-06" or "2010-06-30" (the forms of ISO 8601). The empty Date means that
// none is given.
type Date string

// Valid reports whether d is written in one of the three forms and exists in the
// calendar.
func (d Date) Valid() bool {
	_, _, err := d.Span()
	return err == nil
}

// Span returns the first and the last day of d: the same day twice, or the ends of
// the month or the year, in UTC.
func (d Date) Span() (first, last time.Time, err error) {
	for _, form := range [...]struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if len(d) != len(form.layout) {
			continue
		}
		if first, err = time.Parse(form.layout, string(d)); err == nil {
			return first, first.AddDate(form.years, form.months, form.days).AddDate(0, 0, -1), nil
		}
	}
	return time.Time{}, time.Time{}, badDate(d)
}

// A badDate is the error for a text that is not a date. Its message shows what to
// write.
type badDate string

func (d badDate) Error() string {
	if year, ok := d.financialYear(); ok {
		return fmt.Sprintf("%s is not a date but looks like a financial year; write the month in which it ends, as in %04d-03", diag.Quote(string(d)), year)
	}
	return diag.Quote(string(d)) + " is not a date; write the year first, as in 2024, 2024-06 or 2024-06-30"
}

var twoYears = regexp.MustCompile(`^(\d{4}) ?[-–/] ?(\d{2}|\d{4})$`)

// financialYear returns the year in which a financial year such as 2012-13,
// 2018/19 or 2012/2013 ends, and false for anything else.
func (d badDate) financialYear() (int, bool) {
	m := twoYears.FindStringSubmatch(string(d))
	if m == nil {
		return 0, false
	}
	begins, _ := strconv.Atoi(m[1])
	return begins + 1, begins < 9999 && strings.HasSuffix(fmt.Sprintf("%04d", begins+1), m[2])
}

// Before reports whether all of d lies before all of e. It is false where
// either is not [Date.Valid].
func (d Date) Before(e Date) bool {
	_, last, err := d.Span()
	first, _, err2 := e.Span()
	return err == nil && err2 == nil && last.Before(first)
}

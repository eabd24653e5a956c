package outcomes

import (
	"fmt"
	"time"
)

// A Date is a year, a month or a day as it is written in a file: "2010",
// "2010-06" or "2010-06-30" (the forms of ISO 8601). The empty Date: not said.
type Date string

// Valid reports whether d is a date that there is, of one of the three forms.
func (d Date) Valid() bool {
	_, _, err := d.Span()
	return err == nil
}

// Span is the first and the last day of d: the same day twice, or the ends of
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
	return time.Time{}, time.Time{}, fmt.Errorf("%q is not a date; write YYYY, YYYY-MM or YYYY-MM-DD", string(d))
}

// Before reports whether all of d lies before all of e. It is false where
// either is not [Date.Valid].
func (d Date) Before(e Date) bool {
	_, last, err := d.Span()
	first, _, err2 := e.Span()
	return err == nil && err2 == nil && last.Before(first)
}

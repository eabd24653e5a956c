package outcomes

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/resultschain/resultschain/diag"
)

// A Date is a time as it is written in a file: a day, a month or a year in the
// forms of ISO 8601, "2010-06-30", "2010-06" or "2010"; a quarter or a half of a
// calendar year, "2010-Q4" or "2010-H2"; or a financial year, "2010/11". The
// empty Date means that none is given.
type Date string

// Valid reports whether d is written in one of the forms and exists in the
// calendar.
func (d Date) Valid() bool {
	_, _, err := d.Span()
	return err == nil
}

// Span returns the first and the last day of d in UTC, which are the same for a
// day. Financial years begin on 1 April: see [Calendar.Span].
func (d Date) Span() (first, last time.Time, err error) { return Calendar{}.Span(d) }

// Before reports whether all of d lies before all of e: see [Calendar.Before].
func (d Date) Before(e Date) bool { return Calendar{}.Before(d, e) }

// InWords returns the date as people write it, as in "30 June 2010", "June 2010",
// "the fourth quarter of 2010" and "2010/11". A text that is not a date stays
// unchanged.
func (d Date) InWords() string {
	first, _, err := d.Span()
	if err != nil {
		return string(d)
	}
	switch year := string(d[:4]); {
	case len(d) == len("2010-06-30"):
		return first.Format("2 January ") + year
	case partOfYear.MatchString(string(d)):
		return "the " + partNames[string(d[5:])] + " of " + year
	case len(d) == len("2010-06") && d[4] == '-':
		return first.Format("January ") + year
	}
	return string(d)
}

// When returns the date with its preposition, as in "on 30 June 2010" and "in 2010".
func (d Date) When() string {
	if len(d) == len("2010-06-30") {
		return "on " + d.InWords()
	}
	return "in " + d.InWords()
}

var partNames = map[string]string{
	"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter", "H1": "first half", "H2": "second half",
}

// A Calendar sets when financial years begin. In the zero Calendar that is on 1
// April.
type Calendar struct {
	Month time.Month
	Day   int
}

var (
	partOfYear    = regexp.MustCompile(`^\d{4}-(?:Q[1-4]|H[12])$`)
	financialYear = regexp.MustCompile(`^\d{4}/\d{2}$`)
)

// Span returns the first and the last day of a date in UTC, which are the same
// for a day.
func (c Calendar) Span(d Date) (first, last time.Time, err error) {
	switch {
	case len(d) == len("2006-01-02"):
		if first, err = time.Parse("2006-01-02", string(d)); err == nil {
			return first, first, nil
		}
	case len(d) == len("2006"):
		if first, err = time.Parse("2006", string(d)); err == nil {
			return first, first.AddDate(1, 0, -1), nil
		}
	case len(d) != len("2006-01"): // it has none of the forms
	case partOfYear.MatchString(string(d)):
		months := 3
		if d[5] == 'H' {
			months = 6
		}
		if first, err = time.Parse("2006", string(d[:4])); err == nil {
			first = first.AddDate(0, months*int(d[6]-'1'), 0)
			return first, first.AddDate(0, months, -1), nil
		}
	case d[4] == '/' && financialYear.MatchString(string(d)):
		if year, ok := yearsOf(string(d[:4]), string(d[5:])); ok {
			if c.Month == 0 {
				c = Calendar{time.April, 1}
			}
			first = time.Date(year, c.Month, c.Day, 0, 0, 0, 0, time.UTC)
			return first, first.AddDate(1, 0, -1), nil
		}
	default:
		if first, err = time.Parse("2006-01", string(d)); err == nil {
			return first, first.AddDate(0, 1, -1), nil
		}
	}
	return time.Time{}, time.Time{}, badDate(d)
}

// yearsOf returns the first of two successive years, the second of which may have
// two digits, and false for any others.
func yearsOf(first, second string) (year int, ok bool) {
	year, _ = strconv.Atoi(first)
	next := fmt.Sprintf("%04d", year+1)
	return year, year > 0 && year < 9999 && (second == next || second == next[2:])
}

// financialYearFrom returns the financial year that begins in a year.
func financialYearFrom(year int) Date {
	return Date(fmt.Sprintf("%04d/%02d", year, (year+1)%100))
}

// Before reports whether all of d lies before all of e. It is false where either
// is not a date.
func (c Calendar) Before(d, e Date) bool {
	if d == "" || e == "" {
		return false
	}
	_, last, err := c.Span(d)
	first, _, err2 := c.Span(e)
	return err == nil && err2 == nil && last.Before(first)
}

// A YearDay is a day of each year as it is written in a file: "04-06", "6 April",
// or "April" for its first day. The empty YearDay means that none is given.
type YearDay string

// Calendar returns the calendar whose financial years begin on the day, or an error
// where there is no such day in each year. That of the empty YearDay is the zero
// Calendar.
func (d YearDay) Calendar() (Calendar, error) {
	if d == "" {
		return Calendar{}, nil
	}
	for _, layout := range [...]string{"01-02", "2 January", "January"} {
		if t, err := time.Parse(layout, string(d)); err == nil && (t.Month() != time.February || t.Day() != 29) {
			return Calendar{t.Month(), t.Day()}, nil
		}
	}
	return Calendar{}, fmt.Errorf("%s is not a day of each year; write the month and the day, as in 04-06 or 6 April", diag.Quote(string(d)))
}

// A badDate is the error for a text that is not a date. Its message shows what to
// write.
type badDate string

func (d badDate) Error() string {
	said := diag.Quote(string(d)) + " is not a date; "
	switch meant := Date(d).Meant(); {
	case len(meant) == 2:
		return said + fmt.Sprintf("write %s or %s, whichever is meant", meant[0], meant[1])
	case len(meant) == 1 && financialYear.MatchString(string(meant[0])):
		return said + fmt.Sprintf("write %s for the financial year", meant[0])
	case len(meant) == 1:
		return said + "write " + string(meant[0])
	}
	return said + "write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25"
}

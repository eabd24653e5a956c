package outcomes

import (
	"testing"
	"time"

	"github.com/resultschain/resultschain/diag"
)

func TestDateSpan(t *testing.T) {
	for _, c := range []struct {
		date        Date
		first, last string
	}{
		{"2010", "2010-01-01", "2010-12-31"},
		{"2010-06", "2010-06-01", "2010-06-30"},
		{"2010-12", "2010-12-01", "2010-12-31"},
		{"2012-02", "2012-02-01", "2012-02-29"},
		{"2100-02", "2100-02-01", "2100-02-28"},
		{"2010-06-30", "2010-06-30", "2010-06-30"},
		{"2012-02-29", "2012-02-29", "2012-02-29"},
		{"0001", "0001-01-01", "0001-12-31"},
		{"9999-12-31", "9999-12-31", "9999-12-31"},
		{"2010/11", "2010-04-01", "2011-03-31"},
		{"1999/00", "1999-04-01", "2000-03-31"},
		{"2025-Q1", "2025-01-01", "2025-03-31"},
		{"2025-Q4", "2025-10-01", "2025-12-31"},
		{"2024-H1", "2024-01-01", "2024-06-30"},
		{"2025-H2", "2025-07-01", "2025-12-31"},
	} {
		first, last, err := c.date.Span()
		if err != nil || first.Format(time.DateOnly) != c.first || last.Format(time.DateOnly) != c.last {
			t.Errorf("%s is from %v to %v, %v", c.date, first, last, err)
		}
		if !c.date.Valid() {
			t.Errorf("%s is not valid", c.date)
		}
		if first.Location() != time.UTC || last.Location() != time.UTC {
			t.Errorf("%s is in %v and %v", c.date, first.Location(), last.Location())
		}
	}
}

func TestBadDates(t *testing.T) {
	for _, d := range []Date{
		"", "10", "201", "20100", "2010-", "2010-6", "2010-00", "2010-13", "2010-6-1", "2010-06-31", "2011-02-29", "2010-06-00",
		"2010/06", "06-2010", "30-06-2010", "2010-06-30T00:00:00Z", " 2010", "2010 ", "-201", "+201", "2O10", "２０１０", "2010–06", "June", "2010-Q5", "2010-Q0", "2010-H3", "2010-q1", "2010-w1", "1e10", "2010/12", "2010/10", "2010/2011", "0000/01", "9999/00", "2025-Q4-1", "２０１０/１１",
	} {
		if _, _, err := d.Span(); err == nil || d.Valid() {
			t.Errorf("%q is a date", d)
		}
	}
}

// TestBadDateAdvice checks that the error has what to write.
func TestBadDateAdvice(t *testing.T) {
	const plain = "write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25"
	for d, want := range map[Date]string{
		"June": plain, "2010-13": plain, "2012-14": plain, "2012-2015": plain, "2012-13-14": plain, "2012-113": plain, "9999-00": plain,
		"9999/10000": plain, "31/02/2011": plain, "Q5 2011": plain, "FY11": plain, "99999": plain, "1900.50": plain,

		"2012-13": "write 2012/13 for the financial year", "2012/2013": "write 2012/13 for the financial year", "2012-2013": "write 2012/13 for the financial year",
		"2012–13": "write 2012/13 for the financial year", "2012 / 13": "write 2012/13 for the financial year", "1999-00": "write 1999/00 for the financial year",
		"FY2012/13": "write 2012/13 for the financial year", "FY 2012-13": "write 2012/13 for the financial year",
		"FY2011": "write 2010/11 or 2011/12, whichever is meant",

		"Q3 2011": "write 2011-Q3", "2011 Q3": "write 2011-Q3", "2011Q3": "write 2011-Q3", "q3/2011": "write 2011-Q3", "H2 2011": "write 2011-H2",
		"March 2011": "write 2011-03", "Mar 2011": "write 2011-03", "31 March 2011": "write 2011-03-31", "March 31, 2011": "write 2011-03-31", "31-Mar-2011": "write 2011-03-31",
		"Mar-23":     "write 2023-03",
		"31/03/2011": "write 2011-03-31", "31.3.2011": "write 2011-03-31", "03/31/2011": "write 2011-03-31", "05/05/2011": "write 2011-05-05",
		"03/04/2011": "write 2011-04-03 or 2011-03-04, whichever is meant",
		"2012-3-31":  "write 2012-03-31", "2012/03/31": "write 2012-03-31", "2012-3": "write 2012-03", "2012/03": "write 2012-03", "202512": "write 2025-12", "20251231": "write 2025-12-31",
		"2023-03-31T00:00:00Z": "write 2023-03-31", "2023-03-31 00:00:00": "write 2023-03-31", "2023.0": "write 2023", " 2012-13 ": "write 2012/13 for the financial year",
	} {
		want = diag.Quote(string(d)) + " is not a date; " + want
		if _, _, err := d.Span(); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if !Date("2011-12").Valid() {
		t.Error("2011-12 is no month")
	}
}

func TestDateInWords(t *testing.T) {
	for d, want := range map[Date]string{
		"2025": "in 2025", "2025-06": "in June 2025", "2025-06-03": "on 3 June 2025", "2025/26": "in 2025/26", "2025-Q4": "in the fourth quarter of 2025", "2025-H1": "in the first half of 2025",
		"soon": "in soon", "0001-01-01": "on 1 January 0001",
	} {
		if got := d.When(); got != want {
			t.Errorf("%q is %q, want %q", d, got, want)
		}
	}
}

// TestCalendar checks when financial years begin, and that a day that is not in
// each year is refused.
func TestCalendar(t *testing.T) {
	for day, want := range map[YearDay]string{
		"": "2010-04-01 2011-03-31", "04-06": "2010-04-06 2011-04-05", "6 April": "2010-04-06 2011-04-05", "July": "2010-07-01 2011-06-30", "01-01": "2010-01-01 2010-12-31", "02-28": "2010-02-28 2011-02-27",
	} {
		c, err := day.Calendar()
		first, last, err2 := c.Span("2010/11")
		if got := first.Format(time.DateOnly) + " " + last.Format(time.DateOnly); err != nil || err2 != nil || got != want {
			t.Errorf("%q: %s, %v, %v", day, got, err, err2)
		}
	}
	for _, day := range []YearDay{"02-30", "30 February", "02-29", "29 February", "13-01", "04", "4", "2010-04-01", "spring"} {
		if _, err := day.Calendar(); err == nil || err.Error() != diag.Quote(string(day))+" is not a day of each year; write the month and the day, as in 04-06 or 6 April" {
			t.Errorf("%q: %v", day, err)
		}
	}
	if c := (Calendar{time.July, 1}); c.Before("2010/11", "2011-06") || !c.Before("2010/11", "2011-07") || !(Calendar{}).Before("2010/11", "2011-06") {
		t.Error("the calendar does not count")
	}
}

func TestDateBefore(t *testing.T) {
	for _, c := range []struct {
		d, e Date
		want bool
	}{
		{"2009", "2010", true},
		{"2010", "2009", false},
		{"2010", "2010", false},
		{"2010-05", "2010", false}, // lies in it
		{"2010", "2010-05", false},
		{"2009-12", "2010", true},
		{"2009-12-31", "2010-01-01", true},
		{"2009-12-31", "2009-12", false},
		{"2010-01", "2010-01-31", false},
		{"2010-01", "2010-02-01", true},
		{"", "2010", false},
		{"2009", "", false},
		{"soon", "2010", false},
		{"2009", "later", false},
	} {
		if got := c.d.Before(c.e); got != c.want {
			t.Errorf("%q before %q is %t", c.d, c.e, got)
		}
	}
}

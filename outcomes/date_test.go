package outcomes

import (
	"testing"
	"time"
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
		"2010/06", "06-2010", "30-06-2010", "2010-06-30T00:00:00Z", " 2010", "2010 ", "-201", "+201", "2O10", "２０１０", "2010–06", "June", "2010-Q1", "2010-w1", "1e10",
	} {
		if _, _, err := d.Span(); err == nil || d.Valid() {
			t.Errorf("%q is a date", d)
		}
	}
}

// TestBadDateAdvice checks that the error tells what to write. A financial year
// is told as one; one that could be a month, such as 2011-12, is a month.
func TestBadDateAdvice(t *testing.T) {
	const plain = " is not a date; write the year first, as in 2024, 2024-06 or 2024-06-30"
	const financial = " is not a date but looks like a financial year; write the month in which it ends, as in "
	for d, want := range map[Date]string{
		"June":        `"June"` + plain,
		"2010-13":     `"2010-13"` + plain,
		"2012-13":     `"2012-13"` + financial + "2013-03",
		"2018/19":     `"2018/19"` + financial + "2019-03",
		"2012/2013":   `"2012/2013"` + financial + "2013-03",
		"2012-2013":   `"2012-2013"` + financial + "2013-03",
		"2012–13":     `"2012–13"` + financial + "2013-03",
		"2012 / 13":   `"2012 / 13"` + financial + "2013-03",
		"2011/12":     `"2011/12"` + financial + "2012-03",
		"1999-00":     `"1999-00"` + financial + "2000-03",
		"1999/2000":   `"1999/2000"` + financial + "2000-03",
		"2012-14":     `"2012-14"` + plain,
		"2012-2015":   `"2012-2015"` + plain,
		"2013/12":     `"2013/12"` + plain,
		"2012-13-14":  `"2012-13-14"` + plain,
		"2012-113":    `"2012-113"` + plain,
		"9999-00":     `"9999-00"` + plain,
		"9999/10000":  `"9999/10000"` + plain,
		"\x1b2012-13": `"�2012-13"` + plain,
	} {
		if _, _, err := d.Span(); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if !Date("2011-12").Valid() {
		t.Error("2011-12 is no month")
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

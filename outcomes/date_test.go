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
	_, _, err := Date("June").Span()
	if want := `"June" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD`; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
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

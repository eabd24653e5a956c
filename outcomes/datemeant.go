package outcomes

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// The ways in which people write dates that are not read.
var (
	twoYears   = regexp.MustCompile(`^(?i:FY *)?(\d{4}) ?[-–/] ?(\d{2}|\d{4})$`)
	endOfYear  = regexp.MustCompile(`^(?i:FY) *(\d{4})$`)
	partFirst  = regexp.MustCompile(`^(?i)([QH])([1-4])[ -/]*(\d{4})$`)
	partLast   = regexp.MustCompile(`^(?i)(\d{4})[ -/]*([QH])([1-4])$`)
	yearFirst  = regexp.MustCompile(`^(\d{4})[-/–](\d{1,2})(?:[-/–](\d{1,2}))?$`)
	digitsOnly = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})?$`)
	yearLast   = regexp.MustCompile(`^(\d{1,2})[-/.–](\d{1,2})[-/.–](\d{4})$`)
	withTime   = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}`)
	decimal    = regexp.MustCompile(`^(\d{4})\.0+$`)
)

// monthLayouts holds the forms of dates with the names of months.
var monthLayouts = []struct{ layout, date string }{
	{"2 January 2006", "2006-01-02"}, {"2 Jan 2006", "2006-01-02"}, {"January 2 2006", "2006-01-02"}, {"Jan 2 2006", "2006-01-02"},
	{"January 2006", "2006-01"}, {"Jan 2006", "2006-01"}, {"Jan 06", "2006-01"}, {"2006 January", "2006-01"}, {"2006 Jan", "2006-01"}, {"2 Jan 06", "2006-01-02"},
}

// Years returns the financial year that a month such as 2010-11 looks like, and false
// for all other dates.
func (d Date) Years() (Date, bool) {
	if len(d) != len("2010-11") || d[4] != '-' {
		return "", false
	}
	year, ok := yearsOf(string(d[:4]), string(d[5:]))
	if !ok || !d.Valid() {
		return "", false
	}
	return financialYearFrom(year), true
}

// Meant returns the dates that a text which is not a date may mean: one for
// "2012-13" or "31 March 2011", two for "03/04/2011" or "FY2011", and none for
// others.
func (d Date) Meant() []Date {
	s := strings.TrimSpace(string(d))
	var dates []Date
	add := func(format string, parts ...any) {
		if date := Date(fmt.Sprintf(format, parts...)); date.Valid() {
			dates = append(dates, date)
		}
	}
	padded := func(s string) string { return fmt.Sprintf("%02s", s) }
	if m := twoYears.FindStringSubmatch(s); m != nil {
		if year, ok := yearsOf(m[1], m[2]); ok {
			return []Date{financialYearFrom(year)}
		}
	}
	if m := endOfYear.FindStringSubmatch(s); m != nil {
		var year int
		fmt.Sscan(m[1], &year)
		add("%04d/%02d", year-1, year%100)
		add("%04d/%02d", year, (year+1)%100)
	} else if m := partFirst.FindStringSubmatch(s); m != nil {
		add("%s-%s%s", m[3], strings.ToUpper(m[1]), m[2])
	} else if m := partLast.FindStringSubmatch(s); m != nil {
		add("%s-%s%s", m[1], strings.ToUpper(m[2]), m[3])
	} else if m := withTime.FindStringSubmatch(s); m != nil {
		add("%s", m[1])
	} else if m := decimal.FindStringSubmatch(s); m != nil {
		add("%s", m[1])
	} else if m := yearLast.FindStringSubmatch(s); m != nil {
		if add("%s-%s-%s", m[3], padded(m[2]), padded(m[1])); padded(m[1]) != padded(m[2]) {
			add("%s-%s-%s", m[3], padded(m[1]), padded(m[2]))
		}
	} else {
		for _, form := range [...]*regexp.Regexp{yearFirst, digitsOnly} {
			switch m := form.FindStringSubmatch(s); {
			case m == nil:
			case m[3] == "":
				add("%s-%s", m[1], padded(m[2]))
			default:
				add("%s-%s-%s", m[1], padded(m[2]), padded(m[3]))
			}
		}
	}
	words := strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,-–/.", r) }), " ")
	for _, form := range monthLayouts {
		if t, err := time.Parse(form.layout, words); err == nil && len(dates) == 0 {
			add("%s", t.Format(form.date))
		}
	}
	return dates
}

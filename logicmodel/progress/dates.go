package progress

import (
	"cmp"
	"math"

	"github.com/resultschain/resultschain/outcomes"
)

// never is the day of a figure without a date.
const never = math.MaxInt64

// A calendar compares dates by when the financial years of the figures begin.
type calendar struct{ outcomes.Calendar }

// days returns the first and the last day of a date, counted from 1970.
func (c calendar) days(d outcomes.Date) (first, last int64) {
	a, b, err := c.Span(d)
	if err != nil {
		return never, never
	}
	const day = 24 * 60 * 60
	return a.Unix() / day, b.Unix() / day
}

func (c calendar) lastDay(d outcomes.Date) int64 {
	_, last := c.days(d)
	return last
}

// compareDates orders dates by their last days; of two that end on one day the
// shorter time is the later. A time that is not over by the as-at date, such as
// the year in which it lies, comes before those within it, since its value may
// have been measured on any day of it. What has no date comes last.
func (c calendar) compareDates(a, b, asAt outcomes.Date) int {
	place := func(d outcomes.Date) (day, length int64) {
		first, last := c.days(d)
		if c.isUnfinished(d, asAt) {
			return first, last - first
		}
		return last, last - first
	}
	dayA, lengthA := place(a)
	dayB, lengthB := place(b)
	return cmp.Or(cmp.Compare(dayA, dayB), cmp.Compare(lengthB, lengthA))
}

// byDate orders figures by date, without an as-at date.
func (c calendar) byDate(a, b outcomes.Figure) int { return c.compareDates(a.On, b.On, "") }

// isUnfinished reports whether a time that has begun by the as-at date ends only
// after it.
func (c calendar) isUnfinished(on, asAt outcomes.Date) bool {
	return asAt.Valid() && !c.Before(asAt, on) && c.lastDay(on) > c.lastDay(asAt)
}

// latestOf returns which of the values is the latest that counts, -1 where none
// does: not one from before the baseline or after the as-at date.
func (c calendar) latestOf(values []Point, base, asAt outcomes.Date) int {
	latest := -1
	for i, v := range values {
		counts := v.On.Valid() && !c.Before(asAt, v.On) && !c.Before(v.On, base)
		if counts && (latest < 0 || c.compareDates(v.On, values[latest].On, asAt) >= 0) {
			latest = i
		}
	}
	return latest
}

// countPast returns how many targets are past by the as-at date. They are in the
// order of their dates.
func (c calendar) countPast(targets []Point, asAt outcomes.Date) int {
	n := 0
	for n < len(targets) && c.Before(targets[n].On, asAt) {
		n++
	}
	return n
}

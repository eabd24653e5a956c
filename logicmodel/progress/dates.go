package progress

import (
	"cmp"
	"math"

	"github.com/resultschain/resultschain/outcomes"
)

// never is the day of a figure without a date.
const never = math.MaxInt64

// days returns the first and the last day of a date, counted from 1970.
func days(d outcomes.Date) (first, last int64) {
	a, b, err := d.Span()
	if err != nil {
		return never, never
	}
	const day = 24 * 60 * 60
	return a.Unix() / day, b.Unix() / day
}

func lastDay(d outcomes.Date) int64 {
	_, last := days(d)
	return last
}

// compareDates orders dates by their last days; of two that end on one day the
// shorter time is the later. A time that is not over by the as-at date, such as
// the year in which it lies, comes before those within it, since its value may
// have been measured on any day of it. What has no date comes last.
func compareDates(a, b, asAt outcomes.Date) int {
	place := func(d outcomes.Date) (day, length int64) {
		first, last := days(d)
		if isUnfinished(d, asAt) {
			return first, last - first
		}
		return last, last - first
	}
	dayA, lengthA := place(a)
	dayB, lengthB := place(b)
	return cmp.Or(cmp.Compare(dayA, dayB), cmp.Compare(lengthB, lengthA))
}

// byDate orders figures by date, without an as-at date.
func byDate(a, b outcomes.Figure) int { return compareDates(a.On, b.On, "") }

// isUnfinished reports whether a time that has begun by the as-at date ends only
// after it.
func isUnfinished(on, asAt outcomes.Date) bool {
	return asAt.Valid() && !asAt.Before(on) && lastDay(on) > lastDay(asAt)
}

// latestOf returns which of the values is the latest that counts, -1 where none
// does: not one from before the baseline or after the as-at date.
func latestOf(values []Point, base, asAt outcomes.Date) int {
	latest := -1
	for i, v := range values {
		counts := v.On.Valid() && !asAt.Before(v.On) && !v.On.Before(base)
		if counts && (latest < 0 || compareDates(v.On, values[latest].On, asAt) >= 0) {
			latest = i
		}
	}
	return latest
}

// countPast returns how many targets are past by the as-at date. They are in the
// order of their dates.
func countPast(targets []Point, asAt outcomes.Date) int {
	n := 0
	for n < len(targets) && targets[n].On.Before(asAt) {
		n++
	}
	return n
}

package progress

import (
	"cmp"
	"math"
	"slices"

	"github.com/resultschain/resultschain/outcomes"
)

// never is the day of what has no date.
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

// byDate orders figures by the last day of their dates; of those with one last
// day the shorter time comes last. Those without a date follow in their order.
func byDate(a, b outcomes.Figure) int {
	firstA, lastA := days(a.On)
	firstB, lastB := days(b.On)
	return cmp.Or(cmp.Compare(lastA, lastB), cmp.Compare(firstA, firstB))
}

func sortPoints(points []Point) {
	slices.SortStableFunc(points, func(a, b Point) int { return byDate(a.Figure, b.Figure) })
}

// latestOf returns which of the values is the latest that counts, -1 where none
// does: not one from before the baseline or after the as-at date. A value for a
// time that is not over by then, such as for the year in which it lies, may
// have been measured on any day of it; it comes before those from within that
// time.
func latestOf(values []Point, base, asAt outcomes.Date) int {
	latest := -1
	for i, v := range values {
		counts := v.On.Valid() && !asAt.Before(v.On) && !v.On.Before(base)
		if counts && (latest < 0 || later(v.On, values[latest].On, asAt) >= 0) {
			latest = i
		}
	}
	return latest
}

// unfinished reports whether a time that has begun by the as-at date ends only
// after it.
func unfinished(on, asAt outcomes.Date) bool {
	return asAt.Valid() && !asAt.Before(on) && lastDay(on) > lastDay(asAt)
}

// later compares the times of two values. Of two that end on one day the
// shorter is the later.
func later(a, b, asAt outcomes.Date) int {
	day := func(on outcomes.Date) (day, length int64) {
		first, last := days(on)
		if unfinished(on, asAt) {
			return first, last - first
		}
		return last, last - first
	}
	dayA, lengthA := day(a)
	dayB, lengthB := day(b)
	return cmp.Or(cmp.Compare(dayA, dayB), cmp.Compare(lengthB, lengthA))
}

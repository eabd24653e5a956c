package progress

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/outcomes"
)

// exactRat returns the number as the decimal that was written, so that 0.2 is
// half-way from 0.1 to 0.3, which it is not in binary: exact for 15 digits.
func exactRat(x float64) *big.Rat {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', -1, 64)) // finite, as by [outcomes.Figure.Number]
	return r
}

func float(r *big.Rat) float64 {
	x, _ := r.Float64()
	return x
}

// lineAt returns what the straight line asks for on a day, and nil where there is
// no line. The line begins at the baseline, or at the first target if that has no
// day, and ends at the last target.
func (s *series) lineAt(day int64) *big.Rat {
	var points []Point // those that have dates
	if s.base.Valid() {
		points = append(points, *s.Baseline)
		day = max(day, s.lastDay(s.base)) // a value of the baseline's own time
	}
	n := 0
	for n < len(s.Targets) && s.Targets[n].On.Valid() {
		n++
	}
	if n == 0 {
		return nil
	}
	points = append(points, s.Targets[:n]...)
	for i, to := range points {
		end := s.lastDay(to.On)
		switch {
		case day > end:
			continue
		case day == end:
			return exactRat(to.Number)
		case i == 0:
			return nil
		}
		from := points[i-1]
		begin := s.lastDay(from.On)
		x := new(big.Rat).Sub(exactRat(to.Number), exactRat(from.Number))
		x.Mul(x, big.NewRat(day-begin, end-begin))
		return x.Add(x, exactRat(from.Number))
	}
	if n < len(s.Targets) {
		return nil
	}
	return exactRat(points[len(points)-1].Number)
}

// meets reports whether the latest value is at least as good as x. The direction
// is known, and is not to be maintained.
func (s *series) meets(x *big.Rat) bool {
	c := exactRat(s.Latest.Number).Cmp(x)
	return c == 0 || c > 0 == (s.Direction == outcomes.DirectionIncrease)
}

// reaches reports whether the latest value is at least as good as a figure, or within its
// limits.
func (s *series) reaches(p *Point) bool {
	if hasLimits(p) {
		return s.sideOf(s.Latest.Number, p) == 0
	}
	return s.meets(exactRat(p.Number))
}

// expectedPoint returns what the line asks for by a date, with as many decimals
// as the figures of the file.
func (s *series) expectedPoint(x *big.Rat, on outcomes.Date) *Point {
	n := decimals(s.Latest.Value)
	if s.Baseline != nil {
		n = max(n, decimals(s.Baseline.Value))
	}
	for _, t := range s.Targets {
		for _, limit := range t.Limits() {
			n = max(n, decimals(limit.Value))
		}
	}
	text, about := round(x, exactRat(s.Latest.Number), n, s.meets(x))
	return &Point{outcomes.Figure{Value: text, On: on}, float(x), about}
}

// decimals returns how many decimals the value has as it is written.
func decimals(value string) int {
	n, _ := numbers.Read(value)
	mantissa, _, _ := strings.Cut(strings.ToLower(n.Digits), "e")
	_, after, _ := strings.Cut(mantissa, ".")
	return min(len(after), 12)
}

// round returns x with at most n decimals, or with as many more as it takes to lie
// on the same side of v as x does, or on v itself if v is as good as x.
func round(x, v *big.Rat, n int, good bool) (text string, about bool) {
	if size := math.Abs(float(x)); size >= 1e15 || size < 1e-9 && size > 0 {
		text = strconv.FormatFloat(float(x), 'g', 6, 64)
		back, _ := strconv.ParseFloat(text, 64)
		return text, exactRat(back).Cmp(x) != 0
	}
	for k := n; ; k++ {
		text = x.FloatString(k)
		back, _ := new(big.Rat).SetString(text)
		if back.Cmp(x) == 0 {
			if k > 0 {
				text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
			}
			return text, false
		}
		if side := back.Cmp(v); side == x.Cmp(v) || side == 0 && good || k > n+9 {
			return text, true
		}
	}
}

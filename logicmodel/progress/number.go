package progress

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/outcomes"
)

// exact is the number as the decimal that was written, so that 0.2 is half-way
// from 0.1 to 0.3, which it is not in binary: exact for 15 digits.
func exact(x float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', -1, 64))
	if !ok { // infinite or no number, which [outcomes.Figure.Number] is not
		return new(big.Rat)
	}
	return r
}

func float(r *big.Rat) float64 {
	x, _ := r.Float64()
	return x
}

// pointOf is the figure as a point, nil where it is no number.
func pointOf(f outcomes.Figure) *Point {
	x, ok := f.Number()
	if !ok {
		return nil
	}
	return &Point{f, x}
}

// decimals is how many decimals the value has as it is written.
func decimals(value string) int {
	mantissa, _, _ := strings.Cut(strings.ToLower(value), "e")
	if _, after, ok := strings.Cut(mantissa, "."); ok {
		return min(len(after), 12)
	}
	return 0
}

// rounded is x with a decimal more than n if it needs it, or with as many more
// as it takes to lie on the same side of v as x does, or on v itself if v is as
// good as x.
func rounded(x, v *big.Rat, n int, good bool) (text string, about bool) {
	if size := math.Abs(float(x)); size >= 1e15 || size < 1e-9 && size > 0 {
		text = strconv.FormatFloat(float(x), 'g', 6, 64)
		back, _ := strconv.ParseFloat(text, 64)
		return text, exact(back).Cmp(x) != 0
	}
	for k := n + 1; ; k++ {
		text = x.FloatString(k)
		back, _ := new(big.Rat).SetString(text)
		if back.Cmp(x) == 0 {
			return strings.TrimRight(strings.TrimRight(text, "0"), "."), false
		}
		if side := back.Cmp(v); side == x.Cmp(v) || side == 0 && good || k > n+9 {
			return text, true
		}
	}
}

// A share is a part of a way, nil where there is none.
type share struct{ *big.Rat }

// words tells the part, as in "half-way", "a quarter of the way" or "61% of
// the way". It is never rounded to nothing or to all of the way.
func (s share) words() string {
	switch s.RatString() {
	case "1/4":
		return "a quarter of the way"
	case "1/3":
		return "a third of the way"
	case "1/2":
		return "half-way"
	case "2/3":
		return "two thirds of the way"
	case "3/4":
		return "three quarters of the way"
	}
	hundred := new(big.Rat).Mul(s.Rat, big.NewRat(100, 1))
	switch one := big.NewRat(1, 1); {
	case s.Sign() < 0:
		return "further from the target than at the start"
	case s.Sign() == 0:
		return "none of the way"
	case s.Cmp(one) == 0:
		return "all of the way"
	case s.Cmp(one) > 0:
		return "beyond the target"
	case hundred.Cmp(one) < 0:
		return "less than 1% of the way"
	case hundred.Cmp(big.NewRat(99, 1)) > 0:
		return "more than 99% of the way"
	}
	return hundred.FloatString(0) + "% of the way"
}

package outcomes

import (
	"math"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/internal/numbers"
)

// Limits returns the limits of a target, each as a figure, or else the figure
// itself.
func (f Figure) Limits() []Figure {
	var limits []Figure
	if f.AtLeast != "" {
		limits = append(limits, Figure{Value: f.AtLeast, On: f.On, Pos: f.Pos, OnPos: f.OnPos})
	}
	if f.AtMost != "" {
		at := f.AtMostPos
		if f.AtLeast == "" {
			at = f.Pos
		}
		limits = append(limits, Figure{Value: f.AtMost, On: f.On, Pos: at, OnPos: f.OnPos})
	}
	if limits == nil {
		return []Figure{f}
	}
	return limits
}

// Range returns the numbers between which a figure lies: its own number twice, or
// its limits, with infinity for a limit that is missing. It returns false where
// one is not a number.
func (s *Scale) Range(f Figure) (low, high float64, ok bool) {
	number := func(value string, without float64) float64 {
		if value == "" {
			return without
		}
		x, err := s.Number(Figure{Value: value})
		ok = ok && err == nil
		return x
	}
	ok = f.Value != "" || f.AtLeast != "" || f.AtMost != ""
	if f.Value != "" {
		low = number(f.Value, 0)
		return low, low, ok
	}
	return number(f.AtLeast, math.Inf(-1)), number(f.AtMost, math.Inf(1)), ok
}

// The ways in which people write limits in words or signs.
var (
	leastWords = regexp.MustCompile(`^(?i:at least|minimum|min\.?|not less than|>=|≥|=>) *(\S+)$|^(\S+?) *(?i:\+|or more|and over|and above)$`)
	mostWords  = regexp.MustCompile(`^(?i:at most|maximum|max\.?|not more than|up to|<=|≤|=<) *(\S+)$|^(\S+?) *(?i:or less|or fewer|and under)$`)
	rangeWords = regexp.MustCompile(`^(?i:between )? *(\S+?) *(?i:-|–|—| to | and ) *(\S+)$`)
)

// LimitSuggestion returns the keys with which to write a target whose value is a limit
// or a range in words, as in "at-least: 80" for "at least 80"; empty for others.
func (f Figure) LimitSuggestion() string {
	number := func(texts ...string) string {
		for _, t := range texts {
			if _, ok := numbers.Read(t); ok && t != "" {
				return t
			}
		}
		return ""
	}
	text := strings.TrimSpace(f.Value)
	if m := leastWords.FindStringSubmatch(text); m != nil {
		if n := number(m[1], m[2]); n != "" {
			return "at-least: " + n
		}
	}
	if m := mostWords.FindStringSubmatch(text); m != nil {
		if n := number(m[1], m[2]); n != "" {
			return "at-most: " + n
		}
	}
	if m := rangeWords.FindStringSubmatch(text); m != nil && number(m[1]) != "" && number(m[2]) != "" {
		return "between: [" + m[1] + ", " + m[2] + "]"
	}
	return ""
}

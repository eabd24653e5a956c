package outcomes

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
)

// A NumberError is the error of [Scale.Number]: why a figure is not a number, as
// in "is not a number", and what to write instead.
type NumberError struct {
	Why, Advice string
}

func (e *NumberError) Error() string { return e.Why + "; " + e.Advice }

// Number returns the value as it is written: a decimal number, with marks for
// thousands or not, with its unit where that is %, £, $ or €; and false where it
// is not one. [Scale.Number] checks whether it is in the unit of an indicator.
func (f Figure) Number() (float64, bool) {
	n, ok := numbers.Read(f.Value)
	return n.Float, ok
}

// A Scale holds what all figures of an indicator together show about how to read
// each of them.
type Scale struct {
	Unit string // of the indicator, or else the sign of the first figure that has one, as % in 60%

	decimals bool    // some figure surely has a point for decimals
	largest  float64 // size of a figure
	several  bool    // there are different figures but for 0
}

// Scale returns the scale of the indicator's figures.
func (in *Indicator) Scale() *Scale {
	s := &Scale{Unit: in.Unit}
	if s.Unit == "" && in.Type == TypePercentage {
		s.Unit = "%"
	}
	var one float64
	for f := range in.figures {
		n, ok := numbers.Read(f.Value)
		if !ok {
			continue
		}
		if s.Unit == "" {
			s.Unit = n.Sign
		}
		s.decimals = s.decimals || numbers.HasDecimals(f.Value)
		s.largest = max(s.largest, math.Abs(n.Float))
		if n.Float != 0 {
			s.several = s.several || one != 0 && n.Float != one
			one = n.Float
		}
	}
	return s
}

// figures yields the figures of the indicator in their order, each limit of a target
// as one.
func (in *Indicator) figures(yield func(Figure) bool) {
	if !yield(in.Baseline.Figure) {
		return
	}
	for _, t := range in.Targets {
		for _, limit := range t.Limits() {
			if !yield(limit) {
				return
			}
		}
	}
	for _, f := range in.Actuals {
		if !yield(f) {
			return
		}
	}
}

// Number returns the number of a figure, or a *[NumberError] where it is not a
// number, has another unit, or may be one of two numbers, as 1.200 may where no
// other figure has decimals.
func (s *Scale) Number(f Figure) (float64, error) {
	n, ok := numbers.Read(f.Value)
	if !ok {
		return 0, s.notANumberError(f)
	}
	if n.Sign != "" && !unitTakes(s.Unit, n.Sign) {
		return 0, &NumberError{fmt.Sprintf("is in %s, and the unit of the indicator is %s", n.Sign, diag.Quote(s.Unit)), "write the number in that unit"}
	}
	if decimal, whole, either := numbers.Thousands(f.Value); either && !s.decimals && !unitTakes(s.Unit, "%") {
		write := decimal
		if _, _, either := numbers.Thousands(write); either {
			write += "0"
		}
		return 0, &NumberError{fmt.Sprintf("may be %s or %s", decimal, numbers.Group(whole)), fmt.Sprintf("write %s or %s", write, whole)}
	}
	return n.Float, nil
}

// unitTakes reports whether numbers with the sign are in the unit: £1,200 is in "£ a
// head", and is not in "£ thousand".
func unitTakes(unit, sign string) bool {
	unit = percentSigns.Replace(strings.ToLower(unit))
	if sign == "%" {
		return strings.Contains(unit, "%")
	}
	rest, ok := strings.CutPrefix(unit, sign)
	return ok && (rest == "" || rest[0] == ' ' && !slices.ContainsFunc(strings.Fields(rest), func(word string) bool {
		return slices.Contains([]string{"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "000", "000s", "k", "m", "bn"}, strings.Trim(word, "'’,()"))
	}))
}

var percentSigns = strings.NewReplacer("per cent", "%", "percent", "%")

// notANumberError returns the error for a value that is not a number. It names
// the number that is meant where that is certain.
func (s *Scale) notANumberError(f Figure) error {
	e := &NumberError{"is not a number", "write the number alone, as in 51.2"}
	number, words := numbers.Meant(f.Value)
	switch {
	case numbers.IsTooLarge(f.Value):
		return &NumberError{"is too large to be read", "look whether it is right"}
	case number != "" && words == "":
		e.Advice = "write " + number
	case number != "" && repeatsUnit(words, s.Unit):
		e.Advice = fmt.Sprintf(`write %s alone, since "unit" says the rest`, number)
	}
	return e
}

// repeatsUnit reports whether the words after a number are the first of its unit.
func repeatsUnit(words, unit string) bool {
	words, unit = percentSigns.Replace(strings.ToLower(words)), percentSigns.Replace(strings.ToLower(unit))
	return unit != "" && strings.HasPrefix(unit+" ", words+" ")
}

// Percentage returns the percentage that a figure may also mean, such as 36.5 for
// 0.365, and false where there is no doubt: the indicator is not in %, the figure
// has its own sign, or the others are as small as it is.
func (s *Scale) Percentage(f Figure) (string, bool) {
	n, ok := numbers.Read(f.Value)
	x := math.Abs(n.Float)
	isFraction := ok && n.Sign == "" && x > 0 && x < 1 && unitTakes(s.Unit, "%")
	if isAsSmall := s.several && s.largest <= 10*x; !isFraction || isAsSmall { // 10: half-way, by how many times, to 100
		return "", false
	}
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.10f", n.Float*100), "0"), "."), true
}

package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot"
)

// dates are ticks at the dates of marks, as they are written.
type dates []mark

// Ticks implements [plot.Ticker].
func (d dates) Ticks(low, high float64) []plot.Tick {
	sorted := slices.Clone(d)
	slices.SortStableFunc(sorted, func(a, b mark) int { return cmp.Compare(a.x, b.x) })
	var ticks []plot.Tick
	room := math.Inf(-1)     // where the last label ends
	const letter = 5.2 / 340 // the width of a digit, of that of the chart
	for _, m := range sorted {
		half := float64(len(m.on)+1) * letter / 2 * (high - low)
		t := plot.Tick{Value: m.x}
		if m.x-half >= room {
			t.Label = string(m.on)
			room = m.x + half
		}
		ticks = append(ticks, t)
	}
	return ticks
}

// fewTicks are at most about five round numbers.
type fewTicks struct{}

// Ticks implements [plot.Ticker].
func (fewTicks) Ticks(low, high float64) []plot.Tick {
	step := math.Pow(10, math.Floor(math.Log10((high-low)/4)))
	for _, f := range []float64{2, 2.5, 2} {
		if (high-low)/step > 5 {
			step *= f
		}
	}
	var ticks []plot.Tick
	digits := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	if digits > 0 && math.Abs(step*math.Pow(10, float64(digits))-math.Round(step*math.Pow(10, float64(digits)))) > 1e-6 {
		digits++
	}
	for n := math.Ceil(low / step); n*step <= high && len(ticks) < 12; n++ {
		v := n * step
		if v == 0 {
			v = 0 // and not -0
		}
		ticks = append(ticks, plot.Tick{Value: v, Label: fmt.Sprintf("%.*f", digits, v)})
	}
	return ticks
}

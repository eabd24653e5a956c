package paint

import (
	"math"
	"strconv"
)

// The least contrasts of WCAG 2.2: of text (criterion 1.4.3), and of what has
// to be seen to understand the picture (1.4.11).
const (
	TextContrast = 4.5
	lineContrast = 3.0
)

// Contrast returns the WCAG 2 contrast ratio of two colours, from 1 to 21.
func Contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance returns the relative luminance of WCAG 2, from 0 to 1.
func luminance(colour string) float64 {
	c := linearRGB(colour)
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

// linearRGB returns the linear light of red, green and blue in an sRGB colour,
// each from 0 to 1.
func linearRGB(colour string) [3]float64 {
	var out [3]float64
	for i, v := range channels(colour) {
		if c := float64(v) / 255; c <= 0.04045 {
			out[i] = c / 12.92
		} else {
			out[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return out
}

// channels returns the red, green and blue of #rrggbb.
func channels(colour string) [3]uint8 {
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		panic("paint: " + err.Error())
	}
	return [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}
}

package place

import (
	"errors"
	"slices"
)

// A division divides the boxes of a chart among pages.
type division struct {
	*Chart
	fits func(boxes []int) (bool, error)
}

// Tiles divides the boxes that stand on pages into parts that each fit one. The result
// is empty where that cannot be.
func (c *Chart) Tiles(fits func(boxes []int) (bool, error)) ([][]int, error) {
	var boxes []int
	for n := range c.Boxes {
		if c.IsTiled(n) {
			boxes = append(boxes, n)
		}
	}
	parts, err := (&division{c, fits}).divide(boxes)
	if err == errUnreadable {
		return nil, nil
	}
	return parts, err
}

// errUnreadable is the error where one box alone does not fit a page.
var errUnreadable = errors.New("a box alone does not fit a page")

// divide divides boxes that cannot be read on one page; the result is empty where
// they cannot be divided so that each part can be read.
func (t *division) divide(boxes []int) ([][]int, error) {
	if len(boxes) == 1 {
		return nil, errUnreadable
	}
	p := t.Chart
	for _, units := range [][][]int{p.Strands(boxes), p.Groups(boxes), t.stages(boxes), halves(boxes)} {
		if len(units) < 2 {
			continue
		}
		if parts, err := Fill(units, t.fits, t.divide); err != nil || parts != nil {
			return parts, err
		}
	}
	return nil, nil
}

// Fill puts units that stay whole on as few pages as can be, all about as full;
// where a unit alone does not fit, it is divided too. The result is empty where
// that cannot be.
func Fill(units [][]int, fits func([]int) (bool, error), divide func([]int) ([][]int, error)) ([][]int, error) {
	var parts [][]int
	whole, guess := true, 1
	for i := 0; i < len(units); i++ {
		if n := len(parts) - 1; n >= 0 {
			more, err := mostThatFit(parts[n], units[i:], guess, fits)
			if err != nil {
				return nil, err
			}
			parts[n] = slices.Concat(parts[n], slices.Concat(units[i:i+more]...))
			guess = max(1, more)
			if i += more; i == len(units) {
				break
			}
		}
		more := [][]int{units[i]}
		if ok, err := fits(units[i]); err != nil {
			return nil, err
		} else if !ok {
			whole = false
			if more, err = divide(units[i]); err != nil || more == nil {
				return nil, err
			}
		}
		parts = append(parts, more...)
	}
	if !whole {
		return parts, nil
	}
	even := evenParts(units, len(parts))
	for _, part := range even {
		if ok, err := fits(part); err != nil || !ok {
			return parts, err
		}
	}
	return even, nil
}

// mostThatFit returns how many of the units, from the first on, fit on a page beside
// what it has. It assumes that fewer fit where more do, and tries the guess first.
func mostThatFit(page []int, units [][]int, guess int, fits func([]int) (bool, error)) (int, error) {
	most, tooMany := 0, len(units)+1
	for try, step := guess, 1; tooMany-most > 1; {
		try = min(try, tooMany-1)
		ok, err := fits(slices.Concat(page, slices.Concat(units[:try]...)))
		switch {
		case err != nil:
			return 0, err
		case ok:
			most, try = try, try+step
			step *= 2
		default:
			tooMany = try
		}
		if tooMany <= len(units) {
			try = (most + tooMany) / 2
		}
	}
	return most, nil
}

// stages divides boxes by rank.
func (t *division) stages(boxes []int) [][]int {
	var units [][]int
	for _, rank := range t.Ranks {
		if of := slices.DeleteFunc(slices.Clone(rank), func(n int) bool { return !slices.Contains(boxes, n) }); len(of) > 0 {
			units = append(units, of)
		}
	}
	return units
}

// halves divides boxes into two halves; what is one box stays whole.
func halves(boxes []int) [][]int {
	if len(boxes) < 2 {
		return nil
	}
	return [][]int{boxes[:len(boxes)/2], boxes[len(boxes)/2:]}
}

// evenParts puts units, in their order, into at most k parts of which the largest is
// as small as can be.
func evenParts(units [][]int, k int) [][]int {
	for most := 1; ; most++ {
		var parts [][]int
		for i, u := range units {
			if n := len(parts) - 1; i > 0 && len(parts[n])+len(u) <= most {
				parts[n] = slices.Concat(parts[n], u)
			} else {
				parts = append(parts, u)
			}
		}
		if len(parts) <= k && !slices.ContainsFunc(parts, func(p []int) bool { return len(p) > most }) {
			return parts
		}
	}
}

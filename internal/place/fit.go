package place

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Largest is how much larger than usual a picture may become on a page: its text is
// 13 points high.
const Largest = 13 / TextSize

// A Candidate is a form to try, with the largest scale that its size allows on
// the page, and the cost of its layout.
type Candidate struct {
	Form      Form
	BestScale float64
	Cost      float64
}

// LayoutBudget is what the guesses for a page may cost together, about a second: with
// many boxes fewer forms are tried.
const LayoutBudget = 2e7

// wrapBudget is how many letters are wrapped in boxes to find which forms there are: with
// very long texts there are fewer.
const wrapBudget = 20_000_000

// cost returns about how long a guess takes: it grows with the square of the boxes and
// of the ranks that links pass.
func (c *Chart) cost() float64 {
	n := len(c.Boxes) + len(c.Frames) + len(c.Broads)
	for i := range c.Arrows {
		n += max(1, c.Cells[c.Arrows[i].To].Rank-c.Cells[c.Arrows[i].From].Rank)
	}
	return float64(n) * float64(n)
}

// listCost returns about how long it takes to wrap what stands above and beneath, where
// that is long.
func (c *Chart) listCost() float64 {
	const usual, each = 20_000, 4
	letters := len(c.Title) + len(c.Subtitle)
	for _, e := range c.Entries() {
		letters += len(e.Words)
	}
	return float64(each * max(0, letters-usual))
}

// Grace returns how much of the size of its text a form is worth: what is easier to
// read may be a little smaller.
func (f Form) Grace() float64 {
	worth := 1.0
	if f.stacked {
		worth *= 0.97
	}
	if f.tight {
		worth *= 0.97
	}
	if f.crowded {
		worth *= 0.85
	}
	return worth
}

// In the chain view a stage should take no more rows, and boxes should be no narrower.
const (
	easyRows = 2
	slimBox  = 90.0
)

// guessHeight returns about how high the drawing will be at least.
func (c *Chart) guessHeight() float64 {
	if c.Nested || c.ByColumn {
		return c.nestHeight
	}
	highest, sum := 0.0, -c.TierGap
	for _, rank := range c.Ranks {
		column, row := -c.SideGap, 0.0
		for _, n := range rank {
			column += c.Cells[n].H + c.SideGap
			row = max(row, c.Cells[n].H)
		}
		highest, sum = max(highest, column), sum+row+c.TierGap
	}
	if c.IsInRows() {
		return sum
	}
	return highest
}

// CandidateForms returns the forms to try for a page of the size, the most promising
// first. No box is so narrow that its words have to be broken, but for very
// long ones. When ctx is done, some are missing.
func (c *Chart) CandidateForms(ctx context.Context, width, height float64) []Candidate {
	const narrowest, widthStep = 64.0, 6.0
	widest := 196.0
	word, letters := 0.0, 0
	for i := range c.Boxes {
		letters += len(c.Boxes[i].Label())
		for _, w := range strings.Fields(c.Boxes[i].Label()) {
			word = math.Max(word, typeset.Regular.Width(w, TextSize))
		}
	}
	perRow := []int{0}
	switch {
	case c.Lanes != nil:
		perRow = []int{0, 3, 2, 1}
	case c.ByColumn && c.Frames != nil:
		perRow = []int{1, 2, 3, 4, 5, 6, 7, 8}
	case c.ByColumn:
		perRow = []int{c.mostColumns()}
	case c.Nested:
		perRow, widest = []int{1, 2, 3, 4, 5}, 424 // these have short texts on long lines
	case c.IsInRows():
		perRow = []int{0, 8, 6, 5, 4, 3}
	}
	stackings := []bool{false}
	if c.canStack() || c.Nested {
		stackings = []bool{false, true}
	}
	var out []Candidate
	seen := map[string]bool{}
	words := c.listCost()
	budget := wrapBudget
	try := func(f Form) {
		if budget < 0 && out != nil {
			return
		}
		budget -= letters
		c.ApplyForm(f)
		f.crowded = c.View == content.ChainView && (f.BoxWidth < slimBox || slices.ContainsFunc(c.Sections, func(s Section) bool { return s.Last-s.First >= easyRows }))
		needs := c.GuessWidth() + 2*f.Margin
		if c.IsInRows() {
			needs += Gutter + headingGap
		}
		if key := fmt.Sprint(f.BoxWidth, f.TierGap, f.stacked, f.even, len(c.Ranks), needs); !seen[key] {
			seen[key] = true
			high := c.guessHeight() + 2*f.Margin + TitleSize*LineHeight
			out = append(out, Candidate{f, min(Largest, width/needs, height/high), c.cost() + words})
		}
	}
	usual := c.UsualForm()
	for _, most := range perRow {
		for _, stacked := range stackings {
			for w := widest; w >= narrowest && ctx.Err() == nil; w -= widthStep {
				f := usual
				f.BoxWidth, f.perRow, f.stacked, f.even = w, most, stacked && !c.Nested, stacked && c.Nested
				if w >= math.Min(word+2*(f.PadX+c.memberRoom()), widest) {
					try(f)
				}
				f = f.tighten()
				if least := math.Min(word+2*(f.PadX+c.memberRoom()), widest); w+widthStep > least {
					f.BoxWidth = math.Max(w, least)
					try(f)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return cmp.Compare(b.BestScale*b.Form.Grace(), a.BestScale*a.Form.Grace()) })
	return out
}

// Legible is the size of text, in points, below which a page is hard to read, and Smallest
// that below which it cannot be read, so that it is not drawn.
const (
	Legible  = 9.0
	Smallest = 4.0
)

// MostScale returns a scale above which the lists of the picture do not fit on a page of the
// size, whatever its form: their text alone has a larger area.
func (c *Chart) MostScale(width, height float64) float64 {
	const drawn = 0.8 // of a text: the space at the end of a line is not
	area := typeset.Regular.Width(c.Subtitle, DetailSize) * DetailSize
	for _, e := range c.Entries() {
		area += typeset.Regular.Width(e.Words, DetailSize) * DetailSize * LineHeight
	}
	for _, r := range c.Context {
		for _, item := range r.Items {
			if r.Drawn {
				area += typeset.Regular.Width(item, KeySize) * KeySize * LineHeight
			}
		}
	}
	return math.Sqrt(width * height / (drawn * max(area, 1)))
}

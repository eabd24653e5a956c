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

// Largest is the largest scale of a picture on a page. Its text is then 13 points high.
const Largest = 13 / TextSize

// A Candidate is a form to try, with the largest scale that its size allows on
// the page, and the cost of its layout.
type Candidate struct {
	Form      Form
	BestScale float64
	Cost      float64
}

// LayoutBudget is the most that the guesses for a page may cost together, about a
// second. With many boxes fewer forms are tried.
const LayoutBudget = 2e7

// wrapBudget is the most letters that are wrapped in boxes to find the forms to try.
// With very long texts there are fewer forms.
const wrapBudget = 20_000_000

// cost returns about how long a guess takes: the square of the number of boxes and of
// ranks that links pass.
func (c *Chart) cost() float64 {
	n := len(c.Boxes) + len(c.Frames) + len(c.Broads)
	for i := range c.Arrows {
		n += max(1, c.Cells[c.Arrows[i].To].Rank-c.Cells[c.Arrows[i].From].Rank)
	}
	return float64(n) * float64(n)
}

// listCost returns about how long it takes to wrap a long title and long lists.
func (c *Chart) listCost() float64 {
	const usual, each = 20_000, 4
	letters := len(c.Title) + len(c.Subtitle)
	for _, e := range c.Entries() {
		letters += len(e.Words)
	}
	return float64(each * max(0, letters-usual))
}

// Grace returns the factor for the scale of a form by which forms compare: one that is
// easier to read may be a little smaller.
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

// A form of the chain view is crowded where a stage takes more rows, or boxes are
// narrower.
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
// first. Boxes are wide enough for whole words, but for very long ones. When ctx is done,
// some forms are missing.
func (c *Chart) CandidateForms(ctx context.Context, width, height float64) []Candidate {
	const narrowest, widthStep = 64.0, 6.0
	widest := 196.0
	if c.Nested {
		widest = 424 // these have short texts on long lines
	}
	word, letters := c.measureLabels()
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
	for _, most := range c.rowsToTry() {
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

// rowsToTry returns how many boxes in a row to try, as [Form] counts them.
func (c *Chart) rowsToTry() []int {
	switch {
	case c.Lanes != nil:
		return []int{0, 3, 2, 1}
	case c.ByColumn && c.Frames != nil:
		return []int{1, 2, 3, 4, 5, 6, 7, 8}
	case c.ByColumn:
		return []int{c.mostColumns()}
	case c.Nested:
		return []int{1, 2, 3, 4, 5}
	case c.IsInRows():
		return []int{0, 8, 6, 5, 4, 3}
	}
	return []int{0}
}

// measureLabels returns the width of the longest word in a box, and how many letters all
// boxes have.
func (c *Chart) measureLabels() (word float64, letters int) {
	for i := range c.Boxes {
		letters += len(c.Boxes[i].Label())
		for _, w := range strings.Fields(c.Boxes[i].Label()) {
			word = math.Max(word, typeset.Regular.Width(w, TextSize))
		}
	}
	return word, letters
}

// Legible is the size of text, in points, below which a page is hard to read. A page
// with text below Smallest cannot be read, and is not drawn.
const (
	Legible  = 9.0
	Smallest = 4.0
)

// MostScale returns a scale above which no form of the picture fits on a page of the
// size: the text of its lists alone has a larger area.
func (c *Chart) MostScale(width, height float64) float64 {
	const drawn = 0.8 // the part of its lines that a text fills
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

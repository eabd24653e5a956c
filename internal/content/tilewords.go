package content

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
)

// TileHeading returns which page a picture stands on, and what is on it.
func (p *Picture) TileHeading() string {
	s := fmt.Sprintf(p.Say("Page %d of %d"), p.Tile.Page, p.Tile.Pages)
	if p.Tile.Words != "" {
		s += ": " + p.Tile.Words
	}
	return s
}

// An Edge is how a box of a tile is joined to other pages.
type Edge struct {
	Mark  string // as it is drawn
	words string // for those who cannot see it
}

// edgeFrom returns the edge of a box with a letter, to which arrows come from pages.
func (p *Picture) edgeFrom(letter string, pages []int) *Edge {
	return &Edge{fmt.Sprintf(p.Say("%s ← p. %s"), letter, pageList(pages)), "box " + letter + ", to which arrows come from " + pageWords(pages)}
}

// edgeTo returns the edge of what is on other pages: a box with a letter or, without
// one, a group or a stage.
func (p *Picture) edgeTo(letter string, pages []int) *Edge {
	e := &Edge{fmt.Sprintf(p.Say("→ p. %s"), pageList(pages)), "on " + pageWords(pages)}
	if letter != "" {
		e.Mark, e.words = e.Mark+", "+letter, "box "+letter+" "+e.words
	}
	return e
}

func pageWords(pages []int) string {
	return prose.Agree(len(pages), "page ", "pages ") + pageList(pages)
}

func pageList(pages []int) string {
	var words []string
	for _, n := range pages {
		words = append(words, fmt.Sprint(n))
	}
	return strings.Join(words, ", ")
}

// letters returns A for 1, B for 2 and, after Z, AA for 27.
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// tileColumns returns the pages of all boxes.
func (p *Picture) tileColumns(pages []int) []TileColumn {
	var out []TileColumn
	for i := range p.Tiers {
		if p.Tiers[i].Look == FrameworkLook && !p.alone {
			continue
		}
		c := TileColumn{Look: p.Tiers[i].Look}
		for _, n := range p.Tiers[i].Boxes {
			c.Pages = append(c.Pages, pages[n])
		}
		out = append(out, c)
	}
	return out
}

// tileWords returns what is on a page, in words: groups, or one or several stages.
func (p *Picture) tileWords(pages []int, page int) string {
	var groups []string
	all, grouped := map[int]bool{}, true
	first, last := -1, -1
	for n, of := range pages {
		if of > 0 {
			all[p.Boxes[n].Tier] = true
		}
		if of != page {
			continue
		}
		if first < 0 {
			first = p.Boxes[n].Tier
		}
		last = max(last, p.Boxes[n].Tier)
		f := p.outermost(n)
		if grouped = grouped && f > 0; grouped && !slices.Contains(groups, p.Frames[f-1].Title) {
			groups = append(groups, p.Frames[f-1].Title)
		}
	}
	switch {
	case grouped:
		return prose.List(groups)
	case last-first+1 >= len(all):
		return ""
	case first == last:
		return p.Tiers[first].Title
	}
	return p.Tiers[first].Title + " – " + p.Tiers[last].Title
}

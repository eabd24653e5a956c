// Package near finds the name that a person most likely meant.
package near

import (
	"strings"
	"unicode/utf8"
)

// maxLen is the longest name, in code points, that is compared. A longer one is
// no slip of the keyboard.
const maxLen = 64

// Find returns the candidate nearest to name, and false where none is near: at
// most a third of its letters may be wrong, missing, too many or swapped with
// their neighbour (the restricted Damerau–Levenshtein distance), or one of two.
// Case is ignored. Among equally near candidates the first wins.
func Find(name string, candidates []string) (string, bool) {
	want := fold(name)
	if len(want) == 0 || len(want) > maxLen {
		return "", false
	}
	best, found := max(1, min(len(want)/3, 3))+1, ""
	for _, c := range candidates {
		if c == name || len(c) > maxLen*utf8.UTFMax {
			continue
		}
		n := utf8.RuneCountInString(c)
		if n > maxLen || n-len(want) >= best || len(want)-n >= best {
			continue
		}
		if d := distance(want, fold(c), best); d < best && d < max(n, len(want)) {
			best, found = d, c
		}
	}
	return found, found != ""
}

// A Finder finds near names among many, for many wrong ones. It stops looking
// once it has spent its budget, so that a hostile file with a wrong name in each
// of its lines is read in good time.
type Finder struct {
	names  []string
	budget int // letters of wrong names that may yet be compared with a name
}

// NewFinder returns a Finder for the names. Of equally near ones it finds the
// first.
func NewFinder(names []string) *Finder {
	return &Finder{names: names, budget: 1 << 24} // 1 s at most
}

// Find does the same as the function [Find].
func (f *Finder) Find(name string) (string, bool) {
	if f.budget -= len(f.names) * min(len(name), maxLen); f.budget < 0 {
		return "", false
	}
	return Find(name, f.names)
}

func fold(s string) []rune { return []rune(strings.ToLower(s)) }

// distance returns the number of slips between a and b, or limit where there are
// as many or more. It fills in only the cells of the table that can be less.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	var rows [3][maxLen + 2]int
	before, last, row := rows[0][:], rows[1][:], rows[2][:]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		low, high := max(1, i-limit+1), min(len(b), i+limit-1)
		row[low-1], row[high+1] = limit, limit
		if low == 1 {
			row[0] = i
		}
		least := row[low-1]
		for j := low; j <= high; j++ {
			d := last[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(last[j], row[j-1], last[j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d = min(d, before[j-2]+1)
				}
			}
			row[j] = d
			least = min(least, d)
		}
		if least >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}

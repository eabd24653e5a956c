package report

import (
	"strings"
	"unicode/utf8"
)

// columnWidths returns the widths of the columns, by the length of their texts.
func columnWidths(t *table, textWidth int) []int {
	n := len(t.heads)
	weights, total := make([]int, n), 0
	widths, left := make([]int, n), textWidth
	for i := range weights {
		longest := utf8.RuneCountInString(t.heads[i].String())
		for k, row := range t.rows {
			if t.kind(k) != bandRow {
				longest = max(longest, utf8.RuneCountInString(row[i].String()))
			}
		}
		if i >= n-t.narrow {
			const edge, letter = 160, 100 // about, of small letters
			widths[i] = edge + letter*longest
			left -= widths[i]
			continue
		}
		weights[i] = max(min(max(longest, 22), 50), longestWord(t, i)*17/5)
		total += weights[i]
	}
	rest := left
	for i := range widths[:n-t.narrow] {
		widths[i] = rest * weights[i] / total
		left -= widths[i]
	}
	widths[n-t.narrow-1] += left
	return widths
}

// longestWord returns the length of the longest word of a column, up to a limit.
func longestWord(t *table, column int) int {
	longest := 0
	for i, row := range append([][]text{t.heads}, t.rows...) {
		if i > 0 && t.kind(i-1) == bandRow {
			continue
		}
		for _, word := range strings.Fields(row[column].String()) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
	}
	return min(longest, 14)
}

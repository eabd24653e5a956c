package paint

import (
	"slices"

	"github.com/go-text/typesetting/bidi"
	unibidi "golang.org/x/text/unicode/bidi"
)

// levels returns the parts of the line by direction, in reading order (UAX #9).
//
// Package bidi makes one run of what has the same direction. In a line from left to
// right, a number belongs to the text from right to left beside it (level 2), but that
// package joins it with what follows (level 0). They are split here.
func (set *typesetter) levels(chars []rune) []run {
	direction := bidi.LeftToRight
	if set.rtl {
		direction = bidi.RightToLeft
	}
	segments := set.paragraph.Segment(chars, direction)
	var runs []run
	n := segments.NumRuns()
	for i := range n {
		s := segments.Run(i)
		if set.rtl || !s.IsLeftToRight() || n == 1 {
			runs = append(runs, run{start: s.Start, end: s.End, level: int(s.Level)})
			continue
		}
		first, last := s.Start, s.End
		if i > 0 {
			first += numberLength(chars[s.Start:s.End])
		}
		if i+1 < n {
			last = max(first, last-arabicNumberAtEnd(chars[s.Start:s.End]))
		}
		for _, r := range []run{{start: s.Start, end: first, level: 2}, {start: first, end: last}, {start: last, end: s.End, level: 2}} {
			if r.start < r.end {
				runs = append(runs, r)
			}
		}
	}
	return runs
}

// numberLength returns how many characters at the beginning are a number with its
// signs.
func numberLength(chars []rune) int {
	n, number := 0, false
	for i, r := range chars {
		switch bidiClass(r) {
		case unibidi.EN, unibidi.AN:
			n, number = i+1, true
		case unibidi.ET:
			if number {
				n = i + 1
			}
		case unibidi.NSM, unibidi.BN:
			if n == i {
				n = i + 1
			}
		case unibidi.ES, unibidi.CS:
		default:
			return n
		}
	}
	return n
}

// arabicNumberAtEnd returns how many characters at the end are a number in Arabic
// digits.
func arabicNumberAtEnd(chars []rune) int {
	n := 0
	for i, r := range slices.Backward(chars) {
		switch bidiClass(r) {
		case unibidi.AN:
			n = len(chars) - i
		case unibidi.CS, unibidi.NSM, unibidi.BN:
		default:
			return n
		}
	}
	return n
}

func bidiClass(r rune) unibidi.Class {
	p, _ := unibidi.LookupRune(r)
	return p.Class()
}

// inVisualOrder returns the runs from left to right (rule L2 of UAX #9).
func inVisualOrder(runs []run) []run {
	highest := 0
	for _, r := range runs {
		highest = max(highest, r.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(runs); {
			j := i
			for j < len(runs) && runs[j].level >= level {
				j++
			}
			slices.Reverse(runs[i:j])
			i = max(j, i+1)
		}
	}
	return runs
}

// changesDirection reports whether the character sets the direction in which the
// ones after it run. Its effect is lost in [typesetter.levels].
func changesDirection(r rune) bool {
	return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

package layout

import (
	"errors"
	"fmt"
)

// The largest graph that the [Embedded] engine lays out. Models of this size drawn as package render does, with links
// at random from any column to any later one, take 0.6 s in six columns, up to 2 s in ten and up to 5 s in twelve (AMD
// EPYC, 2 cores, busy); a thousand boxes with 3,000 links take 4 s in six columns and 13 s in nine. What a layout costs
// is above all the columns that links pass, so twenty columns take 5 to 15 s even within these limits. Most models are
// far from them: 12 boxes take 2 ms, 100 take 20 to 40 ms. To measure again:
//
//	go test -run '^$' -bench Embedded -benchtime 3x ./internal/layout
const (
	MaxNodes = 500
	MaxEdges = 1000
	MaxBytes = 1 << 20 // of DOT text
)

// A TooLargeError reports that a picture is too large to be made, and names the limit.
type TooLargeError struct {
	Reason  string
	ForPage bool // only the page is too small: on another, in parts or without one it may be drawn
}

func (e *TooLargeError) Error() string { return "too large to draw: " + e.Reason }

// TooLarge returns a [*TooLargeError].
func TooLarge(format string, args ...any) error {
	return &TooLargeError{Reason: fmt.Sprintf(format, args...)}
}

func isTooLarge(err error) bool {
	var e *TooLargeError
	return errors.As(err, &e)
}

// CheckSize returns the [TooLargeError] with which the [Embedded] engine refuses a graph of this size, if it does.
func CheckSize(nodes, edges int) error {
	if nodes > MaxNodes {
		return tooLarge(nodes, "boxes", MaxNodes)
	}
	if edges > MaxEdges {
		return tooLarge(edges, "links", MaxEdges)
	}
	return nil
}

func checkBytes(n int) error {
	if n > MaxBytes {
		return tooLarge(n, "bytes of DOT text", MaxBytes)
	}
	return nil
}

func tooLarge(n int, of string, limit int) error {
	return TooLarge("%d %s, and the limit is %d; the dot program takes larger ones", n, of, limit)
}

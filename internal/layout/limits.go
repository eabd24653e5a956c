package layout

import (
	"errors"
	"fmt"
)

// The largest graph that is laid out. A model in six stages of this size, whose links go up to three stages ahead, takes
// 3.3 to 4.3 s (AMD EPYC, 2 cores). Most are far from it: 12 boxes take 3 ms, 100 take 15 ms, 300 take 60 ms. To
// measure again: go test -run '^$' -bench Layout -benchtime 2x ./internal/layout
const (
	MaxNodes = 1000
	MaxEdges = 3000
	MaxBytes = 1 << 20 // of DOT text
)

// ErrTooLarge says that a graph is too large to be laid out.
var ErrTooLarge = errors.New("too large to draw")

// CheckSize returns an [ErrTooLarge] that names the limit if a graph of this size is not laid out.
func CheckSize(nodes, edges int) error {
	if nodes > MaxNodes {
		return fmt.Errorf("%w: %d boxes, and the limit is %d", ErrTooLarge, nodes, MaxNodes)
	}
	if edges > MaxEdges {
		return fmt.Errorf("%w: %d links, and the limit is %d", ErrTooLarge, edges, MaxEdges)
	}
	return nil
}

func checkBytes(n int) error {
	if n > MaxBytes {
		return fmt.Errorf("%w: %d bytes of DOT text, and the limit is %d", ErrTooLarge, n, MaxBytes)
	}
	return nil
}

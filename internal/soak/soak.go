// Package soak decides how often tests repeat what they do with random input.
package soak

import "os"

// Rounds returns how many of n rounds to run: all for "make soak", which sets SOAK, and a
// fifth otherwise, so that the tests of every change take minutes.
func Rounds[T int | uint64](n T) T {
	if os.Getenv("SOAK") != "" {
		return n
	}
	return (n + 4) / 5
}

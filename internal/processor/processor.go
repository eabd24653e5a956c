// Package processor is a clock for tests of how long work takes: it goes on only
// while the process works, and not while others keep the machine busy.
package processor

// Package hostile measures the cost of input that is not written by accident:
// files that are too large, too deep, too many, damaged or made to mislead. Its
// test runs the command on each in a process of its own, and writes the table in
// docs/security.md. It exports nothing.
//
// It is a package of its own so that its process stays small: on Linux the peak
// of a process's memory counts that of the one which started it.
package hostile

// Package rules finds the faults of logic models and of the outcomes frameworks
// that they are written for.
//
// A rule is a value with its documentation, which [All] lists; a program can hand
// in rules of its own beside those of the catalogue. Each has a page with an
// example of the fault and of what check reports. The examples are tests: each
// must report exactly its own rule, in exactly these words.
package rules

// Package logicmodel reads and writes logic models: results chains
// that lead from activities through outputs and short-, medium- and long-term
// outcomes to an end state, and that are written for an outcomes framework.
//
// [Parse] reads the form of a file and refuses one that is malformed. Faults of
// logic are found by package rules beneath this one. A model can also be built
// in Go, from plain struct values or with package chain. Drawing is the business
// of package render; nothing here depends on it.
package logicmodel

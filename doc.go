// Package resultschain is the home of a library and a command for logic models
// and outcomes frameworks as text; it holds no code itself.
//
//   - package outcomes reads and checks outcomes frameworks
//   - package logicmodel reads, checks and writes logic models, and package
//     chain beneath it builds them in Go
//   - package render draws them
//   - package diag is the vocabulary of findings
//   - package examples holds models from real sources
//   - command resultschain checks and draws from the command line
package resultschain

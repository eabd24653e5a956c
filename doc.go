// Package resultschain is the home of a library and a command for logic models
// and outcomes frameworks as text; it holds no code itself.
//
//   - package outcomes reads and checks outcomes frameworks
//   - package logicmodel reads and writes logic models; beneath it, package
//     rules checks them and package chain builds them in Go
//   - package render draws them
//   - package diag is the vocabulary of findings
//   - package examples holds models from real sources
//   - command resultschain checks and draws from the command line
package resultschain

// Every generated page but docs/performance.md and the table in
// docs/security.md, which are measured. Look at the difference, and read it.

//go:generate go test . -run ^TestAPI$ -update
//go:generate go test ./internal/formatdoc -run ^(TestMarkdown|TestSchemas)$ -update
//go:generate go test ./logicmodel/rules -run ^(TestExamples|TestDocs)$ -update
//go:generate go test ./internal/paint -run ^TestThemeKeys$ -update
//go:generate go run ./cmd/resultschain render examples/stobswellbeing.yaml -o docs/stobswellbeing.svg
//go:generate go test ./cli -run ^(TestMan|TestGallery|TestGuides)$ -update

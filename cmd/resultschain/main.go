// Command resultschain checks and draws logic models that are written as text.
//
// Run it without arguments for a list of what it does. Package cli is the same
// for programs that add rules of their own.
package main

import "github.com/resultschain/resultschain/cli"

func main() { cli.Main() }

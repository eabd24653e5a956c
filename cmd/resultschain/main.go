// Command resultschain checks and draws logic models that are written as text.
//
// Run it without arguments for a list of what it does. To build a command with rules
// of your own, call [cli.Main] with [cli.Rules].
package main

import "github.com/resultschain/resultschain/cli"

func main() { cli.Main() }

package main

import (
	"bytes"

	"github.com/spf13/cobra"
)

// newCompletion stands in place of cobra's command of the same name, which is
// four commands with four different texts.
func newCompletion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a script that completes words for a shell",
		Long: `completion prints a script by which the shell completes the commands, flags and
rules of resultschain when you press the Tab key.`,
		Example: `  source <(resultschain completion bash)        # this session, in bash or zsh
  resultschain completion fish | source         # this session, in fish
  resultschain completion bash > /etc/bash_completion.d/resultschain`,
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("name one shell: bash, zsh, fish or powershell")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var script bytes.Buffer
			var err error
			switch root := cmd.Root(); args[0] {
			case "bash":
				err = root.GenBashCompletionV2(&script, true)
			case "zsh":
				err = root.GenZshCompletion(&script)
			case "fish":
				err = root.GenFishCompletion(&script, true)
			case "powershell":
				err = root.GenPowerShellCompletionWithDesc(&script)
			default:
				return usage("there is no script for the shell %q; use bash, zsh, fish or powershell", args[0])
			}
			if err != nil {
				return failure(err)
			}
			return write(cmd.OutOrStdout(), script.String())
		},
	}
}

// completeWords offers the words as values of the flag.
func completeWords(cmd *cobra.Command, flag string, words ...string) {
	completeFlag(cmd, flag, cobra.ShellCompDirectiveNoFileComp, words...)
}

func completeFlag(cmd *cobra.Command, flag string, how cobra.ShellCompDirective, words ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, how)); err != nil {
		panic(err) // the flag is not there
	}
}

// completeFiles offers the files that may hold a model or a framework.
var completeFiles = cobra.FixedCompletions([]string{"yaml", "yml", "json"}, cobra.ShellCompDirectiveFilterFileExt)

package cli

import (
	_ "embed"
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
)

// starter is the model that "new" writes.
//
//go:embed starter.yaml
var starter string

func newNew() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Write a starter model to fill in",
		Long: `new writes a small logic model with comments that explain its parts. It checks
clean as it is; put your own activities, outputs and outcomes in place of its.
A file that is there already is never overwritten.`,
		Example: `  resultschain new -o our-model.yaml`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usage("to write to the file %s, put “-o” before its name", diag.Quote(args[0]))
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if output == "" || output == "-" {
				return write(cmd.OutOrStdout(), starter)
			}
			defer holdSignals()()
			err := createFile(output, []byte(starter))
			if errors.Is(err, fs.ErrExist) {
				return usage("%s is there already; choose another name", diag.Quote(output))
			}
			return writeError(output, err)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`; without it, to standard output")
	return cmd
}

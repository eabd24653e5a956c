package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"
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
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if output == "" || output == "-" {
				return write(cmd.OutOrStdout(), starter)
			}
			err := writeFile(output, []byte(starter), false)
			if errors.Is(err, fs.ErrExist) {
				return usage("%s is there already; choose another name", output)
			}
			if err != nil {
				return failure(fmt.Errorf("writing the model: %w", err))
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`; without it, to standard output")
	return cmd
}

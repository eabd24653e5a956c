package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

func newCheck() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [FILE|DIR]…",
		Short: "Explain what is wrong in logic models and frameworks",
		Long: `check reads logic models and outcomes frameworks and explains what is wrong with
them, each fault at its line and column with the code of its rule; “resultschain
rules CODE” tells more about it.

Of a folder, every .yaml and .yml file that is a model or a framework is
checked. Without arguments that is the working folder; “-” is standard input.
Frameworks that a model names are read from the working folder where the model
lies under it, else from the model's own folder, and never from outside.`,
		Example: `  resultschain check examples/stobswellbeing.yaml
  resultschain check --strict --format json models/ > findings.json`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.check(args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "findings as `FORMAT`: text or json")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "warnings count as errors for the exit status")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

// reading are the flags of every command that reads a model.
type reading struct {
	framework string
	root      string
}

func addReading(cmd *cobra.Command, r *reading) {
	cmd.Flags().StringVar(&r.framework, "framework", "", "read the framework from `FILE` instead")
	cmd.Flags().StringVar(&r.root, "root", "", "read frameworks from anywhere in the folder `DIR`")
	completeFlag(cmd, "framework", cobra.ShellCompDirectiveFilterFileExt, "yaml", "yml", "json")
	completeFlag(cmd, "root", cobra.ShellCompDirectiveFilterDirs)
}

type checkOptions struct {
	reading
	format string
	strict bool
}

func (o *checkOptions) check(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if o.format != "text" && o.format != "json" {
		return usage("there is no format %q of findings; use text or json", o.format)
	}
	open := newOpener(o.root, stdin)
	all := newResults()
	var f *outcomes.Framework
	if o.framework != "" {
		in, err := open.framework(o.framework)
		if err != nil {
			return err
		}
		var faults diag.List
		if f, faults = in.framework(); f == nil {
			all.add(in, faults)
			return o.report(all, false, stdout)
		}
	}

	unread := false
	tell := func(err error) {
		fmt.Fprintf(stderr, "resultschain: %v\n", err)
		unread = true
	}
	folder := len(args) == 0
	if folder {
		args = []string{"."}
	}
	for _, t := range targets(args, tell) {
		in, err := open.file(t.name)
		var e *exit
		switch {
		case errors.As(err, &e) && e.status == exitUsage:
			return err
		case err != nil:
			tell(err)
		case t.named && !folder || kindOf(in.src) != "":
			all.check(in, f)
		default:
			all.passed++
		}
	}
	return o.report(all, unread, stdout)
}

// report writes the findings and gives the status to exit with. Some file may
// be unread, which the user was told.
func (o *checkOptions) report(all *results, unread bool, w io.Writer) error {
	if all.files == 0 && !unread {
		if all.passed > 0 {
			return usage("no YAML file here has “model” or “framework” at the top; name a file to check it all the same")
		}
		return usage("there is no YAML file here; “resultschain new -o FILE” writes a model to begin with")
	}
	write := all.writeText
	if o.format == "json" {
		write = all.writeJSON
	}
	if err := write(w); err != nil {
		return unwritable("standard output", err)
	}
	switch {
	case unread:
		return failure(nil)
	case all.findings.Count(diag.Error) > 0, o.strict && all.findings.Count(diag.Warning) > 0:
		return &exit{status: exitFindings}
	}
	return nil
}

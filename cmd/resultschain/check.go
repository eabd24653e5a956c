package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
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
Links from one model to another, as in “leads-to: [moray/trained]”, are checked
where both are read; of a folder, that they lead somewhere too, and that no two
models have one id.
Frameworks that a model names are read from the working folder where the model
lies under it, else from the model's own folder, and never from outside; with
--root you give a wider folder.

Findings are written as text for people; as json; as sarif for code scanning;
as github for the annotations of GitHub Actions; as rdjsonl for reviewdog; or
as junit for test reports.`,
		Example: `  resultschain check examples/stobswellbeing.yaml
  resultschain check --strict --format json models/ > findings.json
  resultschain check --rule LM050=warning --rule LM020=off models/`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.check(newSession(cmd), args)
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "write the findings as `FORMAT`")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "warnings count as errors for the exit status")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "print only what makes the exit status 1")
	cmd.Flags().StringArrayVar(&o.rules, "rule", nil, "turn a rule, `CODE=LEVEL`, as in LM020=off")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", findingFormatNames()...)
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

// workspace returns the options to read the arguments and what the flags name.
func (r *reading) workspace(args []string) workspace.Options {
	return workspace.Options{Args: args, Root: r.root, Framework: r.framework}
}

type checkOptions struct {
	reading
	format string
	strict bool
	quiet  bool
	rules  []string
}

func (o *checkOptions) check(s *session, args []string) error {
	format, err := findingFormatOf(o.format)
	if err != nil {
		return err
	}
	severity, err := severities(o.rules)
	if err != nil {
		return err
	}
	if err := s.open(o.workspace(args)); err != nil {
		return err
	}
	r := &results{strict: o.strict, quiet: o.quiet, color: wantsColor(s.stdout), source: s.Source}
	if s.unfit() {
		r.checked, r.findings = []string{s.Framework.Name}, s.Framework.Findings
		return r.report(format, false, s.stdout)
	}
	unread := s.warnUnread()
	s.Check(workspace.CheckOptions{Rules: &logicmodel.Options{Severity: severity}, Partial: s.Partial()})
	r.passed = s.Passed
	var found []diag.List
	for _, f := range s.Files {
		r.checked = append(r.checked, f.Name)
		r.suppressed += f.Suppressed
		found = append(found, f.All())
	}
	r.findings = workspace.Once(found...)
	return r.report(format, unread, s.stdout)
}

// report writes the findings and returns the status to exit with. Where some
// file is unread, the user was told so.
func (r *results) report(format findingFormat, unread bool, w io.Writer) error {
	if len(r.checked) == 0 && !unread {
		if r.passed > 0 {
			return usage("no YAML file here has “model” or “framework” at the top; name a file to check it all the same")
		}
		return usage("there is no YAML file here; “resultschain new -o FILE” writes a model to begin with")
	}
	if err := format.write(r, w); err != nil {
		return unwritable("standard output", err)
	}
	switch {
	case unread:
		return failure(nil)
	case r.failed():
		return &exit{status: exitFindings}
	}
	return nil
}

package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

func newRules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [CODE]",
		Short: "List the rules, or explain one",
		Long: `rules lists the faults that check looks for: code, name, severity and class.
With a code it tells what the rule finds, why that is a fault and what to do,
with an example.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("name one rule at a time")
			}
			return nil
		},
		ValidArgsFunction: completeCodes,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listRules(cmd.OutOrStdout())
			}
			return explainRule(cmd.OutOrStdout(), args[0])
		},
	}
}

func completeCodes(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var codes []string
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for _, r := range rules.All() {
		codes = append(codes, r.Code+"\t"+r.Name)
	}
	for _, f := range rules.Faults() {
		codes = append(codes, f.Code+"\t"+f.Name)
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}

func listRules(w io.Writer) error {
	var b strings.Builder
	for _, r := range rules.All() {
		fmt.Fprintf(&b, "%-6s  %-24s  %-8s  %s\n", r.Code, r.Name, r.Severity, r.Class)
	}
	for _, f := range rules.Faults() {
		fmt.Fprintf(&b, "%-6s  %-24s  %-8s  framework files\n", f.Code, f.Name, f.Severity)
	}
	return write(w, b.String())
}

func explainRule(w io.Writer, name string) error {
	var codes []string
	for _, f := range rules.Faults() {
		if strings.EqualFold(f.Code, name) {
			return write(w, f.Page())
		}
		codes = append(codes, f.Code)
	}
	if strings.HasPrefix(strings.ToUpper(name), "OF") {
		return usage("there is no rule %s; those of framework files are %s to %s", diag.Quote(name), codes[0], codes[len(codes)-1])
	}
	code, err := ruleCode(name)
	if err != nil {
		return err
	}
	for _, r := range rules.All() {
		if r.Code == code {
			err = write(w, rules.Page(r))
		}
	}
	return err
}

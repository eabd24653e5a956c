package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rulebook"
)

func newRules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [CODE]",
		Short: "List the rules, or explain one",
		Long: `rules lists the faults that check looks for: code, name, severity and class.
With a code it tells what the rule finds, why that is a fault and what to do,
with an example.`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeCodes,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listRules(cmd.OutOrStdout())
			}
			return explainRule(cmd.OutOrStdout(), args[0])
		},
	}
}

func completeCodes(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var codes []string
	for _, r := range logicmodel.Rules() {
		codes = append(codes, r.Code+"\t"+r.Name)
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}

func listRules(w io.Writer) error {
	var b strings.Builder
	for _, r := range logicmodel.Rules() {
		fmt.Fprintf(&b, "%-6s  %-22s  %-8s  %s\n", r.Code, r.Name, r.Severity, r.Class)
	}
	return write(w, b.String())
}

func explainRule(w io.Writer, code string) error {
	var codes []string
	for _, r := range logicmodel.Rules() {
		if strings.EqualFold(r.Code, code) || r.Name == code {
			return write(w, rulebook.Page(r))
		}
		codes = append(codes, r.Code, r.Name)
	}
	if like, ok := near.Find(code, codes); ok {
		return usage("there is no rule %q; did you mean %s?", code, like)
	}
	return usage("there is no rule %q; “resultschain rules” lists them", code)
}

func write(w io.Writer, s string) error {
	if _, err := io.WriteString(w, s); err != nil {
		return failure(err)
	}
	return nil
}

package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

func newRules(p pack) *cobra.Command {
	return &cobra.Command{
		Use:   "rules [CODE]",
		Short: "List the rules, or explain one",
		Long: `rules lists the faults that check looks for: code, name, severity and class.
With a code it explains what the rule finds, why that is a fault and what to do,
with an example.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("name one rule at a time")
			}
			return nil
		},
		ValidArgsFunction: p.completeCodes,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.list(cmd.OutOrStdout())
			}
			return p.explain(cmd.OutOrStdout(), args[0])
		},
	}
}

func (p pack) completeCodes(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var codes []string
	for _, r := range append(p.all(), rules.FrameworkRules()...) {
		codes = append(codes, r.Code+"\t"+r.Name)
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}

func (p pack) list(w io.Writer) error {
	var b strings.Builder
	for _, r := range p.all() {
		fmt.Fprintf(&b, "%-6s  %-24s  %-8s  %s\n", r.Code, r.Name, r.Severity, r.Class)
	}
	for _, r := range rules.FrameworkRules() {
		fmt.Fprintf(&b, "%-6s  %-24s  %-8s  framework files\n", r.Code, r.Name, r.Severity)
	}
	return write(w, b.String())
}

func (p pack) explain(w io.Writer, name string) error {
	ofFrameworks := rules.FrameworkRules()
	for _, r := range ofFrameworks {
		if strings.EqualFold(r.Code, name) {
			return write(w, rules.Page(r))
		}
	}
	r, err := p.rule(name)
	switch {
	case err != nil && strings.HasPrefix(strings.ToUpper(name), "OF"):
		return usage("there is no rule %s; those of framework files are %s to %s", diag.Quote(name), ofFrameworks[0].Code, ofFrameworks[len(ofFrameworks)-1].Code)
	case err != nil:
		return err
	}
	return write(w, rules.Page(r))
}

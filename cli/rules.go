package cli

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
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

// A pack holds the rules of an organisation, which run beside those of the
// catalogue.
type pack []*rules.Rule

// all returns the rules for models: those of the catalogue, and then the pack.
func (p pack) all() []*rules.Rule { return append(rules.All(), p...) }

// check returns an error where something is wrong with the pack itself.
func (p pack) check() error {
	if _, err := rules.NewChecker(&rules.Options{Rules: p}); err != nil {
		return usage("the rules of this program cannot be run: %w", err)
	}
	return nil
}

func (p pack) completeCodes(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var codes []string
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
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
	for _, f := range rules.FrameworkRules() {
		fmt.Fprintf(&b, "%-6s  %-24s  %-8s  framework files\n", f.Code, f.Name, f.Severity)
	}
	return write(w, b.String())
}

func (p pack) explain(w io.Writer, name string) error {
	var codes []string
	for _, f := range rules.FrameworkRules() {
		if strings.EqualFold(f.Code, name) {
			return write(w, rules.Page(f))
		}
		codes = append(codes, f.Code)
	}
	r, err := p.rule(name)
	switch {
	case err != nil && strings.HasPrefix(strings.ToUpper(name), "OF"):
		return usage("there is no rule %s; those of framework files are %s to %s", diag.Quote(name), codes[0], codes[len(codes)-1])
	case err != nil:
		return err
	}
	return write(w, rules.Page(r))
}

// severities reads the values of --rule, each CODE=severity.
func (p pack) severities(values []string) (map[string]diag.Severity, error) {
	set := map[string]diag.Severity{}
	for _, v := range values {
		name, word, ok := strings.Cut(v, "=")
		if !ok {
			return nil, usage("--rule %s says no severity; write it as in --rule LM050=error", diag.Quote(v))
		}
		r, err := p.rule(strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		severity, err := diag.ParseSeverity(strings.ToLower(strings.TrimSpace(word)))
		if err != nil {
			return nil, usage("--rule %s: %w", diag.Quote(v), err)
		}
		if rules.IsFixed(r.Code) && severity != diag.Error {
			return nil, usage("%s always counts as an error; leave out --rule %s", r.Code, diag.Quote(v))
		}
		set[r.Code] = severity
	}
	return set, nil
}

var isCode = regexp.MustCompile(`^LM\d{3}$`)

// rule returns the rule that the user names by its code or name.
func (p pack) rule(name string) (*rules.Rule, error) {
	var known []string
	all := p.all()
	for _, r := range all {
		if strings.EqualFold(r.Code, name) || strings.EqualFold(r.Name, name) {
			return r, nil
		}
		known = append(known, r.Code, r.Name)
	}
	if code := strings.ToUpper(name); isCode.MatchString(code) {
		return nil, usage("there is no rule %s; did you mean %s?", diag.Quote(name), neighbours(code))
	}
	if like, ok := near.Find(name, known); ok {
		return nil, usage("there is no rule %s; did you mean %s?", diag.Quote(name), like)
	}
	if strings.HasPrefix(strings.ToUpper(name), "OF") {
		return nil, usage("%s is not a rule for models, so it cannot be turned; leave it out", diag.Quote(name))
	}
	return nil, usage("there is no rule %s; “resultschain rules” lists them", diag.Quote(name))
}

// neighbours returns the rules before and after a code that no rule has.
func neighbours(code string) string {
	all := rules.All()
	after := slices.IndexFunc(all, func(r *rules.Rule) bool { return r.Code > code })
	if after < 0 {
		after = len(all)
	}
	var names []string
	for _, r := range all[max(0, after-1):min(len(all), after+1)] {
		names = append(names, fmt.Sprintf("%s (%s)", r.Code, r.Name))
	}
	return strings.Join(names, " or ")
}

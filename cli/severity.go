package cli

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

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

package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// severities reads the values of --rule, each CODE=severity.
func severities(values []string) (map[string]diag.Severity, error) {
	set := map[string]diag.Severity{}
	for _, v := range values {
		name, word, ok := strings.Cut(v, "=")
		if !ok {
			return nil, usage("--rule %s says no severity; write it as in --rule LM050=error", diag.Quote(v))
		}
		code, err := ruleCode(strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		severity, err := diag.ParseSeverity(strings.ToLower(strings.TrimSpace(word)))
		if err != nil {
			return nil, usage("--rule %s: %w", diag.Quote(v), err)
		}
		if rules.IsFixed(code) && severity != diag.Error {
			return nil, usage("%s always counts as an error; leave out --rule %s", code, diag.Quote(v))
		}
		set[code] = severity
	}
	return set, nil
}

// ruleCode is the code of the rule that the user names by its code or name.
func ruleCode(name string) (string, error) {
	var known []string
	all := rules.All()
	for _, r := range all {
		if strings.EqualFold(r.Code, name) || strings.EqualFold(r.Name, name) {
			return r.Code, nil
		}
		known = append(known, r.Code, r.Name)
	}
	if code := strings.ToUpper(name); isCode.MatchString(code) {
		return "", usage("there is no rule %s; did you mean %s?", diag.Quote(name), neighbours(code, all))
	}
	if like, ok := near.Find(name, known); ok {
		return "", usage("there is no rule %s; did you mean %s?", diag.Quote(name), like)
	}
	if strings.HasPrefix(strings.ToUpper(name), "OF") {
		return "", usage("%s is not a rule for models, so it cannot be turned; leave it out", diag.Quote(name))
	}
	return "", usage("there is no rule %s; “resultschain rules” lists them", diag.Quote(name))
}

var isCode = regexp.MustCompile(`^LM\d{3}$`)

// neighbours are the rules before and after a code that none has.
func neighbours(code string, all []*rules.Rule) string {
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

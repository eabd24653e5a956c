package main

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
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
		if logicmodel.IsFixed(code) && severity != diag.Error {
			return nil, usage("%s always counts as an error; leave out --rule %s", code, diag.Quote(v))
		}
		set[code] = severity
	}
	return set, nil
}

// ruleCode is the code of the rule that the user names by its code or name.
func ruleCode(name string) (string, error) {
	var known []string
	for _, r := range logicmodel.Rules() {
		if strings.EqualFold(r.Code, name) || strings.EqualFold(r.Name, name) {
			return r.Code, nil
		}
		known = append(known, r.Code, r.Name)
	}
	if like, ok := near.Find(name, known); ok {
		return "", usage("there is no rule %s; did you mean %s?", diag.Quote(name), like)
	}
	if strings.HasPrefix(strings.ToUpper(name), "OF") {
		return "", usage("%s is no rule for models, and cannot be turned", diag.Quote(name))
	}
	return "", usage("there is no rule %s; “resultschain rules” lists them", diag.Quote(name))
}

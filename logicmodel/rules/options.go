package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// Options are choices for a check. The zero value, like a nil *Options, is the
// default.
type Options struct {
	// FS holds the frameworks that models name, and those that
	// frameworks extend; nil: none can be read.
	FS fs.FS

	// Framework is used in place of the ones that models name, and Default for
	// models that name none.
	Framework, Default *outcomes.Framework

	// Rules are run beside those of the catalogue.
	Rules []*Rule

	// Severity gives rules another severity than their own, by code. It wins
	// over the severity that the framework sets.
	Severity map[string]diag.Severity

	// Complete means that the sources are all models that there are, so that a
	// link to another one is a fault.
	Complete bool

	// Independent means that the models only happen to be checked together. Where two
	// have one id, that is then an error only if a link names the id, and otherwise a
	// warning if the models are complete.
	Independent bool
}

// check returns an error where something is wrong with the options.
func (o *Options) check() error {
	if len(o.Rules) == 0 && len(o.Severity) == 0 {
		return nil
	}
	var errs []error
	fault := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	known := map[string]bool{}
	for _, r := range slices.Concat(definitions, catalogue, lastRules, frameworkRules) {
		known[r.Code] = true
	}
	for i, r := range o.Rules {
		switch {
		case r == nil:
			fault("rule %d is nil", i)
			continue
		case r.Code == "":
			fault("rule %d has no code", i)
		case known[r.Code]:
			fault("there are two rules with the code %s", r.Code)
		case r.Run == nil:
			fault("the rule %s has no Run", r.Code)
		case r.Severity < diag.Off || r.Severity > diag.Error:
			fault("the rule %s has no severity", r.Code)
		}
		known[r.Code] = true
	}
	for code, s := range o.Severity {
		switch {
		case !known[code]:
			fault("there is no rule %s", diag.Quote(code))
		case s < diag.Off || s > diag.Error:
			fault("no severity is given for the rule %s", code)
		case IsFixed(code) && s != diag.Error:
			fault("the rule %s always counts as an error", code)
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) }) // Severity is a map
	return errors.Join(errs...)
}

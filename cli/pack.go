package cli

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

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

// codePattern matches what may be the code of a rule for models.
var codePattern = regexp.MustCompile(`^LM\d{3}$`)

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
	if code := strings.ToUpper(name); codePattern.MatchString(code) {
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

package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/outcomes"
)

// ValidateFramework is what [outcomes.Validate] finds in a framework, and what
// is wrong with the severities that it sets for rules, which package outcomes
// does not know. The options are those with which models will be checked; nil
// is the default.
func ValidateFramework(f *outcomes.Framework, o *Options) diag.List {
	list := outcomes.Validate(f)
	known := map[string]bool{}
	var codes []string
	add := func(rules []*Rule) {
		for _, r := range rules {
			known[r.Code] = true
			codes = append(codes, r.Code)
		}
	}
	add(All())
	if o != nil {
		add(o.Rules)
	}
	for _, set := range f.Rules {
		d := diag.Diagnostic{Pos: set.Pos, Severity: diag.Error, Code: "OF003", Rule: "unknown-reference"}
		switch like, found := near.Find(set.Code, codes); {
		case fixed[set.Code]:
			d.Code, d.Rule = "OF001", "malformed"
			d.Message = q(set.Code) + " always counts as an error; remove this line"
		case known[set.Code]:
			continue
		case found:
			d.Message = "there is no rule " + q(set.Code) + "; did you mean " + q(like) + "?"
		default:
			d.Message = "there is no rule " + q(set.Code) + "; correct the code, or remove this line"
		}
		list = append(list, d)
	}
	list.Sort()
	return list
}

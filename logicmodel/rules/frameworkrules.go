package rules

import (
	"maps"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/outcomes"
)

// frameworkRules holds the rules for framework files. Reading a framework reports
// the same faults as errors, but for levelOrder, which is only a warning. Here
// they apply to frameworks built in Go.
var frameworkRules = []*Rule{
	malformedFramework,
	repeatedFrameworkID,
	unknownFrameworkReference,
	frameworkCycle,
	levelOrder,
	unreachableFile,
	noOutcomes,
	badFrameworkDate,
}

var (
	malformedFramework = &Rule{
		Code: "OF001", Name: "malformed", Class: ClassStructural, Severity: diag.Error, On: ScopeFrameworks,
		Doc: `The file cannot be read as an outcomes framework: it is not YAML, a key is not known or is written twice, a value is of the wrong kind or not one of those allowed, the file is empty, holds a second document, or is too large. Under "rules", a rule that always counts as an error is given a severity.`,
		Run: func(p *Pass) { checkSettings(p, true) },
	}
	repeatedFrameworkID = &Rule{
		Code: "OF002", Name: "repeated-id", Class: ClassStructural, Severity: diag.Error, On: ScopeFrameworks,
		Doc: `Two levels, two outcomes or two indicators share an id, in this framework or with one that it extends. Nobody could tell which of them a model means.`,
		Run: reportFramework,
	}
	unknownFrameworkReference = &Rule{
		Code: "OF003", Name: "unknown-reference", Class: ClassStructural, Severity: diag.Error, On: ScopeFrameworks,
		Doc: `Something names a level, an outcome or a rule that there is not, under "level", "contributes-to", "replaced-by", "links", "expects" or "rules". Mostly this is a slip, and the finding names the nearest one.`,
		Run: func(p *Pass) {
			reportFramework(p)
			checkSettings(p, false)
		},
	}
	frameworkCycle = &Rule{
		Code: "OF004", Name: "cycle", Class: ClassStructural, Severity: diag.Error, On: ScopeFrameworks,
		Doc: `Outcomes contribute to each other in a circle, so that each is its own cause; or frameworks extend each other in a circle, so that none can be read first.`,
		Run: reportFramework,
	}
	levelOrder = &Rule{
		Code: "OF005", Name: "level-order", Class: ClassStructural, Severity: diag.Warning, On: ScopeFrameworks,
		Doc: `An outcome contributes to one of a lower level. Levels are listed with the highest first, and contributions run upwards. Turn the contribution round, or correct a level.`,
		Run: reportFramework,
	}
	unreachableFile = &Rule{
		Code: "OF006", Name: "unreachable-file", Class: ClassStructural, Severity: diag.Error, On: ScopeFrameworks,
		Doc: `A framework that is named under "extends", or under "framework" of a model, cannot be read: it is not there, is a folder, or lies outside the folder that may be read. A framework may extend 1,000 others, directly or through each other. Paths are taken from the folder of the file that names them.`,
	}
	noOutcomes = &Rule{
		Code: "OF007", Name: "no-outcomes", Class: ClassStructural, Severity: diag.Error, On: ScopeFrameworks,
		Doc: `The framework has no outcomes and extends no other. There is nothing that a model could support.`,
		Run: reportFramework,
	}
	badFrameworkDate = &Rule{
		Code: "OF008", Name: "bad-date", Class: ClassStructural, Severity: diag.Error, On: ScopeFrameworks,
		Doc: `A date is not of the form YYYY, YYYY-MM or YYYY-MM-DD, or an outcome ends before it begins.`,
		Run: reportFramework,
	}
)

// reportFramework reports the faults of the rule that package outcomes finds.
func reportFramework(p *Pass) {
	if p.faults == nil {
		p.faults = append(diag.List{}, outcomes.Validate(p.Framework)...)
	}
	for _, d := range p.faults {
		if d.Code == p.rule.Code {
			d.Severity = p.severity
			p.found.findings = append(p.found.findings, &d)
		}
	}
}

// checkSettings reports severities that a framework sets for rules that always
// count, or, if ofFixed is false, for rules that do not exist.
func checkSettings(p *Pass, ofFixed bool) {
	codes := slices.Collect(maps.Keys(p.usual))
	for _, rule := range p.options.Rules {
		codes = append(codes, rule.Code)
	}
	slices.Sort(codes)
	for _, set := range p.Framework.Rules {
		_, known := p.run.severity(set.Code)
		switch like, found := near.Find(set.Code, codes); {
		case ofFixed && IsFixed(set.Code) && set.Severity != 0:
			p.Reportf(set.Pos, nil, "%s always counts as an error; remove this line", q(set.Code))
		case ofFixed || known:
		case found:
			p.Reportf(set.Pos, nil, "there is no rule %s; did you mean %s?", q(set.Code), q(like))
		default:
			p.Reportf(set.Pos, nil, "there is no rule %s; correct the code, or remove this line", q(set.Code))
		}
	}
}

package rules

import (
	"slices"
	"strings"
)

// definitions are the rules without which no other makes sense: what links
// and elements name must be there, once.
var definitions = []*Rule{
	repeatedID,
	unknownReference,
}

// catalogue is every other rule, by code. The codes are a contract: none is
// ever used again or changes its meaning.
var catalogue = []*Rule{
	malformedFile,
	selfLink,
	repeatedLink,
	cycle,
	backwardLink,
	skippedStage,
	sameStageLink,
	isolated,
	idleActivity,
	orphanOutput,
	noCause,
	deadEnd,
	unreachedEndState,
	hiddenText,
	noEndState,
	emptyStage,
	everythingToEverything,
	crowded,
	islands,
	redundantLink,
	singlePoint,
	idleFeedback,
	bareLink,
	unexplainedWeakLink,
	criticalAssumption,
	brokenAssumption,
	uncitedEvidence,
	unusedDefinition,
	unmitigatedRisk,
	awarenessLeap,
	kindOrder,
	outputWithoutReach,
	outcomeWithoutReach,
	unownedActivity,
	idlePartner,
	inequalityBlind,
	unmeasuredOutcome,
	tooManyIndicators,
	noBaseline,
	noSource,
	notANumber,
	badDate,
	wrongDirection,
	overdue,
	whichYear,
	fractionOrPercentage,
	noFramework,
	unmapped,
	unknownOutcome,
	wrongLevel,
	retiredOutcome,
	wrongTerm,
	contradictsFramework,
	missingExpectation,
	otherFramework,
	labelDrift,
	belowWaterLine,
	activityAsOutcome,
	outputAsOutcome,
	outcomeAsOutput,
	targetInOutcome,
	doubleBarrelled,
	twoLevels,
	noDirection,
	longLabel,
	nearDuplicate,
	repeatsItsCause,
}

// last are the rules that look at what the others found.
var last = []*Rule{
	idleIgnore,
}

// fixed are the rules that cannot be turned off or suppressed: with such a
// fault there is no chain that other rules could check.
var fixed = map[string]bool{
	"LM001": true, "LM002": true, "LM003": true, "LM004": true, "LM006": true,
	"LM033": true, "LM057": true, "LM071": true, "LM077": true,
}

// All returns all rules of the catalogue, by code. They are copies: to change
// them changes no check.
func All() []*Rule { return copies(slices.Concat(definitions, catalogue, last)) }

// FrameworkRules returns the rules of framework files alone, by code, as [All]
// does those of models.
func FrameworkRules() []*Rule { return copies(frameworkRules) }

func copies(rules []*Rule) []*Rule {
	var all []*Rule
	for _, r := range rules {
		c := *r
		all = append(all, &c)
	}
	slices.SortFunc(all, func(a, b *Rule) int { return strings.Compare(a.Code, b.Code) })
	return all
}

// IsFixed reports whether the rule with the code always counts as an error:
// it cannot be turned off, given another severity or set aside.
func IsFixed(code string) bool {
	return fixed[code] || strings.HasPrefix(code, "OF") && code != levelOrder.Code
}

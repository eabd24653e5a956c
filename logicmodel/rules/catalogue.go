package rules

import (
	"slices"
	"strings"
)

// definitions holds the rules that other rules rely on: whatever links and
// elements name must be defined, once.
var definitions = []*Rule{
	repeatedID,
	unknownReference,
}

// catalogue holds every other rule, by code. The codes are a contract: a code is
// never used again and never changes its meaning.
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
	restatedOutcome,
	leap,
	oneForAll,
	bareLink,
	unexplainedWeakLink,
	criticalAssumption,
	brokenAssumption,
	uncitedEvidence,
	unusedDefinition,
	nothingAssumed,
	unmitigatedRisk,
	awarenessLeap,
	kindOrder,
	outputWithoutReach,
	outcomeWithoutReach,
	unownedActivity,
	idlePartner,
	inequalityBlind,
	reachMismatch,
	priorityNotCounted,
	reversedByWords,
	staysInside,
	unmeasuredOutcome,
	measuredByOutput,
	tooManyIndicators,
	sharedMeasure,
	noBaseline,
	undated,
	noSource,
	notANumber,
	outOfRange,
	badDate,
	wrongDirection,
	noChangeAsked,
	overdue,
	placeholder,
	targetInIndicator,
	changeInIndicator,
	whichYear,
	fractionOrPercentage,
	partsAndTotal,
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
	nearTwin,
	changeInActivity,
}

// lastRules holds the rules that look at the findings of the others.
var lastRules = []*Rule{
	idleIgnore,
}

// fixedCodes holds the codes of rules that cannot be turned off or suppressed:
// with such a fault there is no chain that other rules could check.
var fixedCodes = map[string]bool{
	"LM001": true, "LM002": true, "LM003": true, "LM004": true, "LM006": true,
	"LM033": true, "LM057": true, "LM071": true, "LM077": true,
}

// All returns all rules of the catalogue, by code. They are copies, so that
// changing one does not change any check.
func All() []*Rule { return copyRules(slices.Concat(definitions, catalogue, lastRules)) }

// FrameworkRules returns the rules for framework files, by code, as [All] does
// those for models.
func FrameworkRules() []*Rule { return copyRules(frameworkRules) }

func copyRules(rules []*Rule) []*Rule {
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
	return fixedCodes[code] || strings.HasPrefix(code, "OF") && code != levelOrder.Code
}

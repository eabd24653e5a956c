package rules

import (
	"iter"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var changeInIndicator = &Rule{
	Code: "LM065", Name: "change-in-indicator", Class: ClassWording, Severity: diag.Info,
	On: ScopeBoth,
	Doc: `The title of an indicator states a change, "improved access", or names two measures in one, "awareness and use of services".

A measure is neutral: it may go up or down, and its direction stands under "direction". Of two measures in one nobody knows which moved: one may rise while the other falls. Name what is measured, "people with access to a garden", and give each measure an indicator of its own.

Words that belong to the thing are left alone: "improved water source", "more than three children". The rule advises on the wording only and runs on English texts alone; where LM064 speaks it is silent.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for in := range englishIndicators(p) {
			if _, ok := indicatorTarget(in.Title); ok && !p.IsSilent("LM064", in.Element) {
				continue
			}
			if statesChange(in.Title) {
				p.reportKeyf(in, "title", `%s states a change; name what is measured, and the way it should go under "direction"`, q(in.Title))
			} else if first, second, ok := twoMeasures(in.Title); ok {
				p.reportKeyf(in, "title", "this measures two things, %s and %s; give each an indicator of its own", q(first), q(second))
			}
		}
	},
}

// englishIndicators yields the indicators of [Pass.Indicators] whose titles are in
// English.
func englishIndicators(p *Pass) iter.Seq[Measure] {
	if p.Model != nil && !outcomes.IsEnglish(p.Model.Lang) {
		return func(func(Measure) bool) {}
	}
	return p.Indicators()
}

// statesChange reports whether the title of an indicator opens with a change.
func statesChange(title string) bool {
	words := strings.Fields(title)
	if len(words) < 2 || unicode.IsUpper([]rune(words[1])[0]) && words[1] != strings.ToUpper(words[1]) { // the name of a programme
		return false
	}
	next := strings.ToLower(words[1])
	switch strings.ToLower(words[0]) {
	case "increased", "reduced", "decreased", "enhanced", "strengthened", "greater", "fewer":
		return next != "than"
	case "improved":
		return !improvedThings[strings.TrimSuffix(next, "s")]
	case "more", "less", "better":
		return next != "than" && next != "or"
	case "increase", "decrease", "reduction", "improvement", "improvements":
		return next == "in"
	}
	return false
}

// improvedThings are named so by their standard, as an improved water source is.
var improvedThings = wordSet(`water drinking sanitation seed stove cookstove variety varieties toilet latrine source breed`)

// twoMeasures returns the two measures that the title of an indicator joins.
func twoMeasures(title string) (first, second string, ok bool) {
	words := strings.Fields(title)
	for i := 1; i+2 < len(words); i++ {
		if w := strings.ToLower(words[i]); w != "and" && w != "&" {
			continue
		}
		before, after := strings.ToLower(words[i-1]), strings.ToLower(words[i+1])
		of := strings.ToLower(words[i+2])
		if measures[before] && measures[after] && before != after && (of == "of" || of == "in" || of == "to" || of == "with") && !oneMeasure[before+" "+after] && i == 1 {
			return words[0], words[2], true
		}
		if counts(after) && of == "of" && counts(strings.ToLower(words[0])) && i > 2 {
			return strings.Join(words[:i], " "), strings.Join(words[i+1:], " "), true
		}
	}
	return "", "", false
}

func counts(w string) bool {
	switch w {
	case "number", "percentage", "proportion", "share", "rate", "value", "%":
		return true
	}
	return false
}

var (
	// measures are nouns that each are a measure of what they are followed by.
	measures = wordSet(`access attendance attitudes availability awareness completion cost coverage frequency incidence knowledge number participation
		prevalence quality quantity retention satisfaction severity understanding uptake use value`)
	// oneMeasure are pairs of them that make one measure.
	oneMeasure = map[string]bool{"knowledge understanding": true, "awareness understanding": true, "knowledge awareness": true, "awareness knowledge": true}
)

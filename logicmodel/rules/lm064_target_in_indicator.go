package rules

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
)

var targetInIndicator = &Rule{
	Code: "LM064", Name: "target-in-indicator", Class: ClassWording, Severity: diag.Info,
	On: ScopeBoth,
	Doc: `The title of an indicator holds the figure or the date that is to be reached: "80% of residents feel safe by 2030".

An indicator says what is measured, whatever comes out; a target, how much of it and by when. Apart from each other, the target can be raised, and the indicator goes on. Move the figure to "targets", and name the measure alone: "residents who feel safe".

Figures that belong to the measure are left alone: "people over 65", "homes within 400 m of a stop", "deaths per 1,000". The rule advises on the wording only and runs on English texts alone.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for in := range englishIndicators(p) {
			if target, ok := indicatorTarget(in.Title); ok {
				p.reportKeyf(in, "title", `%s in the title of an indicator is a target; move it to "targets", and name here only what is measured`, q(target))
			}
		}
	},
}

// indicatorTarget returns the target in the title of an indicator, such as "by 2030"
// or "80% of", and false where none is certain.
func indicatorTarget(title string) (string, bool) {
	if !strings.ContainsAny(title, "0123456789") {
		return "", false
	}
	words := strings.Fields(title)
	for i := range words {
		w := strings.ToLower(strings.Trim(words[i], ".,;()"))
		next := ""
		if i+1 < len(words) {
			next = strings.Trim(words[i+1], ".,;()")
		}
		switch {
		case w == "by" && isYear(next):
			return words[i] + " " + next, true
		case w == "by" && i+2 < len(words) && isYear(strings.Trim(words[i+2], ".,;()")):
			return strings.Join(words[i:i+2], " ") + " " + strings.Trim(words[i+2], ".,;()"), true
		case (w == "by" || w == "to") && strings.HasSuffix(next, "%") && isFigure(next) && changesBefore(words[:i]):
			return words[i] + " " + next, true
		case i <= 3 && strings.HasSuffix(w, "%") && isFigure(w) && strings.EqualFold(next, "of") && opensTarget(words[:i]):
			return strings.Join(words[:i+1], " "), true
		}
	}
	return "", false
}

func isYear(w string) bool {
	return len(w) >= 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && isFigure(w[:4]) && !strings.Contains(w[:4], ".")
}

// isFigure reports whether the word begins with a digit and is a number with its
// signs.
func isFigure(w string) bool {
	return w != "" && strings.Trim(w, "0123456789.,/%-–") == "" && w[0] >= '0' && w[0] <= '9'
}

// changesBefore reports whether one of the words is one of change.
func changesBefore(words []string) bool {
	for _, w := range words {
		if s := senses[stem(strings.ToLower(w))]; s == rises || s == falls {
			return true
		}
	}
	return false
}

// opensTarget reports whether the words may stand before the figure of a target with
// which a title opens.
func opensTarget(words []string) bool {
	for _, w := range words {
		switch strings.ToLower(w) {
		case "at", "least", "over", "more", "than", "minimum", "of", "a", "about":
		default:
			return false
		}
	}
	return true
}

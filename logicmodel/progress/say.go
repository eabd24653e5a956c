package progress

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/outcomes"
)

// Explain tells in one sentence, without its full stop, what the state rests
// on: the title of the indicator and its figures as they are written, how far
// it has come, what the straight line asks for, and whatever else should be
// known. Nothing in it can drive a terminal.
func (r *Result) Explain() string {
	title := r.Indicator.Title
	if title == "" {
		title = r.Indicator.ID
	}
	return plaintext.Clean(title) + ": " + r.says(true)
}

// says is the sentence without the title. Long lists of words are cut if it
// is to be short.
func (r *Result) says(short bool) string {
	figures := r.figures()
	reason := r.Reason
	if len(r.Words) > 0 {
		reason = "it is told in words, " + listed(r.Words, short)
	}
	tells := r.tells()
	switch {
	case tells == "":
		tells = reason
	case reason != "":
		tells += "; " + reason
	}
	switch {
	case figures == "":
		figures = tells
	case tells != "":
		figures += ": " + tells
	}
	if len(r.Notes) > 0 {
		figures += " (" + strings.Join(r.Notes, "; ") + ")"
	}
	return figures
}

// figures tells the latest value if it is a number, the baseline and the target.
func (r *Result) figures() string {
	var parts []string
	if p := r.Latest; p != nil {
		parts = append(parts, amount(p.Value, r.Unit)+when(p.On)+",")
	}
	baseline, _, target := r.Written()
	if f := baseline; f != nil {
		parts = append(parts, "from "+r.bare(f, len(parts) > 0)+when(f.On))
	}
	switch f := target; {
	case f == nil && r.Direction == outcomes.Maintain:
		parts = append(parts, "to be maintained")
	case f == nil:
	case r.Direction == outcomes.Maintain:
		parts = append(parts, "to be maintained at "+r.bare(f, len(parts) > 0)+by(f.On))
	default:
		parts = append(parts, "towards "+r.bare(f, len(parts) > 0)+by(f.On))
	}
	return strings.TrimSuffix(strings.Join(parts, " "), ",")
}

// bare is a figure, with its unit if that has not been told; a figure in words
// is quoted.
func (r *Result) bare(f *outcomes.Figure, told bool) string {
	switch _, ok := f.Number(); {
	case !ok:
		return diag.Quote(f.Value)
	case told && !isSign(r.Unit):
		return plaintext.Clean(f.Value)
	}
	return amount(f.Value, r.Unit)
}

// tells says how far the indicator has come, and what the line asks for.
func (r *Result) tells() string {
	if r.Latest == nil {
		return ""
	}
	switch {
	case r.State == Reached && r.stale:
		return "the target is reached; nothing was measured since its date"
	case r.State == Reached:
		return "the target is reached"
	case r.State == NotKept:
		return "it has crossed its target"
	case r.State == Kept && r.Needle == Unmoved:
		return "it has not moved"
	case r.State == Kept && r.Baseline != nil:
		return "it has not crossed its target"
	case r.State == Kept:
		return "it is at its target"
	case r.State == Worse && r.Target == nil:
		return "it has moved the wrong way"
	}
	var parts []string
	switch {
	case r.HasTravelled:
		parts = append(parts, r.part.words())
	case r.Needle == Improved:
		parts = append(parts, "it has moved the right way")
	case r.Needle == Worsened:
		parts = append(parts, "it has moved the wrong way")
	case r.Needle == Unmoved:
		parts = append(parts, "it has not moved")
	}
	if a := r.Asked; a != nil {
		if r.Target.On.Valid() && lastDay(r.Target.On) <= lastDay(r.measured) {
			parts = append(parts, "the date of the target is past")
			return strings.Join(parts, "; ")
		}
		line := fmt.Sprintf("a straight line asks for %s%s", r.ask(a), by(a.On))
		if r.lapsed() {
			line += fmt.Sprintf(" and %s%s, and nothing newer was measured", r.ask(r.Due), by(r.Due.On))
		}
		parts = append(parts, line)
	}
	return strings.Join(parts, "; ")
}

// short reports whether the latest value falls short of what the line asks.
func (r *Result) short(a *Asked) bool {
	if r.Direction == outcomes.Decrease {
		return r.Latest.Number > a.Number
	}
	return r.Latest.Number < a.Number
}

func (r *Result) ask(a *Asked) string {
	text := a.Value
	if isSign(r.Unit) {
		text = amount(text, r.Unit)
	}
	if a.About {
		return "about " + text
	}
	return text
}

// isSign reports whether the unit is a sign that stands at each figure.
func isSign(unit string) bool {
	switch unit {
	case "%", "£", "$", "€":
		return true
	}
	return false
}

// amount is a figure with its unit.
func amount(value, unit string) string {
	switch value = plaintext.Clean(value); {
	case unit == "":
		return value
	case unit == "£", unit == "$", unit == "€":
		if rest, ok := strings.CutPrefix(value, "-"); ok {
			return "-" + unit + rest
		}
		return unit + value
	case strings.HasPrefix(unit, "%"):
		return value + plaintext.Clean(unit)
	}
	return value + " " + plaintext.Clean(unit)
}

// when is " in 2025" or " on 2025-06-30".
func when(d outcomes.Date) string {
	switch {
	case !d.Valid():
		return ""
	case len(d) == len("2025-06-30"):
		return " on " + string(d)
	}
	return " in " + string(d)
}

func by(d outcomes.Date) string {
	if !d.Valid() {
		return ""
	}
	return " by " + string(d)
}

// maxWords is how many values of an indicator that is told in words a sentence
// tells: the last ones.
const maxWords = 3

// listed are values that are told in words.
func listed(words []outcomes.Figure, short bool) string {
	var parts []string
	if n := len(words); short && n > maxWords {
		parts = append(parts, fmt.Sprintf("%d values, the last", n))
		words = words[n-maxWords:]
	}
	for i, f := range words {
		parts = append(parts, diag.Quote(f.Value)+when(f.On))
		if i == 0 && len(parts) == 2 {
			parts = []string{parts[0] + " " + parts[1]}
		}
	}
	return and(parts)
}

// and joins words as in "a, b and c".
func and(parts []string) string {
	if n := len(parts) - 1; n > 0 {
		return strings.Join(parts[:n], ", ") + " and " + parts[n]
	}
	return strings.Join(parts, "")
}

var decimalComma = regexp.MustCompile(`^[-+]?\d+,\d+$`)

// instead is what to write in place of a value that is no number.
func instead(value string) string {
	if decimalComma.MatchString(value) {
		return "write decimals with a point and thousands without a mark, as in 51.2 or 1200"
	}
	return "write the number alone, as in 51.2"
}

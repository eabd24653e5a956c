package progress

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/outcomes"
)

// Explain returns one sentence, without its full stop, on what the state rests
// on: the title of the indicator and its figures as they are written, how far
// it has come, what the straight line asks for, and whatever else should be
// known. Nothing in it can drive a terminal.
func (r *Result) Explain() string {
	return plaintext.Clean(cmp.Or(r.Indicator.Title, r.Indicator.ID)) + ": " + r.sentence(true)
}

// sentence returns the explanation without the title. Long lists of words are cut
// if it is to be short.
func (r *Result) sentence(short bool) string {
	reason := r.Reason
	if len(r.Words) > 0 {
		reason = wordsReason(r.Words, short)
	}
	judgement := join("; ", r.journey(), reason, r.partsInWords())
	s := join(": ", r.figures(), judgement)
	if len(r.Notes) > 0 {
		s += " (" + strings.Join(r.Notes, "; ") + ")"
	}
	return s
}

// join joins the parts that are not empty.
func join(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}

// figures returns the latest value if it is a number, the baseline and the
// target.
func (r *Result) figures() string {
	var parts []string
	if p := r.Latest; p != nil {
		parts = append(parts, amount(p.Value, r.Unit)+onPhrase(p.On)+",")
	}
	baseline, target := r.written[0], r.written[2]
	if baseline != nil {
		parts = append(parts, "from "+r.figure(baseline, len(parts) > 0)+onPhrase(baseline.On))
	}
	if r.Direction == outcomes.DirectionMaintain {
		parts = append(parts, "to be maintained")
	}
	if target != nil {
		word := "towards "
		if r.Direction == outcomes.DirectionMaintain {
			word = "at "
		}
		parts = append(parts, word+r.figure(target, r.Latest != nil || baseline != nil)+byPhrase(target.On))
	}
	return strings.TrimSuffix(strings.Join(parts, " "), ",")
}

// figure returns a figure with its unit, which is left out where it stands before
// already; a figure in words is quoted.
func (r *Result) figure(f *outcomes.Figure, before bool) string {
	switch _, ok := f.Number(); {
	case hasLimits(&Point{Figure: *f}):
		unit := r.Unit
		if before {
			unit = numbers.Sign(unit)
		}
		return plaintext.Clean(f.Show(unit))
	case !ok:
		return diag.Quote(f.Value)
	case before:
		return r.valueText(f.Value)
	}
	return amount(f.Value, r.Unit)
}

// valueText returns one more value of a sentence, without its unit unless that is a
// sign, which stands at each.
func (r *Result) valueText(value string) string {
	return amount(value, numbers.Sign(r.Unit))
}

// journey returns how far the indicator has come, and what the line asks for.
func (r *Result) journey() string {
	if r.Latest == nil {
		return ""
	}
	switch {
	case r.State == StateReached && r.stale:
		return "the target is reached; nothing was measured since its date"
	case r.State == StateReached:
		return "the target is reached"
	case r.State == StateNotKept:
		return "it has crossed its target"
	case r.State == StateKept && r.Needle == needleUnmoved:
		return "it has not moved"
	case r.State == StateKept && r.Baseline != nil:
		return "it has not crossed its target"
	case r.State == StateKept:
		return "it is at its target"
	}
	way := map[string]string{
		needleImproved: "it has moved the right way", needleWorsened: "it has moved the wrong way", needleUnmoved: "it has not moved",
	}[r.Needle]
	if r.exactPart != nil {
		way = share(r.exactPart)
	}
	return join("; ", way, r.expectations())
}

// expectations returns what the line asks for; empty where there is none.
func (r *Result) expectations() string {
	switch {
	case r.Asked == nil:
		return ""
	case r.Target.On.Valid() && r.calendar.lastDay(r.Target.On) <= r.calendar.lastDay(r.measuredOn):
		return "the date of the target is past"
	}
	ask := func(x *Point) string {
		text := r.valueText(x.Value)
		if x.About {
			text = "about " + text
		}
		return text + byPhrase(x.On)
	}
	s := "a straight line asks for " + ask(r.Asked)
	if r.lapsed {
		s += " and " + ask(r.Due) + ", and nothing newer was measured"
	}
	return s
}

// share returns a part of the way in words, as in "half-way", "a quarter of the
// way" or "61% of the way". It is never rounded to nothing or to all of the way.
func share(part *big.Rat) string {
	words := map[string]string{
		"0": "none of the way", "1/4": "a quarter of the way", "1/3": "a third of the way", "1/2": "half-way",
		"2/3": "two thirds of the way", "3/4": "three quarters of the way", "1": "all of the way",
	}[part.RatString()]
	if words != "" {
		return words
	}
	hundred := new(big.Rat).Mul(part, big.NewRat(100, 1))
	switch one := big.NewRat(1, 1); {
	case part.Sign() < 0:
		return "further from the target than at the start"
	case part.Cmp(one) > 0:
		return "beyond the target"
	case hundred.Cmp(one) < 0:
		return "less than 1% of the way"
	case hundred.Cmp(big.NewRat(99, 1)) > 0:
		return "more than 99% of the way"
	}
	return hundred.FloatString(0) + "% of the way"
}

// amount returns a figure with its unit, as people write it.
func amount(value, unit string) string {
	return plaintext.Clean(numbers.Show(value, unit))
}

// onPhrase returns a date in words, as in " in 2025" or " on 2025-06-30".
func onPhrase(d outcomes.Date) string {
	if !d.Valid() {
		return ""
	}
	return " " + d.When()
}

func byPhrase(d outcomes.Date) string {
	if !d.Valid() {
		return ""
	}
	return " by " + d.InWords()
}

// wordsReason returns why values that are words are not judged, and names the
// values; if it is to be short, only the last three of many.
func wordsReason(words []outcomes.Figure, short bool) string {
	const most = 3
	s := "it is told in words, "
	if n := len(words); short && n > most {
		s += fmt.Sprintf("%d values, the last ", n)
		words = words[n-most:]
	}
	var parts []string
	for _, f := range words {
		parts = append(parts, diag.Quote(f.Value)+onPhrase(f.On))
	}
	return s + prose.List(parts)
}

// Word returns the word for the state, fit for a picture: see [State.String]. Of
// an indicator that was on track when it was last measured, and of which the
// line asks for more by the as-at date, it has the time, as in "on track in
// 2025".
func (r *Result) Word() string {
	if r.lapsed {
		return r.State.String() + onPhrase(r.Latest.On)
	}
	return r.State.String()
}

// Mark returns a sign for the state, to stand before its word.
func (s State) Mark() string { return marks[s] }

// marks stand before the words of notes.
var marks = map[State]string{
	StateReached: "√", StateKept: "=", StateOnTrack: "►", StateBehind: "▼", StateNotKept: "▼", StateWorse: "▼", StateNotKnown: "?",
}

// Notes returns how the indicators of each element or outcome do, and how it is
// judged, by its id, as a mark and a few words for its box in a picture.
func (r *Review) Notes() map[string]string {
	notes := map[string]string{}
	for i := range r.Results {
		for _, owner := range append([]diag.Subject{r.Results[i].Owner}, r.Results[i].Also...) {
			t := r.Element(owner.ID)
			words := t.Counts()
			if t.Total() == 1 {
				words = r.Results[i].Word()
			}
			notes[owner.ID] = marks[t.Word()] + " Progress: " + words
		}
	}
	for i := range r.Judgements {
		j := &r.Judgements[i]
		notes[j.Element.ID] = j.note(notes[j.Element.ID])
	}
	return notes
}

// NoteKey returns the line for [Review.Notes] in the key of a picture.
func (r *Review) NoteKey() string {
	if !r.AsAt.Valid() {
		return "Progress is not known: no date is given to look from"
	}
	return "Progress as at " + r.AsAt.InWords()
}

package logicmodel

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
)

var outputAsOutcome = &Rule{
	Code: "LM081", Name: "output-as-outcome", Class: Wording, Severity: diag.Info,
	Doc: `An outcome, or the end state, counts or names what is delivered: "number of sessions", "180 people trained", "leaflets distributed".

How much was done, and for how many, is an output. It shows that the work took place, not that anyone is the better for it. List it under "outputs", and say in the outcome what is different for the people it reached.

Numbers of things that do change are left alone: "the number of children in care has fallen". The rule advises on the wording only, is silent where LM080 or LM093 speaks, and runs on English texts alone. Where it speaks, LM083 and LM087 are silent.

Source: NHS Health Scotland, key stages of a logic model; Global Affairs Canada, results-based management tip sheets.`,
	local: true,
	Run: func(p *Pass) {
		for i, words := range titles(p, ShortTerm, EndState) {
			e := &p.Model.Elements[i]
			if !countsDelivery(words) || opensWithWork(words) || ofFramework(p, e) || repeatedCause(p, i) >= 0 {
				continue
			}
			const format = "%s says what is delivered, not what changes; list it under \"outputs\", and say here "
			if people, ok := phraseOfPeople(e.Title, words, 0); ok {
				p.Reportf(e.TitlePos, e, format+"what is different for %s", q(e.Title), q(people))
			} else {
				p.Reportf(e.TitlePos, e, format+"what is different for the people it reaches", q(e.Title))
			}
		}
	},
}

// countsDelivery reports whether a title counts or names what is delivered.
func countsDelivery(words []word) bool {
	i := 0
	for i < len(words) && words[i].is(determiner) && words[i].text != "a" || at(words, i, "total") || at(words, i, "overall") {
		i++
	}
	if (at(words, i, "number", "of") || at(words, i, "numbers", "of")) && !has(words[i:], change) {
		return true
	}
	if n := leadingFigure(words); n > 0 && countsThings(words[n:]) {
		return true
	}
	return namesDelivery(words)
}

// leadingFigure is how many words of a title make up the figure that it opens
// with: 180, at least 100, twelve; 0 where it opens otherwise.
func leadingFigure(words []word) int {
	i := 0
	for ; i < len(words); i++ {
		switch words[i].text {
		case "over", "at", "least", "about", "around", "up", "to", "nearly", "almost", "a", "total", "of", "than", "more", "some", "approximately":
			continue
		}
		break
	}
	if i < len(words) && (words[i].is(numeral) || isPlainFigure(&words[i])) && !isAge(words, i) && !isPercent(words, i) {
		return i + 1
	}
	return 0
}

// countsThings reports whether what a figure counts is delivered: training
// courses run, people trained, new leaflets.
func countsThings(words []word) bool {
	for i := range words {
		w := &words[i]
		switch {
		case w.is(preposition | subordinator | comparative | changing | finite), w.joins():
			return false
		case w.is(done):
			return true
		case w.is(product) && (i+1 == len(words) || words[i+1].is(preposition)):
			return true
		}
	}
	return false
}

// namesDelivery reports whether a title says that products were delivered, and
// no more: leaflets distributed, a strategy has been published.
func namesDelivery(words []word) bool {
	named := false
	for i := range words {
		w := &words[i]
		switch {
		case w.is(done) && named:
			return deliveryEnds(words[i+1:])
		case (w.text == "attended" || w.text == "completed") && has(words[:i], person) && has(words[i+1:], product): // staff from ten schools attended briefings
			return deliveryEnds(words[i+1:])
		case strings.HasSuffix(w.text, "%"): // a target
			return false
		case w.is(done) && is(words, i-1, person) && (w.text == "trained" || w.text == "recruited"):
			return deliveryEnds(words[i+1:])
		case w.is(product) && !w.is(person):
			named = true
		case w.is(subordinator | pronoun), w.is(comparative) && !w.is(quantity):
			return false
		case w.is(finite) && w.text != "has" && w.text != "have" && w.text != "been" && w.text != "is" && w.text != "are":
			return false
		}
	}
	return false
}

// deliveryEnds reports whether nothing changes in the words after a delivery.
func deliveryEnds(words []word) bool {
	return !has(words, change|subordinator|pronoun) && mainVerb(words, 0) < 0
}

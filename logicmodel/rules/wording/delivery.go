package wording

import "strings"

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

// leadingFigure returns how many words of a title make up the figure that it opens
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

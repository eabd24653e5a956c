package wording

import "strings"

// countsDelivery reports whether a title counts or names what is delivered.
func countsDelivery(words []word) bool {
	i := 0
	for i < len(words) && words[i].hasTag(determiner) && words[i].text != "a" || matchAt(words, i, "total") || matchAt(words, i, "overall") {
		i++
	}
	if (matchAt(words, i, "number", "of") || matchAt(words, i, "numbers", "of")) && !anyHasTag(words[i:], change) {
		return true
	}
	if n := leadingFigure(words); n > 0 && countsThings(words[n:]) {
		return true
	}
	return namesDelivery(words)
}

// leadingFigure returns how many words make up the figure that a title opens
// with, such as 180, at least 100 or twelve; 0 where it opens with none.
func leadingFigure(words []word) int {
	i := 0
	for ; i < len(words); i++ {
		switch words[i].text {
		case "over", "at", "least", "about", "around", "up", "to", "nearly", "almost", "a", "total", "of", "than", "more", "some", "approximately":
			continue
		}
		break
	}
	if i < len(words) && (words[i].hasTag(numeral) || isPlainFigure(&words[i])) && !isAge(words, i) && !isPercent(words, i) {
		return i + 1
	}
	return 0
}

// countsThings reports whether a figure counts things that are delivered:
// training courses run, people trained, new leaflets.
func countsThings(words []word) bool {
	for i := range words {
		w := &words[i]
		switch {
		case w.hasTag(preposition | subordinator | comparative | changing | finite), w.joins():
			return false
		case w.hasTag(done):
			return true
		case w.hasTag(product) && (i+1 == len(words) || words[i+1].hasTag(preposition)):
			return true
		}
	}
	return false
}

// namesDelivery reports whether a title states that products were delivered, and
// no more: leaflets distributed, a strategy has been published.
func namesDelivery(words []word) bool {
	named := false
	for i := range words {
		w := &words[i]
		switch {
		case w.hasTag(done) && named:
			return deliveryEnds(words[i+1:])
		case (w.text == "attended" || w.text == "completed") && anyHasTag(words[:i], person) && anyHasTag(words[i+1:], product): // staff from ten schools attended briefings
			return deliveryEnds(words[i+1:])
		case strings.HasSuffix(w.text, "%"): // a target
			return false
		case w.hasTag(done) && hasTagAt(words, i-1, person) && (w.text == "trained" || w.text == "recruited"):
			return deliveryEnds(words[i+1:])
		case w.hasTag(product) && !w.hasTag(person):
			named = true
		case w.hasTag(subordinator | pronoun), w.hasTag(comparative) && !w.hasTag(quantity):
			return false
		case w.hasTag(finite) && w.text != "has" && w.text != "have" && w.text != "been" && w.text != "is" && w.text != "are":
			return false
		}
	}
	return false
}

// deliveryEnds reports whether nothing changes in the words after a delivery.
func deliveryEnds(words []word) bool {
	return !anyHasTag(words, change|subordinator|pronoun) && mainVerb(words, 0) < 0
}

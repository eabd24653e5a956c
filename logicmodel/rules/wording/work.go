package wording

import "strings"

// opensWithWork reports whether a title opens with work to be done.
func opensWithWork(words []word) bool {
	i, order := 0, false // order: a verb must follow
	if matchAt(words, 0, "we", "will") || matchAt(words, 0, "we", "shall") {
		i, order = 2, true
	}
	for ; i < len(words); i++ {
		if w := &words[i]; w.text == "to" || w.text == "continue" || w.text == "continuing" {
			order = true
		} else if !isAdverb(w) {
			break
		}
	}
	if i == len(words) {
		return false
	}
	switch w := &words[i]; {
	case w.text == "ensuring": // but not "ensuring safety is a habit"
		v := mainVerb(words, i+1)
		return v < 0 || hasTagAt(words, i+1, determiner) || !strings.HasSuffix(words[v].text, "s")
	case matchAt(words, i, "make", "sure"), matchAt(words, i, "making", "sure"), matchAt(words, i, "bring", "together"):
		return true
	case w.text == "strengthen" || w.text == "strengthening":
		return strengthensPeople(words[i+1:])
	case w.hasTag(doing):
		return order || i+1 == len(words) || !hasTagAt(words, i+1, finite)
	case w.hasTag(doingOrNoun):
		return order || opensWithVerb(words[i:])
	case w.hasTag(doingIng):
		return mainVerb(words, i+1) < 0
	case w.hasTag(doingIngNoun):
		return opensWithGerund(words[i:])
	}
	return false
}

// strengthensPeople reports whether a title is about work with people, such as
// "strengthen families"; not about a change, such as "strengthen family life".
func strengthensPeople(words []word) bool {
	i := 0
	for i < len(words) && words[i].hasTag(determiner|person) {
		i++
	}
	return i > 0 && words[i-1].hasTag(person) && (i == len(words) || words[i].hasTag(preposition|conjunction))
}

// opensWithVerb reports whether a title that opens with a word that may be a verb
// or a noun opens with the verb: "support carers", not "support for carers is
// there".
func opensWithVerb(words []word) bool {
	if len(words) == 1 || mainVerb(words, 1) >= 0 {
		return false
	}
	next := &words[1]
	switch words[0].text {
	case "work":
		return next.hasTag(person) || next.text == "with" || next.text == "in" || next.text == "alongside" || next.text == "together" || next.text == "towards"
	case "meet":
		return next.text == "with"
	case "champion":
		return next.hasTag(determiner)
	case "support", "help", "train", "staff":
	default:
		if next.hasTag(product) && !anyHasTag(words[1:], changed|changing) { // run workshops
			return true
		}
	}
	return hasObject(words[1:])
}

// opensWithGerund reports whether a title that opens with a word in -ing that may
// be a noun opens with the verb: "training staff", not "training is easier to
// reach" or "training places".
func opensWithGerund(words []word) bool {
	if len(words) == 1 || mainVerb(words, 1) >= 0 || anyHasTag(words[1:], changed|changing) {
		return false
	}
	next := &words[1]
	switch words[0].text {
	case "engaging":
		return next.text == "with"
	case "running", "designing":
		if next.hasTag(product) || next.tag == 0 && hasTagAt(words, 2, product) { // running drop-in sessions
			return true
		}
	case "working":
		return next.text == "with" || next.text == "in" || next.text == "alongside" || next.text == "together" || next.text == "towards"
	case "raising":
		return next.text == "money" || next.text == "funds" || next.text == "income" || next.text == "donations"
	case "setting":
		return next.text == "up"
	case "training", "coaching", "mentoring", "counselling", "teaching", "screening":
		if next.text == "for" && !anyHasTag(words[1:], change) {
			return true
		}
	}
	return !anyHasTag(words[1:], comparative) && hasObject(words[1:])
}

// hasObject reports whether the words are the object of a verb before them: the
// community, our carers, 50 volunteers, young people.
func hasObject(words []word) bool {
	if words[0].hasTag(determiner|pronoun|numeral) || isFigure(&words[0]) {
		return true
	}
	for i := range min(3, len(words)) {
		switch w := &words[i]; {
		case w.hasTag(person):
			return true
		case w.tag != 0 && !w.hasTag(condition):
			return false
		}
	}
	return false
}

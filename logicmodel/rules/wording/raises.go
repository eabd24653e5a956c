package wording

import "strings"

// raises reports whether the verb of a title is a change that a thing brings about
// in another: loans increase yields, rules ensure fair play; not: the economy
// improves.
func raises(words []word, c *clause) bool {
	if c.mood != sentence || c.passive || c.main+1 >= len(words) || !isThing(words, c) {
		return false
	}
	w, next := &words[c.main], &words[c.main+1]
	if w.hasTag(work|causing) && strings.HasPrefix(w.text, "help") && next.hasTag(base) { // help reduce
		return next.hasTag(changing) && c.main+2 < len(words)
	}
	if next.joins() || ofOwn[next.text] {
		return false
	}
	switch {
	case w.text == "make" || w.text == "makes": // makes it easier
		return next.text == "it"
	case w.text == "protect" || w.text == "protects":
		return c.head > c.start && anyOf(words[c.main:], against)
	case bringing[w.text]: // not: mills produce flour
		return strings.HasPrefix(w.text, "ensure") || isWorkOrProduct(words, c)
	case drifting[strings.TrimSuffix(w.text, "s")] && !next.hasTag(determiner):
		return false
	}
	return w.hasTag(changing) && !next.hasTag(label|comparative|proportion|closed&^(determiner|subordinator))
}

// isWorkOrProduct reports whether the subject of a sentence is known to be what a
// programme does or makes.
func isWorkOrProduct(words []word, c *clause) bool {
	head := &words[c.head]
	return head.hasTag(product|condition|workNoun) || isAbstract(head)
}

// isThing reports whether the subject of a sentence is a thing, service or work,
// and not people, an institution or a name.
func isThing(words []word, c *clause) bool {
	last := c.head // the noun, where the head is the first of some adjectives
	for last+1 < c.verb && !words[last+1].hasTag(preposition|subordinator|adverb|auxiliary) && words[last+1].text != "to" && words[last+1].sep != '(' {
		last++
	}
	for _, w := range []*word{&words[c.head], &words[last]} {
		known := w.hasTag(product | condition | place | workNoun | carrier)
		switch {
		case schemes[w.text]:
		case w.hasTag(person | agent | pronoun | numeral), actors[w.text], namesPeople(w) && !w.hasTag(product), w.acronym && !known,
			!known && w.capital && !isPlural(w) && !isAbstract(w): // a name
			return false
		}
	}
	return true
}

// isAbstract reports whether a noun that is not in the lexicon names no person or
// place by its ending: legislation, remediation.
func isAbstract(w *word) bool {
	return w.hasTag(ing) || workOf(w) || hasEnding(strings.TrimSuffix(w.text, "s"), "ion", "ment", "ure", "ance", "ence", "ity", "ology", "ism", "age", "work", "al", "ysis")
}

var (
	against = compileSet(`against from`)
	// drifting are verbs of change that comes of itself: trees grow taller.
	drifting = compileSet(`change close decline drop end fall grow rise shift shrink slow`)
	// ofOwn are words after a verb of change where nothing else changes: yields
	// improve each year, farms improve their soil.
	ofOwn = compileSet(`each every its most their`)
	// bringing are more verbs between a cause and its effect.
	bringing = compileSet(`bring brings create creates ensure ensures generate generates produce produces`)
	// schemes are both who works and what is done.
	schemes = compileSet(`programme programmes program programs project projects`)
	// actors are people and institutions that the lexicon does not know, and places
	// and vehicles that may stand for their people.
	actors = compileSet(nouns(`actor age airline applicant army audience bakery bank boat church city clan clerk college command commission commissioner cooperative corporation country
		court crew economy entity estate farm force group guard home hospital industry judge market mayor midwife mill minister municipality museum nation navy
		neighbourhood network official parliamentarian party person pilot province recipient region representative sailor sector servant ship shop society
		soldier state territory town tribe tutor university village workplace`) + ` agriculture cabinet clergy military parliament personnel there`)
)

package wording

import "strings"

// statesChange reports whether a title states a change, or how people or places
// are.
func statesChange(words []word, c *clause) bool {
	if saysWork(words, c) || namesDelivery(words, c) {
		return false
	}
	subject := &words[c.head]
	switch c.mood {
	case sentence:
		w := &words[c.main]
		switch {
		case workOf(subject), workOf(&words[c.verb-1]) && !anyHasTag(words[:c.verb], preposition|particle), // claims processing is
			!c.passive && !w.hasTag(changing) && (facts[subject.text] || subject.text == "research"), subject.hasTag(product) && (w.hasTag(be|work) || stays[w.text] || c.passive && w.hasTag(causing)), c.passive && mayBeWork(words, c), !c.passive && mayWork(words, c):
			return false
		case receivesProduct(words, c): // readers do not agree on what that is
			return false
		case takesPart[w.text] && !words[c.start].hasTag(change): // in what is delivered: families attend workshops
			return !anyHasTag(words[c.main:], product) && !words[min(c.main+2, len(words)-1)].acronym
		}
		return true
	case clipped:
		w := &words[c.main]
		return !subject.hasTag(product) && w.hasTag(changing) || subject.hasTag(person) && w.hasTag(attain) || !w.hasTag(work) && changesNoun(words, c)
	case phrase:
		return changesNoun(words, c)
	}
	return false
}

// stays are verbs of what remains as it is, and takesPart are verbs of people who are
// reached.
var (
	stays     = compileSet(`contain contains remain remains stay stays`)
	takesPart = compileSet(`attend attends participate participates`)
)

// receivesProduct reports whether people receive what a programme delivers, and no
// better one than before: widows receive a pension.
func receivesProduct(words []word, c *clause) bool {
	if !strings.HasPrefix(words[c.main].text, "receive") || words[c.start].hasTag(change) || c.main+1 >= len(words) || hasTagAt(words, c.main+1, comparative) {
		return false
	}
	of := headOf(words, c.main+1, len(words))
	return words[of].hasTag(product) || words[of].text == "support"
}

// mayBeWork reports whether what is done to the subject of a sentence may be work
// of the programme: risks are addressed, exports are promoted, tools are used to map.
func mayBeWork(words []word, c *clause) bool {
	w, next := &words[c.main], c.main+1
	switch {
	case words[c.head].hasTag(place):
		return w.hasTag(serving)
	case words[c.head].hasTag(condition) && w.hasTag(making): // skills are developed
		return false
	case w.hasTag(serving | handling), w.hasTag(giving|making) && !words[c.head].hasTag(person|condition), w.hasTag(work) && !w.hasTag(changing|acting|giving|causing), w.text == "used" && matchAt(words, next, "to"),
		w.hasTag(making) && w.hasTag(acting) && matchAt(words, next, "for") && (next+1 == len(words) || words[next+1].joins()): // prepared for
		return true
	}
	return !w.hasTag(work|changing) && hasTagAt(words, next, conjunction) && hasTagAt(words, next+1, serving) && words[next+1].hasTag(past) // honoured and supported
}

// mayWork reports whether the subject of a sentence may be who works: the council
// develops partnerships, rangers have mapped nests.
func mayWork(words []word, c *clause) bool {
	w, subject := &words[c.main], &words[c.head]
	switch {
	case w.hasTag(giving), subject.acronym && w.hasTag(third) && !w.hasTag(auxiliary|changing) && w.text != "contributes":
		return true
	case subject.hasTag(agent) && subject.hasTag(person):
		return !w.hasTag(auxiliary) || !w.hasTag(be) && hasTagAt(words, c.main+1, work) && words[c.main+1].hasTag(past)
	case subject.hasTag(person | condition):
		return false
	}
	return w.hasTag(third) && w.hasTag(work) && (w.text == "helps" || !w.hasTag(changing|acting|causing))
}

// changesNoun reports whether a title that is no sentence states a change: increased
// confidence, fewer falls, reduction in loneliness, carers better informed.
func changesNoun(words []word, c *clause) bool {
	first, head := &words[c.start], &words[c.head]
	switch {
	case head.hasTag(changeNoun) && (c.head == c.start || c.head == c.start+1 && first.hasTag(adjective)):
		return c.head+2 < len(words) && words[c.head+1].hasTag(preposition) && isCondition(words, headOf(words, c.head+2, len(words)))
	case first.hasTag(comparative|past|ing) && first.hasTag(change):
		return c.head > c.start && isCondition(words, c.head) && !(first.hasTag(quantity) && !first.hasTag(lessening) && head.hasTag(person|place) && !words[c.start+1].hasTag(adjective))
	}
	for k := c.start + 1; k < len(words) && k <= c.head+1; k++ { // carers better informed, carers with better health
		if w := &words[k]; words[k-1].hasTag(person) && (w.hasTag(comparative) || ableTo[w.text] || (w.text == "with" || w.text == "who") && hasTagAt(words, k+1, change|acting) && !(w.text == "who" && words[k+1].hasTag(past))) {
			return true
		}
	}
	return false
}

// usage are nouns of a change in people, though they use what is delivered: use of
// services.
var usage = compileSet(`quality take-up uptake use`)

// isCondition reports whether the noun at word i is what changes in people and
// places, or the people or places themselves.
func isCondition(words []word, i int) bool {
	w := &words[i]
	if w.hasTag(carrier) && i+2 < len(words) && words[i+1].hasTag(preposition) { // number of
		return usage[w.text] || isCondition(words, headOf(words, i+2, len(words)))
	}
	return !w.hasTag(product) && (w.hasTag(condition|person|place|carrier) || actOf(w) || hasEnding(w.text, "ities", "ancies", "encies"))
}

package wording

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
		case workOf(subject), subject.hasTag(product) && w.hasTag(be|work):
			return false
		case c.passive && w.hasTag(serving), !c.passive && (w.hasTag(giving) || subject.hasTag(agent) && subject.hasTag(person) && !w.hasTag(auxiliary)):
			return false // work, perhaps
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

// changesNoun reports whether a title that is no sentence states a change: increased
// confidence, fewer falls, reduction in loneliness, carers better informed.
func changesNoun(words []word, c *clause) bool {
	first, head := &words[c.start], &words[c.head]
	switch {
	case first.hasTag(changeNoun) && c.head == c.start:
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

// isCondition reports whether the noun at word i is what changes in people and
// places, or the people or places themselves.
func isCondition(words []word, i int) bool {
	w := &words[i]
	if w.hasTag(carrier) && i+2 < len(words) && words[i+1].hasTag(preposition) { // number of
		return isCondition(words, headOf(words, i+2, len(words)))
	}
	return !w.hasTag(product) && w.hasTag(condition|person|place|carrier)
}

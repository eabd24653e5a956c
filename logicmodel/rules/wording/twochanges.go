package wording

// changesOf returns the parts of a title that are each a change of their own, as
// ranges of words, and whether it is certain where each ends; fewer than two
// where it does not join any.
func changesOf(words []word, c *clause) (parts [][2]int, certain bool) {
	start := 0
	certain = true
	for i := c.start + 1; i < len(words)-1; i++ {
		next := afterJoin(words, i)
		if next == i && !words[i].joins() || next >= len(words) {
			continue
		}
		last, ok := joinsChanges(words, c, start, i, next)
		if !ok {
			continue
		}
		for k := next + 1; k <= last; k++ { // and girls and boys read
			certain = certain && (!words[k].joins() || words[next].hasTag(determiner))
		}
		parts = append(parts, [2]int{start, i})
		start, i = next, max(next, last)
	}
	if parts == nil {
		return nil, false
	}
	return append(parts, [2]int{start, len(words)}), certain
}

// afterJoin returns where the part begins that word i, or the sign before it, joins to
// the words before it. It returns i where nothing joins them.
func afterJoin(words []word, i int) int {
	j := i
	switch w := &words[i]; {
	case matchAt(words, i, "as", "well", "as"):
		j = i + 3
	case w.hasTag(conjunction), w.text == "while" && w.sep == ',', w.text == "but":
		j = i + 1
	case !w.joins():
		return i
	}
	for j < len(words) && (words[j].text == "also" || words[j].text == "and" || words[j].text == "a" || words[j].text == "an" || words[j].hasTag(adverb)) {
		j++
	}
	return j
}

// joinsChanges reports whether the words before end and those from next on are
// each a change. Last is the word up to which the second is certain.
func joinsChanges(words []word, c *clause, start, end, next int) (last int, ok bool) {
	before, w := &words[end-1], &words[next]
	if isChangeNoun(words, start) && isChangeNoun(words, next) && !before.hasTag(comparative) && !before.hasTag(adjective) && words[start].hasTag(ing) == w.hasTag(ing) && !(w.hasTag(comparative) && infinitive(words[start:next])) {
		return next, true
	}
	if c.mood == phrase || c.verb >= end || before.hasTag(preposition|particle) || before.hasTag(adjective) && !before.hasTag(past) && end-1 > c.main+1 && !words[c.main].hasTag(be) {
		return 0, false
	}
	for k := c.verb; k < end; k++ { // a clause within the first
		if words[k].hasTag(subordinator) && w.sep != '.' {
			return 0, false
		}
	}
	switch c.mood {
	case order, gerund:
		form := base
		if c.mood == gerund {
			form = ing
		}
		return next, w.hasTag(form) && (!w.hasTag(orNoun) || hasTagAt(words, next+1, determiner)) && hasComplement(words[next+1:]) && hasComplement(words[c.main+1:end]) && !infinitive(words[c.main:next])
	case clipped:
		if w.hasTag(past) {
			return next, takenUp[w.text] && words[end].hasTag(conjunction) && isThere(words, c, end) || words[end].hasTag(conjunction) && hasComplement(words[c.verb+1:end]) && !describes(words, next)
		}
		v := predicate(words[next:], 0) + next
		return v, v < len(words) && words[c.verb].hasTag(past) == words[v].hasTag(past)
	}
	if v := finiteVerb(words, next+1); v < len(words) && !w.hasTag(subordinator) && words[v].text != "do" && !(v == next+1 && v+1 == len(words) && words[v].hasTag(orNoun) && !words[c.main].hasTag(auxiliary) && !c.passive && isPlural(before) && c.main+1 < end) { // not: follow catch rules and bag limits
		return v, true
	}
	if sharesObject(words[c.main+1:end], words[next+1:]) { // visit the coast and spend time on the coast
		return 0, false
	}
	return joinsVerbs(words, c, end, next)
}

// joinsVerbs reports whether two verbs with one subject are each a change: are
// healthy and earn more, are trained by nurses and paid fairly.
func joinsVerbs(words []word, c *clause, end, next int) (last int, ok bool) {
	w, main := &words[next], &words[c.main]
	complete := hasComplement(words[c.main+1 : end])
	switch {
	case w.hasTag(comparative) && main.hasTag(be): // more active and less lonely
		return next, anyHasTag(words[c.main:end], comparative) && w.hasTag(lessening) != anyHasTag(words[c.main:end], lessening)
	case main.hasTag(be) && (w.hasTag(causing|serving) && !w.hasTag(auxiliary) || w.text == "inform" || w.text == "informs" || listsStates(words[c.main+1:end])), // is available and enables; is open, clear and fits
		matchAt(words, next, "do", "not"), matchAt(words, next, "does", "not"), w.hasTag(be) && next+2 == len(words):
		return 0, false
	case w.hasTag(auxiliary):
		return next, end > c.verb+1 && w.text != "be" && w.text != "being"
	case takenUp[w.text] && words[end].hasTag(conjunction) && isThere(words, c, end): // available and used
		return next, true
	case c.passive && w.hasTag(past) && listsVerbs(words[c.main+1:end]): // planned, built and run
		return 0, false
	case c.passive && w.hasTag(past):
		return next, words[end].hasTag(conjunction) && !describes(words, next) && (complete && next+1 < len(words))
	case c.passive && words[end].hasTag(conjunction) && w.hasTag(base|third): // are informed and follow the rules
		return next, next+1 < len(words) && !words[next+1].joins() && (!w.hasTag(orNoun) || hasTagAt(words, next+1, determiner)) && hasComplement(words[next+1:]) && !infinitive(words[c.main:next])
	case c.passive:
		v := predicate(words[next:], 0) + next
		return v, v < len(words) && !w.hasTag(preposition|ing) && w.text != "its" && w.text != "their" && words[v].hasTag(past) &&
			!(matchAt(words, v+1, "by") && anyHasTag(words[c.main+1:v], preposition)) // present in boards and teams of firms owned by women
	}
	form := main.tag & (base | third)
	switch {
	case words[c.verb].hasTag(be):
		form = base | third
	case main.text == "helps": // build trust
		form = base
	}
	if !complete || form == 0 || !w.hasTag(form) || next+1 == len(words) || words[next+1].hasTag(conjunction) {
		return 0, false
	}
	return next, !(w.hasTag(base) && infinitive(words[c.main:next])) && (!w.hasTag(orNoun) || w.hasTag(attain) && main.hasTag(attain) || words[next+1].hasTag(determiner|comparative|ing))
}

// isThere reports whether the words before end state only that something is there.
func isThere(words []word, c *clause, end int) bool {
	if c.passive || c.mood == clipped {
		return c.main == end-1 && words[c.main].hasTag(giving)
	}
	return words[c.verb].hasTag(be) && c.verb+1 < end && isInPlace(words[:end], c.verb+1)
}

// takenUp are participles of what people do with a thing that is there.
var takenUp = compileSet(`accessed adopted applied consulted followed read trusted understood used valued viewed`)

// sharesObject reports whether the words and the others end with the same noun.
func sharesObject(words, others []word) bool {
	if len(words) == 0 || len(others) == 0 {
		return false
	}
	w := &words[len(words)-1]
	return w.text == others[len(others)-1].text && !w.hasTag(closed|adjective)
}

// listsVerbs reports whether the words go on with a list of participles.
func listsVerbs(words []word) bool {
	return len(words) > 0 && words[0].joins() && words[0].hasTag(past)
}

// listsStates reports whether the words end a list of what something is like: open,
// clear.
func listsStates(words []word) bool {
	return len(words) > 1 && words[len(words)-1].sep == ','
}

// infinitive reports whether a verb without a subject stands in the words. Another may
// follow it: able to find work and keep it.
func infinitive(words []word) bool {
	for k := 0; k+1 < len(words); k++ {
		if k > 0 && words[k].text == "help" || words[k].text == "to" && words[k+1].hasTag(base) || words[k].hasTag(pronoun) && words[k+1].hasTag(base) {
			return true
		}
	}
	return false
}

// hasComplement reports whether a verb before the words has an object, or what
// stands for it, in them.
func hasComplement(words []word) bool {
	for i := range words {
		w := &words[i]
		if !w.hasTag(adverb) && w.text != "to" && !w.hasTag(conjunction|preposition) && (!w.hasTag(verb) || w.hasTag(orNoun)) {
			return true
		}
	}
	return false
}

// isChangeNoun reports whether a change begins at word i: increased trust, fewer
// falls, reduction in smoking.
func isChangeNoun(words []word, i int) bool {
	w := &words[i]
	switch {
	case i+1 >= len(words) || words[i+1].joins():
		return false
	case w.hasTag(changeNoun) && (words[i+1].text == "in" || words[i+1].text == "of"):
		return true
	case w.hasTag(comparative):
		return !words[i+1].hasTag(preposition | conjunction)
	}
	return w.hasTag(changing) && (w.hasTag(past) && describes(words, i) || w.hasTag(ing))
}

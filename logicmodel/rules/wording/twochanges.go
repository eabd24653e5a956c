package wording

import "strings"

// The forms that a change takes in a sentence. Two changes are joined only
// where both are of forms that can stand side by side.
type changeForm int

const (
	noChange   changeForm = iota
	ofNoun                // increased trust, fewer falls, reduction in smoking
	ofSubject             // (they are) more confident
	ofVerb                // (isolation) falls
	imperative            // reduce isolation, reducing isolation
	inSentence            // (they) drink less
)

// twoChanges finds two changes that are joined: the last word of the first
// part, and the first of the second.
func twoChanges(words []word) (first, second int, ok bool) {
	start := 0 // of the part that is being read
	for i := 1; i < len(words); i++ {
		j, joined := afterJoin(words, i)
		if !joined {
			continue
		}
		if j < len(words) && (joinsChanges(words, start, i, j) || joinsClauses(words, i, j)) {
			return i - 1, j, true
		}
	}
	return 0, 0, false
}

// afterJoin reports whether word i joins two parts of a sentence, and where
// the second begins.
func afterJoin(words []word, i int) (int, bool) {
	w := &words[i]
	j := i
	switch {
	case matchAt(words, i, "as", "well", "as"):
		j = i + 3
	case matchAt(words, i, "along", "with"), matchAt(words, i, "together", "with"):
		j = i + 2
	case w.hasTag(conjunction), w.text == "while", w.text == "but":
		j = i + 1
	case w.joins():
	default:
		return 0, false
	}
	for j < len(words) && (words[j].text == "also" || words[j].text == "and" || words[j].text == "a" || words[j].text == "an" || words[j].text == "with" || isAdverb(&words[j])) {
		j++
	}
	if matchAt(words, j, "thus") || matchAt(words, j, "so") || matchAt(words, j, "therefore") || matchAt(words, j, "thereby") { // LM086 reports it
		return 0, false
	}
	return j, true
}

// joinsChanges reports whether words[start:end] and those from next on are
// each a change.
func joinsChanges(words []word, start, end, next int) bool {
	left := -1
	for k := end - 1; k >= start; k-- {
		if formAt(words[:end], k) != noChange {
			left = k
			break
		}
	}
	if left < 0 || isEmbedded(words, start, left) {
		return false
	}
	l, r := formAt(words[:end], left), formAt(words, next)
	comma := words[next].sep == ',' && !words[next-1].hasTag(conjunction)
	switch {
	case l == ofNoun && r == ofNoun:
		return !comma || words[next].hasTag(changed|changeNoun) || !words[left].hasTag(comparative) || !isDescriptive(&words[end-1]) // less stress, better sleep
	case l == imperative && r == imperative:
		return true
	case l == ofSubject && r == ofSubject: // more active and less lonely
		return words[left].hasTag(lessening) != words[next].hasTag(lessening)
	case l == ofVerb:
		return hasChangingVerb(words[next:])
	case l != imperative && words[next].hasTag(verb) && !comma: // and have more time, and exercise more
		for k := next + 1; k < len(words) && k <= next+3 && !words[k].hasTag(preposition|conjunction|subordinator) && words[k].text != "to"; k++ {
			if words[k].hasTag(comparative) {
				return true
			}
		}
	}
	return false
}

// formAt returns the form of the change that begins at word i.
func formAt(words []word, i int) changeForm {
	w := &words[i]
	ends := i+1 == len(words) || words[i+1].joins() || words[i+1].hasTag(preposition|conjunction)
	switch {
	case w.hasTag(changeNoun) && i+1 < len(words) && (words[i+1].text == "in" || words[i+1].text == "of"):
		return ofNoun
	case w.hasTag(changeVerb|changeIng) && !ends && (i == 0 || words[i].joins() || words[i-1].hasTag(conjunction)):
		return imperative
	case w.hasTag(changing):
		return ofVerb
	case w.hasTag(changed):
		if ends {
			return noChange
		}
		return ofNoun
	case w.hasTag(comparative):
		switch {
		case ends && !(i > 0 && words[i-1].hasTag(verbOrNoun) && w.hasTag(quantity)):
			return ofSubject
		case ends:
			return inSentence
		case isAdverb(&words[i+1]):
			return ofSubject // more culturally aware
		case isAdjective(&words[i+1]) && (i+2 >= len(words) || words[i+2].joins() || words[i+2].hasTag(preposition|conjunction|subordinator) || words[i+2].text == "to"):
			return ofSubject
		}
		return ofNoun
	}
	return noChange
}

// isEmbedded reports whether the change at word i is inside a phrase that
// describes another thing: awareness of reduced fares.
func isEmbedded(words []word, start, i int) bool {
	for k := i - 1; k >= start; k-- {
		w := &words[k]
		switch {
		case w.hasTag(finite):
			return hasTagAt(words, k-1, subordinator) || matchAt(words, k-1, "to")
		case w.hasTag(preposition | subordinator), w.text == "to":
			return true
		case w.hasTag(changed | changeNoun | comparative): // increased use of ...; the first change is the nearer
			return false
		}
	}
	return false
}

// hasChangingVerb reports whether the words are a sentence about a change:
// trust between neighbours grows.
func hasChangingVerb(words []word) bool {
	for i := range words {
		switch w := &words[i]; {
		case w.hasTag(subordinator), w.hasTag(conjunction):
			return false
		case w.hasTag(changing):
			return true
		}
	}
	return false
}

// isDescriptive reports whether the word may describe the noun after it: longer
// lasting, healthier.
func isDescriptive(w *word) bool {
	return w.hasTag(comparative) || isAdjective(w) || strings.HasSuffix(w.text, "ing") && !w.hasTag(condition)
}

// joinsClauses reports whether words[:end] and those from next on are each a
// sentence with a subject of its own, as in "waiting times are cut and staff
// feel supported"; or have one subject that attains two things, as in "gain
// qualifications and move into work". It misses what it cannot decide safely: a
// second verb on the left may belong to a clause within the first ("people
// know that ...").
func joinsClauses(words []word, end, next int) bool {
	left, right := words[:end], words[next:]
	for start := end - 1; start > 0; start-- { // in our town, streets are clean and ...
		if left[start].sep == ',' && verbOfClause(left[start:]) > 0 {
			left = left[start:]
			break
		}
	}
	if anyHasTag(words[:end+1], subordinator) || left[0].hasTag(preposition) { // as trust grows, ...; ... while trust grows
		return false
	}
	verb := verbOfClause(left)
	if v := verbOfClause(right); verb > 0 && v > 0 {
		return verbOfClause(left[verb+1:]) <= 0 && right[v].text != "do"
	}
	if !words[end].hasTag(conjunction) {
		return false
	}
	if participleAtEnd(right) && (participleAtEnd(left) || isPassive(left, verb)) {
		return !countsDelivery(words)
	}
	return len(right) > 1 && attains[right[0].text] && verb > 0 && verb+1 < len(left) && attains[left[verb].text]
}

// isPassive reports whether the verb at word i is in the passive: confidence is
// improved.
func isPassive(words []word, i int) bool {
	return i > 0 && i+1 < len(words) && (words[i].text == "is" || words[i].text == "are") && isParticiple(&words[i+1])
}

// verbOfClause returns the index of the verb whose subject is the words before
// it; 0 or less where there is none that is certain.
func verbOfClause(words []word) int {
	for i := range words {
		w := &words[i]
		switch {
		case w.hasTag(subordinator), w.hasTag(pronoun) && i > 0 && !words[i-1].hasTag(preposition), w.text == "to", i > 0 && w.joins() && !w.hasTag(conjunction):
			return -1
		case i > 0 && w.hasTag(determiner) && !words[i-1].hasTag(preposition|conjunction|determiner): // schools their children attend
			return -1
		case i > 0 && words[i-1].hasTag(conjunction) && w.hasTag(verb):
			return -1
		case i == 0:
			if w.hasTag(finite) {
				return -1
			}
		case w.hasTag(finite) && (!mayBeNoun[w.text] || isPlural(&words[i-1])):
			return i
		case w.hasTag(changing) && !w.hasTag(finite):
			if words[i-1].hasTag(condition|carrier) || !w.hasTag(condition) && !nounOfChange[w.text] && !words[i-1].hasTag(change|preposition|determiner) {
				return i
			}
		case isPlural(&words[i-1]) && !words[i-1].hasTag(changing):
			ends := i+1 == len(words) || words[i+1].hasTag(preposition|conjunction) || words[i+1].joins() || isAdverb(&words[i+1])
			switch {
			case ends && fallsOrRises[w.text]:
				return i
			case i+1 == len(words), w.hasTag(preposition), isParticiple(w), strings.HasSuffix(w.text, "ing"):
			case w.hasTag(doing), words[i+1].hasTag(determiner), afterVerbs[words[i+1].text],
				w.hasTag(doing|doingOrNoun|verbOrNoun) && (words[i+1].hasTag(comparative|pronoun) || words[i+1].text == "to"):
				return i
			}
		}
	}
	return -1
}

// participleAtEnd reports whether the words are a subject and a participle:
// communities empowered, debts written off.
func participleAtEnd(words []word) bool {
	i := 1
	for ; i < len(words); i++ {
		w := &words[i]
		if w.hasTag(preposition|subordinator|pronoun|conjunction|finite) || w.joins() || w.text == "up" || w.text == "out" {
			break
		}
	}
	if i == 1 || i < len(words) && !words[i].hasTag(preposition|light) || !isParticiple(&words[i-1]) || isParticiple(&words[0]) || words[0].hasTag(change|finite) {
		return false
	}
	subject := &words[i-2]
	return isPlural(subject) || subject.hasTag(condition) || words[i-1].hasTag(changed) && !isAdverb(subject)
}

func isParticiple(w *word) bool {
	return w.hasTag(changed|done) || len(w.text) > 4 && strings.HasSuffix(w.text, "ed") && !w.hasTag(person|condition|product)
}

// isPlural guesses whether the word is a noun in the plural.
func isPlural(w *word) bool {
	switch w.text {
	case "people", "children", "women", "men", "staff", "police":
		return true
	}
	return strings.HasSuffix(w.text, "s") && !strings.HasSuffix(w.text, "ss") && !strings.HasSuffix(w.text, "ous") && !w.hasTag(determiner|preposition|pronoun|finite|conjunction)
}

var (
	// fallsOrRises are verbs in the plural that need no object.
	fallsOrRises = compileSet(`decline decrease drop fall grow improve increase narrow recover rise shrink widen`)
	// afterVerbs are words that follow a verb.
	afterVerbs = compileSet(`away hard often online outdoors together well`)
	// nounOfChange are verbs of change that are as often nouns in the plural.
	nounOfChange = compileSet(`decreases declines drops falls increases rises`)
	// mayBeNoun are verbs of sentences that are as often a noun or an adjective.
	mayBeNoun = compileSet(`act acts like look looks match matches may might must need own return returns shape shapes shop spend start
		starts trust value slow stay`)
	// attains are verbs of people who come to something that they had not.
	attains = compileSet(`achieve achieves complete enter enters find finds gain gains join joins move moves obtain progress quit
		recover return secure start stop`)
)

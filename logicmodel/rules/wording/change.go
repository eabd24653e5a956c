package wording

// statesChange reports whether a title states that people, or a condition of
// people, change.
func statesChange(words []word) bool {
	i := 0
	for i < len(words) && (words[i].hasTag(determiner) || isAdverb(&words[i])) {
		i++
	}
	head := words[i:]
	for k := range head {
		if head[k].hasTag(preposition|subordinator|conjunction) || head[k].sep == ',' {
			head = head[:k]
			break
		}
	}
	if len(head) == 0 {
		return false
	}
	rest := words[i+len(head):]
	first, last := &head[0], &head[len(head)-1]
	if anyHasTag(head, product) {
		return lessDemand(head)
	}
	if last.hasTag(person) && (matchAt(rest, 0, "who", "feel") || matchAt(rest, 0, "with") && hasTagAt(rest, 1, changed|comparative) && endsInCondition(rest[2:])) { // people with improved skills
		return true
	}
	if first.hasTag(changeNoun) && len(head) == 1 { // reduction in loneliness
		switch {
		case len(first.text) > 3 && first.text[:3] == "de-":
			return true
		case len(rest) > 1 && (rest[0].text == "in" || rest[0].text == "of" || rest[0].text == "to"):
			return endsInCondition(rest[1:])
		}
		return false
	}
	if first.hasTag(changed|changeIng|comparative) && len(head) > 1 { // increased confidence, fewer falls
		if endsInCondition(words[i+1:]) {
			return true
		}
		if first.hasTag(quantity) && first.hasTag(lessening) && anyHasTag(head, person) {
			return true
		}
		if first.hasTag(comparative) && isAdjective(&head[1]) && last.hasTag(person) { // more confident parents
			return true
		}
		return states[first.text] && places[last.text] && !head[1].capital // warmer homes, but not Warmer Homes Scotland
	}
	named := -1
	for k := range head {
		w := &head[k]
		switch {
		case w.hasTag(person|condition) && !w.hasTag(done):
			named = k
		case named < 0:
		case w.hasTag(done):
			return false
		case w.hasTag(comparative): // carers better informed
			return head[named].hasTag(person) && (!w.hasTag(quantity) || k+1 == len(head) || isAdjective(&head[k+1]) || endsInCondition(words[i+k+1:]))
		case w.hasTag(changed) && head[named].hasTag(person): // parents have improved knowledge
			return endsInCondition(words[i+k+1:])
		case w.hasTag(changed | changing): // confidence increased
			return head[named].hasTag(condition)
		case (w.text == "feel" || w.text == "feels" || w.text == "able" || w.text == "willing") && head[named].hasTag(person): // parents feel welcome
			return true
		case (w.text == "gain" || w.text == "gains") && head[named].hasTag(person): // volunteers gain skills
			return endsInCondition(words[i+k+1:])
		}
	}
	// Behaviour in class improved.
	return words[len(words)-1].hasTag(changed|changing) && last.hasTag(condition) && hasTagAt(rest, 0, preposition) && !anyHasTag(rest, conjunction|done)
}

// lessDemand reports whether words that name a product mean that fewer are asked
// for: "referrals reduced" is a change, while "referrals made" is work.
func lessDemand(head []word) bool {
	for i := range head {
		next := i + 1
		if !demands[head[i].text] || next < len(head) && !isParticiple(&head[next]) {
			continue
		}
		return lessens(&head[0]) || next < len(head) && lessens(&head[next]) // fewer visits; visits reduced
	}
	return false
}

// lessens reports whether the word means that a number goes down.
func lessens(w *word) bool {
	if w.hasTag(quantity | changed) {
		switch w.text {
		case "fewer", "less", "averted", "avoided", "cut", "decreased", "eliminated", "fallen", "halved", "lowered", "minimised", "prevented", "reduced":
			return true
		}
	}
	return false
}

var (
	// demands are products that others ask for or send.
	demands = compileSet(`appointments referral referrals visits`)
	// places are where people live, and states the comparatives that describe
	// living there.
	places = compileSet(`air beaches communities countryside environment estates homes housing neighbourhood neighbourhoods
		places rivers roads seas streets towns villages water`)
	states = compileSet(`calmer cleaner fairer friendlier greener happier healthier kinder quieter safer stronger tidier warmer`)
)

// endsInCondition reports whether the noun that the words open with, up to a
// preposition, is a condition of people: parenting skills, levels of anxiety.
func endsInCondition(words []word) bool {
	for i := range words {
		w := &words[i]
		ends := i+1 == len(words) || words[i+1].hasTag(preposition|conjunction|subordinator|done) || words[i+1].text == "to" || words[i+1].joins()
		switch {
		case w.hasTag(product), w.hasTag(preposition):
			return false
		case ends && w.hasTag(carrier) && i+2 < len(words):
			return endsInCondition(words[i+2:])
		case ends:
			return w.hasTag(condition) || i > 0 && words[i-1].text == "waiting"
		}
	}
	return false
}

package wording

import (
	"slices"
	"strings"
)

// A mood is how a title is built.
type mood int

const (
	phrase   mood = iota // a noun with what belongs to it: increased trust between neighbours
	sentence             // a subject and a verb: neighbours trust each other
	order                // a verb without a subject: build trust
	gerund               // the same in its -ing form: building trust
	clipped              // a subject and a participle, or what else follows an unwritten "is": trust built, plan in place
)

// A clause is the main clause of a title.
type clause struct {
	mood
	start   int  // the first word; before it stand a heading or a phrase that ends with a comma
	head    int  // the noun that the subject, or the phrase, is about
	verb    int  // the first word of the verb, or of what stands for it; the number of words where there is none
	main    int  // the word of the verb that has its meaning: "used" in "are often used"
	passive bool // something is done to the subject
}

// clauseOf finds the main clause of a title.
func clauseOf(words []word) clause {
	c := clause{start: startOf(words), verb: len(words)}
	i := c.start
	for i < len(words)-1 && (words[i].hasTag(adverb) || words[i].text == "to" && words[i+1].hasTag(base)) {
		i++
	}
	first := &words[i]
	c.verb = finiteVerb(words, i+1)
	if first.text == "ensuring" && c.verb < len(words) && words[c.verb].text != "is" { // ensuring people are safe
		c.verb = len(words)
	}
	switch {
	case first.hasTag(base) && opensOrder(words, i), first.tag == 0 && hasTagAt(words, i+1, conjunction) && hasTagAt(words, i+2, base) && (!words[i+2].hasTag(orNoun) || hasTagAt(words, i+3, determiner)): // devise and run a
		c.mood, c.verb, c.main = order, i, i
	case c.verb < len(words):
		c.mood = sentence
		c.main, c.passive = meaningOf(words, c.verb)
	case first.hasTag(ing) && opensGerund(words, i):
		c.mood, c.verb, c.main = gerund, i, i
	default:
		if v := predicate(words, i); v < len(words) {
			c.mood, c.verb, c.main, c.passive = clipped, v, v, words[v].hasTag(past)
		}
	}
	c.head = headOf(words, c.start, c.verb)
	return c
}

// startOf returns where the main clause begins: after a heading such as "Outcome
// 2.1:", and after a phrase such as "By 2030,".
func startOf(words []word) int {
	start := 0
	for i := 1; i < len(words) && i <= 12; i++ {
		switch {
		case words[i].sep == ':' && i <= 3:
			start = i
		case words[i].sep == ',' && words[start].hasTag(preposition|subordinator):
			return i
		}
	}
	if start == 0 && len(words) > 2 && words[0].hasTag(preposition) && words[0].text != "over" && isYear(&words[1]) { // By 2030 we ...
		return 2
	}
	return start
}

// finiteVerb returns the verb of the main clause, whose subject begins before word
// i; the number of words where there is none.
func finiteVerb(words []word, i int) int {
	relative := 0 // clauses that have begun, and not their verb
	for ; i < len(words); i++ {
		w := &words[i]
		switch {
		case w.text == "that" && hasTagAt(words, i+1, past|ing) && !hasTagAt(words, i+1, auxiliary):
		case w.hasTag(subordinator), strings.HasPrefix(w.text, "ensur") && relative == 0 && words[i-1].text == "to": // to ensure people are safe
			relative++
		case isSubject(w) && relative == 0 && !w.joins() && !words[i-1].hasTag(preposition|conjunction): // the schools they like
			relative++
		case w.hasTag(determiner) && relative == 0 && w.sep == 0 && words[i-1].tag&^(person|product|place|condition|orNoun) == 0 && i > 1: // the schools their children attend
			relative++
		case relative > 0 && w.hasTag(past) && words[i-1].hasTag(subordinator): // who stopped working
			relative--
		case isFinite(words, i):
			if relative == 0 {
				return i
			}
			relative--
			for i+1 < len(words) && words[i+1].hasTag(auxiliary|base) { // who can swim
				i++
			}
		}
	}
	return len(words)
}

// isFinite reports whether word i is a verb with its subject in the words before it.
func isFinite(words []word, i int) bool {
	w := &words[i]
	p := i - 1 // the word before, but for adverbs
	for p > 0 && (words[p].hasTag(adverb|particle) && words[p].text != "to" && words[p].text != "or" ||
		words[p].hasTag(conjunction) && words[p-1].hasTag(adverb) && words[p+1].hasTag(adverb)) {
		p--
	}
	before := &words[p]
	switch {
	case w.text == "be", w.text == "being", w.text == "been", w.text == "having", w.capital && w.hasTag(orNoun):
		return false
	case before.text == "to", before.hasTag(determiner|preposition) && !pronounToo[before.text], before.hasTag(comparative) && (p > 0 || w.hasTag(third)):
		return false
	case w.hasTag(auxiliary):
		return true
	case w.joins() && !endsAside(words, i), before.hasTag(conjunction | particle), w.hasTag(base) && before.text == "help",
		p > 0 && before.hasTag(pronoun) && !isSubject(before) && !words[p-1].hasTag(preposition) && before.text != "it": // helps them find
		return false
	}
	object := i+1 < len(words) && words[i+1].sep == 0 && words[i+1].hasTag(determiner|pronoun) && !isSubject(&words[i+1])
	switch {
	case w.hasTag(third|base) && !w.hasTag(orNoun):
		return true
	case w.hasTag(third):
		return object || thirdOrPlural(words, i, before)
	case w.hasTag(base):
		return object || baseOrNoun(words, i, before)
	}
	return object && w.tag == 0 && w.sep == 0 && !isFigure(w) && !isFigure(before) && (isPlural(before) || strings.HasSuffix(w.text, "s"))
}

// endsAside reports whether the verb at word i goes on after an aside: children,
// including those in care, receive.
func endsAside(words []word, i int) bool {
	return words[i].sep == ',' && slices.ContainsFunc(words[:i], func(w word) bool { return w.sep == ',' && (w.text == "including" || w.text == "especially") })
}

// pronounToo are determiners that may stand alone, as the subject of a verb.
var pronounToo = compileSet(`all both those`)

// thirdOrPlural reports whether word i, which is the third person of a verb or the
// plural of a noun, is the verb: uses, supports, rises.
func thirdOrPlural(words []word, i int, before *word) bool {
	if isPlural(before) && !words[i].hasTag(changing) || before.hasTag(past|ing) && !(words[i].hasTag(changing) && nounGerunds[before.text]) {
		return false
	}
	if before.hasTag(adjective) && before.tag&^adjective == 0 { // educational resources
		return false
	}
	ends := i+1 == len(words) || words[i+1].joins()
	switch {
	case words[i].hasTag(changing) && ends: // trust rises; but not: serious falls, price rises and cuts are explained
		return !before.hasTag(adjective) && !areExplained(words[i:])
	case ends:
		return false
	}
	next := &words[i+1]
	if next.hasTag(base) && (words[i].hasTag(product) || matchAt(words, i+2, "to")) { // new processes support trade, site reviews lead to
		return false
	}
	if next.hasTag(adverb) && (i+2 == len(words) || words[i+2].joins() || words[i+2].hasTag(preposition|determiner)) { // the team works safely
		return !isPlural(before)
	}
	return words[i].text == "helps" && next.hasTag(base) && !next.hasTag(orNoun) || next.text == "from" && words[i].hasTag(acting) || // benefits from
		(!isPlural(before) || hasSingularHead(words[:i])) && next.sep == 0 && !next.hasTag(closed) && (!next.hasTag(verb) || next.hasTag(orNoun)) && !anyHasTag(words[i+1:], auxiliary)
}

// hasSingularHead reports whether a subject is of one thing, though its last word
// may be a plural: the use of apps.
func hasSingularHead(words []word) bool {
	head := headOf(words, 0, len(words))
	return hasTagAt(words, head+1, preposition) && !isPlural(&words[head])
}

// baseOrNoun reports whether word i, which is the base form of a verb or a noun, is
// the verb: use, support.
func baseOrNoun(words []word, i int, before *word) bool {
	w := &words[i]
	switch {
	case w.hasTag(work) && w.text != "plan" && matchAt(words, i+1, "to"),
		!w.hasTag(changing) && hasTagAt(words, i+1, conjunction) && anyHasTag(words[i+1:], auxiliary): // staff support and training are
		return false
	case isPlural(before):
		return !before.hasTag(orNoun) || before.hasTag(person) || w.hasTag(changing)
	}
	return before.hasTag(pronoun | subordinator)
}

// areExplained reports whether nouns of change are the subject of the first verb
// of the words: price rises and service cuts are explained.
func areExplained(words []word) bool {
	for k := 1; k < len(words); k++ {
		if words[k].hasTag(auxiliary) {
			return words[k-1].hasTag(changing)
		}
	}
	return false
}

// isSubject reports whether the word is a pronoun in the form of a subject.
func isSubject(w *word) bool {
	switch w.text {
	case "he", "i", "she", "they", "we":
		return true
	}
	return false
}

// meaningOf returns the word that has the meaning of the verb at word v, and
// whether it is in the passive: "used" in "are often used".
func meaningOf(words []word, v int) (main int, passive bool) {
	isBe, has := words[v].hasTag(be), strings.HasPrefix(words[v].text, "ha")
	i := v + 1
	for ; i < len(words); i++ {
		w := &words[i]
		switch {
		case w.joins():
			return v, false
		case w.hasTag(be):
			isBe = true
		case w.hasTag(auxiliary), w.hasTag(adverb), w.text == "not", w.text == "also", w.text == "to", w.text == "well" && hasTagAt(words, i+1, past):
		case isBe && w.hasTag(past):
			return i, true
		case isBe && w.hasTag(ing):
			return i, false
		case !isBe && words[v].hasTag(auxiliary) && (w.hasTag(base) && !has || w.hasTag(past) && has && !describes(words, i)):
			return i, false
		default:
			return v, false
		}
	}
	return v, false
}

// describes reports whether the participle at word i belongs to the noun after it:
// "improved health", not "improved by walking".
func describes(words []word, i int) bool {
	if i+1 == len(words) || words[i+1].joins() && !hasTagAt(words, i+2, past) || words[i+1].sep == '/' && words[i+1].hasTag(past) {
		return false
	}
	next := &words[i+1]
	return !next.hasTag(preposition|conjunction|subordinator|determiner|auxiliary|pronoun) && next.text != "to" && next.text != "up" && next.text != "out" && next.text != "off" && !next.hasTag(adverb)
}

// opensOrder reports whether a title whose word i is the base form of a verb opens
// with an order: "support carers", not "support for carers" or "support staff
// are there".
func opensOrder(words []word, i int) bool {
	w := &words[i]
	if w.hasTag(auxiliary) {
		return false
	}
	if i > 0 && words[i-1].text == "to" {
		return true
	}
	if i+1 == len(words) {
		return !w.hasTag(orNoun)
	}
	next := &words[i+1]
	if !w.hasTag(orNoun) {
		return !next.hasTag(auxiliary) && (lexicon[w.text]&adjective == 0 || next.hasTag(determiner|pronoun|numeral)) // complete the register
	}
	switch {
	case next.hasTag(determiner | pronoun | numeral), isFigure(next), next.hasTag(comparative):
		return finiteVerb(words, i+2) == len(words)
	case next.hasTag(conjunction): // monitor and report on
		return hasTagAt(words, i+2, base) && i+3 < len(words) && (!words[i+2].hasTag(orNoun) || words[i+3].hasTag(determiner) ||
			!words[i+3].hasTag(closed) && !mayDescribe[w.text] && !mayDescribe[words[i+2].text] && (isPlural(&words[i+3]) || i+4 < len(words) && !words[i+4].hasTag(closed))) // coach and mentor pupils
	case w.hasTag(comparative | adjective): // lower rents
		return false
	case next.hasTag(preposition):
		return next.text == "with" && (w.text == "meet" || w.text == "work" || w.text == "consult")
	case next.joins(), next.text == "to", next.hasTag(auxiliary | past), finiteVerb(words, i+1) < len(words), predicate(words, i) < len(words):
		return false
	case mayDescribe[w.text], !w.hasTag(work | changing):
		return next.hasTag(person) && !isStaff(next) && !hasTagAt(words, i+2, agent) || next.hasTag(adjective)
	}
	return !w.hasTag(changing) && !isHolder(next) && (next.hasTag(person|place) || next.hasTag(product) && !w.hasTag(serving) || next.hasTag(adjective) || isPlural(next) || i+2 < len(words) && next.tag == 0 && isPlural(&words[i+2])) ||
		w.hasTag(changing) && !isHolder(next) && (next.hasTag(adjective|person|place|condition|carrier) || !next.hasTag(product) && (w.text == "increase" || w.text == "boost")) // not: advance notice
}

// isStaff reports whether a noun that may describe people makes a name with the
// word: support staff, work teams.
func isStaff(w *word) bool { return w.hasTag(agent) || isHolder(w) }

// isHolder reports whether the word makes a name of people with the noun before
// it: map users.
func isHolder(w *word) bool {
	return hasEnding(strings.TrimSuffix(w.text, "s"), "worker", "user", "holder")
}

// mayDescribe holds verbs of work that are nouns before other nouns, as in support
// services; nounGerunds holds such words in -ing, as in training places.
var (
	mayDescribe = compileSet(`access audit contact control design fund help pilot plan process project record report research resource review supply
		support survey target test use visit work`)
	nounGerunds = compileSet(`briefing building coaching counselling engaging funding mapping mentoring monitoring planning planting printing processing recording
		reporting screening staffing teaching testing training working`)
)

// opensGerund reports whether a title whose word i is in the -ing form opens with
// what is done: "training staff", not "training places".
func opensGerund(words []word, i int) bool {
	if i+1 == len(words) {
		return false
	}
	next := &words[i+1]
	switch {
	case next.hasTag(determiner | pronoun | numeral), isFigure(next):
		return true
	case predicate(words, i) < len(words), words[i].text == "developing" && next.hasTag(place): // training delivered, developing countries
		return false
	case next.hasTag(preposition):
		return next.text == "with" || next.text == "in" && words[i].text == "working" || next.text == "for" && words[i].hasTag(serving) && !nounGerunds[words[i].text]
	case next.joins(), next.hasTag(auxiliary):
		return next.hasTag(conjunction) && hasTagAt(words, i+2, ing) && i+3 < len(words)
	}
	return words[i].hasTag(work) && (!nounGerunds[words[i].text] || next.hasTag(person) || isPlural(next) && !next.hasTag(product|place))
}

// predicate returns the participle, or the words "in place", "available" and
// their like, that state what has become of the words before it; the number of
// words where there is none.
func predicate(words []word, i int) int {
	within := false // a phrase that belongs to the subject
	for k := i + 1; k < len(words); k++ {
		w := &words[k]
		within = within || w.hasTag(preposition)
		switch {
		case w.hasTag(subordinator):
			return len(words)
		case within && matchAt(words, k+1, "by"), relates[w.text]: // rules laid down by the council, work related to it
		case w.text == "in" && (matchAt(words, k+1, "place") || matchAt(words, k+1, "operation")),
			states[w.text] && !words[k-1].hasTag(determiner|comparative|preposition|conjunction) && !describesNoun(words, k):
			return k
		case w.hasTag(past) && !words[k-1].hasTag(determiner|preposition|comparative|conjunction|past) && !w.joins() && !describes(words, k):
			return k
		}
	}
	return len(words)
}

// relates are participles that belong to the noun before them.
var relates = compileSet(`aimed associated based linked related`)

// describesNoun reports whether the adjective at word i has its noun after it.
func describesNoun(words []word, i int) bool {
	return i+1 < len(words) && !words[i+1].joins() && !words[i+1].hasTag(preposition|conjunction) && words[i+1].text != "to"
}

// states are adjectives that state what has become of a thing.
var states = compileSet(`available online operational`)

// headOf returns the noun that words[start:end] are about: the last before a
// preposition or a clause within them.
func headOf(words []word, start, end int) int {
	head := min(start, len(words)-1)
	described := true // by all words so far
	for i := start; i < end; i++ {
		w := &words[i]
		if i > start && (w.hasTag(preposition|subordinator) || w.sep == '(' || w.text == "to" || w.joins() && !described && !(hasTagAt(words, i+1, determiner) && i+3 < end && strings.HasSuffix(words[i+2].text, "'"))) || i > start && !described && w.hasTag(ing|past) && i+1 < end && words[i+1].hasTag(preposition|determiner) {
			break
		}
		described = described && (w.hasTag(adjective) || w.joins() || w.hasTag(determiner|comparative) || w.text == "high" || w.text == "quality" || i == start && w.hasTag(past))
		if w.hasTag(adverb) && i > start {
			continue
		}
		head = i
	}
	return head
}

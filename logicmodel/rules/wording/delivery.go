package wording

import "strings"

// namesDelivery reports whether a title counts or names what is delivered.
func namesDelivery(words []word, c *clause) bool {
	i := c.start
	for i < len(words) && words[i].hasTag(determiner) && words[i].text != "a" || matchAt(words, i, "total") || matchAt(words, i, "overall") {
		i++
	}
	if (matchAt(words, i, "number", "of") || matchAt(words, i, "numbers", "of")) && !anyHasTag(words[i:], change) {
		return true
	}
	if n := leadingFigure(words); n > 0 && n < len(words) && countsThings(words[n:]) {
		return true
	}
	subject, w := &words[c.head], &words[len(words)-1]
	if c.verb < len(words) {
		w = &words[c.main]
	}
	if growing[w.text] && (!subject.hasTag(product) || c.mood == sentence && w.text == "secured") && !(c.mood == clipped && w.text == "built") {
		return false
	}
	switch c.mood {
	case sentence:
		return sentenceDelivers(words, c)
	case clipped:
		switch {
		case madeAvailable(words, c.main), !subject.hasTag(person|place) && recording[w.text], w.text == "shared" && (subject.hasTag(product) || facts[subject.text] || findings[subject.text]):
			return true
		case !w.hasTag(past):
			return !subject.hasTag(person | condition | place)
		case words[c.start].hasTag(change) && subject.text != "number" && !subject.hasTag(product): // increased number of sessions held
			return false
		case isPercent(words, c.start), w.text == "met", w.hasTag(acting) && !w.hasTag(work|attain) && w.text != "attended": // services used
			return false
		case w.text == "invested", bonds[subject.text], w.hasTag(making) && isDoneByOthers(words, c.main+1): // links established, maize planted by farmers
			return false
		case subject.hasTag(person):
			return w.hasTag(serving|handling) && !w.hasTag(changing) && !(w.text == "equipped" && (matchAt(words, c.main+1, "to") || matchAt(words, c.main+1, "for")))
		}
		return !w.hasTag(changing) && (subject.hasTag(product) && !w.hasTag(handling) || w.hasTag(giving|making|serving) && !w.hasTag(acting) && !subject.hasTag(condition|place) ||
			w.hasTag(giving) && subject.text == "applications" || w.text == "received" && !subject.hasTag(condition|place))
	case phrase:
		return words[c.start].text == "availability" || isProduct(words, c)
	}
	return false
}

// sentenceDelivers reports whether a sentence states that something is delivered or
// there: "tools are in place", "200 families attend classes".
func sentenceDelivers(words []word, c *clause) bool {
	subject, w := &words[c.head], &words[c.main]
	switch {
	case c.passive && (bonds[subject.text] || isDoneByOthers(words, c.main+1) || subject.hasTag(agent) && !subject.hasTag(product) || w.hasTag(acting) && matchAt(words, c.main+1, "for") && (c.main+2 == len(words) || words[c.main+2].joins())): // prepared for
		return false
	case c.passive:
		return (w.hasTag(making) && !drafting[w.text] || isWrittenDown(words, c) || hasTagAt(words, c.main+1, conjunction) && c.main+2 < len(words) && isInPlace(words, c.main+2)) && (!subject.hasTag(person|condition|place) || facts[subject.text])
	case w.text == "exist", w.text == "exists",
		subject.hasTag(product) && isFigure(&words[min(c.main+1, len(words)-1)]) && reachesMany[w.text],
		strings.HasPrefix(w.text, "attend") && !words[c.start].hasTag(change) && anyHasTag(words[c.main:], product):
		return true
	}
	if strings.HasPrefix(words[c.verb].text, "ha") && !namesPeople(subject) && !subject.hasTag(place) {
		for k := c.verb; k < len(words); k++ {
			if matchAt(words, k, "in", "place") && !matchAt(words, k+2, "to") {
				return true
			}
		}
	}
	next := c.verb + 1
	if (w.text == "continue" || w.text == "continues") && matchAt(words, c.main+1, "to", "be") {
		next = c.main + 3
	} else if !words[c.verb].hasTag(be) {
		return false
	}
	return next < len(words) && (isInPlace(words, next) && !subject.hasTag(person|condition|place) && !namesPeople(subject) && (!subject.hasTag(ing) || subject.hasTag(product) || words[c.verb-1].hasTag(product)) || facts[subject.text] && (isInPlace(words, next) || words[next].text == "accessible"))
}

// madeAvailable reports whether the words from i on say that something is made
// available.
func madeAvailable(words []word, i int) bool {
	for ; i+1 < len(words); i++ {
		if words[i].text == "made" && isInPlace(words, i+1) {
			return true
		}
	}
	return false
}

// isProduct reports whether a phrase is the name of products or services alone,
// with no word of how they are nor what becomes of them: water permits, advice
// line for tenants.
func isProduct(words []word, c *clause) bool {
	head, next := &words[c.head], c.head+1
	if given := nounBefore(words, c); given+2 < len(words) && !words[c.start].hasTag(change) {
		to := &words[given+2]
		switch {
		case words[given+1].text == "to" && isDelivered(words, given) && (!to.hasTag(base|comparative) || to.hasTag(orNoun)), // payments to farmers
			words[given+1].text == "to" && punctual[words[c.start].text] && !words[given].hasTag(condition) && words[headOf(words, given+2, len(words))].hasTag(person),        // timely refunds to farmers
			words[given+1].text == "for" && given > c.head && words[c.head+1].joins() && isDelivered(words, given) && !anyHasTag(words[c.start:given], adjective|change|third): // testing and advice services for farmers
			return true
		}
	}
	if first := &words[c.start]; c.head > c.start && first.hasTag(base) && first.hasTag(work) && !first.hasTag(product|person|place|condition) && !mayDescribe[first.text] { // launch campaign
		return false
	}
	for i := c.start; i < len(words); i++ {
		w := &words[i]
		switch {
		case i < c.head && !punctual[w.text] && (w.hasTag(adjective|change|closed|past|ing) && !(w.hasTag(conjunction) && i > c.start && punctual[words[i-1].text]) || i > c.start && w.tag == 0 && isPlural(w) || hasEnding(w.text, "al", "an", "ar", "ary", "ate", "ern") || workOf(w)) && !(isEvent(head) && w.hasTag(adjective) && !w.hasTag(change|closed|past|ing)),
			i > c.head && w.hasTag(subordinator|auxiliary|base|third|past) && !w.hasTag(product) && !findings[w.text]:
			return false
		}
	}
	if head.hasTag(verb) && !(head.hasTag(third) && c.head > c.start && !isPlural(&words[c.head-1])) {
		return false
	}
	return isDelivered(words, c.head) && (next == len(words) || words[next].joins() || words[next].text == "for" || words[next].text == "on")
}

// nounBefore returns the last noun of a phrase before what belongs to it: clinical
// and other services to.
func nounBefore(words []word, c *clause) int {
	i := c.head
	for i+1 < len(words) && !words[i+1].hasTag(preposition|subordinator|past) && words[i+1].text != "to" && words[i+1].sep != '(' {
		i++
	}
	return i
}

// isDelivered reports whether the noun at word i is what a programme delivers, and
// is not as much of where and how people live.
func isDelivered(words []word, i int) bool {
	w := &words[i]
	return (w.hasTag(product) || isEvent(w) || findings[w.text] && i > 0 || w.text == "results" && matchAt(words, i-1, "research")) && !w.hasTag(label) && !surroundings[strings.TrimSuffix(w.text, "s")]
}

// isEvent reports whether the noun is the plural of work in its -ing form: screenings.
func isEvent(w *word) bool {
	return strings.HasSuffix(w.text, "ings") && lexicon[w.text[:len(w.text)-1]]&(ing|work) == ing|work && !notEvents[w.text]
}

var notEvents = compileSet(`buildings settings findings`)

var (
	// growing are participles of what is made or comes about: jobs are created.
	growing = compileSet(`built created generated secured`)
	// surroundings are products that may be where and how people live: community
	// networks.
	surroundings = compileSet(`centre course day event garden group hour material network path pathway policie policy route standard system`)
	// bonds are what people build with others.
	bonds = compileSet(`friendships links markets relations relationships ties`)
	// facts are what people may look up.
	facts = compileSet(`content data evidence guidance information materials publications records`)
	// writing are participles of keeping facts.
	writing = compileSet(`archived articulated captured catalogued transcribed`)
	// findings are what is written for others.
	findings    = compileSet(`analyses decisions determinations findings opinions recommendations statistics studies`)
	reachesMany = compileSet(`attract attracts connect connects reach reaches`)
	recording   = compileSet(`documented recorded`)
	// punctual words praise how a thing is delivered.
	punctual = compileSet(`accurate timely`)
)

// isWrittenDown reports whether what people know is put on paper: values are
// captured and recorded.
func isWrittenDown(words []word, c *clause) bool {
	w := &words[c.main]
	return writing[w.text] && (w.text != "captured" || facts[words[c.head].text] || hasTagAt(words, c.main+1, conjunction) && c.main+2 < len(words) && (writing[words[c.main+2].text] || words[c.main+2].hasTag(handling)))
}

// isInPlace reports whether the words from i on state that something is there.
func isInPlace(words []word, i int) bool {
	for i+1 < len(words) && words[i].hasTag(adverb) {
		i++
	}
	return states[words[i].text] && !matchAt(words, i+1, "based") || matchAt(words, i, "in", "place")
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
		case w.hasTag(conjunction) && i+1 < len(words) && isFigure(&words[i+1]): // and 40 jobs
		case w.hasTag(preposition | subordinator | comparative | changing | auxiliary), w.joins():
			return false
		case relates[w.text]:
			return false
		case w.hasTag(past), w.hasTag(product) && !hasTagAt(words, i+1, auxiliary):
			return true
		}
	}
	return false
}

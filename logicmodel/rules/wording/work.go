package wording

import "strings"

// saysWork reports whether a title states what somebody does or will do.
func saysWork(words []word, c *clause) bool {
	switch c.mood {
	case order:
		return true
	case gerund:
		return words[c.main].hasTag(work) && !reaching[words[c.main].text] && !(words[c.main].text == "maintaining" && words[headOf(words, c.main+1, len(words))].hasTag(condition)) || words[c.main].text == "working"
	case sentence, clipped:
		if c.passive {
			return isWorkDone(words, c)
		}
		return c.mood == sentence && worksItself(words, c)
	case phrase:
		return namesWork(words, c)
	}
	return false
}

// isWorkDone reports whether the passive of a title is work: cases are resolved,
// advice is provided, risks monitored.
func isWorkDone(words []word, c *clause) bool {
	w, subject := &words[c.main], &words[c.head]
	thing := subject.hasTag(product) || workOf(subject) || subject.hasTag(work) && subject.hasTag(orNoun)
	switch {
	case words[c.start].hasTag(comparative), words[c.start].hasTag(changing) && words[c.start].hasTag(past), hasTagAt(words, c.main+1, comparative), // more claims are processed faster
		w.text == "resolved" && troubles[subject.text], w.hasTag(changing), w.hasTag(acting) && !w.hasTag(handling), !thing && (subject.hasTag(person|agent) && w.hasTag(handling) || namesPeople(subject) && w.hasTag(serving)),
		hasTagAt(words, c.main+1, conjunction) && hasTagAt(words, c.main+2, changing) && words[c.main+2].hasTag(past),
		goesOnAsState(words, c.main+1), matchAt(words, c.main+1, "in", "a") && hasTagAt(words, c.main+3, comparative), isDoneByOthers(words, c.main+1), keeping[w.text] && !thing:
		return false
	case w.hasTag(giving) && !w.hasTag(handling):
		return c.mood == sentence && (thing || handedOut[w.text] && !subject.hasTag(condition))
	case w.hasTag(giving):
		return c.mood == sentence && (thing || !subject.hasTag(condition|ing))
	case drafting[w.text]:
		return c.mood == sentence && thing
	}
	return w.hasTag(handling) && !subject.hasTag(place) && !(c.mood == clipped && settling[w.text])
}

var (
	// handedOut are participles of work, whatever is given: findings are issued; not:
	// beliefs are held.
	handedOut = compileSet(`disbursed disseminated distributed issued provided`)
	// troubles are over when they are resolved.
	troubles = compileSet(`conflict conflicts disputes injustices issue issues problem problems`)
	// drafting are participles that name the making after an auxiliary (the survey is
	// completed), and what is made without one (survey completed).
	drafting = compileSet(`assembled compiled completed conceived drafted installed planted posted prepared printed registered translated written`)
	// keeping are participles of work that are as often those of a state: trust is
	// maintained.
	keeping = compileSet(`maintained preserved reported`)
	// settling are participles that without an auxiliary state what has become of a
	// thing: needs identified.
	settling = compileSet(`allocated collated collected determined documented gathered identified mapped prioritised prioritized recorded resolved verified`)
)

var (
	// reaching are verbs of work that as often name its end.
	reaching = compileSet(`meet meeting reach reaching`)
	// growth are nouns of work that as often name what becomes of people and places:
	// development of children.
	growth = compileSet(`development treatment`)
)

// goesOnAsState reports whether the words from i on go on a list of participles
// with what something is like: are planned, affordable and sound.
func goesOnAsState(words []word, i int) bool {
	for i < len(words) {
		next := afterJoin(words, i)
		switch {
		case next == i && !words[i].joins(), next >= len(words):
			return false
		case isInPlace(words, next), words[next].hasTag(adjective) && !words[next].hasTag(past) && !describesNoun(words, next):
			return true
		case !words[next].hasTag(past):
			return false
		}
		i = next + 1
	}
	return false
}

// isDoneByOthers reports whether the words from i on are "by" and somebody other
// than who works for the programme: by farmers, not by the department, by asking.
func isDoneByOthers(words []word, i int) bool {
	return matchAt(words, i, "by") && i+1 < len(words) && !words[i+1].hasTag(ing) && !words[headOf(words, i+1, len(words))].hasTag(agent)
}

// worksItself reports whether the subject of a sentence is who works, and not who
// changes: staff, the department.
func worksItself(words []word, c *clause) bool {
	w, subject := &words[c.main], &words[c.head]
	switch {
	case !w.hasTag(work) || w.hasTag(changing) || reaching[w.text] || matchAt(words, c.main+1, "their"):
		return false
	case matchAt(words, c.start, "we", "will"), w.hasTag(giving) && w.hasTag(handling) && !subject.hasTag(person|condition|ing),
		w.hasTag(giving) && strings.HasPrefix(subject.text, "service"):
		return true
	case w.hasTag(giving) && w.hasTag(third) && !isPlural(subject) && !words[c.start].hasTag(determiner) && !subject.acronym && hasEnding(subject.text, "ist", "ian", "er", "or", "nurse"): // a nurse provides
		return true
	case subject.hasTag(person):
		return subject.hasTag(agent) && !strings.HasPrefix(subject.text, "partner")
	}
	return subject.hasTag(agent) && !isPlural(subject) || subject.acronym && (!w.hasTag(serving|causing) || words[c.start].text == "the") // not: GIS supports growth
}

// namesWork reports whether a title is a name of work: delivery of advice, timely
// assessment of claims, effective staffing.
func namesWork(words []word, c *clause) bool {
	head := &words[c.head]
	if words[c.start].hasTag(change) || head.hasTag(condition) || !workOf(head) && !head.hasTag(ing) {
		return head.text == "support" && matchAt(words, c.head+1, "to") && !words[c.start].hasTag(change) // support to small firms
	}
	if c.head+1 == len(words) {
		if c.head > c.start { // tool distribution, land use planning
			of := &words[c.head-1]
			if of.hasTag(product) && workOf(head) || head.hasTag(ing) && head.hasTag(work) && !head.hasTag(product|condition|changing) && !of.hasTag(adjective|closed) {
				return true
			}
		}
		return c.head > c.start && words[c.start].hasTag(adjective) && head.hasTag(workNoun)
	}
	switch words[c.head+1].text {
	case "for":
		return workOf(head) && !findings[head.text] || head.hasTag(work) && !nounGerunds[head.text] // not: funding for
	case "of", "to", "with":
		return (workOf(head) || head.hasTag(work)) && !(growth[head.text] && words[headOf(words, min(c.head+2, len(words)-1), len(words))].hasTag(person|place|condition))
	}
	next := afterJoin(words, c.head+1)
	return words[c.head+1].joins() && workOf(head) && (next == len(words) || workOf(&words[next]))
}

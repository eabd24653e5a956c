package wording

import "strings"

// saysWork reports whether a title states what somebody does or will do.
func saysWork(words []word, c *clause) bool {
	switch c.mood {
	case order:
		return true
	case gerund:
		return words[c.main].hasTag(work) || words[c.main].text == "working"
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
	switch {
	case w.hasTag(changing), w.hasTag(acting) && !w.hasTag(handling), subject.hasTag(person|agent) && !subject.hasTag(product) && w.hasTag(serving),
		w.text == "maintained" && matchAt(words, c.main+1, "at"), // at a level
		hasTagAt(words, c.main+1, conjunction) && hasTagAt(words, c.main+2, changing) && words[c.main+2].hasTag(past),
		isAfterAnd(words, c.main+1, "accessible"):
		return false
	case w.hasTag(giving):
		return c.mood == sentence && !subject.hasTag(condition)
	}
	return w.hasTag(handling) && !subject.hasTag(place) && !(hasTagAt(words, c.main+1, conjunction) && c.main+2 < len(words) && isInPlace(words, c.main+2))
}

// isAfterAnd reports whether the words from i on are "and" and the given one, but
// for adverbs.
func isAfterAnd(words []word, i int, text string) bool {
	if !hasTagAt(words, i, conjunction) {
		return false
	}
	for i++; i+1 < len(words) && words[i].hasTag(adverb); i++ {
	}
	return matchAt(words, i, text)
}

// worksItself reports whether the subject of a sentence is who works, and not who
// changes: staff, the department.
func worksItself(words []word, c *clause) bool {
	w, subject := &words[c.main], &words[c.head]
	switch {
	case !w.hasTag(work) || w.hasTag(changing) || w.text == "meet" || w.text == "reach":
		return false
	case matchAt(words, c.start, "we", "will"), w.hasTag(giving) && w.hasTag(handling) && !subject.hasTag(person|condition|ing),
		w.hasTag(giving) && (subject.hasTag(agent) || strings.HasPrefix(subject.text, "service")):
		return true
	case subject.hasTag(person):
		return subject.hasTag(agent)
	}
	return subject.hasTag(agent) && !isPlural(subject) || subject.acronym
}

// namesWork reports whether a title is a name of work: delivery of advice, timely
// assessment of claims, effective staffing.
func namesWork(words []word, c *clause) bool {
	head := &words[c.head]
	if words[c.start].hasTag(change) || !workOf(head) && !head.hasTag(ing) {
		return head.text == "support" && matchAt(words, c.head+1, "to") && !words[c.start].hasTag(change) // support to small firms
	}
	if c.head+1 == len(words) {
		return c.head > c.start && words[c.start].hasTag(adjective) && head.hasTag(workNoun)
	}
	switch words[c.head+1].text {
	case "for":
		return workOf(head) || head.hasTag(work) && !nounGerunds[head.text] // not: funding for
	case "of", "to", "with":
		return workOf(head) || head.hasTag(work)
	}
	next := afterJoin(words, c.head+1)
	return words[c.head+1].joins() && workOf(head) && (next == len(words) || workOf(&words[next]))
}

package logicmodel

import "github.com/resultschain/resultschain/diag"

var doubleBarrelled = &Rule{
	Code: "LM085", Name: "double-barrelled", Class: Wording, Severity: diag.Info,
	Doc: `An outcome, or the end state, joins two changes in one statement: "increased trust and reduced isolation".

One may come about without the other, by other causes, and each needs indicators of its own. Make each an outcome of its own, linked to what leads to it.

Nouns that share one change are fine: "improved physical and mental wellbeing", "increased knowledge and skills"; and so are words of change that share one noun or one subject: "more and better jobs", "children are healthier and happier". The rule advises on the wording only, is silent where LM080 speaks, and runs on English texts alone.

Source: Evaluation Support Scotland, guide 1c; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for i, words := range titles(p, ShortTerm, EndState) {
			first, second, ok := twoChanges(words)
			if !ok || opensWithWork(words) {
				continue
			}
			e := &p.Model.Elements[i]
			if ofFramework(p, e) {
				continue
			}
			p.Reportf(e.TitlePos, e, "two changes are joined here, %s and %s; make each an outcome of its own", q(e.Title[:words[first].end]), q(e.Title[words[second].start:]))
		}
	},
}

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
		if j < len(words) && joinsChanges(words, start, i, j) {
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
	case at(words, i, "as", "well", "as"):
		j = i + 3
	case at(words, i, "along", "with"), at(words, i, "together", "with"):
		j = i + 2
	case w.is(conjunction), w.text == "while", w.text == "but":
		j = i + 1
	case w.joins():
	default:
		return 0, false
	}
	for j < len(words) && (words[j].text == "also" || words[j].text == "and" || words[j].text == "a" || words[j].text == "an" || words[j].text == "with" || isAdverb(&words[j])) {
		j++
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
	comma := words[next].sep == ',' && !words[next-1].is(conjunction)
	switch {
	case l == ofNoun && r == ofNoun:
		return !comma || words[next].is(changed|changeNoun) || !words[left].is(comparative)
	case l == imperative && r == imperative:
		return true
	case l == ofSubject && r == ofSubject: // more active and less lonely
		return words[left].is(lessening) != words[next].is(lessening)
	case l == ofVerb:
		return hasChangingVerb(words[next:])
	case l != imperative && words[next].is(verb) && !comma: // and have more time, and exercise more
		for k := next + 1; k < len(words) && k <= next+3 && !words[k].is(preposition|conjunction|subordinator) && words[k].text != "to"; k++ {
			if words[k].is(comparative) {
				return true
			}
		}
	}
	return false
}

// formAt is the form of the change that begins at word i.
func formAt(words []word, i int) changeForm {
	w := &words[i]
	ends := i+1 == len(words) || words[i+1].joins() || words[i+1].is(preposition|conjunction)
	switch {
	case w.is(changeNoun) && i+1 < len(words) && (words[i+1].text == "in" || words[i+1].text == "of"):
		return ofNoun
	case w.is(changeVerb|changeIng) && !ends && (i == 0 || words[i].joins() || words[i-1].is(conjunction)):
		return imperative
	case w.is(changing):
		return ofVerb
	case w.is(changed):
		if ends {
			return noChange
		}
		return ofNoun
	case w.is(comparative):
		switch {
		case ends && !(i > 0 && words[i-1].is(verbOrNoun) && w.is(quantity)):
			return ofSubject
		case ends:
			return inSentence
		case isAdjective(&words[i+1]) && (i+2 >= len(words) || words[i+2].joins() || words[i+2].is(preposition|conjunction|subordinator) || words[i+2].text == "to"):
			return ofSubject
		}
		return ofNoun
	}
	return noChange
}

// isEmbedded reports whether the change at word i is inside a phrase that
// says more of another thing: awareness of reduced fares.
func isEmbedded(words []word, start, i int) bool {
	for k := i - 1; k >= start; k-- {
		w := &words[k]
		switch {
		case w.is(finite):
			return is(words, k-1, subordinator) || at(words, k-1, "to")
		case w.is(preposition | subordinator), w.text == "to":
			return true
		case w.is(changed | changeNoun | comparative): // increased use of ...; the first change is the nearer
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
		case w.is(subordinator), w.is(conjunction):
			return false
		case w.is(changing):
			return true
		}
	}
	return false
}

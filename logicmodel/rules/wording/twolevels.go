package wording

import "strings"

// upTo returns the title before word i, without a "which" or "that" at its end.
func upTo(title string, words []word, i int) string {
	if i > 1 && words[i-1].hasTag(subordinator) {
		i--
	}
	if i == 0 {
		return ""
	}
	return title[:words[i-1].end]
}

// A joint is the place where a title joins a cause and an effect: words[from:to]
// or, where from equals to, the form of word from, which belongs to what follows.
type joint struct {
	from, to   int
	effectLast bool
}

// joiners holds words that join a cause and an effect, by their first word, which
// has the tag of that name.
var joiners = map[string][]struct {
	words      []string
	effectLast bool
	content    bool // it may also be part of what people know, or say which thing is meant
}{
	"so":           {{[]string{"so", "that"}, true, false}, {[]string{"so", "as", "to"}, true, false}},
	"in":           {{[]string{"in", "order", "to"}, true, false}, {[]string{"in", "order", "that"}, true, false}},
	"leading":      {{[]string{"leading", "to"}, true, true}},
	"lead":         {{[]string{"lead", "to"}, true, true}},
	"leads":        {{[]string{"leads", "to"}, true, true}},
	"resulting":    {{[]string{"resulting", "in"}, true, true}},
	"result":       {{[]string{"result", "in"}, true, true}},
	"results":      {{[]string{"results", "in"}, true, true}},
	"contributing": {{[]string{"contributing", "to"}, true, true}},
	"contributes":  {{[]string{"contributes", "to"}, true, true}},
	"thereby":      {{[]string{"thereby"}, true, false}},
	"therefore":    {{[]string{"therefore"}, true, false}},
	"thus":         {{[]string{"thus"}, true, false}},
	"hence":        {{[]string{"hence"}, true, false}},
	"as":           {{[]string{"as", "a", "result", "of"}, false, true}},
	"due":          {{[]string{"due", "to"}, false, true}},
	"because":      {{[]string{"because", "of"}, false, true}},
	"thanks":       {{[]string{"thanks", "to"}, false, true}},
	"via":          {{[]string{"via"}, false, true}},
	"by":           {{[]string{"by", "means", "of"}, false, true}},
}

// twoLevelsOf finds where a title joins a cause and its effect.
func twoLevelsOf(words []word) (joint, bool) {
	content := false // the words so far are about what people know
	for i := range words {
		w := &words[i]
		if i+1 == len(words) {
			break
		}
		if w.text == "how" || w.text == "why" || w.text == "what" || w.text == "ways" {
			content = true
		}
		if w.sep == ',' && bringsAbout(words, i) { // homes are insulated, cutting bills
			return joint{i, i, true}, true
		}
		if w.text == "to" && !content && isPurpose(words, i) || w.text == "which" && w.sep == ',' && i > 0 && followsFrom(words, i+1) {
			return joint{i, i + 1, true}, true
		}
		if !w.hasTag(joiner) {
			continue
		}
		for _, j := range joiners[w.text] {
			to := i + len(j.words)
			if to >= len(words) || !matchAt(words, i, j.words...) || content && j.content {
				continue
			}
			if j.content && !joinsLevels(words, i, to, j.effectLast) {
				continue
			}
			return joint{i, to, j.effectLast}, true
		}
		switch {
		case content:
		case w.text == "by" && isMeans(words, i), w.text == "through" && isThroughMeans(words, i):
			return joint{i, i + 1, false}, true
		case w.text == "because" && i == 0:
			return joint{0, 1, false}, true
		case w.text == "so" && i > 1 && !isAdjective(&words[i+1]) && (w.sep == ',' || verbOfClause(words[i+1:]) > 0 && !words[i-1].hasTag(finite)): // improved homes, so tenants are healthier
			return joint{i, i + 1, true}, true
		}
	}
	return joint{}, false
}

// joinsLevels reports whether words that may join a cause and an effect do so:
// paths lead to a school, illness is due to smoking, and people are aware of
// what drinking leads to.
func joinsLevels(words []word, from, to int, effectLast bool) bool {
	if from == 0 {
		return true
	}
	if effectLast {
		if hasTagAt(words, from-1, product) && !words[from].hasTag(finite) && !anyHasTag(words[:from], change) && !anyHasTag(words[to:], change|condition) {
			return false
		}
		for k := range from { // aware of, factors contributing to
			switch words[k].text {
			case "awareness", "aware", "understanding", "understand", "know", "knowledge", "factors", "factor", "causes", "conditions", "reasons", "problems", "paths", "path", "roads", "streets", "route", "routes":
				return false
			}
		}
		return anyHasTag(words[to:], change|condition|finite) || anyHasTag(words[:from], change)
	}
	switch words[from].text {
	case "via":
		return !hasTagAt(words, from-1, channel)
	case "thanks":
		return true
	}
	// Due to, because of, as a result of: a cause if something is done or changes
	// in it, or something grows by it; else it defines which falls, deaths or
	// absences are meant.
	return anyHasTag(words[to:], change|product|doingIng) || words[0].hasTag(changed|comparative) && !lessens(&words[0]) && !words[0].hasTag(lessening)
}

// bringsAbout reports whether the word after a comma names an effect of the words
// before it: homes are insulated, cutting bills; but not one of a list of changes
// in -ing, nor the start of a phrase that a verb follows.
func bringsAbout(words []word, i int) bool {
	if !words[i].hasTag(changeIng) && !effects[words[i].text] || words[i+1].hasTag(preposition) || words[i+1].joins() || mainVerb(words, i+1) >= 0 || strings.HasSuffix(words[0].text, "ing") {
		return false
	}
	return anyHasTag(words[:i], change) || mainVerb(words[:i], 0) > 0 || verbOfClause(words[:i]) > 0
}

// followsFrom reports whether the words after a "which" name an effect of the
// words before it: improves their diet; not: schools value.
func followsFrom(words []word, i int) bool {
	w := &words[i]
	return brings[w.text] || strings.HasSuffix(w.text, "s") && !w.hasTag(finite|person|product|condition) && hasTagAt(words, i+1, determiner|condition|person)
}

// isPurpose reports whether the "to" at word i opens a purpose, as in "partners work
// together to reduce poverty", "homes are insulated to lower bills" and "better
// diets to prevent obesity"; not what people are able, willing or helped to do:
// confidence to reduce their drinking.
func isPurpose(words []word, i int) bool {
	if i == 0 || !hasTagAt(words, i+1, changeVerb) && !purposes[words[i+1].text] {
		return false
	}
	before := &words[i-1]
	verb := verbOfClause(words[:i])
	for k := range i {
		if w := &words[k]; w.hasTag(subordinator) || k != verb && governors[w.text] || k == i-1 && w.hasTag(product) {
			return false
		}
	}
	if verb < 0 { // a change: improved diets
		return words[0].hasTag(changed|comparative) && before.hasTag(condition) && !words[0].hasTag(quantity)
	}
	switch words[verb].text {
	case "is", "are": // things are made, not people helped, to do it
		return !anyHasTag(words[:verb], person) && isParticiple(before)
	}
	return verb+1 < i && !takesInfinitive[words[verb].text]
}

var (
	// effects are words in -ing, and brings verbs after "which", that name an
	// effect, besides those of change.
	effects = compileSet(`allowing bringing building creating driving easing enabling freeing giving helping leaving letting lifting making meaning saving`)
	brings  = compileSet(`allows boosts creates cuts decreases enables gives helps improves increases keeps lets lowers makes means
		prevents raises reduces saves strengthens supports`)
	// purposes are verbs after "to" that name a purpose, besides those of change.
	purposes = compileSet(`avoid curb ease lower protect relieve tackle`)
	// takesInfinitive are verbs that "to" and a verb may belong to, whatever
	// stands between; governors are the nouns and adjectives.
	takesInfinitive = compileSet(`allow allows become becomes begin begins can choose chooses come comes continue continues could
		do does encourage enable expect express feel feels find finds get gets has have help know knows learn learns make makes may might
		must need remain remains seek seeks seem seems should start starts support trust trusts use uses value want wants will
		would`)
	governors = compileSet(`ability able access act action actions aim aims ambition approaches authority better campaign capability
		capacity challenge chance chances choice choices commit commitment committed confidence confident decision decisions desire
		determination duty easier efforts enabled encouraged enough equipped failure free freedom funding funds harder
		help helped how incentive incentives information intention keen knowledge likelihood likely means measures
		money motivated motivation need needs opportunities opportunity permission plan plans policies possible potential power powers practices
		prepared pressure proud readiness ready reason reasons reluctance resilience resolve resources responsibility right
		rights self-confidence services skill skilled skills slow space steps strategies support supported
		supports technology time tools training trusted trying understanding unable used ways what where who
		will willing willingness work`)
)

// isMeans reports whether "by" at word i is followed by an action: by reading
// with volunteers, by actively involving parents; not by agents (by housing
// staff) or dates (by spring).
func isMeans(words []word, i int) bool {
	j := i + 1
	for j < len(words)-1 && (isAdverb(&words[j]) || words[j].hasTag(comparative)) {
		j++
	}
	if j >= len(words) {
		return false
	}
	w := &words[j]
	if !strings.HasSuffix(w.text, "ing") || len(w.text) < 5 || notGerunds[w.text] {
		return false
	}
	if w.hasTag(condition) && (j+1 == len(words) || words[j+1].hasTag(preposition) || words[j+1].joins()) { // harmed by smoking
		return false
	}
	if w.hasTag(doingIngNoun) || nounGerunds[w.text] {
		// By training providers, by neighbouring families: an agent; by
		// training the staff, by working together: means.
		if j+1 == len(words) {
			return true
		}
		next := &words[j+1]
		agent := next.hasTag(person|product) || strings.HasSuffix(next.text, "s") && next.tag == 0
		return !agent || i > 0 && !words[i-1].hasTag(channel|changed) && w.hasTag(doingIngNoun) && w.text != "training" && w.text != "planning" && w.text != "working"
	}
	return true
}

// notGerunds holds words in -ing that name no action.
var notGerunds = compileSet(`anything building evening everything housing morning nothing sibling something spring wellbeing well-being ceiling`)

// nounGerunds holds words in -ing that may stand before the name of an agent.
var nounGerunds = compileSet(`caring existing fostering leading learning living neighbouring nursing parenting participating
	visiting volunteering banking farming fishing manufacturing catering sporting ageing growing surrounding local training cleaning nursing`)

// isThroughMeans reports whether "through" is followed by an action, as in
// "through befriending"; not by ways in (available through libraries), times
// (through the night) or journeys (progress through school).
func isThroughMeans(words []word, i int) bool {
	if i > 0 {
		switch before := &words[i-1]; {
		case before.hasTag(channel):
			return false
		case journeys[before.text]:
			return false
		}
	}
	for j := i + 1; j < len(words) && j <= i+3; j++ {
		w := &words[j]
		if passages[w.text] {
			return false
		}
		if w.hasTag(preposition) {
			break
		}
	}
	// Advice is easier to get through libraries.
	return i == 0 || !words[i-1].hasTag(finite)
}

// journeys are words before "through" of people who pass through something;
// passages are what they pass through.
var (
	journeys = compileSet(`break breaks came carry come comes coming follow fall flow flows flowing get gets go goes going gone guided
		helped journey journeys lived live look move moved moves moving pass passes passing pathway pathways pathways progress
		progresses progression progressing pull route routes run runs see seen sleep sleeps travel travelling walk walking walks way went work`)
	passages = compileSet(`adolescence adulthood assessment bereavement childhood college crisis crises custody day divorce door doors
		education forest grief hardship illness journey letterbox life lives month months motherhood night park pregnancy
		process recession recovery school separation spring stages streets summer system teens times town transition transitions treatment
		university village week weeks winter woods year years`)
)

package wording

import (
	"slices"
	"strings"
)

// A joint is the place where a title joins a cause and an effect: words[from:to].
// Where from equals to, the form of word from joins them, and the word belongs to what
// follows.
type joint struct {
	from, to   int
	effectLast bool
}

// joints holds words that join a cause and an effect, by their first word.
var joints = map[string][]struct {
	more       []string // the words after the first
	effectLast bool
	unsure     bool // it may also be part of what people know, or say which thing is meant
}{
	"so":           {{strings.Fields("that"), true, false}, {strings.Fields("as to"), true, false}},
	"in":           {{strings.Fields("order to"), true, false}, {strings.Fields("order that"), true, false}},
	"leading":      {{strings.Fields("to"), true, true}},
	"lead":         {{strings.Fields("to"), true, true}},
	"leads":        {{strings.Fields("to"), true, true}},
	"resulting":    {{strings.Fields("in"), true, true}},
	"result":       {{strings.Fields("in"), true, true}},
	"results":      {{strings.Fields("in"), true, true}},
	"contributing": {{strings.Fields("to"), true, true}, {strings.Fields("towards"), true, true}, {strings.Fields("toward"), true, true}},
	"contributes":  {{strings.Fields("to"), true, true}, {strings.Fields("towards"), true, true}, {strings.Fields("toward"), true, true}},
	"contribute":   {{strings.Fields("to"), true, true}, {strings.Fields("towards"), true, true}, {strings.Fields("toward"), true, true}},
	"thereby":      {{nil, true, false}},
	"therefore":    {{nil, true, false}},
	"thus":         {{nil, true, false}},
	"hence":        {{nil, true, false}},
	"as":           {{strings.Fields("a result of"), false, false}},
	"due":          {{strings.Fields("to"), false, true}},
	"because":      {{strings.Fields("of"), false, true}},
	"thanks":       {{strings.Fields("to"), false, false}},
	"via":          {{nil, false, true}},
	"by":           {{strings.Fields("means of"), false, false}},
}

// twoLevelsOf finds where a title joins a cause and its effect.
func twoLevelsOf(words []word, c *clause) (joint, bool) {
	from := 0
	if c.mood == sentence && c.start == 0 && words[0].text != "because" { // not in the subject: data collected through visits
		from = c.verb
	}
	aside := false // in brackets
	for i := from; i < len(words)-1; i++ {
		if s := words[i].sep; s == '(' || s == ')' {
			aside = s == '('
		}
		if aside {
			continue
		}
		switch words[i].text {
		case "how", "why", "what", "ways": // what people know
			return joint{}, false
		}
		for _, j := range joints[words[i].text] {
			to := i + 1 + len(j.more)
			if to < len(words) && matchAt(words, i+1, j.more...) && (!j.unsure || joinsLevels(words, c, i, to, j.effectLast)) {
				return joint{i, to, j.effectLast}, true
			}
		}
		if j, ok := jointAt(words, c, i); ok {
			return j, true
		}
	}
	return joint{}, false
}

// jointAt reports whether word i joins a cause and its effect, by what stands
// beside it.
func jointAt(words []word, c *clause, i int) (joint, bool) {
	w, next := &words[i], &words[i+1]
	effect, cause := joint{i, i + 1, true}, joint{i, i + 1, false}
	if w.sep == ',' && bringsAbout(words, c, i) || i == c.main && raises(words, c) { // homes are insulated, cutting bills; loans increase yields
		return joint{i, i, true}, true
	}
	switch w.text {
	case "to":
		return effect, isPurpose(words, i, c)
	case "for":
		return effect, isAim(words, c, i)
	case "which", "that":
		return effect, i > 0 && !strings.HasPrefix(words[min(c.main, len(words)-1)].text, "access") && !words[i-1].hasTag(person) && (w.sep == ',' || c.mood == phrase && words[i-1].hasTag(product) && next.hasTag(causing)) && isCause(words, i+1)
	case "enabling", "allowing":
		return effect, i > 0 && words[i-1].hasTag(product) && !next.joins()
	case "by":
		return cause, isMeans(words, i) || isEnabledBy(words, c, i) || isRaisedBy(words, c, i)
	case "through":
		return cause, isThroughMeans(words, i) && !hasChance(words[:i]) && (i != c.main+1 || c.passive || c.mood == phrase)
	case "because":
		return cause, i == 0 || finiteVerb(words, i+2) < len(words)
	case "so": // improved homes, so tenants are healthier
		return effect, i > 1 && !next.hasTag(adjective) && (w.sep == ',' || finiteVerb(words, i+2) < len(words) && !words[i-1].hasTag(auxiliary))
	case "encourage", "encourages", "help":
		return effect, c.mood == sentence && i == c.main && isThing(words, c) && makesPossible(words, i)
	case "allow", "allows", "enable", "enables", "helps":
		return effect, c.mood == sentence && i >= c.main && words[i-1].text != "that" && makesPossible(words, i)
	}
	return joint{}, false
}

// isCause reports whether the words from i on are a verb of change, or one between
// a cause and its effect: improves, will make.
func isCause(words []word, i int) bool {
	if matchAt(words, i, "will") || matchAt(words, i, "can") {
		i++
	}
	return hasTagAt(words, i, changing|causing) && words[i].hasTag(base|third)
}

// joinsLevels reports whether words that may join a cause and an effect do so:
// paths lead to a school, illness is due to smoking, and people are aware of
// what drinking leads to.
func joinsLevels(words []word, c *clause, from, to int, effectLast bool) bool {
	if from == 0 {
		return true
	}
	if words[from-1].sep != ',' && (words[from-1].text == "that" || words[from-1].text == "which") || words[min(to, len(words)-1)].hasTag(conjunction) { // falls that lead to death
		return false
	}
	if effectLast {
		head := &words[c.head]
		if strings.HasPrefix(words[from].text, "contribute") && !words[0].hasTag(change) && !head.hasTag(product|work|ing) && !workOf(head) && !(words[c.start+1].hasTag(conjunction) && anyHasTag(words[c.start:c.verb], product)) && !(from == c.main && isThing(words, c)) { // members contribute to it
			return false
		}
		if strings.HasPrefix(words[from].text, "contribute") && isThingGivenTo(words, c, to) {
			return false
		}
		for k := range from { // aware of, factors contributing to
			switch words[k].text {
			case "awareness", "aware", "understanding", "understand", "know", "knowledge", "factors", "factor", "causes", "conditions", "reasons",
				"problems", "paths", "path", "roads", "streets", "route", "routes":
				return false
			}
		}
		return true
	}
	if words[from].text == "via" {
		return !waysIn[words[from-1].text]
	}
	// Due to, because of: a cause if something is done or changes in it, or
	// something grows by it; else it defines which falls, deaths or absences
	// are meant.
	return anyHasTag(words[to:], change|product|work) || words[0].hasTag(changing|comparative) && !words[0].hasTag(lessening)
}

// isThingGivenTo reports whether what follows "contribute to" is a thing that grows by it,
// and no effect: data contribute to a register, funds to carrying out the plan.
func isThingGivenTo(words []word, c *clause, to int) bool {
	of := headOf(words, to, len(words))
	praised := slices.ContainsFunc(words[to:of], func(w word) bool { return lexicon[w.text]&adjective != 0 }) // to safe facilities
	return facts[words[c.head].text] || words[of].hasTag(product) && !praised
}

// isEnabledBy reports whether the "by" at word i has what makes the change before it
// possible: enabled by the supply of seed; not who does: by the network.
func isEnabledBy(words []word, c *clause, i int) bool {
	head := headOf(words, i+1, len(words))
	return c.passive && strings.HasPrefix(words[c.main].text, "enable") && isAbstract(&words[head]) && !words[head].hasTag(product|agent)
}

// isRaisedBy reports whether the "by" at word i has what brings about the change
// before it: trade is advanced by loans; not: by half, by farmers.
func isRaisedBy(words []word, c *clause, i int) bool {
	next := &words[i+1]
	return c.mood == sentence && c.passive && c.main == i-1 && words[i-1].hasTag(changing) && !anyHasTag(words[i+1:min(i+3, len(words))], numeral|proportion|month) && !isFigure(next) && !matchAt(words, i+1, "the", "end") &&
		!words[headOf(words, i+1, len(words))].hasTag(person|agent)
}

// bringsAbout reports whether the word after a comma names an effect of the words
// before it: homes are insulated, cutting bills; but not one of a list of changes
// in -ing, nor the start of a phrase that a verb follows.
func bringsAbout(words []word, c *clause, i int) bool {
	w := &words[i]
	if i == 0 || !w.hasTag(ing) || !w.hasTag(changing|causing) && !((w.text == "ensuring" || w.text == "supporting") && words[i+1].hasTag(determiner|pronoun|subordinator)) || words[i+1].hasTag(preposition) || words[i+1].joins() || finiteVerb(words, i+1) < len(words) || words[0].hasTag(ing) {
		return false
	}
	return anyHasTag(words[:i], change) || c.mood == order || finiteVerb(words[:i], 1) < i
}

// isPurpose reports whether the "to" at word i opens a purpose, as in "partners work
// together to reduce poverty", "homes are insulated to lower bills" and "better
// diets to prevent obesity"; not what people are able, willing or helped to do:
// confidence to reduce their drinking.
func isPurpose(words []word, i int, c *clause) bool {
	if i == 0 {
		return false
	}
	k := i + 1
	for k < len(words)-1 && words[k].hasTag(adverb) {
		k++
	}
	before, w := &words[i-1], &words[k]
	if !w.hasTag(base) || !w.hasTag(changing|work) && !(w.text == "make" && (c.passive || c.mood == order) || (w.text == "keep" || w.text == "stop") && hasTagAt(words, k+1, pronoun) || c.main == i-1 && c.passive && before.hasTag(changing) && !before.hasTag(serving)) || inquiries[w.text] || w.hasTag(serving) && w.text != "support" || k+1 == len(words) || before.hasTag(auxiliary|preposition|determiner) {
		return false
	}
	main := &words[min(c.main, len(words)-1)]
	helps := w.text == "help" || w.text == "support" || w.text == "ensure" || w.text == "inform" || w.text == "facilitate"
	if strings.HasPrefix(main.text, "use") && !c.passive && (w.text == "inform" || w.text == "support") && !hasTagAt(words, k+1, pronoun) || main.text == "used" && w.text == "inform" || main.text == "take" && endeavours[before.text] { // use data to inform
		return false
	}
	forThem := helps && hasTagAt(words, k+1, pronoun)
	if holds[main.text] && (!helps || (w.text == "support" || w.text == "inform" || w.text == "facilitate") && anyOf(words[:i], meansTo)) { // have the tools to support
		return false
	}
	for k := range i {
		w := &words[k]
		switch {
		case w.hasTag(subordinator), ableTo[w.text] && !(k == c.main && c.passive && w.text == "used") && !forThem,
			meansTo[w.text] && !helps && !(c.mood == order && words[i+1].hasTag(changing)) && (c.mood == phrase || k == i-1 && main.hasTag(making|giving|attain)):
			return false
		}
	}
	ofPeople := c.passive && namesPeople(&words[c.head]) && !hiring[before.text]
	switch {
	case c.mood == phrase && namesWork(words, c):
		return true
	case c.mood == clipped && c.passive && c.main == i-1: // entry restricted to protect
		return !words[c.head].hasTag(person) && !meansTo[before.text] && (w.hasTag(changing) || !w.hasTag(orNoun))
	case c.mood == phrase, c.mood == clipped:
		return w.hasTag(changing) && words[c.start].hasTag(change) && before.hasTag(condition)
	case i < c.verb, before.hasTag(adjective) && !before.hasTag(past) && before.text != "available", // are ready to help
		(c.mood == sentence || c.mood == order) && main.hasTag(work) && endeavours[before.text] && !helps, // carry out projects to reduce
		c.mood == order && main.hasTag(serving) && !(w.hasTag(changing|work) && anyHasTag(words[c.main+1:i], preposition)), ofPeople && !helps && !w.hasTag(changing):
		return false
	case hiring[before.text] && c.passive: // guards are hired to deliver
		return true
	case c.main == i-1 || before.hasTag(past) && c.passive: // seek to reduce, are trained to help
		return main.hasTag(changing) || c.passive && !ofPeople
	}
	return !main.hasTag(be)
}

// hasChance reports whether the words hold what people may or can do: chances to skate.
func hasChance(words []word) bool {
	for k := 0; k+2 < len(words); k++ {
		if ableTo[words[k].text] && words[k+1].text == "to" && words[k+2].hasTag(base) {
			return true
		}
	}
	return false
}

// anyOf reports whether any of the words is in the set.
func anyOf(words []word, set map[string]bool) bool {
	return slices.ContainsFunc(words, func(w word) bool { return set[w.text] })
}

// makesPossible reports whether the verb at word i is followed by what it makes
// possible: enables them to work, enables the delivery.
func makesPossible(words []word, i int) bool {
	for k := i + 2; k+1 < len(words); k++ {
		if words[k].text == "to" && (words[k+1].hasTag(base|adverb|comparative) || words[k+1].text == "be") {
			return true
		}
	}
	return i+2 < len(words) && words[i+1].text == "the"
}

// isAim reports whether the "for" at word i opens an aim: for greater yields.
func isAim(words []word, c *clause, i int) bool {
	if i == 0 || words[i-1].hasTag(auxiliary) || ableTo[words[i-1].text] || meansTo[words[i-1].text] {
		return false
	}
	w := &words[i+1]
	if c.mood == sentence && c.passive && (matchAt(words, i+1, "the", "enjoyment") || matchAt(words, i+1, "the", "benefit")) {
		return true
	}
	return i+2 < len(words) && w.hasTag(comparative) && !w.hasTag(quantity) || w.hasTag(changing) && w.hasTag(past) && describes(words, i+1)
}

var (
	// ableTo are words to which "to" and a verb may belong, whatever stands between.
	ableTo = compileSet(`ability able aim aiming aims allow allows ambition aspiration aspirations authority better capability
		capacity challenge chance chances choice choices choose commit commitment committed confidence confident decide decision decisions demand desire
		determination duty easier effort efforts enable enabled enables encourage encouraged encourages enough expected fail failure free freedom harder
		how incentive incentives intend intention keen know likelihood likely
		motivated motivation need needed needs obligation obligations opportunities opportunity permission possible potential power powers
		prepared pressure proud readiness ready reason reasons reluctance required resilience resolve responsibility right
		rights seek seeking self-confidence slow steps striving time trust trusted try trying unable used want way ways what where who
		willing willingness`)
	// meansTo may be such words, or serve the purpose that follows.
	meansTo = compileSet(`access action actions approaches campaign equipped funding funds help helped helps information knowledge means measures money plan plans policies
		practices resources services skill skilled skills space strategies support supported supports technology tools training understanding work`)
	// inquiries end in what is known, not in a change.
	inquiries = compileSet(`analyse analyze assess design detect determine evaluate examine explore identify investigate measure monitor plan review test track verify`)
	hiring    = compileSet(`appointed contracted deployed employed hired recruited`)
	// endeavours are work that has its purpose in its name.
	endeavours = compileSet(`action actions activities initiatives measures programmes programs projects steps`)
	// holds are verbs with which the words of meansTo serve no purpose.
	holds = compileSet(`can gain gains get gets had has have lack lacks learn learns need needs will`)
)

// isMeans reports whether "by" at word i is followed by an action: by reading
// with volunteers, by actively involving parents; not by agents (by housing
// staff) or dates (by spring).
func isMeans(words []word, i int) bool {
	j := i + 1
	for j < len(words)-1 && words[j].hasTag(adverb) {
		j++
	}
	w := &words[j]
	if !w.hasTag(ing) || notGerunds[w.text] {
		return false
	}
	if j+1 == len(words) {
		return !w.hasTag(condition)
	}
	next := &words[j+1]
	return !(w.hasTag(condition) && (next.hasTag(preposition) || next.joins())) && // harmed by smoking
		!(next.hasTag(person|product) && (!w.hasTag(work|changing|acting) || w.hasTag(serving) && hasTagAt(words, i-1, past) && !words[i-1].hasTag(changing))) // used by training providers
}

// notGerunds holds words in -ing that name no action.
var notGerunds = compileSet(`anything building evening everything housing morning nothing sibling something spring wellbeing ceiling`)

// isThroughMeans reports whether "through" is followed by an action, as in
// "through befriending"; not by ways in (available through libraries), times
// (through the night) or journeys (progress through school).
func isThroughMeans(words []word, i int) bool {
	if words[i].sep == '(' {
		return false
	}
	if i > 0 && (waysIn[words[i-1].text] || journeys[words[i-1].text] || words[i-1].hasTag(auxiliary)) {
		return false
	}
	for j := i + 1; j < len(words) && j <= i+3; j++ {
		w := &words[j]
		if w.hasTag(preposition) && j > i+1 {
			break
		}
		if passages[w.text] || w.text == "assessment" && (j == i+1 || words[j-1].hasTag(determiner)) || j == i+1 && j+1 == len(words) && media[w.text] || isFigure(w) || w.hasTag(month) {
			return false
		}
	}
	return true
}

var (
	// media are what messages pass through.
	media = compileSet(`cyberspace internet media radio space television web`)
	// waysIn are words before "through" and "via" after which follows a way in.
	waysIn = compileSet(`accessed accessible available bought contacted found heard led reached received referred seen served sold used visited`)
	// journeys are words for people who pass through something.
	journeys = compileSet(`break breaks came carry come comes coming follow fall flow flows flowing get gets go goes going gone guided
		helped journey journeys lived live look move moved moves moving pass passes passing pathway pathways pathways progress
		progresses progression progressing pull route routes run runs see seen sleep sleeps travel travelling walk walking walks way went work`)
	// passages are what people pass through.
	passages = compileSet(`adolescence adulthood bereavement childhood college crisis crises custody day divorce door doors means
		education forest grief hardship illness journey letterbox life lifecycle lives month months motherhood night park pregnancy
		process recession recovery school separation stages streets system teens times town transition transitions treatment
		university village week weeks woods year years`)
)

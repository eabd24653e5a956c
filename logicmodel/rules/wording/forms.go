package wording

import "strings"

// A taggedWords holds words with a tag, separated by white space.
type taggedWords struct {
	tag   tag
	words string
}

// compile returns the words of the lists, and every form of the verbs.
func compile(lists []taggedWords) map[string]tag {
	all := make(map[string]tag, 4000)
	for _, l := range lists {
		for w := range strings.FieldsSeq(l.words) {
			all[w] |= l.tag
		}
	}
	for _, l := range verbs {
		for w := range strings.FieldsSeq(l.words) {
			addForms(all, w, l.tag)
		}
	}
	return all
}

// addForms adds the forms of a verb as [verbs] has it: "set+~,set".
func addForms(all map[string]tag, entry string, t tag) {
	noun := tag(0)
	infinitive, irregular, _ := strings.Cut(entry, ",")
	if s, ok := strings.CutSuffix(infinitive, "~"); ok {
		infinitive, noun = s, orNoun
	}
	stem, doubled := strings.CutSuffix(infinitive, "+")
	infinitive = stem
	if doubled {
		stem += stem[len(stem)-1:]
	}
	stem = strings.TrimSuffix(stem, "e")
	all[infinitive] |= t | base | noun
	all[plural(infinitive)] |= t | third | noun
	switch {
	case strings.HasSuffix(infinitive, "ee"):
		all[infinitive+"ing"] |= t | ing
	case infinitive == "lie":
		all["lying"] |= t | ing
	default:
		all[stem+"ing"] |= t | ing
	}
	switch {
	case irregular != "":
		for w := range strings.SplitSeq(irregular, ",") {
			all[w] |= t | past
		}
	case strings.HasSuffix(plural(infinitive), "ies"): // carry
		all[strings.TrimSuffix(infinitive, "y")+"ied"] |= t | past
	default:
		all[stem+"ed"] |= t | past
	}
}

// nouns returns the words and their plurals.
func nouns(words string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(words) {
		b.WriteString(w + " " + plural(w) + " ")
	}
	return b.String()
}

// plural returns the plural of a noun, which is the third person of a verb.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "y") && !hasEnding(w, "ay", "ey", "oy", "uy"):
		return w[:len(w)-1] + "ies"
	case hasEnding(w, "s", "x", "ch", "sh"), w == "go", w == "do":
		return w + "es"
	}
	return w + "s"
}

// tagOf returns the tag of a word in lower case.
func tagOf(w string) tag {
	t, ok := lexicon[w]
	shape := shapeOf(w, t)
	if !ok {
		t = unknownTag(w)
	}
	return t | shape
}

// unknownTag returns the tag of a word that is not in the lexicon as it stands: in
// American spelling, a compound by its last part, and a word whose ending shows
// what it is.
func unknownTag(w string) tag {
	if i := indexIZ(w); i > 0 {
		if t, ok := lexicon[w[:i]+"is"+w[i+2:]]; ok {
			return t
		}
	}
	if i := strings.LastIndexByte(w, '\''); i > 0 { // children's
		return determiner
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 {
		if strings.HasPrefix(w, "de-") && strings.HasSuffix(w, "ation") {
			return changeNoun
		}
		if t, ok := lexicon[strings.TrimPrefix(w, "re-")]; ok && t&verb != 0 {
			return t
		}
		last, ok := lexicon[w[i+1:]]
		if !ok {
			last = unknownTag(w[i+1:])
		}
		return last & (product | person | condition)
	}
	switch {
	case len(w) < 5:
	case strings.HasSuffix(w, "ed"):
		return past
	case strings.HasSuffix(w, "ing") && len(w) > 5:
		return ing
	case hasEnding(w, "ness", "ity", "ance", "ence", "ency", "acy", "ship", "ships") && !notCondition[w]: // confidence
		return condition
	case strings.HasSuffix(w, "ier") && !notComparative[w]:
		return comparative
	}
	return 0
}

// shapeOf returns the tag of an adverb or an adjective for a word with such an ending.
// Known is its tag in the lexicon. It may be a noun or a verb too.
func shapeOf(w string, known tag) tag {
	if len(w) < 4 || known&(product|person|condition|place) != 0 {
		return 0
	}
	isAdjective := false
	switch w[len(w)-1] { // of all words of a title
	case 'y':
		if strings.HasSuffix(w, "ly") && !notAdverb[w] && known&verb == 0 {
			return adverb | adjective
		}
	case 'd':
		isAdjective = strings.HasSuffix(w, "ed")
	case 'e':
		isAdjective = hasEnding(w, "ble", "ive")
	case 't':
		isAdjective = hasEnding(w, "ant", "ent") && !strings.HasSuffix(w, "ment")
	case 'l':
		isAdjective = strings.HasSuffix(w, "ful") || known == 0 && strings.HasSuffix(w, "al") && !notAdjective[w]
	case 's', 'c', 'h':
		isAdjective = hasEnding(w, "ous", "ic", "ish")
	}
	if isAdjective {
		return adjective
	}
	return 0
}

func hasEnding(w string, ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// indexIZ returns the index of "iz" in a word, or -1; most have no z.
func indexIZ(w string) int {
	if strings.IndexByte(w, 'z') < 0 {
		return -1
	}
	return strings.Index(w, "iz")
}

// notAdverb, notComparative and notCondition hold words in -ly, -ier, -ence and
// their like that are something else.
var notAdverb = compileSet(`elderly family only`)

var notAdjective = compileSet(`animal appraisal approval arrival burial canal capital cereal denial dismissal disposal festival goal hospital interval journal metal mineral mural original
	petal portal proposal refusal rehearsal removal renewal rental retrieval reversal revival signal terminal total trial tribunal`)

var notComparative = compileSet(`barrier carrier cashier courier dossier frontier glacier premier soldier supplier`)

var notCondition = compileSet(`agency ambulance audience city community defence evidence facility finance insurance ordinance residence science sentence sequence university utility`)

func compileSet(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

// workOf reports whether a noun names work, by the verb of work that it is made
// from: assessment, coordination, identification.
func workOf(w *word) bool {
	return w.hasTag(workNoun) || isNounOf(w, nounEndings, func(verb tag) bool { return verb&(work|acting) == work })
}

// actOf reports whether a noun names what people and things do or are, by the verb that
// it is made from: contribution, usage.
func actOf(w *word) bool {
	acts := func(verb tag) bool { return verb&acting != 0 }
	return isNounOf(w, nounEndings, acts) || isNounOf(w, actEndings, acts)
}

// isNounOf reports whether a noun is made from a verb in the lexicon with such a tag.
func isNounOf(w *word, endings []nounEnding, wants func(verb tag) bool) bool {
	noun := strings.TrimSuffix(w.text, "s")
	for _, end := range endings {
		if stem, ok := strings.CutSuffix(noun, end.noun); ok && len(stem) > 2 {
			if verb := lexicon[stem+end.verb]; verb&base != 0 && wants(verb) {
				return true
			}
		}
	}
	return false
}

// A nounEnding is the ending of a noun and that of the verb that it is made from.
type nounEnding struct{ noun, verb string }

var (
	nounEndings = []nounEnding{
		{"ment", ""}, {"ation", "e"}, {"ation", ""}, {"ication", "y"}, {"tion", "te"}, {"ion", ""}, {"ion", "e"}, {"ance", ""}, {"al", ""}, {"al", "e"},
	}
	actEndings = []nounEnding{{"age", ""}, {"age", "e"}, {"ention", "ain"}, {"umption", "ume"}}
)

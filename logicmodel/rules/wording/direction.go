package wording

// hasDirection reports whether a title states that something changes, or is a
// sentence on how things will be.
func hasDirection(words []word) bool {
	for i := range words {
		w := &words[i]
		switch {
		case w.hasTag(change):
			return true
		case w.hasTag(changeIng), w.hasTag(changeVerb) && (i == 0 || words[i-1].hasTag(person)):
			return true
		case isTurning(w.text):
			return true
		}
	}
	if hasTagAt(words, 0, pronoun) || words[0].hasTag(subordinator) {
		return true
	}
	v := mainVerb(words, 0)
	return v > 0 || v == 0 && len(words) > 1
}

// isTurning reports whether a word names a change to something else:
// prioritisation, modernising.
func isTurning(w string) bool {
	if len(w) < 9 {
		return false
	}
	switch w {
	case "organisation", "organization", "organisations", "organizations", "civilisation", "improvisation", "authorisation":
		return false
	}
	for _, end := range []string{"isation", "ization", "ising", "izing", "ised", "ized"} {
		if len(w) > len(end) && w[len(w)-len(end):] == end {
			return true
		}
	}
	return false
}

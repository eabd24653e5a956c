package wording

// hasDirection reports whether a title says that something changes, or is a
// sentence of how things will be.
func hasDirection(words []word) bool {
	for i := range words {
		w := &words[i]
		switch {
		case w.is(change):
			return true
		case w.is(changeIng), w.is(changeVerb) && (i == 0 || words[i-1].is(person)):
			return true
		case isTurning(w.text):
			return true
		}
	}
	if is(words, 0, pronoun) || words[0].is(subordinator) {
		return true
	}
	v := mainVerb(words, 0)
	return v > 0 || v == 0 && len(words) > 1
}

// isTurning reports whether a word names a turn to something else:
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

package wording

// hasDirection reports whether a title states that something changes, or is a
// sentence on how things will be.
func hasDirection(words []word, c *clause) bool {
	if c.mood != phrase || words[c.start].hasTag(pronoun|subordinator) {
		return true
	}
	for i := range words {
		if words[i].hasTag(change) || isTurning(words[i].text) {
			return true
		}
	}
	return false
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

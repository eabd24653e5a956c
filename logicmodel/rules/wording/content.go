package wording

import (
	"slices"
	"strings"
)

// contentOf returns the words that carry the meaning of a title, without their
// endings, in alphabetical order and each once. It is empty for fewer than two
// such words, and for a title that is too long.
func contentOf(words []word) string {
	if len(words) == maxWords {
		return ""
	}
	set := make([]string, 0, len(words))
	for i := range words {
		w := &words[i]
		if w.hasTag(light | changed | changing | changeVerb | changeIng | changeNoun | comparative | filler) {
			continue
		}
		for part := range strings.SplitSeq(w.text, "-") { // volunteer-led, led by volunteers
			set = append(set, stem(part))
		}
	}
	slices.Sort(set)
	set = slices.Compact(set)
	if len(set) < 2 {
		return ""
	}
	return strings.Join(set, " ")
}

// stem returns a word without its ending, so that mentor, mentors, mentored and
// mentoring are one. It need not be a word.
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if w == "" {
		return ""
	}
	cut := func(end string) bool {
		if strings.HasSuffix(w, end) && len(w)-len(end) >= 3 {
			w = w[:len(w)-len(end)]
			return true
		}
		return false
	}
	switch w[len(w)-1] {
	case 's':
		switch {
		case strings.HasSuffix(w, "sses"): // classes
			w = w[:len(w)-2]
		case strings.HasSuffix(w, "ss"):
		default:
			_ = cut("ies") || cut("es") || cut("s")
		}
	case 'g':
		_ = cut("ying") || cut("ing")
	case 'd':
		_ = cut("ied") || cut("ed")
	case 'e':
		cut("e")
	case 'y':
		cut("y")
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' { // planning
		w = w[:n-1]
	}
	return w
}

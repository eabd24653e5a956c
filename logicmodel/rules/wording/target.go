package wording

import "strings"

func hasTarget(words []word) bool {
	from, to := findTarget(words)
	return from < to
}

// findTarget returns the range of words that name a figure or date to be met,
// with the "by" or "to" before it. The range is empty where there is none.
func findTarget(words []word) (from, to int) {
	for i := range words {
		w := &words[i]
		from = i
		switch {
		case isPercent(words, i):
			to = i + 1
			if !strings.HasSuffix(w.text, "%") {
				to += 1
				if matchAt(words, i+1, "per", "cent") {
					to++
				}
			}
		case isFigure(w):
			if !isTarget(words, i) {
				continue
			}
			to = max(i+1, endOfProportion(words, i))
		case w.hasTag(proportion | numeral):
			if to = endOfProportion(words, i); to == 0 {
				continue
			}
			if i > 0 && (words[i-1].hasTag(numeral) || words[i-1].text == "one") { // two thirds
				from--
			}
		default:
			continue
		}
		for from > 0 && (leadsToFigure(&words[from-1]) || words[from].text == "than" && words[from-1].hasTag(comparative)) {
			from--
		}
		for to+1 < len(words) && words[to].text == "to" && isFigure(&words[to+1]) { // from 5% to 15%
			to += 2
		}
		if to < len(words) && !isYear(&words[to-1]) && words[to].sep == 0 && words[to].tag&^(person|product|month|label|condition) == 0 && strings.HasSuffix(words[to].text, "s") { // 18 weeks
			to++
		}
		if f, t := findTarget(words[to:]); f == 0 { // by 10% by 2030
			to += t
		}
		return from, to
	}
	return 0, 0
}

// endOfProportion returns the end of a proportion or a large number in words: a third
// fewer, two thirds, nine out of ten, halved, twice as many, two hundred. Word i is its
// first sure sign. The result is 0 where there is none, as in "the third sector" and
// "one to one".
func endOfProportion(words []word, i int) int {
	w := &words[i]
	switch w.text {
	case "twice":
		if matchAt(words, i+1, "as") || matchAt(words, i+1, "the") {
			return i + 2
		}
	case "times":
		if i > 0 && (words[i-1].hasTag(numeral) || isFigure(&words[i-1])) && matchAt(words, i+1, "as") {
			return i + 2
		}
	case "half":
		if i > 0 && !words[i-1].hasTag(preposition) && !leadsToFigure(&words[i-1]) && !words[i-1].hasTag(adverb) && words[i-1].text != "almost" {
			return 0 // the other half of town
		}
		if i+1 == len(words) || matchAt(words, i+1, "of") || matchAt(words, i+1, "the") || matchAt(words, i+1, "as") || words[i+1].hasTag(preposition) && words[i+1].text != "in" {
			return i + 1
		}
	case "third", "quarter", "fifth", "tenth":
		if matchAt(words, i-1, "a") || matchAt(words, i-1, "one") {
			if i+1 == len(words) || matchAt(words, i+1, "of") || hasTagAt(words, i+1, comparative) || matchAt(words, i-2, "by") {
				return i + 1
			}
		}
	case "thirds", "quarters", "fifths", "tenths":
		if hasTagAt(words, i-1, numeral) {
			return i + 1
		}
	case "dozen", "hundred", "thousand", "million":
		if hasTagAt(words, i-1, numeral) || matchAt(words, i-1, "one") || matchAt(words, i-1, "a") {
			return i + 1
		}
	case "one":
	default:
		if w.hasTag(proportion) { // halved, two-thirds
			return i + 1
		}
	}
	if w.text != "one" && !w.hasTag(numeral) && !isPlainFigure(w) {
		return 0
	}
	k := i + 1 // one in five, 9 out of every 10
	switch {
	case matchAt(words, k, "in"):
		k++
	case matchAt(words, k, "out", "of"):
		k += 2
	case w.hasTag(numeral) && (matchAt(words, i-1, "than") || matchAt(words, i-1, "least")) && !matchAt(words, i-2, "older") && !matchAt(words, i-2, "younger"):
		return i + 1
	default:
		return 0
	}
	if matchAt(words, k, "every") {
		k++
	}
	if k < len(words) && words[k].sep == 0 && (words[k].hasTag(numeral) || isPlainFigure(&words[k])) && !isYear(&words[k]) {
		return k + 1
	}
	return 0
}

// leadsToFigure reports whether a word belongs to the figure after it.
func leadsToFigure(w *word) bool {
	if w.hasTag(month) && w.text != "may" {
		return true
	}
	switch w.text {
	case "by", "to", "from", "in", "at", "least", "most", "over", "under", "until", "before", "since", "within", "end", "of", "the", "a", "than", "below", "above", "may":
		return true
	}
	return false
}

// isPercent reports whether a percentage begins at word i.
func isPercent(words []word, i int) bool {
	w := &words[i]
	return strings.HasSuffix(w.text, "%") ||
		(isFigure(w) || w.hasTag(numeral)) && (matchAt(words, i+1, "per", "cent") || matchAt(words, i+1, "percent"))
}

// isPlainFigure reports whether the word is a number: 5, 1,500, 2m, 5.5, or a
// range of numbers; not 24/7, 5G, 1980s or 20-minute.
func isPlainFigure(w *word) bool {
	t := w.text
	n := 0
	for n < len(t) && (t[n] >= '0' && t[n] <= '9' || t[n] == ',' || t[n] == '.') {
		n++
	}
	if n == 0 {
		return false
	}
	switch rest := t[n:]; rest {
	case "", "m", "k", "bn":
		return true
	default:
		if after, ok := strings.CutPrefix(rest, "-"); ok {
			return allDigits(after)
		}
		after, ok := strings.CutPrefix(rest, "–")
		return ok && allDigits(after)
	}
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isYear reports whether the word is a year, or two joined as in 2014/15.
func isYear(w *word) bool {
	t := w.text
	if len(t) < 4 || !allDigits(t[:4]) || t[:2] != "19" && t[:2] != "20" {
		return false
	}
	return len(t) == 4 || (t[4] == '/' || t[4] == '-') && allDigits(t[5:]) || strings.HasPrefix(t[4:], "–") && allDigits(t[4+len("–"):])
}

// isTarget reports whether a figure is one to be met, and not part of a name or an
// age.
func isTarget(words []word, i int) bool {
	w := &words[i]
	if isYear(w) {
		return isDate(words, i)
	}
	if !isPlainFigure(w) || isAge(words, i) {
		return false
	}
	if w.sep == '£' {
		return true
	}
	if i == 0 {
		return !matchAt(words, i+1, "to", "1")
	}
	before := &words[i-1]
	next := ""
	if i+1 < len(words) {
		next = words[i+1].text
	}
	switch {
	case before.hasTag(label), before.text == "first", before.text == "top", before.text == "to" && matchAt(words, i-2, "1"):
		return false
	case next == "a" || next == "to" && matchAt(words, i+2, "1"): // 5 a day
		return false
	case (next == "hours" || next == "days") && matchAt(words, i+2, "a"):
		return false
	case next == "call" || next == "calls": // 999 calls
		return false
	case before.capital && i > 1 && isName(before): // a name
		return false
	case isName(before) && !before.hasTag(adverb): // cohort 2
		return next != "" && (strings.HasSuffix(next, "s") || words[i+1].hasTag(person)) && !words[i+1].hasTag(auxiliary|preposition)
	}
	return !before.hasTag(product) || strings.HasSuffix(next, "s")
}

// isName reports whether a word may have a number after it as part of a name: street 2.
func isName(w *word) bool {
	return (!w.hasTag(base) || w.hasTag(orNoun)) && !w.hasTag(closed|change|past|ing|person|product|condition)
}

// isDate reports whether a year is a date to be met, as in "by 2014"; not in "the
// Highland 2030 forum" and "the 2014 Games".
func isDate(words []word, i int) bool {
	if i+1 < len(words) && words[i+1].capital && words[i+1].sep == 0 {
		return false
	}
	if i == 0 {
		return false
	}
	before := &words[i-1]
	if before.hasTag(month) && !before.hasTag(preposition) {
		return true
	}
	switch before.text {
	case "by", "in", "until", "till", "before", "since", "from", "to", "after", "during", "than", "of", "and", "end", "mid", "early", "late", "year":
		return before.text != "year" || matchAt(words, i-2, "by")
	}
	return words[i].sep == '(' || words[i].sep == ','
}

// isAge reports whether the figure at word i is the age of people: aged 16 to
// 24, under 18s, 3 to 5 year olds, women over 50; or a span by which something
// is defined: breastfed at 6–8 weeks, a home within 28 days.
func isAge(words []word, i int) bool {
	if isSpan(words, i) {
		return true
	}
	for k := i; k < len(words) && k <= i+4; k++ {
		t := words[k].text
		if strings.HasPrefix(t, "year-old") || strings.HasSuffix(t, "-olds") || strings.HasSuffix(t, "-old") ||
			(t == "year" || t == "years") && (matchAt(words, k+1, "old") || matchAt(words, k+1, "olds") || matchAt(words, k+1, "of", "age")) {
			return true
		}
		if k > i && t != "to" && t != "and" && t != "or" && !isFigure(&words[k]) {
			break
		}
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch words[k].text {
		case "age", "aged", "ages":
			return true
		case "over", "under", "above", "below", "than":
			return hasTagAt(words, k-1, person) || matchAt(words, k-1, "older") || matchAt(words, k-1, "younger")
		case "to", "and", "or", "between", "of", "from":
			continue
		}
		if !isFigure(&words[k]) {
			break
		}
	}
	return false
}

// isSpan reports whether the figure at word i belongs to a length of time in
// which something happens, and is no amount to be reached.
func isSpan(words []word, i int) bool {
	first, last := i, i
	for first > 0 && (isFigure(&words[first-1]) || words[first-1].text == "to") {
		first--
	}
	for last+1 < len(words) && (isFigure(&words[last+1]) || words[last+1].text == "to") {
		last++
	}
	if first == 0 || last+1 == len(words) || !timeUnits[words[last+1].text] {
		return false
	}
	switch words[first-1].text {
	case "at", "within", "after", "for", "first":
		return true
	}
	return false
}

var timeUnits = compileSet(`minutes hours day days week weeks month months`)

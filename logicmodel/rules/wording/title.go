// Package wording judges the titles of the elements of logic models: whether one
// names work, counts what is delivered, states a change, and so on.
//
// It looks at the words of one title alone, in English, by a lexicon and small
// rules of grammar, and misses what it cannot decide safely. What a judgement
// means for a model is for package rules.
package wording

import "strings"

// A Title is a title split into words, ready to be judged.
type Title struct {
	text  string
	words []word
}

// New returns the title of a text. It looks only at the first words of a long
// one.
func New(text string) Title { return Title{text: text, words: splitWords(text)} }

// IsEmpty reports whether the title has no words. No other method may be called on
// such a title.
func (t *Title) IsEmpty() bool { return len(t.words) == 0 }

// SaysWork reports whether the title opens with work to be done: "deliver
// training", "running a lunch club".
func (t *Title) SaysWork() bool { return opensWithWork(t.words) }

// ChangeAfterWork returns the change that a title names as the purpose of work,
// and false where there is none: "staff are more confident" in "deliver training
// so that staff are more confident".
func (t *Title) ChangeAfterWork() (string, bool) {
	l, ok := twoLevelsOf(t.words)
	if !ok || !l.effectLast || hasTagAt(t.words, l.to, doing) {
		return "", false
	}
	return t.text[t.words[l.to].start:], true
}

// PeopleWorkedWith returns the people that a title about work mentions, and false
// where that is not certain.
func (t *Title) PeopleWorkedWith() (string, bool) {
	if strings.HasPrefix(t.words[0].text, "recruit") {
		return "", false
	}
	return phraseOfPeople(t.text, t.words, 1)
}

// CountsDelivery reports whether the title counts or names what is delivered:
// "180 people trained", "leaflets distributed".
func (t *Title) CountsDelivery() bool { return countsDelivery(t.words) }

// People returns the first mention of people, such as "foster carers", and
// false where there is none that is certain.
func (t *Title) People() (string, bool) { return phraseOfPeople(t.text, t.words, 0) }

// StatesChange reports whether the title states that people, or a condition of
// people, change: "increased confidence", "carers better informed".
func (t *Title) StatesChange() bool { return statesChange(t.words) }

// HasDirection reports whether the title states that something changes, or is a
// sentence on how things will be.
func (t *Title) HasDirection() bool { return hasDirection(t.words) }

// HasTarget reports whether the title holds a figure, a proportion or a date to
// be met.
func (t *Title) HasTarget() bool { return hasTarget(t.words) }

// Target returns the figure, proportion or date to be met, such as "by 2014", and
// the title without it, which is empty where the rest is no title.
func (t *Title) Target() (figure, rest string, ok bool) {
	words := t.words
	from, to := findTarget(words)
	if from == to {
		return "", "", false
	}
	start := int(words[from].start)
	if words[from].sep == '£' {
		start = strings.LastIndexAny(t.text[:start], "£$€")
	}
	figure = t.text[start:words[to-1].end]
	if to == len(words) && from > 1 && (words[from].hasTag(preposition) || words[from].text == "to") &&
		!words[from-1].hasTag(comparative|preposition) && !anyHasTag(words[:from], numeral) && !hasTarget(words[:from]) {
		rest = t.text[:words[from-1].end]
	}
	return figure, rest, true
}

// TwoChanges returns two changes that the title joins, such as "increased
// trust" and "reduced isolation".
func (t *Title) TwoChanges() (first, second string, ok bool) {
	i, k, ok := twoChanges(t.words)
	if !ok {
		return "", "", false
	}
	return t.text[:t.words[i].end], t.text[t.words[k].start:], true
}

// A TwoLevels is a cause and its effect in one title.
type TwoLevels struct {
	Before     string // what stands before the joint; it may be empty
	Joint      string // such as "through"
	After      string
	EffectLast bool // the effect is what stands after the joint
}

// TwoLevels returns the cause and the effect that the title joins.
func (t *Title) TwoLevels() (TwoLevels, bool) {
	l, ok := twoLevelsOf(t.words)
	if !ok {
		return TwoLevels{}, false
	}
	return TwoLevels{
		Before:     upTo(t.text, t.words, l.from),
		Joint:      t.text[t.words[l.from].start:t.words[max(l.from, l.to-1)].end],
		After:      t.text[t.words[l.to].start:],
		EffectLast: l.effectLast,
	}, true
}

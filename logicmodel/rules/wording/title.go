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
	text   string
	words  []word
	clause clause
}

// New returns the title of a text. It looks only at the first words of a long
// one.
func New(text string) Title {
	t := Title{text: text, words: splitWords(text)}
	if len(t.words) > 0 {
		t.clause = clauseOf(t.words)
	}
	return t
}

// IsEmpty reports whether the title has no words. No other method may be called on
// such a title.
func (t *Title) IsEmpty() bool { return len(t.words) == 0 }

// SaysWork reports whether the title opens with work to be done: "deliver
// training", "running a lunch club".
func (t *Title) SaysWork() bool { return saysWork(t.words, &t.clause) }

// GivesOrder reports whether the title is an order or its -ing form, as activities
// are worded: "deliver training", "running a lunch club".
func (t *Title) GivesOrder() bool {
	return (t.clause.mood == order || t.clause.mood == gerund) && t.SaysWork()
}

// CountsDelivery reports whether the title counts or names what is delivered:
// "180 people trained", "leaflets distributed".
func (t *Title) CountsDelivery() bool { return namesDelivery(t.words, &t.clause) }

// StatesChange reports whether the title states that people, or a condition of
// people, change: "increased confidence", "carers better informed".
func (t *Title) StatesChange() bool { return statesChange(t.words, &t.clause) }

// HasDirection reports whether the title states that something changes, or is a
// sentence on how things will be.
func (t *Title) HasDirection() bool {
	return t.clause.mood != phrase || t.words[0].hasTag(pronoun|subordinator) || anyHasTag(t.words, change)
}

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

// Changes returns how many changes the title joins, and the changes, such as
// "increased trust" and "reduced isolation", where it is certain where each
// ends; 0 where it does not join any.
func (t *Title) Changes() (n int, changes []string) {
	parts, certain := changesOf(t.words, &t.clause)
	for i, part := range parts {
		if certain && i+1 < len(parts) {
			changes = append(changes, t.text[t.words[part[0]].start:t.words[part[1]-1].end])
		} else if certain {
			changes = append(changes, t.from(part[0]))
		}
	}
	return len(parts), changes
}

// NamesPeople reports whether the title is a name of people or bodies, or of their
// time, or has one among the things that it lists: two youth workers, money and
// staff, volunteer time; not "funding from the council", nor those who only pay.
func (t *Title) NamesPeople() bool { return listsPeople(t.words) }

// A TwoLevels is a cause and its effect in one title.
type TwoLevels struct {
	Before     string // what stands before the joint; it may be empty
	Joint      string // such as "through"
	After      string
	EffectLast bool // the effect is what stands after the joint
}

// TwoLevels returns the cause and the effect that the title joins.
func (t *Title) TwoLevels() (TwoLevels, bool) {
	l, ok := twoLevelsOf(t.words, &t.clause)
	if !ok {
		return TwoLevels{}, false
	}
	return TwoLevels{
		Before:     upTo(t.text, t.words, l.from),
		Joint:      t.text[t.words[l.from].start:t.words[max(l.from, l.to-1)].end],
		After:      t.from(l.to),
		EffectLast: l.effectLast,
	}, true
}

// from returns the title from word i on, without a full stop.
func (t *Title) from(i int) string {
	return strings.TrimRight(t.text[t.words[i].start:], ". ")
}

// upTo returns the title before word i, without a "which" or "that" at its end.
func upTo(title string, words []word, i int) string {
	if i > 1 && (words[i-1].hasTag(subordinator) || words[i-1].text == "including") {
		i--
	}
	if i == 0 {
		return ""
	}
	return title[:words[i-1].end]
}

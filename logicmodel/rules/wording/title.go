// Package wording judges the titles of the elements of logic models: whether
// one says what is done, counts what is delivered, states a change, and so on.
//
// It looks at the words of one title alone, in English, by a lexicon and small
// rules of grammar, and misses what it cannot decide safely. What a judgement
// means for a model is for package rules.
package wording

import "strings"

// A Title is a title in words, ready to be judged.
type Title struct {
	text    string
	words   []word
	content string
	known   bool // content is
}

// New returns the title of a text. Of a long one only the first words are
// looked at.
func New(text string) Title { return Title{text: text, words: split(text)} }

// IsEmpty reports whether the title has no words. Of such a title no other
// question may be asked but [Title.SaysSame].
func (t *Title) IsEmpty() bool { return len(t.words) == 0 }

// SaysWork reports whether the title opens with what will be done: "deliver
// training", "running a lunch club".
func (t *Title) SaysWork() bool { return opensWithWork(t.words) }

// ChangeAfterWork returns the change that a title which says what is done names
// as its purpose, and false where there is none: "staff are more confident" in
// "deliver training so that staff are more confident".
func (t *Title) ChangeAfterWork() (string, bool) {
	l, ok := twoLevelsOf(t.words)
	if !ok || !l.effectLast || is(t.words, l.to, doing) {
		return "", false
	}
	return t.text[t.words[l.to].start:], true
}

// PeopleWorkedWith returns the people that a title which says what is done
// mentions, and false where that is not certain.
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

// StatesChange reports whether the title says of people, or of a condition of
// people, that it changes: "increased confidence", "carers better informed".
func (t *Title) StatesChange() bool { return statesChange(t.words) }

// HasDirection reports whether the title says that something changes, or is a
// sentence of how things will be.
func (t *Title) HasDirection() bool { return hasDirection(t.words) }

// HasTarget reports whether the title holds a figure, a proportion or a date to
// be met.
func (t *Title) HasTarget() bool { return hasTarget(t.words) }

// Target returns the figure, proportion or date to be met, such as "by 2014",
// and what the title says without it; that is empty where what is left would be
// no title.
func (t *Title) Target() (figure, rest string, ok bool) {
	words := t.words
	from, to := target(words)
	if from == to {
		return "", "", false
	}
	start := int(words[from].start)
	if words[from].sep == '£' {
		start = strings.LastIndexAny(t.text[:start], "£$€")
	}
	figure = t.text[start:words[to-1].end]
	if to == len(words) && from > 1 && (words[from].is(preposition) || words[from].text == "to") &&
		!words[from-1].is(comparative|preposition) && !has(words[:from], numeral) && !hasTarget(words[:from]) {
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

// SaysSame reports whether two titles say the same in words that count,
// whatever their order and endings: "young people mentored" and "mentor young
// people".
func (t *Title) SaysSame(as *Title) bool {
	own := t.says()
	return own != "" && own == as.says()
}

func (t *Title) says() string {
	if !t.known {
		t.content, t.known = content(t.words), true
	}
	return t.content
}

package wording

// A kind is a kind of change in people that a title states.
type kind int

// The kinds, from the first to the last in a chain.
const (
	unknown    kind = iota
	awareness       // residents are aware of the clinic
	capacity        // rangers are skilled, increased confidence of carers
	practice        // visitors comply with the rules
	conditions      // tenants have better health, improved health of tenants
)

// ReadsReversed reports whether the words of a cause and its effect say that the
// effect comes first: what people do, or how they are, leads to what the staff
// know or can do, or to what the same people become aware of.
func ReadsReversed(cause, effect *Title) bool {
	earlier, who := cause.kind()
	later, whose := effect.kind()
	if earlier < practice || later == unknown || later >= practice {
		return false
	}
	return effect.IsOfStaff() && who != "" && !cause.IsOfStaff() || later == awareness && who != "" && who == whose
}

// kind returns the kind of change that the title states, and the people who
// change, as one word in lower case, which is empty where the title does not open
// with them.
func (t *Title) kind() (k kind, who string) {
	words, c := t.words, &t.clause
	subject := &words[c.head]
	switch {
	case t.SaysWork() || t.CountsDelivery():
		return unknown, ""
	case subject.hasTag(person):
		return kindOfPeople(words, c), subject.text
	case !t.StatesChange():
		return unknown, ""
	}
	return kinds[subject.text], ""
}

// IsOfStaff reports whether the title is about those who work for a programme:
// rangers are skilled.
func (t *Title) IsOfStaff() bool {
	subject := &t.words[t.clause.head]
	return subject.hasTag(person) && subject.hasTag(agent)
}

// kindOfPeople returns the kind of change of a title whose subject is people.
func kindOfPeople(words []word, c *clause) kind {
	if c.mood != sentence {
		if c.head > c.start {
			return kinds[words[c.head-1].text] // skilled staff
		}
		return unknown
	}
	main := &words[c.main]
	switch {
	case c.passive || takesPart[main.text] || matchAt(words, c.main+1, "part"):
		return kinds[main.text]
	case isHaving[main.text]: // have better skills
		return kinds[words[headOf(words, c.main+1, len(words))].text]
	case main.hasTag(auxiliary):
		for i := c.verb + 1; i < len(words) && !words[i].joins() && !words[i].hasTag(preposition); i++ {
			if k := kinds[words[i].text]; k != unknown {
				return k
			}
		}
		return unknown
	}
	if k, ok := kinds[main.text]; ok {
		return k
	}
	if main.hasTag(acting) && !main.hasTag(attain|changing|causing) {
		return practice
	}
	return unknown
}

var isHaving = compileSet(`have has gain gains show shows`)

// kinds holds the words that state only one kind of change, as in the results chains
// of Montague and Mayne. A verb that may state several is unknown: one may know of a
// thing, or know how.
var kinds = func() map[string]kind {
	all := map[string]kind{}
	for k, words := range map[kind]string{
		awareness: `aware awareness informed`,
		capacity:  `able ability abilities capability capabilities capacity competent competence confidence confident equipped qualified self-confidence skill skilled skills trained`,
		practice:  `compliance comply complies`,
		conditions: `crime crimes deaths debt debts employment falls health healthy healthier homelessness income incomes injuries isolation loneliness mortality poverty suicide suicides
			unemployment wellbeing well-being`,
		unknown: `aim appear believe care consider expect experience face feel find have has hope know knows lack learn live lives need report say see seem suffer think trust understand
			understands value view want wish worry`,
	} {
		for w := range compileSet(words) {
			all[w] = k
		}
	}
	return all
}()

package diff

import (
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
)

// A note is what is told of one change, or of a thing that was added or
// removed with its links.
type note struct {
	verb string
	says []span
}

// A span is a piece of a note.
type span struct {
	sort sort
	text string
}

type sort int

const (
	plain  sort = iota
	name        // an id, a number or a word of a file
	quoted      // a text of a file
	turn        // where a line is best broken; its text comes after the break
)

func (n *note) say(words string)  { n.says = append(n.says, span{plain, words}) }
func (n *note) turn(words string) { n.says = append(n.says, span{turn, words}) }
func (n *note) name(id string)    { n.says = append(n.says, span{name, id}) }
func (n *note) quote(text string) { n.says = append(n.says, span{quoted, text}) }
func (n *note) value(f form, s string) {
	if f == texts || f == either && strings.Contains(s, " ") {
		n.quote(s)
	} else {
		n.name(s)
	}
}

// names says the ids, the last after "and".
func (n *note) names(ids []string) {
	for i, id := range ids {
		switch {
		case i > 0 && i == len(ids)-1:
			n.say(" and ")
		case i > 0:
			n.say(", ")
		}
		n.name(id)
	}
}

// notes are what is to be told, in the order of the changes. The links and
// indicators of a thing that was added or removed are told with it.
func notes(changes []Change) []note {
	var all []note
	with := partsOf(changes)
	for _, c := range changes {
		if with.told[c.at()] {
			continue
		}
		n := note{verb: c.verb()}
		switch c.Kind {
		case Added, Removed:
			n.whole(c, with.byThing[c.at()])
		case Renamed:
			n.say(c.noun() + " ")
			n.name(c.Old.ID)
			n.say(" to ")
			n.name(c.New.ID)
		case Retitled:
			n.subject(c)
			n.say(":")
			n.fromTo(texts, c.Before, c.After)
		case Moved:
			n.subject(c)
			n.say(" from ")
			n.group(c, c.Before)
			n.say(" to ")
			n.group(c, c.After)
		default:
			n.subject(c)
			n.say(": ")
			n.field(c)
		}
		all = append(all, n)
	}
	return all
}

// whole tells of a thing that was added or removed.
func (n *note) whole(c Change, with *parts) {
	thing := c.New
	if c.Kind == Removed {
		thing = c.Old
	}
	if c.What == Link {
		n.say("link from ")
		n.name(thing.ID)
		n.say(" to ")
		n.name(thing.To)
		return
	}
	n.say(c.noun() + " ")
	n.name(thing.ID)
	if thing.Title != "" {
		n.say(", ")
		n.quote(shortened(thing.Title))
	}
	if c.What == Indicator {
		n.say(", of ")
		n.name(thing.Of)
	}
	if with == nil {
		return
	}
	if len(with.indicators) > 0 {
		n.turn("; measured by ")
		n.names(with.indicators)
	}
	if len(with.from)+len(with.to) > 0 {
		n.turn("; linked ")
	}
	if len(with.from) > 0 {
		n.say("from ")
		n.names(with.from)
	}
	if len(with.from) > 0 && len(with.to) > 0 {
		n.say(", and ")
	}
	if len(with.to) > 0 {
		n.say("to ")
		n.names(with.to)
	}
}

// subject names what is changed, by its id of now.
func (n *note) subject(c Change) {
	switch c.What {
	case Link:
		n.say("link from ")
		n.name(c.New.ID)
		n.say(" to ")
		n.name(c.New.To)
	case Model, Framework:
		n.say(c.noun())
	default:
		n.say(c.noun() + " ")
		n.name(c.New.ID)
	}
}

// group names what a thing moved from or to.
func (n *note) group(c Change, value string) {
	switch {
	case c.What == Element:
		n.say(stageGroup(value))
	case value == "":
		n.say("no " + c.Field)
	case c.What == Outcome:
		n.say("level ")
		n.name(value)
	default:
		n.name(value)
	}
}

// stageGroup is where an element of the stage stands.
func stageGroup(stage string) string {
	switch stage {
	case "activity":
		return "the activities"
	case "output":
		return "the outputs"
	case "short", "medium", "long":
		return stage + "-term outcomes"
	case "end-state":
		return "the end state"
	}
	return "no stage"
}

// verb is the first word of a note.
func (c *Change) verb() string {
	if c.Kind == Retitled && (c.What == Assumption || c.What == Risk) {
		return "reworded"
	}
	return c.Kind.String()
}

// noun is what the thing is called: an element by its stage.
func (c *Change) noun() string {
	if c.What != Element {
		return c.What.String()
	}
	stage := c.New.Stage
	if c.Kind == Removed {
		stage = c.Old.Stage
	}
	switch {
	case stage == logicmodel.EndState:
		return "end state"
	case stage.IsOutcome():
		return "outcome"
	case stage.String() == "":
		return "element"
	}
	return stage.String()
}

// at is what makes an added or removed thing that thing.
func (c *Change) at() at {
	if c.Kind == Removed {
		return at{c.Kind, c.What, c.Old.ID, c.Old.To}
	}
	return at{c.Kind, c.What, c.New.ID, c.New.To}
}

type at struct {
	kind   Kind
	what   What
	id, to string
}

// parts are the indicators and links that were added or removed with a thing,
// by their ids and other ends.
type parts struct{ indicators, from, to []string }

type allParts struct {
	byThing map[at]*parts
	told    map[at]bool // with their things
}

// partsOf are the parts of all things that were added or removed. A link
// between two of them is told once, with the one that it comes from.
func partsOf(changes []Change) allParts {
	all := allParts{map[at]*parts{}, map[at]bool{}}
	for _, c := range changes {
		if (c.Kind == Added || c.Kind == Removed) && (c.What == Element || c.What == Outcome) {
			all.byThing[c.at()] = &parts{}
		}
	}
	find := func(k Kind, id string) *parts {
		if p := all.byThing[at{kind: k, what: Element, id: id}]; p != nil {
			return p
		}
		return all.byThing[at{kind: k, what: Outcome, id: id}]
	}
	for _, c := range changes {
		if c.Kind != Added && c.Kind != Removed || c.What != Link && c.What != Indicator {
			continue
		}
		thing := c.New
		if c.Kind == Removed {
			thing = c.Old
		}
		switch owner, from, to := find(c.Kind, thing.Of), find(c.Kind, thing.ID), find(c.Kind, thing.To); {
		case c.What == Indicator && owner != nil:
			owner.indicators = append(owner.indicators, thing.ID)
		case c.What == Link && from != nil:
			from.to = append(from.to, thing.To)
		case c.What == Link && to != nil:
			to.from = append(to.from, thing.ID)
		default:
			continue
		}
		all.told[c.at()] = true
	}
	return all
}

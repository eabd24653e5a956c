package diff

import "strings"

// Words tell the change without naming what has changed, for a program that
// shows it beside the thing: such as “no longer with partner nhs”, “evidence
// from weak to moderate” or “added”. Texts of the file stand in “quotes”; those
// over 200 characters are shortened to what differs.
func (c Change) Words() string {
	n := note{}
	switch c.Kind {
	case Added, Removed:
		n.say(c.verb())
	case Renamed:
		n.say("renamed")
		n.fromTo(words, c.Before, c.After)
	case Retitled:
		n.say(c.verb())
		n.fromTo(texts, c.Before, c.After)
	case Moved:
		n.say("moved from ")
		n.group(c, c.Before)
		n.say(" to ")
		n.group(c, c.After)
	default:
		n.field(c)
	}
	var b strings.Builder
	for _, s := range n.says {
		if s.sort == quoted {
			b.WriteString("“" + s.text + "”")
		} else {
			b.WriteString(s.text)
		}
	}
	return b.String()
}

// Noun is what the thing that has changed is called, such as “partner”; an
// element is called by its stage.
func (c Change) Noun() string { return c.noun() }

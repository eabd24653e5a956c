package diff

import (
	"cmp"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// A Note is a change for people to read, with the links and indicators that were
// added or removed together with the thing.
type Note struct {
	Change
	From, To   []Change // links to it, and from it
	Indicators []Change
}

// Notes returns the changes in their order. A link between two things that were
// both added or removed is with the one that it comes from.
func (d *Diff) Notes() []*Note {
	type key struct {
		kind Kind
		id   string
	}
	owners := map[key]*Note{} // elements, groups and outcomes that were added or removed
	for _, c := range d.Changes {
		if k := (key{c.Kind, c.Thing().ID}); c.isWhole() && (sharedIDs(c.What) == diag.KindElement || c.What == diag.KindOutcome) && owners[k] == nil {
			owners[k] = &Note{Change: c}
		}
	}
	var all []*Note
	for _, c := range d.Changes {
		t := c.Thing()
		of, from, to := owners[key{c.Kind, t.Of}], owners[key{c.Kind, t.ID}], owners[key{c.Kind, t.To}]
		switch {
		case c.What == diag.KindIndicator && of != nil:
			of.Indicators = append(of.Indicators, c)
		case c.What == diag.KindLink && from != nil:
			from.To = append(from.To, c)
		case c.What == diag.KindLink && to != nil:
			to.From = append(to.From, c)
		case from != nil && from.Change == c:
			all = append(all, from)
		default:
			all = append(all, &Note{Change: c})
		}
	}
	return all
}

// isWhole reports whether the whole thing was added or removed.
func (c Change) isWhole() bool { return c.Kind == KindAdded || c.Kind == KindRemoved }

// Thing returns the thing that has changed as it is in the new version or, where
// that lacks it, in the old one.
func (c Change) Thing() Thing {
	if c.Kind == KindRemoved {
		return c.Old
	}
	return c.New
}

// Noun returns the noun for the thing that has changed, such as “partner”; for an
// element, that of its stage.
func (c Change) Noun() string {
	if c.What != diag.KindElement {
		return string(c.What)
	}
	stage := c.Thing().Stage
	if stage.IsOutcome() {
		return "outcome"
	}
	return cmp.Or(stage.Noun(), "element")
}

// Noun does the same as [Change.Noun], but takes the noun for an element from the
// headings of its model, such as “goal”.
func (d *Diff) Noun(c Change) string {
	v, t := &d.New, c.Thing()
	if c.Kind == KindRemoved {
		v = &d.Old
	}
	if c.What != diag.KindElement || v.Model == nil || !t.Stage.IsValid() {
		return c.Noun()
	}
	own := v.Model.Noun(t.Stage, v.Framework)
	if t.Stage.IsOutcome() && strings.HasSuffix(own, c.Noun()) { // immediate outcome
		return c.Noun()
	}
	return own
}

// verb returns the verb for the change.
func (c Change) verb() string {
	if c.Kind == KindRetitled && (c.What == diag.KindAssumption || c.What == diag.KindRisk) {
		return "reworded"
	}
	return c.Kind.String()
}

// Words returns the change without the name of the thing, such as “no longer with
// partner nhs”, “evidence from weak to moderate” or “added”. Texts of the file
// stand in “quotes”; those over 200 characters are shortened to what differs.
// Nothing is escaped.
func (c Change) Words() string { return (&Diff{}).Words(c) }

// Words does the same as [Change.Words], but names stages by the headings of
// their models.
func (d *Diff) Words(c Change) string {
	words := strings.ReplaceAll(plainStyle.words(d, &c), breakMark, "")
	if c.Kind != KindChanged {
		words = c.verb() + words
	}
	return words
}

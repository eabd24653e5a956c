package content

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// words returns a change in words, without the name of the thing that has
// changed.
func (mk *marker) words(c *diff.Change) string {
	switch {
	case c.Kind == diff.KindRetitled && utf8.RuneCountInString(c.Before) <= 200:
		return "was " + quote(OneLine(c.Before))
	case c.Kind == diff.KindRenamed:
		return "its id was " + OneLine(c.Before)
	}
	named := *c
	if c.Kind == diff.KindChanged || c.Kind == diff.KindMoved && c.What == diag.KindIndicator {
		named.Before, named.After = nameIn(&mk.of.Old, c.Field, c.Before), nameIn(&mk.of.New, c.Field, c.After)
	}
	return OneLine(mk.of.Words(named))
}

// nameIn returns what the thing with the id in a field is called in a version of
// a model, or else the id.
func nameIn(v *diff.Version, field, id string) string {
	m, name := v.Model, ""
	if m == nil || id == "" {
		return id
	}
	switch field {
	case "partners":
		name = partnerName(m, id)
	case "assumes":
		for _, a := range m.Assumptions {
			if a.ID == id {
				name = a.Text
			}
		}
	case "reach":
		for _, r := range m.Reach {
			if r.ID == id {
				name = quote(OneLine(r.Title))
			}
		}
	case "risks":
		for _, r := range m.Risks {
			if r.ID == id {
				name = quote(OneLine(r.Text))
			}
		}
	case "depends-on", "of", "affects", "group":
		if e := m.Element(id); e != nil {
			name = quote(OneLine(e.Title))
		} else if g := m.Group(id); g != nil {
			name = quote(OneLine(g.Title))
		}
	case "supports", "measures":
		if v.Framework == nil {
			break
		}
		for o := range v.Framework.All() {
			if field == "supports" && o.ID == id && name == "" {
				name = quote(OneLine(o.Title))
			}
			for i := range o.Indicators {
				if field == "measures" && o.Indicators[i].ID == id && name == "" {
					name = quote(OneLine(o.Indicators[i].Title))
				}
			}
		}
	}
	return cmp.Or(OneLine(name), id)
}

// indicatorTitle returns the title of the indicator that has changed.
func indicatorTitle(c *diff.Change) string {
	return quote(OneLine(cmp.Or(c.Thing().Title, c.Thing().ID)))
}

// subject returns the name of what has changed.
func (mk *marker) subject(c *diff.Change) string {
	t := c.Thing()
	switch c.What {
	case diag.KindModel, diag.KindFramework:
		return "the " + string(c.What)
	case diag.KindLink:
		return "the link from " + mk.name(c, t.ID) + " to " + mk.name(c, t.To)
	case diag.KindElement, diag.KindOutcome:
		return "the " + mk.of.Noun(*c) + " " + mk.name(c, t.ID)
	case diag.KindIndicator:
		return "the indicator " + indicatorTitle(c) + " of " + mk.name(c, t.Of)
	}
	return "the " + mk.of.Noun(*c) + " " + quote(OneLine(cmp.Or(t.Title, t.ID)))
}

// name returns the text of the box, or the title of the group, with the id that a change
// names.
func (mk *marker) name(c *diff.Change, id string) string {
	if n := mk.box(mk.boxesOf(c), id); n >= 0 {
		return mk.shortName(n)
	}
	v := &mk.of.New
	if c.Kind == diff.KindRemoved {
		v = &mk.of.Old
	}
	if v.Model != nil {
		if g := v.Model.Group(id); g != nil {
			return "the group " + quote(OneLine(g.Title))
		}
	}
	return quote(OneLine(id))
}

// addSentences writes all changes in words, those of one thing in one sentence,
// and lists those that no box or arrow shows.
func (mk *marker) addSentences() {
	type sentence struct {
		text, subject, label string
		listed               bool
	}
	var all []sentence
	for _, n := range mk.of.Notes() {
		c := &n.Change
		s := sentence{subject: mk.subject(c), label: Altered.Symbol(), listed: !mk.isShown(c)}
		last := len(all) - 1
		switch {
		case c.Kind == diff.KindAdded || c.Kind == diff.KindRemoved:
			if s.label = Added.Symbol(); c.Kind == diff.KindRemoved {
				s.label = Removed.Symbol()
			}
			s.text = prose.UpperFirst(c.Kind.String()) + ": " + s.subject + mk.companions(n)
			s.subject = ""
		case last >= 0 && all[last].subject == s.subject:
			all[last].text += "; " + mk.words(c)
			all[last].listed = s.listed
			continue
		default:
			s.text = "Changed: " + s.subject + " – " + mk.words(c)
		}
		all = append(all, s)
	}
	for _, s := range all {
		mk.Changes.sentences = append(mk.Changes.sentences, prose.WithFullStop(s.text))
		if s.listed {
			mk.addEntry(s.label, s.text)
		}
	}
	if before := mk.onlyBefore(); len(before) > 0 {
		mk.Changes.sentences = append(mk.Changes.sentences, prose.WithFullStop("Only the old version works towards "+prose.Agree(len(before), "the outcome ", "the outcomes ")+prose.List(before)))
	}
}

// onlyBefore returns the outcomes of the framework that the new version does not
// work towards any more.
func (mk *marker) onlyBefore() []string {
	after := map[string]bool{}
	if mk.Changes.after != nil {
		for i := range mk.Changes.after.Boxes {
			if b := &mk.Changes.after.Boxes[i]; b.Element == nil {
				after[b.ID] = true
			}
		}
	}
	var before []string
	for i := range mk.Boxes {
		if b := &mk.Boxes[i]; b.Element == nil && b.Look != MissingLook && b.Change == Unchanged && !after[b.ID] {
			before = append(before, mk.shortName(i))
		}
	}
	return before
}

// isShown reports whether a box or an arrow shows the change.
func (mk *marker) isShown(c *diff.Change) bool {
	if _, ok := mk.arrow(c); ok || mk.broad(c) != nil {
		return true
	}
	if c.What == diag.KindModel || c.What == diag.KindFramework { // all boxes do
		return c.Kind == diff.KindAdded || c.Kind == diff.KindRemoved
	}
	return mk.changedBox(c) >= 0
}

// companions returns in words what was added or removed together with a thing.
func (mk *marker) companions(n *diff.Note) string {
	var parts []string
	add := func(one, many string, changes []diff.Change, name func(*diff.Change) string) {
		var names []string
		for i := range changes {
			names = append(names, name(&changes[i]))
		}
		if names != nil {
			parts = append(parts, prose.Agree(len(names), one, many)+prose.List(names))
		}
	}
	add("the link from ", "the links from ", n.From, func(c *diff.Change) string { return mk.name(c, c.Thing().ID) })
	add("the link to ", "the links to ", n.To, func(c *diff.Change) string { return mk.name(c, c.Thing().To) })
	add("the indicator ", "the indicators ", n.Indicators, indicatorTitle)
	if parts == nil {
		return ""
	}
	return ", with " + strings.Join(parts, "; ")
}

// summary counts what has changed.
func (mk *marker) summary() string {
	things := "outcome"
	for i := range mk.Boxes {
		if mk.Boxes[i].Element != nil {
			things = "element"
		}
	}
	var parts []string
	for i, noun := range []string{things, "link"} {
		var counts []string
		for _, c := range []Change{Added, Removed, Altered} {
			if n := mk.counts[i][c]; n > 0 {
				s := fmt.Sprint(n)
				if counts == nil {
					s += " " + prose.Agree(n, noun, prose.Plural(noun))
				}
				counts = append(counts, s+" "+c.Word())
			}
		}
		if counts != nil {
			parts = append(parts, strings.Join(counts, ", "))
		}
	}
	if others := len(mk.Changes.entries) - mk.counts[1][Altered]; others > 0 {
		parts = append(parts, prose.Count(others, "more change")+" listed below")
	}
	if parts == nil {
		parts = []string{"nothing in meaning"}
	}
	return "what changed" + mk.dates + ": " + strings.Join(parts, "; ")
}

// introduction returns the sentence that introduces a picture of two versions.
func (d *Comparison) introduction(p *Picture) string {
	s := "Two versions of a logic model, in one picture, " + p.direction()
	switch {
	case p.View == TriangleView:
		s = "Two versions of an outcomes framework, in one picture, the highest level on top"
	case p.IsInRows():
		s = "Two versions of a logic model, in one picture, read from the bottom to the top"
	}
	s = prose.WithFullStop(s) + " " + prose.WithFullStop("It is about "+strings.Join(p.Subjects, ", and "))
	if p.Draft {
		s = prose.WithFullStop(DraftNote) + " " + s
	}
	return s
}

// describe returns the picture in words: what changed, then the new version.
func (d *Comparison) describe(p *Picture) *Description {
	out := &Description{Title: p.Title, Summary: d.introduction(p)}
	if len(d.sentences) > 0 {
		out.Parts = append(out.Parts, DescriptionPart{Heading: "What changed", Items: d.sentences})
	}
	if d.after != nil {
		out.Parts = append(out.Parts, DescriptionPart{Heading: d.afterHeading, Text: d.after.Description.Summary})
		out.Parts = append(out.Parts, d.after.Description.Parts...)
	}
	return out
}

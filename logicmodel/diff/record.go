package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// A record is a thing of one version in the form in which any two are compared.
type record struct {
	what  What
	thing Thing
	place diag.Pos

	title      string // the field that holds the title
	titlePlace diag.Pos
	group      group
	facts      []fact
	fields     int // that were asked for facts

	source any    // the element, outcome, link … that it is of
	lost   []fact // of the old version only
	parts  []*record
	parent *record
	same   *record // the record of the other version that it is, or nil
}

// A group is what a thing belongs to and can move from.
type group struct {
	field string // empty: the thing belongs to nothing
	ref   What   // what value is the id of; zero: of nothing that is renamed
	value string
	place diag.Pos
}

// A fact is one thing that is said of a record: a field, or a member of a list.
type fact struct {
	order int // of its field among those of the record
	index int // among the facts of the record, from 1
	field string
	key   string // of a member: what it is about, such as the date of a target
	ref   What   // what id is the id of, if anything
	other What   // what it is, or else may be, the id of in another file
	id    string
	value string
	shown string
	loose bool   // a member that can become one with another key
	leads string // of a path to a framework: its id and version, if they are known
	place diag.Pos
}

// part is a new part of the record.
func (r *record) part(p *record) *record {
	p.parent = r
	r.parts = append(r.parts, p)
	return p
}

// text is a field that holds text, a number or a word.
func (r *record) text(field, value string, place diag.Pos) {
	r.fields++
	if value = oneLine(value); value != "" {
		r.say(fact{field: field, value: value, shown: value, place: place})
	}
}

// say adds a fact of the last field.
func (r *record) say(f fact) {
	f.order, f.index = r.fields, len(r.facts)+1
	r.facts = append(r.facts, f)
}

// flag is a field that says something only where it is true.
func (r *record) flag(field string, value bool) {
	if value {
		r.text(field, "yes", diag.Pos{})
	} else {
		r.fields++
	}
}

// refs is a list of the ids of things.
func (r *record) refs(field string, ref What, ids []outcomes.Ref) {
	r.fields++
	for _, id := range ids {
		r.ref(field, ref, id, false)
	}
}

// ref is a member of the last field: the id of a thing.
func (r *record) ref(field string, ref What, id outcomes.Ref, loose bool) {
	if id.ID != "" {
		r.say(fact{field: field, ref: ref, id: id.ID, shown: id.ID, loose: loose, place: id.Pos})
	}
}

// ofOther says that the ids of the last field may be those of things of that sort
// in another file: the framework that a model is written for, or that a framework
// extends, or another model.
func (r *record) ofOther(w What) {
	for i := len(r.facts) - 1; i >= 0 && r.facts[i].order == r.fields; i-- {
		r.facts[i].other = w
	}
}

// leadsTo says which framework the path of the last fact leads to. Another path to
// the same one is no change: the file has moved, or the framework has.
func (r *record) leadsTo(f *outcomes.Framework) {
	if len(r.facts) > 0 {
		r.facts[len(r.facts)-1].leads = f.ID + "\x00" + f.Version
	}
}

// member is a member of the last field that is known by its key.
func (r *record) member(field, key, value, shown string, loose bool, place diag.Pos) {
	r.say(fact{field: field, key: oneLine(key), value: oneLine(value), shown: oneLine(shown), loose: loose, place: place})
}

func (r *record) figures(field string, figures []outcomes.Figure) {
	r.fields++
	for _, f := range figures {
		r.member(field, string(f.On), f.Value, figure(f), true, f.Pos)
	}
}

func (r *record) evidence(e outcomes.Evidence) {
	r.text("evidence.grade", e.Grade.String(), e.Pos)
	r.text("evidence.source", e.Source, e.Pos)
}

// indicators are parts of an element or an outcome.
func (r *record) indicators(all []outcomes.Indicator) {
	for i := range all {
		from := &all[i]
		p := r.part(&record{what: Indicator, thing: Thing{ID: from.ID, Of: r.thing.ID, Title: from.Title}, place: from.Pos, title: "title",
			group: group{field: "of", ref: r.what, value: r.thing.ID, place: from.Pos}})
		p.fields++
		p.ref("measures", 0, from.Measures, true)
		p.ofOther(Indicator)
		p.text("unit", from.Unit, diag.Pos{})
		p.text("direction", from.Direction.String(), diag.Pos{})
		baseline := figure(from.Baseline.Figure)
		if from.Baseline.Unavailable {
			baseline = "unavailable " + baseline
		}
		p.text("baseline", baseline, from.Baseline.Pos)
		p.figures("targets", from.Targets)
		p.figures("actuals", from.Actuals)
		p.text("source", from.Source, diag.Pos{})
	}
}

// figure is a figure in words, such as "53 (2014)".
func figure(f outcomes.Figure) string {
	if f.On == "" {
		return f.Value
	}
	return fmt.Sprintf("%s (%s)", f.Value, f.On)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// oneLine is a text without the line breaks that a file happens to have.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// all are the records of that sort among r and its parts.
func (r *record) all(w What) []*record {
	var found []*record
	if r.what == w {
		found = append(found, r)
	}
	for _, p := range r.parts {
		found = append(found, p.all(w)...)
	}
	return found
}

// content is all that is said of the record, in an order of its own; two of
// one version with the same content cannot be told apart. The ids in it are
// turned by known.
func (r *record) content(known func(What, string) string) string {
	var said []string
	for _, f := range r.facts {
		said = append(said, fmt.Sprintf("%02d %q %q %q", f.order, f.key, f.value, known(f.ref, f.id)))
	}
	for _, p := range r.parts {
		said = append(said, p.content(known))
	}
	slices.Sort(said)
	id, to := known(r.what, r.thing.ID), ""
	if r.what == Link {
		id, to = known(r.parent.what, r.thing.ID), known(r.parent.what, r.thing.To)
	}
	return fmt.Sprintf("%q %q %q %q %q", known(r.group.ref, r.group.value), oneLine(r.thing.Title), id, to, said)
}

func asWritten(_ What, id string) string { return id }

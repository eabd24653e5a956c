package diff

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// A record is a thing of one version in the form in which any two are compared.
type record struct {
	what  ThingKind
	thing Thing
	place diag.Pos

	title      string // the field that holds the title
	titlePlace diag.Pos
	group      group
	fields     [][]fact // as many in both versions
	lost       []fact   // of the old version only

	source any // the element, outcome, link … that it is of
	parts  []*record
	parent *record
	same   *record         // the record of the other version that it is, or nil
	ends   map[string]bool // of its links, once they are asked for
}

// A group is what a thing belongs to and can move from.
type group struct {
	field string    // empty: the thing belongs to nothing
	ref   ThingKind // what value is the id of; zero: of nothing that is renamed
	value string
	place diag.Pos
}

// A fact is one thing that a record holds: a field, or a member of a list.
type fact struct {
	index int // in its field, from 1
	field string
	key   string    // of a member: what it is about, such as the date of a target
	ref   ThingKind // what id is the id of, if anything
	other ThingKind // what it is, or else may be, the id of in another file
	id    string
	now   string // the id in the new version
	value string
	shown string
	loose bool   // a member that can become one with another key
	leads string // of a path to a framework: its id and version, if they are known
	place diag.Pos
}

// An identity is what a fact is about: of two with the same, in two versions, one
// has become the other.
type identity struct {
	key, now string
	ref      ThingKind
}

func (f fact) identity() identity { return identity{f.key, f.now, f.ref} }

// part adds a part to the record.
func (r *record) part(p *record) *record {
	p.parent, p.title = r, cmp.Or(p.title, "title")
	r.parts = append(r.parts, p)
	return p
}

// text adds a field that holds text, a number or a word.
func (r *record) text(field, value string, place diag.Pos) {
	r.list()
	if value = oneLine(value); value != "" {
		r.add(fact{field: field, value: value, shown: value, place: place})
	}
}

// texts adds fields without places, given as keys and values.
func (r *record) texts(fields ...string) {
	for i := 0; i < len(fields); i += 2 {
		r.text(fields[i], fields[i+1], diag.Pos{})
	}
}

// flag adds a field that holds something only where it is true.
func (r *record) flag(field string, value bool) {
	if value {
		r.texts(field, "yes")
	} else {
		r.list()
	}
}

// list adds a field, to which facts are added.
func (r *record) list() { r.fields = append(r.fields, nil) }

// add adds a fact to the last field.
func (r *record) add(f fact) {
	last := &r.fields[len(r.fields)-1]
	*last = append(*last, f)
}

// refs adds a field of ids: of things of the sort ref, or else of those of the sort
// other in another file, which may be a framework or another model.
func (r *record) refs(field string, ref, other ThingKind, ids ...outcomes.Ref) {
	r.list()
	for _, id := range ids {
		if id.ID != "" {
			r.add(fact{field: field, ref: ref, other: other, id: id.ID, shown: id.ID, place: id.Pos})
		}
	}
}

// ref is [record.refs] of one id, which another can replace.
func (r *record) ref(field string, ref, other ThingKind, id outcomes.Ref) {
	r.refs(field, ref, other, id)
	for i := range r.fields[len(r.fields)-1] {
		r.fields[len(r.fields)-1][i].loose = true
	}
}

// path adds a path to a framework, which is known or nil, to the last field.
// Another path to the same one is no change: the file has moved, or the framework
// has.
func (r *record) path(f fact, to *outcomes.Framework) {
	if to != nil {
		f.leads = to.ID + "\x00" + to.Version
	}
	if f.shown != "" {
		r.add(f)
	}
}

// member adds to the last field a member that is known by its key.
func (r *record) member(field, key, value, shown string, loose bool, place diag.Pos) {
	r.add(fact{field: field, key: oneLine(key), value: oneLine(value), shown: oneLine(shown), loose: loose, place: place})
}

func (r *record) figures(field string, figures []outcomes.Figure) {
	r.list()
	for _, f := range figures {
		r.member(field, string(f.On), f.Value, figure(f), true, f.Pos)
	}
}

func (r *record) evidence(e outcomes.Evidence) {
	r.text("evidence.grade", e.Grade.String(), e.Pos)
	r.text("evidence.source", e.Source, e.Pos)
	r.extras("evidence.", e.Extra)
}

// headings adds a field for what each stage is called.
func (r *record) headings(all []outcomes.Heading) {
	r.list()
	for _, h := range all {
		key, _ := h.Stage.Key()
		r.member(headingField+key, key, h.Text, h.Text, false, h.Pos)
	}
}

// sameAs adds a field of what other schemes call the thing.
func (r *record) sameAs(all []outcomes.ForeignID) {
	r.list()
	for _, f := range all {
		shown := f.Scheme + " " + f.ID
		for _, x := range f.Extra {
			shown += ", " + x.Key + ": " + canonical(x.Value)
		}
		r.member("same-as", f.Scheme, shown, shown, false, f.Pos)
	}
}

// extras adds a field of the keys of other programs, which stand under the key that
// prefix names, with its point, or under none.
func (r *record) extras(prefix string, all []outcomes.Extra) {
	r.list()
	for _, x := range all {
		value := canonical(x.Value)
		r.member(prefix+cmp.Or(x.Key, extraField), x.Key, value, value, false, diag.Pos{})
	}
}

// canonical returns JSON with the keys of its objects in an order of their own; any
// other text as it is.
func canonical(value string) string {
	var v any
	d := json.NewDecoder(strings.NewReader(value))
	d.UseNumber()
	if err := d.Decode(&v); err != nil || d.More() {
		return value
	}
	text, err := encode(v)
	if err != nil {
		return value
	}
	return strings.TrimSuffix(string(text), "\n")
}

// indicators adds the parts of an element or an outcome.
func (r *record) indicators(all []outcomes.Indicator) {
	for i := range all {
		from := &all[i]
		p := r.part(&record{what: ThingIndicator, thing: Thing{ID: from.ID, Of: r.thing.ID, Title: from.Title}, place: from.Pos,
			group: group{field: "of", ref: r.what, value: r.thing.ID, place: from.Pos}})
		p.ref("measures", 0, ThingIndicator, from.Measures)
		p.texts("unit", from.Unit, "direction", from.Direction.String())
		baseline := figure(from.Baseline.Figure)
		if from.Baseline.Unavailable {
			baseline = "unavailable " + baseline
		}
		p.text("baseline", baseline, from.Baseline.Pos)
		p.figures("targets", from.Targets)
		p.figures("actuals", from.Actuals)
		p.texts("source", from.Source)
		p.sameAs(from.SameAs)
		p.extras("", from.Extra)
	}
}

// figure returns a figure in words, such as "53 (2014)".
func figure(f outcomes.Figure) string {
	if f.On == "" {
		return f.Value
	}
	return fmt.Sprintf("%s (%s)", f.Value, f.On)
}

// oneLine returns a text without the line breaks that a file happens to have.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// all returns the records of that sort among r, which may be nil, and its parts.
func (r *record) all(w ThingKind) []*record {
	var found []*record
	if r == nil {
		return nil
	}
	if r.what == w {
		found = append(found, r)
	}
	for _, p := range r.parts {
		found = append(found, p.all(w)...)
	}
	return found
}

// content returns all that the record holds, in an order of its own; two of one
// version with the same content cannot be told apart. The ids in it are turned by
// known.
func (r *record) content(known func(ThingKind, string) string) string {
	var all []string
	for i, field := range r.fields {
		for _, f := range field {
			all = append(all, fmt.Sprintf("%02d %q %q %q", i, f.key, f.value, known(f.ref, f.id)))
		}
	}
	for _, p := range r.parts {
		all = append(all, p.content(known))
	}
	slices.Sort(all)
	id, to := known(r.what, r.thing.ID), ""
	if r.what == ThingLink {
		id, to = known(r.parent.what, r.thing.ID), known(r.parent.what, r.thing.To)
	}
	return fmt.Sprintf("%q %q %q %q %q", known(r.group.ref, r.group.value), oneLine(r.thing.Title), id, to, all)
}

func asWritten(_ ThingKind, id string) string { return id }

// leadsTo reports whether a link leads from the thing to the one with the id.
func (r *record) leadsTo(id string) bool {
	if r.ends == nil {
		r.ends = map[string]bool{}
		for _, p := range r.parts {
			if p.what == ThingLink {
				r.ends[p.thing.To] = true
			}
		}
	}
	return r.ends[id]
}

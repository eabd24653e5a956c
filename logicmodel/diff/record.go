package diff

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// A record is a thing of one version in the form in which things are compared.
type record struct {
	what  diag.Kind
	thing Thing
	place diag.Pos

	title      string // the field that holds the title
	titlePlace diag.Pos
	group      group
	fields     [][]fact // as many in both versions
	lost       []fact   // of the old version only

	source any // the element, outcome or link that it was made from
	parts  []*record
	parent *record
	same   *record         // the record of the other version that it is, or nil
	ends   map[string]bool // of its links, once they are needed
}

// A group is what a thing belongs to and can move out of, such as a stage.
type group struct {
	field string    // empty: the thing belongs to nothing
	ref   diag.Kind // the sort of thing that value is the id of; zero if that cannot be renamed
	value string
	place diag.Pos
}

// A fact is one thing that a record holds: a field, or a member of a list.
type fact struct {
	index int // in its field, from 1
	field string
	key   string    // of a member: what distinguishes it, such as the date of a target
	ref   diag.Kind // the sort of thing that id is the id of, if any
	other diag.Kind // the sort of thing that id is, or may be, the id of in another file
	id    string
	now   string // the id in the new version
	value string
	shown string
	loose bool   // a member that may change its key
	leads string // of a path to a framework: its id and version, if they are known
	place diag.Pos
}

// An identity identifies a fact: if the two versions have facts with the same
// identity, one has become the other.
type identity struct {
	key, now string
	ref      diag.Kind
}

func (f fact) identity() identity { return identity{f.key, f.now, f.ref} }

// addPart adds a part to the record.
func (r *record) addPart(p *record) *record {
	p.parent, p.title = r, cmp.Or(p.title, "title")
	r.parts = append(r.parts, p)
	return p
}

// addText adds a field that holds text, a number or a word.
func (r *record) addText(field, value string, place diag.Pos) {
	r.addField()
	if value = oneLine(value); value != "" {
		r.addFact(fact{field: field, value: value, shown: value, place: place})
	}
}

// addTexts adds fields without places, given as keys and values.
func (r *record) addTexts(fields ...string) {
	for i := 0; i < len(fields); i += 2 {
		r.addText(fields[i], fields[i+1], diag.Pos{})
	}
}

// addFlag adds a field that is empty unless the value is true.
func (r *record) addFlag(field string, value bool) {
	if value {
		r.addTexts(field, "yes")
	} else {
		r.addField()
	}
}

// addField adds an empty field, to which facts can be added.
func (r *record) addField() { r.fields = append(r.fields, nil) }

// addFact adds a fact to the last field.
func (r *record) addFact(f fact) {
	last := &r.fields[len(r.fields)-1]
	*last = append(*last, f)
}

// addRefs adds a field of ids: of things of the sort ref, or else of those of the sort
// other in another file, which may be a framework or another model.
func (r *record) addRefs(field string, ref, other diag.Kind, ids ...outcomes.Ref) {
	r.addField()
	for _, id := range ids {
		if id.ID != "" {
			r.addFact(fact{field: field, ref: ref, other: other, id: id.ID, shown: id.ID, place: id.Pos})
		}
	}
}

// addRef adds a field of one id, as [record.addRefs] does for several.
func (r *record) addRef(field string, ref, other diag.Kind, id outcomes.Ref) {
	r.addRefs(field, ref, other, id)
	for i := range r.fields[len(r.fields)-1] {
		r.fields[len(r.fields)-1][i].loose = true
	}
}

// addPath adds the path of a framework, which may be nil, to the last field.
// Another path to the same framework is no change, since only a file has moved.
func (r *record) addPath(f fact, to *outcomes.Framework) {
	if to != nil {
		f.leads = to.ID + "\x00" + to.Version
	}
	if f.shown != "" {
		r.addFact(f)
	}
}

// addMember adds to the last field a member that is identified by its key.
func (r *record) addMember(field, key, value, shown string, loose bool, place diag.Pos) {
	r.addFact(fact{field: field, key: oneLine(key), value: oneLine(value), shown: oneLine(shown), loose: loose, place: place})
}

func (r *record) addFigures(field string, figures []outcomes.Figure) {
	r.addField()
	for _, f := range figures {
		key := strings.Join([]string{string(f.From), string(f.On), f.Group()}, " ")
		r.addMember(field, strings.TrimSpace(key), figure(f), figure(f), true, f.Pos)
	}
}

func (r *record) addEvidence(e outcomes.Evidence) {
	r.addText("evidence.grade", e.Grade.String(), e.Pos)
	r.addText("evidence.source", e.Source, e.Pos)
	r.addExtras("evidence.", e.Extra)
}

// addHeadings adds a field for the heading of each stage.
func (r *record) addHeadings(all []outcomes.Heading) {
	r.addField()
	for _, h := range all {
		key, _ := h.Stage.Key()
		r.addMember(headingField+key, key, h.Text, h.Text, false, h.Pos)
	}
}

// addSameAs adds a field of the thing's ids in other schemes.
func (r *record) addSameAs(all []outcomes.ForeignID) {
	r.addField()
	for _, f := range all {
		shown := f.Scheme + " " + f.ID
		for _, x := range f.Extra {
			shown += ", " + x.Key + ": " + canonicalJSON(x.Value)
		}
		r.addMember("same-as", f.Scheme, shown, shown, false, f.Pos)
	}
}

// addExtras adds a field of the keys of other programs, which stand under the key that
// prefix names, with its point, or under none.
func (r *record) addExtras(prefix string, all []outcomes.Extra) {
	r.addField()
	for _, x := range all {
		value := canonicalJSON(x.Value)
		r.addMember(prefix+cmp.Or(x.Key, extraField), x.Key, value, value, false, diag.Pos{})
	}
}

// canonicalJSON returns JSON with the keys of its objects in a fixed order, and
// any other text unchanged.
func canonicalJSON(value string) string {
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

// addIndicators adds the parts of an element or an outcome.
func (r *record) addIndicators(all []outcomes.Indicator) {
	for i := range all {
		from := &all[i]
		if from.IsReference() {
			continue // see addSharedIndicators
		}
		p := r.addPart(&record{what: diag.KindIndicator, thing: Thing{ID: from.ID, Of: r.thing.ID, Title: from.Title}, place: from.Pos,
			group: group{field: "of", ref: r.what, value: r.thing.ID, place: from.Pos}})
		p.addRef("measures", "", diag.KindIndicator, from.Measures)
		p.addTexts("definition", from.Definition, "type", from.Type.String(), "unit", from.Unit, "direction", from.Direction.String())
		p.addFlag("cumulative", from.Cumulative)
		p.addField()
		for _, by := range from.DisaggregatedBy {
			if by.ID != "" {
				p.addMember("disaggregated-by", by.ID, "", by.ID, false, by.Pos)
			}
		}
		baseline := figure(from.Baseline.Figure)
		if from.Baseline.Unavailable {
			baseline = "unavailable " + baseline
		}
		p.addText("baseline", baseline, from.Baseline.Pos)
		p.addFigures("targets", from.Targets)
		p.addFigures("actuals", from.Actuals)
		p.addTexts("method", from.Method, "frequency", from.Frequency, "responsible", from.Responsible, "source", from.Source)
		p.addSameAs(from.SameAs)
		p.addExtras("", from.Extra)
	}
}

// addSharedIndicators adds the indicators that are named here and defined elsewhere.
func (r *record) addSharedIndicators(all []outcomes.Indicator) {
	r.addField()
	for i := range all {
		if in := &all[i]; in.IsReference() {
			r.addFact(fact{field: "indicators", ref: diag.KindIndicator, other: diag.KindIndicator, id: in.ID, shown: in.ID, place: in.Pos})
		}
	}
}

// figure returns a figure in words, such as "53 (2014)".
func figure(f outcomes.Figure) string {
	value := f.InWords()
	if f.Value != "" && f.Value != value { // built in Go
		value = f.Value + ", " + value
	}
	on := string(f.On)
	if f.From != "" {
		on = string(f.From) + " to " + on
	}
	about := slices.DeleteFunc([]string{on, f.Group(), f.Note}, func(s string) bool { return s == "" })
	if len(about) == 0 {
		return value
	}
	return fmt.Sprintf("%s (%s)", value, strings.Join(about, "; "))
}

// oneLine returns a text without line breaks, with its letters composed: é of one
// character, as most programs write it, and of two, as some do, is one text.
func oneLine(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

// allOf returns the records of that sort among r, which may be nil, and its parts.
func (r *record) allOf(w diag.Kind) []*record {
	var found []*record
	if r == nil {
		return nil
	}
	if r.what == w {
		found = append(found, r)
	}
	for _, p := range r.parts {
		found = append(found, p.allOf(w)...)
	}
	return found
}

// content returns all that the record holds as one text, in a fixed order, so
// that records can be compared. The function known translates the ids in it.
func (r *record) content(known func(diag.Kind, string) string) string {
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
	if r.what == diag.KindLink {
		id, to = known(r.parent.what, r.thing.ID), known(r.parent.what, r.thing.To)
	}
	return fmt.Sprintf("%q %q %q %q %q", known(r.group.ref, r.group.value), oneLine(r.thing.Title), id, to, all)
}

func asWritten(_ diag.Kind, id string) string { return id }

// leadsTo reports whether a link leads from the thing to the one with the id.
func (r *record) leadsTo(id string) bool {
	if r.ends == nil {
		r.ends = map[string]bool{}
		for _, p := range r.parts {
			if p.what == diag.KindLink {
				r.ends[p.thing.To] = true
			}
		}
	}
	return r.ends[id]
}
